"""The store of facts: immutable generations of one DuckDB file, published whole, read by scope.

The only package that opens DuckDB (architecture §4).
"""

from scorecard.warehouse.errors import (
    DamagedGenerationError,
    DamagedPointerError,
    EmptyWarehouseError,
    LockedWarehouseError,
    OtherSchemaError,
    StorageError,
    UnknownGenerationError,
    WarehouseError,
)
from scorecard.warehouse.folder import Generation
from scorecard.warehouse.reader import Reader, ReadOnlyGeneration
from scorecard.warehouse.ready import Ready
from scorecard.warehouse.schema import SCHEMA_VERSION
from scorecard.warehouse.scope import EVERYTHING, Scope
from scorecard.warehouse.session import SETTLED_TARGETS, Session
from scorecard.warehouse.settings import Extent, WarehouseSettings
from scorecard.warehouse.sqlfiles import sql_text, with_identifiers
from scorecard.warehouse.warehouse import GenerationSummary, Warehouse, directory_from
from scorecard.warehouse.workbench import Draft, Workbench

__all__ = [
    "EVERYTHING",
    "SCHEMA_VERSION",
    "SETTLED_TARGETS",
    "DamagedGenerationError",
    "DamagedPointerError",
    "Draft",
    "EmptyWarehouseError",
    "Extent",
    "Generation",
    "GenerationSummary",
    "LockedWarehouseError",
    "OtherSchemaError",
    "ReadOnlyGeneration",
    "Reader",
    "Ready",
    "Scope",
    "Session",
    "StorageError",
    "UnknownGenerationError",
    "Warehouse",
    "WarehouseError",
    "WarehouseSettings",
    "Workbench",
    "directory_from",
    "sql_text",
    "with_identifiers",
]
