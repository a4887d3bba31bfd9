"""The country on one machine: ``make bench-large``; ``--cells 23000`` takes a tenth of it.

Makes up the cells, loads them, judges all, a subtree inside and alone, reviews whole trees,
publishes a correction, and puts Spark beside DuckDB; one JSON object a line, as the other
benchmarks print. Each part runs in a process of its own, so that its memory is its own; with
``--folder`` what is there already is not made again, and ``--parts`` names those to run. What was
measured of loading and judging is kept in the folder, for ``growth`` to set beside smaller sizes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from etl.load import load_sources
from scorecard.board.tree_review import tree_review
from scorecard.verdicts import judge, subtree
from scorecard.warehouse import Reader, Warehouse
from tests.bench.bench_growth import (
    AS_OF,
    SIZES,
    judge_all,
    judged_by_spark,
    measured,
    reports_of,
    told,
)
from tests.bench.bench_pages import DATE, clicks
from tests.bench.bench_publish import corrected
from tests.bench.bench_verdicts import FLOOR
from tests.bench.measure import figure, peak_gigabytes, seconds
from tests.bench.part_of import sources_of
from tests.bench.serving import SERVE, browser, served

COUNTRY: Final = 230_000
RUNS: Final = 2
_CELLS_OF_A_SUBTREE: Final = 1_000
_MEASURED: Final = "measured.json"


def load(folder: Path, cells: int) -> None:
    """Make up the cells and load them, one process after the other."""
    source, warehouse = folder / "source", folder / "warehouse"
    if not source.exists():
        made = _watched("-m", "etl", "synthesise", "--cells", str(cells), "--format", "parquet",
                        "-o", str(source))  # fmt: skip
        figure(f"synthesise, {cells} cells", made[0], "s")
        figure(f"memory of synthesise, {cells} cells", made[1], "GB")
    if not warehouse.exists():
        took, memory = _watched("-m", "etl", "load", str(source), "--warehouse", str(warehouse))
        figure(f"load, {cells} cells", took, "s")
        figure(f"memory of load, {cells} cells", memory, "GB", None, "under 10 GB")
        _keep(folder, {"load": took, "memory of load": memory, "reports": reports_of(source)})
        size = sum(each.stat().st_size for each in warehouse.glob("g*.duckdb"))
        figure(f"file of {cells} cells", size / 1e9, "GB")


def verdicts(folder: Path, cells: int) -> None:
    """Judge everybody, against a scan of the same reports, and print it all as JSON."""
    with Warehouse(folder / "warehouse").read() as reader:
        floor = seconds(lambda: reader.run_text(FLOOR), RUNS)
        took = seconds(lambda: judge_all(reader), RUNS)
    scan, memory = ("scan and group", floor), peak_gigabytes()
    figure(f"verdicts, {cells} cells", took, "s", scan, "at most 8")
    figure(f"memory of verdicts, {cells} cells", memory, "GB", None, "under 3 GB")
    _keep(folder, {"verdicts": took, "memory of verdicts": memory})


def command(folder: Path, cells: int) -> None:
    """Print every verdict as JSON by the command."""
    took, memory = _watched("-m", "scorecard", "verdicts", "--as-of", AS_OF.isoformat(), "--json",
                            "--warehouse", str(folder / "warehouse"))  # fmt: skip
    figure(f"verdicts --json, {cells} cells", took, "s")
    figure(f"memory of verdicts --json, {cells} cells", memory, "GB", None, "under 3 GB")


def inside(folder: Path, cells: int) -> None:
    """Judge a subtree of about 1,000 cells inside the warehouse, and the same alone."""
    with Warehouse(folder / "warehouse").read() as reader:
        _, ids = _branch(reader)
        within = seconds(lambda: _judge(reader, ids))
    with _alone(folder, ids).read() as reader:
        apart = seconds(lambda: _judge(reader, ids))
    name = f"verdicts of {len(ids)} organisations among {cells} cells"
    figure(name, within, "s", ("the same alone", apart), "at most 1.5")


def pages(folder: Path, cells: int) -> None:
    """Open pages of a Đảng bộ of about 1,000 cells inside the warehouse, and in one of its own."""
    within = Warehouse(folder / "warehouse")
    with within.read() as reader:
        top, ids = _branch(reader)
    query = {"to-chuc": top, "ngay": DATE, "pham-vi": "truc-thuoc"}
    with (
        browser() as chromium,
        served(SERVE, within.directory) as among_all,
        served(SERVE, _alone(folder, ids).directory) as apart,
    ):
        for page in ("overview", "quarter_review", "compare"):
            alone = statistics.median(clicks(chromium, apart.url, page, query))
            took = statistics.median(clicks(chromium, among_all.url, page, query))
            name = f"{page} of {len(ids)} organisations among {cells} cells"
            figure(name, took, "s", ("in a warehouse of its own", alone), "at most 1.5")
        figure(f"memory of the server, {cells} cells", among_all.peak_gigabytes(), "GB")


def trees(folder: Path, cells: int) -> None:
    """Review the whole tree and one of its branches, from the tally and without it."""
    with Warehouse(folder / "warehouse").read() as reader:
        top = _children(reader, None)[0]
        for name, organisation_id in (
            ("the country", top),
            ("a branch", _children(reader, top)[0]),
        ):
            took = seconds(lambda: tree_review(reader, organisation_id, as_of=AS_OF))  # noqa: B023
            figure(f"review of the tree of {name}, {cells} cells", took, "s", None, "under 1 s")
    figure(f"memory of these reviews, {cells} cells", peak_gigabytes(), "GB")


def publish(folder: Path, cells: int) -> None:
    """Publish one corrected figure, against a copy of the file."""
    warehouse = Warehouse(folder / "warehouse")
    with warehouse.read() as reader:
        _, ids = _branch(reader)
    took, copied = corrected(warehouse, ids[-1], folder, RUNS)
    figure(f"publish one corrected figure, {cells} cells", took, "s", ("copy and fsync", copied))


def growth(folder: Path, cells: int) -> None:
    """How time and memory grow up to the size at hand, of which ``load`` and ``verdicts`` told."""
    here, before = _kept(folder), dict[str, float]()
    if not {"load", "verdicts"} <= here.keys():
        print("parts load and verdicts have to measure this size first", file=sys.stderr)
        return
    for size in (each for each in SIZES if each < cells):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            now = measured(size, Path(name))
        told(size, now, before)
        before = now
    told(cells, here, before)


def spark(folder: Path, cells: int) -> None:
    """Judge everybody by Spark on two cores, against DuckDB on the same facts."""
    python = Path(os.environ.get("SCORECARD_SPARK_PYTHON", ".venv-spark/bin/python"))
    if not python.exists():
        print(f"{python} is missing: make test-spark installs it", file=sys.stderr)
        return
    facts, question = folder / "facts", ["-m", "scorecard", "verdicts", "--json"]
    if not facts.exists():
        _watched("-m", "etl", "export", "--parquet", str(facts), "--warehouse",
                 str(folder / "warehouse"))  # fmt: skip
    with Warehouse(folder / "warehouse").read() as reader:
        ours = seconds(lambda: judge_all(reader), RUNS)
    spark = ("Spark local[2]", judged_by_spark(python, facts))
    figure(f"verdicts, {cells} cells, DuckDB", ours, "s", spark, "at most 0.1")
    question += ["--as-of", AS_OF.isoformat()]
    by_spark = [*question, "--engine", "spark", "--facts", str(facts), "--master", "local[2]"]
    theirs, _ = _watched(*by_spark, python=python)
    ours, _ = _watched(*question, "--warehouse", str(folder / "warehouse"))
    spark = ("Spark local[2]", theirs)
    figure(f"verdicts --json, {cells} cells, all printed, DuckDB", ours, "s", spark)


PARTS: Final[dict[str, Callable[[Path, int], None]]] = {
    "load": load,
    "verdicts": verdicts,
    "command": command,
    "inside": inside,
    "pages": pages,
    "trees": trees,
    "publish": publish,
    "growth": growth,
    "spark": spark,
}
_NOT_UNASKED: Final = frozenset({"spark", "growth"})
"""Parts that run where they are named: Spark takes hours at the size of the country."""


def main() -> None:
    """Run the parts asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cells", type=int, default=COUNTRY)
    parser.add_argument("--folder", type=Path, help="where to keep what is made (else thrown away)")
    parser.add_argument("--parts", nargs="+", choices=PARTS)
    options = parser.parse_args()
    if options.folder is None:
        with tempfile.TemporaryDirectory() as name:
            _run_parts(Path(name), options)
    else:
        options.folder.mkdir(parents=True, exist_ok=True)
        _run_parts(options.folder, options)


def _run_parts(folder: Path, options: argparse.Namespace) -> None:
    asked = options.parts or [name for name in PARTS if name not in _NOT_UNASKED]
    if len(asked) == 1:
        PARTS[asked[0]](folder, options.cells)
        return
    for part in asked:
        arguments = ["--cells", str(options.cells), "--folder", str(folder), "--parts", part]
        subprocess.run([sys.executable, "-m", "tests.bench.large", *arguments], check=True)


def _keep(folder: Path, figures: dict[str, float]) -> None:
    """Add to what was measured of the warehouse in that folder."""
    (folder / _MEASURED).write_text(json.dumps(_kept(folder) | figures), encoding="utf-8")


def _kept(folder: Path) -> dict[str, float]:
    file = folder / _MEASURED
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def _watched(*arguments: str, python: Path = Path(sys.executable)) -> tuple[float, float]:
    """Seconds and peak GB of a command, its output thrown away."""
    begun = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([python, *arguments], stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return time.perf_counter() - begun, used.ru_maxrss / 1e6


def _branch(reader: Reader) -> tuple[str, list[str]]:
    """The tree that has nearest to 1,000 organisations among the first branches, and their ids."""
    top = _children(reader, None)[0]
    trees: dict[str, list[str]] = {}
    waiting = _children(reader, top)[:3]
    while waiting:
        organisation_id = waiting.pop()
        trees[organisation_id] = subtree(reader, organisation_id, as_of=AS_OF)
        if len(trees[organisation_id]) > 2 * _CELLS_OF_A_SUBTREE:
            waiting += _children(reader, organisation_id)[:3]
    return min(trees.items(), key=lambda tree: abs(len(tree[1]) - _CELLS_OF_A_SUBTREE))


def _alone(folder: Path, ids: list[str]) -> Warehouse:
    """A warehouse of these organisations alone; what was made of them before is there still."""
    alone = folder / "alone"
    if not alone.exists():
        sources_of(folder / "source", ids, alone / "source")
        load_sources([alone / "source"], Warehouse(alone / "warehouse"), "bench")
    return Warehouse(alone / "warehouse")


def _children(reader: Reader, organisation_id: str | None) -> list[str]:
    """Ids directly under an organisation, those with most under them first; None: the tops."""
    text = """
        select h.organisation_id, count(c.organisation_id) as below
        from organisation_history as h
        left join organisation_history as c on h.organisation_id = c.parent_id
        where h.valid_to is null and h.parent_id is not distinct from $above
        group by h.organisation_id
        order by below desc, h.organisation_id
    """
    return [row[0] for row in reader._execute(text, {"above": organisation_id}).fetchall()]


def _judge(reader: Reader, ids: list[str]) -> None:
    with reader.narrowed(frozenset(ids)) as narrowed:
        judge(narrowed, as_of=AS_OF)


if __name__ == "__main__":
    main()
