"""Settings of a warehouse, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WarehouseSettings:
    """How a warehouse is kept and how much of the machine it takes.

    ``threads`` None means all cores. ``memory_limit`` is DuckDB's own (``"1500MB"``); what does
    not fit goes to a temporary folder that its owner alone can read.
    """

    keep_generations: int = 5
    lock_timeout_seconds: float = 300.0
    threads: int | None = None
    memory_limit: str = "1500MB"


DEFAULTS = WarehouseSettings()
