"""How a figure is measured and printed: medians of several runs, one JSON object a line."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from etl.synthesise import synthesise
from scorecard.warehouse import Warehouse

RUNS = 5


def seconds(
    run: Callable[[], object], runs: int = RUNS, before: Callable[[], object] = lambda: None
) -> float:
    """Median wall time of a call, after one that is not counted; nor is what goes before each."""
    before()
    run()
    times = []
    for _ in range(runs):
        before()
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def peak_gigabytes() -> float:
    """The most memory this process ever had, in GB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e9 if sys.platform == "darwin" else 1e6)


def figure(
    name: str,
    value: float,
    unit: str,
    versus: tuple[str, float] | None = None,
    bound: str | None = None,
) -> None:
    """Print a figure; ``versus`` names what was measured in the same run, and its value."""
    line = {
        "name": name,
        "value": round(value, 4),
        "unit": unit,
        "versus": versus[0] if versus else None,
        "ratio": round(value / versus[1], 3) if versus else None,
        "bound": bound,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


def synthetic_warehouse(folder: Path, cells: int) -> Warehouse:
    """A warehouse of a made-up Đảng bộ: 30 targets a cell, three years of quarterly reports.

    It is loaded by a process of its own, whose memory is not counted here.
    """
    source = folder / "source"
    synthesise(cells, targets=30, years=3, seed=1, fmt="parquet", out=source)
    warehouse = Warehouse(folder / "warehouse")
    command = [sys.executable, "-m", "etl", "load", source, "--warehouse", warehouse.directory]
    subprocess.run(command, check=True, capture_output=True)
    return warehouse
