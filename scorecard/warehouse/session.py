"""Running the SQL files: values bound, results exact, tables named by the program alone."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import duckdb
import pandas as pd
import pyarrow as pa

from scorecard.warehouse.relations import created, needed, statements
from scorecard.warehouse.sqlfiles import sql_text, with_identifiers

SETTLED_TARGETS: Final = {
    "target_in_force": "settling/target_in_force",
    "target_year_in_force": "settling/target_year_in_force",
}
"""Relations of targets that publishing settles, and the files that say what they hold."""

_RESULT = "session_result"
_ROWS_OF_A_BATCH = 122_880  # a row group of DuckDB
_NO_IDENTIFIERS: Final[Mapping[str, str]] = MappingProxyType({})
NO_VALUES: Final[Mapping[str, object]] = MappingProxyType({})


class Session:
    """A DuckDB cursor with its own temporary tables and views, which others do not see.

    ``name`` is always the name of a file of ``scorecard/sql``. Keyword arguments are bound to its
    ``$parameters``, and those that a statement does not name are left aside; ``identifiers`` fill
    its ``{placeholders}`` with names of tables and columns, which cannot be bound.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._shown: set[str] | None = None  # None: no relations are seen

    def query(self, name: str, **params: object) -> pd.DataFrame:
        """The result of a file as a frame of Arrow types: exact decimals, dates, absent NA."""
        frame: pd.DataFrame = self.table(name, **params).to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def table(self, name: str, **params: object) -> pa.Table:
        """The result of a file as an Arrow table."""
        # Arrow from a bound statement is slow in DuckDB 1.5 and deprecated in 2.0.
        self.materialise(_RESULT, name, _NO_IDENTIFIERS, **params)
        return self._cursor.sql(f"from {_RESULT}").to_arrow_table()

    def held(self, table: str) -> pa.Table:
        """A temporary table of this session as an Arrow table: to be staged in another one."""
        names = {"table": table}
        head = with_identifiers(sql_text("session/held"), names)
        self._show(head)
        return self._cursor.sql(head).to_arrow_table()

    def batches(
        self, name: str, identifiers: Mapping[str, str] = _NO_IDENTIFIERS, **params: object
    ) -> pa.RecordBatchReader:
        """The result of a file a batch at a time: what is large never stands in memory whole.

        Read it to its end before the session is asked for anything else.
        """
        self.materialise(_RESULT, name, identifiers, **params)
        return self._cursor.sql(f"from {_RESULT}").to_arrow_reader(_ROWS_OF_A_BATCH)

    def rows(
        self, name: str, identifiers: Mapping[str, str] = _NO_IDENTIFIERS, **params: object
    ) -> list[dict[str, Any]]:
        """The result of a file as one dictionary a row; absent is None."""
        result = self._execute(with_identifiers(sql_text(name), identifiers), params)
        names = [column[0] for column in result.description or []]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def run(
        self, name: str, identifiers: Mapping[str, str] = _NO_IDENTIFIERS, **params: object
    ) -> None:
        """Run every statement of a file for what it leaves behind."""
        self.run_text(with_identifiers(sql_text(name), identifiers), **params)

    def run_text(self, text: str, **params: object) -> None:
        """Run every statement of a text made by this package."""
        self._execute(text, params)

    def materialise(
        self,
        table: str,
        name: str,
        identifiers: Mapping[str, str] = _NO_IDENTIFIERS,
        **params: object,
    ) -> None:
        """Create or replace the temporary table ``table`` as the result of a file."""
        self._put("session/as_table", {"table": table}, name, identifiers, params)

    def define(
        self, view: str, name: str, identifiers: Mapping[str, str] = _NO_IDENTIFIERS
    ) -> None:
        """Create or replace the temporary view ``view`` as a file, which binds no values."""
        self._put("session/as_view", {"view": view}, name, identifiers)

    def see_relations(self) -> None:
        """See the relations within the scope from now on, each as ``sql/relations.sql`` says.

        Each is shown when a statement first names it; whatever stood for one before is gone.
        """
        self._shown = set()

    def relate(self) -> None:
        """See the relations within the scope, states of changed targets where there are any."""
        self.see_relations()
        if self.rows("states/decided"):
            self.run("states/relations")

    def unsettle_targets(self) -> None:
        """Show targets as what was loaded makes them, in the place of what publishing settled."""
        for relation, name in SETTLED_TARGETS.items():
            self.define(relation, name)

    def append(
        self,
        catalog: str,
        table: str,
        name: str,
        identifiers: Mapping[str, str] = _NO_IDENTIFIERS,
    ) -> None:
        """Add the result of a file to a table of an attached store."""
        names = {"catalog": catalog, "table": table}
        self._put("session/as_rows", names, name, identifiers)

    def ranges(self, organisations: int) -> Iterator[None]:
        """Narrow the scope to one range of its organisations after the other, in tree order.

        Each range has at most so many; what was seen before is seen again after the last. The
        relations stand on whatever the scope holds, so there is no other place to narrow; they show
        targets as they are in force, until a review takes them as they were.
        """
        found = self.rows("session/scope_ranges", organisations=organisations)
        if len(found) <= 1:
            yield
            return
        self.run("session/scope_kept")
        try:
            for row in found:
                self.run("session/scope_range", **row)
                self.relate()
                yield
        finally:
            self.run("session/scope_restored")
            self.relate()

    def stage(self, table: str, frame: pd.DataFrame | pa.Table) -> None:
        """Create or replace the temporary table ``table`` from a frame, types as in Arrow."""
        data = frame
        if isinstance(frame, pd.DataFrame):
            data = pa.Table.from_pandas(frame, preserve_index=False)
        source = f"{table}_source"
        self._cursor.register(source, data)
        try:
            self.run("session/staged", {"table": table, "source": source})
        finally:
            self._cursor.unregister(source)

    def lend(self, table: str, data: pa.Table) -> None:
        """Let the session read an Arrow table under that name, without a copy of it.

        As the left side of an inner or semi join it fails: DuckDB pushes into its scan what Arrow
        cannot filter by. A left join does as well, or ``stage``.
        """
        # A thread reads a batch at a time: of one batch only one thread would.
        batches = data.to_batches(max_chunksize=_ROWS_OF_A_BATCH)
        self._cursor.register(table, pa.Table.from_batches(batches, data.schema))

    def close(self) -> None:
        """Let go of the cursor and its temporary tables."""
        self._cursor.close()

    def _put(
        self,
        head: str,
        names: Mapping[str, str],
        name: str,
        identifiers: Mapping[str, str] = _NO_IDENTIFIERS,
        params: Mapping[str, object] = NO_VALUES,
    ) -> None:
        """Put the result of a file where ``head`` says, a file too, filled with ``names``."""
        body = with_identifiers(sql_text(name), identifiers)
        self._execute(f"{with_identifiers(sql_text(head), names)}\n{body}", params)

    def _execute(
        self, text: str, params: Mapping[str, object] = NO_VALUES
    ) -> duckdb.DuckDBPyConnection:
        result = self._cursor
        self._show(text)
        for statement in self._cursor.extract_statements(text):
            named = {name: params[name] for name in statement.named_parameters if name in params}
            result = self._cursor.execute(statement, named or None)
        return result

    def _show(self, text: str) -> None:
        """Show the relations that a text reads; those that it shows itself are left to it."""
        if self._shown is None:
            return
        for relation in needed(text):
            if relation not in self._shown:
                self._shown.add(relation)
                self._cursor.execute(statements()[relation])
        self._shown.update(created(text))
