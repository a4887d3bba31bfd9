"""The mandates that can be looked back on: terms with targets, and years with a resolution."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from scorecard.verdicts import END_OF_TIME, review
from scorecard.warehouse import Reader

TERM_MANDATE = "term"
YEAR_MANDATE = "year"


def mandates(reader: Reader, organisation_ids: Iterable[str]) -> pd.DataFrame:
    """Terms and years of organisations that can be looked back on, the latest first.

    Grain: one row per organisation and mandate. Columns: ``board/mandates.sql``; kind is "term" or
    "year". A year with results of which no target speaks is one too: it has no resolution and
    ``targets`` is 0.
    """
    with reader.narrowed(frozenset(organisation_ids)) as narrowed:
        review(narrowed, as_of=END_OF_TIME, known_at=None)
        narrowed.materialise("named_organisation", "board/named_organisation")
        return narrowed.query("board/mandates")


def default_mandate(found: pd.DataFrame, *, as_of: date) -> dict[str, Any] | None:
    """The mandate to show where none is asked for; None where there is none.

    The term whose last judged day is the latest up to ``as_of``, else the term that runs, else the
    one to come; where there is no term with targets the same among years; a year without targets
    comes last.
    """
    rows = records(found)
    return max(rows, key=lambda row: _preference(row, as_of)) if rows else None


def mandate_of(
    reader: Reader, organisation_id: str, *, term_id: str | None, year: str | None, as_of: date
) -> dict[str, Any] | None:
    """The mandate of an organisation that is asked for, or its default; None where unknown."""
    found = mandates(reader, [organisation_id])
    if term_id is None and year is None:
        return default_mandate(found, as_of=as_of)
    for row in records(found):
        if (term_id is not None and row["term_id"] == term_id) or (
            term_id is None and row["year_code"] == year
        ):
            return row
    return None


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings, absent as None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in plain.to_dict("records")]


def _preference(row: dict[str, Any], as_of: date) -> tuple[bool, bool, int, int]:
    """Sorts what is best to show highest."""
    first, last = row["first_day"] or row["start_date"], row["last_day"] or row["end_date"]
    is_over, has_begun = last <= as_of, first <= as_of
    stage = 2 if is_over else 1 if has_begun else 0
    nearest = last.toordinal() if has_begun else -first.toordinal()
    return row["targets"] > 0, row["kind"] == TERM_MANDATE, stage, nearest
