"""What a template bears beside the contract's tables, so that it is known when it comes back.

A template is a workbook that the product writes and people fill in. On each of its sheets one
heading is a mark, whose text says which table stands there whatever the sheet is called: being a
cell, it survives every program that saves the file again. Under the mark stands a stamp a row,
made of the row's keys and of what the template shows beside them. So a row may be sorted, copied
or moved, and a figure typed into a cell that is only shown is noticed instead of lost.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from etl.words import fold, tidy
from scorecard.model.tables import (
    ACTUALS,
    INDICATORS,
    RESOLUTIONS,
    TARGET_YEARS,
    TARGETS,
    TERMS,
    Table,
)

MARK: Final = "Dấu của mẫu"
"""How every mark begins."""

LEFT_ALONE: Final = f"{MARK}: không nạp"
"""The mark of a sheet that helps to fill in the others: it is read by people alone."""


@dataclass(frozen=True, slots=True)
class TemplateTable:
    """A table as templates hold it.

    ``prefilled``: columns that the template fills in; a row in which nothing else stands is none.
    ``shown``: headings of the columns that are only shown, in the order of the stamp; in a sheet
    more may follow in brackets. ``head``: columns that may stand above the headings, a name and
    one cell beside it that speaks for every row.
    """

    table: Table
    prefilled: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    head: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """The heading that says that this table stands on the sheet."""
        return f"{MARK}: {self.table.sheet}"

    def shown_heading(self, heading: str) -> str | None:
        """Which of ``shown`` a heading of a sheet is; None where it is none."""
        base = fold(heading.partition("(")[0])
        return next((each for each in self.shown if fold(each) == base), None)


NUMBER: Final = "STT"
CONTENT: Final = "Nội dung chỉ tiêu"
UNIT: Final = "Đơn vị tính"
PLAN: Final = "Kế hoạch"
PREVIOUS: Final = "Kỳ trước"
TO_DATE: Final = "Lũy kế"
REPORTED: Final = "Đã báo cáo"
LINE: Final = "Dòng"

TEMPLATE_TABLES: Final = (
    TemplateTable(
        ACTUALS,
        prefilled=("organisation_id", "indicator_id", "period"),
        shown=(NUMBER, CONTENT, UNIT, PLAN, PREVIOUS, TO_DATE, REPORTED),
        head=("recorded_on", "recorded_by", "source"),
    ),
    TemplateTable(TERMS, prefilled=("id", "organisation_id")),
    TemplateTable(RESOLUTIONS, prefilled=("id", "organisation_id", "kind", "term_id", "year")),
    TemplateTable(INDICATORS, prefilled=("id",), shown=(LINE,)),
    TemplateTable(TARGETS, prefilled=("id", "resolution_id"), shown=(LINE,)),
    TemplateTable(TARGET_YEARS),
)

_BY_MARK: Final = {fold(each.mark): each for each in TEMPLATE_TABLES}
_BY_NAME: Final = {each.table.name: each for each in TEMPLATE_TABLES}


def template_table(name: str) -> TemplateTable:
    """The table of that name as templates hold it."""
    return _BY_NAME[name]


def marked_table(cell: str) -> TemplateTable | None:
    """The table that a cell marks; None where the cell is no such mark."""
    return _BY_MARK.get(fold(cell)) if _begins_as_marks_do(cell) else None


def is_left_alone(cell: str) -> bool:
    """Whether a cell marks a sheet that is read by people alone."""
    return _begins_as_marks_do(cell) and fold(cell) == fold(LEFT_ALONE)


def _begins_as_marks_do(cell: str) -> bool:
    """A quick look that spares most cells the fold."""
    return cell.lstrip()[:1].casefold() == MARK[:1].casefold()


def stamp(keys: Sequence[str], shown: Sequence[str]) -> str:
    """The stamp of a row: a checksum of the keys with each shown text, in the order of ``shown``.

    Runs of blanks count as one, as every program writes line breaks its own way.
    """
    known = [tidy(key) for key in keys]
    told = ["\x1f".join([*known, tidy(text)]) for text in shown]
    return " ".join(f"{zlib.crc32(each.encode()):08x}" for each in told)
