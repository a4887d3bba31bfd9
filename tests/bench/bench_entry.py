"""Typed figures: publishing thirty of them against a copy of the file; twenty who type at once.

The figures are published as the server does it: a database was opened when their writer gave a
name. Beside it stand the same without one, and the first click on figures that the checks on data
have not seen yet: where they ask nothing it publishes, else what was written is given up. All that
is left is planning what merges the figures, a commit that writes the last rows of the file anew,
and opening the file once more to see that it is sound.

Twenty sessions are twenty threads of one process, as in the server: each keeps its thirty figures
as drafts, publishes them, and where another was first publishes its own as a correction. What they
have published is counted; a figure lost or doubled ends the run.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from etl.entry import Questions, enter
from scorecard import board
from scorecard.board.entry import entry
from scorecard.labels.fields import text
from scorecard.model.periods import parse_period
from scorecard.reports import contents
from scorecard.ui import entry_figures
from scorecard.warehouse import Ready, Warehouse
from tests.bench.bench_publish import copy_of
from tests.bench.measure import figure, seconds, synthetic_warehouse
from tests.faults.typists import Figure, Typist, published, type_at_once

CELLS = 1_620
"""They report 600,000 figures."""
DAY = date(2026, 1, 5)
FIGURES = 30
RUNS = 9
SESSIONS = 20
CROWDED = 5
"""Sessions that type one figure besides, all the same one."""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warehouse = synthetic_warehouse(folder, CELLS)
        cells = _cells(warehouse)
        typed = iter([_typed(warehouse, cell) for cell in cells[: 3 * (RUNS + 1)]])
        ready = Ready()
        server = Warehouse(warehouse.directory, ready=ready)

        def get_ready() -> None:
            server.make_ready()
            ready.wait()

        one = seconds(lambda: _publish(server, typed), runs=RUNS, before=get_ready)
        first = Questions.FIRST
        asked = seconds(lambda: _publish(server, typed, first), runs=RUNS, before=get_ready)
        cold = seconds(lambda: _publish(warehouse, typed), runs=RUNS)
        copied = seconds(lambda: copy_of(warehouse, folder / "copy"), runs=RUNS)
        against = ("copy and fsync", copied)
        figure(f"publish {FIGURES} typed figures", one, "s", against, "at most 3")
        figure(f"publish {FIGURES} typed figures, nothing opened ahead", cold, "s", against)
        figure(f"check and write {FIGURES} typed figures, asking first", asked, "s", against)
        _crowd(warehouse, cells[3 * (RUNS + 1) :], copied)


def _cells(warehouse: Warehouse) -> list[str]:
    with warehouse.read() as reader:
        found = board.organisations(reader, as_of=DAY)
    return [str(each) for each in found.loc[found["kind"] == "chi_bo", "organisation_id"]]


def _typed(warehouse: Warehouse, cell: str) -> tuple[list[dict[str, Any]], list[Any]]:
    """Thirty figures of a cell as the page would publish them, and what is seen there."""
    rows, expected = [], []
    with warehouse.read() as reader:
        for code in ("2024-Q3", "2024-Q4"):
            grid = entry(reader, cell, parse_period(code), is_estimate=False)
            for row in contents.records(grid.rows):
                line = entry_figures.Line(row, _texts(row), entry_figures.Standing.CORRECTION)
                rows.append(entry_figures.report(grid, cell, line, "Người đo", DAY))
                expected.append(entry_figures.expectation(grid, cell, line))
    return rows[:FIGURES], expected[:FIGURES]


def _texts(row: dict[str, Any]) -> dict[str, str]:
    """What is typed: more than is there, with a reason."""
    texts = {"note": "đếm lại", "numerator": "7", "denominator": "8", "level": "tot"}
    value = row["reported_value"]
    is_number = text(row, "measure") in ("flow", "stock")
    return {**texts, "value": f"{int(value or 0) + 1}" if is_number else "có"} | (
        {"value": ""} if text(row, "measure") == "ratio" else {}
    )


def _publish(
    warehouse: Warehouse,
    typed: Iterator[tuple[list[dict[str, Any]], list[Any]]],
    questions: Questions = Questions.ANSWERED,
) -> None:
    rows, expected = next(typed)
    result = enter({"actuals": rows}, warehouse, "Người đo", "Trang đo", expected, questions)
    is_done = result.is_asking or result.generation is not None
    if not is_done or len(result.preview.figures) != FIGURES:
        raise RuntimeError([each.message for each in result.problems])


def _crowd(warehouse: Warehouse, cells: list[str], copied: float) -> None:
    """Twenty sessions at once: every figure is there, once."""
    months = [f"202{year}-M{month:02d}" for year in (2, 3, 4) for month in range(1, 11)]
    shared: Figure = (cells[SESSIONS], "mh.blood.donated", "2024-M12")
    typists = []
    for number in range(SESSIONS):
        own = {(cells[number], "mh.blood.donated", month): "3" for month in months}
        more = {shared: str(100 + number)} if number < CROWDED else {}
        typists.append(Typist(f"Người {number}", {**own, **more}))
    begun = time.perf_counter()
    type_at_once(warehouse.directory, typists)
    spent = time.perf_counter() - begun
    expected = [
        (key, typist.name, value) for typist in typists for key, value in typist.figures.items()
    ]
    found = [
        row for row in published(warehouse) if row[1].startswith("Người ") and row[1] != "Người đo"
    ]
    if sorted(found) != sorted(expected):
        raise RuntimeError(f"typed {len(expected)}, found {len(found)}, {len(set(found))} distinct")
    lost, doubled = set(expected) - set(found), len(found) - len(set(found))
    figure(f"{SESSIONS} sessions at once: figures lost", len(lost), "", None, "0")
    figure(f"{SESSIONS} sessions at once: figures doubled", doubled, "", None, "0")
    figure(f"{SESSIONS} sessions at once, {len(found)} figures", spent, "s", ("copy", copied))


if __name__ == "__main__":
    main()
