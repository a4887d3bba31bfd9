"""A copy of a dropped file with its mistakes marked in their cells: a colour, and what to do.

The workbook stays otherwise as it was; a CSV becomes a workbook whose rows are its lines. A sheet
more lists every mistake, with the way to its cell. The copy can be mended and dropped itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import PurePath
from typing import Any, Final
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from etl.headings import names
from etl.problems import Problem, Severity, sentence
from etl.raw import RawTable
from etl.readers import Origin, read_source
from etl.readers.csv import csv_records
from etl.readers.excel import PROBLEM_SHEET
from etl.words import fold

AUTHOR: Final = "Bảng theo dõi chỉ tiêu"
"""Who signs the comments; a later copy takes them away before it marks anew."""

MOST_COMMENTS: Final = 3_000
"""Cells with a comment: Excel opens a sheet of more only slowly. The others have the colour."""

ERROR_COLOUR: Final = "FFF4B6B6"
WARNING_COLOUR: Final = "FFFBE6A2"

_LONGEST_COMMENT: Final = 1_000
_LONGEST_CELL: Final = 32_000
_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384
_FILLS: Final = {
    Severity.ERROR: PatternFill("solid", start_color=ERROR_COLOUR, end_color=ERROR_COLOUR),
    Severity.WARNING: PatternFill("solid", start_color=WARNING_COLOUR, end_color=WARNING_COLOUR),
}
_HEADINGS: Final = ("Mức", "Sheet", "Ô", "Giá trị", "Sai gì, sửa thế nào")
_WIDTHS: Final = (12, 18, 10, 24, 100)

_Found = tuple[Problem, Cell | None]
"""A problem, and the cell that it is marked in."""


def can_be_marked(origin: Origin, problems: Sequence[Problem]) -> bool:
    """Whether the file could be read, and something is wrong in one of its rows."""
    is_marked = PurePath(origin.name).suffix.lower() in (".xlsx", ".csv")
    rows = [each.row for each in problems if each.file == origin.name and each.row is not None]
    return is_marked and bool(rows) and max(rows) <= _ROWS


def marked(origin: Origin, problems: Sequence[Problem], note: str = "") -> bytes | None:
    """The marked copy as a workbook; None where the file cannot be opened (``can_be_marked``).

    ``note`` stands above the list of problems: that the figures are made up.
    """
    mine = [each for each in problems if each.file == origin.name]
    raws, _ = read_source(origin)
    try:
        book = _book_of(origin, raws)
    except (BadZipFile, KeyError, OSError, ValueError, TypeError):
        return None
    by_sheet = {raw.sheet: raw for raw in raws}
    found = list(_places(book, by_sheet, mine))
    _mark(found)
    _list(book, found, note)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _book_of(origin: Origin, raws: Sequence[RawTable]) -> Workbook:
    if PurePath(origin.name).suffix.lower() == ".csv":
        return _book_of_csv(origin, raws)
    with origin.path.open("rb") as file:
        book = load_workbook(file, rich_text=True)
    if PROBLEM_SHEET in book.sheetnames:
        del book[PROBLEM_SHEET]
    for sheet in book.worksheets:
        _take_marks_away(sheet)
    return book


def _book_of_csv(origin: Origin, raws: Sequence[RawTable]) -> Workbook:
    """The records on the rows of their lines, every cell as the text that it is."""
    table = raws[0].table if raws else names().table_of_file(PurePath(origin.name).stem)
    book = Workbook()
    sheet = book.active
    if table is None or not isinstance(sheet, Worksheet):
        raise ValueError(origin.name)
    sheet.title = table.sheet
    is_heading = True
    for line, cells in csv_records(origin.path, table):
        if line > _ROWS:
            break
        for column, text in enumerate(cells[:_COLUMNS], 1):
            if text:
                cell = _write(sheet, line, column, text)
                cell.number_format = "@"  # or Excel would make figures and dates of what is typed
                if is_heading:
                    cell.font = Font(bold=True)
        is_heading = False
    return book


def _take_marks_away(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
            if cell.has_style and cell.fill.start_color.rgb in (ERROR_COLOUR, WARNING_COLOUR):
                cell.fill = PatternFill()


def _places(
    book: Workbook, raws: Mapping[str | None, RawTable], problems: Sequence[Problem]
) -> Iterator[_Found]:
    for each in problems:
        raw = raws.get(each.sheet)
        title = each.sheet if each.sheet is not None else book.sheetnames[0]
        sheet = book[title] if title in book.sheetnames else None
        if each.row is None or not isinstance(sheet, Worksheet) or each.row > _ROWS:
            yield each, None
        else:
            yield each, _cell(sheet, raw, each)


def _cell(sheet: Worksheet, raw: RawTable | None, each: Problem) -> Cell:
    """The cell of a problem; of one of a whole row the row's first."""
    positions = raw.positions if raw else {}
    row = each.row or 1
    column = positions.get(each.column or "")
    if column is None and each.heading is not None:
        wanted = fold(each.heading)
        written = (cell for cell in sheet[row] if cell.value is not None)
        column = next(
            (c.column - 1 for c in written if fold(str(c.value).strip(" :")) == wanted), None
        )
    if column is None:
        column = min(positions.values(), default=0)
    cell = sheet.cell(row, column + 1)
    return cell if isinstance(cell, Cell) else _anchor(sheet, cell)


def _anchor(sheet: Worksheet, merged: Any) -> Cell:
    """The cell that holds the content of a merged one."""
    for area in sheet.merged_cells.ranges:
        if merged.coordinate in area:
            first = sheet.cell(area.min_row, area.min_col)
            if isinstance(first, Cell):
                return first
    raise ValueError(merged.coordinate)


def _mark(found: Sequence[_Found]) -> None:
    cells: dict[tuple[str, str], Cell] = {}
    told: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for each, cell in found:
        if cell is not None:
            key = (cell.parent.title, cell.coordinate)
            cells[key] = cell
            told[key].append(each)
    for count, (key, cell) in enumerate(cells.items()):
        is_error = any(each.severity is Severity.ERROR for each in told[key])
        cell.fill = _FILLS[Severity.ERROR if is_error else Severity.WARNING]
        if count < MOST_COMMENTS:
            cell.comment = _comment(told[key], cell.comment)


def _comment(told: Sequence[Problem], former: Comment | None) -> Comment:
    """What is wrong with a cell, before what somebody had written there."""
    lines = [sentence(each.text) for each in told]
    if former is not None:
        lines.append(f"({former.author}: {former.content})")
    comment = Comment(_fit("\n".join(lines), _LONGEST_COMMENT), AUTHOR)
    comment.width, comment.height = 320, 60 + 22 * min(len(lines[0]) // 45 + len(lines), 9)
    return comment


def _list(book: Workbook, found: Sequence[_Found], note: str) -> None:
    """A last sheet with every problem and the way to its cell."""
    sheet = book.create_sheet(PROBLEM_SHEET)
    row = 1
    if note:
        _write(sheet, row, 1, note).font = Font(bold=True)
        row += 1
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), 1):
        _write(sheet, row, column, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{row + 1}"
    for line, (each, cell) in enumerate(found[: _ROWS - row], row + 1):
        level = "Lỗi" if each.severity is Severity.ERROR else "Cảnh báo"
        _write(sheet, line, 1, level)
        _write(sheet, line, 2, cell.parent.title if cell else each.sheet or "")
        if cell is not None:
            way = _write(sheet, line, 3, cell.coordinate)
            target = f"{quote_sheetname(cell.parent.title)}!{cell.coordinate}"
            way.hyperlink = Hyperlink(ref=way.coordinate, location=target)
            way.font = Font(underline="single", color="FF155A8A")
        _write(sheet, line, 4, each.value or "")
        text = _write(sheet, line, 5, sentence(each.text))
        text.alignment = Alignment(wrap_text=True, vertical="top")


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """A text as text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(type(cell).__name__)
    cell.value = _fit(text, _LONGEST_CELL)
    if cell.value:
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _fit(text: str, length: int) -> str:
    kept = ILLEGAL_CHARACTERS_RE.sub("", text)
    return kept if len(kept) <= length else kept[: length - 1] + "…"
