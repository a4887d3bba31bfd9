"""The comparison in a real browser: at 4 to 1,000 cells, on a phone, by keyboard, on paper."""

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bench.measure import synthetic_warehouse

ADDRESS = "so-sanh?to-chuc=minh-hoa-so-gd&ngay=2024-09-30"
SECONDS = 1000
LARGE = pytest.mark.skipif(
    not os.environ.get("SCORECARD_LARGE"), reason="takes a minute; SCORECARD_LARGE=1 opens it"
)


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_have_text("So sánh chi bộ", timeout=90 * SECONDS)
    expect(page.locator(".sc-source").last).to_contain_text("Bản số liệu", timeout=90 * SECONDS)
    page.wait_for_timeout(800)


def serious(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], node["html"][:200])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def wider_than_the_window(page: Page) -> list[str]:
    """What leaves the window, but for what scrolls inside the matrix's own box."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
            .filter((e) => e.checkVisibility() && !e.closest("svg, thead, .sc-spoken, .sc-matrix"))
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)"""
    )
    return found[:5]


def test_twelve_cells_are_compared(page: Page, base_url: str, tmp_path: Path):
    opened(page, f"{base_url}/{ADDRESS}")
    assert serious(page) == []
    assert wider_than_the_window(page) == []
    icon = page.locator(".sc-matrix .sc-g").first
    assert "data:image/svg" in icon.evaluate("e => getComputedStyle(e).maskImage")
    assert page.locator(".sc-one svg.sc-spread").count() == 11

    page.get_by_role("columnheader", name="Chi bộ, tổ chức").first.get_by_role("link").click()
    expect(page.locator('.sc-matrix th[aria-sort="ascending"]').first).to_have_text(
        "Chi bộ, tổ chức ▲", timeout=30 * SECONDS
    )
    assert "xep=ten" in page.url
    first = page.locator(".sc-matrix tbody .sc-x-name a").first
    assert first.inner_text().startswith("Chi bộ Công đoàn ngành")

    with page.expect_download(timeout=30 * SECONDS) as download:
        page.get_by_role("button", name="Tải Excel (bảng so sánh)").click()
    path = tmp_path / "table.xlsx"
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"Số liệu minh họa", "Đảng viên mới kết nạp", "Đúng tiến độ", 52} <= set(cells)


def test_on_a_phone_the_matrix_scrolls_inside_its_box_by_keyboard(page: Page, base_url: str):
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, f"{base_url}/{ADDRESS}")
    assert wider_than_the_window(page) == []
    box = page.locator(".sc-matrix").first
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert box.evaluate("e => e.scrollLeft") > 0
    name = box.locator("tbody .sc-x-name").first.bounding_box()
    frame = box.bounding_box()
    assert name is not None and frame is not None
    assert abs(name["x"] - frame["x"]) <= 2


def test_on_paper_every_status_has_its_word(page: Page, base_url: str):
    opened(page, f"{base_url}/{ADDRESS}")
    page.emulate_media(media="print")
    words = page.locator(".sc-matrix").first.locator("td .sc-x-word")
    assert words.first.is_visible()
    sizes = words.evaluate_all("all => all.map((e) => e.getBoundingClientRect().height)")
    assert min(sizes) > 3
    assert page.locator("[data-testid=stSelectbox]").first.is_hidden()


def test_a_cell_leads_to_its_target(page: Page, base_url: str):
    opened(page, f"{base_url}/{ADDRESS}")
    page.locator(".sc-matrix td.sc-x a").first.click()
    expect(page.locator("h1")).not_to_have_text("So sánh chi bộ", timeout=60 * SECONDS)
    assert "/chi-tieu?" in page.url


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "cells", [4, 400, pytest.param(40, marks=LARGE), pytest.param(1_000, marks=LARGE)]
)
def test_any_number_of_cells_is_readable(
    page: Page, cells: int, fresh_server: Callable[..., str], tmp_path: Path
):
    warehouse = synthetic_warehouse(tmp_path, cells)
    url = fresh_server(warehouse.directory)
    opened(page, f"{url}/so-sanh?ngay=2024-09-30")
    drawn = page.locator("[data-testid=stMain] td").count()
    assert drawn < 4_000
    assert wider_than_the_window(page) == []
    members = page.locator(".sc-matrix").nth(1 if cells > 60 else 0).locator("tbody .sc-x-name a")
    assert members.count() == min(cells, 50) or cells <= 40
    heights = page.locator(".sc-matrix td.sc-x").evaluate_all(
        "all => all.slice(0, 200).map((e) => e.getBoundingClientRect().height)"
    )
    assert min(heights) > 24
    if cells > 60:
        assert page.locator(".sc-x-bar").count() > 0
        assert page.locator(".js-plotly-plot").count() == 1
        page.get_by_role("link", name="Trang 2").first.click()
        expect(page.locator('.sc-pages b[aria-current="page"]').first).to_have_text(
            "2", timeout=60 * SECONDS
        )
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(800)
    assert wider_than_the_window(page) == []
