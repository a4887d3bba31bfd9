"""A template made on the page, filled in by a program and dropped back as it is, in a browser."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.templates.filling import fill

SECONDS = 1000


def test_a_template_is_made_filled_in_and_dropped_back(
    page: Page, fresh_server: Callable[..., str], shipped_copy: Path, tmp_path: Path
) -> None:
    url = fresh_server(shipped_copy)
    page.goto(f"{url}/nap-so-lieu?to-chuc=minh-hoa-boi-duong&ky=2024-Q4")
    expect(page.get_by_text("Quý IV/2024: 19 dòng để điền")).to_be_visible(timeout=60 * SECONDS)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mẫu kết quả").click()
    name = download.value.suggested_filename
    assert name == "minh-hoa-mau-boi-duong-ket-qua-2024-Q4.xlsx"
    path = tmp_path / name
    download.value.save_as(path)

    figures = {
        "mh.enrolment.khmer": {"Kết quả": 75},
        "mh.meetings.attendance": {"Tử số": 18, "Mẫu số": 20},
        "mh.plan.inspection": {"Kết quả": "không"},
        "mh.cell.rating": {"Xếp loại": "Hoàn thành tốt nhiệm vụ"},
    }
    page.locator('input[type="file"]').set_input_files(
        fill(path, figures, recorded_on="04/04/2025")
    )
    expect(page.get_by_text("Nếu nạp: 2 mới, 2 đính chính")).to_be_visible(timeout=60 * SECONDS)
    page.get_by_label("Người nạp", exact=True).fill("Trần An")
    page.get_by_role("button", name="Nạp vào kho").click()
    expect(page.get_by_text("Đã nạp vào bản số liệu số 2")).to_be_visible(timeout=60 * SECONDS)
