"""Verdicts of a Đảng bộ of 1,000 cells against a scan of its reports, and against pandas.

Against the scan it lies about the bound: 11 to 16 times, by machine and run. What brought it there
from 35: reports matched to periods once instead of three times; judged years and periods stored
when published instead of derived from texts at every review; value and verdict of every period
that is over settled when published, so that a review works out the open ones alone; exact row
counts before each join, since DuckDB's estimates chose the wrong side to build on; what only open
periods need worked out for those alone. What is left is spread over some thirty statements: a good
tenth of it is planning, and the reports of targets of a whole term are read anew at every review.
"""

import tempfile
import time
from datetime import date
from pathlib import Path

import pandas as pd

from scorecard.verdicts import judge
from scorecard.warehouse import Reader
from tests.bench.measure import figure, peak_gigabytes, seconds, synthetic_warehouse
from tests.bench.peer import statuses

AS_OF = date(2024, 9, 30)
_FRAMES = (
    "from judged_period",
    "select a.*, s.rank from actual as a"
    " inner join indicator as i on a.indicator_key = i.indicator_key"
    " left join scale as s on i.scale_id = s.scale_id and a.level = s.level",
    "from calendar",
    "select period_id, status from period_verdict",
)
FLOOR = (Path(__file__).parent / "floor.sql").read_text(encoding="utf-8")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = synthetic_warehouse(Path(folder), 1_000)
        with warehouse.read() as reader:
            floor = seconds(lambda: reader.run_text(FLOOR))
            all_cells = seconds(lambda: judge(reader, as_of=AS_OF))
            limited = seconds(lambda: judge(reader, as_of=AS_OF, known_at=AS_OF))
            with reader.narrowed(frozenset({"minh-hoa-cs020-cb0010"})) as one:
                one_cell = seconds(lambda: judge(one, as_of=AS_OF))
            after = peak_gigabytes()
            with reader.narrowed(frozenset(_cells(reader)[:100])) as hundred:
                ours = seconds(lambda: judge(hundred, as_of=AS_OF))
                peer, differing = _pandas(hundred)
    scan = ("scan and group", floor)
    figure("verdicts, 1,000 cells", all_cells, "s", scan, "at most 12")
    figure("verdicts, 1,000 cells, as known on a day", limited, "s", scan)
    figure("verdicts, one of 1,000 cells", one_cell, "s", ("all cells", all_cells), "at most 0.25")
    figure("memory of verdicts, 1,000 cells", after, "GB", None, "under 1 GB")
    figure("verdicts in pandas, 100 of them", peer, "s", ("ours of these", ours), "at least 10")
    figure("verdicts in pandas that differ from ours", differing, "periods", None, "0")


def _pandas(reader: Reader) -> tuple[float, int]:
    """Seconds that pandas takes for the same verdicts, and how many differ."""
    judge(reader, as_of=AS_OF)
    periods, actuals, calendar, ours = (_frame(reader, text) for text in _FRAMES)
    begun = time.perf_counter()
    theirs = statuses(periods, actuals, calendar, AS_OF)
    taken = time.perf_counter() - begun
    own = ours.set_index("period_id")["status"]
    return taken, int((theirs.reindex(own.index) != own).sum())


def _cells(reader: Reader) -> list[str]:
    return sorted(_frame(reader, "select organisation_id from organisation")["organisation_id"])


def _frame(reader: Reader, text: str) -> pd.DataFrame:
    frame: pd.DataFrame = reader._execute(text).to_arrow_table().to_pandas()
    return frame


if __name__ == "__main__":
    main()
