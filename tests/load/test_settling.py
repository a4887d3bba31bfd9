"""What publishing settles is what the reports say.

A review whose knowledge date is the end of time takes nothing as settled, and says the same; so do
targets as what was loaded makes them.
"""

from datetime import date

import pandas as pd
import pytest

from scorecard.verdicts import END_OF_TIME, verdicts
from scorecard.warehouse import SETTLED_TARGETS, Reader
from tests.load.sources import BASE, Desk

DATES = (date(2023, 9, 30), date(2024, 12, 31), date(2030, 1, 1))
REPORT = "organisation_id,indicator_id,period,value,recorded_on\n"
SECOND = {
    "terms": BASE["terms"] + "    nk2,cb2,2022-04-29,2025-04-10\n",
    "resolutions": BASE["resolutions"] + "    nq2,cb2,congress,nk2,,Nghị quyết của chi bộ 2\n",
    "targets": BASE["targets"] + "    t2,nq,Trường chuẩn,stock,>=,,,by_year,calendar\n",
    "target_years": "target_id,year,value\nt2,2022,1\nt2,2023,2\nt2,2024,3\n",
}
FULL = REPORT + "\n".join(
    f"{cell},flow,{year}-Q{quarter},{60 + 7 * quarter},{year + 1}-01-05"
    for cell in ("cb1", "cb2")
    for year in (2022, 2023, 2024)
    for quarter in (1, 2, 3, 4)
)
MANY = REPORT + "\n".join(
    f"cb1,flow,{year}-M{month:02d},{month},{year + 1}-02-05"
    for year in range(1980, 2025)
    for month in range(1, 13)
)


def _compare(desk: Desk) -> None:
    with desk.warehouse.read() as reader:
        for day in DATES:
            settled = verdicts(reader, as_of=day)
            anew = verdicts(reader, as_of=day, known_at=END_OF_TIME)
            pd.testing.assert_frame_equal(settled, anew)
            assert len(settled)
        stored = _targets(reader)
        reader.unsettle_targets()
        assert stored == _targets(reader)
        assert stored[0]


def _targets(reader: Reader) -> list[list[tuple]]:
    return [
        reader._execute(f"from {relation} order by all").fetchall() for relation in SETTLED_TARGETS
    ]


def _changed(table: str, old: str, new: str) -> dict[str, str]:
    text = (BASE | SECOND)[table]
    assert old in text
    return {table: text.replace(old, new)}


CHANGES: dict[str, dict[str, str]] = {
    "a corrected figure": {"actuals": REPORT + "cb1,flow,2023-Q2,1,2024-03-01"},
    "a withdrawn figure": {
        "actuals": "organisation_id,indicator_id,period,recorded_on,withdrawn\n"
        "cb1,flow,2023-Q1,2024-03-01,x"
    },
    "an earlier day's figure": {"actuals": REPORT + "cb1,flow,2023-Q2,5,2023-12-01"},
    "more reports than are left to readers": {"actuals": MANY},
    "another value asked": _changed("targets", "300", "100"),
    "another value asked of a year": _changed("target_years", "2023,2", "2023,5"),
    "no years of its own": _changed("targets", "stock,>=,,,by_year", "stock,>=,1,,each_year"),
    "another comparator": _changed("targets", ">=", "<="),
    "another indicator": _changed("targets", "flow", "stock"),
    "a target of another organisation": _changed("targets", "t1,nq,", "t1,nq2,"),
    "a resolution of another organisation": {
        "terms": SECOND["terms"].replace("nk,cb1", "nk,cb2"),
        "resolutions": SECOND["resolutions"].replace("nq,cb1", "nq,cb2"),
    },
    "a term of other years": _changed("terms", "2022-04-29", "2023-04-29"),
    "an indicator that others share": _changed("indicators", "người,flow,", "lượt,flow,"),
    "a dissolved organisation": {
        "organisations": "id,name,kind,parent_id,valid_to\ncb1,Chi bộ 1,chi_bo,db,2023-06-30"
    },
    "another scale": {"scales": "id,level,rank,name\nxep_loai,tot,2,Tốt"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_verdicts_settled_are_verdicts_worked_out(change: dict[str, str], masters: Desk) -> None:
    assert not masters.load(**SECOND, actuals=FULL).is_refused
    result = masters.load(**change)
    assert not result.is_refused, result.problems
    assert result.generation == 3
    _compare(masters)


def test_no_target_is_judged_for_two_organisations(masters: Desk) -> None:
    masters.load(**SECOND, actuals=FULL)
    masters.load(**CHANGES["a target of another organisation"])
    owners = (
        "select max(n) from (select count(distinct organisation_key) as n from store.judged_period"
        " group by target_key)"
    )
    assert masters.rows(owners) == [(1,)]


def test_a_few_reports_leave_their_periods_to_readers(masters: Desk) -> None:
    masters.load(actuals=FULL)
    unsettled = "select count(*) from store.judged_period where not is_settled"
    assert masters.rows(unsettled) != [(0,)]
    masters.load(actuals=MANY)
    assert masters.rows(unsettled) == [(0,)]
