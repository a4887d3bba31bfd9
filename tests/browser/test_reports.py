"""The buttons that write a report: each file arrives, opens, and is about what the page shows."""

from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pptx
import pytest
from playwright.sync_api import Page, expect

SECONDS = 1000
PAGES = {
    "tong-ket?to-chuc=minh-hoa-boi-duong&ngay=2024-12-31": "Tổng kết nhiệm kỳ 2022–2025",
    "ra-soat-quy?to-chuc=minh-hoa-boi-duong&ngay=2024-09-30": "Rà soát quý III/2024",
}
BUTTONS = {
    "Báo cáo Word": ".docx",
    "Báo cáo PDF": ".pdf",
    "Báo cáo Excel": ".xlsx",
    "Trình chiếu PowerPoint": ".pptx",
}
MADE_UP = "Số liệu minh họa"


def _text(path: Path) -> str:
    match path.suffix:
        case ".docx":
            document = docx.Document(str(path))
            parts = [*document.paragraphs, *document.sections[0].footer.paragraphs]
            return "\n".join(part.text for part in parts)
        case ".pdf":
            with pdfplumber.open(path) as pages:
                return "\n".join(page.extract_text() for page in pages.pages)
        case ".xlsx":
            cells = [
                str(cell)
                for sheet in openpyxl.load_workbook(path)
                for row in sheet.iter_rows(values_only=True)
                for cell in row
            ]
            return "\n".join(cells)
        case _:
            slides = pptx.Presentation(str(path)).slides
            shapes = [shape for slide in slides for shape in slide.shapes]
            return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


@pytest.mark.parametrize("address", PAGES)
def test_reports_arrive_from_the_page(address: str, page: Page, base_url: str, tmp_path: Path):
    page.goto(f"{base_url}/{address}")
    expect(page.locator("h1")).to_have_text(PAGES[address], timeout=60 * SECONDS)
    expect(page.locator(".sc-source").last).to_contain_text("Bản số liệu", timeout=60 * SECONDS)
    for label, ending in BUTTONS.items():
        with page.expect_download(timeout=60 * SECONDS) as download:
            page.get_by_role("button", name=label).click()
        name = download.value.suggested_filename
        assert name.startswith("minh-hoa-"), name
        assert name.endswith(ending), name
        path = tmp_path / f"report{ending}"
        download.value.save_as(path)
        text = _text(path)
        assert "Kết nạp đảng viên mới" in text, ending
        assert MADE_UP in text, ending
    expect(page.locator("h1")).to_have_text(PAGES[address])
