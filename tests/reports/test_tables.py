"""Tables written as files and opened again, as Excel in Việt Nam would."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from scorecard.reports.tables import ColumnSpec, Kind, Table, to_csv, to_xlsx

COLUMNS = (
    ColumnSpec("title", "Chỉ tiêu", width=40),
    ColumnSpec("value", "Kết quả", Kind.NUMBER, absent="Chưa có số liệu"),
    ColumnSpec("part", "Tỷ lệ", Kind.PERCENT),
    ColumnSpec("pace", "Tiến độ", Kind.SHARE),
    ColumnSpec("day", "Ngày", Kind.DATE),
    ColumnSpec("loaded", "Nạp lúc", Kind.MOMENT),
)
LOADED = datetime.fromisoformat("2024-10-01T08:05")  # UTC, as the warehouse keeps it
DAY = datetime.fromisoformat("2022-06-28")
HARMFUL = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"]


def table(*rows: tuple[object, ...], is_made_up: bool = False) -> Table:
    names = [column.name for column in COLUMNS]
    frame = pd.DataFrame(list(rows), columns=names, dtype=object)
    notes = (("Tổ chức", "Chi bộ 8"),)
    return Table("Rà soát: quý [III]/2024", COLUMNS, frame, notes, is_made_up)


def row(title: str = "Kết nạp", value: object = Decimal("1668.5")) -> tuple[object, ...]:
    return (title, value, Decimal("75.2"), 0.94, date(2022, 6, 28), LOADED)


def workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def lines(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_numbers_and_dates_stay_numbers_and_dates_in_excel():
    sheet = workbook(to_xlsx(table(row()))).worksheets[0]
    title, value, part, pace, day, loaded = sheet[4]
    assert (title.value, value.value, part.value, pace.value) == ("Kết nạp", 1668.5, 0.752, 0.94)
    assert (value.number_format, part.number_format) == (
        "#,##0.0",
        "#,##0.0%",
    )
    assert (day.value, day.number_format) == (DAY, "dd/mm/yyyy")
    assert loaded.value == datetime.fromisoformat("2024-10-01T15:05")


def test_the_workbook_is_ready_to_read_and_to_print():
    book = workbook(to_xlsx(table(row())))
    sheet = book.worksheets[0]
    assert sheet["A3"].value == "Chỉ tiêu"
    assert sheet.freeze_panes == "B4"
    assert sheet.column_dimensions["A"].width >= 40
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$3:$3"
    assert book.sheetnames[1] == "Nguồn"
    assert [cell.value for cell in book["Nguồn"][2]] == ["Tổ chức", "Chi bộ 8"]


def test_csv_opens_in_columns_with_decimal_commas():
    heading, first = lines(to_csv(table(row())))
    assert heading[:2] == ["Chỉ tiêu", "Kết quả"]
    assert first == ["Kết nạp", "1668,5", "75,2%", "94%", "28/06/2022", "01/10/2024 15:05"]


@pytest.mark.parametrize("value", [None, pd.NA, float("nan")])
def test_absent_is_said_and_never_zero(value: object):
    assert lines(to_csv(table(row(value=value))))[1][1] == "Chưa có số liệu"
    assert workbook(to_xlsx(table(row(value=value)))).worksheets[0]["B4"].value == "Chưa có số liệu"
    assert lines(to_csv(table(row(value=0))))[1][1] == "0"


@pytest.mark.parametrize("text", HARMFUL)
def test_no_text_becomes_a_formula(text: str):
    cell = workbook(to_xlsx(table(row(text)))).worksheets[0]["A4"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert lines(to_csv(table(row(text))))[1][0].startswith("'")


def test_made_up_figures_are_marked_in_both():
    made_up = table(row(), is_made_up=True)
    book = workbook(to_xlsx(made_up))
    assert book.worksheets[0]["A2"].value == "Số liệu minh họa"
    assert "Số liệu minh họa" in str([cell.value for cell in book["Nguồn"]["B"]])
    heading, first = lines(to_csv(made_up))
    assert (heading[-1], first[-1]) == ("Số liệu minh họa", "x")


def test_long_and_odd_texts_are_kept_whole_enough():
    text = "đ" * 40_000 + "\x07"
    cell = workbook(to_xlsx(table(row(text)))).worksheets[0]["A4"]
    assert cell.value.startswith("đđđ")
    assert lines(to_csv(table(row('một;hai\n"ba"'))))[1][0] == 'một;hai\n"ba"'


def test_an_empty_table_is_a_file_with_its_heading():
    assert len(lines(to_csv(table()))) == 1
    assert workbook(to_xlsx(table())).worksheets[0]["A3"].value == "Chỉ tiêu"
