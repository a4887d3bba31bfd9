import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from etl.problems import Problem
from etl.raw import FormulaFault, Percentage, RawTable
from etl.readers import package, read_source
from etl.readers.marks import percentage

HEADING = ["Mã tổ chức", "Mã chỉ số", "Kỳ", "Giá trị", "Ngày ghi nhận", "Ghi chú"]
ROW = ["CB1", "members", 2023, 12, date(2024, 1, 5), None]


def cells(raw: RawTable, column: str) -> list[object]:
    found = raw.columns[column]
    return [None if code < 0 else found.cells[code] for code in found.codes.tolist()]


def read_one(path: Path) -> tuple[RawTable, list[Problem]]:
    tables, problems = read_source(path)
    assert len(tables) == 1, [each.message for each in problems]
    return tables[0], problems


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A workbook of one sheet; ``dress`` may change it before it is saved."""

    def write(rows: list[list[object]], sheet: str = "Kết quả", dress=lambda _: None) -> Path:
        book = openpyxl.Workbook()
        page = book.active
        page.title = sheet
        for row in rows:
            page.append(row)
        dress(page)
        path = tmp_path / "ket_qua.xlsx"
        book.save(path)
        return path

    return write


def repacked(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The package with each part changed, or left out where ``change`` answers None."""
    with zipfile.ZipFile(path) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)
    return path


def test_a_plain_sheet(workbook) -> None:
    raw, problems = read_one(workbook([HEADING, ROW, [], [*ROW[:5], "một\nhai"]]))
    assert not problems
    assert raw.sheet == "Kết quả"
    assert raw.rows.tolist() == [2, 4]
    assert cells(raw, "period") == [2023.0, 2023.0]
    assert cells(raw, "recorded_on") == [date(2024, 1, 5)] * 2
    assert cells(raw, "note") == [None, "một\nhai"]


def test_title_rows_may_stand_above_the_headings(workbook) -> None:
    rows = [["KẾT QUẢ THỰC HIỆN"], [], ["Năm 2023", None, "Giá trị"], HEADING, ROW]
    raw, problems = read_one(workbook(rows))
    assert not problems
    assert raw.rows.tolist() == [5]


def test_a_heading_may_be_merged_over_two_rows(workbook) -> None:
    def dress(page) -> None:
        for letter in "ABCEF":
            page.merge_cells(f"{letter}1:{letter}2")

    rows = [[*HEADING[:3], "Số liệu", *HEADING[4:]], [None, None, None, "Giá trị"], ROW]
    raw, problems = read_one(workbook(rows, dress=dress))
    assert not problems
    assert raw.rows.tolist() == [3]
    assert cells(raw, "value") == [12.0]
    assert set(raw.headings) == {
        "organisation_id", "indicator_id", "period", "value", "recorded_on", "note"
    }  # fmt: skip


def test_all_headings_may_be_merged_over_two_rows(workbook) -> None:
    def dress(page) -> None:
        for letter in "ABCDEF":
            page.merge_cells(f"{letter}1:{letter}2")

    raw, problems = read_one(workbook([HEADING, [], ROW], dress=dress))
    assert not problems
    assert raw.rows.tolist() == [3]


def test_a_table_need_not_begin_in_the_first_column(workbook) -> None:
    raw, problems = read_one(workbook([[], [None, None, *HEADING], [None, None, *ROW]]))
    assert not problems
    assert raw.rows.tolist() == [3]
    assert cells(raw, "organisation_id") == ["CB1"]


def test_filled_cells_without_a_heading_are_told(workbook, tell) -> None:
    rows = [[*HEADING[:5], None, "Ghi chú"], [*ROW[:5], "giữa", "n"], [*ROW[:5], None, "n", "xa"]]
    _, problems = read_one(workbook(rows))
    assert tell(problems) == [("unknown_column", 2, None), ("unknown_column", 3, None)]
    assert "cột F" in problems[0].message
    assert "cột H" in problems[1].message


def test_columns_are_held_against_the_contract(workbook, tell) -> None:
    rows = [["x"], ["Mã tổ chức", "Kỳ", "kì", "Điểm"], ["CB1", "2023", "2023", 1]]
    _, problems = read_one(workbook(rows))
    assert set(tell(problems)) == {
        ("repeated_column", 2, "period"),
        ("unknown_column", 2, "Điểm"),
        ("missing_column", 2, "indicator_id"),
        ("missing_column", 2, "recorded_on"),
    }
    assert problems[0].message.startswith(problems[0].file + ", sheet Kết quả, dòng 2, cột ")


def test_no_heading_is_known(workbook, tell) -> None:
    _, problems = read_one(workbook([["a", "b"], [1, 2]]))
    codes = {code for code, _, _ in tell(problems)}
    assert codes == {"unknown_column", "missing_column"}


def test_other_sheets_are_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    for name in ("Kết quả", "actuals-2023", "Tổng hợp", "Lộ trình"):
        page = book.add_worksheet(name)
        heading = ["target_id", "year"] if name == "Lộ trình" else HEADING
        page.write_row(0, 0, heading)
        page.write_row(1, 0, ["T1", "2023"] if name == "Lộ trình" else ["CB1", "m", "2023", 1])
    book.get_worksheet_by_name("Lộ trình").hide()
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='Tổng hợp'!$A$1:$A$2"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.close()
    tables, problems = read_source(path)
    assert [(raw.sheet, raw.table.name) for raw in tables] == [
        ("Kết quả", "actuals"),
        ("actuals-2023", "actuals"),
        ("Lộ trình", "target_years"),
    ]
    assert [(each.code, each.sheet, each.severity) for each in problems] == [
        ("not_loaded", "Tổng hợp", "warning"),
        ("hidden_sheet", "Lộ trình", "warning"),
        ("not_loaded", "Biểu đồ", "warning"),
    ]


def test_a_workbook_without_tables_is_an_error(workbook) -> None:
    tables, problems = read_source(workbook([HEADING, ROW], sheet="Sheet1"))
    assert not tables
    assert [each.code for each in problems] == ["not_loaded", "unknown_table"]


def test_empty_sheets(workbook, tell) -> None:
    tables, problems = read_source(workbook([]))
    assert not tables
    assert tell(problems) == [("empty_table", None, None)]
    _, problems = read_one(workbook([HEADING]))
    assert [(each.code, each.severity) for each in problems] == [("empty_table", "warning")]


def test_kinds_of_cells(workbook) -> None:
    raw, _ = read_one(
        workbook(
            [
                HEADING,
                [True, 1, "2023", 0.3, datetime(2024, 1, 5, 13, 5), "1"],  # noqa: DTZ001
                [1, False, 2023.5, -5, timedelta(hours=3), " "],
            ]
        )
    )
    assert [type(cell) for cell in cells(raw, "organisation_id")] == [bool, float]
    assert [type(cell) for cell in cells(raw, "indicator_id")] == [float, bool]
    assert cells(raw, "value") == [0.3, -5.0]
    assert cells(raw, "recorded_on") == [
        datetime(2024, 1, 5, 13, 5),  # noqa: DTZ001
        timedelta(hours=3),
    ]
    assert cells(raw, "note") == ["1", None]


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (0.8, "0%", Percentage(Decimal(80), "80%", False)),
        (0.7996, "0%", Percentage(Decimal("79.96"), "80%", True)),
        (0.7996, "0.00%", Percentage(Decimal("79.96"), "79,96%", False)),
        (1.0455, '0.0%;[Red]-0.0%', Percentage(Decimal("104.55"), "104,6%", True)),
        (0.8, '0"%"', 0.8),
        (80, r"0\%", 80.0),
        (80, "0.00", 80.0),
    ],
)  # fmt: skip
def test_a_percentage_is_read_as_shown(workbook, value, number_format, read) -> None:
    def dress(page) -> None:
        page["D2"].number_format = number_format
        page["F3"].number_format = "0%"

    raw, problems = read_one(workbook([HEADING, [*ROW[:3], value, *ROW[4:]], ROW], dress=dress))
    assert not problems
    assert cells(raw, "value") == [read, 12.0]


def test_percentages_have_fifteen_digits() -> None:
    assert percentage(0.1 + 0.2, "0%") == Percentage(Decimal(30), "30%", False)


def test_formulas_give_their_results(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Kết quả")
    page.write_row(0, 0, HEADING)
    page.write_row(1, 0, ["CB1", "m", "2023"])
    page.write_formula(1, 3, "=0.1+0.2", None, 0.1 + 0.2)
    page.write_formula(1, 5, '=""', None, "")
    page.write_row(2, 0, ["CB1", "m", "2023"])
    page.write_formula(2, 3, "=1/0", None, "#DIV/0!")
    page.write_formula(2, 5, '="a"', None, "a")
    book.close()
    repacked(path, lambda _, data: data.replace(b'<c r="F2"><f>', b'<c r="F2" t="str"><f>'))
    raw, problems = read_one(path)
    assert not problems
    assert cells(raw, "value") == [0.1 + 0.2, FormulaFault("#DIV/0!")]
    assert cells(raw, "note") == [None, "a"]


def test_formulas_without_results_are_marked(workbook) -> None:
    raw, _ = read_one(workbook([HEADING, ["CB1", "m", "2023", "=1+1"], [*ROW[:5], "=D2&A2"]]))
    assert cells(raw, "value") == [FormulaFault(""), 12.0]
    assert cells(raw, "note") == [None, FormulaFault("")]


def test_a_failed_cell_is_never_taken_for_an_empty_one(workbook) -> None:
    raw, _ = read_one(workbook([HEADING, [*ROW[:5], "#REF!"], ROW]))
    assert cells(raw, "note") == [FormulaFault("#REF!"), None]


def _not_workbooks() -> dict[str, tuple[bytes, str]]:
    plain_zip = io.BytesIO()
    with zipfile.ZipFile(plain_zip, "w") as held:
        held.writestr("a.txt", "a")
    return {
        "empty": (b"", "văn bản"),
        "html": (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        "csv": ("Mã tổ chức,Kỳ\n".encode(), "văn bản"),
        "old excel or password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "mật khẩu"),
        "another zip": (plain_zip.getvalue(), "hỏng"),
        "noise": (bytes(range(256)) * 20, "văn bản"),
    }


@pytest.mark.parametrize("name", _not_workbooks())
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    data, word = _not_workbooks()[name]
    path = tmp_path / "actuals.xlsx"
    path.write_bytes(data)
    tables, problems = read_source(path)
    assert not tables
    assert [each.code for each in problems] == ["unreadable_file"]
    assert word in problems[0].message
    assert problems[0].severity == "error"


def test_cut_and_scratched_workbooks_are_refused_or_read(workbook) -> None:
    path = workbook([HEADING, ROW])
    whole = path.read_bytes()
    for cut in range(0, len(whole), max(1, len(whole) // 60)):
        for data in (whole[:cut], whole[:cut] + b"\xff\x00\x7f" + whole[cut + 3 :]):
            path.write_bytes(data)
            tables, problems = read_source(path)
            assert tables or problems[0].code == "unreadable_file"


def test_parts_that_are_missing_or_wrong_are_refused_or_read(workbook) -> None:
    path = workbook([HEADING, ROW])
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as held:
        names = held.namelist()
    wrongs = (None, b"", b"<a", b"<a/>", "một".encode("utf-16"), b"<a>" * 50_000, b"\x00" * 99)
    for name in names:
        for wrong in wrongs:
            path.write_bytes(whole)

            def change(part: str, data: bytes, name=name, wrong=wrong) -> bytes | None:
                return wrong if part == name else data

            tables, problems = read_source(repacked(path, change))
            assert tables or problems[0].code in ("unreadable_file", "empty_table", "unknown_table")


def test_entities_are_refused(workbook) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'

    def change(_: str, data: bytes) -> bytes:
        return data.replace(b"<worksheet", bomb + b"<worksheet", 1)

    _, problems = read_source(repacked(workbook([HEADING, ROW]), change))
    assert [each.code for each in problems] == ["unreadable_file"]


def test_a_bomb_is_refused_by_its_declared_size(workbook, monkeypatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 20_000)
    _, problems = read_source(repacked(workbook([HEADING, ROW]), _blown_up))
    assert [each.code for each in problems] == ["unreadable_file"]
    assert "quá lớn" in problems[0].message


def _blown_up(name: str, data: bytes) -> bytes:
    return data + b" " * 1_000_000 if "sheet1" in name else data


def test_a_bomb_that_understates_its_size_is_refused(workbook) -> None:
    path = repacked(workbook([HEADING, ROW]), _blown_up)
    with zipfile.ZipFile(path) as held:
        size = next(part.file_size for part in held.infolist() if "sheet1" in part.filename)
    data = path.read_bytes()
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (2_000).to_bytes(4, "little")))
    tables, problems = read_source(path)
    assert not tables
    assert [each.code for each in problems] == ["unreadable_file"]


def test_a_cell_far_away_is_refused_and_not_allotted(workbook) -> None:
    for place in ("XFD1048576", "A1048576", "XFD2"):
        rows = [HEADING, ROW]
        path = workbook(rows, dress=lambda page, place=place: page[place].__setattr__("value", 1))
        _, problems = read_source(path)
        if place == "XFD1048576":
            assert [each.code for each in problems] == ["unreadable_file"]
            assert "XFD1048576" in problems[0].message
        else:
            assert {each.code for each in problems} == {"unknown_column"} or (
                place == "A1048576" and {each.code for each in problems} == {"unreadable_file"}
            )


@pytest.mark.slow
def test_a_far_cell_in_odd_xml_does_not_end_the_process(workbook) -> None:
    odd = b"<row r = '1048576'><c  r  =  'XFD1048576' ><v>1</v></c></row></sheetData>"
    path = repacked(workbook([HEADING, ROW]), lambda _, data: data.replace(b"</sheetData>", odd))
    code = "import sys, pathlib; from etl.readers import read_source; "
    code += "print(read_source(pathlib.Path(sys.argv[1]))[1][0].code)"
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=False)
    assert done.stdout.decode().strip() == "unreadable_file"


def test_a_password_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "actuals.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000))
    _, problems = read_source(path)
    assert "mật khẩu" in problems[0].message


def test_nothing_hides_between_two_chunks(workbook, monkeypatch) -> None:
    path = workbook([HEADING, *[ROW] * 30, [*ROW[:5], "#REF!"], ["CB1", "m", "2023", "=1+1"]])
    monkeypatch.setattr(package, "_OVERLAP", 200)
    for size in (201, 333, 1_000):
        monkeypatch.setattr(package, "_CHUNK", size)
        raw, problems = read_one(path)
        assert not problems
        assert cells(raw, "note")[-2:] == [FormulaFault("#REF!"), None]
        assert cells(raw, "value")[-1] == FormulaFault("")
