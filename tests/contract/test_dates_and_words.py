"""Contract §1, "Dates", "Yes and no", levels, periods, years and defaults."""

import pytest

from tests.contract.office import REPORT, Office, lines

DATES = [
    ("28/06/2022", True),
    ("2022-06-28", True),
    ("8/6/2022", True),
    (" 28/06/2022 ", True),
    ("29/02/2024", True),
    ("31/02/2022", False),
    ("29/02/2023", False),
    ("2022-13-01", False),
    ("06/28/2022", False),
    ("28/06/22", False),
    ("28.06.2022", False),
    ("tháng 6/2022", False),
    ("2022", False),
    ("44740", False),
    ("hôm qua", False),
]

PERIODS = [
    *("2023", "2023-Q1", "2023-Q4", "2023-M01", "2023-M12", "2023-H1", "2023-H2", "2023-9M"),
    *("2023-11M", "2022-2023", "2022-2023-HK1", "2022-2023-HK2", "\u00a02024-Q1 "),
]
NO_PERIODS = [
    *("TERM", "term", "2023-Q5", "2023-Q0", "2023-M13", "2023-M7", "2023-H3", "2023-10M"),
    *("2022-2024", "2023-2022", "2022-2023-HK3", "2022-2023-Q1", "quý 1/2023", "23", "Q1-2023"),
    *("2023-HK1", "2023-Q1-Q2", "năm 2023"),
]

WORDS = [
    *(("có", True), ("Có", True), ("CÓ", True), ("co\u0301", True), ("x", True), ("X", True)),
    *(("1", True), ("true", True), ("TRUE", True), ("không", False), ("Không", False)),
    *(("KHÔNG", False), ("0", False), ("false", False), ("False", False), ("\u00a0có ", True)),
]


def test_dates_are_read_in_both_forms_and_nothing_else_is(settled: Office) -> None:
    text = lines(REPORT, (f"cb1;flow;20{n:02};5;{date}" for n, (date, _) in enumerate(DATES, 30)))
    assert settled.check(actuals=text).refused("code", "row", "value") == [
        ("not_a_date", row, date) for row, (date, valid) in enumerate(DATES, 2) if not valid
    ]


def test_every_kind_of_period_code_is_taken_and_term_is_not_a_period_of_a_report(
    settled: Office,
) -> None:
    periods = [*PERIODS, *NO_PERIODS]
    text = lines(REPORT, (f"cb2;stock;{period};5;05/01/2025" for period in periods))
    assert settled.check(actuals=text).refused("value", "column") == [
        (period, "period") for period in NO_PERIODS
    ]


@pytest.mark.parametrize("column", ["flag", "estimate"])
def test_yes_and_no_are_read_in_every_form(settled: Office, column: str) -> None:
    years = range(1990, 1990 + len(WORDS))
    heading = "organisation_id;indicator_id;period;value;estimate;recorded_on\n"
    rows = [
        f"cb1;flag;{year};{word};;05/01/2025"
        if column == "flag"
        else f"cb1;flow;{year};7;{word};05/01/2025"
        for year, (word, _) in zip(years, WORDS, strict=True)
    ]
    target = {
        "targets": "id;resolution_id;title;indicator_id;comparator;value;cadence;first_year;"
        "last_year\n"
        f"a;nq;A;{'flag;=;có' if column == 'flag' else 'flow;>=;5'};each_year;1990;1997\n"
        f"b;nq;B;{'flag;=;có' if column == 'flag' else 'flow;>=;5'};each_year;1998;2005\n"
    }
    settled.load(**target, actuals=lines(heading, rows))
    found = {
        v["period"]: v["actual"]
        for v in settled.verdicts()
        if v["target_id"] in ("a", "b") and v["period"] != "TERM"
    }
    if column == "flag":
        assert found == {str(year): yes for year, (_, yes) in zip(years, WORDS, strict=True)}
    else:
        assert found == {
            str(year): None if yes else 7 for year, (_, yes) in zip(years, WORDS, strict=True)
        }


@pytest.mark.parametrize("word", ["yes", "đạt", "2", "ok", "-"])
def test_other_words_are_neither_yes_nor_no(settled: Office, word: str) -> None:
    checked = settled.check(
        actuals="organisation_id;indicator_id;period;value;estimate;recorded_on\n"
        f"cb1;flag;2023;{word};;05/01/2024\ncb1;flow;2023;5;{word};05/01/2024"
    )
    assert checked.code == 1
    assert checked.told("row", "column") == [
        (2, "value"),
        (3, "estimate"),
    ]


def test_the_scale_xep_loai_always_exists_its_rungs_named_by_code_or_name(
    settled: Office,
) -> None:
    rungs = [
        ("2022", "xuat_sac", "xuat_sac", "exceeded"),
        ("2023", "HOÀN THÀNH TỐT  nhiệm vụ", "tot", "met"),
        ("2024", "hoa\u0300n tha\u0300nh nhiệm vụ", "hoan_thanh", "missed"),
    ]
    heading = "organisation_id;indicator_id;period;level;recorded_on"
    settled.load(
        actuals=lines(heading, (f"cb1;rating;{p};{written};05/01/2026" for p, written, *_ in rungs))
    )
    for period, _, code, status in rungs:
        verdict = settled.verdict("t-rating", period)
        assert (verdict["actual"], verdict["status"]) == (code, status)


def test_a_rung_that_the_scale_has_not_is_refused_in_targets_and_reports(
    settled: Office,
) -> None:
    checked = settled.check(
        actuals="organisation_id;indicator_id;period;level;recorded_on\n"
        "cb1;rating;2023;kha;05/01/2024",
        targets="id;resolution_id;title;indicator_id;comparator;level;cadence\n"
        "a;nq;A;rating;>=;giỏi;each_year\nb;nq;B;rating;>=;hoàn thành tốt nhiệm vụ;term_end",
    )
    assert checked.told("code", "row", "column", "value") == [
        ("unknown_level", 2, "level", "kha"),
        ("unknown_level", 2, "level", "giỏi"),
    ]


def test_a_scale_of_ones_own_is_known_by_codes_and_names_in_the_same_call(
    settled: Office,
) -> None:
    settled.load(
        scales="id;level;rank;name\ndh;xs;1;Lao động xuất sắc\ndh;tt;2;Lao động tiên tiến",
        indicators="id;name;unit;measure;scale_id\ndh;Danh hiệu;bậc;rating;dh",
        targets="id;resolution_id;title;indicator_id;comparator;level;cadence\n"
        "a;nq;A;dh;>=;lao động tiên tiến;each_year",
        actuals="organisation_id;indicator_id;period;level;recorded_on\n"
        "cb1;dh;2023;LAO ĐỘNG XUẤT SẮC;05/01/2024\ncb1;dh;2024;tt;05/01/2025",
    )
    assert settled.verdict("a", "2023")["status"] == "exceeded"
    assert settled.verdict("a", "2024")["actual"] == "tt"


def test_the_defaults_are_aggregation_by_measure_calendar_weight_1_due_days_30(
    settled: Office,
) -> None:
    """Naming the defaults is no change, naming anything else is one."""
    count = settled.load(
        indicators="""
            id;name;unit;measure;scale_id;can_be_negative;aggregation;due_days
            flow;Học viên;người;flow;;không;sum;30
            stock;Trường đạt chuẩn;trường;stock;;0;last;30
            ratio;Tỷ lệ đảng viên;%;ratio;;false;pooled;30
            rating;Xếp loại;bậc;rating;xep_loai;;last;30
            flag;Giữ danh hiệu;có/không;flag;;;last;30
        """,
        targets="""
            id;resolution_id;title;indicator_id;comparator;value;level;cadence;year_basis;weight
            t-flow;nq;Chiêu sinh;flow;>=;300;;each_year;calendar;1
        """,
    )
    assert "Chỉ số: đọc 5, mới 0, thay đổi 0, không đổi 5" in count.out
    assert "Chỉ tiêu: đọc 1, mới 0, thay đổi 0, không đổi 1" in count.out
    assert len(settled.generations()) == 1
