"""A warehouse: read the generation in force, publish the next, put a former one in force."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TypeVar

from filelock import FileLock, Timeout

from scorecard.warehouse.connections import Database, open_memory, storage_faults, torn_blocks
from scorecard.warehouse.errors import EmptyWarehouseError, LockedWarehouseError, WarehouseError
from scorecard.warehouse.folder import LOCK, Generation, GenerationFolder
from scorecard.warehouse.reader import Reader, ReadOnlyGeneration
from scorecard.warehouse.ready import Ready
from scorecard.warehouse.scope import EVERYTHING, Scope
from scorecard.warehouse.settings import DEFAULTS, Extent, WarehouseSettings
from scorecard.warehouse.workbench import Draft, Workbench

ENVIRONMENT_VARIABLE = "SCORECARD_WAREHOUSE"
DEFAULT_DIRECTORY = Path("data/warehouse")

_PRUNED_WHILE_OPENING = 3

_Opened = TypeVar("_Opened")

logger = logging.getLogger(__name__)


def directory_from(argument: str | Path | None) -> Path:
    """The warehouse's folder: ``--warehouse``, else the environment's, else the default."""
    return Path(argument or os.environ.get(ENVIRONMENT_VARIABLE) or DEFAULT_DIRECTORY)


@dataclass(frozen=True, slots=True)
class GenerationSummary:
    """What a list of generations says of one; ``loaded_at`` is UTC, of its last load."""

    loaded_at: datetime
    loaded_by: str
    reports: int
    size_bytes: int


def _tidy(database: Database, pruned: Sequence[Path]) -> None:
    """Close a database and remove files; what cannot be removed the next publisher clears away."""
    database.close()
    for path in pruned:
        with suppress(OSError):
            path.unlink(missing_ok=True)


class Warehouse:
    """The generations of one folder (architecture §4).

    ``on_wait`` is called with a Vietnamese sentence when another publisher has to be waited for,
    ``gives_up`` is asked meanwhile, again and again, whether to wait no longer. ``ready`` keeps
    what ``make_ready`` opens ahead. Every fault is a ``WarehouseError``.
    """

    def __init__(
        self,
        directory: Path,
        settings: WarehouseSettings = DEFAULTS,
        on_wait: Callable[[str], None] = logger.warning,
        gives_up: Callable[[], bool] | None = None,
        ready: Ready | None = None,
    ) -> None:
        self.directory = directory
        self.settings = settings
        self._on_wait = on_wait
        self._gives_up = gives_up
        self._ready = ready
        self._folder = GenerationFolder(directory)

    def current(self) -> Generation | None:
        """The generation in force; None where nothing was ever loaded."""
        with storage_faults(self.directory):
            return self._folder.current()

    def generations(self) -> list[Generation]:
        """All generations kept, oldest first."""
        with storage_faults(self.directory):
            return self._folder.generations()

    def open_current(self) -> ReadOnlyGeneration:
        """Open the generation in force; ``EmptyWarehouseError`` where there is none."""

        def opened(generation: Generation | None) -> ReadOnlyGeneration:
            if generation is None:
                raise EmptyWarehouseError(self.directory)
            return ReadOnlyGeneration(generation, self.settings)

        return self._of_current(opened)

    def _of_current(self, open_: Callable[[Generation | None], _Opened]) -> _Opened:
        """Open the generation in force, anew where it was followed and pruned meanwhile."""
        attempts = _PRUNED_WHILE_OPENING
        while True:
            generation = self.current()
            try:
                return open_(generation)
            except WarehouseError:
                attempts -= 1
                if attempts == 0 or self.current() == generation:
                    raise

    def summary(self, generation: Generation) -> GenerationSummary:
        """What a generation holds; ``WarehouseError`` where it cannot be used."""
        with ReadOnlyGeneration(generation, self.settings) as opened, opened.reader() as reader:
            row = reader.rows("generation_summary")[0]
        return GenerationSummary(**row, size_bytes=generation.path.stat().st_size)

    @contextmanager
    def read(self, scope: Scope = EVERYTHING) -> Iterator[Reader]:
        """A reader of the generation in force, for one command."""
        with self.open_current() as opened, opened.reader(scope) as reader:
            yield reader

    @contextmanager
    def workbench(self) -> Iterator[Workbench]:
        """Memory beside the generation in force, to check sources without writing anything."""
        database = open_memory(self.settings)
        try:
            with storage_faults(self.directory):
                workbench = self._of_current(lambda current: Workbench(database, current))
                with torn_blocks(workbench.generation):
                    yield workbench
        finally:
            database.close()

    def make_ready(self) -> None:
        """Begin to open beside what the next publication of a few reports begins with.

        Faults are left to that publication to tell.
        """
        with suppress(WarehouseError), storage_faults(self.directory):
            current = self._folder.current()
            if self._ready is not None and current is not None:
                settings = self._settings_of(Extent.FEW, current)
                self._ready.open(current, settings, self._folder.spill_path())

    @contextmanager
    def publish(self, loaded_by: str, extent: Extent = Extent.MANY) -> Iterator[Draft]:
        """The next generation: alone among publishers, published where the block ends in peace.

        A draft that was not begun, or abandoned, publishes nothing; so does an error in the block.
        """
        with self._alone(), storage_faults(self.directory):
            current = self._folder.current()
            database = self._memory(extent, current)
            published = None
            try:
                # Left only when all that runs beside is done, so that nothing writes after it.
                with torn_blocks(current), ThreadPoolExecutor() as beside:
                    draft = Draft(database, current, self._folder, loaded_by, beside)
                    yield draft
                    if draft.is_begun:
                        draft.finish()
                        published = self._folder.publish(draft.path, draft.number)
            finally:
                if published is None or extent is not Extent.FEW:
                    database.close()
                    self._folder.clear_leftovers()
            if published is not None:
                pruned = self._folder.prune(published, self.settings.keep_generations)
                # Whoever waits for a few figures need not wait for this.
                Thread(target=_tidy, args=(database, pruned)).start()

    @contextmanager
    def rehearse(self) -> Iterator[Draft]:
        """A draft in a temporary folder, which is never published: to see what a load would do."""
        with TemporaryDirectory(prefix="scorecard-") as name, storage_faults(self.directory):
            folder = GenerationFolder(Path(name))
            database = open_memory(self.settings.for_load(Extent.LARGE, 0), folder.spill_path())
            try:
                with ThreadPoolExecutor() as beside:
                    draft = self._of_current(
                        lambda current: Draft(database, current, folder, "", beside)
                    )
                    with torn_blocks(draft.generation):
                        yield draft
            finally:
                database.close()

    def restore(self, number: int) -> Generation:
        """Put a kept generation in force again, after reading it whole to see that it is sound."""
        with self._alone(), storage_faults(self.directory):
            generation = self._folder.generation(number)
            self._folder.clear_leftovers()
            with ReadOnlyGeneration(generation, self.settings) as opened:
                opened.read_whole()
            self._folder.point_to(generation)
            return generation

    def _settings_of(self, extent: Extent, current: Generation | None) -> WarehouseSettings:
        stored_bytes = 0 if current is None else current.path.stat().st_size
        return self.settings.for_load(extent, stored_bytes)

    def _memory(self, extent: Extent, current: Generation | None) -> Database:
        """Memory to publish from: opened ahead where it was, else now."""
        settings, spill = self._settings_of(extent, current), self._folder.spill_path()
        ahead = None
        if self._ready is not None and current is not None:
            ahead = self._ready.take(current, settings, spill)
        return ahead or open_memory(settings, spill)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the publishers' lock; say so where it has to be waited for."""
        with storage_faults(self.directory):
            self._folder.make()
            lock = FileLock(self.directory / LOCK, mode=0o600)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                self._on_wait(f"Một lần nạp khác đang ghi vào kho {self.directory}, đang chờ…")
                try:
                    lock.acquire(
                        timeout=self.settings.lock_timeout_seconds, cancel_check=self._gives_up
                    )
                except Timeout:
                    raise LockedWarehouseError(
                        self.directory, self.settings.lock_timeout_seconds
                    ) from None
        try:
            yield
        finally:
            lock.release()
