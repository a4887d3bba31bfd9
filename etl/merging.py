"""What a load would leave: staged records against stored ones, merged under the stored names.

After ``merge`` the workbench's schema ``store`` holds the state as after the load, and the views of
``relations.sql`` stand upon it, over the organisations that the load touches.
"""

from collections.abc import Collection, Mapping
from typing import Final

from scorecard.model.tables import MASTER_TABLES, Table
from scorecard.warehouse import Workbench

_NEW_ROWS: Final = {"actuals": "new_actual", "commentaries": "new_commentary"}
"""Tables that only ever add up, and the tables of what a load adds to them."""

_APPENDED_STEPS: Final = {
    "actuals": (
        "keyed_actual",
        "repeated_actual",
        "unseen_actual",
        "touched_actual",
        "numbered_actual",
        "succession",
        "new_actual",
        "superseded_actual",
    ),
    "commentaries": ("new_commentary",),
}
"""Tables of the diff of what adds up, each named as its file, each from those before it."""

_KEYS: Final = {
    "organisations": "organisation_key",
    "indicators": "indicator_key",
    "targets": "target_key",
}
"""Tables whose ids have integer keys, and the tables of those."""


def identifiers_of(table: Table) -> Mapping[str, str]:
    """Name, key and columns of a table, to fill the placeholders of an SQL file."""
    return {
        "table": table.name,
        "key": ", ".join(f'"{column}"' for column in table.key),
        "columns": ", ".join(f'"{column}"' for column in table.column_names),
    }


def merge(workbench: Workbench, load_id: int, loaded: Collection[str]) -> None:
    """Hold every staged table against the stored ones (contract §1) and merge them.

    ``loaded`` names the tables that the call brings; the others stay as stored. Leaves
    ``incoming_<table>`` for the masters among them (column ``state``: new, changed, unchanged or
    repeated), ``new_actual`` and ``new_commentary`` (empty where the call brings none), and
    ``superseded_actual`` where it brings reports.
    """
    for table in MASTER_TABLES:
        identifiers = identifiers_of(table)
        if table.name in loaded:
            workbench.run("load/incoming_master", identifiers)
            workbench.run("load/merged_master", identifiers, load_id=load_id)
        else:
            workbench.run("load/kept_master", identifiers)
    for table_name, key in _KEYS.items():
        if table_name in loaded:
            workbench.run(f"load/merged_{key}")
        else:
            workbench.run("load/kept_key", {"table": key})
    workbench.run("load/merged_fixed")
    for name, steps in _APPENDED_STEPS.items():
        if name in loaded:
            for step in steps:
                workbench.materialise(step, f"load/{step}", load_id=load_id)
            workbench.run(f"load/merged_{name}")
        else:
            identifiers = {"table": name, "new_table": _NEW_ROWS[name]}
            workbench.run("load/kept_appended", identifiers)
    workbench.run("load/touched_scope", load_id=load_id)
    workbench.run("relations")
    workbench.materialise("judged_year", "verdicts/judged_year")
