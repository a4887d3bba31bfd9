"""Keeping tallies when publishing: large warehouses answer for a whole tree from few rows.

A small warehouse works out a whole tree while somebody looks; of tens of thousands of organisations
that takes too long. So publishing tallies the latest review dates of a large one, and later loads
tally again what they touch: the organisations, and all that count under the same parent.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from scorecard.model.periods import month_last_day, month_number
from scorecard.tally import TABLES, TALLIED_AT_ONCE, place, tally
from scorecard.verdicts import review
from scorecard.warehouse import Draft

FEWEST_TALLIED: Final = 3_000
"""A warehouse of fewer organisations keeps no tally: up to here looking takes about a second."""

MOST_REVIEWS: Final = 5
"""So many quarter ends are tallied, up to the last of which anything is reported: a year of reviews
and the one it is held against. Each costs about as much as judging everybody twice."""

MOST_COUNTED: Final = 500_000
"""Organisations that are counted, over all reviews tallied: those of the country for its latest
two, so that its load ends in time."""

MANY: Final = 500
"""A load that touches more organisations also tallies review dates that were not yet."""


def keep_tallies(
    draft: Draft,
    *,
    of_everything: bool,
    is_tree_changed: bool,
    each_review: Callable[[date], None] = lambda _: None,
) -> None:
    """Tally the organisations in the draft's scope, which a load touches, or everything.

    ``is_tree_changed``: organisations are among what was loaded. ``each_review`` is told of the
    review dates as they come.
    """
    extent = draft.rows("tally/extent")[0]
    if extent["organisations"] < FEWEST_TALLIED or not (of_everything or extent["touched"]):
        return
    with draft.in_force(of_everything=of_everything):
        draft.materialise("touched", "tally/touched")
        draft.run("scope_all")
        tallied = {row["review_date"] for row in draft.rows("tally/reviews")}
        wanted = _review_dates(draft, MOST_COUNTED // extent["organisations"])
        is_wide = of_everything or not tallied or extent["touched"] > MANY
        for day in wanted if is_wide else sorted(tallied):
            each_review(day)
            draft.run("scope_all")
            draft.relate()
            review(draft, as_of=day, known_at=None)
            if day in tallied and not of_everything:
                _tally_again(draft, day, is_tree_changed=is_tree_changed)
            else:
                _tally_whole(draft, day, first=wanted[0])


def _review_dates(draft: Draft, affordable: int) -> list[date]:
    """The latest quarter ends of which anything is reported, oldest first."""
    span = draft.rows("tally/reported_span")[0]
    if span["first_day"] is None:
        return []
    first, last = month_number(span["first_day"]), month_number(span["last_day"])
    ends = [month for month in range(first, last + 3) if month % 3 == 2]
    most = min(max(affordable, 1), MOST_REVIEWS)
    return [month_last_day(month) for month in ends if month - 2 <= last][-most:]


def _tally_whole(draft: Draft, day: date, *, first: date) -> None:
    draft.run("tally/untallied", as_of=day, first=first)
    place(draft)
    draft.materialise("sought_period", "tally/sought_period")
    _tally_ranges(draft, day)
    draft.run("tally/tallied", as_of=day)


def _tally_again(draft: Draft, day: date, *, is_tree_changed: bool) -> None:
    if is_tree_changed:
        place(draft)
    else:
        draft.materialise("placed_key", "tally/tallied_place", as_of=day)
    draft.materialise("moved", "tally/moved", as_of=day)
    draft.materialise("affected_parent", "tally/affected_parent", as_of=day)
    draft.run("tally/scope_of_moved")
    draft.relate()
    review(draft, as_of=day, known_at=None)
    draft.materialise("sought_now", "tally/sought_period")
    draft.materialise("sought_period", "tally/sought_again")
    draft.run("tally/outdated", as_of=day)
    _tally_ranges(draft, day)


def _tally_ranges(draft: Draft, day: date) -> None:
    for _ in draft.ranges(TALLIED_AT_ONCE):
        review(draft, as_of=day, known_at=None)
        tally(draft)
        for table in TABLES:
            draft.append("draft", table, "tally/dated", {"table": table})
