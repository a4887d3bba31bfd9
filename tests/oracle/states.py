"""The states of targets that decisions changed, and which a review takes (issue: điều chỉnh).

Readings chosen where the sentence "earlier reviews keep the earlier target" leaves a choice:

- a state begins on the day of its decision; a change that came without one puts right the state
  that it found, whenever that began;
- a review as of a day takes the last state begun by then whose decision was recorded by the
  knowledge date, else the first;
- a judged year that was over by the review date takes the state of its own last day: a decision
  does not rewrite a year that was over. Where no such state asks anything of that year (it had a
  plan by years without it), the first that does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from .model import Dataset, Row
from .periods import year_number


@dataclass
class State:
    """A target's row and its years by number; ``decision`` is None for the first."""

    row: Row
    years: dict[int, Row] = field(default_factory=dict)
    decision: Row | None = None

    def holds(self, day: date, known_at: date | None) -> bool:
        """Whether it had begun by that day, by what was known."""
        if self.decision is None:
            return True
        is_known = known_at is None or self.decision["recorded_on"] <= known_at
        return is_known and self.decision["decided_on"] <= day

    def asks(self, year: int) -> bool:
        """Whether it asks something of that year."""
        return self.row["cadence"] != "by_year" or year in self.years


def states(data: Dataset) -> dict[str, list[State]]:
    """The states of every target, in the order of loading."""
    found = {row["id"]: [State(row)] for row in data.targets}
    for year in data.target_years:
        found[year["target_id"]][0].years[year_number(year["year"])] = year
    for change in data.changes:
        for decision in change.adjustments:
            former = found[decision["target_id"]][-1]
            found[decision["target_id"]].append(State(former.row, dict(former.years), decision))
        for row in change.targets:
            found[row["id"]][-1].row = row
        for year in change.target_years:
            found[year["target_id"]][-1].years[year_number(year["year"])] = year
    return found


def held(of_target: list[State], day: date, known_at: date | None) -> State:
    """The state of a target that a review of that day takes."""
    return [state for state in of_target if state.holds(day, known_at)][-1]


def held_for_year(
    of_target: list[State], year: int, last_day: date, as_of: date, known_at: date | None
) -> State:
    """The state of a target that such a review asks of a judged year."""
    asking = [state for state in of_target if state.asks(year)]
    by_then = [state for state in asking if state.holds(min(as_of, last_day), known_at)]
    return (by_then or asking[:1])[-1]


def as_held(data: Dataset, as_of: date, known_at: date | None) -> Dataset:
    """The data set with each target in the state that a review takes, and no changes."""
    taken = [held(each, as_of, known_at) for each in states(data).values()]
    return replace(
        data,
        targets=tuple(state.row for state in taken),
        target_years=tuple(year for state in taken for year in state.years.values()),
        changes=(),
    )
