"""The grid in real browsers: kept through a killed server, and two people on one figure."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import free_port, served
from tests.load.sources import Desk
from tests.templates.unit import UNIT

SECONDS = 1000
GRID = "nhap-ket-qua?to-chuc=cb1&ky=2023-Q3&nguoi="


def field(page: Page) -> Locator:
    return page.get_by_label("Chiêu sinh: số liệu, học viên", exact=True)


def said(page: Page, words: str) -> None:
    expect(page.locator(".sc-said", has_text=words)).to_be_visible(timeout=30 * SECONDS)


def test_what_is_typed_outlives_a_killed_server_and_the_later_of_two_decides(
    browser: Browser, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    assert not desk.load(**UNIT).is_refused
    folder, port = desk.warehouse.directory, free_port()
    first = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900}).new_page()
    with served(folder, tmp_path, port) as (url, server):
        first.goto(f"{url}/{GRID}An")
        field(first).click(timeout=40 * SECONDS)
        expect(first).to_have_title("Nhập kết quả · Chỉ tiêu nghị quyết")
        first.keyboard.type("1.120")  # and never leaves the field
        said(first, "Số mới: 1.120 học viên")
        server.kill()
        server.wait()
    with served(folder, tmp_path, port) as (url, _):
        # The page comes back by itself; so does one that is opened anew, on a phone, by another.
        expect(field(first)).to_be_enabled(timeout=40 * SECONDS)
        expect(field(first)).to_have_value("1.120")
        said(first, "Số mới: 1.120 học viên")
        phone = {"width": 360, "height": 800}
        other = browser.new_context(locale="vi-VN", viewport=phone).new_page()
        other.goto(f"{url}/{GRID}Bình")
        expect(other.get_by_text("Kỳ này còn bản nháp chưa công bố của An")).to_be_visible(
            timeout=40 * SECONDS
        )
        field(other).fill("150")
        said(other, "Số mới: 150 học viên")
        _is_sound(other)
        other.get_by_role("button", name="Công bố 1 số liệu").click()
        expect(other.get_by_text("Đã công bố vào bản số liệu số 2")).to_be_visible(
            timeout=30 * SECONDS
        )
        said(first, "Bạn đang gõ 1.120")  # untouched meanwhile
        first.get_by_role("button", name="Dùng số của tôi (1.120)").click()
        reason = first.get_by_label("Lý do đính chính “Chiêu sinh”")
        reason.fill("đếm lại", timeout=30 * SECONDS)
        first.get_by_role("button", name="Công bố 1 số liệu").click(timeout=30 * SECONDS)
        expect(first.get_by_text("150 → 1.120 (đính chính, lý do: đếm lại)")).to_be_visible(
            timeout=30 * SECONDS
        )
        expect(field(first)).to_have_value("")
    figures = "select value, recorded_by, note from actual where recorded_by is not null"
    assert desk.rows(f"{figures} order by report_id") == [
        (150, "Bình", None),
        (1120, "An", "đếm lại"),
    ]


def _is_sound(page: Page) -> None:
    found = Axe().run(page)
    grave = [
        each for each in found.response["violations"] if each["impact"] in ("serious", "critical")
    ]
    assert grave == [], [(each["id"], each["nodes"][0]["html"]) for each in grave]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
