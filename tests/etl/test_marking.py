"""The marked copy: each mistake in its cell, the rest as it was, to be mended and dropped."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from etl import marking
from etl.load import check_sources
from etl.readers import Origin, read_source
from etl.readers.excel import PROBLEM_SHEET
from scorecard.warehouse import Warehouse

HEADINGS = ["Mã tổ chức", "Mã chỉ số", "Kỳ", "Giá trị", "Ngày ghi nhận"]


def problems_of(origin: Origin, folder: Path):
    return check_sources([origin], Warehouse(folder / "kho")).problems


def opened(content: bytes | None) -> openpyxl.Workbook:
    assert content is not None
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture
def workbook(tmp_path: Path) -> Origin:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kết quả"
    sheet["A1"] = "BÁO CÁO"
    sheet.merge_cells("A1:E1")
    sheet.append(HEADINGS)
    sheet.append(["cb1", "flow", "2023-Q1", "nhiều", "05/04/2023"])
    sheet.append(["cb1", "flow", "2023-Q2", 9, "không rõ"])
    sheet.append(["cb1", "flow", "2023-Q3", "=1+", "05/10/2023"])
    sheet["D5"].data_type = "s"
    sheet["A3"].font = Font(italic=True)
    sheet["D3"].comment = Comment("hỏi lại anh Ba", "Chị Tư")
    sheet["F9"].fill = PatternFill("solid", start_color="FF00FF00", end_color="FF00FF00")
    sheet.column_dimensions["B"].width = 31
    validation = DataValidation(type="list", formula1='"a,b"')
    sheet.add_data_validation(validation)
    validation.add("C3")
    book.create_sheet("Ghi riêng")["B2"] = "của tôi"
    path = tmp_path / "1.xlsx"
    book.save(path)
    return Origin(path, "Quý I.xlsx")


def test_each_mistake_is_marked_in_its_cell_with_the_remedy(workbook: Origin, tmp_path: Path):
    problems = problems_of(workbook, tmp_path)
    assert marking.can_be_marked(workbook, problems)
    sheet = opened(marking.marked(workbook, problems))["Kết quả"]
    marks = {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.fill.start_color.rgb == marking.ERROR_COLOUR
    }
    wrong = {f"{letter}{row}" for row in (3, 5) for letter in "AB"}
    assert set(marks) == {"D3", "E4", "D5", *wrong}
    assert "không phải số; sửa ô rồi nạp lại" in marks["D3"]
    assert "(Chị Tư: hỏi lại anh Ba)" in marks["D3"]
    assert "ghi ngày như 28/06/2022" in marks["E4"]


def test_the_rest_of_the_workbook_stays_as_it_was(workbook: Origin, tmp_path: Path):
    book = opened(marking.marked(workbook, problems_of(workbook, tmp_path)))
    assert book.sheetnames == ["Kết quả", "Ghi riêng", PROBLEM_SHEET]
    sheet = book["Kết quả"]
    assert [cell.value for cell in sheet[5]][:5] == ["cb1", "flow", "2023-Q3", "=1+", "05/10/2023"]
    assert sheet["D5"].data_type == "s"
    assert (sheet["A3"].font.italic, sheet.column_dimensions["B"].width) == (True, 31)
    assert sheet["F9"].fill.start_color.rgb == "FF00FF00"
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:E1"]
    assert sheet.data_validations.count == 1
    assert book["Ghi riêng"]["B2"].value == "của tôi"


def test_the_list_leads_to_every_cell(workbook: Origin, tmp_path: Path):
    problems = problems_of(workbook, tmp_path)
    book = opened(marking.marked(workbook, problems, "Số liệu minh họa"))
    listed = list(book[PROBLEM_SHEET].iter_rows(min_row=3))
    assert book[PROBLEM_SHEET]["A1"].value == "Số liệu minh họa"
    assert len(listed) == len(problems)
    ways = {row[2].value: row[2].hyperlink.location for row in listed if row[2].value}
    assert ways["D3"] == "'Kết quả'!D3"
    assert all(cell.data_type != "f" for row in listed for cell in row)


def test_a_copy_dropped_again_has_the_same_problems_and_loses_its_marks(
    workbook: Origin, tmp_path: Path
):
    problems = problems_of(workbook, tmp_path)
    copy = tmp_path / "2.xlsx"
    book = opened(marking.marked(workbook, problems))
    book.save(copy)
    again = Origin(copy, workbook.name)
    assert problems_of(again, tmp_path) == problems
    book["Kết quả"]["D3"] = 7
    book.save(copy)
    sheet = opened(marking.marked(again, problems_of(again, tmp_path)))["Kết quả"]
    assert sheet["D3"].comment is None
    assert sheet["D3"].fill.fill_type is None
    assert sheet["E4"].comment is not None


def test_a_csv_becomes_a_workbook_whose_rows_are_its_lines(tmp_path: Path):
    path = tmp_path / "1.csv"
    text = (
        ",".join(HEADINGS)
        + ',Ghi chú\ncb1,flow,2023-Q1,1.66,05/04/2023,"hai\ndòng"\n'
        + "cb1,flow,2023-Q9,1.668,05/07/2023,=cmd|'/c'!A1\n"
    )
    path.write_text(text, "utf-8")
    origin = Origin(path, "actuals.csv")
    problems = problems_of(origin, tmp_path)
    sheet = opened(marking.marked(origin, problems))["Kết quả"]
    assert [cell.value for cell in sheet[2]][2:4] == ["2023-Q1", "1.66"]
    assert sheet["D2"].comment is not None
    assert (sheet["C4"].value, sheet["C4"].comment is not None) == ("2023-Q9", True)
    assert (sheet["D4"].value, sheet["D4"].number_format) == ("1.668", "@")
    assert (sheet["F4"].data_type, sheet["F4"].quotePrefix) == ("s", True)
    copy = tmp_path / "2.xlsx"
    copy.write_bytes(marking.marked(origin, problems) or b"")
    (raw,), _ = read_source(copy)
    notes = [each for each in raw.columns["note"].cells if each]
    assert notes == ["hai\ndòng", "=cmd|'/c'!A1"]


def test_what_cannot_be_read_has_no_copy(tmp_path: Path):
    path = tmp_path / "1.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    origin = Origin(path, "hỏng.xlsx")
    problems = problems_of(origin, tmp_path)
    assert not marking.can_be_marked(origin, problems)
    assert marking.marked(origin, problems) is None
