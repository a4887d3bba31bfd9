"""The steps of the verdicts on Spark: what ``scorecard.warehouse.Reader`` is to DuckDB."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pyarrow as pa

from scorecard.spark.cluster import spark_session, suit
from scorecard.spark.facts import READ, Facts, within
from scorecard.states import NO_NAMES, RELATIONS
from scorecard.warehouse import sql_text, with_identifiers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PARAMETER: Final = re.compile(r"\$([a-z_]+)")
_PERIOD_STEPS: Final = {"judged_year": "judged_year", "asked_period": "judged_period"}


class SparkReader:
    """Runs the steps over exported facts within a scope (``scorecard.verdicts.Engine``).

    Nothing is settled here: judged periods, values and verdicts are all worked out from the facts.
    Tables and views are this reader's own, and go with it.
    """

    def __init__(
        self,
        spark: "SparkSession",
        facts: Facts,
        organisation_ids: frozenset[str] | None = None,
    ) -> None:
        self._spark = spark.newSession()
        suit(self._spark, facts.reports)
        self._facts = facts
        self._organisation_ids = organisation_ids
        relations = {name: facts.relation(self._spark, name) for name in READ}
        if organisation_ids is not None:
            relations = within(relations, self._keys(relations, organisation_ids))
        for name, frame in relations.items():
            frame.createOrReplaceTempView(name)
        relations["adjustment"].createOrReplaceTempView("decided")
        self._has_periods = False

    def stage(self, table: str, frame: pa.Table) -> None:
        """Create or replace a temporary table from an Arrow table."""
        self._spark.createDataFrame(frame).createOrReplaceTempView(table)

    def materialise(self, table: str, name: str) -> None:
        """Create or replace a temporary table as the result of a file."""
        self._judge_periods()
        # Cut off from the steps before it: a plan that holds them all outgrows the memory.
        self._spark.sql(sql_text(name)).localCheckpoint().createOrReplaceTempView(table)

    def define(self, view: str, name: str, identifiers: Mapping[str, str] = NO_NAMES) -> None:
        """Create or replace a temporary view as a file, its placeholders filled with names."""
        text = with_identifiers(sql_text(name), identifiers)
        self._spark.sql(text).createOrReplaceTempView(view)

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """The result of a file as one dictionary a row, values bound; absent is None."""
        text = _PARAMETER.sub(r":\1", sql_text(name))  # Spark's mark of a value to bind
        return [row.asDict() for row in self._spark.sql(text, args=params).collect()]

    def query(self, name: str) -> pd.DataFrame:
        """The result of a file as a frame of Arrow types."""
        table: pa.Table = self._spark.sql(sql_text(name)).toArrow()
        frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    @contextmanager
    def narrowed(self, organisation_ids: frozenset[str]) -> Iterator["SparkReader"]:
        """A reader over the part of this scope in ``organisation_ids``."""
        mine = self._organisation_ids
        part = organisation_ids if mine is None else organisation_ids & mine
        yield SparkReader(self._spark, self._facts, part)

    def ranges(self, organisations: int) -> Iterator[None]:  # noqa: ARG002 - as in Engine
        """The whole scope at once: Spark divides its work itself."""
        yield

    def _judge_periods(self) -> None:
        """Leave ``judged_period``, before the first step that may read it."""
        if not self._has_periods:
            self._has_periods = True
            for table, step in _PERIOD_STEPS.items():
                self.materialise(table, f"verdicts/{step}")
            self.define("judged_period", "verdicts/unsettled_period")
            for relation in RELATIONS:
                self._spark.table(relation).createOrReplaceTempView(f"{relation}_in_force")

    def _keys(
        self, relations: dict[str, "DataFrame"], organisation_ids: frozenset[str]
    ) -> "DataFrame":
        """The keys of the organisations named, one column."""
        named = pa.table({"organisation_id": pa.array(sorted(organisation_ids), pa.string())})
        wanted = self._spark.createDataFrame(named)
        keys = relations["organisation"].join(wanted, "organisation_id", "left_semi")
        return keys.select("organisation_key")


@contextmanager
def read_facts(root: str, master: str) -> Iterator[SparkReader]:
    """A reader over an export, for one command; ``SparkError`` where it cannot be."""
    with spark_session(master) as spark:
        facts = Facts(root)
        facts.check(spark)
        yield SparkReader(spark, facts)
