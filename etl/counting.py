"""What a load makes of each table of a file, counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from etl.raw import SourceTable


class FoundRows(TypedDict):
    """A row of ``load/count_*.sql``: new and changed ones among the rows of a file."""

    file_id: int
    rows_new: int
    rows_changed: int


@dataclass(frozen=True, slots=True)
class TableCount:
    """What a load makes of one table of a file: a repeated row counts as unchanged.

    ``changed``: master records replaced, and reports that follow an earlier one of their
    organisation, indicator and period.
    """

    file: str
    sheet: str | None
    table: str
    read: int
    new: int
    changed: int

    @property
    def unchanged(self) -> int:
        """Rows that equal a stored one, or an earlier one of the call."""
        return self.read - self.new - self.changed


def counts_of(
    tables: Sequence[SourceTable], first_file_id: int, found: Sequence[FoundRows]
) -> list[TableCount]:
    """The counts of the tables of a call, from what was found new or changed in its files."""
    new: dict[int, int] = {}
    changed: dict[int, int] = {}
    for each in found:
        file_id = each["file_id"]
        new[file_id] = new.get(file_id, 0) + each["rows_new"]
        changed[file_id] = changed.get(file_id, 0) + each["rows_changed"]
    return [
        TableCount(
            source.file,
            source.sheet,
            source.table.name,
            source.rows,
            new.get(file_id, 0),
            changed.get(file_id, 0),
        )
        for file_id, source in enumerate(tables, first_file_id)
    ]
