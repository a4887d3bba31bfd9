"""An explanation typed in a real browser: by keyboard, beside a load, and seen in the review."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from etl.entry import enter
from scorecard.warehouse import Warehouse

TARGET = "minh-hoa-cong-doan-ct12"
REVIEW = "ra-soat-quy?to-chuc=minh-hoa-cong-doan&ngay=2024-09-30"
SECONDS = 1000


def test_an_explanation_is_typed_published_and_seen_in_the_review(
    page: Page, fresh_server: Callable[..., str], shipped_copy: Path
) -> None:
    url = fresh_server(shipped_copy)
    page.goto(f"{url}/{REVIEW}")
    way = page.locator(f'.sc-card a[href*="{TARGET}"][href*="viet=giai-trinh"]')
    way.click(timeout=40 * SECONDS)
    cause = page.get_by_label("Nguyên nhân", exact=True)
    expect(cause).to_be_visible(timeout=20 * SECONDS)
    cause.click()
    page.keyboard.type("Thiếu phòng học")
    # Somebody else publishes while this is half typed: the page turns over, the text stays.
    row = {"target_id": TARGET, "review_date": date(2023, 9, 30), "cause": "Việc năm trước"}
    told = {"commentaries": [{**row, "recorded_on": date(2023, 10, 2), "author": "Bình"}]}
    assert enter(told, Warehouse(shipped_copy), "Bình").generation == 2
    expect(page.locator(".sc-source").last).to_contain_text("số 2", timeout=20 * SECONDS)
    expect(cause).to_have_value("Thiếu phòng học")
    page.keyboard.type(" ba tháng")
    page.keyboard.press("Tab")
    page.keyboard.type("Mượn phòng của trường")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Người viết", exact=True)).to_be_focused()
    page.keyboard.type("Trần An")
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Ghi giải trình")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã ghi giải trình cho kỳ rà soát")).to_be_visible(timeout=20 * SECONDS)
    expect(page.locator(".sc-source").last).to_contain_text("số 3", timeout=20 * SECONDS)
    row_ = page.locator(".sc-table tr", has_text="Thiếu phòng học ba tháng")
    expect(row_).to_contain_text("Mượn phòng của trường")
    expect(row_).to_contain_text("Trần An")
    expect(cause).to_have_value("")
    page.goto(f"{url}/{REVIEW}")
    card = page.locator(".sc-card", has_text="Thiếu phòng học ba tháng")
    expect(card).to_be_visible(timeout=40 * SECONDS)


def test_a_refusal_is_told_beside_its_field(
    any_page: Page, fresh_server: Callable[..., str], shipped_copy: Path
) -> None:
    page, url = any_page, fresh_server(shipped_copy)
    page.goto(f"{url}/chi-tieu?chi-tieu={TARGET}&ngay=2024-09-30&viet=giai-trinh")
    cause = page.get_by_label("Nguyên nhân", exact=True)
    cause.fill("Thiếu phòng học", timeout=40 * SECONDS)
    page.get_by_role("button", name="Ghi giải trình").click()
    alert = page.get_by_role("alert").filter(has_text=re.compile("Chưa có tên người viết"))
    expect(alert).to_be_visible(timeout=20 * SECONDS)
    expect(cause).to_have_value("Thiếu phòng học")
    found = Axe().run(page)
    grave = [
        each for each in found.response["violations"] if each["impact"] in ("serious", "critical")
    ]
    assert grave == [], [each["id"] for each in grave]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
