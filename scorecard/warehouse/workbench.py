"""Where a load is prepared and written: memory beside the store in force, and a draft."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

import duckdb

from scorecard.warehouse.connections import Database, first_line
from scorecard.warehouse.errors import DamagedGenerationError
from scorecard.warehouse.folder import Generation, GenerationFolder, sync
from scorecard.warehouse.schema import (
    SCHEMA_VERSION,
    bring_up,
    check_store,
    create_store,
    now,
    stand_in,
)
from scorecard.warehouse.session import Session

_SCRATCH: Final = "draft_scratch.duckdb"
"""Beside the draft; whoever comes next clears it away with the other leftovers."""


_Found = TypeVar("_Found")


class Workbench(Session):
    """A session in memory that sees the generation in force as catalog ``stored``, read-only.

    Where nothing was published yet ``stored`` is an empty store in memory. Schema ``store`` of
    catalog ``memory`` is for the session to fill: relations.sql reads whatever stands there.
    """

    def __init__(self, database: Database, generation: Generation | None) -> None:
        super().__init__(database.connection)
        self.generation = generation
        if generation is None:
            self._cursor.execute("attach ':memory:' as stored")
            create_store(self, "stored")
        elif database.stored != generation:
            attach_store(self, generation.path, "stored")
        self.run("session/merged_store")
        self.run("session/merged_path")

    def share(self, table: str, name: str, **params: object) -> None:
        """Create or replace ``table``, which sessions beside this one see too, from a file."""
        self._put("session/as_shared", {"table": table}, name, params=params)


def attach(session: Session, path: Path, catalog: str, read_only: bool) -> None:
    """Attach a file under a catalog name of this package's choosing.

    ``DamagedGenerationError`` where a file to be read is none that DuckDB can read.
    """
    quoted = str(path.resolve()).replace("'", "''")
    try:
        session.run_text(f"attach '{quoted}' as {catalog}{' (read_only)' if read_only else ''}")
    except duckdb.Error as error:
        if not read_only:
            raise
        raise DamagedGenerationError(path, first_line(error)) from error


def attach_store(session: Session, path: Path, catalog: str) -> None:
    """Attach a generation to read under a catalog name, as a store of the present version.

    ``DamagedGenerationError`` and ``OtherSchemaError`` where it cannot be.
    """
    attach(session, path, catalog, read_only=True)
    version = check_store(session, path, catalog)
    if version < SCHEMA_VERSION:
        session.run_text(f"detach {catalog}")
        older = f"older_{catalog}"
        attach(session, path, older, read_only=True)
        session.run_text(f"attach ':memory:' as {catalog}")
        stand_in(session, catalog, older, version)


class Draft(Workbench):
    """A workbench that can write the next generation: catalog ``draft``, after ``begin``.

    The publisher's lock is held while it lives. A draft that never began, or was abandoned,
    publishes nothing. ``beside`` copies the generation in force while its load is checked.
    """

    def __init__(
        self,
        database: Database,
        generation: Generation | None,
        folder: GenerationFolder,
        loaded_by: str,
        beside: Executor,
    ) -> None:
        self.number = folder.next_number()
        folder.clear_leftovers()
        self.path = folder.draft_path(self.number)
        self._beside = beside
        self._copied = beside.submit(self._copy, database, generation)
        super().__init__(database, generation)
        self.loaded_by = loaded_by
        self.load_id: int = self.rows("load/next_load_id")[0]["load_id"]
        self.is_begun = False
        self._is_finished = False
        self._gathered: set[str] = set()

    def begin(self) -> None:
        """Begin to write upon ``draft``, the copy of the generation in force."""
        self._copied.result()
        # Nobody recovers a draft, so its commit writes the file itself and no log before it.
        self.run_text("set wal_autocheckpoint = '1B'")
        if self.generation is None:
            create_store(self, "draft")
        else:
            version = check_store(self, self.path, "draft")
            # What it sees on the way is not what this session sees.
            with closing(Session(self._cursor.cursor())) as beside:
                bring_up(beside, "draft", version)
        self.path.chmod(0o600)
        self.run("session/merged_path")
        self.run_text("begin")
        self.is_begun = True
        self.run("load/new_load", load_id=self.load_id, loaded_by=self.loaded_by, loaded_at=now())

    def keep(self) -> None:
        """Commit what was written so far, and go on in another transaction.

        Nobody sees a draft before it is published, and a transaction's own rows are scanned slowly:
        one after the other, and all of them whatever is asked for.
        """
        self.run_text("commit; checkpoint draft; begin;")

    def gather(
        self,
        table: str,
        name: str,
        identifiers: Mapping[str, str] = MappingProxyType({}),
        **params: object,
    ) -> None:
        """Add the result of a file to ``scratch.<table>``, which the first of them makes.

        The catalog ``scratch`` is a file of its own, so that what is gathered there before the
        draft is begun need not fit in memory.
        """
        if not self._gathered:
            self.run_text("set wal_autocheckpoint = '1B'")
            attach(self, self.path.with_name(_SCRATCH), "scratch", read_only=False)
        head = "session/as_more" if table in self._gathered else "session/as_gathered"
        self._put(head, {"table": table}, name, identifiers, params)
        self._gathered.add(table)

    @contextmanager
    def in_force(self, *, of_everything: bool) -> Iterator[None]:
        """Let the relations read the draft itself, over the scope at hand or over everything."""
        self.run_text("use draft")
        if of_everything:
            self.run("scope_all")
        self.relate()
        try:
            yield
        finally:
            self.run("session/merged_path")

    def aside(self, work: Callable[[Session], _Found]) -> Future[_Found]:
        """Begin work on a session of its own while this one goes on: it sees what is shared."""
        cursor = self._cursor.cursor()

        def worked() -> _Found:
            with closing(Session(cursor)) as session:
                session.run("session/merged_path")
                return work(session)

        return self._beside.submit(worked)

    def rewrite(self, table: str, name: str) -> None:
        """Replace the rows of the organisations in scope by the result of a file."""
        self.run("settling/outdated", {"table": table})
        self.append("draft", table, name)

    def finish(self) -> None:
        """Commit, and leave the draft as one closed file on disk that opens as a store.

        Nothing is written to it any more; it may still be abandoned.
        """
        if self._is_finished:
            return
        self._is_finished = True
        self.run_text("commit; checkpoint draft; detach draft;")
        synced = self._beside.submit(sync, self.path)
        attach(self, self.path, "draft", read_only=True)
        check_store(self, self.path, "draft")
        self.run_text("detach draft")
        synced.result()

    def abandon(self) -> None:
        """Give up what was written; the generation in force stays."""
        if self.is_begun:
            self.is_begun = False
            if not self._is_finished:
                self.run_text("rollback; detach draft;")
            self.path.unlink(missing_ok=True)

    def _copy(self, database: Database, generation: Generation | None) -> None:
        """Attach as ``draft`` a copy of a generation, its bytes on disk; or an empty file."""
        if generation is not None:
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            shutil.copyfile(generation.path, self.path)
            sync(self.path)
        with closing(Session(database.connection.cursor())) as session:
            attach(session, self.path, "draft", read_only=False)
