"""The tree of organisations, searched and walked by queries, never held as objects whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from scorecard.model.folding import folded, words
from scorecard.warehouse import Reader

MOST_TOGETHER: Final = 3_000
"""Organisations whose targets are judged one by one for a page or report; a larger tree is counted
branch by branch."""
MOST_OF_A_FAMILY: Final = 2 * MOST_TOGETHER
"""Those whom a comparison may name, beside those whom it compares."""


@dataclass(slots=True)
class Register:
    """The organisations that a reader sees, ready to be searched and walked as of any date.

    ``reader`` holds the tables ``organisation_span``, one row per organisation and span of its
    history, the names folded, and ``standing``, those of the date last asked about. Both take a
    moment for a whole country; asking takes little.
    """

    reader: Reader
    _as_of: date | None = None

    def on(self, as_of: date) -> Reader:
        """The reader, its table ``standing`` of a date."""
        if self._as_of != as_of:
            self.reader.materialise("standing", "tree/standing", as_of=as_of)
            self._as_of = as_of
        return self.reader


@dataclass(frozen=True, slots=True)
class Below:
    """The organisations of a tree, its top included: how many, and their ids in order.

    ``ids`` is empty where there are more of them than were asked for.
    """

    size: int
    ids: tuple[str, ...]


def entered(reader: Reader, organisation_ids: Sequence[str] | None = None) -> Register:
    """Enter organisations into a register: all that a reader sees, or some and those above them."""
    if organisation_ids is None:
        reader.materialise("entered", "tree/entered_whole")
    else:
        named = list(organisation_ids)
        reader.materialise("entered", "tree/entered_named", organisation_ids=named)
    spans = reader.table("tree/span")
    place = spans.column_names.index("searched")
    spans = spans.set_column(place, "searched", folded(spans["searched"]))
    reader.stage("organisation_span", spans)
    return Register(reader)


def size(register: Register) -> int:
    """How many organisations there are, whenever they stood."""
    return int(register.reader.rows("tree/size")[0]["organisations"])


def every_organisation(register: Register, *, as_of: date) -> pd.DataFrame:
    """All organisations as they stood on a date, in the order of the tree.

    Grain: one row per organisation. Columns: ``tree/organisations.sql``.
    """
    register.reader.materialise("listed", "tree/listed_whole")
    return register.reader.query("tree/organisations", as_of=as_of)


def some_organisations(
    register: Register, organisation_ids: Sequence[str], *, as_of: date
) -> pd.DataFrame:
    """The same of some organisations and of all above them; who is unknown has no row."""
    reader = register.on(as_of)
    reader.materialise("listed", "tree/listed_named", organisation_ids=list(organisation_ids))
    return reader.query("tree/organisations", as_of=as_of)


def near(register: Register, organisation_id: str, *, as_of: date, most: int) -> pd.DataFrame:
    """The same of an organisation, all above it, ``most`` beside it and ``most`` under it."""
    reader = register.on(as_of)
    found = reader.rows("tree/near", organisation_id=organisation_id, most=most)
    return some_organisations(register, [row["organisation_id"] for row in found], as_of=as_of)


def found_by_name(register: Register, text: str, *, as_of: date, most: int) -> pd.DataFrame:
    """Standing organisations by words of their names and of those above them, best first.

    Case, diacritics and the order of the words do not matter; parts of words are enough.
    Grain: one row per organisation, at most ``most``. Columns: ``tree/found.sql``.
    """
    reader = register.on(as_of)
    sought = words(text)
    return reader.query("tree/found", words=sought, phrase=" ".join(sought), most=most)


def below(register: Register, organisation_id: str, *, as_of: date, most: int) -> Below:
    """An organisation and all under it on a date; ids only where they are at most ``most``."""
    reader = register.on(as_of)
    reader.materialise("below", "tree/below", organisation_id=organisation_id)
    number = int(reader.rows("tree/below_size")[0]["organisations"])
    rows = reader.rows("tree/below_ids") if number <= most else []
    return Below(number, tuple(row["organisation_id"] for row in rows))


def family(register: Register, organisation_id: str, *, is_deep: bool) -> tuple[str, ...]:
    """Ids of those whom a comparison under an organisation needs, whenever they stood there.

    Itself, those under it (``is_deep``: at any depth, else directly under it), those whom they were
    merged into and those under whom they stood before.
    """
    rows = register.reader.rows("tree/family", organisation_id=organisation_id, is_deep=is_deep)
    return tuple(row["organisation_id"] for row in rows)


def largest(register: Register, *, as_of: date) -> str | None:
    """The organisation under nobody whose tree has most to judge; None where there is none."""
    reader = register.on(as_of)
    roots = reader.rows("tree/roots")
    if len(roots) > 1:
        roots = reader.rows("tree/largest")
    return str(roots[0]["organisation_id"]) if roots else None


def has_targets(register: Register, organisation_id: str) -> bool:
    """Whether an organisation itself has targets that are judged."""
    rows = register.reader.rows("tree/has_targets", organisation_id=organisation_id)
    return bool(rows[0]["has_targets"])
