"""The judged board: a reader on which verdicts, outlook and descriptions of its targets stand."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from scorecard.board.closings import closed_reviews
from scorecard.outlook import look_ahead
from scorecard.verdicts import judge, review
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class Judged:
    """Organisations judged as of a date, to be asked for reviews, targets and facts.

    ``reader`` holds the tables of the verdicts, ``period`` and ``review_period``; where the board
    ``is_whole`` also ``outlook``, ``report``, ``previous_verdict`` and ``review_row``. Judging
    takes long, asking does not.
    """

    reader: Reader
    as_of: date
    known_at: date | None
    organisation_ids: frozenset[str]
    is_whole: bool = True

    def about(self, organisation_ids: frozenset[str] | None) -> Reader:
        """The reader, to be asked about some of the organisations (all of them where None)."""
        asked = sorted(self.organisation_ids if organisation_ids is None else organisation_ids)
        self.reader.materialise("asked", "board/asked", organisation_ids=asked)
        return self.reader


@contextmanager
def described(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    steps: Sequence[str],
    known_at: date | None = None,
) -> Iterator[Reader]:
    """A narrowed reader with the review's dates and the judged years, without verdicts.

    ``steps`` are the tables it leaves beside them: names, targets in words, reports known.
    """
    with reader.narrowed(organisation_ids) as narrowed:
        review(narrowed, as_of=as_of, known_at=known_at)
        _leave(narrowed, steps)
        yield narrowed


@contextmanager
def judged(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> Iterator[Judged]:
    """Judge organisations, and say how each target stood at the previous review.

    Where the previous review was closed, by an organisation or one above it that ``reader`` sees,
    it is taken as it was closed.
    """
    with reader.narrowed(organisation_ids) as narrowed:
        # The previous review first: its tables give way to those of this one.
        previous = previous_review(as_of)
        judge(narrowed, as_of=previous, known_at=known_at)
        _leave(narrowed, ("previous_verdict",))
        for closed in closed_reviews(
            reader, organisation_ids, review_date=previous, known_at=known_at
        ):
            with (
                narrowed.narrowed(closed.organisation_ids) as some,
                some.until(closed.load_id) as former,
            ):
                judge(former, as_of=previous, known_at=closed.known_at)
                _leave(former, ("previous_verdict",))
                narrowed.stage("closed_verdict", former.held("previous_verdict"))
            narrowed.materialise("previous_verdict", "board/closed_over")
        judge(narrowed, as_of=as_of, known_at=known_at)
        look_ahead(narrowed, known_at=known_at)
        _leave(narrowed, ("named_organisation", "target_row", "report"))
        _leave(narrowed, ("reviewed_target", "review_period", "review_row"))
        yield Judged(narrowed, as_of, known_at, organisation_ids)


@contextmanager
def compared(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> Iterator[Judged]:
    """Judge organisations as far as a comparison asks: verdicts alone, which takes half as long."""
    with reader.narrowed(organisation_ids) as narrowed:
        judge(narrowed, as_of=as_of, known_at=known_at)
        narrowed.materialise("period", "outlook/period")
        _leave(narrowed, ("reviewed_target", "review_period"))
        yield Judged(narrowed, as_of, known_at, organisation_ids, is_whole=False)


def previous_review(as_of: date) -> date:
    """The last quarter end before a review date."""
    first_of_quarter = date(as_of.year, as_of.month - (as_of.month - 1) % 3, 1)
    return date.fromordinal(first_of_quarter.toordinal() - 1)


def _leave(reader: Reader, steps: Sequence[str]) -> None:
    for step in steps:
        reader.materialise(step, f"board/{step}")
