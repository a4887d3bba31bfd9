"""Judged boards kept for the next question about the same review: a target, a cell of its tree.

Judging takes most of the time of a page's first look; asking a judged board takes little. One
session judges, others who ask the same wait for it. A board is asked by one session at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Final, Generic, TypeVar

from scorecard.board.judged import Judged, judged
from scorecard.warehouse import Reader

MOST_BOARDS: Final = 4

Key = TypeVar("Key")


@dataclass(slots=True, eq=False)
class _Kept(Generic[Key]):
    generation: Key
    organisation_ids: frozenset[str]
    as_of: date
    known_at: date | None
    lock: Lock = field(default_factory=Lock)
    stack: ExitStack = field(default_factory=ExitStack)
    board: Judged | None = None
    users: int = 0


class Boards(Generic[Key]):
    """The judged boards that this process keeps, the one asked last at the end.

    ``reader`` opens a reader of a generation; a kept board keeps its generation open.
    """

    def __init__(self, reader: Callable[[Key], AbstractContextManager[Reader]]) -> None:
        self._reader = reader
        self._lock = Lock()
        self._kept: list[_Kept[Key]] = []

    @contextmanager
    def judged(
        self,
        generation: Key,
        organisation_ids: frozenset[str],
        as_of: date,
        known_at: date | None,
    ) -> Iterator[Judged]:
        """A board that holds some organisations, others beside them where it was kept already."""
        wanted = _Kept(generation, organisation_ids, as_of, known_at)
        with self._lock:
            kept = next((k for k in self._kept if _serves(k, wanted)), wanted)
            kept.users += 1
            self._kept = [*(other for other in self._kept if other is not kept), kept]
            surplus, self._kept = self._kept[:-MOST_BOARDS], self._kept[-MOST_BOARDS:]
        self._close(surplus)
        try:
            with kept.lock:
                yield kept.board or self._judge(kept)
        except BaseException:
            # A board that failed once is judged anew for the next who asks.
            with self._lock:
                self._kept = [other for other in self._kept if other is not kept]
            raise
        finally:
            with self._lock:
                kept.users -= 1
                is_done = kept not in self._kept
            if is_done:
                self._close([kept])

    def __len__(self) -> int:
        """Number of boards kept."""
        with self._lock:
            return len(self._kept)

    def keep_only(self, generation: Key | None) -> None:
        """Let go of the boards of every other generation."""
        with self._lock:
            former = [kept for kept in self._kept if kept.generation != generation]
            self._kept = [kept for kept in self._kept if kept.generation == generation]
        self._close(former)

    def _judge(self, kept: _Kept[Key]) -> Judged:
        reader = kept.stack.enter_context(self._reader(kept.generation))
        kept.board = kept.stack.enter_context(
            judged(reader, kept.organisation_ids, as_of=kept.as_of, known_at=kept.known_at)
        )
        return kept.board

    @staticmethod
    def _close(dropped: list[_Kept[Key]]) -> None:
        for kept in dropped:
            if kept.users == 0:
                kept.stack.close()


def _serves(kept: _Kept[Key], wanted: _Kept[Key]) -> bool:
    return (
        kept.generation == wanted.generation
        and kept.as_of == wanted.as_of
        and kept.known_at == wanted.known_at
        and kept.organisation_ids >= wanted.organisation_ids
    )
