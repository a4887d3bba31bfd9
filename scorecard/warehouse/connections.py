"""Opening DuckDB: the one place where it is connected to, with its settings and its faults."""

import atexit
import errno
import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import duckdb

from scorecard.warehouse.errors import DamagedGenerationError, StorageError
from scorecard.warehouse.folder import Generation
from scorecard.warehouse.settings import WarehouseSettings

_CORRUPT: Final = "Corrupt database file"
"""How DuckDB tells of a block whose checksum is not its content's."""

_UNWRITTEN: Final = "Could not write file"
"""How DuckDB tells of a full disk where a transaction ends."""


class Database:
    """An open DuckDB database; it joins in the order written and hashes the right sides.

    What does not fit in memory goes to the folder ``spill``, which DuckDB makes and removes.
    ``stored`` is the generation that was attached under that name ahead of its use, if one was.
    """

    def __init__(self, path: Path | None, settings: WarehouseSettings, spill: Path) -> None:
        self.path = path
        self.stored: Generation | None = None
        # DuckDB would guess: of what is lent that it is one row, of reports that each condition
        # leaves a fifth, where nearly all of them meet it. The setting is the whole database's and
        # not guarded: to change it while somebody plans can end the process.
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "disabled_optimizers": "build_side_probe_side,join_order",
            "memory_limit": settings.memory_limit,
            "temp_directory": str(spill),
        }
        if settings.threads is not None:
            config["threads"] = settings.threads
        self.connection = duckdb.connect(
            ":memory:" if path is None else str(path.resolve()),
            read_only=path is not None,
            config=config,
        )
        if path is not None:
            # Not in the configuration: that would forbid naming the temporary folder.
            self.connection.execute("set enable_external_access = false")

    def close(self) -> None:
        """Close every cursor; what was spilled to disk goes with it."""
        self.connection.close()


def open_file(path: Path, settings: WarehouseSettings) -> Database:
    """Open a generation read-only; ``DamagedGenerationError`` where DuckDB cannot read it."""
    # DuckDB opens a file a second time in one process only with the very same settings.
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()
    try:
        return Database(path, settings, _spill_folder(os.getpid()) / name)
    except duckdb.Error as error:
        raise DamagedGenerationError(path, first_line(error)) from error


def open_memory(settings: WarehouseSettings, spill: Path | None = None) -> Database:
    """Open an empty database in memory, to which generations are attached."""
    return Database(None, settings, spill or _spill_folder(os.getpid()) / uuid.uuid4().hex)


@cache
def _spill_folder(process: int) -> Path:
    """A folder for what one process spills, its owner's alone, gone when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix=f"scorecard-{process}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def storage_faults(directory: Path) -> Iterator[None]:
    """Turn faults of disk and memory into ``StorageError``; faults of our own SQL pass."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException) as error:
        raise StorageError(directory, _explained(error)) from error
    except duckdb.TransactionException as error:
        if _UNWRITTEN not in str(error):
            raise
        raise StorageError(directory, _explained(error)) from error
    except OSError as error:
        raise StorageError(directory, _explained(error)) from error


@contextmanager
def torn_blocks(generation: Generation | None) -> Iterator[None]:
    """Turn a torn block of a generation's file into ``DamagedGenerationError``."""
    try:
        yield
    except duckdb.Error as error:
        if generation is None or _CORRUPT not in str(error):
            raise
        why = "tệp bị rách: mã kiểm tra của một khối sai"
        raise DamagedGenerationError(generation.path, why) from error


def first_line(error: Exception) -> str:
    """The first line of an error's text."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _explained(error: Exception) -> str:
    if os.strerror(errno.ENOSPC) in str(error):
        return "đĩa đầy"
    if isinstance(error, PermissionError):
        return f"không có quyền ({error.filename})"
    if isinstance(error, OSError) and error.filename:
        return f"{error.strerror or error} ({error.filename})"
    return first_line(error)
