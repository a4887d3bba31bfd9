"""Texts that break files: mark-up of every kind, formulas, hidden marks, endless lines."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pdfplumber
import pptx
import pypdfium2
import pytest
from lxml import etree

from scorecard.reports.clean import clean
from scorecard.reports.parts import group
from scorecard.reports.report import (
    Annex,
    Blank,
    Cell,
    Chart,
    Column,
    Grid,
    Heads,
    Line,
    Paragraph,
    Report,
    Section,
    Series,
    Slide,
)
from scorecard.reports.write import render
from tests.reports.cases import ENDINGS
from tests.reports.figures import squeezed

pytestmark = pytest.mark.slow  # files are written and opened again

PLAIN = [
    "<script>alert(1)</script> & <b>đậm</b> &amp; ]]>",
    "#set page(width: 1pt) *đậm* _nghiêng_ $x$ `mã` @nhãn <nhãn> \\ // chú thích",
    "{{ 7 * 7 }} {% for x in y %} {# lặng #} {{ thay_mặt }}",
    "**đậm** [nối](javascript:1) | bảng |",
    "&R&P &C mười%",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
]
HIDDEN = "a\u202eđảo\u202c\u200fb\x00c\x1b\ufffe\uffffd\ue000\ud800 e"
EMOJI = "Hội nghị 🎉👩‍👩‍👧 tốt"
LONG = "dài " * 7_500


def report(said: str) -> Report:
    grid = Grid(
        said,
        (Column("Chữ", 10), Column("Số", 10, is_number=True)),
        (
            group(said),
            Line((Cell(said), Cell("1,5", 1.5))),
            Line((Cell(said), Cell(said))),
        ),
        note=said,
    )
    chart = Chart(said, said, said, (said, said), (Series(said, (1.0, None), ("#17497A",)),))
    stacked = replace(chart, series=(chart.series[0], chart.series[0]), promise=1.0)
    return Report(
        name="quarter",
        subject=said,
        heads=Heads(said, True, said, said, date(2024, 2, 5)),
        as_of=date(2024, 9, 30),
        generation=1,
        sections=(
            Section(said, (Paragraph(said, said, is_item=True), chart, grid, Blank(1))),
            Section(said, (stacked,), (Section(said, (), (Section(said),)),)),
        ),
        annexes=(Annex(said, grid), Annex(said, grid, is_wide=False)),
        slides=(
            Slide(said, (said, said), chart),
            Slide(said, (said,) * 8),
            Slide(said, (), None, 3),
        ),
        overview=chart,
        sources=grid,
        is_made_up=True,
    )


def texts_of(content: bytes, ending: str) -> str:
    """All texts of a file, by a library that did not write it."""
    if ending == ".pdf":
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return " ".join(page.extract_text() for page in pdf.pages)
    if ending == ".docx":
        body = docx.Document(io.BytesIO(content)).element.body
        return " ".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    if ending == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    deck = pptx.Presentation(io.BytesIO(content))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("said", [*PLAIN, HIDDEN, EMOJI, LONG, ""], ids=lambda said: said[:12])
def test_every_text_can_be_written_and_stays_text(said: str, ending: str):
    content = render(report(said), ending)
    if ending != ".pdf":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(package.read(name))
    if said in PLAIN:
        found = squeezed(texts_of(content, ending))
        assert squeezed(said)[:40].replace(" ", "") in found.replace(" ", "")
        assert "49" not in found


def test_no_text_of_a_workbook_becomes_a_formula():
    for said in PLAIN[5:]:
        book = openpyxl.load_workbook(io.BytesIO(render(report(said), ".xlsx")))
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value == said]
        assert cells
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_hidden_marks_are_taken_out_and_letters_composed():
    assert clean(HIDDEN) == "ađảobcd\ue000 e"
    assert clean("Đa\u0309ng\nu\u0309y\t1") == "Đảng ủy 1"
    assert clean("Đảng ủy") == "Đảng ủy"


def test_a_row_that_fills_pages_is_printed_whole():
    with pypdfium2.PdfDocument(render(report(LONG), ".pdf")) as pdf:
        said = " ".join(page.get_textpage().get_text_range() for page in pdf)
    # Subject, headings, paragraphs, tables, annexes: many times 7,500 words, none of them lost.
    assert said.count("dài") >= 12 * 7_500


def test_slides_hold_what_fits_and_say_that_there_is_more():
    deck = pptx.Presentation(io.BytesIO(render(report(LONG), ".pptx")))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert len(shape.text_frame.text) < 2_000
        assert slide.shapes.title.text.endswith("…")
