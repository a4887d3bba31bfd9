"""Hostile text in a real browser: nothing runs, nothing is drawn but text, nothing turns around."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from etl.load import load_sources
from scorecard.warehouse import Warehouse
from tests.browser.conftest import _serving
from tests.support.hostile_source import (
    DAY,
    MARKS,
    PAYLOADS,
    ROOT,
    as_shown,
    organisation,
    target,
    write_hostile_sources,
    written,
)

SECONDS = 1000
WHOLE = {"to-chuc": ROOT, "pham-vi": "truc-thuoc"}
VIEWS = {
    "overview": ("", WHOLE),
    "review": ("ra-soat-quy", WHOLE),
    "resolutions": ("nghi-quyet", {"to-chuc": organisation("directives")}),
    **{
        f"target-{kind}": (
            "chi-tieu",
            {"to-chuc": organisation(kind), "chi-tieu": target(kind)},
        )
        for kind in ("markup", "arabic")
    },
}
SEARCH = """() => {
  const all = [...document.querySelectorAll("*")]
  const main = [...document.querySelectorAll('[data-testid="stMain"] *')]
  const told = (elements) => elements.map((each) => each.outerHTML.slice(0, 200))
  return {
    ran: window.pwned ?? null,
    injected: told(all.filter((each) => each.matches(
      "#pwn, [name=pwn], base, iframe, object, embed, [srcdoc], [autofocus], plaintext"))),
    handlers: told(all.filter((each) =>
      [...each.attributes].some((one) => /^on/i.test(one.name)))),
    links: told(all.filter((each) => !each.matches("link")
      && /^\\s*(javascript|data|vbscript):|pwn\\.example/i.test(
        each.getAttribute("href") ?? each.getAttribute("xlink:href") ?? ""))),
    markup: told(main.filter((each) => each.matches(
      "strong, em, del, blockquote, pre, hr, img, .katex, [data-testid=stIconMaterial] + *"
      + ", [data-testid=stMarkdownColoredText], mjx-container"))),
    turned: told(main.filter((each) => getComputedStyle(each).direction !== "ltr")),
    wide: told(main.filter((each) => each.checkVisibility()
      && !each.closest("svg, thead, .sc-spoken")
      && each.getBoundingClientRect().right > innerWidth + 1)),
  }
}"""
NOTHING = {name: [] for name in ("injected", "handlers", "links", "markup", "turned", "wide")}


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on nothing but the hostile organisation."""
    folder = tmp_path_factory.mktemp("hostile")
    warehouse = Warehouse(folder / "kho")
    for source in write_hostile_sources(folder):
        assert load_sources([source], warehouse, "=<b>người nạp</b>").problems == []
    with _serving(folder / "kho", folder) as url:
        yield url


@pytest.fixture
def alarms(page: Page) -> list[str]:
    """Dialogs, errors, and requests for anything that a hostile text names."""
    rung: list[str] = []

    def ring(words: str) -> None:
        rung.append(words)

    page.on("dialog", lambda dialog: (ring(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: ring(f"error {error}"))
    page.on("popup", lambda popup: ring(f"popup {popup.url}"))
    page.on(
        "request",
        lambda request: (
            ring(request.url)
            if "pwn" in request.url.partition("?")[0]
            or not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:font|blob:", request.url)
            else None
        ),
    )
    return rung


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_of_hostile_texts_shows_them_and_does_nothing_else(
    page: Page, hostile_url: str, alarms: list[str], view: str
):
    path, query = VIEWS[view]
    page.goto(f"{hostile_url}/{path}?{urlencode({**query, 'ngay': DAY})}")
    foot = page.locator(".sc-source").last
    expect(foot).to_contain_text("Bản số liệu", timeout=40 * SECONDS)
    if path == "chi-tieu":
        kind = view.removeprefix("target-")
        unit = as_shown(written(kind, "indicators", "unit"))
        expect(page.locator(".gtitle").first).to_be_visible(timeout=20 * SECONDS)
        assert unit[:200] in as_shown(page.locator(".gtitle").first.text_content() or "")
        page.locator(".js-plotly-plot .point").first.hover(force=True)
        expect(page.locator(".hoverlayer .hovertext")).to_contain_text(unit[:20])
    assert page.evaluate(SEARCH) == {"ran": None, **NOTHING}
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(300)
    assert page.evaluate(SEARCH)["wide"] == []
    assert alarms == []


def test_a_picker_lists_hostile_names_as_words(page: Page, hostile_url: str, alarms: list[str]):
    page.goto(f"{hostile_url}/nghi-quyet?{urlencode({'to-chuc': organisation('markup')})}")
    for label, column in (("Tổ chức", "organisations.name"), ("Nghị quyết", "resolutions.title")):
        picker = page.get_by_label(label, exact=True).first
        expect(picker).to_have_value(re.compile("HYPERLINK"), timeout=40 * SECONDS)
        picker.click()
        offered = page.get_by_role("option").all_text_contents()
        assert not re.search(f"[{MARKS}]", "".join(offered))
        kinds = PAYLOADS if label == "Tổ chức" else ["markup"]
        for kind in kinds:
            name = as_shown(written(kind, *column.split(".")))
            assert any(name in as_shown(each) for each in offered), (label, kind)
        assert page.get_by_role("option").locator("strong, em, code, img, svg").count() == 0
        assert page.evaluate(SEARCH)["injected"] == []
        page.keyboard.press("Escape")
    assert alarms == []
