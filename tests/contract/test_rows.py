"""Contract §1 and semantics §1–§3: rows held against each other, within a call and beyond it."""

from pathlib import Path

import pytest

from tests.contract.office import REPORT, Office, lines

ORGANISATION = "id;name;kind;parent_id;valid_from;valid_to;successor_id\n"
TARGET = "id;resolution_id;title;indicator_id;comparator;value;cadence;year_basis;first_year;"
TARGET += "last_year\n"
VERSIONS = "organisation_id;indicator_id;period;value;recorded_on;estimate;withdrawn;note\n"

REFERENCES = {
    "organisations": (ORGANISATION + "x;X;chi_bo;lạ;;;lạ", ["parent_id", "successor_id"]),
    "terms": (
        "id;organisation_id;start_date;end_date\nn2;lạ;01/01/2022;31/12/2024",
        ["organisation_id"],
    ),
    "resolutions": (
        "id;organisation_id;kind;term_id;title\nr2;lạ;congress;lạ;Tên",
        ["organisation_id", "term_id"],
    ),
    "indicators": ("id;name;unit;measure;scale_id\nx;X;bậc;rating;lạ", ["scale_id"]),
    "targets": (TARGET + "x;lạ;Tên;lạ;>=;5;each_year;;;", ["resolution_id", "indicator_id"]),
    "target_years": ("target_id;year;value\nlạ;2023;5", ["target_id"]),
    "actuals": (REPORT + "lạ;lạ;2023;5;05/01/2024", ["organisation_id", "indicator_id"]),
    "commentaries": (
        "target_id;review_date;recorded_on\nlạ;30/06/2023;01/07/2023",
        ["target_id"],
    ),
}


def test_unknown_references_of_every_kind_are_refused(settled: Office) -> None:
    checked = settled.check(**{table: text for table, (text, _) in REFERENCES.items()})
    found = checked.told("code", "severity", "row", "value", "file", "column")
    assert {each[:4] for each in found} == {("unknown_reference", "error", 2, "lạ")}
    told = sorted((Path(file).stem, column) for *_, file, column in found)
    assert told == sorted(
        (t, column) for t, (_, columns) in REFERENCES.items() for column in columns
    )


def test_references_are_satisfied_by_another_source_of_the_call_or_by_the_warehouse(
    settled: Office,
) -> None:
    actuals = settled.source(actuals=REPORT + "cb3;mới;2023;5;05/01/2024")
    masters = settled.source(
        organisations="id;name;kind;parent_id\ncb3;Chi bộ 3;chi_bo;db",
        indicators="id;name;unit;measure\nmới;Mới;người;flow",
    )
    assert settled.check(actuals).told("code") == [("unknown_reference",)] * 2
    assert settled.check(actuals, masters).told() == []
    settled.load(masters)
    assert settled.check(actuals).told() == []


ONE = "cb1;flow;2023;5;05/01/2024"
DUPLICATES: dict[str, tuple[str, str, str | None]] = {
    "equal": (f"{ONE};;;", f"{ONE};;;", "warning"),
    "equal as written otherwise": (f"{ONE};;;", "cb1;flow;2023;5,0;2024-01-05;không;;", "warning"),
    "equal figures, another note": (f"{ONE};;;", f"{ONE};;;khác", "warning"),
    "different": (f"{ONE};;;", "cb1;flow;2023;6;05/01/2024;;;", "error"),
    "a withdrawal counts as a figure": (f"{ONE};;;", "cb1;flow;2023;;05/01/2024;;x;", "error"),
    "equal withdrawals": ("cb1;flow;2023;;05/01/2024;;x;",) * 2 + ("warning",),
    "an estimate beside a report": (f"{ONE};;;", "cb1;flow;2023;6;05/01/2024;x;;", None),
    "estimates are compared with estimates": (
        f"{ONE};x;;",
        "cb1;flow;2023;6;05/01/2024;x;;",
        "error",
    ),
    "another day": (f"{ONE};;;", "cb1;flow;2023;6;06/01/2024;;;", None),
    "another period": (f"{ONE};;;", "cb1;flow;2022;6;05/01/2024;;;", None),
    "another organisation": (f"{ONE};;;", "cb2;flow;2023;6;05/01/2024;;;", None),
}


@pytest.mark.parametrize("sources", ["one file", "two sources"])
def test_two_rows_of_one_call_for_the_same_report(settled: Office, sources: str) -> None:
    """Each case has an indicator of its own; its second row is the one that is told."""
    numbered = list(enumerate(DUPLICATES.values()))
    indicators = [f"flow{n};Số {n};người;flow" for n, _ in numbered]
    given = {"indicators": lines("id;name;unit;measure", indicators)}
    firsts, seconds = (
        [case[place].replace(";flow;", f";flow{n};") for n, case in numbered] for place in (0, 1)
    )
    if sources == "one file":
        checked = settled.check(**given, actuals=lines(VERSIONS, firsts + seconds))
    else:
        paths = [settled.source(actuals=lines(VERSIONS, rows)) for rows in (firsts, seconds)]
        checked = settled.check(*paths, settled.source(given))
    offset = 2 + (len(numbered) if sources == "one file" else 0)
    assert checked.code == 1
    assert checked.told("code", "severity", "row") == [
        ("duplicate_row", severity, n + offset) for n, (*_, severity) in numbered if severity
    ]


MASTER_ROWS = {
    "organisations": ("id;name;kind", "x;X;chi_bo", "x;Y;chi_bo"),
    "terms": (
        "id;organisation_id;start_date;end_date",
        "x;cb2;01/01/2022;31/12/2024",
        "x;cb2;01/01/2022;31/12/2025",
    ),
    "resolutions": ("id;organisation_id;kind;year;title", "x;cb2;year;2023;A", "x;cb2;year;2024;A"),
    "scales": ("id;level;rank;name", "x;a;1;A", "x;a;2;A"),
    "indicators": ("id;name;unit;measure", "x;X;người;flow", "x;X;lượt;flow"),
    "targets": (TARGET.strip(), "x;nq;A;flow;>=;5;each_year;;;", "x;nq;A;flow;>=;6;each_year;;;"),
}


def test_two_master_rows_of_one_key_are_refused_where_they_differ_and_else_count_once(
    settled: Office,
) -> None:
    different = {name: lines(rows[0], rows[1:]) for name, rows in MASTER_ROWS.items()}
    found = settled.check(**different).refused()
    assert [each for each in found if each[0] == "duplicate_row"] == [("duplicate_row", 3)] * 6
    equal = {name: lines(rows[0], [rows[1]] * 2) for name, rows in MASTER_ROWS.items()}
    source = settled.source(equal)
    found = settled.check(source).told("code", "severity", "row")
    assert found == [("duplicate_row", "warning", 3)] * 6
    assert settled.load(source).out.count("đọc 2, mới 1, thay đổi 0, không đổi 1") == 6


CYCLES = {
    "a parent of its own": ["x;X;chi_bo;x;;;"],
    "two parents of each other": ["x;X;dang_bo;y;;;", "y;Y;dang_bo;x;;;"],
    "a ring of three": ["x;X;dang_bo;y;;;", "y;Y;dang_bo;z;;;", "z;Z;dang_bo;x;;;"],
    "a ring through the warehouse": ["db;Đảng bộ xã;dang_bo;cb1;;;"],
    "a successor of its own": ["x;X;chi_bo;;;31/12/2023;x"],
    "successors of each other": ["x;X;chi_bo;;;31/12/2023;y", "y;Y;chi_bo;;;31/12/2023;x"],
}


@pytest.mark.parametrize("case", CYCLES)
def test_cycles_are_refused(settled: Office, case: str) -> None:
    checked = settled.check(organisations=lines(ORGANISATION, CYCLES[case]))
    assert (checked.code, checked.codes) == (1, {"cycle"})


DATES = {
    "organisations": (ORGANISATION + "x;X;chi_bo;;02/01/2023;01/01/2023;", "valid_to"),
    "terms": (
        "id;organisation_id;start_date;end_date\nx;cb2;02/01/2023;01/01/2023",
        "end_date",
    ),
    "terms of years": (
        "id;organisation_id;start_date;end_date;first_year;last_year\n"
        "x;cb2;01/01/2022;31/12/2024;2024;2022",
        "last_year",
    ),
}


@pytest.mark.parametrize("case", DATES)
def test_dates_the_wrong_way_round_are_refused(settled: Office, case: str) -> None:
    text, column = DATES[case]
    found = settled.check(**{case.split()[0]: text}).refused("code", "row", "column")
    assert found == [("date_order", 2, column)]


def test_an_organisations_history_does_not_overlap(settled: Office) -> None:
    rows = ["x;X;chi_bo;db;;30/06/2023;", "x;Y;chi_bo;db;30/06/2023;;"]
    checked = settled.check(organisations=lines(ORGANISATION, rows))
    assert (checked.code, checked.codes) == (1, {"date_order"})
    rows[1] = rows[1].replace("30/06/2023", "01/07/2023")
    assert settled.check(organisations=lines(ORGANISATION, rows)).told() == []


CALENDAR, SCHOOL = (
    "x;nq;A;profit;>=;5;each_year;calendar;;",
    "y;nq;B;profit;>=;5;each_year;school;;",
)
TOTAL, SCHOOL_TOTAL = (
    f"z;nq;C;profit;>=;5;term_total;{basis};;" for basis in ("calendar", "school")
)
OUTSIDE: list[tuple[str, list[str], list[str], list[str]]] = [
    # what, targets, reports that some target could use, reports that none ever could
    ("no target", [], ["2023-Q3", "2022-2023", "2022-2023-HK1", "2023"], []),
    (
        "by calendar year",
        [CALENDAR],
        ["2023", "2023-Q3", "2023-11M", "2022-2023-HK2", "2019", "2030-M01"],
        ["2022-2023", "2022-2023-HK1", "2029-2030"],
    ),
    (
        "by school year",
        [SCHOOL],
        ["2022-2023", "2022-2023-HK1", "2023-Q2", "2023-Q4", "2023-H1", "2023-M08", "2023-M09"],
        ["2023", "2023-Q3", "2023-H2", "2023-9M", "2023-11M"],
    ),
    (
        "by both",
        [CALENDAR, SCHOOL],
        ["2023-Q3", "2022-2023", "2023", "2022-2023-HK1", "2023-9M"],
        [],
    ),
    (
        "over the term, 2022 to 2024",
        [TOTAL],
        ["2022-2023", "2022-2023-HK1", "2023-2024", "2023-Q3"],
        ["2021-2022", "2021-2022-HK1", "2024-2025", "2024-2025-HK1"],
    ),
    (
        "over the term of school years, 2022-2023 to 2024-2025",
        [SCHOOL_TOTAL],
        ["2023", "2023-Q3", "2024", "2022-Q4", "2025-H1", "2024-9M"],
        ["2022", "2022-Q3", "2022-9M", "2025", "2025-Q3", "2025-H2", "2026-Q3"],
    ),
]


@pytest.mark.parametrize("case", OUTSIDE, ids=[case[0] for case in OUTSIDE])
def test_a_report_that_no_target_could_ever_use_is_refused(
    settled: Office, case: tuple[str, list[str], list[str], list[str]]
) -> None:
    _, targets, usable, unusable = case
    settled.load(
        targets="id;resolution_id;title;indicator_id;comparator;value;cadence\n"
        "t-profit;nq;Thu chi;flow;>=;100;each_year"
    )
    more = {"targets": lines(TARGET, targets)} if targets else {}
    periods = [*usable, *unusable]
    text = lines(REPORT, (f"cb1;profit;{period};5;05/01/2032" for period in periods))
    found = settled.check(actuals=text, **more).refused("code", "column", "value")
    assert found == [("period_outside_year", "period", period) for period in unusable]


def test_a_straddling_report_of_an_organisation_without_such_a_target_is_kept_as_a_fact(
    settled: Office,
) -> None:
    text = REPORT + "cb1;flow;2022-2023;5;05/01/2024\ncb2;flow;2022-2023;5;05/01/2024"
    assert settled.check(actuals=text).told() == [("period_outside_year", 2)]


def test_a_term_total_uses_a_report_that_straddles_its_years(settled: Office) -> None:
    settled.load(
        targets=TARGET + "z;nq;C;flow;>=;5;term_total;calendar;2022;2023",
        actuals=REPORT + "cb1;flow;2022;3;05/01/2023\ncb1;flow;2023;4;05/01/2024",
    )
    assert settled.actual("z", "TERM") == 7


BY_YEAR = TARGET + "x;nq;A;stock;>=;;by_year;{};;"
YEARS = "target_id;year;value\n"


@pytest.mark.parametrize(
    ("basis", "years", "told"),
    [
        ("calendar", ["2022", "2023", "2024"], []),
        ("calendar", ["2022", "2024"], [("missing_value", "error")]),
        ("calendar", [], [("missing_value", "error")] * 3),
        ("school", ["2022-2023", "2023-2024", "2024-2025"], []),
        ("school", ["2022", "2023", "2024"], None),
        ("calendar", ["2022-2023", "2023-2024", "2024-2025"], None),
    ],
)
def test_a_by_year_target_has_one_row_for_each_judged_year(
    settled: Office, basis: str, years: list[str], told: list[tuple[str, str]] | None
) -> None:
    rows = {"target_years": YEARS + "\n".join(f"x;{y};5" for y in years)} if years else {}
    checked = settled.check(targets=BY_YEAR.format(basis), **rows)
    if told is None:
        assert checked.codes == {"invalid_combination"}
    else:
        assert checked.told("code", "severity") == told


def test_years_of_a_target_that_is_not_by_year_are_refused(settled: Office) -> None:
    checked = settled.check(target_years=YEARS + "t-flow;2023;5")
    assert checked.refused("code", "row") == [("invalid_combination", 2)]


@pytest.mark.parametrize("years", [["2022", "2023"], ["2022", "2023", "2024"]])
def test_a_by_year_target_of_a_dissolved_organisation_needs_its_remaining_years_alone(
    settled: Office, years: list[str]
) -> None:
    dissolved = {"organisations": ORGANISATION + "cb1;Chi bộ 1;chi_bo;db;;30/06/2024;"}
    rows = YEARS + "\n".join(f"x;{year};5" for year in years)
    checked = settled.check(targets=BY_YEAR.format(""), target_years=rows, **dissolved)
    assert checked.told() == []
    missing = settled.check(
        targets=BY_YEAR.format(""), target_years=YEARS + "x;2022;5", **dissolved
    )
    assert missing.refused("code") == [("missing_value",)]
