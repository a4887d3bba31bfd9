"""Every table of a call is cleaned after those that it is read beside (contract §1)."""

from collections.abc import Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from etl.catalogue import Catalogue
from etl.cells import display
from etl.clean import CleanTable, clean
from etl.problems import Problem
from etl.raw import RawTable
from etl.words import tidy
from scorecard.model.tables import REMARK_TABLES
from scorecard.warehouse import Workbench

ORDER: Final = (
    frozenset({"organisations", "terms", "resolutions", "scales", "indicators"}),
    frozenset({"targets"}),
    frozenset({"target_years", "actuals", *(table.name for table in REMARK_TABLES)}),
)
"""Tables that may be cleaned in any order, each of them before those that are read beside it."""

_NEEDED: Final = {
    "indicators": ["id", "unit", "measure", "aggregation", "scale_id", "can_be_negative"],
    "scales": ["id", "level", "name"],
    "targets": ["id", "indicator_id", "comparator", "cadence"],
}
"""Columns that cleaning needs of the tables that others are read beside."""


class Cleaner:
    """Cleans tables one after the other, and keeps what later ones are read beside.

    Give it the tables of a call in ``ORDER``.
    """

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._gathered: dict[str, list[pa.Table]] = {name: [] for name in _NEEDED}
        for name in ("indicators", "scales"):
            self._keep(name, workbench.table(f"load/stored_{name}"))
        self._has_stored_targets = False

    def clean(self, raw: RawTable) -> tuple[CleanTable, list[Problem]]:
        """Clean one table beside what is stored and what was cleaned before it."""
        cleaned, found = clean(raw, self._catalogue(raw))
        if raw.table.name in _NEEDED:
            self._keep(raw.table.name, cleaned.rows)
        return cleaned, found

    def _keep(self, name: str, rows: pa.Table) -> None:
        """Keep what is needed of a table; of the country's targets the words are but a few."""
        kept = rows.select(_NEEDED[name])
        for index, column in enumerate(_NEEDED[name]):
            if name == "targets" and column != "id":
                kept = kept.set_column(index, column, kept.column(column).dictionary_encode())
        self._gathered[name].append(kept)

    def _catalogue(self, raw: RawTable) -> Catalogue:
        if raw.table.name in ORDER[0]:
            return Catalogue.empty()
        return Catalogue.from_tables(
            indicators=_joined(self._gathered["indicators"], _NEEDED["indicators"]),
            scales=_joined(self._gathered["scales"], _NEEDED["scales"]),
            targets=self._targets(raw),
        )

    def _targets(self, raw: RawTable) -> pa.Table:
        """The targets that a table of target years names; no other table is read beside them."""
        if raw.table.name != "target_years":
            return _joined([], _NEEDED["targets"])
        if not self._has_stored_targets:
            stored = self._workbench.table("load/stored_targets").select(_NEEDED["targets"])
            self._gathered["targets"].insert(0, stored)
            self._has_stored_targets = True
        cells = raw.columns["target_id"].cells if "target_id" in raw.columns else []
        named = pa.array([tidy(display(cell)) for cell in cells], type=pa.string())
        mine = [
            each.filter(pc.is_in(each.column("id"), value_set=named))
            for each in self._gathered["targets"]
        ]
        return _joined(mine, _NEEDED["targets"])


def _joined(tables: Sequence[pa.Table], columns: Sequence[str]) -> pa.Table:
    if not tables:
        return pa.table({column: [] for column in columns})
    plain = [_plain(each) for each in tables]
    return pa.concat_tables(plain, promote_options="permissive")


def _plain(table: pa.Table) -> pa.Table:
    """The table without dictionaries."""
    for index, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            decoded = table.column(index).cast(field.type.value_type)
            table = table.set_column(index, field.name, decoded)
    return table
