"""Pages in a browser, from click to last figure drawn, against the same drawn from constants.

The page of constants is made of what the very page sent to the browser, sent again as it was. Each
page is clicked on twice over: where its review was judged before (by the server itself after a
load, or for whoever asked first), and where nobody asked for that review date yet.

A comparison judges no more than it reads, about half of what a review does; each member's row and
the sums of all are fetched whole, since they are sorted and ranked together.

The second stays above the bound. Judging one organisation is some 80 statements whose planning
takes most of the time, whatever the number of rows. Tried without gain: tables instead of the views
of the relations, DuckDB without its join order optimiser, one thread. What helped: one judged board
for a tree, its cells and its targets; rows in words only for those that are drawn; the latest
review judged before anybody asks.

``python -m tests.bench.bench_pages 12 1000 10000`` shows how time and memory grow.
"""

import statistics
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from playwright.sync_api import Browser

from scorecard.board import organisations
from scorecard.warehouse import Warehouse
from tests.bench.constants import constant_dashboard
from tests.bench.measure import figure, synthetic_warehouse
from tests.bench.serving import SERVE, browser, clicked, opened, served, streamlit, visitor

SIZES: Final = (12, 100, 1_000)
DATE: Final = "2024-12-31"
EARLIER: Final = {
    "overview": ("2024-09-30", "2024-06-30", "2024-03-31"),
    "quarter_review": ("2023-12-31", "2023-09-30", "2023-06-30"),
    "target": ("2023-03-31", "2022-12-31", "2022-09-30"),
    "compare": ("2024-08-31", "2023-11-30", "2023-08-31"),
}
"""Review dates that nobody asked for yet: one a run."""

PAGES: Final = {
    "overview": ("Tổng quan", ""),
    "quarter_review": ("Rà soát quý", "ra-soat-quy"),
    "target": ("Chi tiết chỉ tiêu", "chi-tieu"),
    "retrospective": ("Tổng kết nhiệm kỳ", "tong-ket"),
    "compare": ("So sánh chi bộ", "so-sanh"),
    "resolutions": ("Nghị quyết", "nghi-quyet"),
}
AT_SIZE: Final = {100: ("compare",)}
"""Pages measured at a size, where they are not all of them."""
RUNS: Final = 3


def main(sizes: list[int]) -> None:
    """Print the figures of each size."""
    for cells in sizes:
        with tempfile.TemporaryDirectory() as folder, browser() as chromium:
            warehouse = synthetic_warehouse(Path(folder), cells).directory
            measure(chromium, Path(folder), warehouse, cells)


def measure(chromium: Browser, folder: Path, warehouse: Path, cells: int) -> None:
    """Print what each page takes: where somebody saw the review before, and where nobody did."""
    query = {"to-chuc": _root(warehouse), "ngay": DATE, "pham-vi": "truc-thuoc"}
    measured = AT_SIZE.get(cells, tuple(PAGES))
    # The other page, where every click begins, is drawn from constants too.
    pages = {
        page: (*PAGES[page], query) for page in dict.fromkeys((*measured, "resolutions", "target"))
    }
    script = constant_dashboard(folder / "constants", warehouse, pages)
    with ExitStack() as servers:
        product = servers.enter_context(served(SERVE, warehouse))
        constants = servers.enter_context(served(streamlit(str(script)), warehouse))
        for page in measured:
            floor = statistics.median(clicks(chromium, constants.url, page, query))
            versus = ("the same from constants", floor)
            again = statistics.median(clicks(chromium, product.url, page, query))
            figure(f"{page}, {cells} cells", again, "s", versus, "at most 1.5")
            fresh = [
                seconds
                for day in EARLIER.get(page, ())
                for seconds in clicks(chromium, product.url, page, {**query, "ngay": day}, runs=1)
            ]
            if fresh:
                name = f"{page}, {cells} cells, a review that nobody asked for yet"
                figure(name, statistics.median(fresh), "s", versus, "at most 1.5")
        figure(f"memory of the server, {cells} cells", product.peak_gigabytes(), "GB")


def clicks(
    chromium: Browser, url: str, page: str, query: dict[str, str], runs: int = 0
) -> list[float]:
    """Seconds of clicks on a page's place in the menu, in one visit.

    Where no number of runs is given, the first is not counted.
    """
    other = "resolutions" if page != "resolutions" else "target"
    with visitor(chromium) as reader:
        times = []
        for _ in range(runs or RUNS + 1):
            opened(reader, f"{url}/{PAGES[other][1]}?{urlencode(query)}")
            times.append(clicked(reader, f'.sc-menu a:has-text("{PAGES[page][0]}")'))
        return times if runs else times[1:]


def _root(warehouse: Path) -> str:
    """The made-up Đảng bộ above all others."""
    with Warehouse(warehouse).read() as reader:
        tree = organisations(reader, as_of=date.fromisoformat(DATE))
    return str(tree[tree["is_made_up"] & (tree["depth"] == 0)]["organisation_id"].iloc[0])


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
