"""The judged board: a reader on which verdicts, outlook and descriptions of its targets stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from scorecard.outlook import look_ahead
from scorecard.verdicts import judge, review
from scorecard.warehouse import Reader


@contextmanager
def described(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> Iterator[Reader]:
    """A narrowed reader with the review's dates, names and the reports known, without verdicts."""
    with reader.narrowed(organisation_ids) as narrowed:
        review(narrowed, as_of=as_of, known_at=known_at)
        narrowed.materialise("judged_year", "verdicts/judged_year")
        _describe(narrowed)
        yield narrowed


@contextmanager
def judged(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    as_of: date,
    known_at: date | None = None,
) -> Iterator[Reader]:
    """A narrowed reader with verdicts and outlook, and the rows of its review (``review_row``)."""
    with reader.narrowed(organisation_ids) as narrowed:
        judge(narrowed, as_of=as_of, known_at=known_at)
        look_ahead(narrowed, known_at=known_at)
        _describe(narrowed)
        _look_back(narrowed, as_of=previous_review(as_of), known_at=known_at)
        for step in ("reviewed_target", "review_period", "review_row"):
            narrowed.materialise(step, f"board/{step}")
        yield narrowed


def previous_review(as_of: date) -> date:
    """The last quarter end before a review date."""
    first_of_quarter = date(as_of.year, as_of.month - (as_of.month - 1) % 3, 1)
    return date.fromordinal(first_of_quarter.toordinal() - 1)


def _describe(reader: Reader) -> None:
    for step in ("named_organisation", "target_row", "known_report"):
        reader.materialise(step, f"board/{step}")


def _look_back(reader: Reader, *, as_of: date, known_at: date | None) -> None:
    """Leave ``previous_verdict``: the verdicts of the previous review, by what is known now."""
    with reader.sibling() as former:
        judge(former, as_of=as_of, known_at=known_at)
        reader.stage("previous_verdict", former.table("board/previous_verdict"))
