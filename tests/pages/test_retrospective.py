"""The retrospective page for every kind of mandate: over, running, of a year, without results."""

import re
from collections.abc import Callable

import pytest

from scorecard.labels import mandates
from tests.pages.conftest import Open, shown

Ask = Callable[[dict[str, str]], str]

PAGE = "retrospective"
BEN_TRE = "db-truong-chinh-tri-ben-tre"
CELL = {"to-chuc": "minh-hoa-boi-duong", "ngay": "2024-12-31"}
WHOLE = {"to-chuc": "minh-hoa-so-gd", "ngay": "2024-12-31"}
RUNNING = {**CELL, "ngay": "2023-09-30", "nhiem-ky": "minh-hoa-boi-duong-nk-2022"}


@pytest.fixture(scope="module")
def seen() -> dict[str, str]:
    """What pages showed that were opened already, by their address."""
    return {}


@pytest.fixture
def html_of(open_page: Open, seen: dict[str, str]) -> Callable[[dict[str, str]], str]:
    """The page's HTML at an address, opened once."""

    def ask(query: dict[str, str]) -> str:
        if repr(query) not in seen:
            app = open_page(PAGE, query)
            assert not app.exception
            seen[repr(query)] = shown(app)
        return seen[repr(query)]

    return ask


@pytest.mark.parametrize(
    ("query", "title", "counts"),
    [
        ({"to-chuc": "cb-8-tra-vinh"}, "Tổng kết nhiệm kỳ 2022–2025", "20 chưa đủ số liệu"),
        ({"to-chuc": "cb-pgddt-huong-tra"}, "Tổng kết nhiệm kỳ 2022–2025", "17 chưa đủ số liệu"),
        ({"to-chuc": BEN_TRE}, "Tổng kết năm 2020", "24 chưa đủ số liệu"),
        (
            WHOLE,
            "Tổng kết nhiệm kỳ 2022–2025",
            "Trong 7 chỉ tiêu: 2 vượt, 1 đạt, 3 không đạt, 1 chưa đủ số liệu",
        ),
        (
            CELL,
            "Tổng kết nhiệm kỳ 2022–2025",
            "Trong 20 chỉ tiêu: 8 vượt, 8 đạt, 3 không đạt, 1 chưa đủ số liệu",
        ),
    ],
)
def test_every_organisation_is_looked_back_on(
    html_of: Ask, query: dict[str, str], title: str, counts: str
):
    html = html_of(query)
    assert f"<bdi>{title}</bdi>" in html
    assert counts in html
    assert ("Số liệu minh họa" in html) == query["to-chuc"].startswith("minh-hoa-")
    assert "Kết quả thực hiện chỉ tiêu nghị quyết" in html
    assert "lỗi của chương trình" not in html


def test_targets_without_results_are_said_and_not_drawn(open_page: Open):
    app = open_page(PAGE, {"to-chuc": "cb-8-tra-vinh"})
    html = shown(app)
    assert "cả 20 chỉ tiêu đều chưa thể kết luận, nên không vẽ hình" in html
    assert "Chưa chỉ tiêu nào đủ số liệu để kết luận" in html
    assert not app.get("plotly_chart")
    assert "sc-panel" not in html
    assert "Xếp loại qua các năm" not in html


def test_a_year_without_a_resolution_shows_its_results(html_of: Ask):
    html = html_of({"to-chuc": BEN_TRE, "nam": "2019"})
    assert "<bdi>Tổng kết năm 2019</bdi>" in html
    assert "chưa có nghị quyết với chỉ tiêu cho năm 2019" in html
    assert "Kết quả ngoài chỉ tiêu" in html
    assert "1.668" in html


def test_what_was_set_below_the_last_result_is_pointed_out(html_of: Ask):
    html = html_of({"to-chuc": BEN_TRE, "nam": "2020"})
    assert "3/7 chỉ tiêu đặt thấp hơn kết quả đã đạt ngay trước đó" in html
    assert "năm 2019 đã đạt 1.668" in html


def test_a_term_that_runs_is_shown_as_such(html_of: Ask):
    html = html_of(RUNNING)
    assert "Nhiệm kỳ 2022–2025 chưa kết thúc (xét đến hết 31/12/2024)" in html
    assert "Từ nay đến hết nhiệm kỳ: còn đạt được gì" in html
    assert "Không còn đạt được" in html
    assert "trong quý còn lại" in html
    ended = html_of(CELL)
    assert "chưa kết thúc" not in ended and "còn đạt được gì" not in ended


def test_causes_stand_beside_what_was_missed_and_the_lack_of_one_is_said(html_of: Ask):
    cell = html_of(CELL)
    assert "Chưa mở được lớp ở hai huyện vì thiếu giáo viên tiếng Khmer" in cell
    whole = html_of(WHOLE)
    assert "3 chỉ tiêu không đạt và nguyên nhân (3 chưa nêu nguyên nhân)" in whole
    assert whole.count(mandates.NO_CAUSE) == 6  # in the list and in the table


def test_the_whole_stands_in_its_order(html_of: Ask):
    html = html_of(WHOLE)
    parts = (
        "Trong 7 chỉ tiêu",
        "Đạt và vượt 3/6 chỉ tiêu đã kết luận (50%)",
        "Lời hứa và việc làm từng năm",
        "Kết quả thực hiện chỉ tiêu nghị quyết",
        "nổi bật nhất trước",
        "không đạt và nguyên nhân",
        "Báo cáo muộn trong nhiệm kỳ",
        "Xếp loại qua các năm",
        "So với nhiệm kỳ 2020–2022",
        "Chỉ tiêu đặt ra so với kết quả đã có trước đó",
    )
    places = [html.index(part) for part in parts]
    assert places == sorted(places)


def test_a_panel_stands_for_every_target_with_a_result(html_of: Ask):
    html = html_of(CELL)
    assert html.count('<article class="sc-panel ') == 20
    links = re.findall(r'class="sc-panel-title"><a href="(chi-tieu[^"]*)"', html)
    assert len(links) == 20
    assert all("to-chuc=minh-hoa-boi-duong" in link for link in links)


def test_a_pick_is_written_into_the_address(open_page: Open):
    app = open_page(PAGE, CELL)
    app.selectbox(key="pick-mandate").select("nhiem-ky=minh-hoa-boi-duong-nk-2020").run()
    assert app.query_params["nhiem-ky"] == "minh-hoa-boi-duong-nk-2020"
    assert "<bdi>Tổng kết nhiệm kỳ 2020–2022</bdi>" in shown(app)
    app.selectbox(key="pick-to-chuc").select("minh-hoa-so-gd").run()
    assert "nhiem-ky" not in app.query_params


def test_a_year_and_a_term_take_each_others_place(open_page: Open):
    app = open_page(PAGE, {"to-chuc": BEN_TRE})
    app.selectbox(key="pick-mandate").select("nam=2019").run()
    assert app.query_params["nam"] == "2019"
    assert "nhiem-ky" not in app.query_params


@pytest.mark.parametrize("wanted", [{"nhiem-ky": "<b>x</b>"}, {"nam": "1900"}, {"nam": "x" * 300}])
def test_an_unknown_mandate_is_told_not_guessed(open_page: Open, wanted: dict[str, str]):
    html = shown(open_page(PAGE, {**CELL, **wanted}))
    assert "không có nhiệm kỳ hay năm nào mang mã" in html
    assert "<b>x</b>" not in html
    assert "Trong 20 chỉ tiêu" not in html
