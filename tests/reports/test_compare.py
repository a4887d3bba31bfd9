"""The comparison as a report: opened again, its figures are those of the board."""

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from pptx import Presentation

from scorecard.board.compare import compare
from scorecard.labels.words import MADE_UP
from scorecard.reports import kinds
from scorecard.reports.faults import NothingToReportError
from scorecard.reports.parts import Basis
from scorecard.reports.write import render
from scorecard.warehouse import Warehouse

pytestmark = pytest.mark.slow

QUARTER = date(2024, 9, 30)


@pytest.fixture(scope="module")
def files(shipped_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("compare")
    with Warehouse(shipped_warehouse).open_current() as opened, opened.reader() as reader:
        report = kinds.compare(reader, "minh-hoa-so-gd", Basis(QUARTER, opened.number))
    found = {}
    for ending in (".docx", ".xlsx", ".pdf", ".pptx"):
        found[ending] = folder / f"report{ending}"
        found[ending].write_bytes(render(report, ending))
    return found


def test_word_holds_each_member_of_each_indicator_with_its_interval(files: dict[str, Path]):
    document = docx.Document(str(files[".docx"]))
    rows = [[cell.text for cell in line.cells] for table in document.tables for line in table.rows]
    flat = {cell for row in rows for cell in row}
    assert "Đảng viên hoàn thành tốt nhiệm vụ trở lên, năm 2024" in flat
    union = next(r for r in rows if "Công đoàn ngành" in r[1] and r[3] == "75% (6/8)")
    assert union[4] == "40,9% – 92,9%"  # Wilson of 6 of 8
    assert union[8] == "10 nơi đồng hạng"
    said = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "10/11 nơi chưa phân biệt được" in said
    assert "nhập vào Chi bộ Phòng Giáo dục trung học (minh họa)" in " ".join(flat)


def test_the_workbook_keeps_numbers(files: dict[str, Path]):
    book = openpyxl.load_workbook(files[".xlsx"])
    cells = [c for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    assert 0.75 in [cell for cell in cells if isinstance(cell, float)]
    assert any("Nguồn" in name for name in book.sheetnames)


def test_every_page_and_slide_of_made_up_data_is_marked(files: dict[str, Path]):
    with pdfplumber.open(files[".pdf"]) as paper:
        pages = [page.extract_text() for page in paper.pages]
    assert len(pages) > 3
    assert all(MADE_UP in page for page in pages)
    slides = Presentation(str(files[".pptx"])).slides
    assert 6 <= len(slides) <= 10
    for slide in slides:
        words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert MADE_UP in words


def test_who_has_nobody_below_is_told(shipped_warehouse: Path):
    with (
        Warehouse(shipped_warehouse).open_current() as opened,
        opened.reader() as reader,
        pytest.raises(NothingToReportError, match="không có tổ chức trực thuộc"),
    ):
        assert compare(reader, "cb-8-tra-vinh", as_of=QUARTER).members.empty
        kinds.compare(reader, "cb-8-tra-vinh", Basis(QUARTER, opened.number))
