"""Settings of a warehouse, in one place."""

from dataclasses import dataclass, replace
from typing import Self


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

    def for_large_loads(self) -> Self:
        """The settings with the memory that a large load may take."""
        return replace(self, memory_limit=self.large_memory_limit)


DEFAULTS = WarehouseSettings()
