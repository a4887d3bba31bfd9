"""Settings of a warehouse, in one place."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Self


class Extent(Enum):
    """How much a load brings, on which depends what it takes of the machine."""

    FEW = "few"
    """A few reports: the other threads would wait more than they help."""
    MANY = "many"
    LARGE = "large"
    """Too many to stand in memory: it may take the memory that the settings leave to such."""


_SMALL_FILE: Final = 64_000_000
"""Bytes of a generation, some million reports, that one thread scans quickly enough."""


@dataclass(frozen=True, slots=True)
class WarehouseSettings:
    """How a warehouse is kept and how much of the machine it takes.

    ``threads`` None means all cores. ``memory_limit`` is DuckDB's own (``"1500MB"``); what does
    not fit goes to a temporary folder that its owner alone can read. A load that is too large to
    stand in memory takes up to ``large_memory_limit`` instead.
    """

    keep_generations: int = 5
    lock_timeout_seconds: float = 300.0
    threads: int | None = None
    memory_limit: str = "1500MB"
    large_memory_limit: str = "4GB"

    def for_load(self, extent: Extent, stored_bytes: int) -> Self:
        """The settings of a load of such an extent into a file of so many bytes."""
        if extent is Extent.LARGE:
            return replace(self, memory_limit=self.large_memory_limit)
        if extent is Extent.FEW and stored_bytes <= _SMALL_FILE:
            return replace(self, threads=1)
        return self


DEFAULTS = WarehouseSettings()
