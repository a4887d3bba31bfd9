"""What a load would change, before it is published: new, corrected with old and new, first of many.

Read from a merged workbench (``etl.merging``) or a session beside it, so that a preview and a load
are one computation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from etl.checks import Sources
from etl.headings import names
from etl.merging import identifiers_of, kind_of
from scorecard.model.tables import ACTUALS, TABLES, Table
from scorecard.warehouse import Session, Workbench

MOST_CHANGES: Final = 500
"""Changes told of each table and kind; their number is told whole."""

_MOST_NAMES: Final = 3

_OWNERS: Final = {
    "organisation_id": "organisations",
    "resolution_id": "resolutions",
    "target_id": "targets",
}
"""Columns by which a row belongs to an organisation, and the table whose records they name."""

_REFERENCES: Final = {
    "parent_id": "organisations",
    "successor_id": "organisations",
    "organisation_id": "organisations",
    "term_id": "terms",
    "resolution_id": "resolutions",
    "indicator_id": "indicators",
    "target_id": "targets",
}
"""Columns whose ids stand for a name."""

_TITLES: Final = {
    "organisations": ("name",),
    "terms": ("ordinal", "start_date"),
    "resolutions": ("title",),
    "scales": ("id", "name"),
    "indicators": ("name",),
    "targets": ("title",),
}
"""Columns that together name a record to a person; of other tables those of the key."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one table of a file holds, whether it can be loaded or not.

    ``organisations`` counts them, ``organisation_names`` are the first few; periods are codes.
    """

    file: str
    sheet: str | None
    table: str
    rows: int
    organisations: int = 0
    organisation_names: tuple[str, ...] = ()
    periods: int = 0
    first_period: str | None = None
    last_period: str | None = None
    is_made_up: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a record that becomes another: ids already as names."""

    column: str
    heading: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A master record or remark that is new, or a master record that is corrected.

    ``title``: the values that name it; ``fields``: what differs, empty where it is new;
    ``organisation_id`` and its name: whose it is, None where it is everybody's.
    """

    file: str
    sheet: str | None
    row: int
    table: str
    is_new: bool
    title: tuple[object, ...]
    fields: tuple[Field, ...]
    organisation_id: str | None
    organisation_name: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a load would change.

    ``figures``: reports by the columns of ``load/change_of_actuals.sql`` and ``file``, ``sheet``,
    corrections first; of each kind the first ``MOST_CHANGES``. ``fingerprint`` is the same for
    the same changes; ``generation`` is the one that they were held against, None the empty one.
    """

    contents: tuple[Content, ...] = ()
    records: tuple[RecordChange, ...] = ()
    figures: tuple[Mapping[str, Any], ...] = ()
    fingerprint: str = ""
    generation: int | None = None


NO_PREVIEW: Final = Preview()
"""Nobody asked, or there was nothing to look at."""


def preview(workbench: Workbench, sources: Sources, *, has_errors: bool) -> Preview:
    """What the tables hold and, without an error, what they would change."""
    contents = tuple(_contents(workbench, sources))
    generation = workbench.generation.number if workbench.generation else None
    if has_errors:
        return Preview(contents, generation=generation)
    return replace(
        changes(workbench, sources, has_errors=False),
        contents=contents,
        fingerprint=_fingerprint(workbench, sources),
        generation=generation,
    )


def changes(session: Session, sources: Sources, *, has_errors: bool) -> Preview:
    """Only what the tables change, for whoever publishes them without having looked before."""
    if has_errors:
        return NO_PREVIEW
    return Preview(
        records=tuple(_records(session, sources)), figures=tuple(_figures(session, sources))
    )


def _tables(sources: Sources) -> Iterator[Table]:
    return (table for table in TABLES if table.name in sources.names)


def _owner_of(table: Table) -> tuple[str, str | None]:
    """The column by which rows belong to an organisation, and what it names; None: to nobody."""
    if table.name == "organisations":
        return "id", "organisations"
    column = next((each for each in _OWNERS if each in table.column_names), "id")
    return column, _OWNERS.get(column)


def _contents(workbench: Workbench, sources: Sources) -> Iterator[Content]:
    owners: dict[int, Mapping[str, Any]] = {}
    periods: dict[int, Mapping[str, Any]] = {}
    for table in _tables(sources):
        column, referenced = _owner_of(table)
        if referenced is None:
            continue
        found = workbench.rows(
            "load/content",
            {"table": table.name, "column": column},
            referenced=referenced,
            most=_MOST_NAMES,
        )
        owners |= {row["file_id"]: row for row in found}
    if ACTUALS.name in sources.names:
        periods = {row["file_id"]: row for row in workbench.rows("load/content_periods")}
    for index, source in enumerate(sources.tables):
        owner = owners.get(sources.first_file_id + index, {})
        period = periods.get(sources.first_file_id + index, {})
        yield Content(
            source.file,
            source.sheet,
            source.table.name,
            source.rows,
            owner.get("organisations", 0),
            tuple(name for name in owner.get("names") or () if name),
            period.get("periods", 0),
            period.get("first_period"),
            period.get("last_period"),
            bool(owner.get("is_made_up")),
        )


def _figures(session: Session, sources: Sources) -> Iterator[Mapping[str, Any]]:
    if ACTUALS.name not in sources.names:
        return
    for row in session.rows("load/change_of_actuals", most=MOST_CHANGES):
        source = sources[row["file_id"]]
        yield {**row, "file": source.file, "sheet": source.sheet}


def _records(session: Session, sources: Sources) -> list[RecordChange]:
    found = [
        (table, row)
        for table in _tables(sources)
        if table != ACTUALS
        for row in session.rows(
            f"load/change_of_{kind_of(table)}", identifiers_of(table), most=MOST_CHANGES
        )
    ]
    known = _known(session, [row for _, row in found])
    return [_record(table, row, sources, known) for table, row in found]


_Known = Mapping[tuple[str, str], Mapping[str, Any]]
"""Name and owner of a record by its table and id."""


def _known(session: Session, rows: Sequence[Mapping[str, Any]]) -> _Known:
    ids = {
        record[column]
        for row in rows
        for record in (row["record"], row["former_record"] or {})
        for column in (*_REFERENCES, "id")
        if record.get(column) is not None
    }
    found = session.rows("load/named", ids=sorted(ids)) if ids else []
    return {(row["referenced"], row["id"]): row for row in found}


def _record(table: Table, row: Mapping[str, Any], sources: Sources, known: _Known) -> RecordChange:
    record, former = row["record"], row["former_record"]
    source = sources[row["file_id"]]
    fields = [
        Field(
            column,
            names().heading(table, column),
            _named(known, column, former[column]),
            _named(known, column, record[column]),
        )
        for column in table.column_names
        if former is not None and former[column] != record[column]
    ]
    column, referenced = _owner_of(table)
    owner = known.get((referenced or "", record.get(column)), {})
    title = [_named(known, each, record[each]) for each in _title_of(table)]
    return RecordChange(
        source.file,
        source.sheet,
        row["row_number"],
        table.name,
        row["is_new"],
        tuple(value for value in title if value is not None),
        tuple(fields),
        owner.get("organisation_id"),
        owner.get("organisation_name"),
    )


def _title_of(table: Table) -> tuple[str, ...]:
    named = (each for each in table.key if each not in ("organisation_id", "recorded_on"))
    return _TITLES.get(table.name) or tuple(named)


def _named(known: _Known, column: str, value: Any) -> Any:
    """The name of the record that a reference means; every other value as it is."""
    referenced = _REFERENCES.get(column)
    if referenced is None or value is None:
        return value
    return known.get((referenced, value), {}).get("name", value)


def _fingerprint(workbench: Workbench, sources: Sources) -> str:
    parts = []
    for table in _tables(sources):
        row = workbench.rows(f"load/fingerprint_of_{kind_of(table)}", identifiers_of(table))[0]
        parts.append(f"{table.name} {row['changes']} {row['fingerprint']}")
    return "; ".join(parts)
