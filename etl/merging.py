"""What a load would leave: staged records against stored ones, merged under the stored names.

After ``merge`` a table ``store.<name>`` is what it will be after the load: the workbench's own
where the load brings rows of it, elsewhere the stored one with all its states. The views of
``relations.sql`` stand upon them, over the organisations that the load touches.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from etl.counting import FoundRows, TableCount
from scorecard.model.tables import ACTUALS, MASTER_TABLES, REMARK_TABLES, TABLES, Table
from scorecard.warehouse import Draft, Session, Workbench

_KEYS: Final = {
    "organisations": "organisation_key",
    "indicators": "indicator_key",
    "targets": "target_key",
}
"""Tables whose ids have integer keys, and the tables of those."""


def identifiers_of(table: Table) -> Mapping[str, str]:
    """Name, key and columns of a table, to fill the placeholders of an SQL file."""
    names = {
        "table": table.name,
        "key": ", ".join(f'"{column}"' for column in table.key),
        "columns": ", ".join(f'"{column}"' for column in table.column_names),
    }
    return names if table.remark_id is None else {**names, "remark_id": table.remark_id}


def kind_of(table: Table) -> str:
    """Which files of ``sql/load`` serve a table: those of actuals, of a master or of a remark."""
    if table == ACTUALS:
        return "actuals"
    return "remark" if table in REMARK_TABLES else "master"


def merge(workbench: Workbench, load_id: int, loaded: Collection[str]) -> None:
    """Hold every staged table against the stored one (contract §1) and merge them.

    ``loaded`` names the tables that the call brings; the others are left alone. Leaves
    ``incoming_<table>`` for the masters among them (column ``state``: new, changed, unchanged or
    repeated), ``rival_actual`` for reports, ``new_<table>`` for remarks: rows the store will get.
    """
    merge_masters(workbench, load_id, loaded)
    workbench.run("load/touched_nothing")
    if ACTUALS.name in loaded:
        workbench.share("keyed_actual", "load/keyed_actual", load_id=load_id)
        merge_reports(workbench, workbench.share)
        workbench.run("load/merged_actuals")
    merge_remarks(workbench, load_id, loaded)
    _touch(workbench, load_id, loaded)


def merge_masters(workbench: Workbench, load_id: int, loaded: Collection[str]) -> None:
    """Merge the masters among the loaded tables, and number the ids that are new."""
    for table in MASTER_TABLES:
        if table.name in loaded:
            workbench.run("load/incoming_master", identifiers_of(table))
            workbench.run("load/merged_master", identifiers_of(table), load_id=load_id)
    for name, key_table in _KEYS.items():
        if name in loaded:
            is_tree = name == "organisations"
            file = "load/merged_organisation_key" if is_tree else "load/merged_key"
            workbench.run(file, {"table": name, "key_table": key_table})


def merge_reports(workbench: Workbench, keep: Callable[[str, str], None]) -> None:
    """Hold the reports of ``keyed_actual`` against the stored ones: who supersedes whom.

    ``keep`` is the workbench's way to hold the steps: for itself, or shared.
    """
    for step in ("touched_actual", "rival_actual"):
        keep(step, f"load/{step}")
    workbench.run("load/sifted_actual")
    workbench.run("load/new_actual")


def see_reports(session: Session) -> Session:
    """Let a session beside the workbench see merged reports as the workbench itself does."""
    session.run("load/new_actual")
    session.run("load/touched_nothing")
    session.run("load/touched_by_actuals")
    session.see_relations()
    return session


def merge_remarks(workbench: Workbench, load_id: int, loaded: Collection[str]) -> None:
    """Sift the remarks among the loaded tables."""
    for table in REMARK_TABLES:
        if table.name in loaded:
            for file in ("load/new_remark", "load/merged_remark"):
                workbench.run(file, identifiers_of(table), load_id=load_id)


def _touch(workbench: Workbench, load_id: int, loaded: Collection[str]) -> None:
    """Show the relations as after the load, over the organisations that it touches."""
    is_judged_again = any(table.name in loaded for table in MASTER_TABLES)
    if is_judged_again:
        workbench.run("load/touched_by_masters", load_id=load_id)
        workbench.run("load/unsettled_year")
    if "actuals" in loaded:
        workbench.run("load/touched_by_actuals")
    workbench.see_relations()
    if is_judged_again:
        workbench.unsettle_targets()
        workbench.append("memory", "judged_year", "verdicts/judged_year")


def write(draft: Draft, written: Collection[str]) -> None:
    """Write what the merge found new or changed of those tables into the draft."""
    for table in TABLES:
        if table.name in written:
            write_table(draft, table)
    write_keys(draft, written)


def write_table(draft: Draft, table: Table) -> None:
    """Write what the merge found new or changed of one table into the draft."""
    file = f"load/write_{kind_of(table)}"
    draft.run(file, identifiers_of(table), load_id=draft.load_id)


def write_keys(draft: Draft, written: Collection[str]) -> None:
    """Write the numbers of the ids that are new in those tables into the draft."""
    for name, key_table in _KEYS.items():
        if name in written:
            draft.run("load/write_key", {"table": name, "key_table": key_table})


def counted(workbench: Workbench, table: Table) -> list[FoundRows]:
    """How many rows of each file the merge found new or changed in a table."""
    rows = workbench.rows(f"load/count_{kind_of(table)}", identifiers_of(table))
    return [
        {
            "file_id": each["file_id"],
            "rows_new": each["rows_new"],
            "rows_changed": each["rows_changed"],
        }
        for each in rows
    ]


def write_files(draft: Draft, counts: Sequence[TableCount], first_file_id: int) -> None:
    """Write what a load makes of each table of a file into the draft."""
    for file_id, each in enumerate(counts, first_file_id):
        draft.run(
            "load/write_file",
            file_id=file_id,
            load_id=draft.load_id,
            **asdict(each),
            unchanged=each.unchanged,
        )
