"""Contract §1, "Numbers", sentence by sentence: what a cell says, and what is asked back."""

from unicodedata import normalize

import pytest

from tests.contract.office import REPORT, Office, lines

PEOPLE, PERCENT = "người", "%"
BILLION, MILLION, THOUSAND, DONG = "tỷ đồng", "triệu đồng", "nghìn đồng", "đồng"

READ: list[tuple[str, str, float]] = [
    # as people write them
    ("1668", PEOPLE, 1668),
    ("1.668", PEOPLE, 1668),
    ("1 668", PEOPLE, 1668),
    ("1\u00a0668", PEOPLE, 1668),
    ("1\u202f668", PEOPLE, 1668),
    (" 1668 ", PEOPLE, 1668),
    ("01", PEOPLE, 1),
    ("007", PEOPLE, 7),
    ("0", PEOPLE, 0),
    ("1.234.567", PEOPLE, 1234567),
    ("1 234 567,5", PEOPLE, 1234567.5),
    ("104,55", PEOPLE, 104.55),
    ("0,125", PEOPLE, 0.125),
    ("1,668", PEOPLE, 1.668),
    ("12.345,678901", PEOPLE, 12345.678901),
    # percent
    ("104,55", PERCENT, 104.55),
    ("104,55%", PERCENT, 104.55),
    ("104,55 %", PERCENT, 104.55),
    ("104,55\u00a0%", PERCENT, 104.55),
    ("1.668%", PERCENT, 1668),
    # money
    ("16,434", BILLION, 16.434),
    ("2,0 tỷ", BILLION, 2),
    ("2,0 tỷ", MILLION, 2000),
    ("2,0 tỷ", THOUSAND, 2000000),
    ("2,0 tỷ", DONG, 2000000000),
    ("2,0 tỉ", MILLION, 2000),
    ("2,0 TỶ", MILLION, 2000),
    ("2,0 ty\u0309", MILLION, 2000),
    ("2.300 tỷ đồng", BILLION, 2300),
    ("2.300 tỷ đồng", MILLION, 2300000),
    ("2.300\u00a0tỷ\u00a0đồng", MILLION, 2300000),
    ("16 tỷ 434 triệu", BILLION, 16.434),
    ("16 tỷ 434 triệu", MILLION, 16434),
    ("16 tỷ 434 triệu", DONG, 16434000000),
    ("16 tỷ 434 triệu đồng", MILLION, 16434),
    ("16 tỷ 434 triệu 500 nghìn", MILLION, 16434.5),
    ("1 triệu 5 nghìn đồng", THOUSAND, 1005),
    ("5 triệu", BILLION, 0.005),
    ("500 nghìn", MILLION, 0.5),
    ("500 triệu", MILLION, 500),
    ("250 nghìn đồng", THOUSAND, 250),
    # the unit itself
    ("1.668 người", PEOPLE, 1668),
    ("1.668 Người", PEOPLE, 1668),
    (f"1668 {normalize('NFD', PEOPLE)}", PEOPLE, 1668),
    ("3 m2", "m2", 3),
    ("12 học viên", "học  viên", 12),
    ("5 đồng", DONG, 5),
    ("5 đồng/người", "đồng/người", 5),
    # negative where it may be
    ("-12,5", MILLION, -12.5),
    ("-1.250", MILLION, -1250),
    ("\u221212", MILLION, -12),
    ("-2 tỷ", MILLION, -2000),
    ("-1 tỷ 500 triệu", MILLION, -1500),
]

ASKED_BACK: list[tuple[str, str, str]] = [
    ("1.66", PEOPLE, "ambiguous_number"),
    ("12.5", PEOPLE, "ambiguous_number"),
    ("0.125", PEOPLE, "ambiguous_number"),
    ("12.5%", PERCENT, "ambiguous_number"),
    ("1.66 tỷ", BILLION, "ambiguous_number"),
    ("1668.5", PEOPLE, "ambiguous_number"),
    ("1.6688", PEOPLE, "ambiguous_number"),
    ("1234.567", PEOPLE, "ambiguous_number"),
    ("01.668", PEOPLE, "ambiguous_number"),
    ("1.668.5", PEOPLE, "ambiguous_number"),
    ("1,668,000", PEOPLE, "ambiguous_number"),
    ("1,668.5", PEOPLE, "ambiguous_number"),
    ("1 66", PEOPLE, "ambiguous_number"),
    ("một trăm", PEOPLE, "not_a_number"),
    ("abc", PEOPLE, "not_a_number"),
    ("-", PEOPLE, "not_a_number"),
    ("n/a", PEOPLE, "not_a_number"),
    ("5-6", PEOPLE, "not_a_number"),
    ("1e5", PEOPLE, "not_a_number"),
    ("(12)", PEOPLE, "not_a_number"),
    ("23/22", PEOPLE, "not_a_number"),
    ("≥ 5", PEOPLE, "not_a_number"),
    ("12 học viên", PEOPLE, "wrong_unit"),
    ("12%", PEOPLE, "wrong_unit"),
    ("12 tỷ", PEOPLE, "wrong_unit"),
    ("12 triệu", PERCENT, "wrong_unit"),
    ("12 người", PERCENT, "wrong_unit"),
    ("12 người", MILLION, "wrong_unit"),
    ("12 USD", MILLION, "wrong_unit"),
    ("12%", MILLION, "wrong_unit"),
]


def measure(unit: str) -> str:
    return "ratio" if unit == PERCENT else "flow"


def tables(cases: list[tuple[str, str]]) -> dict[str, str]:
    """A target and a report for each cell and unit: the case's number is in the ids."""
    return {
        "indicators": lines(
            "id;name;unit;measure;can_be_negative",
            (f"i{n};Số {n};{u};{measure(u)};có" for n, (_, u) in enumerate(cases)),
        ),
        "targets": lines(
            "id;resolution_id;title;indicator_id;comparator;value;cadence",
            (f"i{n};nq;Chỉ tiêu {n};i{n};>=;1;each_year" for n in range(len(cases))),
        ),
        "actuals": lines(
            REPORT, (f"cb1;i{n};2023;{text};05/01/2024" for n, (text, _) in enumerate(cases))
        ),
    }


def test_numbers_are_read_as_people_write_them_and_converted_exactly(settled: Office) -> None:
    settled.load(**tables([(text, unit) for text, unit, _ in READ]))
    found = {v["target_id"]: v["actual"] for v in settled.verdicts() if v["period"] == "2023"}
    told = [(text, unit, found[f"i{n}"]) for n, (text, unit, _) in enumerate(READ)]
    assert told == READ


def test_what_has_not_one_reading_is_refused_with_its_place(settled: Office) -> None:
    checked = settled.check(**tables([(text, unit) for text, unit, _ in ASKED_BACK]))
    assert checked.code == 1
    told = checked.told("row", "column", "value", "code", "severity")
    assert told == [
        (n, "value", text, code, "error") for n, (text, _, code) in enumerate(ASKED_BACK, start=2)
    ]


def test_an_ambiguous_dot_is_refused_with_the_question_it_raises(settled: Office) -> None:
    (problem,) = settled.check(actuals=REPORT + "cb1;flow;2023;12.5;05/01/2024").problems
    assert "actuals.csv, dòng 2, cột value" in problem["message"]
    assert "12,5 hay 125?" in problem["message"]


def test_numbers_of_targets_are_read_in_the_indicators_unit_too(settled: Office) -> None:
    settled.load(
        targets="""
            id;resolution_id;title;indicator_id;comparator;value;upper;cadence
            a;nq;Thu chi;profit;between;1,5 tỷ;2.000 triệu đồng;each_year
            b;nq;Học viên;flow;>=;1.668 người;;each_year
        """,
        actuals=REPORT + "cb1;profit;2023;1.500;05/01/2024\ncb1;flow;2023;1668;05/01/2024",
    )
    assert (settled.verdict("a")["status"], settled.verdict("a")["attainment"]) == ("met", 1)
    assert settled.verdict("b")["attainment"] == 1


@pytest.mark.parametrize("column", ["value", "upper", "baseline"])
def test_a_wrong_unit_in_a_target_is_refused(settled: Office, column: str) -> None:
    cells = {"value": "5", "upper": "6", "baseline": "1"} | {column: "7 tỷ"}
    checked = settled.check(
        targets="id;resolution_id;title;indicator_id;comparator;cadence;value;upper;baseline\n"
        f"a;nq;Trường;stock;between;term_end;{cells['value']};{cells['upper']};{cells['baseline']}"
    )
    assert ("wrong_unit", 2, column) in checked.told("code", "row", "column")


def test_negative_figures_are_refused_unless_the_indicator_can_be_negative(
    settled: Office,
) -> None:
    ratio = "organisation_id;indicator_id;period;value;numerator;denominator;recorded_on\n"
    checked = settled.check(
        actuals=ratio
        + "cb1;flow;2023;-5;;;05/01/2024\ncb1;stock;2023;-1 trường;;;05/01/2024\n"
        + "cb1;ratio;2023;-3%;;;05/01/2024\ncb1;ratio;2022;;-1;5;05/01/2023\n"
        + "cb1;ratio;2024;;1;-5;05/01/2025\ncb1;profit;2023;-5;;;05/01/2024",
        targets="id;resolution_id;title;indicator_id;comparator;value;cadence\n"
        "a;nq;Học viên;flow;>=;-5;each_year\nb;nq;Thu chi;profit;>=;-5;each_year",
    )
    assert checked.code == 1
    assert checked.refused("row", "column", "code") == [
        (2, "value", "negative_value"),
        (3, "value", "negative_value"),
        (4, "value", "negative_value"),
        (5, "numerator", "negative_value"),
        (6, "denominator", "negative_value"),
        (2, "value", "negative_value"),
    ]
