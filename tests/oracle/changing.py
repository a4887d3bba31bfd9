"""Made-up changes of targets for property tests, by decisions and without, each in its own load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .asked import Lookups
from .choices import Choices, four_decimals
from .masters import LEVELS, PROFILES, VALUES
from .model import Change, Dataset, Row, row
from .periods import year_code
from .states import State, states

SIMPLE = (">=", ">", "<=", "<")
FACTORS = ((4, 5), (1, 2), (9, 10))


def with_changes(data: Dataset, sources: Sequence[bytes], days: Sequence[date]) -> Dataset:
    """The data set with a change for each run of bytes; decisions fall on some of the days."""
    for number, source in enumerate(sources, start=1):
        change = _change(data, Choices(source), days, number)
        data = replace(data, changes=(*data.changes, change))
    return data


def _change(data: Dataset, choices: Choices, days: Sequence[date], number: int) -> Change:
    of_target = states(data)[choices.pick(data.targets)["id"]]
    state = of_target[-1]
    indicator = Lookups(data).indicators[state.row["indicator_id"]]
    decisions: tuple[Row, ...] = ()
    if not choices.rarely(4):
        began = state.decision["decided_on"] if state.decision else date.min
        later = [day for day in days if day >= began] or [began]
        decided_on = choices.pick(later)
        recorded_on = choices.days_after(decided_on, (0, 0, 20, 200))
        decision = row("adjustments", target_id=state.row["id"], decision=f"Quyết định {number}")
        decisions = ({**decision, "decided_on": decided_on, "recorded_on": recorded_on},)
    target = {**state.row, "note": f"Thay đổi {number}"}
    if choices.rarely(3):
        target["weight"] = choices.pick((Decimal(3), None))
    if target["profile"] is not None and choices.rarely(2):
        target["profile"] = choices.pick(PROFILES)
    if target["comparator"] in SIMPLE and indicator["measure"] in VALUES and choices.rarely(3):
        target["comparator"] = choices.pick(SIMPLE)
    levels = LEVELS.get(indicator["scale_id"], ())
    years: list[Row] = []
    if target["cadence"] == "by_year":
        years = [_asked(year, choices, levels) for year in _some(state, choices)]
    elif _can_ask_by_year(data, target) and choices.rarely(5):
        years = _year_by_year(data, target, choices, levels)
        target |= {"cadence": "by_year", "value": None, "upper": None, "level": None}
    else:
        target = _asked(target, choices, levels)
    return Change((target,), tuple(years), decisions)


def _can_ask_by_year(data: Dataset, target: Row) -> bool:
    """A resolution of one year has only targets of each year; a flag asks the same every year."""
    of_congress = {each["id"] for each in data.resolutions if each["kind"] == "congress"}
    is_yearly = target["cadence"] == "each_year" and target["value"] is not True
    return is_yearly and target["resolution_id"] in of_congress


def _some(state: State, choices: Choices) -> list[Row]:
    return [year for year in state.years.values() if not choices.rarely(2)]


def _asked(asked: Row, choices: Choices, levels: Sequence[str]) -> Row:
    """The same row asking something else."""
    changed = dict(asked)
    if asked["level"] is not None:
        changed["level"] = choices.pick(levels)
    elif isinstance(asked["value"], Decimal):
        changed["value"] = four_decimals(
            Fraction(asked["value"]) * Fraction(*choices.pick(FACTORS))
        )
        if asked["upper"] is not None:
            changed["upper"] = changed["value"] + asked["upper"] - asked["value"]
    return changed


def _year_by_year(data: Dataset, target: Row, choices: Choices, levels: Sequence[str]) -> list[Row]:
    """What a target of every year asks year by year from now on."""
    found = []
    for year in Lookups(data).target(target).judged_years:
        code = year_code(year, target["year_basis"] or "calendar")
        plain = row("target_years", target_id=target["id"], year=code)
        asked = {name: target[name] for name in ("value", "upper", "level")}
        found.append(_asked(plain | asked, choices, levels))
    return found
