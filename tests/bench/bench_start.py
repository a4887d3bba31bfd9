"""The first page after a cold start against an empty page, and `make run` against a bare server.

The first page is asked for the moment the server answers. It stays above its bound: an empty page
imports neither pandas nor DuckDB and judges nothing. What helped by a third: `scorecard.serve`
imports and judges from the moment the server answers, while the browser still loads Streamlit's own
scripts; a reader who comes some seconds later finds it done. Beginning earlier would let the server
answer later. What is left is importing pandas, which every frame of the board needs.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tests.bench.measure import figure, synthetic_warehouse
from tests.bench.serving import (
    FOOT,
    SERVE,
    browser,
    free_port,
    opened,
    served,
    started,
    streamlit,
    visitor,
    wait_until_served,
)

RUNS: Final = 3
EMPTY: Final = 'import streamlit as st\n\nst.html("<h1>Trang trống</h1>")\n'


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        warehouse = synthetic_warehouse(Path(folder), 12).directory
        first_page(chromium, empty, warehouse)
        second_start(warehouse)


def first_page(chromium: Browser, empty: Path, warehouse: Path) -> None:
    """Print what the first page of a fresh server takes, after the server answers."""
    floor = statistics.median(
        _first(chromium, streamlit(str(empty)), warehouse, "") for _ in range(RUNS)
    )
    page = statistics.median(_first(chromium, SERVE, warehouse, FOOT) for _ in range(RUNS))
    figure("first page, 12 cells", page, "s", ("an empty page", floor), "at most 2")


def second_start(warehouse: Path) -> None:
    """Print what `make run` takes to a served page where everything is installed and loaded."""
    (warehouse / ".loaded").touch()
    floor = _median_start(
        lambda port: streamlit("dashboard.py", f"--server.port={port}"), warehouse
    )
    run = _median_start(lambda port: ["make", "--silent", "run", f"PORT={port}"], warehouse)
    figure("make run, second time", run, "s", ("streamlit run", floor), "at most 1.3")


def _first(chromium: Browser, command: Sequence[str], warehouse: Path, foot: str) -> float:
    with served(command, warehouse) as server, visitor(chromium) as reader:
        return opened(reader, server.url, foot)


def _median_start(command: Callable[[int], Sequence[str]], warehouse: Path) -> float:
    times = []
    for _ in range(RUNS + 1):
        port = free_port()
        begun = time.monotonic()
        with started(command(port), warehouse) as server:
            wait_until_served(server, f"http://127.0.0.1:{port}")
            times.append(time.monotonic() - begun)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main()
