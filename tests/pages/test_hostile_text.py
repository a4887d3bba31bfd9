"""Hostile text in every text field of every table: plain text on every page, neutral in files."""

import base64
import csv
import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from etl.load import load_sources
from scorecard.model.tables import TABLES
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.support.hostile_source import (
    DAY,
    MARKS,
    PAYLOADS,
    ROOT,
    as_shown,
    organisation,
    resolution,
    target,
    text_columns,
    write_hostile_sources,
    written,
)

ROOT_FOLDER = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (ROOT_FOLDER / "pages").glob("*.py"))
ACTIVE = {"script", "img", "iframe", "object", "embed", "base", "form", "style", "link", "meta"}
FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")

UNSEEN = {
    "organisations.note",
    "organisations.short_name",  # stands beside the rows of a tree, which are of other kinds
    "narratives.passage",  # a key, and a text of no known passage is told nowhere
    "narratives.text",
    "narratives.author",
}
"""Text columns that these visits need not show."""

CLOSED = ({"chot": ""},)
ELSEWHERE = {
    "checks": ({"tinh-trang": "het-hieu-luc"}, {"xem": "chua-bao-cao"}),
    **dict.fromkeys(("overview", "quarter_review", "retrospective", "compare"), CLOSED),
}
"""What else a page shows, by the parameters of its address: a review as it was closed."""


class Seen(HTMLParser):
    """What HTML comes to in a browser: its text, and what in it would be active."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.active: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts.append(" " * (tag not in ("b", "bdi", "a", "span", "wbr")))
        if tag in ACTIVE:
            self.active.append(tag)
        for name, value in attrs:
            if name == "data-drawing":
                drawn = Seen(base64.b64decode(value or "").decode())
                self.active += drawn.active
            if name.startswith("on") or value == "pwn" or name in ("src", "srcdoc", "autofocus"):
                self.active.append(f"{tag} {name}={value}")
            if name == "href" and re.match(r"\s*[a-z][a-z0-9+.-]*:|\s*//", value or "", re.I):
                self.active.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """The words, blanks folded."""
        return " ".join("".join(self.texts).split())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of nothing but the hostile organisation."""
    folder = tmp_path_factory.mktemp("hostile")
    warehouse = Warehouse(folder / "kho", WarehouseSettings(threads=1))
    for source in write_hostile_sources(folder):
        assert load_sources([source], warehouse, "=<b>người nạp</b>").problems == []
    return folder / "kho"


def drawn(app: AppTest) -> Seen:
    """All HTML of a page, read; anything else in it must be a widget, a chart or a frame."""
    assert not app.exception
    for kind in ("markdown", "json", "latex", "exception", "iframe", "alert"):
        assert app.main.get(kind) == [], kind
    blocks = [block.value for block in app.main.get("html")]
    assert not any("lỗi của chương trình" in block for block in blocks)
    seen = Seen("\n".join(block for block in blocks if not block.startswith("<style")))
    assert seen.active == []
    assert not re.search(f"[{MARKS}]", seen.text)
    for block in app.main.get("code"):  # text as it stands
        assert not re.search(f"[{MARKS}]", block.value)
    for widget in (*app.main.get("selectbox"), *app.main.get("multiselect")):
        for option in widget.options:
            assert not re.search(f"[{MARKS}]", option), option
    return seen


def fields(seen: str, kind: str) -> set[str]:
    """The text fields of a kind's rows that stand in a page word for word."""
    return {
        f"{table.name}.{name}"
        for table in TABLES
        for name in text_columns(table.name)
        if as_shown(written(kind, table.name, name)) in seen
    }


@pytest.fixture
def spied(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What writes each file that the pages offer, by the file's name."""
    offered: dict[str, Callable[[], bytes]] = {}
    draw = st.download_button

    def offer(label: str, data: Callable[[], bytes], **rest: object) -> bool:
        offered[str(rest["file_name"])] = data
        return draw(label, data, **rest)

    monkeypatch.setattr(st, "download_button", offer)
    return offered


def assert_neutral(files: dict[str, bytes]) -> None:
    """No cell of any file is a formula, too long, or holds a mark; hostile texts are in them."""
    held: list[str] = []
    for name, content in files.items():
        if name.endswith(".csv"):
            assert_neutral_csv(content)
            continue
        if not name.endswith(".xlsx"):  # Word, PDF, PowerPoint: read whole in tests/reports
            assert content
            continue
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            assert sheet._images == []
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value):
                assert cell.data_type != "f", (name, cell.value)
                assert cell.hyperlink is None
                if cell.data_type == "s":
                    assert cell.quotePrefix or not cell.value.startswith(FORMULA_STARTS)
                    assert not re.search(f"[{MARKS}]", cell.value)
                    assert len(cell.value.encode("utf-16-le")) <= 2 * 32_767
                    held.append(cell.value)
    whole = as_shown(" ".join(held))
    assert [kind for kind in PAYLOADS if as_shown(PAYLOADS[kind])[:200] not in whole] == []


def assert_neutral_csv(content: bytes) -> None:
    """As Excel reads it in Việt Nam, and as one reads it that parts cells at commas or tabs."""
    text = content.decode("utf-8-sig")
    assert not re.search(f"[{MARKS}]", text)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(FORMULA_STARTS) or re.fullmatch(r"-[\d,]+%?", cell), cell
    for piece in re.split(r"[,\t\r\n]", text):
        assert not re.match(r"[=@\uff1d\uff20]|[-+\uff0b\uff0d](?!\s)[^-]", piece), piece


def test_every_text_field_of_every_table_is_hostile(hostile: Path):
    with Warehouse(hostile).read() as reader:
        for table in TABLES:
            for name in text_columns(table.name):
                count = f'select count(distinct "{name}") from store.{table.name}'  # noqa: S608
                ((held,),) = reader._execute(count).fetchall()
                assert held >= len(PAYLOADS), f"{table.name}.{name}"


def everywhere() -> Iterator[tuple[str, AppTest]]:
    """The pages one after the other: of the whole tree, then of each target and resolution."""
    chosen = {"target": ("chi-tieu", target), "resolutions": ("nghi-quyet", resolution)}
    for name in PAGES:
        app = AppTest.from_file(str(ROOT_FOLDER / "dashboard.py"), default_timeout=60)
        # Of closed reviews the latest figures, so that the forms to correct them are drawn too.
        latest = {"pham-vi": "truc-thuoc", "chot": "moi-nhat"}
        app.query_params.update({"to-chuc": ROOT, "ngay": DAY, **latest})
        app.run()
        yield "", app if name == "overview" else app.switch_page(f"pages/{name}.py").run()
        for asked in ELSEWHERE.get(name, ()):
            app.query_params.update(asked)
            yield "", app.run()
        for kind in PAYLOADS if name in chosen else ():
            parameter, id_of = chosen[name]
            app.query_params.update({"to-chuc": organisation(kind), parameter: id_of(kind)})
            yield kind, app.run()


def test_every_page_shows_every_text_as_written(
    hostile: Path, spied: dict[str, Callable[[], bytes]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ROOT_FOLDER)
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(hostile))
    shown: dict[str, set[str]] = {kind: set() for kind in PAYLOADS}
    files: dict[str, bytes] = {}
    for of_kind, app in everywhere():
        text = drawn(app).text
        for kind in [of_kind] if of_kind else PAYLOADS:
            shown[kind] |= fields(text, kind)
        files |= {f"{of_kind} {name}": write() for name, write in spied.items()}
        spied.clear()
    everything = {f"{table.name}.{name}" for table in TABLES for name in text_columns(table.name)}
    for kind in PAYLOADS:
        assert everything - shown[kind] - UNSEEN == set(), kind
    assert_neutral(files)
