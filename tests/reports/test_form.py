"""The Party's form of the Word report, and what each other format promises of its pages."""

import io
import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pptx
import pytest
import typst
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from scorecard.reports.faults import TemplateError
from scorecard.reports.pdf import FONTS
from scorecard.reports.report import MADE_UP_NOTE, Heads
from scorecard.reports.word import to_docx
from scorecard.reports.word_template import TEMPLATE, write_template
from tests.reports.cases import CASES, MADE_UP, Shelf

pytestmark = pytest.mark.slow  # files are written and opened again

NAME = "term-made-up"
LETTERS = "ăâđêôơưằẳẵắặầẩẫấậềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵ"


def document(shelf: Shelf, name: str = NAME) -> docx.document.Document:
    return docx.Document(shelf.file(name, ".docx"))


def test_the_word_page_has_the_form_of_the_party(shelf: Shelf):
    body, annex = document(shelf).sections
    assert (round(body.page_width.mm), round(body.page_height.mm)) == (210, 297)
    margins = (body.top_margin, body.bottom_margin, body.left_margin, body.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    assert annex.page_width > annex.page_height


def test_the_page_number_stands_centred_at_the_top_but_not_on_the_first_page(shelf: Shelf):
    body, annex = document(shelf).sections
    assert body.different_first_page_header_footer
    assert not annex.different_first_page_header_footer
    (number,) = body.header.paragraphs
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in number._p.xml
    assert "PAGE" not in body.first_page_header._element.xml
    assert annex.header.is_linked_to_previous


def test_the_text_is_times_new_roman_14_on_exact_lines_of_18_points(shelf: Shelf):
    normal = document(shelf).styles["Normal"]
    fonts = normal.element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    form = normal.paragraph_format
    assert (normal.font.size, form.line_spacing) == (Pt(14), Pt(18))
    assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(form.first_line_indent.mm) == 10


def test_heads_and_foot_stand_where_they_belong(shelf: Shelf):
    whole = document(shelf)
    left, right = whole.tables[0].rows[0].cells
    heads = [paragraph.text for paragraph in left.paragraphs]
    assert heads[0] == "ĐẢNG BỘ SỞ GIÁO DỤC TỈNH MINH HỌA"
    assert heads[1] == "CHI BỘ TRUNG TÂM BỒI DƯỠNG (MINH HỌA)"
    assert left.paragraphs[1].runs[0].bold
    assert heads[2] == "*" and heads[3].startswith("Số ") and heads[3].endswith("-BC/CB")
    country, _, when = right.paragraphs
    assert country.text == "ĐẢNG CỘNG SẢN VIỆT NAM" and country.runs[0].bold
    assert country._p.pPr.find(qn("w:pBdr")) is not None
    assert when.text == "Minh Họa, ngày 05 tháng 02 năm 2025" and when.runs[0].italic
    texts = [paragraph.text for paragraph in whole.paragraphs]
    assert texts[texts.index("BÁO CÁO") + 2] == "-----"
    foot = next(t for t in whole.tables if "Nơi nhận:" in t.rows[0].cells[0].text)
    received, signed = foot.rows[0].cells
    assert received.paragraphs[0].runs[0].underline
    assert received.text.splitlines()[-1] == "- Lưu Chi bộ."
    assert signed.text.split("\n")[:2] == ["T/M CHI BỘ", "BÍ THƯ"]


def test_a_dang_bo_signs_for_its_committee(shelf: Shelf):
    whole = document(shelf, "term-made-up-dang-bo")
    said = "\n".join(cell.text for table in whole.tables for cell in table.rows[0].cells)
    assert "T/M ĐẢNG ỦY" in said and "-BC/ĐU" in said and "Lưu Đảng bộ." in said


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2025, 2, 5), "ngày 05 tháng 02 năm 2025"),
        (date(2025, 3, 5), "ngày 05 tháng 3 năm 2025"),
        (date(2025, 1, 15), "ngày 15 tháng 01 năm 2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_days_below_ten_and_the_first_two_months_bear_a_zero(day: date, written: str):
    assert Heads("Chi bộ", True, place="Huế", signed_on=day).place_and_date == f"Huế, {written}"


def test_headings_are_headings_and_numbered_as_the_party_numbers(shelf: Shelf):
    whole = document(shelf)
    first = [p.text for p in whole.paragraphs if p.style.name == "Heading 1"]
    assert [text.split(" ")[0] for text in first] == ["I-", "II-", "III-", "IV-", "V-"]
    second = [p.text for p in whole.paragraphs if p.style.name == "Heading 2"]
    assert second[0] == "1. Xây dựng Đảng"


def test_word_tables_repeat_their_heading_and_keep_their_rows_whole(shelf: Shelf):
    tables = [t for t in document(shelf).tables if len(t.columns) > 2]
    assert len(tables) >= 5
    for table in tables:
        head, *rows = (row._tr.trPr for row in table.rows)
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_word_and_pdf_name_their_language_and_title(shelf: Shelf):
    whole = document(shelf)
    assert whole.core_properties.title.startswith("Báo cáo tổng kết nhiệm kỳ 2022–2025")
    language = whole.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "vi-VN"
    with pdfplumber.open(shelf.file(NAME, ".pdf")) as pdf:
        catalogue = pdf.doc.catalog
        assert catalogue["Lang"].decode().lower().startswith("vi")
        assert pdf.metadata["Title"].startswith("Báo cáo tổng kết nhiệm kỳ")
        assert "StructTreeRoot" in catalogue  # tagged: headings and tables are known as such


def test_word_charts_are_charts_with_their_figures(shelf: Shelf):
    with zipfile.ZipFile(shelf.file(NAME, ".docx")) as package:
        names = package.namelist()
        book = package.read("word/embeddings/chart1.xlsx")
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(names)
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    values = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert values == [8, 8, 3, 1]


def test_a_report_without_an_annex_has_no_landscape_page(shelf: Shelf):
    bare = replace(shelf.report(NAME), annexes=())
    whole = docx.Document(io.BytesIO(to_docx(bare)))
    assert [section.orientation for section in whole.sections] == [WD_ORIENT.PORTRAIT]


def test_an_office_may_change_the_template_and_is_told_what_it_broke(shelf: Shelf, tmp_path: Path):
    changed = tmp_path / "mau.docx"
    template = docx.Document(str(TEMPLATE))
    template.styles["Normal"].font.size = Pt(13)
    template.save(str(changed))
    filled = docx.Document(io.BytesIO(to_docx(shelf.report(NAME), changed)))
    assert filled.styles["Normal"].font.size == Pt(13)
    for paragraph in template.paragraphs:
        if "nội_dung" in paragraph.text:
            paragraph.clear()
    template.save(str(changed))
    with pytest.raises(TemplateError, match="nội_dung"):
        to_docx(shelf.report(NAME), changed)
    with pytest.raises(TemplateError):
        to_docx(shelf.report(NAME), tmp_path / "khong-co.docx")


def test_the_shipped_template_is_the_one_that_the_command_writes(tmp_path: Path):
    write_template(tmp_path / "mau.docx")
    shipped, made = (zipfile.ZipFile(path) for path in (TEMPLATE, tmp_path / "mau.docx"))
    assert shipped.namelist() == made.namelist()
    for name in shipped.namelist():
        assert shipped.read(name) == made.read(name), name


def test_the_workbook_prints_on_a4_with_its_heading_and_has_a_chart(shelf: Shelf):
    book = openpyxl.load_workbook(shelf.file(NAME, ".xlsx"))
    overview, annex = book.worksheets[:2]
    assert len(overview._charts) == 1
    assert book.sheetnames[-1] == "Nguồn"
    assert annex.freeze_panes is not None
    assert annex.print_title_rows is not None
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) in ((9, 1), (9, None))
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_slides_are_wide_few_and_have_charts(shelf: Shelf):
    for name in CASES:
        deck = pptx.Presentation(shelf.file(name, ".pptx"))
        assert 6 <= len(deck.slides) <= 10, name
        assert round(deck.slide_width / deck.slide_height, 2) == 1.78
        assert all(slide.shapes.title.text for slide in deck.slides)
    charts = [
        s.chart
        for page in pptx.Presentation(shelf.file(NAME, ".pptx")).slides
        for s in page.shapes
        if s.has_chart
    ]
    assert len(charts) >= 4
    assert list(charts[0].plots[0].series[0].values) == [8, 8, 3, 1]


def test_what_stands_on_a_slide_stays_on_it(shelf: Shelf):
    for name in CASES:
        deck = pptx.Presentation(shelf.file(name, ".pptx"))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
                assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize("name", MADE_UP)
def test_made_up_figures_are_marked_on_every_page(shelf: Shelf, name: str):
    with pdfplumber.open(shelf.file(name, ".pdf")) as pdf:
        assert all(MADE_UP_NOTE in page.extract_text() for page in pdf.pages)
    deck = pptx.Presentation(shelf.file(name, ".pptx"))
    for slide in deck.slides:
        assert MADE_UP_NOTE in [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    for section in document(shelf, name).sections:
        for footer in (section.footer, section.first_page_footer):
            assert footer.is_linked_to_previous or MADE_UP_NOTE in footer.paragraphs[0].text
    for sheet in openpyxl.load_workbook(shelf.file(name, ".xlsx")):
        assert MADE_UP_NOTE in [row[0].value for row in sheet.iter_rows(max_row=4)]
        assert "minh họa" in sheet.oddFooter.left.text


def test_real_figures_are_not_marked(shelf: Shelf):
    for ending in (".docx", ".pptx", ".xlsx"):
        with zipfile.ZipFile(shelf.file("term-huong-tra", ending)) as package:
            parts = [package.read(n) for n in package.namelist() if n.endswith(".xml")]
        assert not any(MADE_UP_NOTE.encode() in part for part in parts)


def test_every_vietnamese_letter_is_printed_in_every_style():
    letters = f"{LETTERS}{LETTERS.upper()}"
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    for look in ("", 'weight: "bold", ', 'style: "italic", ', 'weight: "bold", style: "italic", '):
        source = f'#set text({look}font: "Liberation Serif", fallback: false)\n#sys.inputs.said'
        compiler = typst.Compiler(source.encode(), font_paths=fonts, ignore_system_fonts=True)
        content = compiler.compile(format="pdf", sys_inputs={"said": letters})
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            said = unicodedata.normalize("NFC", pdf.pages[0].extract_text()).replace("\n", "")
        assert said == letters, look


def test_a_printed_report_carries_its_fonts_and_numbers_its_pages(shelf: Shelf):
    with pdfplumber.open(shelf.file(NAME, ".pdf")) as pdf:
        names = {char["fontname"].split("+")[-1] for page in pdf.pages for char in page.chars}
        assert names <= {
            "LiberationSerif",
            "LiberationSerif-Bold",
            "LiberationSerif-Italic",
            "LiberationSerif-BoldItalic",
            "DejaVuSansMono",
            "DejaVuSansMono-Bold",
        }
        firsts = [page.extract_text().splitlines()[0] for page in pdf.pages]
    assert firsts[1:] == [str(number) for number in range(2, len(firsts) + 1)]
    assert firsts[0] != "1"


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed on this machine"
)
def test_libreoffice_draws_the_word_report(shelf: Shelf, tmp_path: Path):
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(shelf.file(NAME, ".docx").getvalue())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*command, source], check=True, capture_output=True, timeout=100)
    with pdfplumber.open(tmp_path / "bao-cao.pdf") as pdf:
        shapes = [(round(page.width), round(page.height)) for page in pdf.pages]
        texts = [page.extract_text() for page in pdf.pages]
    assert shapes[0] == (595, 842) and shapes[-1] == (842, 595)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in texts[0]
    assert [text.splitlines()[0] for text in texts[1:]] == [
        str(number) for number in range(2, len(texts) + 1)
    ]
    assert all(MADE_UP_NOTE in text for text in texts)
