"""Publishing one corrected figure into a warehouse of 1,000 cells against a copy of its file.

The bound is not reached. What a correction costs beyond the copy is DuckDB's planning, one to two
milliseconds for every relation that a statement names, not the work. What may refuse the load, and
what the checks on data ask, run on sessions of their own while the draft is written, and take
longer than that. Tried: no statement for tables that a load does not bring, asking first which
checks have anything to compare, semi-joins that are pushed down into the scan, the copy and its
fsync beside the checks, a commit without a log, each of DuckDB's optimisers turned off. A command
opens the store itself; the server has it open before somebody publishes (``bench_entry``).
"""

import os
import shutil
import tempfile
import time
from itertools import count
from pathlib import Path

from etl.load import load_sources
from scorecard.warehouse import Warehouse
from tests.bench.measure import figure, seconds, synthetic_warehouse

CORRECTION = """organisation_id,indicator_id,period,value,recorded_on
{organisation_id},mh.members.admitted,2024-Q2,{value},2024-09-01
"""


def main() -> None:
    """Print the figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warehouse = synthetic_warehouse(folder, 1_000)
        one, copied = corrected(warehouse, "minh-hoa-cs020-cb0010", folder, runs=9)
    figure("publish one corrected figure", one, "s", ("copy and fsync", copied), "at most 3")


def corrected(
    warehouse: Warehouse, organisation_id: str, folder: Path, runs: int
) -> tuple[float, float]:
    """Seconds to publish another figure of an organisation, and to copy the file with fsync."""
    source, values = folder / "actuals.csv", count(time.time_ns() % 1_000)

    def publish() -> None:
        text = CORRECTION.format(organisation_id=organisation_id, value=next(values))
        source.write_text(text, encoding="utf-8")
        if load_sources([source], warehouse, "bench").generation is None:
            raise RuntimeError("nothing was published")

    one = seconds(publish, runs)
    return one, seconds(lambda: copy_of(warehouse, folder / "copy"), runs)


def copy_of(warehouse: Warehouse, target: Path) -> None:
    """Copy the file of the generation in force, its bytes on disk."""
    generation = warehouse.current()
    if generation is None:
        raise RuntimeError("nothing was loaded")
    shutil.copyfile(generation.path, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    target.unlink()


if __name__ == "__main__":
    main()
