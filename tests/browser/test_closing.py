"""A review closed in a real browser and corrected afterwards: as it stood, and what came since."""

from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.load.sources import ACTUALS, BASE, Desk

REVIEW = "ra-soat-quy?to-chuc=db&ngay=2023-06-30&pham-vi=truc-thuoc"
TARGET = "chi-tieu?to-chuc=cb1&chi-tieu=t1&ngay=2023-06-30"
SECONDS = 1000


def test_a_closed_review_stays_and_shows_beside_it_what_was_corrected_since(
    page: Page, fresh_server: Callable[..., str], tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    assert not desk.load(**BASE, actuals=ACTUALS).is_refused
    url = fresh_server(desk.warehouse.directory)
    page.goto(f"{url}/{REVIEW}")
    page.get_by_text("Chốt rà soát quý II/2023").first.click(timeout=40 * SECONDS)
    page.get_by_label("Người viết", exact=True).fill("Trần An")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Chốt rà soát quý II/2023").click()
    banner = page.locator(".sc-note", has_text="bởi Trần An: trang hiện kỳ rà soát như đã chốt")
    expect(banner).to_be_visible(timeout=30 * SECONDS)

    page.goto(f"{url}/{TARGET}")
    page.get_by_role("link", name="Xem như Đảng bộ đã chốt").wait_for(timeout=40 * SECONDS)
    page.get_by_text("Đính chính hoặc rút một số liệu").click()
    page.get_by_label("Số liệu (người)").fill("40")
    page.get_by_label("Lý do đính chính").fill("Đếm trùng lớp")
    page.get_by_label("Người đính chính").fill("Lê Bình")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Công bố: đính chính").click()
    done = page.get_by_text("90 → 40 (đính chính, lý do: Đếm trùng lớp)")
    expect(done).to_be_visible(timeout=30 * SECONDS)

    page.goto(f"{url}/{REVIEW}")
    later = page.locator(".sc-changes li", has_text="đính chính 90 → 40")
    expect(later).to_contain_text("Đếm trùng lớp", timeout=40 * SECONDS)
    expect(page.locator(".sc-changes li", has_text="kết quả 170")).to_contain_text("→ 120")
    grave = [
        each
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert grave == []
    page.get_by_role("link", name="Xem số liệu mới nhất").click()
    back = page.get_by_role("link", name="Xem bản đã chốt")
    expect(back).to_be_visible(timeout=30 * SECONDS)
    assert "chot=moi-nhat" in page.url
    expect(page.get_by_text("Thay đổi từ khi chốt")).to_have_count(0)

    page.goto(f"{url}/{REVIEW}&biet-den=2023-07-10")
    since = page.get_by_role("heading", name="Thay đổi từ ngày 10/07/2023 đến nay")
    expect(since).to_be_visible(timeout=40 * SECONDS)
    expect(page.locator(".sc-changes li", has_text="kết quả 170")).to_contain_text("→ 120")
