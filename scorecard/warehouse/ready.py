"""A database opened ahead, so that whoever publishes next does not wait for DuckDB to start."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from scorecard.warehouse.connections import Database, open_memory, storage_faults
from scorecard.warehouse.errors import WarehouseError
from scorecard.warehouse.folder import Generation
from scorecard.warehouse.session import Session
from scorecard.warehouse.settings import WarehouseSettings
from scorecard.warehouse.workbench import attach_store


@dataclass(frozen=True, slots=True)
class _For:
    """What a database is opened for; ``stamp`` tells two files apart that bore one name."""

    generation: Generation
    settings: WarehouseSettings
    spill: Path
    stamp: tuple[int, int]


class Ready:
    """At most one database in memory with a generation attached, opened beside: for a server.

    It serves one publication. Where another generation is in force by then, or other settings are
    asked for, it serves none.
    """

    def __init__(self) -> None:
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ready")
        self._lock = Lock()
        self._opened: tuple[_For, Future[Database]] | None = None

    def open(self, generation: Generation, settings: WarehouseSettings, spill: Path) -> None:
        """Begin to open one to publish after a generation, unless there is one."""
        with suppress(OSError), self._lock:
            wanted = _wanted(generation, settings, spill)
            if self._opened is not None and self._opened[0] == wanted:
                return
            self._close()
            self._opened = (wanted, self._beside.submit(_open, wanted))

    def take(
        self, generation: Generation, settings: WarehouseSettings, spill: Path
    ) -> Database | None:
        """The database where it fits, which is the caller's from now on; None where none does."""
        with suppress(OSError, WarehouseError), self._lock:
            if self._opened is not None and self._opened[0] == _wanted(generation, settings, spill):
                opened, self._opened = self._opened[1], None
                return opened.result()
        return None

    def wait(self) -> None:
        """Wait until what was begun is open; for tests and measurements."""
        opened = self._opened
        if opened is not None:
            wait([opened[1]])

    def close(self) -> None:
        """Close what nobody took."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._opened is not None:
            self._opened[1].add_done_callback(_closed)
            self._opened = None


def _wanted(generation: Generation, settings: WarehouseSettings, spill: Path) -> _For:
    status = generation.path.stat()
    return _For(generation, settings, spill, (status.st_ino, status.st_mtime_ns))


def _open(wanted: _For) -> Database:
    path = wanted.generation.path
    with storage_faults(path.parent):
        database = open_memory(wanted.settings, wanted.spill)
        try:
            attach_store(Session(database.connection), path, "stored")
        except BaseException:
            database.close()
            raise
        database.stored = wanted.generation
        return database


def _closed(opened: Future[Database]) -> None:
    if opened.exception() is None:
        opened.result().close()
