"""A watched folder: what has come to rest in it is loaded, or put aside with what is wrong with it.

A file goes to ``da-nap`` or ``bi-tra-lai`` inside the folder, under its name with the date; nothing
is ever overwritten. A watcher that is killed between loading and moving loads the file again when
it starts, which changes nothing.
"""

import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Final

from filelock import FileLock, Timeout
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from etl import marking
from etl.headings import names
from etl.load import LoadResult, load_sources
from etl.readers import Origin
from scorecard.model.tables import TABLES
from scorecard.warehouse import Warehouse, WarehouseError

LOADED: Final = "da-nap"
REFUSED: Final = "bi-tra-lai"

_LOCK: Final = ".dang-canh.lock"
_UNFINISHED: Final = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart")
_OF_THE_SYSTEM: Final = frozenset({"thumbs.db", "desktop.ini"})
_REPORTS: Final = (".txt", ".json")
_OUR_REPORT: Final = re.compile(r"(.*--\d{4}-\d{2}-\d{2}-\d{6}.*?)\.(?:txt|json)")
_A_LITTLE: Final = 0.05
_LOOK_SECONDS: Final = 60.0
"""How often a folder is looked at where no event tells of it."""

Signature = tuple[tuple[str, int, int], ...]
"""Name, size and time of a file, or of each file of a folder."""

logger = logging.getLogger(__name__)


class AlreadyWatchedError(Exception):
    """Another process watches the folder; its text is Vietnamese."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """``rest_seconds``: how long a file must not change; ``poll_seconds``: look so often instead of
    waiting for events, which network shares do not send."""

    rest_seconds: float = 3.0
    poll_seconds: float | None = None


@dataclass(slots=True)
class Watcher:
    """Looks at a folder and loads what has come to rest; ``tell`` hears of it in Vietnamese."""

    folder: Path
    warehouse: Warehouse
    loaded_by: str
    tell: Callable[[str], None]
    settings: WatchSettings = field(default_factory=WatchSettings)
    _seen: dict[Path, tuple[Signature, float]] = field(default_factory=dict)
    _waiting: set[Path] = field(default_factory=set)
    _said: str = ""

    def run(self, stop: Event | None = None) -> None:
        """Watch until ``stop`` is set; ``AlreadyWatchedError`` where another one does."""
        stop = stop or Event()
        woken = Event()
        with self._alone(), _observed(self.folder, woken, self.settings.poll_seconds):
            self._clear_orphans()
            while not stop.is_set():
                woken.clear()
                self.look()
                woken.wait(self._pause())

    def once(self) -> bool:
        """Load what is at rest by now and come back; whether nothing at rest has to wait."""
        with self._alone():
            self._clear_orphans()
            self.look()
            if self._seen:
                Event().wait(self.settings.rest_seconds + _A_LITTLE)
                self.look()
        return not self._waiting

    def look(self) -> int:
        """Load or put aside everything that is at rest; how many there were."""
        try:
            found = {path: _signature(path) for path in _sources(self.folder, self.warehouse)}
        except OSError as error:
            self._say_once(f"Không đọc được thư mục {self.folder}: {error.strerror}. Sẽ thử lại.")
            return 0
        now = monotonic()
        for path in [each for each in self._seen if each not in found]:
            del self._seen[path]
        ready = []
        for path, signature in found.items():
            former, since = self._seen.get(path, (None, now))
            if signature != former:
                since = now
            self._seen[path] = (signature, since)
            is_at_rest = bool(signature) and now - since >= self.settings.rest_seconds
            if is_at_rest and not self._is_open(path):
                ready.append(path)
        self._waiting.clear()
        return sum(self._take(path) for path in sorted(ready, key=_order))

    def _is_open(self, path: Path) -> bool:
        """Whether Office says that somebody is still at work on a file."""
        owners = (path.with_name(f"~${path.name}"), path.with_name(f"~${path.name[2:]}"))
        is_open = any(each.exists() for each in owners)
        if is_open:
            self._say_once(f"{path.name}: đang mở trong Excel; lưu và đóng lại thì được nạp.")
        return is_open

    def _take(self, path: Path) -> bool:
        """Load one source and put it away; False where it has to wait."""
        try:
            result = load_sources([Origin(path, path.name)], self.warehouse, self.loaded_by)
        except WarehouseError as error:
            self._waiting.add(path)
            self._say_once(f"{path.name}: chưa nạp, để nguyên tại chỗ và sẽ thử lại. {error}")
            return False
        except Exception as error:
            logger.exception("%s could not be loaded", path)
            return self._put_aside(path, None, f"chương trình gặp lỗi ({type(error).__name__})")
        if result.is_refused:
            count = sum(each.severity == "error" for each in result.problems)
            return self._put_aside(path, result, f"{count} lỗi")
        new = sum(each.new for each in result.counts)
        changed = sum(each.changed for each in result.counts)
        where = f"phiên bản {result.generation}" if result.generation else "không có gì mới"
        return self._move(path, LOADED, result, f"đã nạp, {where}: {new} mới, {changed} đính chính")

    def _put_aside(self, path: Path, result: LoadResult | None, why: str) -> bool:
        return self._move(path, REFUSED, result, f"không nạp được: {why}; trả lại ở {REFUSED}")

    def _move(self, path: Path, to: str, result: LoadResult | None, words: str) -> bool:
        """Put a source away with what was found; what is wrong is written before it moves."""
        try:
            target = _free_place(self.folder / to, path)
            _write_reports(path, target, result, words)
            path.rename(target)
        except OSError as error:
            # Somebody has it open, or the share is gone: loading it again changes nothing.
            self._waiting.add(path)
            self._say_once(f"{path.name}: {words}, nhưng chưa chuyển đi được: {error.strerror}")
            return False
        self._seen.pop(path, None)
        self._said = ""
        self.tell(f"{datetime.now(UTC).astimezone():%d/%m/%Y %H:%M:%S}  {path.name}: {words}")
        return True

    def _pause(self) -> float:
        waits = self.settings.poll_seconds or _LOOK_SECONDS
        return min(waits, self.settings.rest_seconds) if self._seen else waits

    def _say_once(self, words: str) -> None:
        """Tell of a fault that lasts, and not at every look."""
        if words != self._said:
            self._said = words
            self.tell(words)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = FileLock(self.folder / _LOCK, mode=0o600)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyWatchedError(
                f"Một tiến trình khác đang canh thư mục {self.folder}; tiến trình này không làm gì."
            ) from None
        try:
            yield
        finally:
            lock.release()

    def _clear_orphans(self) -> None:
        """Remove reports whose file never came to lie beside them: a watcher was killed between."""
        for to in (LOADED, REFUSED):
            for report in (self.folder / to).glob("*--*.*"):
                match = _OUR_REPORT.fullmatch(report.name)
                if match and not (self.folder / to / match[1]).exists():
                    report.unlink(missing_ok=True)


class _Waker(FileSystemEventHandler):
    """Wakes the watcher; what has happened it sees for itself."""

    def __init__(self, woken: Event) -> None:
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Something happened in the folder."""
        if event.event_type not in ("opened", "closed_no_write"):
            self._woken.set()


@contextmanager
def _observed(folder: Path, woken: Event, poll_seconds: float | None) -> Iterator[None]:
    """Have ``woken`` set when something happens in the folder."""
    observer: BaseObserver
    observer = PollingObserver(timeout=poll_seconds) if poll_seconds else Observer()
    observer.schedule(_Waker(woken), str(folder))
    try:
        observer.start()
    except OSError as error:
        logger.warning("no events of %s (%s): looked at every minute", folder, error)
        yield
        return
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def _sources(folder: Path, warehouse: Warehouse) -> Iterator[Path]:
    """What somebody has put into the folder: files, and folders of files."""
    kept = {folder / LOADED, folder / REFUSED, warehouse.directory.resolve()}
    for path in folder.iterdir():
        name = path.name.lower()
        is_ours = path in kept or path.resolve() in kept
        is_temporary = name.startswith((".", "~")) or name.endswith(_UNFINISHED)
        if not (is_ours or is_temporary or name in _OF_THE_SYSTEM):
            yield path


def _signature(path: Path) -> Signature:
    members = sorted(path.iterdir()) if path.is_dir() else [path]
    signature = []
    for member in members:
        with suppress(FileNotFoundError):
            status = member.stat()
            signature.append((member.name, status.st_size, status.st_mtime_ns))
    return tuple(signature)


def _order(path: Path) -> tuple[int, int, str]:
    """Of several at once: workbooks and folders, then tables in the order of their references."""
    table = names().table_of_file(path.stem) if path.suffix.lower() != ".xlsx" else None
    place = TABLES.index(table) if table is not None and path.is_file() else -1
    try:
        return place, path.stat().st_mtime_ns, path.name
    except OSError:
        return place, 0, path.name


def _free_place(folder: Path, path: Path) -> Path:
    """Where nothing lies yet: the name with the date, which still names its table."""
    folder.mkdir(exist_ok=True)
    stamp = f"{datetime.now(UTC).astimezone():%Y-%m-%d-%H%M%S}"
    ending = path.suffix if path.is_file() else ""
    stem = path.name.removesuffix(ending)
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        target = folder / f"{stem}--{stamp}{more}{ending}"
        if not any(Path(f"{target}{end}").exists() for end in ("", *_REPORTS)):
            return target
        number += 1


def _write_reports(path: Path, target: Path, result: LoadResult | None, words: str) -> None:
    """What was found, for people and for programs, and a copy with the mistakes marked."""
    if result is None:
        text = f"{path.name}: {words}\n"
        Path(f"{target}.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
        return
    if not result.problems:
        return
    lines = [f"{path.name}: {words}", "", *(each.message for each in result.problems)]
    text = "\n".join(lines) + "\n"
    Path(f"{target}.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    found = [each.as_dict() for each in result.problems]
    Path(f"{target}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    origin = Origin(path, path.name)
    if result.is_refused and path.is_file() and marking.can_be_marked(origin, result.problems):
        copy = marking.marked(origin, result.problems)
        if copy is not None:
            target.with_name(f"{target.stem}-danh-dau.xlsx").write_bytes(copy)
