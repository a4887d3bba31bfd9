"""Picking an organisation among many: searched by name, walked from one to the next, or listed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.ui import organisations
from tests.pages.conftest import Open, shown

CELL = "minh-hoa-boi-duong"
TOP = "minh-hoa-so-gd"
DAY = {"ngay": "2024-09-30"}

Look = Callable[..., AppTest]


def answers(app: AppTest) -> list[str]:
    """Names of the organisations that a search found, in their order."""
    found = shown(app).split('<nav class="sc-found"', 1)
    return re.findall(r"<li><a [^>]*><bdi>([^<]*)", found[1]) if len(found) > 1 else []


def options(app: AppTest) -> list[str]:
    return [option.strip() for option in app.selectbox(key="pick-to-chuc").options]


@pytest.fixture
def look(open_page: Open, full_warehouse: Path) -> Look:
    """A page of the whole list."""

    def look(query: dict[str, str], page: str = "resolutions") -> AppTest:
        app = open_page(page, {**DAY, **query}, warehouse=full_warehouse)
        assert not app.exception
        return app

    return look


@pytest.fixture
def among_many(open_page: Open, shipped_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """A page of a warehouse whose organisations are too many to list, and to judge together."""
    monkeypatch.setattr(organisations, "MOST_LISTED", 3)
    monkeypatch.setattr(organisations, "MOST_NEAR", 4)
    monkeypatch.setattr(organisations, "MOST_TOGETHER", 3)

    def look(query: dict[str, str], page: str = "resolutions") -> AppTest:
        app = open_page(page, {**DAY, **query}, warehouse=shipped_copy)
        assert not app.exception
        assert "lỗi của chương trình" not in shown(app)
        return app

    return look


def test_a_search_without_diacritics_lists_names_with_those_above_them(look: Look):
    app = look({"to-chuc": CELL, "tim": "phong giao duc"})
    parts = ("mầm non", "tiểu học", "trung học")
    assert answers(app)[:3] == [f"Chi bộ Phòng Giáo dục {part} (minh họa)" for part in parts]
    html = shown(app)
    assert "Tìm “phong giao duc”: 7 tổ chức" in html
    assert "Đảng bộ Sở Giáo dục tỉnh Minh Họa</bdi>" in html
    assert 'href="?ngay=2024-09-30&amp;to-chuc=minh-hoa-mam-non"' in html


def test_a_search_with_one_answer_is_a_choice(look: Look):
    app = look({"to-chuc": TOP, "tim": "mam non", "pham-vi": "rieng", "nghi-quyet": "x"})
    assert app.query_params["to-chuc"] == "minh-hoa-mam-non"
    assert "tim" not in app.query_params and "nghi-quyet" not in app.query_params
    assert app.selectbox(key="pick-to-chuc").value == "minh-hoa-mam-non"


@pytest.mark.parametrize("text", ["không ai tên thế", "<b>x</b>", "' or 1=1 --", "x" * 5000])
def test_a_search_without_an_answer_says_what_to_try(look: Look, text: str):
    app = look({"to-chuc": CELL, "tim": text})
    html = shown(app)
    assert "không có tổ chức nào mang tên như" in html
    assert "<b>x</b>" not in html
    assert app.selectbox(key="pick-to-chuc").value == CELL


def test_few_are_listed_whole(look: Look):
    assert len(options(look({"to-chuc": CELL}))) > 15


def test_of_many_those_nearby_are_listed_and_walked(among_many: Look):
    app = among_many({"to-chuc": CELL})
    assert 3 <= len(options(app)) <= 6
    assert options(app)[0].startswith("Đảng bộ Sở Giáo dục")
    app.selectbox(key="pick-to-chuc").select(TOP).run()
    assert app.query_params["to-chuc"] == TOP
    seen = [option for option in options(app) if option.endswith("(vừa xem)")]
    listed = [option for option in options(app) if "Bồi dưỡng" in option or "bồi dưỡng" in option]
    assert len(listed) == 1 and (seen == listed or not seen)


def test_an_unknown_one_among_many_can_be_left_by_the_list(among_many: Look):
    app = among_many({"to-chuc": "không-có"})
    assert "Không có tổ chức nào mang mã" in shown(app)
    assert len(options(app)) >= 3


def test_a_tree_too_large_is_counted_branch_by_branch(among_many: Look):
    html = shown(among_many({"to-chuc": TOP}, "overview"))
    parts = ("cùng 11 tổ chức trực thuộc", "Từng đơn vị trực thuộc đứng ở đâu", "có gì",
             "Chỉ tiêu của chính Đảng bộ Sở Giáo dục")  # fmt: skip
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert 'href="./?to-chuc=minh-hoa-van-phong&amp;ngay=2024-09-30"' in html


def test_the_review_of_its_top_alone_leads_to_the_whole(among_many: Look):
    html = shown(among_many({"to-chuc": TOP}, "quarter_review"))
    assert "quá nhiều để liệt kê từng chỉ tiêu" in html
    assert "Cả cây đứng ở đâu" in html


def test_its_comparison_takes_those_directly_below(among_many: Look):
    html = shown(among_many({"to-chuc": TOP}, "compare"))
    assert html.index("Cộng theo từng đơn vị trực thuộc") < html.index("Ai đang ở đâu")
    assert "Số liệu minh họa" in html
