"""How time and memory of a load and of verdicts grow with the cells, each size in its own process.

``python -m tests.bench.bench_growth 12 1000 10000``; the picture of docs/speed.md is drawn from
what this and ``bench_pages`` print, by ``python -m tests.bench.picture``.
"""

import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from etl.load import load_sources
from etl.synthesise import synthesise
from scorecard.spark import read_facts
from scorecard.verdicts import JUDGED_AT_ONCE, judge
from scorecard.warehouse import Reader, Warehouse
from tests.bench.measure import figure, peak_gigabytes, seconds

SIZES = (12, 1_000, 10_000)
AS_OF = date(2024, 9, 30)
RUNS = 3


def main(sizes: list[int]) -> None:
    """Print the figures; a ratio above 1 grows faster than the reports."""
    before: dict[str, float] = {}
    for cells in sizes:
        with tempfile.TemporaryDirectory() as folder:
            now = measured(cells, Path(folder))
        told(cells, now, before)
        before = now


def measured(cells: int, folder: Path) -> dict[str, float]:
    """Seconds and GB of loading and judging so many made-up cells; the folder keeps them."""
    source = folder / "source"
    synthesise(cells, targets=30, years=3, seed=1, fmt="parquet", out=source)
    return _alone("load", folder) | _alone("verdicts", folder) | {"reports": reports_of(source)}


def reports_of(source: Path) -> int:
    """How many reports a folder of made-up sources holds."""
    return sum(pq.read_metadata(each).num_rows for each in source.glob("actuals*"))


def told(cells: int, now: dict[str, float], before: dict[str, float]) -> None:
    """Print the figures of a size beside what would be linear from the size before."""
    for name in ("load", "verdicts"):
        linear = before[name] * now["reports"] / before["reports"] if before else now[name]
        versus = ("linear from the size before", linear)
        figure(f"{name}, {cells} cells", now[name], "s", versus, "at most 1")
        figure(f"memory of {name}, {cells} cells", now[f"memory of {name}"], "GB")


def judge_all(reader: Reader) -> None:
    """Judge every target, a range of organisations after the other."""
    for _ in reader.ranges(JUDGED_AT_ONCE):
        judge(reader, as_of=AS_OF)


def judged_by_spark(python: Path, facts: Path) -> float:
    """Seconds that Spark takes on two cores to judge every target of an export, its start apart."""
    return _alone("spark", facts, python)["spark"]


def _alone(what: str, folder: Path, python: Path = Path(sys.executable)) -> dict[str, float]:
    """Seconds and GB of one measurement in a process of its own."""
    command = [python, "-m", "tests.bench.bench_growth", what, folder]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(printed)
    return found


def _measured(what: str, folder: Path) -> None:
    if what == "spark":
        with read_facts(str(folder), "local[2]") as facts:
            print(json.dumps({what: seconds(lambda: judge(facts, as_of=AS_OF), 1)}))
        return
    warehouse = Warehouse(folder / "warehouse")
    if what == "load":
        begun = time.perf_counter()
        result = load_sources([folder / "source"], warehouse, "bench")
        took = time.perf_counter() - begun
        if result.is_refused:
            raise RuntimeError(result.problems[0].message)
    else:
        with warehouse.read() as reader:
            took = seconds(lambda: judge_all(reader), RUNS)
    print(json.dumps({what: took, f"memory of {what}": peak_gigabytes()}))


if __name__ == "__main__":
    if sys.argv[1:2] in (["load"], ["verdicts"], ["spark"]):
        _measured(sys.argv[1], Path(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
