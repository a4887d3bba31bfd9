"""Every check across rows, one small case each: what is told, and where (contract §1)."""

from typing import Any

import pytest

from etl.check_list import MASTER_CHECKS, REPORT_CHECKS
from etl.checks import _capped, review
from etl.data_checks import DATA_CHECKS
from etl.problems import Place, Severity, Wording, problem
from tests.load.sources import BASE, Desk, codes, found

ORGANISATION = "id,name,kind,parent_id,valid_from,valid_to,successor_id\n"
TERM = "id,organisation_id,start_date,end_date,first_year,last_year\n"
RESOLUTION = "id,organisation_id,kind,term_id,year,title\n"
TARGET = (
    "id,resolution_id,title,indicator_id,comparator,value,cadence,year_basis,first_year,last_year\n"
)
YEARS = "target_id,year,value\n"
REPORT = "organisation_id,indicator_id,period,value,recorded_on\n"
SHARE = "organisation_id,indicator_id,period,value,numerator,denominator,recorded_on\n"
RATING = "organisation_id,indicator_id,period,level,recorded_on\n"
INDICATOR = "id,name,unit,measure,aggregation,can_be_negative\n"

BY_YEAR = TARGET + "t2,nq,Lộ trình,flow,>=,,by_year,calendar,,"
SCHOOL = TARGET + "t2,nq,Năm học,stock,>=,5,each_year,school,,"
TOTAL = TARGET + "t2,nq,Cả nhiệm kỳ,stock,>=,5,term_end,calendar,,"

CASES: dict[str, tuple[dict[str, str], list[tuple[str, str, int | None, str | None]]]] = {
    "references, all of them": (
        {
            "organisations": ORGANISATION + "x,X,chi_bo,mất,,,cũng mất",
            "terms": TERM + "n2,mất,2022-01-01,2024-12-31,,",
            "resolutions": RESOLUTION + "r2,mất,congress,mất,,Tên",
            "indicators": "id,name,unit,measure,scale_id\nx,X,bậc,rating,mất",
            "targets": TARGET + "t2,mất,Tên,mất,>=,5,each_year,calendar,,",
            "target_years": YEARS + "mất,2023,5",
            "commentaries": "target_id,review_date,recorded_on\nmất,2023-06-30,2023-07-01",
            "actuals": REPORT + "mất,mất,2023,5,2024-01-05",
        },
        [
            ("unknown_reference", "error", 2, column)
            for column in (
                *("parent_id", "successor_id", "term_id", "scale_id", "resolution_id"),
                *("organisation_id", "organisation_id", "organisation_id"),
                *("indicator_id", "indicator_id", "target_id", "target_id"),
            )
        ],
    ),
    "equal master rows": (
        {"organisations": ORGANISATION + "x,X,chi_bo,db,,,\nx,X,chi_bo,db,,,"},
        [("duplicate_row", "warning", 3, None)],
    ),
    "different master rows": (
        {"organisations": ORGANISATION + "x,X,chi_bo,db,,,\nx,Y,chi_bo,db,,,"},
        [("duplicate_row", "error", 3, None)],
    ),
    "equal reports": (
        {"actuals": REPORT + "cb1,flow,2023,5,2024-01-05\ncb1,flow,2023,5,2024-01-05"},
        [("duplicate_row", "warning", 3, None)],
    ),
    "different reports of one day": (
        {"actuals": REPORT + "cb1,flow,2023,5,2024-01-05\ncb1,flow,2023,6,2024-01-05"},
        [("duplicate_row", "error", 3, None)],
    ),
    "different reports of two days are a correction": (
        {"actuals": REPORT + "cb1,flow,2023,5,2024-01-05\ncb1,flow,2023,6,2024-01-06"},
        [],
    ),
    "a report and its withdrawal on one day": (
        {
            "actuals": "organisation_id,indicator_id,period,value,recorded_on,withdrawn\n"
            "cb1,flow,2023,5,2024-01-05,\ncb1,flow,2023,,2024-01-05,x"
        },
        [("duplicate_row", "error", 3, None)],
    ),
    "an estimate beside a report": (
        {
            "actuals": "organisation_id,indicator_id,period,value,recorded_on,estimate\n"
            "cb1,flow,2023,5,2024-01-05,\ncb1,flow,2023,6,2024-01-05,x"
        },
        [],
    ),
    "equal commentaries": (
        {
            "commentaries": "target_id,review_date,cause,recorded_on\n"
            "t1,2023-06-30,Mưa,2023-07-01\nt1,2023-06-30,Mưa,2023-07-01"
        },
        [("duplicate_row", "warning", 3, None)],
    ),
    "a history that overlaps": (
        {
            "organisations": ORGANISATION
            + "x,X,chi_bo,db,2020-01-01,2022-12-31,\nx,Y,chi_bo,db,2022-12-31,,"
        },
        [("date_order", "error", 2, "valid_from"), ("date_order", "error", 3, "valid_from")],
    ),
    "a history that meets": (
        {
            "organisations": ORGANISATION
            + "x,X,chi_bo,db,2020-01-01,2022-12-31,\nx,Y,chi_bo,db,2023-01-01,,"
        },
        [],
    ),
    "a parent above itself": (
        {"organisations": ORGANISATION + "x,X,chi_bo,x,,,"},
        [("cycle", "error", 2, "parent_id")],
    ),
    "a ring of parents with a stored organisation": (
        {"organisations": ORGANISATION + "db,Đảng bộ,dang_bo,cb1,,,"},
        [("cycle", "error", 2, "parent_id")],
    ),
    "a ring that never stands on one day": (
        {
            "organisations": ORGANISATION
            + "x,X,chi_bo,y,2020-01-01,2020-12-31,\nx,X,chi_bo,,2021-01-01,,\n"
            + "y,Y,chi_bo,,2020-01-01,2020-12-31,\ny,Y,chi_bo,x,2021-01-01,,"
        },
        [],
    ),
    "a ring on a day among years": (
        {
            "organisations": ORGANISATION
            + "x,X,chi_bo,y,2020-01-01,2021-06-30,\ny,Y,chi_bo,x,2021-06-30,,"
        },
        [("cycle", "error", 2, "parent_id"), ("cycle", "error", 3, "parent_id")],
    ),
    "a ring of successors": (
        {"organisations": ORGANISATION + "x,X,chi_bo,,,2022-12-31,y\ny,Y,chi_bo,,,2023-12-31,x"},
        [("cycle", "error", 2, "successor_id"), ("cycle", "error", 3, "successor_id")],
    ),
    "a resolution under another's term": (
        {"resolutions": RESOLUTION + "r2,cb2,congress,nk,,Tên"},
        [("invalid_combination", "error", 2, "term_id")],
    ),
    "a term that moves away from its resolution": (
        {"terms": TERM + "nk,cb2,2022-04-29,2025-04-10,,"},
        [("invalid_combination", "error", 2, "organisation_id")],
    ),
    "a yearly resolution with a target of the term": (
        {"targets": TARGET + "t2,nq23,Tên,flow,>=,5,term_total,calendar,,"},
        [("invalid_combination", "error", 2, "cadence")],
    ),
    "a school year's resolution with a target by calendar year": (
        {
            "resolutions": RESOLUTION + "r2,cb1,year,,2022-2023,Tên",
            "targets": TARGET
            + "t2,r2,Tên,flow,>=,5,each_year,calendar,,\nt3,r2,Tên,flow,>=,5,each_year,school,,",
        },
        [("invalid_combination", "error", 2, "year_basis")],
    ),
    "a pooled total turned into a last value": (
        {
            "indicators": INDICATOR + "r,R,%,ratio,last,",
            "targets": TARGET + "t2,nq,Tên,r,>=,5,term_total,calendar,,",
        },
        [("invalid_combination", "error", 2, "cadence")],
    ),
    "a by_year target without one of its years": (
        {"targets": BY_YEAR, "target_years": YEARS + "t2,2022,5\nt2,2024,7"},
        [("missing_value", "error", 2, None)],
    ),
    "a by_year target with all its years": (
        {"targets": BY_YEAR, "target_years": YEARS + "t2,2022,5\nt2,2023,6\nt2,2024,7"},
        [],
    ),
    "a year that is not judged": (
        {"targets": BY_YEAR, "target_years": YEARS + "t2,2022,5\nt2,2023,6\nt2,2024,7\nt2,2025,8"},
        [("year_not_judged", "warning", 5, "year")],
    ),
    "a year of another calendar": (
        {
            "targets": BY_YEAR,
            "target_years": YEARS + "t2,2022,5\nt2,2023-2024,6\nt2,2024,7",
        },
        [("invalid_combination", "error", 3, "year")],
    ),
    "a year of a target that is not by_year": (
        {"target_years": YEARS + "t1,2023,5"},
        [("invalid_combination", "error", 2, "target_id")],
    ),
    "a term that judges no year": (
        {"terms": TERM + "n2,cb2,2023-04-01,2023-05-01,,"},
        [("no_judged_year", "warning", 2, "end_date")],
    ),
    "a term of more than fifteen years": (
        {"terms": TERM + "n2,cb2,2020-01-01,2035-12-31,,"},
        [("too_many_years", "error", 2, "end_date")],
    ),
    "a target of more than fifteen years": (
        {"targets": TARGET + "t2,nq,Tên,flow,>=,5,each_year,calendar,2020,2035"},
        [("too_many_years", "error", 2, "last_year")],
    ),
    "two rungs of one rank": (
        {"scales": "id,level,rank,name\ns,a,1,A\ns,b,1,B"},
        [("duplicate_row", "error", 2, "rank"), ("duplicate_row", "error", 3, "rank")],
    ),
    "a report that straddles the years of its targets": (
        {"targets": SCHOOL, "actuals": REPORT + "cb1,stock,2023-Q3,5,2023-10-05"},
        [("period_outside_year", "error", 2, "period")],
    ),
    "a report that straddles the years of one target and not of another": (
        {"actuals": REPORT + "cb1,flow,2023-Q3,5,2023-10-05"},
        [],
    ),
    "a straddling report of a target over the term": (
        {
            "targets": TOTAL,
            "actuals": REPORT
            + "cb1,stock,2022-2023,5,2023-10-05\ncb1,stock,2021-2022,5,2022-10-05",
        },
        [("period_outside_year", "error", 3, "period")],
    ),
    "a straddling report without a target is a fact": (
        {"actuals": REPORT + "cb1,stock,2022-2023,5,2023-10-05"},
        [],
    ),
    "a percentage that its parts do not round to": (
        {
            "actuals": SHARE
            + "cb1,ratio,2023,80,4,5,2024-01-05\n"
            + 'cb1,ratio,2023-Q1,"79,6",1194,1500,2023-04-05\n'
            + 'cb2,ratio,2023,"33,3",1,3,2024-01-05\n'
            + 'cb2,ratio,2023-Q1,"33,4",1,3,2023-04-05'
        },
        [("percent_mismatch", "warning", 5, "value")],
    ),
    "a percentage that its parts do not round to at the zeros written": (
        {
            "actuals": SHARE
            + 'cb1,ratio,2023,"80,0",398,500,2024-01-05\n'
            + 'cb1,ratio,2023-Q1,"80,0",4,5,2023-04-05\n'
            + 'cb1,ratio,2023-Q2,"80",398,500,2023-07-05\n'
            + 'cb1,ratio,2023-Q3,"79,60%",3981,5000,2023-10-05\n'
            + 'cb2,ratio,2022,"90,0",398,500,2024-01-05\n'
            + 'cb2,ratio,2023,"1.000",398,500,2024-01-05'
        },
        [
            ("percent_mismatch", "warning", 2, "value"),
            ("percent_mismatch", "warning", 5, "value"),
            ("percent_mismatch", "warning", 6, "value"),
            ("percent_mismatch", "warning", 7, "value"),
        ],
    ),
    "a part larger than its whole": (
        {"actuals": SHARE + "cb1,ratio,2023,,6,5,2024-01-05"},
        [("numerator_above_denominator", "warning", 2, "numerator")],
    ),
    "a report before its period ended": (
        {"actuals": REPORT + "cb1,flow,2023,5,2023-12-30\ncb1,flow,2022,5,2022-12-31"},
        [("recorded_early", "warning", 2, "recorded_on")],
    ),
    "a year against its quarters": (
        {
            "actuals": REPORT
            + "cb1,flow,2023-Q1,1,2023-04-05\ncb1,flow,2023-Q2,1,2023-07-05\n"
            + "cb1,flow,2023-Q3,1,2023-10-05\ncb1,flow,2023-Q4,1,2024-01-05\n"
            + "cb1,flow,2023,5,2024-01-05\ncb1,flow,2023-H1,2,2023-07-05"
        },
        [("parts_mismatch", "warning", 6, "period")],
    ),
    "a year against its last quarter": (
        {
            "actuals": REPORT
            + "cb1,stock,2023,5,2024-01-05\ncb1,stock,2023-Q4,6,2024-01-05\n"
            + "cb1,stock,2023-Q3,4,2023-10-05"
        },
        [("parts_mismatch", "warning", 3, "period")],
    ),
    "a jump from the year before": (
        {
            "actuals": REPORT
            + "cb1,flow,2022,10,2023-01-05\ncb1,flow,2023,51,2024-01-05\n"
            + "cb1,flow,2024,255,2025-01-05"
        },
        [("jump", "warning", 3, "value")],
    ),
    "a report outside every term": (
        {"actuals": REPORT + "cb1,flow,2020,5,2021-01-05\ncb2,flow,2020,5,2021-01-05"},
        [("outside_every_term", "warning", 2, "period")],
    ),
    "a fraction among whole figures": (
        {
            "actuals": REPORT
            + "cb1,flow,2022,5,2023-01-05\ncb1,flow,2023,6,2024-01-05\n"
            + 'cb2,flow,2022,7,2023-01-05\ncb2,flow,2023,"7,5",2024-01-05'
        },
        [("fraction_among_wholes", "warning", 5, "value")],
    ),
    "a period missing between two": (
        {
            "actuals": REPORT
            + "cb1,flow,2023-Q1,5,2023-04-05\ncb1,flow,2023-Q4,5,2024-01-05\n"
            + "cb2,flow,2023-Q1,5,2023-04-05\ncb2,flow,2023-9M,15,2023-10-05\n"
            + "cb2,flow,2023-Q4,5,2024-01-05"
        },
        [("missing_period", "warning", 3, "period")],
    ),
    "more excellent ones than the ceiling allows": (
        {
            "actuals": RATING
            + "cb1,rating,2023,xuat_sac,2024-01-05\ncb2,rating,2023,xuat_sac,2024-01-05\n"
            + "cb1,rating,2022,xuat_sac,2023-01-05\ncb2,rating,2022,tot,2023-01-05"
        },
        [("too_many_excellent", "warning", 3, "level")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_check_tells(masters: Desk, name: str) -> None:
    tables, expected = CASES[name]
    assert sorted(found(masters.check(**tables)), key=str) == sorted(expected, key=str)


def test_every_check_has_a_case() -> None:
    told = {code for _, expected in CASES.values() for code, *_ in expected} | {"changed_unit"}
    for check in (*MASTER_CHECKS, *REPORT_CHECKS, *DATA_CHECKS):
        assert check.wording.code in told, check.name
        assert check.otherwise is None or check.otherwise.code in told, check.name


def test_a_message_says_where_what_and_the_remedy(masters: Desk) -> None:
    result = masters.check(**CASES["different reports of one day"][0])
    (problem,) = result.problems
    assert problem.message.endswith(
        "actuals.csv, dòng 3: cùng khóa với dòng 2 nhưng nội dung khác; "
        "giữ lại một dòng đúng, xóa dòng kia."
    )


def test_a_column_is_named_as_the_person_wrote_it(masters: Desk) -> None:
    result = masters.check(
        actuals="Mã tổ chức,Mã chỉ số,Kỳ,Giá trị,Ngày ghi nhận\nmất,flow,2023,5,2024-01-05"
    )
    (problem,) = result.problems
    assert (problem.column, problem.heading) == ("organisation_id", "Mã tổ chức")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("flow,Học viên,người,stock,,", "measure"),
        ("ratio,Tỷ lệ,%,ratio,pooled,", None),
        ("flow,Học viên,người,flow,sum,có", None),
    ],
)
def test_what_stored_rows_stand_on_does_not_change(
    masters: Desk, row: str, column: str | None
) -> None:
    result = masters.check(indicators=INDICATOR + row)
    expected = [] if column is None else [("invalid_combination", "error", 2, column)]
    assert found(result) == expected


def test_an_indicator_with_negative_figures_stays_so(masters: Desk) -> None:
    masters.load(
        indicators=INDICATOR + "x,X,người,flow,sum,có", actuals=REPORT + "cb1,x,2023,-5,2024-01-05"
    )
    result = masters.check(indicators=INDICATOR + "x,X,người,flow,sum,không")
    assert found(result) == [("invalid_combination", "error", 2, "can_be_negative")]
    result = masters.check(indicators=INDICATOR + "x,X,học viên,flow,sum,có")
    assert found(result) == [("changed_unit", "warning", 2, "unit")]


def test_a_term_that_moves_asks_its_targets_for_their_years(masters: Desk) -> None:
    masters.load(**CASES["a by_year target with all its years"][0])
    result = masters.check(terms=TERM + "nk,cb1,2022-04-29,2026-04-10,,")
    assert found(result) == [("missing_value", "error", 2, None)]


def test_old_faults_are_not_told_again(masters: Desk) -> None:
    tables: dict[str, Any] = CASES["a jump from the year before"][0]
    assert codes(masters.load(**tables)) == {"jump"}
    assert codes(masters.load(**tables)) == set()
    assert codes(masters.load(actuals=REPORT + "cb1,stock,2023,5,2024-01-05")) == set()
    with masters.warehouse.read() as reader:
        (finding,) = review(reader)
    assert (finding.code, finding.organisation_id, finding.period) == ("jump", "cb1", "2023")


def test_a_flood_of_problems_is_listed_in_part() -> None:
    told = Wording("jump", "nhảy vọt", "kiểm tra", Severity.WARNING)
    flood = (problem(told, Place("a.csv", None, row, "value")) for row in range(10))
    listed = list(_capped(flood, 4))
    assert [each.row for each in listed] == [0, 1, 2, 3, None]
    assert "còn 6 dòng nữa" in listed[-1].message
    assert listed[-1].severity is Severity.WARNING


def test_a_call_without_a_known_base_still_tells_everything(desk: Desk) -> None:
    result = desk.check(targets=BASE["targets"], actuals=REPORT + "cb1,flow,2023,5,2024-01-05")
    assert codes(result) == {"unknown_reference"}
    assert len(result.problems) == 4
