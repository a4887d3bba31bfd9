"""Reading a generation: one connection a file, one cursor a reader, each within its scope."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import duckdb

from scorecard.warehouse.connections import Database, open_file, open_memory, torn_blocks
from scorecard.warehouse.folder import Generation
from scorecard.warehouse.schema import SCHEMA_VERSION, check_store, read_whole, stand_in
from scorecard.warehouse.scope import EVERYTHING, Scope
from scorecard.warehouse.session import NO_VALUES, Session
from scorecard.warehouse.settings import DEFAULTS, WarehouseSettings
from scorecard.warehouse.workbench import attach

_UNSETTLED: Final = {
    "judged_year_in_force": "judged_year",
    "asked_period": "judged_period",
    "judged_period_in_force": "unsettled_period",
}
"""What stands for the periods that publishing settled where later loads do not count."""


class Reader(Session):
    """A session that sees the relations of ``relations.sql`` within a scope, and nothing else.

    Close it when done; it is a context manager.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, generation: Generation, scope: Scope
    ) -> None:
        super().__init__(connection.cursor())
        self.scope = scope
        self._generation = generation
        self._connection = connection
        organisation_ids = scope.organisation_ids
        if organisation_ids is None:
            self.run("scope_all")
        else:
            self.run("scope_of", organisation_ids=sorted(organisation_ids))
        self.relate()

    def relate(self) -> None:
        """Show the relations within the scope, of the loads that it reaches to."""
        super().relate()
        if self.scope.load_id is not None:
            self.run("loaded_until", load_id=self.scope.load_id)
            self.unsettle_targets()
            for view, name in _UNSETTLED.items():
                self.define(view, f"verdicts/{name}")
            self.define("tallied_review", "tally/no_review")

    def narrowed(self, organisation_ids: frozenset[str]) -> "Reader":
        """A reader of its own cursor over the part of this scope in ``organisation_ids``."""
        return Reader(self._connection, self._generation, self.scope.narrowed(organisation_ids))

    def until(self, load_id: int) -> "Reader":
        """A reader of its own cursor over what of this scope was loaded up to a load."""
        return Reader(self._connection, self._generation, self.scope.until(load_id))

    def sibling(self) -> "Reader":
        """A reader of its own cursor, with its own temporary tables, over the same scope."""
        return Reader(self._connection, self._generation, self.scope)

    def _execute(
        self, text: str, params: Mapping[str, object] = NO_VALUES
    ) -> duckdb.DuckDBPyConnection:
        with torn_blocks(self._generation):
            return super()._execute(text, params)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class ReadOnlyGeneration:
    """A generation opened for reading: shared by a process's requests, each with its reader.

    The web process keeps one a generation number; ``close`` ends all its readers.
    ``DamagedGenerationError`` and ``OtherSchemaError`` where the file cannot be used.
    """

    def __init__(self, generation: Generation, settings: WarehouseSettings = DEFAULTS) -> None:
        self.generation = generation
        self._database = open_file(generation.path, settings)
        try:
            path = generation.path
            version = check_store(Session(self._database.connection), path, path.stem)
            if version < SCHEMA_VERSION:
                self._database.close()
                self._database = _brought_up(path, version, settings)
        except BaseException:
            self._database.close()
            raise

    @property
    def number(self) -> int:
        """Number of the generation: part of the key of every cached result."""
        return self.generation.number

    @property
    def path(self) -> Path:
        """The generation's file."""
        return self.generation.path

    def reader(self, scope: Scope = EVERYTHING) -> Reader:
        """A new reader within a scope."""
        return Reader(self._database.connection, self.generation, scope)

    def read_whole(self) -> None:
        """Read every block; ``DamagedGenerationError`` where one is torn."""
        read_whole(Session(self._database.connection), self.path)

    def close(self) -> None:
        """Close the file and every reader on it."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _brought_up(path: Path, version: int, settings: WarehouseSettings) -> Database:
    """A database in memory that reads as the older file would at the present version."""
    database = open_memory(settings)
    session = Session(database.connection)
    attach(session, path, "older", read_only=True)
    stand_in(session, "memory", "older", version)
    database.connection.execute("set enable_external_access = false")
    return database
