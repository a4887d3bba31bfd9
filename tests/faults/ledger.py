"""A warehouse that small loads are thrown at, and what must be true of it afterwards."""

import re
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.load.sources import BASE, Desk

_FIRST_DAY = date(2023, 4, 5)
_SOUND = re.compile(r"g\d{6}\.duckdb|CURRENT|LOCK")


class Ledger:
    """A warehouse of two cells; load ``n`` brings one report of each, never one alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.directory = folder / "kho"
        self.warehouse = Warehouse(self.directory, WarehouseSettings(threads=1))
        folder.mkdir(parents=True, exist_ok=True)

    def copy(self, folder: Path) -> "Ledger":
        """The same warehouse elsewhere."""
        other = Ledger(folder)
        shutil.copytree(self.directory, other.directory)
        return other

    def source(self, number: int) -> Path:
        """The file that load ``number`` reads."""
        path = self.folder / f"lan-{number}" / "actuals.csv"
        if not path.exists():
            path.parent.mkdir()
            day = _FIRST_DAY + timedelta(days=number)
            rows = [f"{cell},flow,2023-Q1,{number + 1},{day}" for cell in ("cb1", "cb2")]
            head = "organisation_id,indicator_id,period,value,recorded_on"
            path.write_text("\n".join([head, *rows, ""]), "utf-8")
        return path

    def arguments(self, number: int) -> list[str]:
        """What is typed after ``python -m etl``."""
        return ["load", str(self.source(number)), "--warehouse", str(self.directory)]

    def command(self, number: int) -> list[str]:
        """The whole command."""
        return [sys.executable, "-m", "etl", *self.arguments(number)]

    def loads(self) -> int:
        """How many loads are in force; every block is read, and a half load is a failure."""
        with self.warehouse.open_current() as opened, opened.reader() as reader:
            opened.read_whole()
            counts = reader._execute(
                "select organisation_key, count(*), count(distinct recorded_on) "
                "from store.actuals group by 1"
            ).fetchall()
        assert len({row[1:] for row in counts}) <= 1, f"half a load: {counts}"
        assert all(reports == days for _, reports, days in counts), f"doubled: {counts}"
        return int(counts[0][1]) if counts else 0

    def leftovers(self) -> list[str]:
        """Files of the folder that are neither generation nor pointer nor lock."""
        names = [path.name for path in self.directory.iterdir()]
        return [name for name in names if not _SOUND.fullmatch(name)]


def new_ledger(folder: Path) -> Ledger:
    """A ledger whose warehouse holds the masters and no report."""
    desk = Desk(folder)
    assert desk.load(**BASE).problems == []
    return Ledger(folder)
