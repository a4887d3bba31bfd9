"""A workbook of 20,000 reports: from the drop to its list of problems in a browser.

Against ``python -m etl check`` on the same workbook and warehouse, the command's start included:
that is what a clerk would do instead. The server is the one that ``make run`` starts.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import xlsxwriter
from playwright.sync_api import Page

from scorecard.board import organisations
from scorecard.model.tables import ACTUALS
from scorecard.warehouse import Warehouse
from tests.bench.measure import figure, seconds, synthetic_warehouse
from tests.bench.serving import ROOT, SERVE, browser, opened, served, visitor

CELLS: Final = 60
ROWS: Final = 20_000
RUNS: Final = 3
MISTAKES: Final = 40
"""Rows of which the figure is none."""

SAID: Final = f"Có {MISTAKES} chỗ phải sửa"
MILLISECONDS: Final = 120_000


def main() -> None:
    """Print the figure."""
    with tempfile.TemporaryDirectory() as name, browser() as chromium:
        folder = Path(name)
        warehouse = synthetic_warehouse(folder, CELLS).directory
        workbook = folder / "ket-qua.xlsx"
        _write(workbook, warehouse)
        kept = folder / "kept"
        shutil.copytree(warehouse, kept)
        check = seconds(lambda: _check(workbook, kept), RUNS)
        with served(SERVE, warehouse) as server, visitor(chromium) as page:
            opened(page, f"{server.url}/nap-so-lieu")
            times = [_drop(page, workbook) for _ in range(RUNS + 1)][1:]
        versus = ("etl check", check)
        figure("drop a workbook of 20,000", statistics.median(times), "s", versus, "at most 2")


def _write(path: Path, warehouse: Path) -> None:
    """Reports of every cell, month after month, as people fill them in; a few are mistakes."""
    with Warehouse(warehouse).read() as reader:
        tree = organisations(reader, as_of=date(2024, 12, 31))
    every = ROWS // MISTAKES
    months = [f"{year}-M{month:02}" for year in range(2015, 2025) for month in range(1, 13)]
    indicators = ("mh.members.admitted", "mh.initiatives", "mh.meetings.thematic")
    reports = (
        (organisation, indicator, month)
        for organisation in tree["organisation_id"]
        for indicator in indicators
        for month in months
    )
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(ACTUALS.sheet)
        sheet.write_row(0, 0, ACTUALS.column_names)
        for number, (organisation, indicator, month) in enumerate(islice(reports, ROWS), 1):
            value = "nhiều" if number % every == 0 else number % 97
            cells = (organisation, indicator, month, value, None, None, None, None, "15/01/2025")
            sheet.write_row(number, 0, cells)


def _check(workbook: Path, warehouse: Path) -> None:
    command = [sys.executable, "-m", "etl", "check", workbook, "--warehouse", warehouse]
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True)


def _drop(page: Page, workbook: Path) -> float:
    """Seconds from the drop to the list of problems; the desk is cleared for the next."""
    begun = time.perf_counter()
    page.set_input_files('input[type="file"]', workbook)
    page.get_by_text(SAID).wait_for(timeout=MILLISECONDS)
    page.locator(".st-key-problems table").wait_for(timeout=MILLISECONDS)
    taken = time.perf_counter() - begun
    page.get_by_role("button", name="Bỏ các tệp này").click()
    page.get_by_text("Chưa có tệp nào").wait_for(timeout=MILLISECONDS)
    return taken


if __name__ == "__main__":
    main()
