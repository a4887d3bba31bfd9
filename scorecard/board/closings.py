"""Closings of reviews: who fixed what a review shows, when, and who opened it again.

A closed review shows what was known on its knowledge date and loaded up to its closing; what came
later, for whatever day, stands beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing of the review of an organisation and its tree, or its opening again.

    ``distance`` counts the steps from the organisation asked about up to this one. ``known_at`` is
    None of an opening; ``load_id`` is the last load that counts. ``is_in_force`` of the latest
    version of an organisation, where it is a closing. ``loaded_at`` is UTC.
    """

    organisation_id: str
    organisation_name: str
    distance: int
    review_date: date
    known_at: date | None
    version: int | None
    note: str | None
    author: str | None
    recorded_on: date
    is_withdrawn: bool
    is_in_force: bool
    load_id: int
    loaded_at: datetime
    loaded_by: str
    file: str
    sheet: str | None
    row_number: int


@dataclass(frozen=True, slots=True)
class ClosedReview:
    """Some organisations whose review was closed together: what was known of them then."""

    organisation_ids: frozenset[str]
    known_at: date
    load_id: int


def closings(reader: Reader, organisation_id: str, *, review_date: date) -> list[Closing]:
    """Every closing of a review by the organisation and those above it, all versions.

    The nearest organisation comes first, its latest version first.
    """
    rows = reader.rows("board/closings", organisation_id=organisation_id, review_date=review_date)
    return [Closing(**row) for row in rows]


def in_force(found: Iterable[Closing], organisation_id: str) -> Closing | None:
    """The closing of an organisation that holds; None where its review is open."""
    mine = (each for each in found if each.organisation_id == organisation_id and each.is_in_force)
    return next(mine, None)


def closed_reviews(
    reader: Reader,
    organisation_ids: frozenset[str],
    *,
    review_date: date,
    known_at: date | None = None,
) -> Sequence[ClosedReview]:
    """Those of the organisations whose review was closed, by themselves or by one above them.

    ``reader`` sees those above them. Organisations that were closed together stand together.
    Closings recorded after ``known_at`` are not known.
    """
    together: dict[tuple[date, int], set[str]] = defaultdict(set)
    until = known_at or date.max
    for row in reader.rows("board/closed_review", review_date=review_date, known_at=until):
        if row["organisation_id"] in organisation_ids:
            together[row["known_at"], row["load_id"]].add(row["organisation_id"])
    return [ClosedReview(frozenset(ids), *key) for key, ids in together.items()]
