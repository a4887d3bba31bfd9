"""Verdicts of a Đảng bộ of 1,000 cells against a scan of its reports in the same process."""

import tempfile
from datetime import date
from pathlib import Path

from scorecard.verdicts import judge
from tests.bench.measure import figure, peak_gigabytes, seconds, synthetic_warehouse

AS_OF = date(2024, 9, 30)
FLOOR = (Path(__file__).parent / "floor.sql").read_text(encoding="utf-8")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = synthetic_warehouse(Path(folder), 1_000)
        before = peak_gigabytes()
        with warehouse.read() as reader:
            floor = seconds(lambda: reader.run_text(FLOOR))
            all_cells = seconds(lambda: judge(reader, as_of=AS_OF))
            with reader.narrowed(frozenset({"minh-hoa-cs020-cb0010"})) as one:
                one_cell = seconds(lambda: judge(one, as_of=AS_OF))
    figure("verdicts, 1,000 cells", all_cells, "s", ("scan and group", floor), "at most 12")
    figure("verdicts, one of 1,000 cells", one_cell, "s", ("all cells", all_cells), "at most 0.25")
    figure(
        "memory, load and verdicts", peak_gigabytes(), "GB", ("load alone", before), "under 1 GB"
    )


if __name__ == "__main__":
    main()
