"""Contract §1, the workbook: sheets, title rows, merged headings, cells as people see them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

from openpyxl import Workbook

from tests.contract.office import Office, lines

Rows = Sequence[Sequence[object]]

HEADING = ["organisation_id", "indicator_id", "period", "value", "recorded_on"]
ROW = ["cb1", "flow", "2023", 305, date(2024, 1, 5)]


def workbook(
    office: Office,
    sheets: Mapping[str, Rows],
    formats: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
) -> Path:
    """A workbook; number formats and merged ranges are those of every sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for place, number_format in (formats or {}).items():
            sheet[place].number_format = number_format
        for area in merged:
            sheet.merge_cells(area)
    path = office.file("so.xlsx", b"")
    book.save(path)
    return path


SHEETS = ["Kết quả", "KẾT QUẢ", normalize("NFD", "kết quả"), "actuals", "Actuals", "Kết quả 2023"]


def test_a_sheet_is_named_as_its_table(settled: Office) -> None:
    books = [
        workbook(settled, {name: [HEADING, [*ROW[:2], str(1990 + n), *ROW[3:]]]})
        for n, name in enumerate(SHEETS)
    ]
    assert f"Kết quả: đọc {len(SHEETS)}, mới {len(SHEETS)}" in settled.load(*books).out


def test_other_sheets_are_reported_and_left_alone(settled: Office) -> None:
    path = workbook(settled, {"Hướng dẫn": [["đọc kỹ"]], "Kết quả": [HEADING, ROW], "Tạm": []})
    checked = settled.check(path)
    assert checked.code == 0
    assert checked.told("code", "severity", "sheet", "row") == [
        ("not_loaded", "warning", "Hướng dẫn", None),
        ("not_loaded", "warning", "Tạm", None),
    ]


def test_a_workbook_without_a_table_is_refused(settled: Office) -> None:
    checked = settled.check(workbook(settled, {"Sheet1": [HEADING, ROW]}))
    assert checked.code == 1
    assert checked.refused("code") == [("unknown_table",)]


def test_one_workbook_holds_all_tables_and_they_refer_to_each_other(office: Office) -> None:
    day = date(2022, 4, 29)
    path = workbook(
        office,
        {
            "Kết quả": [HEADING, ROW],
            "Chỉ tiêu": [
                ["Mã chỉ tiêu", "Mã nghị quyết", "Tên", "Mã chỉ số", "So sánh", "Giá trị", "Nhịp"],
                ["t", "nq", "Chiêu sinh", "flow", ">=", 300, "each_year"],
            ],
            "Tổ chức": [["Mã tổ chức", "Tên tổ chức", "Loại"], ["cb1", "Chi bộ 1", "chi_bo"]],
            "Nhiệm kỳ": [
                ["Mã nhiệm kỳ", "Mã tổ chức", "Ngày bắt đầu", "Ngày kết thúc"],
                ["nk", "cb1", day, "10/04/2025"],
            ],
            "Nghị quyết": [
                ["Mã nghị quyết", "Mã tổ chức", "Loại", "Mã nhiệm kỳ", "Tên nghị quyết"],
                ["nq", "cb1", "congress", "nk", "Nghị quyết"],
            ],
            "Chỉ số": [["Mã chỉ số", "Tên chỉ số", "ĐVT", "Loại đo"], ["flow", "A", "B", "flow"]],
            "Lộ trình": [["Mã chỉ tiêu", "Năm"]],
            "Thang bậc": [["Mã thang", "Mã bậc", "Thứ hạng", "Tên bậc"], ["s", "a", 1, "A"]],
            "Giải trình": [
                ["Mã chỉ tiêu", "Ngày rà soát", "Nguyên nhân", "Ngày ghi nhận"],
                ["t", day, "Mưa", datetime(2023, 7, 1)],  # noqa: DTZ001 - a cell has no zone
            ],
        },
    )
    office.load(path)
    assert office.verdict("t")["status"] == "exceeded"


def test_a_sheet_may_have_title_rows_and_rows_are_those_a_person_sees(settled: Office) -> None:
    titles = [["ĐẢNG BỘ XÃ"], [], ["Báo cáo kết quả năm 2023", None, "Kỳ"], []]
    faulty = ["cb1", "flow", "2022", "nhiều", "05/01/2023"]
    path = workbook(settled, {"Kết quả": [*titles, HEADING, ROW, [], faulty]}, merged=["A1:E1"])
    checked = settled.check(path)
    assert checked.told("code", "sheet", "row", "value") == [
        ("not_a_number", "Kết quả", 8, "nhiều")
    ]
    message = checked.problems[0]["message"]
    assert "so.xlsx, sheet Kết quả, dòng 8, cột value: 'nhiều' không phải số" in message


def test_the_heading_may_be_two_rows_with_merged_cells(settled: Office) -> None:
    path = workbook(
        settled,
        {
            "Kết quả": [
                ["KẾT QUẢ THỰC HIỆN"],
                ["Mã tổ chức", "Mã\nchỉ số", "Kỳ", "Số liệu", None, "Ngày ghi nhận"],
                [None, None, None, "Tử số", "Mẫu số", None],
                ["cb1", "ratio", 2023, 161, 200, "05/01/2024"],
                ["cb1", "ratio", 2024, 0, "x", "05/01/2025"],
            ]
        },
        merged=["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"],
    )
    checked = settled.check(path)
    assert checked.refused("code", "row", "column") == [("not_a_number", 5, "denominator")]


def test_headings_merged_over_columns_leave_what_stands_beyond_them_without_heading(
    settled: Office,
) -> None:
    rows = [["Mã tổ chức", "Mã chỉ số", "Kỳ", "Giá trị", None, "Ngày ghi nhận"]]
    path = workbook(
        settled,
        {"Kết quả": [*rows, ["cb1", "flow", "2023", 5, "lạ", "05/01/2024"]]},
        merged=["D1:E1"],
    )
    checked = settled.check(path)
    assert checked.refused("code", "row", "value") == [("unknown_column", 2, "lạ")]


def test_filled_cells_beyond_the_last_heading_are_refused(settled: Office) -> None:
    checked = settled.check(workbook(settled, {"Kết quả": [HEADING, [*ROW, None, "thừa"]]}))
    assert checked.refused("code", "row", "value") == [("unknown_column", 2, "thừa")]


def test_headings_are_known_in_any_case_with_line_breaks_and_no_break_spaces(
    settled: Office,
) -> None:
    heading = ["MÃ\nTỔ CHỨC", "Mã\u00a0chỉ số", normalize("NFD", "kỲ"), "Giá  trị", "Ngày_ghi"]
    heading[4] = "ngày\r\nghi nhận"
    settled.load(workbook(settled, {"Kết quả": [heading, ROW]}))
    assert settled.actual("t-flow") == 305


CELLS: list[tuple[str, object, str, object]] = [
    ("flow", 1668, "General", 1668),
    ("flow", 1.668, "General", 1.668),
    ("flow", 1668.5, "#,##0.0", 1668.5),
    ("flow", "1.668", "General", 1668),
    ("flow", "1 668 người", "@", 1668),
    ("ratio", 0.8, "0%", 80),
    ("ratio", 0.7996, "0.00%", 79.96),
    ("ratio", 1.0455, "0.00%", 104.55),
    ("ratio", 80, "General", 80),
    ("ratio", 80, '0"%"', 80),
    ("ratio", "80,5%", "General", 80.5),
    ("ratio", 0.8, "General", 0.8),
    ("flag", True, "General", True),
    ("flag", False, "General", False),
    ("flag", 1, "General", True),
    ("flag", "x", "General", True),
]


def test_real_numbers_percentages_and_booleans_are_read_as_shown(settled: Office) -> None:
    """Each cell is reported for an indicator of its own."""
    numbered = list(enumerate(CELLS))
    units = {"flow": "người", "ratio": "%", "flag": "có/không"}
    masters = settled.source(
        indicators=lines(
            "id;name;unit;measure", (f"{m}{n};Số {n};{units[m]};{m}" for n, (m, *_) in numbered)
        ),
        targets=lines(
            "id;resolution_id;title;indicator_id;comparator;value;cadence",
            (
                f"{n};nq;A;{m}{n};{'=;có' if m == 'flag' else '>=;1'};each_year"
                for n, (m, *_) in numbered
            ),
        ),
    )
    rows = [["cb1", f"{name}{n}", 2023, cell, ROW[4]] for n, (name, cell, *_) in numbered]
    formats = {f"D{n + 2}": number_format for n, (_, _, number_format, _) in numbered}
    settled.load(masters, workbook(settled, {"Kết quả": [HEADING, *rows]}, formats))
    found = {
        each["target_id"]: each["actual"] for each in settled.verdicts() if each["period"] == "2023"
    }
    assert [(*cell[:3], found[str(n)]) for n, cell in numbered] == CELLS


def test_a_percentage_whose_display_hides_digits_is_read_exactly_with_a_warning(
    settled: Office,
) -> None:
    """79.96 % shown as 80 % does not satisfy "from 80 %" (semantics §5)."""
    path = workbook(
        settled, {"Kết quả": [HEADING, ["cb1", "ratio", 2023, 0.7996, ROW[4]]]}, {"D2": "0%"}
    )
    assert settled.check(path).told("severity", "row", "column", "value") == [
        ("warning", 2, "value", "80%")
    ]
    settled.load(path)
    assert (settled.actual("t-ratio"), settled.verdict("t-ratio")["status"]) == (79.96, "missed")


def test_a_percentage_where_no_percent_is_due_is_refused(settled: Office) -> None:
    path = workbook(
        settled, {"Kết quả": [HEADING, ["cb1", "flow", 2023, 0.8, ROW[4]]]}, {"D2": "0%"}
    )
    assert settled.check(path).told("code", "value") == [("wrong_unit", "80%")]


def test_dates_of_excel_are_dates_in_whatever_format(settled: Office) -> None:
    day = datetime(2024, 1, 5)  # noqa: DTZ001 - a cell has no zone
    rows = [["cb1", "flow", "2023", 305, day], ["cb1", "flow", "2024", 305, "2025-01-05"]]
    for number_format in ("dd/mm/yyyy", "yyyy-mm-dd", "mmm-yy", "[$-42A]d mmmm yyyy"):
        path = workbook(settled, {"Kết quả": [HEADING, *rows]}, {"E2": number_format})
        assert settled.check(path).told() == []
