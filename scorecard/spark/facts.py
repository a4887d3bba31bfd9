"""Exported facts as Spark sees them, in a folder or in the store of a cluster."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecard.model.facts import LAYOUT, MARKER, ORGANISATIONS_PER_RANGE, RANGE, REPORTS
from scorecard.spark.errors import NoFactsError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

READ: Final = (
    "organisation",
    "organisation_history",
    "term",
    "resolution",
    "scale",
    "indicator",
    "target",
    "target_year",
    "target_state",
    "target_state_year",
    "actual",
    "calendar",
    "month",
    "adjustment",
)
"""The relations that the steps and the tree read."""

_OF_EVERYBODY: Final = frozenset({"scale", "indicator", "calendar", "month"})


class Facts:
    """An export: ``root`` is a folder that every machine sees, or an address (``hdfs://…``)."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._address = root if "://" in root else f"file://{Path(root).resolve().as_posix()}"
        self._schemas: dict[str, StructType] = {}
        self.reports = 0

    def check(self, spark: "SparkSession") -> None:
        """Look at the marker; ``NoFactsError`` unless the layout is the one that we read."""
        from pyspark.errors import PySparkException

        try:
            lines = spark.read.text(f"{self._address}/{MARKER}", wholetext=True).collect()
            told = json.loads(lines[0].value)
            found, self.reports = told["layout"], told["rows"][REPORTS]
        except PySparkException as error:
            raise NoFactsError(self.root, f"không có tệp {MARKER}") from error
        except (ValueError, LookupError, TypeError) as error:
            raise NoFactsError(self.root, f"tệp {MARKER} không đọc được") from error
        if found != LAYOUT:
            why = f"bản xuất theo cấu trúc số {found}, chương trình này đọc cấu trúc số {LAYOUT}"
            raise NoFactsError(self.root, why)

    def relation(self, spark: "SparkSession", name: str) -> "DataFrame":
        """A relation as a frame of that session; its columns are looked up once."""
        source = spark.read
        if name in self._schemas:
            source = source.schema(self._schemas[name])
        frame = source.parquet(f"{self._address}/{name}")
        self._schemas[name] = frame.schema
        return frame


def within(relations: dict[str, "DataFrame"], keys: "DataFrame") -> dict[str, "DataFrame"]:
    """The rows of every relation that belong to the organisations in ``keys``.

    ``keys`` has one column, organisation_key. Reports are sought in the folders of their ranges
    alone, and there between the lowest and the highest key.
    """
    from pyspark.sql import functions as f

    found = [row.organisation_key for row in keys.collect()]
    lowest, highest = (min(found), max(found)) if found else (0, -1)
    ranges = sorted({key // ORGANISATIONS_PER_RANGE for key in found})
    narrowed: dict[str, DataFrame] = {}
    for name, frame in relations.items():
        if name in _OF_EVERYBODY:
            narrowed[name] = frame
        elif "organisation_key" in frame.columns:
            near = frame.where(f.col(RANGE).isin(ranges)) if name == REPORTS else frame
            near = near.where(f.col("organisation_key").between(lowest, highest))
            narrowed[name] = near.join(f.broadcast(keys), "organisation_key", "left_semi")
        else:
            targets = narrowed["target"].select("target_key")
            narrowed[name] = frame.join(targets, "target_key", "left_semi")
    return narrowed
