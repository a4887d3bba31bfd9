"""Opening DuckDB: the one place where it is connected to, with its settings and its faults."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from scorecard.warehouse.errors import DamagedGenerationError, StorageError
from scorecard.warehouse.settings import WarehouseSettings


class Database:
    """An open DuckDB database and its temporary folder; closing it removes the folder."""

    def __init__(self, path: Path | None, settings: WarehouseSettings) -> None:
        self.path = path
        self._spill = Path(tempfile.mkdtemp(prefix="scorecard-"))
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": settings.memory_limit,
            "temp_directory": str(self._spill),
        }
        if settings.threads is not None:
            config["threads"] = settings.threads
        try:
            self.connection = duckdb.connect(
                ":memory:" if path is None else str(path.resolve()),
                read_only=path is not None,
                config=config,
            )
            if path is not None:
                # Not in the configuration: that would forbid naming the temporary folder.
                self.connection.execute("set enable_external_access = false")
        except BaseException:
            shutil.rmtree(self._spill, ignore_errors=True)
            raise

    def close(self) -> None:
        """Close every cursor and remove what was spilled to disk."""
        self.connection.close()
        shutil.rmtree(self._spill, ignore_errors=True)


def open_file(path: Path, settings: WarehouseSettings) -> Database:
    """Open a generation read-only; ``DamagedGenerationError`` where DuckDB cannot read it."""
    try:
        return Database(path, settings)
    except duckdb.Error as error:
        raise DamagedGenerationError(path, first_line(error)) from error


def open_memory(settings: WarehouseSettings) -> Database:
    """Open an empty database in memory, to which generations are attached."""
    return Database(None, settings)


@contextmanager
def storage_faults(directory: Path) -> Iterator[None]:
    """Turn faults of disk and memory into ``StorageError``; faults of our own SQL pass."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException) as error:
        raise StorageError(directory, first_line(error)) from error
    except OSError as error:
        raise StorageError(directory, _explained(error)) from error


def first_line(error: Exception) -> str:
    """The first line of an error's text."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _explained(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"không có quyền ({error.filename})"
    return f"{error.strerror or error} ({error.filename})" if error.filename else str(error)
