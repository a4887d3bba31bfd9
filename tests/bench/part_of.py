"""A part of made-up sources: those of some organisations, to be loaded alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_SHARED: Final = ("indicators", "scales")
_BY_ORGANISATION: Final = ("terms", "resolutions", "actuals")
_BY_TARGET: Final = ("target_years", "commentaries")


def sources_of(source: Path, organisation_ids: Sequence[str], out: Path) -> None:
    """Write the Parquet sources of some organisations; one whose parent is another is a top."""
    out.mkdir(parents=True)
    ids = pa.array(organisation_ids)
    for name in _SHARED:
        _write(out, name, _read(source, name, None, None))
    organisations = _read(source, "organisations", "id", ids)
    is_inside = pc.is_in(organisations.column("parent_id"), value_set=ids)
    parents = pc.if_else(is_inside, organisations.column("parent_id"), None)
    place = organisations.schema.get_field_index("parent_id")
    _write(out, "organisations", organisations.set_column(place, "parent_id", parents))
    for name in _BY_ORGANISATION:
        _write(out, name, _read(source, name, "organisation_id", ids))
    resolutions = _read(source, "resolutions", "organisation_id", ids).column("id")
    targets = _read(source, "targets", "resolution_id", resolutions.combine_chunks())
    _write(out, "targets", targets)
    for name in _BY_TARGET:
        mine = targets.column("id").combine_chunks()
        _write(out, name, _read(source, name, "target_id", mine))


def _read(source: Path, name: str, column: str | None, wanted: pa.Array | None) -> pa.Table:
    """The rows of a table, a file after the other, whose column holds a wanted value."""
    parts = []
    for path in sorted((*source.glob(f"{name}.parquet"), *source.glob(f"{name}-*.parquet"))):
        rows = pq.read_table(path)
        if column is not None:
            rows = rows.filter(pc.is_in(rows.column(column), value_set=wanted))
        parts.append(rows)
    return pa.concat_tables(parts)


def _write(out: Path, name: str, rows: pa.Table) -> None:
    pq.write_table(rows, out / f"{name}.parquet")
