"""Contract §1, loading: all or nothing, adding up, corrections, masters replaced and kept."""

from tests.contract.office import MASTERS, REPORT, REPORTS, Office

YEAR = "cb1;flow;2023;{};{}"
NOTED = "organisation_id;indicator_id;period;value;recorded_on;source;note;recorded_by\n"
TARGET = "id;resolution_id;title;indicator_id;comparator;value;cadence\n"


def report(value: object, day: str) -> str:
    return REPORT + YEAR.format(value, day)


def test_loading_the_same_files_again_changes_nothing(office: Office) -> None:
    commentary = (
        "target_id;review_date;cause;remedy;author;recorded_on\n"
        "t-flow;30/09/2023;Thiếu lớp;Mở thêm;An;05/10/2023"
    )
    extra = {
        "target_years": "target_id;year;value\nb;2022;5\nb;2023;6\nb;2024;7",
        "targets": MASTERS["targets"].rstrip() + "\n    b;nq;B;stock;>=;;;by_year\n",
        "scales": "id;level;rank;name\nxep_loai;tot;2;Hoàn thành tốt nhiệm vụ",
        "commentaries": commentary,
        "actuals": REPORTS,
    }
    source = office.source(MASTERS, **extra)
    office.load(source)
    before, verdicts = office.generations(), office.verdicts()
    again = office.load(source)
    assert office.generations() == before == ["g000001.duckdb"]
    assert office.verdicts() == verdicts
    told = [line for line in again.out.splitlines() if ": đọc " in line]
    assert len(told) == 9
    assert all(line.split(", ")[1:3] == ["mới 0", "thay đổi 0"] for line in told)


def test_a_row_that_differs_in_note_or_source_alone_is_a_correction_without_effect(
    settled: Office,
) -> None:
    settled.load(actuals=NOTED + "cb1;flow;2023;305;05/01/2024;;;")
    before = settled.verdicts()
    for more in ("BC 1;;", ";ghi chú;", ";;An", "BC 1;ghi chú;An"):
        told = settled.load(actuals=NOTED + f"cb1;flow;2023;305;05/01/2024;{more}")
        assert "Kết quả: đọc 1, mới 0, thay đổi 1, không đổi 0" in told.out
        assert settled.verdicts() == before
    told = settled.load(actuals=NOTED + "cb1;flow;2023;305;05/01/2024;;ghi chú;")
    assert "Kết quả: đọc 1, mới 0, thay đổi 0, không đổi 1" in told.out


def test_the_latest_recorded_on_wins_whatever_the_order_of_loads(settled: Office) -> None:
    settled.load(actuals=report(310, "05/03/2024"))
    settled.load(actuals=report(305, "05/01/2024"))
    assert settled.actual("t-flow") == 310
    settled.load(actuals=f"{report(320, '06/03/2024')}\n{YEAR.format(290, '05/02/2024')}")
    assert settled.actual("t-flow") == 320


def test_of_one_day_the_latest_load_wins(settled: Office) -> None:
    for value in (305, 290, 310):
        settled.load(actuals=report(value, "05/01/2024"))
        assert settled.actual("t-flow") == value
    settled.load(actuals=report(305, "05/01/2024"))  # equal to a stored one: changes nothing
    assert settled.actual("t-flow") == 310


def test_known_at_leaves_out_what_was_recorded_later(settled: Office) -> None:
    settled.load(actuals=f"{report(305, '05/01/2024')}\n{YEAR.format(290, '05/02/2024')}")
    assert settled.actual("t-flow", "2023", "--known-at", "2024-01-04") is None
    assert settled.actual("t-flow", "2023", "--known-at", "2024-01-05") == 305
    assert settled.actual("t-flow", "2023", "--known-at", "04/02/2024") == 305
    assert settled.actual("t-flow", "2023", "--known-at", "2024-02-05") == 290


def test_a_withdrawal_needs_no_figure_and_leaves_the_period_without_report(
    settled: Office,
) -> None:
    heading = "organisation_id;indicator_id;period;value;level;recorded_on;withdrawn\n"
    settled.load(
        actuals=heading + "cb1;flow;2023;305;;05/01/2024;\ncb1;rating;2023;;tot;05/01/2024;"
    )
    rows = "cb1;flow;2023;;;05/02/2024;x\ncb1;rating;2023;;;05/02/2024;có"
    settled.load(actuals=heading + rows)
    for target in ("t-flow", "t-rating"):
        verdict = settled.verdict(target)
        assert (verdict["actual"], verdict["status"]) == (None, "overdue")
    assert settled.actual("t-flow", "2023", "--known-at", "2024-02-04") == 305
    settled.load(actuals=heading + "cb1;flow;2023;306;;05/03/2024;không")
    assert settled.actual("t-flow") == 306


def test_a_report_without_its_figure_is_refused(settled: Office) -> None:
    heading = "organisation_id;indicator_id;period;value;numerator;denominator;level;recorded_on\n"
    rows = [
        ("cb1;flow;2023;;;;", "missing_value", "value"),
        ("cb1;flag;2023;;;;", "missing_value", "value"),
        ("cb1;rating;2023;;;;", "missing_value", "level"),
        ("cb1;ratio;2022;;;;", "missing_value", "value"),
        ("cb1;ratio;2023;;4;;", "invalid_combination", "denominator"),
        ("cb1;ratio;2024;;;5;", "invalid_combination", "numerator"),
        ("cb1;ratio;2023-Q1;;4;0;", "invalid_combination", "denominator"),
        ("cb1;flow;2022;5;4;5;", "invalid_combination", "numerator"),
        ("cb1;flow;2022;5;4;5;", "invalid_combination", "denominator"),
        ("cb1;flow;2024;5;;;tot", "invalid_combination", "level"),
        ("cb1;rating;2022;2;;;tot", "invalid_combination", "value"),
    ]
    unique = list(dict.fromkeys(cells for cells, *_ in rows))
    checked = settled.check(actuals=heading + "\n".join(f"{c};05/01/2025" for c in unique))
    expected = [(code, unique.index(cells) + 2, column) for cells, code, column in rows]
    assert checked.refused("code", "row", "column") == expected


RATIOS = [
    ("2022", "80,5;;", 80.5, "exceeded"),
    ("2023", ";161;200", 80.5, "exceeded"),
    ("2024", "80,5;161;200", 80.5, "exceeded"),
    ("2025", ";0;0", None, "not_applicable"),
]


def test_a_ratio_has_a_percentage_or_its_parts_or_all_three(settled: Office) -> None:
    settled.load(
        targets="id;resolution_id;title;indicator_id;comparator;value;cadence;first_year;last_year\n"
        "x;nq;A;ratio;>=;80;each_year;2022;2025",
        actuals="organisation_id;indicator_id;period;value;numerator;denominator;recorded_on\n"
        + "\n".join(f"cb1;ratio;{year};{cells};05/01/2026" for year, cells, *_ in RATIOS),
    )
    found = {each["period"]: each for each in settled.verdicts() if each["target_id"] == "x"}
    for year, _, actual, status in RATIOS:
        assert (year, found[year]["actual"]) == (year, actual)
        assert (year, found[year]["status"]) == (year, status)


def test_a_changed_master_replaces_the_former_whose_earlier_state_is_kept(
    settled: Office,
) -> None:
    settled.load(actuals=report(305, "05/01/2024"))
    assert settled.verdict("t-flow")["status"] == "exceeded"
    told = settled.load(targets=TARGET + "t-flow;nq;Chiêu sinh;flow;>=;310;each_year")
    assert "Chỉ tiêu: đọc 1, mới 0, thay đổi 1, không đổi 0" in told.out
    assert settled.verdict("t-flow")["status"] == "missed"
    told = settled.load(targets=TARGET + "t-flow;nq;Chiêu sinh;flow;>=;300;each_year")
    assert "thay đổi 1" in told.out
    assert settled.verdict("t-flow")["status"] == "exceeded"
    assert len(settled.generations()) == 4


CHANGES = {
    "organisations": "id;name;kind;parent_id\ncb1;Chi bộ Một;chi_bo;db",
    "terms": "id;organisation_id;start_date;end_date\nnk;cb1;29/04/2022;11/04/2025",
    "resolutions": "id;organisation_id;kind;term_id;year;title\nnq;cb1;congress;nk;;NQ đại hội",
    "scales": "id;level;rank;name\nxep_loai;tot;2;Hoàn thành tốt",
    "indicators": "id;name;unit;measure\nflow;Số học viên;người;flow",
    "targets": TARGET + "t-flow;nq;Chiêu sinh mới;flow;>=;300;each_year",
}


def test_a_master_of_every_table_is_replaced_once(settled: Office) -> None:
    source = settled.source(CHANGES)
    for changed in (1, 0):
        told = settled.load(source).out
        line = f"đọc 1, mới 0, thay đổi {changed}, không đổi {1 - changed}"
        assert told.count(line) == len(CHANGES)
    assert len(settled.generations()) == 2


def test_loading_is_all_or_nothing_for_all_sources_of_a_call(settled: Office) -> None:
    good = settled.source(actuals=REPORTS)
    bad = settled.source(organisations="id;name;kind\nmới;Mới;phòng")
    answer = settled.etl("load", good, bad)
    assert answer.code == 1
    assert "unknown_code" in answer.err
    assert "Kết quả: đọc" not in answer.out
    assert settled.generations() == ["g000001.duckdb"]
    assert settled.actual("t-flow", "2023") is None
    assert "Kết quả: đọc 2, mới 2, thay đổi 0, không đổi 0" in settled.load(good).out


def test_check_writes_nothing(office: Office) -> None:
    assert office.check(office.source(MASTERS, actuals=REPORTS)).told() == []
    assert not office.warehouse.exists()
    office.load(office.source(MASTERS))
    before = {path: path.stat().st_mtime_ns for path in office.warehouse.rglob("*")}
    assert office.check(actuals=REPORTS).code == 0
    assert office.check(actuals=REPORTS.replace("80", "x")).code == 1
    assert {path: path.stat().st_mtime_ns for path in office.warehouse.rglob("*")} == before


def test_commentaries_only_ever_add_up(settled: Office) -> None:
    heading = "target_id;review_date;cause;recorded_on\n"
    told = settled.load(commentaries=heading + "t-flow;30/09/2023;Mưa;05/10/2023")
    assert "Giải trình: đọc 1, mới 1, thay đổi 0, không đổi 0" in told.out
    told = settled.load(
        commentaries=heading + "t-flow;30/09/2023;Mưa;05/10/2023\nt-flow;30/09/2023;Bão;05/10/2023"
    )
    assert "Giải trình: đọc 2, mới 1, thay đổi 0, không đổi 1" in told.out


def test_a_by_year_target_may_become_one_of_each_year_or_of_another_calendar(
    settled: Office,
) -> None:
    by_year = "id;resolution_id;title;indicator_id;comparator;value;cadence;year_basis\n"
    calendar, school = "b;nq;B;stock;>=;;by_year;calendar", "b;nq;B;stock;>=;;by_year;school"
    years = "target_id;year;value\nb;2022;5\nb;2023;6\nb;2024;7"
    school_years = "target_id;year;value\nb;2022-2023;5\nb;2023-2024;6\nb;2024-2025;7"
    settled.load(targets=by_year + calendar, target_years=years)
    settled.load(targets=by_year + school, target_years=school_years)
    judged = [each["period"] for each in settled.verdicts() if each["target_id"] == "b"]
    assert judged == ["2022-2023", "2023-2024", "2024-2025", "TERM"]
    settled.load(targets=by_year + "b;nq;B;stock;>=;9;each_year;calendar")
    judged = [each["period"] for each in settled.verdicts() if each["target_id"] == "b"]
    assert judged == ["2022", "2023", "2024", "TERM"]
