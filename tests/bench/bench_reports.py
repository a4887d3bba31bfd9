"""Each report of a 30-target, 5-year resolution against the same tables by the bare library."""

import io
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import docx
import pptx
import typst
import xlsxwriter
from pptx.util import Mm

from etl.load import load_sources
from etl.synthesise import synthesise
from scorecard import board
from scorecard.reports import kinds
from scorecard.reports.parts import Basis
from scorecard.reports.pdf import FONTS
from scorecard.reports.report import Grid, Report, outline
from scorecard.reports.write import render
from scorecard.warehouse import Warehouse
from tests.bench.measure import figure, seconds

AS_OF: Final = date(2024, 12, 31)
BOUND: Final = "at most 3"
AT_ONCE: Final = 10

Rows = list[list[str]]


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        synthesise(1, targets=30, years=5, seed=1, fmt="parquet", out=source)
        warehouse = Warehouse(Path(folder) / "warehouse")
        if load_sources([source], warehouse, "bench").is_refused:
            raise RuntimeError("the made-up source was refused")
        with warehouse.read() as reader:
            tree = board.organisations(reader, as_of=AS_OF)
            cell = str(tree[tree["kind"] == "chi_bo"]["organisation_id"].iloc[0])
            basis = Basis(AS_OF, 1)
            _measure("quarter", kinds.quarter(reader, cell, [cell], basis))
            found = board.mandates(reader, [cell]).iloc[0]
            term = kinds.retrospective(reader, cell, basis, term_id=str(found["term_id"]))
            _measure("retrospective", term)
        _at_once(warehouse, cell, term)


def _measure(name: str, report: Report) -> None:
    inner = [
        block
        for _, _, section in outline(report.sections)
        for block in section.blocks
        if isinstance(block, Grid)
    ]
    tables = [_rows(grid) for grid in [*inner, *(annex.grid for annex in report.annexes)]]
    bare: dict[str, Callable[[], bytes]] = {
        ".docx": lambda: _bare_docx(tables),
        ".xlsx": lambda: _bare_xlsx([*tables, _rows(report.sources)]),
        ".pdf": lambda: _bare_pdf(tables),
        ".pptx": lambda: _bare_pptx(tables),
    }
    for ending, write in bare.items():
        ours = seconds(lambda e=ending: render(report, e))
        theirs = seconds(write)
        size = len(render(report, ending)) / 1_000
        what = f"{name} report, {ending}"
        figure(what, ours, "s", ("same table, bare library", theirs), BOUND)
        figure(f"{what}, size", size, "kB", ("same table", len(write()) / 1_000))


def _at_once(warehouse: Warehouse, cell: str, report: Report) -> None:
    """How long a page's figures take while ten reports are written on threads beside them."""

    def fetch() -> object:
        with warehouse.read() as reader:
            return board.organisations(reader, as_of=AS_OF)

    alone = seconds(fetch)
    endings = [".docx", ".pdf", ".pptx", ".xlsx", ".pdf"] * (AT_ONCE // 5)
    writers = [threading.Thread(target=render, args=(report, ending)) for ending in endings]
    begun = time.perf_counter()
    for writer in writers:
        writer.start()
    slowest, fetched = 0.0, 0
    while any(writer.is_alive() for writer in writers):
        asked = time.perf_counter()
        fetch()
        slowest = max(slowest, time.perf_counter() - asked)
        fetched += 1
    whole = time.perf_counter() - begun
    figure("ten reports at once", whole, "s")
    versus = ("the same read alone", alone)
    figure(f"slowest of {fetched} reads beside ten reports", slowest, "s", versus)


def _rows(grid: Grid) -> Rows:
    width = len(grid.columns)
    lines = [[cell.text for cell in line.cells] for line in grid.lines]
    return [
        [column.heading for column in grid.columns],
        *(row * width if len(row) == 1 else row for row in lines),
    ]


def _bare_docx(tables: list[Rows]) -> bytes:
    document = docx.Document()
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for place, text in zip(line.cells, row, strict=True):
                place.text = text
    return _saved(document.save)


def _bare_xlsx(tables: list[Rows]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for rows in tables:
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return content.getvalue()


def _bare_pdf(tables: list[Rows]) -> bytes:
    pieces = []
    for rows in tables:
        cells = "".join(f"[{_escaped(text)}]," for row in rows for text in row)
        pieces.append(f"#table(columns: {len(rows[0])}, {cells})")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    source = '#set text(font: "Liberation Serif")\n#set page(flipped: true)\n' + "\n".join(pieces)
    compiler = typst.Compiler(source.encode(), font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(format="pdf")
    return made if isinstance(made, bytes) else b""


def _bare_pptx(tables: list[Rows]) -> bytes:
    deck = pptx.Presentation()
    for rows in tables:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        shape = slide.shapes.add_table(len(rows), len(rows[0]), 0, 0, Mm(250), Mm(180))
        for line, row in enumerate(rows):
            for place, text in enumerate(row):
                shape.table.cell(line, place).text = text
    return _saved(deck.save)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    content = io.BytesIO()
    save(content)
    return content.getvalue()


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\#[]*_$`<>@~=-+/\"'" else sign for sign in text)


if __name__ == "__main__":
    main()
