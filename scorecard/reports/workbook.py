"""A report as a workbook: real numbers, a chart that stays one, sheets ready to print, sources."""

import io
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from scorecard.labels import words
from scorecard.labels.words import INK, MADE_UP
from scorecard.reports import excel
from scorecard.reports.excel import Formats
from scorecard.reports.report import (
    MADE_UP_NOTE,
    Cell,
    Chart,
    Column,
    Grid,
    Heads,
    Line,
    Paragraph,
    Report,
    Section,
    outline,
)
from scorecard.reports.tables import Kind

_OVERVIEW: Final = "Tổng hợp"
_SOURCES: Final = "Nguồn"
_WIDTHS: Final = (26, 90)
_CHARACTERS_PER_WIDTH: Final = 0.55
"""Characters of Excel's column width for each part of a column's share."""
_PIXELS: Final = (760, 60, 34)
"""Width of a chart, its height without bars, and the height of a bar."""
_BODY: Final = {"border": 1, "text_wrap": True}


def to_xlsx(report: Report) -> bytes:
    """The report as a workbook: overview with chart, a sheet a table, and the sources."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, excel.OPTIONS) as workbook:
        workbook.set_properties(
            {"title": report.document_title[:255], "subject": report.subject[:255], "author": ""}
        )
        writer = _Writer(workbook, report)
        writer.overview()
        for annex in report.annexes:
            writer.grid(annex.title, annex.grid)
        for grid in _inner_grids(report):
            writer.grid(grid.caption, grid)
        writer.grid(_SOURCES, report.sources)
    return content.getvalue()


def _inner_grids(report: Report) -> list[Grid]:
    """Tables of the sections, each with a name for its sheet."""
    return [
        block if block.caption else Grid(section.heading, block.columns, block.lines)
        for _, _, section in outline(report.sections)
        for block in section.blocks
        if isinstance(block, Grid)
    ]


class _Writer:
    def __init__(self, workbook: Any, report: Report) -> None:
        self._workbook = workbook
        self._report = report
        self._formats = Formats(workbook)
        self._names: set[str] = set()

    def overview(self) -> None:
        """What the report says in words, its chart, and the figures behind the chart."""
        sheet = self._sheet(_OVERVIEW)
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        row = self._title(sheet, self._report.subject)
        row = self._pairs(sheet, row, self._report.heads)
        row = self._chart(sheet, row, self._report.overview)
        for depth, heading, section in outline(self._report.sections):
            row = self._section(sheet, row, depth, heading, section)
        excel.print_on_a4(sheet, mark=self._mark, is_wide=False)

    def grid(self, title: str, grid: Grid) -> None:
        """A sheet of one table, its heading frozen on screen and repeated on paper."""
        sheet = self._sheet(title)
        for place, column in enumerate(grid.columns):
            sheet.set_column(place, place, max(6, column.width * _CHARACTERS_PER_WIDTH))
        head = self._title(sheet, title)
        for place, column in enumerate(grid.columns):
            look = {"bold": True, "bg_color": excel.GROUND, "align": "center", **_BODY}
            self._text(sheet, (head, place), column.heading, **look)
        for row, line in enumerate(grid.lines, start=head + 1):
            self._line(sheet, row, line, grid.columns)
        sheet.freeze_panes(head + 1, min(2, len(grid.columns) - 1))
        excel.print_on_a4(sheet, mark=self._mark, heading_row=head)

    @property
    def _mark(self) -> str:
        return MADE_UP if self._report.is_made_up else ""

    def _sheet(self, title: str) -> Any:
        """A new sheet; a name that is taken gets a number."""
        return self._workbook.add_worksheet(excel.free_sheet_name(title, self._names))

    def _title(self, sheet: Any, title: str) -> int:
        """The title, the mark and the basis; the row after them."""
        self._text(sheet, (0, 0), title, bold=True, font_size=14)
        self._text(sheet, (1, 0), self._report.basis, italic=True)
        if not self._report.is_made_up:
            return 3
        self._text(sheet, (2, 0), MADE_UP_NOTE, bold=True, font_color=excel.MARK)
        return 4

    def _pairs(self, sheet: Any, row: int, heads: Heads) -> int:
        pairs = (("Tổ chức", heads.issuer), ("Cấp trên", heads.superior))
        for name, said in pairs:
            if said:
                self._text(sheet, (row, 0), name, bold=True)
                self._text(sheet, (row, 1), said, text_wrap=True)
                row += 1
        return row + 1

    def _chart(self, sheet: Any, row: int, chart: Chart) -> int:
        """The figures of a chart as cells, and the chart that is drawn from them."""
        if not chart.labels:
            return row
        self._text(sheet, (row, 0), f"{chart.question} {chart.answer}", bold=True)
        head = row + 1
        look = {"bold": True, "bg_color": excel.GROUND, **_BODY}
        self._text(sheet, (head, 0), f"Đơn vị: {chart.unit}", **look)
        for place, series in enumerate(chart.series, start=1):
            self._text(sheet, (head, place), series.name, **look)
        first, last = head + 1, head + len(chart.labels)
        for place, label in enumerate(chart.labels):
            self._text(sheet, (first + place, 0), label, **_BODY)
            for column, series in enumerate(chart.series, start=1):
                value = series.values[place]
                if value is not None:
                    shown = self._formats.get(border=1, num_format="#,##0.##" if value % 1 else "0")
                    sheet.write_number(first + place, column, value, shown)
        drawn = self._drawn(sheet.get_name(), chart, (head, first, last))
        sheet.insert_chart(last + 2, 0, drawn, {"description": chart.alternative})
        _, base, bar = _PIXELS
        return last + 4 + (base + bar * len(chart.labels)) // 20

    def _drawn(self, name: str, chart: Chart, rows: tuple[int, int, int]) -> Any:
        head, first, last = rows
        kind = {"type": "bar"} if len(chart.series) == 1 else {"type": "bar", "subtype": "stacked"}
        drawn = self._workbook.add_chart(kind)
        for column, series in enumerate(chart.series, start=1):
            points = [
                {"fill": {"color": series.colour(place)}} for place in range(last - first + 1)
            ]
            drawn.add_series(
                {
                    "name": [name, head, column],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column],
                    "points": points,
                    "gap": 40,
                }
            )
        width, base, bar = _PIXELS
        drawn.set_size({"width": width, "height": base + bar * len(chart.labels)})
        font = {"name": "Times New Roman", "size": 11, "bold": False}
        drawn.set_y_axis({"reverse": True, "num_font": font, "label_position": "low"})
        drawn.set_x_axis(
            {
                "min": 0,
                "max": chart.reach,
                "visible": False,
                "major_gridlines": {"visible": chart.promise is not None, "line": {"color": INK}},
                **({"major_unit": chart.promise} if chart.promise else {}),
            }
        )
        drawn.set_title({"name": f"{chart.question}", "name_font": {**font, "size": 12}})
        if len(chart.series) == 1:
            drawn.set_legend({"none": True})
        return drawn

    def _section(self, sheet: Any, row: int, depth: int, heading: str, section: Section) -> int:
        self._text(sheet, (row, 0), heading, bold=True, font_size=14 if depth == 1 else 12)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                row += 1
                self._text(sheet, (row, 0), block.lead.rstrip(": "), italic=True)
                self._text(sheet, (row, 1), block.text, text_wrap=True)
        return row + 2

    def _line(self, sheet: Any, row: int, line: Line, columns: tuple[Column, ...]) -> None:
        if line.is_group:
            for place in range(len(columns)):
                words_ = line.cells[0].text if place == 0 else ""
                self._text(sheet, (row, place), words_, bold=True, border=1)
            return
        for place, cell in enumerate(line.cells):
            self._cell(sheet, (row, place), cell)

    def _cell(self, sheet: Any, place: tuple[int, int], cell: Cell) -> None:
        match cell.value:
            case datetime():
                look = self._formats.get(border=1, num_format="dd/mm/yyyy hh:mm", align="left")
                sheet.write_datetime(*place, cell.value, look)
            case date():
                look = self._formats.get(border=1, num_format="dd/mm/yyyy", align="left")
                sheet.write_datetime(*place, cell.value, look)
            case None:
                self._text(sheet, place, cell.text, **_BODY, **_colours(cell))
            case _:
                self._number(sheet, place, cell, float(cell.value))

    def _number(self, sheet: Any, place: tuple[int, int], cell: Cell, value: float) -> None:
        """A number, shown with the decimals, counts and units that its text has."""
        is_percent = cell.kind in (Kind.PERCENT, Kind.SHARE)
        kept = value / 100 if cell.kind is Kind.PERCENT else value
        shown = excel.format_as_written(kept, cell.text, is_percent=is_percent)
        look = self._formats.get(border=1, align="right", num_format=shown)
        sheet.write_number(*place, kept, look)

    def _text(self, sheet: Any, place: tuple[int, int], said: str, **look: object) -> None:
        excel.write_text(sheet, self._formats, place, said, **look)


def _colours(cell: Cell) -> dict[str, str]:
    if cell.status is None:
        return {}
    look = words.status(cell.status)
    return {"bg_color": look.background, "font_color": look.text}
