"""Tables of the pages: drawn from the same descriptions that the downloads are written from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.labels import numbers
from scorecard.labels.fields import exact
from scorecard.reports.contents import Source
from scorecard.reports.tables import CSV, EXCEL, ColumnSpec, Kind, Table, to_csv, to_xlsx
from scorecard.ui import components
from scorecard.ui.choices import Choice

Links = Mapping[str, Sequence[str]]
"""An address per row, empty for none, by the name of the column that bears it."""

Describe = Callable[[pd.DataFrame], Table]
"""What a frame is as a table: ``partial(contents.review, source=…)``."""

MOST_ROWS: Final = 200
"""Rows drawn of one table; a browser and a reader take no more, the files hold all."""


def source(choice: Choice) -> Source:
    """What every download of a page says of itself."""
    return Source(
        organisation=choice.organisation.name,
        as_of=choice.as_of,
        generation=choice.generation.number,
        is_made_up=choice.organisation.is_made_up,
        known_at=choice.known_at,
        closed=choice.closed_by,
    )


def draw(
    table: Table,
    *,
    shown: Sequence[str],
    links: Links | None = None,
    status_columns: Sequence[str] = (),
    replaced: Mapping[str, Sequence[object]] | None = None,
    caption: str = "",
    total: int = 0,
    groups: Sequence[str] = (),
) -> None:
    """Draw the columns ``shown`` of a table; ``total`` tells of rows that were left out.

    ``replaced`` gives cells other than the file's to a column: a status's code, which becomes a
    chip where ``status_columns`` names it, or a figure written out with its counts. ``groups``
    names the group of each row.
    """
    if table.frame.empty:
        return
    specs = {column.name: column for column in table.columns}
    cells = {name: _texts(list(table.frame[name]), specs[name]) for name in shown}
    frame = pd.DataFrame({**cells, **(replaced or {})}, dtype=object)
    components.plain_table(
        frame,
        {name: specs[name].label for name in shown},
        caption=caption or table.title,
        links=links,
        status_columns=status_columns,
        groups=groups,
    )
    if total > len(frame):
        components.note_box(
            f"Đang hiện {numbers.number(len(frame))} trong {numbers.number(total)} dòng; tệp tải "
            "về có đủ các dòng."
        )


def first(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that are drawn."""
    return frame.head(MOST_ROWS)


def offer(
    frame: pd.DataFrame,
    describe: Describe,
    key: str,
    choice: Choice,
    what: str = "",
    whole: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """Two quiet buttons; the table is described and written only when one is pressed.

    ``what`` tells them apart where one section offers two tables; ``whole`` fetches the rows of
    the files where ``frame`` is only what the page draws.
    """
    if frame.empty:
        return
    rows = whole or (lambda: frame)
    offer_files(lambda: describe(rows()), key, what, is_made_up=choice.organisation.is_made_up)


def offer_files(table: Callable[[], Table], key: str, what: str = "", *, is_made_up: bool) -> None:
    """The two buttons for a table that belongs to no choice; it is made when one is pressed."""
    words = f" ({what})" if what else ""
    name = f"{'minh-hoa-' * is_made_up}{key}"
    with st.container(horizontal=True, gap="small", key=f"files-{key}"):
        st.download_button(
            f"Tải Excel{words}",
            lambda: to_xlsx(table()),
            file_name=f"{name}.xlsx",
            mime=EXCEL,
            key=f"xlsx-{key}",
            on_click="ignore",
            type="tertiary",
            help="Đủ các dòng và cột, kèm trang Nguồn",
        )
        st.download_button(
            f"Tải CSV{words}",
            lambda: to_csv(table()),
            file_name=f"{name}.csv",
            mime=CSV,
            key=f"csv-{key}",
            on_click="ignore",
            type="tertiary",
            help="Đủ các dòng và cột; Excel mở được ngay",
        )


def _texts(cells: Sequence[object], column: ColumnSpec) -> list[object]:
    """Percentages written out; what a spreadsheet leaves empty stays absent."""
    return [_shown(cell, column) for cell in cells]


def _shown(cell: object, column: ColumnSpec) -> object:
    number = exact(cell) if column.kind in (Kind.PERCENT, Kind.SHARE) else None
    if number is not None:
        return numbers.share(number) if column.kind is Kind.SHARE else numbers.percent(number)
    if cell is None or (isinstance(cell, str) and not cell):
        return column.absent or None
    return cell
