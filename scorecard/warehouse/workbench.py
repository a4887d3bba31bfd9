"""Where a load is prepared and written: memory beside the store in force, and a draft."""

import os
import shutil
from pathlib import Path

import duckdb

from scorecard.warehouse.connections import Database, first_line
from scorecard.warehouse.errors import DamagedGenerationError
from scorecard.warehouse.folder import Generation, GenerationFolder
from scorecard.warehouse.schema import check_store, create_store, now
from scorecard.warehouse.session import Session


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
        else:
            attach(self, generation.path, "stored", read_only=True)
            check_store(self, generation.path, "stored")
        self.run("session/merged_store")


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


class Draft(Workbench):
    """A workbench that can write the next generation: catalog ``draft``, after ``begin``.

    The publisher's lock is held while it lives. A draft that never began, or was abandoned,
    publishes nothing.
    """

    def __init__(
        self,
        database: Database,
        generation: Generation | None,
        folder: GenerationFolder,
        loaded_by: str,
    ) -> None:
        super().__init__(database, generation)
        self.number = folder.next_number()
        folder.clear_leftovers()
        self.path = folder.draft_path(self.number)
        self.loaded_by = loaded_by
        self.load_id: int = self.rows("load/next_load_id")[0]["load_id"]
        self.is_begun = False

    def begin(self) -> None:
        """Copy the generation in force as catalog ``draft`` and begin the one transaction."""
        if self.generation is None:
            attach(self, self.path, "draft", read_only=False)
            create_store(self, "draft")
        else:
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            shutil.copyfile(self.generation.path, self.path)
            attach(self, self.path, "draft", read_only=False)
        self.path.chmod(0o600)
        self.run_text("begin")
        self.is_begun = True
        self.run("load/new_load", load_id=self.load_id, loaded_by=self.loaded_by, loaded_at=now())

    def finish(self) -> None:
        """Commit, and leave the draft as one closed file that opens as a store."""
        self.run_text("commit; checkpoint draft; detach draft;")
        attach(self, self.path, "draft", read_only=True)
        check_store(self, self.path, "draft")
        self.run_text("detach draft")

    def abandon(self) -> None:
        """Give up what was written; the generation in force stays."""
        if self.is_begun:
            self.is_begun = False
            self.run_text("rollback; detach draft;")
            self.path.unlink(missing_ok=True)
