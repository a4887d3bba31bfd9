"""The Word template as it is shipped, written anew: ``python -m scorecard.reports.word_template``.

The form is that of the Party's documents (A4, Times New Roman 14, exact lines of 18 pt). An office
changes the template in Word itself: margins, styles and head texts live there, and the words in
``{{ }}`` stand where a report's own words go.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from scorecard.reports.excel import MARK
from scorecard.reports.report import COUNTRY, RECIPIENTS, RULE, SECRETARY, TITLE, UNDER_NAME

TEMPLATE: Final = Path(__file__).parent / "templates" / "bao-cao.docx"

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"

# Names of the styles that the writer uses; an office may change their looks, not their names.
CELL: Final = "Ô bảng"
NUMBER_CELL: Final = "Ô số"
HEAD_CELL: Final = "Đầu bảng"
GROUP_CELL: Final = "Nhóm trong bảng"
ANNEX: Final = "Tên phụ lục"
ITEM: Final = "Gạch đầu dòng"
FIGURE: Final = "Biểu đồ"
NOTE: Final = "Chú thích"
BLANK: Final = "Dòng để điền"
TABLE: Final = "Bảng báo cáo"

# Words in double braces: what the writer fills in.
SUPERIOR: Final = "tổ_chức_cấp_trên"
ISSUER: Final = "tổ_chức_ban_hành"
NUMBER: Final = "số_văn_bản"
PLACE_AND_DATE: Final = "nơi_và_ngày"
SUBJECT: Final = "trích_yếu"
BODY: Final = "nội_dung"
RECEIVED_BY: Final = "nơi_nhận"
ON_BEHALF: Final = "thay_mặt"
ANNEXES: Final = "phụ_lục"
MADE_UP: Final = "dấu_minh_họa"

_TITLE: Final = "Tên báo cáo"
_HEAD: Final = "Phần đầu"
_RECIPIENT: Final = "Nơi nhận"
_TEXT_WIDTH: Final = Mm(165)
_LEFT_WIDTH: Final = Mm(78)
_COUNTRY_WIDTH: Final = Mm(71)
"""Width of the country's line in bold 14, with a hair to spare, and so of the rule below it."""
_WRITTEN: Final = datetime(2024, 1, 1, tzinfo=UTC)
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


def write_template(path: Path = TEMPLATE) -> None:
    """Write the template."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    _language(document)
    _styles(document)
    _page(document)
    _heads(document)
    for words in (TITLE, f"{{{{ {SUBJECT} }}}}", RULE):
        document.add_paragraph(words, _TITLE)
    document.add_paragraph(f"{{{{ {BODY} }}}}")
    _foot(document)
    _annex_pages(document)
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))


def _language(document: Document) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = TITLE, "", ""
    properties.language = LANGUAGE
    properties.created = properties.modified = _WRITTEN
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for tag in ("w:lang", "w:rFonts"):
        for old in run.findall(qn(tag)):
            run.remove(old)
    run.insert(0, _fonts())
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), LANGUAGE if name == "w:val" else "en-US")
    run.append(language)


def _styles(document: Document) -> None:
    normal = _style(document, "Normal", after=6, indent=10, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(18)
    for level, italic in ((1, False), (2, False), (3, True)):
        name = f"Heading {level}"
        style = _style(document, name, bold=not italic, italic=italic, indent=10, before=6, after=6)
        style.font.all_caps = level == 1
        style.paragraph_format.keep_with_next = True
    _style(document, _TITLE, bold=True, align=_CENTRE)
    _style(document, _HEAD, align=_CENTRE)
    _style(document, _RECIPIENT, size=12, spacing=14)
    _style(document, CELL, size=11, spacing=13)
    _style(document, NUMBER_CELL, CELL, size=11, spacing=13, align=WD_ALIGN_PARAGRAPH.RIGHT)
    _style(document, HEAD_CELL, CELL, size=11, spacing=13, bold=True, align=_CENTRE)
    group = _style(document, GROUP_CELL, CELL, size=11, spacing=13, bold=True)
    group.paragraph_format.keep_with_next = True
    annex = _style(document, ANNEX, bold=True, align=_CENTRE, after=6)
    annex.paragraph_format.keep_with_next = True
    _style(document, ITEM, align=WD_ALIGN_PARAGRAPH.JUSTIFY, indent=10, after=3)
    figure = _style(document, FIGURE, align=_CENTRE, before=6, after=6)
    figure.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _style(document, NOTE, size=12, italic=True, before=3, after=6)
    blank = _style(document, BLANK, align=WD_ALIGN_PARAGRAPH.LEFT, after=6)
    blank.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, leader=1)
    document.styles.element.append(_table_style())


def _style(
    document: Document,
    name: str,
    base: str = "Normal",
    *,
    size: int = 14,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    indent: int = 0,
    before: int = 0,
    after: int = 0,
    spacing: int = 18,
) -> Any:
    """A paragraph style with all of its settings said, so that none comes from elsewhere."""
    known = {style.name for style in document.styles}
    made: Any = (
        document.styles[name]
        if name in known
        else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if name != "Normal":
        made.base_style = document.styles[base]
    made.quick_style = True
    for old in made.element.rPr.findall(qn("w:rFonts")) if made.element.rPr is not None else ():
        made.element.rPr.remove(old)
    made.font.size, made.font.bold, made.font.italic = Pt(size), bold, italic
    made.font.color.rgb = RGBColor(0, 0, 0)
    made.element.rPr.insert(0, _fonts())
    form = made.paragraph_format
    form.alignment, form.first_line_indent = align, Mm(indent)
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(spacing)
    if size < 14:
        # Exact lines would cut tall signs in narrow cells.
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    return made


def _fonts() -> Any:
    fonts = OxmlElement("w:rFonts")
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    return fonts


def _table_style() -> Any:
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="BangBaoCao">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" '
        'w:fill="F0EEE8"/><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = document.styles[_HEAD]
    number._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        )
    )
    section.first_page_header.paragraphs[0].style = document.styles[_HEAD]
    for footer in (section.footer, section.first_page_footer):
        mark = footer.paragraphs[0]
        mark.style = document.styles[_HEAD]
        run = mark.add_run(f"{{{{ {MADE_UP} }}}}")
        run.bold, run.font.size = True, Pt(12)
        run.font.color.rgb = RGBColor.from_string(MARK.removeprefix("#"))


def _heads(document: Document) -> None:
    left, right = _two_columns(document, _LEFT_WIDTH)
    _write(left, f"{{{{ {SUPERIOR} }}}}", _HEAD)
    _write(left, f"{{{{ {ISSUER} }}}}", _HEAD, bold=True)
    _write(left, UNDER_NAME, _HEAD)
    _write(left, f"{{{{ {NUMBER} }}}}", _HEAD)
    country = _write(right, COUNTRY, _HEAD, bold=True)
    side = (_TEXT_WIDTH - _LEFT_WIDTH - Mm(4) - _COUNTRY_WIDTH) // 2
    country.paragraph_format.left_indent = country.paragraph_format.right_indent = side
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/>'
        "</w:pBdr>"
    )
    country._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc")
    _write(right, "", _HEAD)
    _write(right, f"{{{{ {PLACE_AND_DATE} }}}}", _HEAD).runs[0].italic = True
    document.add_paragraph("", _HEAD)


def _foot(document: Document) -> None:
    document.add_paragraph("", _HEAD)
    left, right = _two_columns(document, Mm(85))
    _write(left, RECIPIENTS, _RECIPIENT).runs[0].underline = True
    _write(left, f"{{{{ {RECEIVED_BY} }}}}", _RECIPIENT)
    _write(right, f"{{{{ {ON_BEHALF} }}}}", _HEAD, bold=True)
    _write(right, SECRETARY, _HEAD, bold=True)
    for _ in range(4):
        _write(right, "", _HEAD)
    _write(right, "……………………………", _HEAD, bold=True)


def _annex_pages(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.different_first_page_header_footer = False
    document.add_paragraph(f"{{{{ {ANNEXES} }}}}")


def _two_columns(document: Document, left: int) -> tuple[Any, Any]:
    """Two cells side by side without lines, kept on one page."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    first, second = table.rows[0].cells
    for place, width in enumerate((left, _TEXT_WIDTH - left)):
        # Word reads the cells, LibreOffice the columns.
        table.columns[place].width = table.rows[0].cells[place].width = width
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return first, second


def _write(cell: Any, words: str, style: str, *, bold: bool = False) -> Paragraph:
    """A paragraph at the end of a cell; the first takes the empty one that a cell begins with."""
    first = cell.paragraphs[0]
    is_new = len(cell.paragraphs) == 1 and not first.runs and not first.text
    paragraph: Paragraph = first if is_new else cell.add_paragraph()
    paragraph.style = style
    run = paragraph.add_run(words)
    run.bold = bold or None
    return paragraph


if __name__ == "__main__":
    write_template()
