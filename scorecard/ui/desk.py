"""A session's desk: the files dropped on it, what checking them found, what publishing made of it.

The files lie in a private folder that goes with the desk. A worker thread checks and publishes and
tells how far it is; it is stopped between two steps, and then nothing was written.
"""

import logging
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from threading import Event, Thread
from typing import Final, Generic, TypeVar

from etl.load import LoadResult, check_sources, load_sources
from etl.progress import StoppedError
from etl.readers import Origin
from scorecard.labels.plain import plain
from scorecard.warehouse import Warehouse, WarehouseError

MOST_FILES: Final = 60
NAME_LENGTH: Final = 150

_KNOWN_ENDINGS: Final = frozenset({".xlsx", ".csv", ".parquet"})
_UNEXPECTED: Final = (
    "Chương trình gặp lỗi ngoài dự kiến khi đọc các tệp này. Kho số liệu giữ nguyên như trước. Thử "
    "nạp từng tệp một để biết tệp nào, và gửi nhật ký của máy chủ cho người phụ trách."
)

Result = TypeVar("Result")

logger = logging.getLogger(__name__)


class Work(Generic[Result]):
    """Something long in a thread of its own, and how far it is (``etl.progress``).

    ``words`` are the step in Vietnamese, ``share`` the part done, ``fault`` what went wrong in
    words; ``result`` is there once it has ended in peace.
    """

    def __init__(
        self,
        run: Callable[["Work[Result]"], Result],
        *,
        is_publishing: bool = False,
        unexpected: str = _UNEXPECTED,
    ) -> None:
        self.is_publishing = is_publishing
        self.words = "Bắt đầu"
        self.fault = ""
        self.result: Result | None = None
        self._unexpected = unexpected
        self._expected = 0
        self._done = 0
        self._has_begun = False
        self._stop = Event()
        self._ended = Event()
        Thread(target=self._work, args=(run,), name="desk", daemon=True).start()

    @property
    def share(self) -> float:
        """The part of the known steps that is done."""
        return min(self._done / self._expected, 1.0) if self._expected else 0.0

    def is_running(self) -> bool:
        """Whether it is still at work."""
        return not self._ended.is_set()

    def is_stopping(self) -> bool:
        """Whether somebody wants no more of it."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask it to end before its next step."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end, at most so long; whether it has ended."""
        return self._ended.wait(seconds)

    def expect(self, steps: int) -> None:
        """So many more steps are to come."""
        self._expected += steps

    def step(self, words: str) -> None:
        """A step begins, unless nobody wants it any more."""
        if self._stop.is_set():
            raise StoppedError
        self._done += int(self._has_begun)
        self._has_begun = True
        self.words = words

    def say(self, words: str) -> None:
        """Tell of a wait within a step."""
        self.words = words

    def _work(self, run: Callable[["Work[Result]"], Result]) -> None:
        try:
            self.result = run(self)
        except StoppedError:
            logger.info("stopped by its reader")
        except WarehouseError as error:
            if not self._stop.is_set():
                self.fault = str(error)
        except Exception:
            logger.exception("work failed: %s", self.words)
            self.fault = self._unexpected
        finally:
            self._ended.set()


@dataclass(slots=True)
class Desk:
    """What one session has dropped, and what became of it.

    ``origins``: the dropped files by name; ``left_out``: names that are not looked at for now;
    ``checked``, ``published``: the results of the last work, None before; ``fault``: what went
    wrong, in words.
    """

    warehouse: Callable[[Work[LoadResult]], Warehouse]
    origins: dict[str, Origin] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    work: Work[LoadResult] | None = None
    checked: LoadResult | None = None
    published: LoadResult | None = None
    former: LoadResult | None = None
    fault: str = ""
    _folder: Path | None = None
    _taken: int = 0

    @property
    def chosen(self) -> list[Origin]:
        """The files that are looked at, in the order in which they came."""
        return [origin for name, origin in self.origins.items() if name not in self.left_out]

    def take(self, name: str, content: bytes | memoryview) -> bool:
        """Lay a file on the desk, in place of one of its name; False where there are too many."""
        name = file_name(name)
        if name not in self.origins and len(self.origins) >= MOST_FILES:
            return False
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="scorecard-desk-"))
        former = self.origins.get(name)
        if former is not None:
            with suppress(OSError):  # a check that was left may still read it
                former.path.unlink()
        self._taken += 1
        ending = PureWindowsPath(name).suffix.lower()
        path = self._folder / f"{self._taken}{ending if ending in _KNOWN_ENDINGS else ''}"
        path.touch(mode=0o600)
        path.write_bytes(content)
        self.origins[name] = Origin(path, name)
        self.left_out.discard(name)
        return True

    def check(self) -> None:
        """Begin to check the chosen files; what was found before is forgotten."""
        self._begin()
        chosen = self.chosen
        if chosen:
            self.work = Work(
                lambda work: check_sources(chosen, self.warehouse(work), work), is_publishing=False
            )

    def publish(self, loaded_by: str) -> None:
        """Begin to publish what the last check showed, and nothing else."""
        agreed = self.checked
        if agreed is None or agreed.is_refused:
            return
        self.former = agreed
        chosen = self.chosen
        self.work = Work(
            lambda work: load_sources(
                chosen, self.warehouse(work), loaded_by, work, agreed.preview
            ),
            is_publishing=True,
        )

    def settle(self) -> None:
        """Take over what ended work has found; nothing where none has ended."""
        work = self.work
        if work is None or work.is_running():
            return
        self.work, self.fault = None, work.fault
        if work.result is None:
            self.checked = self.checked if work.is_publishing else None
        elif work.is_publishing and not work.result.is_outdated and not work.result.is_refused:
            self.published, self.checked, self.former = work.result, None, None
            self.empty()
        else:
            self.checked = work.result
            self.former = self.former if work.result.is_outdated else None

    def stop(self) -> None:
        """Want no more of the work: a check is left at once, a publication is waited for."""
        if self.work is not None:
            self.work.stop()
            if not self.work.is_publishing:
                self.work = None

    def clear(self) -> None:
        """Put everything away."""
        self._begin()
        self.published = None
        self.empty()

    def empty(self) -> None:
        """Take the files off the desk; their folder goes with them."""
        self.origins.clear()
        self.left_out.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _begin(self) -> None:
        if self.work is not None:
            self.work.stop()
        self.work = self.checked = self.former = self.published = None
        self.fault = ""


def file_name(name: str) -> str:
    """The last part of a name that a browser gave, fit to be told; its ending stays."""
    last = " ".join(plain(PureWindowsPath(name).name).split()) or "tệp"
    if len(last) <= NAME_LENGTH:
        return last
    ending = PureWindowsPath(last).suffix[:10]
    return last[: NAME_LENGTH - len(ending) - 1] + "…" + ending
