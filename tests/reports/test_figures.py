"""Every figure of every annex against ``verdicts --json``, in each format that prints it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from scorecard.labels.mandates import rung
from tests.reports import annexes
from tests.reports.cases import CASES, WITH_TARGETS, Shelf, targets_by_title
from tests.reports.figures import (
    ABSENT,
    RUNGS,
    day_text,
    is_shown,
    percent,
    period_text,
    status_label,
)

pytestmark = pytest.mark.slow  # files are written and opened again

QUARTERS = [name for name in WITH_TARGETS if CASES[name].is_quarter]
MANDATES = [name for name in WITH_TARGETS if not CASES[name].is_quarter]
PRINTED = {"docx": annexes.of_word, "pdf": annexes.of_pdf}


def verdict_of(shelf: Shelf, name: str, cells: dict[str, Any], period: str) -> dict[str, Any]:
    """The one verdict that a line speaks of, found by number, title and period."""
    target_id = targets_by_title(CASES[name].resolution_id)[(cells["STT"], cells["Chỉ tiêu"])]
    found = [
        row
        for row in shelf.verdicts(name)
        if row["target_id"] == target_id and period_text(row["period"]) == period
    ]
    (verdict,) = found
    return verdict


@pytest.mark.parametrize("name", QUARTERS)
@pytest.mark.parametrize("read", PRINTED.values(), ids=PRINTED.keys())
def test_the_printed_annex_of_a_quarter_says_what_the_verdicts_say(
    shelf: Shelf, name: str, read: Callable[[Shelf, str], list[list[str]]]
):
    head, *lines = read(shelf, name)
    assert len(lines) == len(targets_by_title(CASES[name].resolution_id))
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        verdict = verdict_of(shelf, name, cells, cells["Kỳ"])
        expected = [
            ("Kết quả", verdict["actual"]),
            ("Mức hoàn thành", percent(verdict["attainment"])),
            ("Đến hạn", verdict["expected"]),
            ("So với tiến độ", percent(verdict["pace"])),
        ]
        wrong = [
            (column, value) for column, value in expected if not is_shown(value, cells[column])
        ]
        assert wrong == [], cells
        assert cells["Đánh giá"] == status_label(verdict["status"])
        assert cells["Số liệu đến"] == day_text(verdict["data_through"])


@pytest.mark.parametrize("name", QUARTERS)
def test_the_workbook_of_a_quarter_holds_the_numbers_themselves(shelf: Shelf, name: str):
    head, *lines = annexes.of_workbook(shelf, name)
    titles = [cell.value for cell in head]
    numbers = 0
    for line in lines:
        cells = dict(zip(titles, line, strict=True))
        texts = {title: cell.value for title, cell in cells.items()}
        verdict = verdict_of(shelf, name, texts, texts["Kỳ"])
        shares = {"Mức hoàn thành": "attainment", "So với tiến độ": "pace"}
        for column, key in {"Kết quả": "actual", "Đến hạn": "expected", **shares}.items():
            cell, value = cells[column], verdict[key]
            if isinstance(value, bool) or not isinstance(value, int | float):
                assert is_shown(value, cell.value), (column, cell.value, value)
                continue
            is_percent = "%" in cell.number_format
            scale = 100 if is_percent and column not in shares else 1
            assert cell.value * scale == pytest.approx(value, rel=1e-9, abs=1e-9), column
            numbers += 1
    assert numbers or all(row["actual"] is None for row in shelf.verdicts(name))


@pytest.mark.parametrize("name", MANDATES)
@pytest.mark.parametrize("read", PRINTED.values(), ids=PRINTED.keys())
def test_the_table_of_the_congress_says_what_the_verdicts_say(
    shelf: Shelf, name: str, read: Callable[[Shelf, str], list[list[str]]]
):
    head, *lines = read(shelf, name)
    whole = next(title for title in head if title.startswith("Kết quả"))
    years = [title for title in head if title[:4].isdigit()]
    by_year = CASES[name].mandate.get("year")
    assert len(lines) == len(targets_by_title(CASES[name].resolution_id))
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        verdict = verdict_of(
            shelf, name, cells, period_text(by_year) if by_year else period_text("TERM")
        )
        assert cells["Đánh giá"] == status_label(verdict["status"])
        assert is_shown(percent(verdict["attainment"]), cells["So với nghị quyết"]), cells
        assert is_whole(verdict, cells[whole]), (cells[whole], verdict)
        periods = {
            row["period"]: row
            for row in shelf.verdicts(name)
            if row["target_id"] == verdict["target_id"] and row["period"] != "TERM"
        }
        for year in years:
            row = periods.get(period_of(cells[year], year))
            if row is not None and row["status"] != "not_due":
                assert is_year(row, cells[year]), (year, cells[year], row)


def period_of(text: str, column: str) -> str:
    """The year that a cell speaks of: that of its column, or the one it names: tốt (2021-22)."""
    named = re.search(r"\((\d{4})-(\d{2})\)$", text)
    return f"{named[1]}-{named[1][:2]}{named[2]}" if named else column


def is_whole(verdict: dict[str, Any], text: str) -> bool:
    """The result of a mandate: its figure, or how many of its years were reached, or both."""
    judged = verdict["years_judged"]
    if judged is None or verdict["actual"] is None:
        return is_shown(verdict["actual"], text)
    parts = text.split("; ")
    closed, reached = verdict["years_closed"], verdict["years_reached"]
    counted = f"đạt {reached}/{closed} năm" if closed else "chưa năm nào"
    is_counted = parts[-1].startswith(counted)
    return is_counted and (len(parts) == 1 or is_shown(verdict["actual"], parts[0]))


def is_year(row: dict[str, Any], text: str) -> bool:
    """The figure of a year; a rung by its short name."""
    if isinstance(row["actual"], str):
        return text.startswith(rung(RUNGS[row["actual"]]))
    if isinstance(row["actual"], bool):
        return text.startswith("Có" if row["actual"] else "Không")
    return is_shown(row["actual"], text) or (row["actual"] is None and text.startswith(ABSENT))


@pytest.mark.parametrize("name", MANDATES)
def test_the_workbook_of_a_mandate_holds_numbers(shelf: Shelf, name: str):
    head, *lines = annexes.of_workbook(shelf, name)
    titles = [cell.value for cell in head]
    column = titles.index("So với nghị quyết")
    shown = [line[column].value for line in lines if line[column].value not in ABSENT]
    ids = set(targets_by_title(CASES[name].resolution_id).values())
    by_year = CASES[name].mandate.get("year")
    known = [
        row["attainment"]
        for row in shelf.verdicts(name)
        if row["target_id"] in ids and row["attainment"] is not None
        if row["period"] == (by_year or "TERM")
    ]
    assert sorted(shown) == pytest.approx(sorted(known), rel=1e-9)


def test_results_without_targets_stand_in_an_annex_of_their_own(shelf: Shelf):
    annex = shelf.report("year-ben-tre-2019").annexes[0]
    assert len(annex.grid.lines) == 40
    assert "chưa có nghị quyết" in shelf.report("year-ben-tre-2019").sections[0].blocks[0].text


@pytest.mark.parametrize("name", ["quarter-chi-bo-8", "term-chi-bo-8"])
def test_an_organisation_without_results_is_told_so(shelf: Shelf, name: str):
    texts = [
        block.text for block in shelf.report(name).sections[0].blocks if hasattr(block, "text")
    ]
    assert any("Chưa có kết quả nào được báo cáo" in text for text in texts)


def test_every_figure_of_the_workbook_names_its_file_and_row(shelf: Shelf):
    sources = shelf.report("quarter-made-up").sources
    heads = [column.heading for column in sources.columns]
    assert len(sources.lines) > 100
    for line in sources.lines:
        cells = dict(zip(heads, line.cells, strict=True))
        assert cells["Tệp"].text == "data/demo/actuals.csv" or cells["Tệp"].text.endswith(".csv")
        assert cells["Dòng"].value and cells["Nạp lúc"].value and cells["Ngày ghi"].value
