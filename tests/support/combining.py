"""Several data sets as one, so that one load serves them all."""

from collections.abc import Sequence
from itertools import zip_longest

from tests.oracle.model import COLUMNS, XEP_LOAI, Change, Dataset, Row

_SHARED = frozenset(row["id"] for row in XEP_LOAI)
_NAMING = frozenset(
    {
        "id",
        "organisation_id",
        "parent_id",
        "successor_id",
        "term_id",
        "resolution_id",
        "indicator_id",
        "target_id",
        "scale_id",
    }
)
_WHOLE = tuple(name for name in COLUMNS if name not in ("actuals", "adjustments"))
_CHANGED = ("targets", "target_years", "adjustments")


def combined(parts: Sequence[Dataset]) -> Dataset:
    """All parts side by side, the ids of each marked with its number; their loads go together."""
    tables = {
        name: tuple(
            _marked(row, number) for number, part in enumerate(parts) for row in getattr(part, name)
        )
        for name in _WHOLE
    }
    loads = zip_longest(*(part.actual_loads for part in parts), fillvalue=())
    return Dataset(
        **tables,
        actual_loads=tuple(
            tuple(_marked(row, number) for number, rows in enumerate(load) for row in rows)
            for load in loads
        ),
        changes=tuple(
            Change(
                **{
                    name: tuple(
                        _marked(row, number)
                        for number, change in enumerate(changes)
                        for row in getattr(change, name)
                    )
                    for name in _CHANGED
                }
            )
            for changes in zip_longest(*(part.changes for part in parts), fillvalue=Change())
        ),
    )


def _marked(row: Row, number: int) -> Row:
    return {
        name: f"p{number}-{cell}"
        if name in _NAMING and cell is not None and cell not in _SHARED
        else cell
        for name, cell in row.items()
    }
