"""An organisation found by typing, on a phone and by keyboard alone."""

import re

from playwright.sync_api import Page, expect

SECONDS = 1000


def test_an_organisation_is_found_by_a_part_of_its_name_without_diacritics(
    page: Page, base_url: str
):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{base_url}/nghi-quyet?to-chuc=minh-hoa-so-gd")
    expect(page.locator(".sc-source").last).to_contain_text("Bản số liệu", timeout=90 * SECONDS)
    box = page.get_by_role("combobox", name="Tổ chức")
    box.fill("phong giao duc")
    first = page.get_by_role("option").first
    expect(first).to_have_text("Tìm “phong giao duc” trong mọi tổ chức", timeout=30 * SECONDS)
    box.press("Enter")
    answers = page.get_by_role("navigation", name="Tổ chức tìm được")
    link = answers.get_by_role("link", name="Chi bộ Phòng Giáo dục mầm non")
    expect(link).to_be_visible(timeout=30 * SECONDS)
    assert "tim=phong+giao+duc" in page.url
    right = answers.evaluate("e => e.getBoundingClientRect().right")
    assert right <= 360
    link.press("Enter")
    expect(page).to_have_url(re.compile("to-chuc=minh-hoa-mam-non"), timeout=30 * SECONDS)
    expect(answers).to_have_count(0, timeout=30 * SECONDS)
    assert "tim=" not in page.url
