"""The warehouse in a web process: one connection a generation, one reader a request.

Every run asks for the generation in force, so that a load is seen without a restart. A generation
that is no longer in force is closed when its last reader has gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

import streamlit as st

from scorecard.board.tree import Register, entered
from scorecard.ui.boards import Boards
from scorecard.ui.sharing import Shared
from scorecard.warehouse import (
    EVERYTHING,
    EmptyWarehouseError,
    Generation,
    Reader,
    ReadOnlyGeneration,
    Ready,
    Warehouse,
    WarehouseError,
    directory_from,
)


@dataclass(frozen=True, slots=True)
class InForce:
    """The generation that a run shows: part of the key of every cached result.

    ``stamp`` tells apart two files that bore one number, where a warehouse was deleted and made
    anew in the same folder. ``load_id`` is the last load that counts where a run shows a closed
    review, None where all do.
    """

    directory: str
    number: int
    stamp: int
    load_id: int | None = None

    @property
    def whole(self) -> "InForce":
        """The same with all that was loaded."""
        return replace(self, load_id=None)

    def until(self, load_id: int) -> "InForce":
        """The same with what was loaded up to a load."""
        return replace(self, load_id=load_id)

    @property
    def published_at(self) -> datetime:
        """When it was published."""
        return datetime.fromtimestamp(self.stamp / 1e9, UTC)


@dataclass(slots=True)
class _Open:
    generation: ReadOnlyGeneration
    readers: int = 0


class Shelf:
    """The generations that this process holds open, shared by all its sessions.

    ``boards`` are what was judged of the generation in force, ``registers`` its organisations.
    """

    def __init__(self) -> None:
        self.boards: Boards[InForce] = Boards(self.reader)
        self.registers: Shared[InForce, Register] = Shared(self._register, most=1)
        self._lock = RLock()
        self._opened: dict[InForce, _Open] = {}
        self._wanted: InForce | None = None

    def in_force(self, directory: Path) -> InForce:
        """The generation in force, opened and found sound; a ``WarehouseError`` otherwise."""
        warehouse = Warehouse(directory)
        with self._lock:
            current = warehouse.current()
            self._wanted = None if current is None else _key(directory, current)
            self.boards.keep(lambda key: key.whole == self._wanted)
            self.registers.keep(lambda key: key == self._wanted)
            # Before the next is opened: DuckDB takes a new file in an old one's place for the old.
            self._close_unused()
            if self._wanted is None:
                raise EmptyWarehouseError(directory)
            if self._wanted not in self._opened:
                opened = warehouse.open_current()
                self._wanted = _key(directory, opened.generation)
                self._opened[self._wanted] = _Open(opened)
            return self._wanted

    @contextmanager
    def reader(self, key: InForce) -> Iterator[Reader]:
        """A reader of a generation, which stays open for as long as it is read."""
        scope = EVERYTHING if key.load_id is None else EVERYTHING.until(key.load_id)
        key = key.whole
        with self._lock:
            if key not in self._opened:
                path = Path(key.directory) / f"g{key.number:06d}.duckdb"
                self._opened[key] = _Open(ReadOnlyGeneration(Generation(key.number, path)))
            opened = self._opened[key]
            opened.readers += 1
        try:
            with opened.generation.reader(scope) as reader:
                yield reader
        finally:
            with self._lock:
                opened.readers -= 1
                self._close_unused()

    def numbers(self) -> list[int]:
        """Numbers of the generations held open."""
        with self._lock:
            return [key.number for key in self._opened]

    @contextmanager
    def _register(self, key: InForce) -> Iterator[Register]:
        with self.reader(key) as reader:
            yield entered(reader)

    def _close_unused(self) -> None:
        for key, opened in list(self._opened.items()):
            if opened.readers == 0 and key != self._wanted:
                del self._opened[key]
                opened.generation.close()


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """The shelf of this process."""
    return Shelf()


@st.cache_resource(show_spinner=False)
def ready() -> Ready:
    """What this process opens ahead for whoever publishes next."""
    return Ready()


def in_force() -> InForce:
    """The generation in force of the configured warehouse; a ``WarehouseError`` where none is."""
    return shelf().in_force(directory_from(None))


def state() -> str:
    """What the pointer says, as a token to compare: it changes with every load and every fault."""
    directory = directory_from(None)
    try:
        current = Warehouse(directory).current()
        return "empty" if current is None else repr(_key(directory, current))
    except WarehouseError as error:
        return str(error)


def _key(directory: Path, generation: Generation) -> InForce:
    try:
        stamp = generation.path.stat().st_mtime_ns
    except OSError:  # pruned this very moment; opening it says so
        stamp = 0
    return InForce(str(directory.resolve()), generation.number, stamp)
