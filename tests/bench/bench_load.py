"""Loading: a CSV of a million reports, and a workbook of 100,000.

Every figure has a process of its own, so that its memory is its own. The workbook's bound is not
reached: beside calamine's time its parts are read through for traps, its cells brought down to the
distinct ones, and the checks across rows cost as much again.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from etl.load import check_sources, load_sources
from etl.synthesise import synthesise
from scorecard.model.tables import ACTUALS
from scorecard.warehouse import Session, Warehouse, WarehouseSettings
from scorecard.warehouse.connections import open_memory
from tests.bench.measure import figure, peak_gigabytes, seconds

MILLION = 1_000_000
MILLION_CELLS = 2_700
WORKBOOK_ROWS = 100_000
RUNS = 3
FLOOR = (Path(__file__).parent / "load_floor.sql").read_text(encoding="utf-8")


def main() -> None:
    """Print the figures; with arguments, measure one of them and print it bare."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _sources(folder, MILLION_CELLS)
        floor, _ = _alone("read", folder)
        load, memory = _alone("load", folder)
        figure("load a CSV of a million reports", load, "s", ("read_csv", floor), "at most 4")
        figure("memory of that load", memory, "GB", None, "under 2 GB")
        calamine, _ = _alone("calamine", folder)
        check, _ = _alone("workbook", folder)
        figure("check a workbook of 100,000", check, "s", ("calamine", calamine), "at most 1.5")


def _sources(folder: Path, cells: int) -> None:
    """Masters as a warehouse, a million reports as a CSV and a part of them as a workbook."""
    source = folder / "source"
    synthesise(cells, targets=30, years=3, seed=1, fmt="csv", out=source)
    parts = sorted(source.glob("actuals*.csv"))
    with (folder / "actuals.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(ACTUALS.column_names)
        writer.writerows(islice(_records(parts), MILLION))
    for part in parts:
        part.unlink()
    if load_sources([source], Warehouse(folder / "masters"), "bench").is_refused:
        raise RuntimeError("the masters were refused")
    with (
        (folder / "actuals.csv").open(encoding="utf-8", newline="") as rows,
        xlsxwriter.Workbook(folder / "actuals.xlsx", {"constant_memory": True}) as book,
    ):
        sheet = book.add_worksheet(ACTUALS.sheet)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(islice(csv.reader(rows), WORKBOOK_ROWS + 1)):
            for column, cell in enumerate(row):
                if number and ACTUALS.column_names[column] == "recorded_on":
                    sheet.write_datetime(number, column, datetime.fromisoformat(cell), day)
                elif cell.replace(",", "").isdigit():
                    sheet.write_number(number, column, float(cell.replace(",", ".")))
                elif cell:
                    sheet.write_string(number, column, cell)


def _records(parts: list[Path]) -> Iterator[list[str]]:
    for part in parts:
        with part.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            if tuple(next(rows)) != ACTUALS.column_names:
                raise RuntimeError(f"other columns in {part}")
            yield from rows


def _alone(what: str, folder: Path) -> tuple[float, float]:
    """Seconds and GB of one figure, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bench_load", what, str(folder)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    took, memory = json.loads(printed)
    return took, memory


def _measured(what: str, folder: Path) -> None:
    """Measure one figure and print its seconds and GB."""
    match what:
        case "read":
            took = seconds(lambda: _read_csv(folder), RUNS)
        case "load":
            took = _fresh(folder)
        case "calamine":
            took = seconds(lambda: _calamine(folder / "actuals.xlsx"), RUNS)
        case _:
            masters = Warehouse(folder / "masters")
            took = seconds(lambda: check_sources([folder / "actuals.xlsx"], masters), RUNS)
    print(json.dumps([took, peak_gigabytes()]))


def _read_csv(folder: Path) -> None:
    """DuckDB's own reading, into a table of a file, as a load leaves one."""
    database = open_memory(WarehouseSettings())
    try:
        target = folder / "floor.duckdb"
        session = Session(database.connection)
        session.run_text(f"attach '{target}' as floor")
        session.run_text(FLOOR, file=str(folder / "actuals.csv"))
        session.run_text("checkpoint floor; detach floor;")
        target.unlink()
    finally:
        database.close()


def _calamine(path: Path) -> None:
    with CalamineWorkbook.from_path(path) as book:
        book.get_sheet_by_name(ACTUALS.sheet).to_python()


def _fresh(folder: Path) -> float:
    """Median seconds of loading the CSV into a warehouse that holds the masters alone."""
    times = []
    for _ in range(RUNS):
        target = folder / "warehouse"
        shutil.copytree(folder / "masters", target)
        begun = time.perf_counter()
        result = load_sources([folder / "actuals.csv"], Warehouse(target), "bench")
        times.append(time.perf_counter() - begun)
        if result.generation is None:
            raise RuntimeError(result.problems[0].message)
        shutil.rmtree(target)
    return sorted(times)[RUNS // 2]


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _measured(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
