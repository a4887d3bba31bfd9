"""``superseded_on``: exact for every knowledge date and load, whatever order reports come in."""

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from scorecard.warehouse import Reader
from tests.load.sources import BASE, Desk

DAYS = [dt.date(2024, 1, 1) + dt.timedelta(days=days) for days in range(5)]
PERIODS = ["2022", "2023", "2023-Q1", "2023-H1"]


def random_loads(seed: int) -> list[list[tuple]]:
    """Four calls of reports of few organisations, periods and days, so that many meet."""
    random = Random(seed)
    loads = []
    for _ in range(4):
        reports = {}
        for _ in range(25):
            key = (
                random.choice(["cb1", "cb2"]),
                random.choice(PERIODS),
                random.choice(DAYS),
                random.random() < 0.2,
            )
            reports[key] = (*key, random.randint(1, 3))
        loads.append(list(reports.values()))
    return loads


HEADING = "organisation_id,indicator_id,period,recorded_on,estimate,value\n"
IN_FORCE = """
    select o.organisation_id, c.period_code, a.is_estimate, a.value
    from actual as a
    join organisation as o using (organisation_key)
    join calendar as c using (period_key)
    where a.recorded_on <= '{day}' and (a.superseded_on is null or '{day}' < a.superseded_on)
"""


def loaded(loads: list[list[tuple]], folder: Path) -> Desk:
    desk = Desk(folder)
    for number, reports in enumerate(loads):
        text = HEADING + "".join(
            f"{organisation},flow,{period},{day},{'x' if estimate else ''},{value}\n"
            for organisation, period, day, estimate, value in reports
        )
        tables = {**BASE, "actuals": text} if number == 0 else {"actuals": text}
        assert not desk.load(**tables).is_refused
    return desk


def by_hand(loads: list[list[tuple]], day: dt.date) -> dict[tuple, int]:
    """The latest recorded by that day; of one day the one loaded last, equal ones loaded once."""
    versions: dict[tuple, list[tuple[dt.date, int]]] = {}
    for reports in loads:
        for organisation, period, recorded_on, estimate, value in reports:
            known = versions.setdefault((organisation, period, estimate), [])
            if (recorded_on, value) not in known:
                known.append((recorded_on, value))
    in_force = {}
    for key, known in versions.items():
        seen = [version for version in known if version[0] <= day]
        if seen:
            latest = max(recorded_on for recorded_on, _ in seen)
            in_force[key] = [value for recorded_on, value in seen if recorded_on == latest][-1]
    return in_force


@pytest.mark.parametrize("seed", [1, 2])
def test_at_every_day_and_load_the_reports_in_force_are_those_by_hand(
    seed: int, tmp_path: Path
) -> None:
    loads = random_loads(seed)
    desk = loaded(loads, tmp_path)
    with desk.warehouse.read() as reader:
        for day in (dt.date(2023, 12, 31), *DAYS):
            assert in_force(reader, day) == by_hand(loads, day)
        for number in range(1, len(loads) + 1):
            with reader.until(number) as limited:
                for day in DAYS:
                    assert in_force(limited, day) == by_hand(loads[:number], day)


def in_force(reader: Reader, day: dt.date) -> dict[tuple, int]:
    rows = reader._execute(IN_FORCE.format(day=day)).fetchall()
    found = {(row[0], row[1], row[2]): int(row[3]) for row in rows}
    assert len(found) == len(rows)
    return found
