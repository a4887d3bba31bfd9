"""A workbook with ten planted mistakes, dropped, mended and published in a real browser."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from scorecard.warehouse import Warehouse

SECONDS = 1000
CELL = "minh-hoa-cong-doan"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = [
    *("Mã tổ chức", "Mã chỉ số", "Kỳ", "Giá trị"),
    *("Tử số", "Mẫu số", "Xếp loại", "Ngày ghi nhận"),
]
DAY = date(2025, 2, 6)
RIGHT = [
    [CELL, "mh.initiatives", "2022-Q3", 2, None, None, None, DAY],
    [CELL, "mh.initiatives", "2023-Q1", 3, None, None, None, DAY],
    [CELL, "mh.initiatives", "2023-Q2", 4, None, None, None, DAY],
    [CELL, "mh.initiatives", "2023-Q3", 5, None, None, None, DAY],
    [CELL, "mh.initiatives", "2023-Q4", 6, None, None, None, DAY],
    [CELL, "mh.initiatives", "2024-Q1", 7, None, None, None, DAY],
    [CELL, "mh.initiatives", "2024-Q2", 8, None, None, None, DAY],
    [CELL, "mh.cell.rating", "2024", None, None, None, "xuat_sac", DAY],
    [CELL, "mh.members.good_or_better", "2024-Q4", None, 9, 10, None, DAY],
    [CELL, "mh.initiatives", "2024-Q3", 21, None, None, None, DAY],
]
MISTAKES = {
    "D4": ("nhiều", "không phải số"),
    "D5": ("1.66", "dấu chấm chỉ tách hàng nghìn"),
    "A6": ("khong-co", "không có mã 'khong-co' trong bảng Tổ chức"),
    "B7": ("mh.khong", "không có mã 'mh.khong' trong bảng Chỉ số"),
    "C8": ("quý tư", "không phải mã kỳ"),
    "D9": (-7, "là số âm"),
    "H10": ("hôm nay", "không phải ngày"),
    "G11": ("siêu sao", "không phải bậc của thang"),
    "F12": (None, "phải có đủ cả hai"),
    "A13": (None, "ô bắt buộc còn trống"),
}


def workbook(mistakes: dict[str, tuple[object, str]]) -> FilePayload:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kết quả"
    sheet.append(["BÁO CÁO KẾT QUẢ"])
    sheet.append([])
    for row in (HEADINGS, *RIGHT):
        sheet.append(row)
    for place, (value, _) in mistakes.items():
        sheet[place] = value
    content = BytesIO()
    book.save(content)
    return {"name": "Quý III.xlsx", "mimeType": EXCEL, "buffer": content.getvalue()}


def test_a_workbook_with_ten_planted_mistakes_is_mended_and_published(
    page: Page, fresh_server: Callable[..., str], shipped_copy: Path
) -> None:
    url = fresh_server(shipped_copy)
    page.goto(f"{url}/nap-so-lieu")
    expect(page.get_by_text("Chưa có tệp nào")).to_be_visible(timeout=40 * SECONDS)
    expect(page.get_by_role("button", name="Chọn tệp")).to_be_visible()
    expect(page.get_by_text("Mỗi tệp tối đa 100 MB")).to_be_visible()
    files = page.locator('input[type="file"]')

    files.set_input_files(workbook(MISTAKES))
    expect(page.get_by_text("Có 10 chỗ phải sửa, chưa nạp được")).to_be_visible(
        timeout=40 * SECONDS
    )
    for place, (_, what) in MISTAKES.items():
        row = page.locator(".st-key-problems tr:has(td)", has_text=what)
        expect(row).to_contain_text(f"Quý III.xlsx, sheet Kết quả, dòng {place.strip('ABCDFGH')}")
        expect(row).to_contain_text(HEADINGS["ABCDEFGH".index(place[0])])
    assert page.get_by_role("button", name="Nạp vào kho").count() == 0
    grave = [
        each["id"]
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert grave == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1440, "height": 900})

    with page.expect_download() as download:
        page.get_by_role("button", name="Tải bản có đánh dấu chỗ sai").click()
    assert download.value.suggested_filename == "minh-hoa-Quý III-danh-dau.xlsx"
    sheet = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes()))["Kết quả"]
    for place, (value, what) in MISTAKES.items():
        cell = sheet[place]
        assert cell.value == value, place
        assert cell.fill.start_color.rgb == "FFF4B6B6", place
        assert cell.comment is not None, place
        assert what.lower() in cell.comment.text.lower(), place

    files.set_input_files(workbook({}))
    expect(page.get_by_text("Nếu nạp: 1 mới, 9 đính chính")).to_be_visible(timeout=40 * SECONDS)
    row = page.locator(".st-key-dinh-chinh-se-nap tr", has_text="Quý III/2022")
    expect(row).to_contain_text("1 sáng kiến")
    expect(row).to_contain_text("2 sáng kiến")
    assert Warehouse(shipped_copy).current().number == 1
    page.get_by_label("Người nạp", exact=True).fill("Trần An")
    page.get_by_role("button", name="Nạp vào kho").click()
    expect(page.get_by_text("Đã nạp vào bản số liệu số 2")).to_be_visible(timeout=40 * SECONDS)
    assert Warehouse(shipped_copy).current().number == 2

    page.locator('.sc-changes a[href*="ra-soat-quy"]', has_text="Công đoàn").click()
    expect(page.locator("h1")).to_contain_text("Rà soát", timeout=40 * SECONDS)
    page.goto(f"{url}/ra-soat-quy?to-chuc={CELL}&ngay=2024-09-30")
    figure = page.locator(".sc-card, .sc-table tr", has_text="sáng kiến").first
    expect(figure).to_contain_text("56", timeout=40 * SECONDS)
