"""The folder of generations: numbered files that never change, and the pointer to one of them."""

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scorecard.warehouse.errors import (
    DamagedGenerationError,
    DamagedPointerError,
    UnknownGenerationError,
)

POINTER: Final = "CURRENT"
LOCK: Final = "LOCK"

_NAME: Final = re.compile(r"g(\d{6,})\.duckdb")
_POINTER: Final = re.compile(r"(g(\d{6,})\.duckdb) (\d+)")
_NOTHING_YET: Final = "none"
"""What the pointer says until the first publication is whole."""
_DRAFT: Final = re.compile(r"draft_g(\d{6,})\.duckdb.*")
_PRUNED: Final = ".pruned"
_LEFTOVERS: Final = ("draft_*", f"{POINTER}.new", "g*.duckdb.wal", "g*.duckdb.tmp", f"g*{_PRUNED}")


@dataclass(frozen=True, slots=True)
class Generation:
    """One published state of the warehouse; its file never changes."""

    number: int
    path: Path


class GenerationFolder:
    """Files and pointer of one warehouse; the caller holds the lock where it writes."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def make(self) -> None:
        """Make the folder, readable by its owner alone, where it is missing."""
        if not self.directory.is_dir():
            self.directory.parent.mkdir(parents=True, exist_ok=True)
            self.directory.mkdir(mode=0o700, exist_ok=True)

    def generations(self) -> list[Generation]:
        """All published generations still kept, oldest first."""
        found = []
        if self.directory.is_dir():
            for path in self.directory.iterdir():
                if match := _NAME.fullmatch(path.name):
                    found.append(Generation(int(match[1]), path))
        return sorted(found, key=lambda generation: generation.number)

    def generation(self, number: int) -> Generation:
        """The generation of that number; ``UnknownGenerationError`` where it is not kept."""
        kept = self.generations()
        for generation in kept:
            if generation.number == number:
                return generation
        raise UnknownGenerationError(number, [each.number for each in kept])

    def current(self) -> Generation | None:
        """The generation in force; None where nothing was ever published.

        ``DamagedPointerError`` where the pointer is missing beside generations, unreadable, or
        names a file that is not there; ``DamagedGenerationError`` where the file is not as long
        as when it was published.
        """
        text = self._pointer()
        while True:
            try:
                return self._pointed_to(text)
            except (DamagedPointerError, DamagedGenerationError):
                # What it named a moment ago may have been followed by another, and pruned.
                fresh = self._pointer()
                if fresh == text:
                    raise
                text = fresh

    def _pointer(self) -> str | None:
        """What the pointer says; None where there is none."""
        try:
            return (self.directory / POINTER).read_bytes()[:200].decode("ascii", "replace").strip()
        except FileNotFoundError:
            return None

    def _pointed_to(self, text: str | None) -> Generation | None:
        if text is None and self.generations():
            raise self._damaged("tệp không còn")
        if text is None or text == _NOTHING_YET:
            return None
        match = _POINTER.fullmatch(text)
        if match is None:
            raise self._damaged("nội dung không phải tên và độ dài của một phiên bản")
        path = self.directory / match[1]
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            raise self._damaged(f"phiên bản {match[1]} mà nó chỉ tới không còn") from None
        if size != int(match[3]):
            raise DamagedGenerationError(path, f"tệp dài {size} byte, khi nạp là {match[3]} byte")
        return Generation(int(match[2]), path)

    def next_number(self) -> int:
        """A number that no generation, draft or pointer of this folder has borne."""
        seen = [0]
        for path in self.directory.iterdir():
            if match := _NAME.fullmatch(path.name) or _DRAFT.fullmatch(path.name):
                seen.append(int(match[1]))
        with suppress(DamagedPointerError, DamagedGenerationError):
            if current := self.current():
                seen.append(current.number)
        return max(seen) + 1

    def draft_path(self, number: int) -> Path:
        """Where the file of a generation stands until it is published."""
        return self.directory / f"draft_g{number:06d}.duckdb"

    def spill_path(self) -> Path:
        """Where a publisher puts what does not fit in memory."""
        return self.directory / "draft_spill"

    def clear_leftovers(self) -> None:
        """Remove what killed publishers left behind."""
        for pattern in _LEFTOVERS:
            for path in self.directory.glob(pattern):
                if path.is_file():
                    path.unlink(missing_ok=True)
                else:
                    shutil.rmtree(path, ignore_errors=True)

    def publish(self, draft: Path, number: int) -> Generation:
        """Put a finished draft, which is on disk, in force as a generation."""
        draft.chmod(0o600)
        path = self.directory / f"g{number:06d}.duckdb"
        if self._pointer() is None:
            # A generation beside no pointer would be damage, and its publisher may die right here.
            self._write_pointer(_NOTHING_YET)
        draft.rename(path)
        generation = Generation(number, path)
        self.point_to(generation)
        return generation

    def point_to(self, generation: Generation) -> None:
        """Put a generation in force, atomically and durably."""
        self._write_pointer(f"{generation.path.name} {generation.path.stat().st_size}")

    def prune(self, current: Generation, keep: int) -> list[Path]:
        """Put the oldest generations aside, so that ``keep`` are left with the one in force.

        Their files are to be removed by whoever has time; else the next publisher clears them.
        """
        kept = [each for each in self.generations() if each.number != current.number]
        aside = []
        for generation in kept[: max(0, len(kept) - (keep - 1))]:
            # Windows refuses while a reader has it open; a later publisher removes it.
            with suppress(OSError):
                aside.append(generation.path.rename(generation.path.with_suffix(_PRUNED)))
        return aside

    def _write_pointer(self, text: str) -> None:
        fresh = self.directory / f"{POINTER}.new"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self.directory)
        fresh.replace(self.directory / POINTER)
        sync_folder(self.directory)

    def _damaged(self, why: str) -> DamagedPointerError:
        return DamagedPointerError(
            self.directory, why, [generation.number for generation in self.generations()]
        )


def sync(path: Path) -> None:
    """Force a file's content to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Force a folder's entries to disk, where the system can (Windows cannot)."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
