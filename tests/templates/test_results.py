"""A template for results that is made, filled in and dropped back as it is."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.load import LoadResult, load_sources
from tests.load.sources import Desk, found
from tests.templates.filling import fill, headings, make, rows_of

pytestmark = pytest.mark.slow

EVERYTHING: dict[str, dict[str, Any]] = {
    "flow": {"Kết quả": 95, "Ghi chú": "đợt hè"},
    "money": {"Kết quả": "0,48 tỷ"},
    "saldo": {"Kết quả": -12.5},
    "stock": {"Kết quả": 5},
    "ratio": {"Tử số": 24, "Mẫu số": 30},
    "rating": {"Xếp loại": "Hoàn thành xuất sắc nhiệm vụ"},
    "flag": {"Kết quả": "không"},
}


def load(desk: Desk, path: Path) -> LoadResult:
    return load_sources([path], desk.warehouse, "người thử")


def stored(desk: Desk, period: str = "2023-Q3") -> dict[str, tuple[Any, ...]]:
    rows = desk.rows(
        "select period_code, indicator_id, value, numerator, denominator, level, is_estimate, "
        "note, recorded_by from actual inner join indicator using (indicator_key) "
        "inner join calendar using (period_key) where superseded_on is null order by report_id"
    )
    return {row[1]: row[2:] for row in rows if row[0] == period}


def errors(result: LoadResult) -> list[tuple[str, int | None, str | None]]:
    return [(code, row, column) for code, how, row, column in found(result) if how == "error"]


def test_every_kind_of_measure_comes_back(desk: Desk) -> None:
    result = load(desk, fill(make(desk, "2023-Q3", "cb1"), EVERYTHING))
    assert errors(result) == []
    (count,) = result.counts
    assert (count.sheet, count.read, count.new, count.changed) == ("Kết quả", 7, 6, 1)
    by = "Nguyễn Văn A"
    assert stored(desk) == {
        "flow": (95, None, None, None, False, "đợt hè", by),
        "money": (Decimal("0.48"), None, None, None, False, None, by),
        "saldo": (Decimal("-12.5"), None, None, None, False, None, by),
        "stock": (5, None, None, None, False, None, by),
        "ratio": (None, 24, 30, None, False, None, by),
        "rating": (None, None, None, "xuat_sac", False, None, by),
        "flag": (0, None, None, None, False, None, by),
    }


def test_rows_left_as_they_were_are_no_reports_and_a_zero_is_one(desk: Desk) -> None:
    figures = {"flow": {"Kết quả": 0}, "ratio": {"Tử số": 0, "Mẫu số": 0}}
    result = load(desk, fill(make(desk, "2023-Q4", "cb1"), figures))
    assert errors(result) == []
    assert {key: row[:3] for key, row in stored(desk, "2023-Q4").items()} == {
        "flow": (0, None, None),
        "ratio": (None, 0, 0),
    }


def test_a_template_without_a_figure_loads_nothing_and_says_so(desk: Desk) -> None:
    path = make(desk, "2023-Q3", "cb1")
    result = load(desk, path)
    assert found(result) == [("empty_template", "warning", None, None)]
    assert (result.counts, result.generation) == ([], None)


def test_an_estimate_and_a_correction_stand_beside_what_was_reported(desk: Desk) -> None:
    figures = {
        "flow": {"Kết quả": 1_100, "Ghi chú": "đếm sót"},
        "money": {"Kết quả": 1, "Ước tính": "có"},
    }
    path = fill(make(desk, "2023-Q2", "cb1"), figures, recorded_on=datetime(2023, 8, 1))  # noqa: DTZ001
    assert errors(load(desk, path)) == []
    rows = stored(desk, "2023-Q2")
    assert rows["flow"][0] == 1_100
    assert rows["money"][4] is True
    versions = desk.rows(
        "select value, recorded_on::varchar from actual inner join indicator using (indicator_key) "
        "inner join calendar using (period_key) "
        "where indicator_id = 'flow' and period_code = '2023-Q2' order by report_id"
    )
    assert versions == [(1_068, "2023-07-05"), (1_100, "2023-08-01")]


def test_a_percentage_typed_as_such_is_one(desk: Desk) -> None:
    def as_percentage(_: Any, page: Any) -> None:
        cell = page.cell(rows_of(page)["ratio"], headings(page)[1]["Kết quả"])
        cell.value, cell.number_format = 0.875, "0.0%"

    path = fill(make(desk, "2023-Q3", "cb1"), {}, change=as_percentage)
    assert errors(load(desk, path)) == []
    assert stored(desk)["ratio"][0] == Decimal("87.5")


def test_sorted_and_renamed_it_still_comes_back(desk: Desk) -> None:
    def turn_over(book: Any, page: Any) -> None:
        head, _ = headings(page)
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=head + 1)]
        for row, cells in enumerate(reversed(rows), start=head + 1):
            for column, value in enumerate(cells, start=1):
                page.cell(row, column).value = value
        page.title = "CB Ánh Sao gửi"

    path = fill(make(desk, "2023-Q3", "cb1"), EVERYTHING, change=turn_over)
    assert errors(load(desk, path)) == []
    rows = stored(desk)
    assert (rows["flow"][0], rows["rating"][3], rows["ratio"][1]) == (95, "xuat_sac", 24)


def test_a_part_of_the_table_sorted_alone_is_refused(desk: Desk) -> None:
    def mix_up(_: Any, page: Any) -> None:
        rows, columns = rows_of(page), headings(page)[1]
        for heading in ("STT", "Nội dung chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Kỳ trước",
                        "Lũy kế", "Kết quả"):  # fmt: skip
            one = page.cell(rows["flow"], columns[heading])
            other = page.cell(rows["stock"], columns[heading])
            one.value, other.value = other.value, one.value

    path = fill(make(desk, "2023-Q3", "cb1"), {"flow": {"Kết quả": 95}}, change=mix_up)
    rows = rows_of(openpyxl.load_workbook(path)["Kết quả"])
    told = [(code, row) for code, row, _ in errors(load(desk, path))]
    assert ("changed_template", rows["flow"]) in told
    assert ("changed_template", rows["stock"]) in told


@pytest.mark.parametrize("heading", ["Kế hoạch", "Kỳ trước", "Lũy kế", "Nội dung chỉ tiêu"])
def test_a_figure_typed_where_things_are_only_shown_is_told(desk: Desk, heading: str) -> None:
    path = fill(make(desk, "2023-Q3", "cb1"), {"saldo": {heading: 95}})
    row = rows_of(openpyxl.load_workbook(path)["Kết quả"])["saldo"]
    result = load(desk, path)
    assert errors(result) == [("changed_template", row, heading)]
    assert "'95'" in result.problems[0].message


def test_a_shown_cell_that_was_cleared_loses_nothing(desk: Desk) -> None:
    figures = {"flow": {"Kết quả": 95, "Lũy kế": None, "Nội dung chỉ tiêu": None}}
    assert errors(load(desk, fill(make(desk, "2023-Q3", "cb1"), figures))) == []


def test_a_row_that_was_added_is_told(desk: Desk) -> None:
    def add(_: Any, page: Any) -> None:
        columns = headings(page)[1]
        page.cell(page.max_row + 1, columns["Nội dung chỉ tiêu"]).value = "Chỉ tiêu mới"
        page.cell(page.max_row, columns["Kết quả"]).value = 12

    path = fill(make(desk, "2023-Q3", "cb1"), {}, change=add)
    codes = {code for code, _, _ in errors(load(desk, path))}
    assert codes == {"changed_template", "missing_value"}


def test_a_lost_stamp_is_told(desk: Desk) -> None:
    def lose(_: Any, page: Any) -> None:
        head, columns = headings(page)
        page.cell(head, columns["Dấu của mẫu: Kết quả"]).value = None
        page.cell(1, 30).value = "Dấu của mẫu: Kết quả"

    path = fill(make(desk, "2023-Q3", "cb1"), {"flow": {"Kết quả": 5}})
    book = openpyxl.load_workbook(path)
    lose(book, book["Kết quả"])
    book.save(path)
    assert "changed_template" in {code for code, _, _ in errors(load(desk, path))}


@pytest.mark.parametrize(
    ("typed", "code"),
    [(None, "missing_value"), ("hôm qua", "not_a_date"), ("32/10/2023", "not_a_date")],
)
def test_a_date_that_is_missing_or_wrong_is_told_once_at_its_cell(
    desk: Desk, typed: Any, code: str
) -> None:
    path = fill(make(desk, "2023-Q3", "cb1"), EVERYTHING, recorded_on=typed)
    assert errors(load(desk, path)) == [(code, 3, "recorded_on")]


def test_a_note_without_a_figure_is_told(desk: Desk) -> None:
    path = fill(make(desk, "2023-Q3", "cb1"), {"flow": {"Ghi chú": "chưa có"}})
    row = rows_of(openpyxl.load_workbook(path)["Kết quả"])["flow"]
    assert errors(load(desk, path)) == [("missing_value", row, "value")]


def test_each_cell_has_a_sheet_of_its_own(desk: Desk) -> None:
    path = make(desk, "2023-Q3", "db", "cb1", "cb2")
    assert openpyxl.load_workbook(path).sheetnames == [
        *("Hướng dẫn", "CB Ánh Sao", "CB Ánh Sao 2", "Danh mục")
    ]
    fill(path, {"flow": {"Kết quả": 11}}, sheet="CB Ánh Sao")
    fill(path, {"flow": {"Kết quả": 22}}, sheet="CB Ánh Sao 2")
    result = load(desk, path)
    assert result.problems == []
    assert [(count.sheet, count.new) for count in result.counts] == [
        ("CB Ánh Sao", 1),
        ("CB Ánh Sao 2", 1),
    ]
    figures = desk.rows(
        "select value from actual inner join calendar using (period_key) "
        "inner join indicator using (indicator_key) "
        "where period_code = '2023-Q3' and indicator_id = 'flow' order by 1"
    )
    assert figures == [(11,), (22,)]
