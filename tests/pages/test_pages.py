"""Every page in every state: no exception, Vietnamese, what is missing said with what to do."""

import re
from html import escape
from pathlib import Path

import pytest

from scorecard.ui.tree import INDENT
from scorecard.warehouse import Warehouse
from tests.pages.conftest import Open, shown
from tests.support.odd_source import BARE, DISSOLVED, HOSTILE, HOSTILE_ID, HOSTILE_TARGET

PAGES = ["overview", "quarter_review", "target", "retrospective", "resolutions"]
DEMO = {"to-chuc": "minh-hoa-boi-duong", "ngay": "2024-09-30"}
REAL = {"to-chuc": "db-truong-chinh-tri-ben-tre", "ngay": "2020-06-30"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_an_organisation_with_targets(open_page: Open, name: str):
    app = open_page(name, REAL)
    assert not app.exception
    assert "Trường Chính trị Bến Tre" in shown(app)
    assert "Số liệu minh họa" not in shown(app)
    assert "lỗi của chương trình" not in shown(app)


@pytest.mark.parametrize("name", PAGES)
def test_a_made_up_organisation_is_marked_on_every_page(open_page: Open, name: str):
    app = open_page(name, DEMO)
    assert "Số liệu minh họa" in shown(app)
    assert "lỗi của chương trình" not in shown(app)


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_warehouse_says_how_to_fill_it(open_page: Open, name: str, tmp_path: Path):
    app = open_page(name, warehouse=tmp_path / "nothing")
    assert not app.exception
    assert "python -m etl load" in shown(app)
    assert 'href="nap-so-lieu"' in shown(app)


@pytest.mark.parametrize("name", PAGES)
def test_an_organisation_without_targets_is_no_fault(open_page: Open, name: str):
    app = open_page(name, {"to-chuc": BARE, "ngay": "2024-09-30"})
    assert not app.exception
    assert "Chi bộ không chỉ tiêu" in shown(app)
    assert "Nạp tệp số liệu" in shown(app) or "Chọn một chỉ tiêu" in shown(app)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("wanted", ["không-có", "<b>x</b>", "x" * 5000, "' or 1=1 --"])
def test_an_unknown_organisation_is_told_not_guessed(open_page: Open, name: str, wanted: str):
    app = open_page(name, {"to-chuc": wanted})
    assert not app.exception
    assert "Không có tổ chức nào mang mã" in shown(app)
    assert escape(wanted[:40]) in shown(app)
    assert "lỗi của chương trình" not in shown(app)


@pytest.mark.parametrize("wanted", ["khong-co", "<i>", "../../etc"])
def test_an_unknown_target_or_resolution_is_told(open_page: Open, wanted: str):
    app = open_page("target", {**DEMO, "chi-tieu": wanted})
    assert "không có chỉ tiêu nào mang mã" in shown(app)
    app = open_page("resolutions", {**DEMO, "nghi-quyet": wanted})
    assert "không có nghị quyết nào mang mã" in shown(app)


@pytest.mark.parametrize("day", ["hôm nay", "2024-13-45", "0001-01-01", "9999-12-31", "[]"])
def test_a_date_that_is_none_is_told_and_left_aside(open_page: Open, day: str):
    app = open_page("quarter_review", {"to-chuc": DEMO["to-chuc"], "ngay": day, "biet-den": day})
    assert "không phải một ngày" in shown(app)
    assert "Trong 20 chỉ tiêu" in shown(app)


@pytest.mark.parametrize("name", PAGES)
def test_a_dissolved_organisation_answers_and_is_in_nobodys_tree(open_page: Open, name: str):
    app = open_page(name, {"to-chuc": DISSOLVED, "ngay": "2024-09-30"})
    assert "kết thúc hoạt động ngày 30/06/2023, nhập vào Đảng bộ thử" in shown(app)
    other = open_page(name, {"to-chuc": "odd-goc", "ngay": "2024-09-30"})
    options = other.selectbox(key="pick-to-chuc").options
    assert not any("giải thể" in option for option in options)
    assert any("Chi bộ không chỉ tiêu" in option for option in options)


@pytest.mark.parametrize("name", PAGES)
def test_hostile_texts_are_shown_as_texts(open_page: Open, name: str):
    query = {"to-chuc": HOSTILE_ID, "ngay": "2024-09-30", "chi-tieu": HOSTILE_TARGET}
    html = shown(open_page(name, query))
    assert escape(HOSTILE)[:30] in html
    assert not re.search(r"<(script|img|b>người)", html)
    assert "javascript:1)" in html  # as text
    assert not re.search(r'href="\s*javascript', html)
    assert "‮" not in re.sub(r"data-drawing=\"[^\"]*\"", "", html)


def test_the_review_names_what_needs_a_decision_first(open_page: Open):
    html = shown(open_page("quarter_review", DEMO))
    order = [html.index(words) for words in ("Cần quyết định", "Các chỉ tiêu khác", "Thay đổi từ")]
    assert order == sorted(order)
    assert "Biện pháp" in html
    assert "Người báo cáo" in html


def test_links_keep_organisation_and_date(open_page: Open):
    app = open_page("quarter_review", DEMO)
    links = re.findall(r'href="(chi-tieu[^"]*)"', shown(app))
    assert len(links) >= 20
    assert all("to-chuc=minh-hoa-boi-duong" in link and "ngay=2024-09-30" in link for link in links)


def test_a_target_alone_in_the_address_brings_its_organisation(open_page: Open):
    app = open_page("target", {"chi-tieu": "minh-hoa-boi-duong-ct13", "ngay": "2024-09-30"})
    assert app.selectbox(key="pick-to-chuc").value == "minh-hoa-boi-duong"
    assert "Lời hứa" in shown(app)
    assert "(mục 6)" in shown(app)


def test_a_pick_is_written_into_the_address(open_page: Open):
    app = open_page("quarter_review", DEMO)
    app.selectbox(key="pick-ngay").select("2024-06-30").run()
    assert app.query_params["ngay"] == "2024-06-30"
    assert "Rà soát quý II/2024" in shown(app)
    app.selectbox(key="pick-to-chuc").select("minh-hoa-van-phong").run()
    assert app.query_params["to-chuc"] == "minh-hoa-van-phong"
    assert app.query_params["ngay"] == "2024-06-30"


def test_any_other_day_can_be_reviewed(open_page: Open):
    app = open_page("quarter_review", DEMO)
    app.selectbox(key="pick-ngay").select("ngày khác").run()
    app.date_input(key="pick-day").set_value("2024-08-15").run()
    assert app.query_params["ngay"] == "2024-08-15"
    assert "Rà soát ngày 15/08/2024" in shown(app)


def test_the_overview_of_a_party_committee_leads_to_its_cells(open_page: Open):
    html = shown(open_page("overview", {"to-chuc": "minh-hoa-so-gd", "ngay": "2024-09-30"}))
    assert "Từng tổ chức đứng ở đâu" in html
    assert 'href="./?to-chuc=minh-hoa-van-phong&amp;ngay=2024-09-30"' in html
    assert "Chưa báo cáo" in html


def test_results_without_targets_are_shown(open_page: Open):
    html = shown(open_page("overview", {"to-chuc": "db-so-gddt-2021"}))
    assert "Chưa có chỉ tiêu nào" in html
    assert "Kết quả ngoài chỉ tiêu" in html


def test_organisations_stand_in_vietnamese_order(open_page: Open):
    options = open_page("overview", DEMO).selectbox(key="pick-to-chuc").options
    names = [option for option in options if option.startswith(INDENT) and "minh họa" in option]
    places = [next(i for i, n in enumerate(names) if w in n) for w in ("Công", "Thanh", "Văn")]
    assert places == sorted(places)


def damage_pointer(folder: Path) -> None:
    (folder / "CURRENT").write_text("rác", "utf-8")


def truncate(folder: Path) -> None:
    path = next(folder.glob("g*.duckdb"))
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("harm", [damage_pointer, truncate])
@pytest.mark.parametrize("name", PAGES)
def test_a_damaged_warehouse_says_what_to_do(open_page: Open, shipped_copy: Path, name, harm):
    harm(shipped_copy)
    app = open_page(name, warehouse=shipped_copy)
    assert not app.exception
    assert "python -m etl generations" in shown(app)


def test_a_load_is_seen_by_the_next_run(open_page: Open, shipped_copy: Path):
    app = open_page("quarter_review", DEMO, warehouse=shipped_copy)
    assert "<bdi>số 1</bdi>" in shown(app)
    with Warehouse(shipped_copy).publish("test") as draft:
        draft.begin()
    app.run()
    assert "<bdi>số 2</bdi>" in shown(app)
