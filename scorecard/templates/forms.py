"""Sheets of rows to fill in, as neutral descriptions."""

from dataclasses import dataclass

from etl.template import TemplateTable, stamp
from scorecard.model.periods import Period


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column to fill in: its heading, what may stand in it, and what is said beside it.

    ``choices``: the words of a list; ``kind``: "date", "number" or "" for anything.
    """

    name: str
    heading: str
    width: int
    hint: str = ""
    choices: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row to fill in: ``keys`` by prefilled column, and its number on the sheet."""

    keys: tuple[tuple[str, str], ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet of rows to fill in; ``intro`` stands above the headings."""

    kind: TemplateTable
    intro: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]

    def stamp(self, row: FormRow) -> str:
        """By which the reader knows that the row is as it was written."""
        keys = dict(row.keys)
        told = [keys.get(name, "") for name in self.kind.prefilled]
        return stamp(told, [row.line] * len(self.kind.shown))


@dataclass(frozen=True, slots=True)
class Mandate:
    """What the resolution binds: a term, known or new, or a year."""

    term_id: str | None
    year: Period | None
    is_new: bool
    about: str
    years: tuple[str, ...]
