"""A report as a Word document in the Party's form; its looks are in ``templates/bao-cao.docx``."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

import jinja2
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from scorecard.reports import native_chart
from scorecard.reports import word_template as form
from scorecard.reports.faults import TemplateError
from scorecard.reports.report import (
    MADE_UP_NOTE,
    Annex,
    Blank,
    Block,
    Cell,
    Chart,
    Column,
    Grid,
    Line,
    Paragraph,
    Report,
    on_paper,
    outline,
)

_MARKS: Final = {
    form.BODY: "\N{SECTION SIGN}body\N{SECTION SIGN}",
    form.ANNEXES: "\N{SECTION SIGN}annex\N{SECTION SIGN}",
}
_TWIPS_PER_MM: Final = 1440 / 25.4
_EMU_PER_MM: Final = 36_000
_CHART_MM: Final = (160, 16, 9)
"""Width of a chart, its height without bars, and the height of a bar."""
_CHART_TEXT: Final = 11
_CHART_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SPACES: Final = f'{nsdecls("w", "wp", "a", "r")} xmlns:c="{_CHART_URI}"'


def to_docx(report: Report, template: Path = form.TEMPLATE) -> bytes:
    """The report as a document; ``TemplateError`` where the template cannot be filled."""
    document = _filled(report, template)
    writer = _Writer(document)
    writer.replace(_MARKS[form.BODY], writer.body(report))
    annexes = [annex for annex in report.annexes if annex.is_wide]
    if annexes:
        writer.replace(_MARKS[form.ANNEXES], writer.annexes(annexes))
    else:
        writer.drop_annex_pages(_MARKS[form.ANNEXES])
    properties = document.core_properties
    properties.title, properties.subject = report.document_title[:255], report.subject[:255]
    properties.language = form.LANGUAGE
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _filled(report: Report, template: Path) -> Document:
    """The template with its words filled in; texts stay texts, whatever they hold."""
    heads = report.heads
    words = {
        form.SUPERIOR: heads.superior.upper(),
        form.ISSUER: heads.issuer.upper(),
        form.NUMBER: heads.number,
        form.PLACE_AND_DATE: heads.place_and_date,
        form.SUBJECT: report.subject,
        form.RECEIVED_BY: "\n".join(f"- {name}" for name in heads.recipients),
        form.ON_BEHALF: heads.on_behalf,
        form.MADE_UP: MADE_UP_NOTE if report.is_made_up else "",
        **_MARKS,
    }
    try:
        filled = DocxTemplate(str(template))
        # The sandbox: a template comes from people, and may ask for words only.
        filled.render(
            words, SandboxedEnvironment(undefined=jinja2.StrictUndefined), autoescape=True
        )
        document: Document = filled.docx
    except (OSError, ValueError, KeyError, OpcError, jinja2.TemplateError) as error:
        raise TemplateError(template, str(error)) from error
    if not all(
        any(mark in (p.text or "") for p in document.paragraphs) for mark in _MARKS.values()
    ):
        missing = ", ".join(f"{{{{ {name} }}}}" for name in _MARKS)
        raise TemplateError(template, f"thiếu một trong các chỗ {missing}")
    return document


class _Writer:
    """Writes blocks as XML, a whole stretch at a time: one call a cell would take seconds."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids = {style.name: style.style_id for style in document.styles}
        self._charts = 0

    def body(self, report: Report) -> str:
        """Everything between the subject and the signature."""
        drawn = iter(self._native(report))
        pieces = []
        for depth, heading, section in outline(report.sections):
            pieces.append(self._paragraph(heading, f"Heading {depth}"))
            pieces += [self._block(block, drawn) for block in section.blocks]
        for annex in report.annexes:
            if not annex.is_wide:
                pieces += [self._paragraph(annex.title, form.ANNEX), self._table(annex.grid, 165)]
        pieces.append(self._paragraph(f"({report.basis}.)", form.NOTE))
        return "".join(pieces)

    def annexes(self, annexes: list[Annex]) -> str:
        """The annexes on their landscape pages."""
        pieces = []
        for place, annex in enumerate(annexes, start=1):
            number = f" {place}" if len(annexes) > 1 else ""
            pieces.append(self._paragraph(f"Phụ lục{number}", form.ANNEX, starts_page=place > 1))
            pieces.append(self._paragraph(annex.title, form.ANNEX))
            pieces.append(self._table(annex.grid, 252))
        return "".join(pieces)

    def replace(self, mark: str, xml: str) -> None:
        """Put what was written in the place of a mark."""
        place = next(p._p for p in self._document.paragraphs if mark in p.text)
        for element in parse_xml(f"<w:body {_SPACES}>{xml}</w:body>"):
            place.addprevious(element)
        # A section's last paragraph holds its page set-up; a table wants a paragraph after it.
        if place.pPr is not None and place.pPr.sectPr is not None:
            for run in place.findall(qn("w:r")):
                place.remove(run)
        else:
            place.getparent().remove(place)

    def drop_annex_pages(self, mark: str) -> None:
        """Leave out the pages of annexes: the section before them becomes the last."""
        body = self._document.element.body
        place = next(p._p for p in self._document.paragraphs if mark in p.text)
        former = [
            p for p in body.findall(qn("w:p")) if p.pPr is not None and p.pPr.sectPr is not None
        ]
        last = body.find(qn("w:sectPr"))
        if former and last is not None:
            body.replace(last, former[-1].pPr.sectPr)
            body.remove(former[-1])
        body.remove(place)

    def _native(self, report: Report) -> list[str]:
        """Every chart of the sections as an inline drawing, its part in the package."""
        charts = [
            block
            for _, _, section in outline(report.sections)
            for block in section.blocks
            if isinstance(block, Chart)
        ]
        made = native_chart.parts(charts, size=_CHART_TEXT, font=form.FONT) if charts else []
        return [self._drawing(chart, *part) for chart, part in zip(charts, made, strict=True)]

    def _drawing(self, chart: Chart, xml: bytes, workbook: bytes, book_id: str) -> str:
        self._charts += 1
        number, package = self._charts, self._document.part.package
        book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _BOOK_TYPE, workbook, package)
        part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, xml, package)
        part.load_rel(f"{_RELATION}/package", book, book_id)
        relation = self._document.part.relate_to(part, f"{_RELATION}/chart")
        width, base, bar = _CHART_MM
        size = f'cx="{width * _EMU_PER_MM}" cy="{(base + bar * len(chart.labels)) * _EMU_PER_MM}"'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {size}/>"
            f'<wp:docPr id="{900 + number}" name="Biểu đồ {number}" '
            f'descr="{_attribute(chart.alternative)}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="{_CHART_URI}"><c:chart r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _block(self, block: Block, drawn: Iterator[str]) -> str:
        match block:
            case Paragraph():
                style = form.ITEM if block.is_item else "Normal"
                dash = "- " if block.is_item else ""
                lead = f"{dash}{block.lead}"
                bold = _run(lead, bold=True) if block.lead else _run(lead)
                return self._runs(bold + _run(block.text), style)
            case Grid():
                caption = self._paragraph(block.caption, form.ANNEX) if block.caption else ""
                return caption + self._table(block, 165)
            case Chart():
                said = f"{block.question} {block.answer}."
                return self._runs(next(drawn), form.FIGURE) + self._paragraph(said, form.NOTE)
            case Blank():
                return self._runs("<w:r><w:tab/></w:r>", form.BLANK) * block.lines

    def _paragraph(self, words: str, style: str, *, starts_page: bool = False) -> str:
        return self._runs(_run(words), style, "<w:pageBreakBefore/>" * starts_page)

    def _runs(self, runs: str, style: str, settings: str = "") -> str:
        name = self._ids.get(style, "")
        chosen = f'<w:pStyle w:val="{_attribute(name)}"/>' if name else ""
        return f"<w:p><w:pPr>{chosen}{settings}</w:pPr>{runs}</w:p>"

    def _table(self, whole: Grid, width_mm: int) -> str:
        grid = on_paper(whole)
        parts_ = sum(column.width for column in grid.columns)
        widths = [round(c.width / parts_ * width_mm * _TWIPS_PER_MM) for c in grid.columns]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = "".join(
            self._cell(column.heading, form.HEAD_CELL, width)
            for column, width in zip(grid.columns, widths, strict=True)
        )
        lines = "".join(self._line(line, grid.columns, widths) for line in grid.lines)
        style = _attribute(self._ids.get(form.TABLE, ""))
        note = (
            self._paragraph(grid.note, form.NOTE) if grid.note else self._paragraph("", form.NOTE)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>'
            f'<w:tblCaption w:val="{_attribute(grid.caption)}"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{lines}</w:tbl>{note}"
        )

    def _line(self, line: Line, columns: tuple[Column, ...], widths: list[int]) -> str:
        if line.is_group:
            cells = self._cell(line.cells[0].text, form.GROUP_CELL, sum(widths), span=len(columns))
        else:
            cells = "".join(
                self._cell(cell.text, _style_of(cell, column), width)
                for cell, column, width in zip(line.cells, columns, widths, strict=True)
            )
        whole = "" if line.is_long else "<w:trPr><w:cantSplit/></w:trPr>"
        return f"<w:tr>{whole}{cells}</w:tr>"

    def _cell(self, words: str, style: str, width: int, span: int = 1) -> str:
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>'
            f"{self._paragraph(words, style)}</w:tc>"
        )


def _style_of(cell: Cell, column: Column) -> str:
    return form.NUMBER_CELL if column.is_figure(cell) else form.CELL


def _run(words: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" * bold
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def _attribute(words: str) -> str:
    return escape(words)
