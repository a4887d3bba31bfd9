"""Judged boards kept for the next question about the same review: a target, a cell of its tree.

Judging takes most of the time of a page's first look; asking a judged board takes little. One
session judges, others who ask the same wait for it. A board is asked by one session at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from scorecard.board.judged import Judged, compared, judged
from scorecard.ui.sharing import Shared
from scorecard.warehouse import Reader

MOST_BOARDS: Final = 4

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class _Review(Generic[Key]):
    generation: Key
    organisation_ids: frozenset[str]
    as_of: date
    known_at: date | None
    is_whole: bool


class Boards(Generic[Key]):
    """The judged boards that this process keeps.

    ``reader`` opens a reader of a generation; a kept board keeps its generation open.
    """

    def __init__(self, reader: Callable[[Key], AbstractContextManager[Reader]]) -> None:
        self._reader = reader
        self._shared: Shared[_Review[Key], Judged] = Shared(self._judged, MOST_BOARDS, _serves)

    def judged(
        self,
        generation: Key,
        organisation_ids: frozenset[str],
        as_of: date,
        known_at: date | None,
    ) -> AbstractContextManager[Judged]:
        """A board that holds some organisations, others beside them where it was kept already."""
        return self._shared.lent(_Review(generation, organisation_ids, as_of, known_at, True))

    def compared(
        self,
        generation: Key,
        organisation_ids: frozenset[str],
        as_of: date,
        known_at: date | None,
    ) -> AbstractContextManager[Judged]:
        """A board with as much as a comparison asks, or a whole one where that was kept already."""
        return self._shared.lent(_Review(generation, organisation_ids, as_of, known_at, False))

    def __len__(self) -> int:
        """Number of boards kept."""
        return len(self._shared)

    def keep(self, is_kept: Callable[[Key], bool]) -> None:
        """Let go of the boards of every other generation."""
        self._shared.keep(lambda review: is_kept(review.generation))

    @contextmanager
    def _judged(self, review: _Review[Key]) -> Iterator[Judged]:
        judge = judged if review.is_whole else compared
        with (
            self._reader(review.generation) as reader,
            judge(
                reader, review.organisation_ids, as_of=review.as_of, known_at=review.known_at
            ) as board,
        ):
            yield board


def _serves(kept: _Review[Key], wanted: _Review[Key]) -> bool:
    return (
        kept.generation == wanted.generation
        and kept.as_of == wanted.as_of
        and kept.known_at == wanted.known_at
        and kept.organisation_ids >= wanted.organisation_ids
        and kept.is_whole >= wanted.is_whole
    )
