"""The same verdicts in straightforward pandas: merged, grouped, and judged row by row in floats.

As an analyst would write it in an afternoon, without the product's code: what "at least 10 times
slower" is measured against. Only what judges a period is here; ``statuses`` must equal ours.
"""

from datetime import date
from functools import cache

import numpy as np
import pandas as pd

Link = tuple[int, int]
"""A report's first month and the month after its last."""


def statuses(
    periods: pd.DataFrame, actuals: pd.DataFrame, calendar: pd.DataFrame, as_of: date
) -> pd.Series:
    """The status of each judged period, by ``period_id``.

    ``periods``: columns of ``judged_period``, with the rank of the rung asked as minus ``value``;
    ``actuals``: of the relation ``actual`` with the rank of its level; ``calendar``: the periods.
    """
    known = actuals[~actuals["is_estimate"] & ~actuals["is_withdrawn"]]
    known = known[known["superseded_on"].isna()].merge(
        calendar[["period_key", "first_month", "end_month", "last_day"]], on="period_key"
    )
    known = known[known["last_day"] <= as_of]
    joined = periods.merge(known, on=["organisation_key", "indicator_key"], suffixes=("", "_of"))
    inside = joined[
        (joined["first_month_of"] >= joined["first_month"])
        & (joined["end_month_of"] <= joined["end_month"])
    ]
    values = inside.groupby("period_id", sort=False).apply(_value, include_groups=False)
    full = periods.set_index("period_id").join(values)
    return full.apply(_status, axis=1, as_of=as_of)


def _value(group: pd.DataFrame) -> pd.Series:
    """Value to date and the month it reaches."""
    first = group.iloc[0]
    if first["method"] == "last":
        chosen = group.sort_values(["end_month_of", "first_month_of"], ascending=[True, False])
        chosen = chosen.tail(1)
    else:
        spans = frozenset(zip(group["first_month_of"], group["end_month_of"], strict=True))
        begins = (first["first_month"], first["start_month"])
        links = max((_chain(spans, begin) for begin in begins), key=_rank)
        is_link = [
            pair in links
            for pair in zip(group["first_month_of"], group["end_month_of"], strict=True)
        ]
        chosen = group[is_link].sort_values("end_month_of")
    through = chosen["end_month_of"].max() if len(chosen) else np.nan
    return pd.Series({"actual": _figure(chosen, first["measure"]), "through": through})


def _figure(chosen: pd.DataFrame, measure: str) -> float:
    if chosen.empty:
        return np.nan
    if measure == "rating":
        return -float(chosen["rank"].iloc[-1])
    if measure != "ratio":
        return float(chosen["value_of"].sum())
    if chosen["numerator"].notna().all():
        whole = chosen["denominator"].sum()
        return float(100 * chosen["numerator"].sum() / whole) if whole else np.inf
    speaking = chosen[chosen["numerator"].isna() | (chosen["denominator"] > 0)].iloc[-1]
    if pd.isna(speaking["numerator"]):
        return float(speaking["value_of"])
    return float(100 * speaking["numerator"] / speaking["denominator"])


@cache
def _chain(spans: frozenset[Link], begin: int) -> tuple[Link, ...]:
    """The best gap-free chain from a month: furthest, fewest links, longest links first."""
    found: tuple[Link, ...] = ()
    for span in spans:
        if span[0] == begin:
            found = max(found, (span, *_chain(spans, span[1])), key=_rank)
    return found


def _rank(chain: tuple[Link, ...]) -> tuple[int, int, list[int]]:
    if not chain:
        return (-1, 0, [])
    return (chain[-1][1], -len(chain), [end - begin for begin, end in chain])


def _status(row: pd.Series, as_of: date) -> str:
    actual, asked, comparator = row["actual"], float(row["value"]), row["comparator"]
    has_value = not pd.isna(actual)
    is_over, is_reported = as_of >= row["last_day"], row["through"] == row["end_month"]
    is_cap = comparator in ("<=", "<")
    if row["first_day"] > as_of:
        return "not_due"
    if actual == np.inf:
        if is_reported or not is_over:
            return "not_applicable"
        has_value = False
    satisfied = has_value and _is_satisfied(row, actual, asked)
    growing = row["measure"] == "flow" and not row["can_be_negative"] and has_value
    above = growing and (
        (is_cap and not satisfied)
        or (comparator == "=" and actual > asked)
        or (comparator == "within" and actual > float(row["upper"]))
    )
    if above or (growing and comparator in (">=", ">", "between") and satisfied):
        return _final(row, actual, asked, satisfied)
    if is_over and is_reported:
        return _final(row, actual, asked, satisfied)
    if is_over:
        late = (as_of - row["last_day"]).days > row["due_days"]
        return "overdue" if late else "awaiting"
    if pd.isna(row["through"]):
        return "no_data"
    return _open(row, actual, asked, satisfied)


def _is_satisfied(row: pd.Series, actual: float, asked: float) -> bool:
    match row["comparator"]:
        case ">=" | "between":
            return actual >= asked
        case ">":
            return actual > asked
        case "<=":
            return actual <= asked
        case "<":
            return actual < asked
        case "=":
            return actual == asked
        case _:
            return asked <= actual <= float(row["upper"])


def _final(row: pd.Series, actual: float, asked: float, satisfied: bool) -> str:
    if not satisfied:
        return "missed"
    beyond = row["comparator"] == ">=" and row["measure"] != "flag" and actual > asked
    if row["comparator"] == "between":
        beyond = actual > float(row["upper"])
    return "exceeded" if beyond else "met"


def _open(row: pd.Series, actual: float, asked: float, satisfied: bool) -> str:
    months, elapsed = row["end_month"] - row["start_month"], row["through"] - row["start_month"]
    if row["method"] == "sum":
        share = _share(row, elapsed / months, elapsed)
        if row["comparator"] in ("<=", "<"):
            due = min(asked, float(np.ceil(round(asked * share, 9))))
            pace = due / actual if actual > 0 else np.inf
            return "on_track" if pace >= 1 else "behind" if pace >= 0.6 else "at_risk"
        due = asked * share
        return _paced(actual / due if due else np.inf)
    if row["cadence"] == "term_end" and not pd.isna(row["baseline"]):
        base = float(row["baseline"])
        due = (asked - base) * elapsed / months
        return "on_track" if satisfied else _paced((actual - base) / due if due else 0.0)
    if satisfied:
        return "on_track"
    if row["measure"] not in ("stock", "ratio"):
        return "at_risk"
    return "behind" if _attained(row, actual, asked) >= 0.9 else "at_risk"


def _attained(row: pd.Series, actual: float, asked: float) -> float:
    if row["comparator"] in ("<=", "<"):
        return 0.0 if asked == 0 else asked / actual
    if asked <= 0 or actual < 0:
        return 0.0
    if row["comparator"] == "=":
        return min(actual, asked) / max(actual, asked)
    if row["comparator"] == "within" and actual > asked:
        return float(row["upper"]) / actual
    return actual / asked


def _paced(pace: float) -> str:
    return "on_track" if pace >= 0.95 else "behind" if pace >= 0.6 else "at_risk"


def _share(row: pd.Series, linear: float, elapsed: int) -> float:
    if pd.isna(row["profile"]) or row["is_founded_inside"]:
        return linear
    ends = [0.0, *(float(part) for part in row["profile"].split())]
    quarter, months = divmod(int(elapsed), 3)
    nearest = ends[min(quarter + 1, 4)]
    return (ends[quarter] + (nearest - ends[quarter]) * months / 3) / 100
