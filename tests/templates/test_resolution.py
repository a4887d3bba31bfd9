"""A template for a new resolution that is made, filled in and dropped back as it is."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.code_words import code_of
from etl.headings import names
from etl.load import load_sources
from etl.template import TEMPLATE_TABLES
from scorecard.labels.words import CADENCES, COMPARATORS, MEASURES, RESOLUTION_KINDS, YEAR_BASES
from scorecard.templates.make import make_resolution
from tests.load.sources import Desk, found
from tests.templates.filling import rows_by

pytestmark = pytest.mark.slow

Rows = dict[str, list[dict[str, Any]]]

OF_A_NEW_TERM: Rows = {
    "Nhiệm kỳ": [{"Lần thứ": "IX", "Ngày bắt đầu": "02/01/2025", "Ngày kết thúc": "30/12/2029"}],
    "Nghị quyết": [{"Tên nghị quyết": "Nghị quyết đại hội IX", "Số": "01-NQ/ĐH"}],
    "Chỉ số": [{"Tên chỉ số": "Mô hình mới", "Đơn vị tính": "mô hình", "Loại đo": "cộng dồn"}],
    "Chỉ tiêu": [
        {"STT": "01", "Nhóm": "Chuyên môn", "Tên chỉ tiêu": "Chiêu sinh",
         "Chỉ số": "Học viên (học viên) [flow]", "So sánh": "ít nhất", "Mức phải đạt": 320,
         "Nhịp đánh giá": "mỗi năm", "Loại năm": "năm học", "Tiến độ quý": "10 30 70 100"},
        {"Tên chỉ tiêu": "Doanh thu", "Chỉ số": "Doanh thu (tỷ đồng) [money]",
         "So sánh": "từ … đến …", "Mức phải đạt": 2, "Mức trên": 2.5, "Nhịp đánh giá": "mỗi năm"},
        {"Tên chỉ tiêu": "Xếp loại", "Chỉ số": "Xếp loại (bậc) [rating]", "So sánh": "ít nhất",
         "Bậc phải đạt": "Hoàn thành tốt nhiệm vụ", "Nhịp đánh giá": "đến cuối nhiệm kỳ"},
        {"Tên chỉ tiêu": "Danh hiệu", "Chỉ số": "Giữ danh hiệu (có/không) [flag]",
         "So sánh": "đúng", "Mức phải đạt": "có", "Nhịp đánh giá": "mỗi năm"},
        {"Tên chỉ tiêu": "Mô hình", "Chỉ số": "Chỉ số mới, dòng 1 [cb1-nq-nk-2-cs01]",
         "So sánh": "ít nhất", "Nhịp đánh giá": "theo lộ trình từng năm"},
    ],
    "Lộ trình": [
        {"Chỉ tiêu": "Dòng 5 [cb1-nq-nk-2-ct05]", "Năm": str(year), "Mức phải đạt": year - 2023}
        for year in range(2025, 2030)
    ],
}  # fmt: skip


def make(desk: Desk, **of: Any) -> Path:
    with desk.warehouse.read() as reader:
        made = make_resolution(reader, "cb1", **of)
    path = desk.folder / "nghi-quyet.xlsx"
    path.write_bytes(made.content)
    return path


def fill(path: Path, tables: Rows) -> None:
    book = openpyxl.load_workbook(path)
    for name, rows in tables.items():
        page: Worksheet = book[name]
        head, columns = rows_by(page, f"Dấu của mẫu: {name}")
        for row, cells in enumerate(rows, start=head + 1):
            for heading, value in cells.items():
                page.cell(row, columns[heading]).value = value
    book.save(path)


def test_the_targets_of_a_new_term_come_back_whole(desk: Desk) -> None:
    path = make(desk)
    fill(path, OF_A_NEW_TERM)
    result = load_sources([path], desk.warehouse, "người thử")
    assert found(result) == []
    assert {each.table: each.new for each in result.counts} == {
        "terms": 1, "resolutions": 1, "indicators": 1, "targets": 5, "target_years": 5,
    }  # fmt: skip
    assert desk.rows(
        "select title, indicator_id, comparator, value::double, upper::double, level, cadence, "
        "year_basis, ordinal, profile from target where resolution_id = 'cb1-nq-nk-2' "
        "order by target_id"
    ) == [
        ("Chiêu sinh", "flow", ">=", 320, None, None, "each_year", "school", "01", "10 30 70 100"),
        ("Doanh thu", "money", "between", 2, 2.5, None, "each_year", "calendar", None, None),
        ("Xếp loại", "rating", ">=", None, None, "tot", "term_end", "calendar", None, None),
        ("Danh hiệu", "flag", "=", 1, None, None, "each_year", "calendar", None, None),
        ("Mô hình", "cb1-nq-nk-2-cs01", ">=", None, None, None, "by_year", "calendar", None, None),
    ]
    assert load_sources([path], desk.warehouse, "người thử").generation is None


def test_a_resolution_of_a_year_has_neither_term_nor_roadmap(desk: Desk) -> None:
    path = make(desk, year="2024-2025")
    assert openpyxl.load_workbook(path).sheetnames == [
        *("Hướng dẫn", "Nghị quyết", "Chỉ tiêu", "Chỉ số", "Danh mục")
    ]
    target = {**OF_A_NEW_TERM["Chỉ tiêu"][0]}
    fill(path, {"Nghị quyết": [{"Tên nghị quyết": "Nghị quyết năm học"}], "Chỉ tiêu": [target]})
    assert found(load_sources([path], desk.warehouse, "người thử")) == []
    assert desk.rows("select kind, year_code from resolution where title like '%học'") == [
        ("year", "2024-2025")
    ]


def test_a_resolution_of_a_known_term_needs_no_dates(desk: Desk) -> None:
    path = make(desk, term_id="nk")
    assert "Nhiệm kỳ" not in openpyxl.load_workbook(path).sheetnames
    fill(path, {"Nghị quyết": [{"Tên nghị quyết": "Nghị quyết bổ sung"}]})
    assert found(load_sources([path], desk.warehouse, "người thử")) == []
    assert desk.rows("select term_id from resolution where title = 'Nghị quyết bổ sung'") == [
        ("nk",)
    ]


def test_a_mistake_is_told_at_its_row_and_column(desk: Desk) -> None:
    path = make(desk, year="2025")
    wrong = {**OF_A_NEW_TERM["Chỉ tiêu"][1], "So sánh": "hơn", "Mức trên": "nhiều"}
    fill(path, {"Nghị quyết": [{"Tên nghị quyết": "Nghị quyết năm"}], "Chỉ tiêu": [wrong]})
    result = load_sources([path], desk.warehouse, "người thử")
    assert [(each.code, each.sheet, each.heading) for each in result.problems] == [
        ("unknown_code", "Chỉ tiêu", "So sánh"),
        ("not_a_number", "Chỉ tiêu", "Mức trên"),
    ]


def test_every_word_of_the_lists_is_known_to_the_reader() -> None:
    lists = {
        ("targets", "comparator"): COMPARATORS,
        ("targets", "cadence"): CADENCES,
        ("targets", "year_basis"): YEAR_BASES,
        ("indicators", "measure"): MEASURES,
        ("resolutions", "kind"): RESOLUTION_KINDS,
    }
    for (table, column), words in lists.items():
        assert {code: code_of(table, column, word) for code, word in words.items()} == {
            code: str(code) for code in words
        }


def test_no_shown_heading_means_a_column_of_the_contract() -> None:
    for each in TEMPLATE_TABLES:
        assert [names().column(each.table, heading) for heading in (*each.shown, each.mark)] == [
            None
        ] * (len(each.shown) + 1)
