"""The retrospective in a real browser: drawn, accessible, reflowing from a screen to a phone."""

from pathlib import Path

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ADDRESS = "tong-ket?to-chuc=minh-hoa-so-gd&ngay=2024-12-31"
SECONDS = 1000


def columns(page: Page) -> int:
    return int(
        page.evaluate(
            "new Set([...document.querySelectorAll('.sc-panel')]"
            ".map((e) => Math.round(e.getBoundingClientRect().left))).size"
        )
    )


def test_a_term_is_looked_back_on(page: Page, base_url: str, tmp_path: Path):
    page.goto(f"{base_url}/{ADDRESS}")
    expect(page.locator("h1")).to_have_text("Tổng kết nhiệm kỳ 2022–2025", timeout=60 * SECONDS)
    expect(page.locator(".sc-source").last).to_contain_text("Bản số liệu", timeout=60 * SECONDS)
    expect(page.locator(".sc-panel svg.sc-panel-plot")).to_have_count(7)
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [
        (rule["id"], node["html"][:200])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ] == []
    assert columns(page) == 4

    with page.expect_download(timeout=30 * SECONDS) as download:
        page.get_by_role("button", name="Tải Excel (bảng tổng kết)").click()
    assert download.value.suggested_filename == "minh-hoa-tong-ket.xlsx"
    path = tmp_path / "table.xlsx"
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"Nghị quyết", "2022", "2023", "2024", "Kết quả nhiệm kỳ"} <= set(cells)
    assert {"Kết nạp đảng viên mới", 58, "Số liệu minh họa", "Chưa nêu nguyên nhân"} <= set(cells)

    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(800)
    assert columns(page) == 1
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
            .filter((e) => e.checkVisibility() && !e.closest("svg, thead, .sc-spoken"))
            .filter((e) => e.getBoundingClientRect().right > 361)
            .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)"""
    )
    assert wide[:5] == []

    page.get_by_label("Nhiệm kỳ, năm").click()
    page.keyboard.type("2020")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tổng kết nhiệm kỳ 2020–2022", timeout=30 * SECONDS)
    assert "nhiem-ky=minh-hoa-so-gd-nk-2020" in page.evaluate("location.search")
