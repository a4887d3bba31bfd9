"""The pages in a real browser: deep links, choices, links, news, keyboard, accessibility, phone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, expect

from scorecard.warehouse import Warehouse

DEMO = "to-chuc=minh-hoa-boi-duong&ngay=2024-09-30"
PAGES = {
    "": ("Tổng quan", "Tổng quan quý III/2024"),
    "ra-soat-quy": ("Rà soát quý", "Rà soát quý III/2024"),
    "chi-tieu": ("Chi tiết chỉ tiêu", "Doanh thu năm tài chính"),
    "tong-ket": ("Tổng kết nhiệm kỳ", "Tổng kết nhiệm kỳ 2020–2022"),
    "so-sanh": ("So sánh chi bộ", "So sánh chi bộ"),
    "nghi-quyet": ("Nghị quyết", "Nghị quyết"),
    "kiem-tra": ("Kiểm tra số liệu", "Kiểm tra số liệu"),
}
ENTERING = ("Nhập kết quả", "Nhập nghị quyết", "Nạp số liệu")
"""Pages that tests of their own open; they stand in the menu before the last."""
SECONDS = 1000
# A deep link makes Streamlit look for its server below the page's own path before the root.
PROBE = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")

# The first visitor of a server may be answered twice; shell.js puts the wrong answer away.
FALSE_ALARM = "The page that you have requested does not seem to exist"


@pytest.fixture
def faults(page: Page) -> Iterator[list[str]]:
    """Errors of the console and requests that leave the machine, gathered while a test runs."""
    found: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        is_probe = PROBE.search(message.location.get("url", "")) or FALSE_ALARM in message.text
        if message.type == "error" and not is_probe:
            found.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:", request.url)
            else found.append(request.url)
        ),
    )
    yield found


def visit(page: Page, address: str, heading: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_have_text(heading, timeout=40 * SECONDS)
    expect(page.locator(".sc-source").last).to_contain_text("Bản số liệu", timeout=20 * SECONDS)


@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_opens_its_page_on_a_fresh_server(
    page: Page, fresh_server: Callable[..., str], path: str
):
    title, heading = PAGES[path]
    visit(page, f"{fresh_server()}/{path}?{DEMO}", heading)
    expect(page).to_have_title(f"{title} · Chỉ tiêu nghị quyết")
    menu = page.get_by_role("navigation", name="Các trang")
    names = [name for name, _ in PAGES.values()]
    assert menu.get_by_role("link").all_inner_texts() == [*names[:-1], *ENTERING, names[-1]]
    expect(page.get_by_role("dialog")).to_have_count(0)
    words = page.inner_text("body")
    assert not re.search(r"quarter|review|overview|not found|requested", words, re.IGNORECASE)
    assert page.evaluate("document.documentElement.lang") == "vi"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_quiet_and_fits_a_phone(
    page: Page, base_url: str, faults: list[str], path: str
):
    visit(page, f"{base_url}/{path}?{DEMO}", PAGES[path][1])
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [
        (rule["id"], node["html"][:200])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ] == []
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(500)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
            .filter((e) => e.checkVisibility() && !e.closest("svg, thead, .sc-command, .sc-spoken"))
            .filter((e) => e.getBoundingClientRect().right > 361)
            .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)"""
    )
    assert wide[:5] == []
    assert faults == []


def test_choices_live_in_the_address(page: Page, base_url: str):
    visit(page, f"{base_url}/ra-soat-quy?{DEMO}", "Rà soát quý III/2024")
    page.get_by_label("Kỳ rà soát").click()
    page.keyboard.type("Quý II/2024")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Rà soát quý II/2024")
    assert "ngay=2024-06-30" in page.evaluate("location.search")
    page.reload()
    expect(page.locator("h1")).to_have_text("Rà soát quý II/2024", timeout=20 * SECONDS)
    page.locator(".sc-card-title a").first.click()
    expect(page.get_by_text("Lời hứa:")).to_be_visible(timeout=20 * SECONDS)
    assert "ngay=2024-06-30" in page.evaluate("location.search")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Rà soát quý II/2024", timeout=20 * SECONDS)


def test_a_load_shows_in_an_open_page_without_a_touch(
    page: Page, fresh_server: Callable[..., str], shipped_copy: Path
):
    visit(page, f"{fresh_server(shipped_copy)}/nghi-quyet?{DEMO}", "Nghị quyết")
    with Warehouse(shipped_copy).publish("test") as draft:
        draft.begin()
    expect(page.get_by_text("Bản số liệu số 2")).to_be_visible(timeout=15 * SECONDS)
    expect(page.get_by_test_id("stToast")).to_contain_text("Đã có số liệu mới")


def test_the_keyboard_alone_reaches_the_review_and_a_target(page: Page, base_url: str):
    visit(page, f"{base_url}/?{DEMO}", "Tổng quan quý III/2024")
    page.get_by_role("link", name="Tổng quan", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Rà soát quý", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Rà soát quý III/2024", timeout=20 * SECONDS)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.sc-card-title') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Lời hứa:")).to_be_visible(timeout=20 * SECONDS)


def test_the_first_screen_says_where_it_stands_and_what_to_decide(page: Page, base_url: str):
    visit(page, f"{base_url}/ra-soat-quy?{DEMO}", "Rà soát quý III/2024")
    for place in (".sc-headline", ".sc-card >> nth=0", ".sc-card >> nth=1"):
        box = page.locator(place).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900
    assert page.locator(".sc-card svg").count() >= 2


def test_a_table_is_downloaded_as_excel(page: Page, base_url: str, tmp_path: Path):
    visit(page, f"{base_url}/ra-soat-quy?{DEMO}", "Rà soát quý III/2024")
    with page.expect_download(timeout=30 * SECONDS) as download:
        page.get_by_role("button", name="Tải Excel", exact=True).first.click()
    assert download.value.suggested_filename == "minh-hoa-ra-soat.xlsx"
    path = tmp_path / "table.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "Chiêu sinh lớp tiếng Khmer" in cells
    assert "Số liệu minh họa" in cells
    assert book.sheetnames[1] == "Nguồn"


def test_an_address_that_is_no_page_is_told_in_vietnamese(page: Page, base_url: str):
    page.goto(f"{base_url}/khong-co-trang-nay")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Không có trang này", timeout=30 * SECONDS)
    assert "page" not in dialog.inner_text().lower()
