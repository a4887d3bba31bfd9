"""What is most telling of a mandate: achievements, shortfalls, what was late all the time."""

import pandas as pd

from scorecard.model.vocabulary import Status


def achievements(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets reached, the most telling first (``Retrospective.rows``).

    Exceeded come before met; then the heavier weight; then the greater attainment, those that have
    none (ratings, flags) after the rest; then the resolution's own order.
    """
    reached = rows[rows["status"].isin([Status.EXCEEDED, Status.MET])]
    return _sorted(
        reached,
        (reached["status"] != Status.EXCEEDED).astype(int),
        -_numbers(reached, "weight"),
        -_numbers(reached, "attainment"),
    )


def shortfalls(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets missed, the most telling first (``Retrospective.rows``).

    The heavier weight comes first; then the smaller share of the closed years reached (a target of
    the whole term reached none); then the smaller attainment, those that have none after the rest;
    then the resolution's own order.
    """
    missed = rows[rows["status"] == Status.MISSED]
    share = _numbers(missed, "years_reached") / _numbers(missed, "years_closed")
    return _sorted(
        missed, -_numbers(missed, "weight"), share.fillna(0.0), _numbers(missed, "attainment")
    )


def without_result(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets without a single result (``Retrospective.rows``), in the resolution's order."""
    return rows[rows["actual"].isna() & rows["actual_level"].isna()]


def late(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets whose reports came late or are overdue (``Retrospective.rows``), the worst first.

    The greater share of the years begun comes first, so that what was late in every year stands on
    top; then more years not reported at all, more late reports, the longest delay.
    """
    found = rows[_numbers(rows, "late_years") > 0]
    return _sorted(
        found,
        -_numbers(found, "late_years") / _numbers(found, "begun_years"),
        -_numbers(found, "overdue_years"),
        -_numbers(found, "late_reports"),
        -_numbers(found, "most_days_late"),
    )


def still_open(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets with a period still open (``Retrospective.rows``), the least likely first."""
    found = rows[rows["open_period"].notna()]
    places = {"failed": 0, "hard": 1, "possible": 2, "unknown": 3, "reached": 4}
    return _sorted(found, found["reach"].map(places).astype("float64"))


def _numbers(rows: pd.DataFrame, name: str) -> pd.Series:
    return rows[name].astype("float64")


def _sorted(rows: pd.DataFrame, *keys: pd.Series) -> pd.DataFrame:
    """The rows by keys, smallest first, absent last; equals stay in the resolution's order."""
    order = pd.concat(keys, axis=1, ignore_index=True)
    return rows.loc[order.sort_values(list(order.columns), kind="stable").index]
