"""The comparison page: the made-up Đảng bộ, a cell without cells, every choice in the address."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, shown

PAGE = "compare"
WHOLE = {"to-chuc": "minh-hoa-so-gd", "ngay": "2024-09-30"}


def rows(html: str) -> list[str]:
    """Names of the matrix's members, in their order."""
    matrix = html.split('<div class="sc-matrix"', 2)[1].split("</table>")[0]
    return re.findall(r'class="sc-x-name"><a [^>]*><bdi>([^<]*)', matrix)


@pytest.fixture(scope="module")
def seen() -> dict[str, AppTest]:
    return {}


@pytest.fixture
def whole(open_page: Open, seen: dict[str, AppTest]) -> AppTest:
    """The page of the made-up Đảng bộ, opened once."""
    if "whole" not in seen:
        seen["whole"] = open_page(PAGE, WHOLE)
        assert not seen["whole"].exception
    return seen["whole"]


def test_the_page_holds_its_sections_in_order(whole: AppTest):
    html = shown(whole)
    parts = (
        "So sánh chi bộ",
        "Số liệu minh họa",
        "Ai đang ở đâu",
        "Cộng tất cả",
        "Đảng viên hoàn thành tốt nhiệm vụ trở lên, năm 2024",
        "khoảng tin cậy 95%",
        "Qua các năm",
        "cả 11 chi bộ có gì",
        "Chỉ tiêu của cấp trên và chỉ tiêu giao xuống",
        "thành lập, giải thể, nhập hoặc chuyển",
    )
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert "lỗi của chương trình" not in html
    assert "11 chi bộ, 202 đảng viên" in html


def test_small_cells_share_a_rank_and_the_page_says_so(whole: AppTest):
    html = shown(whole)
    assert "10/11 nơi chưa phân biệt được với nơi có kết quả chắc nhất" in html
    assert html.count("10 nơi đồng hạng") == 10
    assert "75% (6/8)" in html


def test_the_dissolved_cell_is_no_row_and_is_told_with_its_successor(whole: AppTest):
    html = shown(whole)
    assert not [name for name in rows(html) if "Khảo thí" in name]
    assert "nhập vào Chi bộ Phòng Giáo dục trung học (minh họa)" in html
    assert ">12/12<" in html  # of the roll-up: its figures of 2024 count once


def test_shared_targets_show_their_difference_and_shares_are_not_summed(whole: AppTest):
    html = shown(whole)
    assert "thấp hơn 1\N{NO-BREAK SPACE}người" in html
    assert "cao hơn 5\N{NO-BREAK SPACE}cuộc" in html
    assert "Không cộng 4 chỉ tiêu là tỷ lệ, xếp loại hoặc có/không" in html


def test_cells_lead_to_targets_and_names_to_the_quarter_review(whole: AppTest):
    html = shown(whole)
    assert re.search(r'href="ra-soat-quy\?ngay=2024-09-30&amp;to-chuc=minh-hoa-mam-non"', html)
    assert re.search(r'href="chi-tieu\?[^"]*chi-tieu=minh-hoa-mam-non-ct02"', html)


def test_names_sort_the_vietnamese_way_and_back(open_page: Open):
    names = rows(shown(open_page(PAGE, {**WHOLE, "xep": "ten"})))
    assert names[0].startswith("Chi bộ Công đoàn ngành")
    assert names[-1].startswith("Chi bộ Văn phòng")
    assert rows(shown(open_page(PAGE, {**WHOLE, "xep": "-ten"}))) == names[::-1]


def test_sizes_sort_from_the_largest(open_page: Open):
    html = shown(open_page(PAGE, {**WHOLE, "xep": "quy-mo"}))
    assert "chuyên" in rows(html)[0] and "Thanh tra" in rows(html)[-1]
    assert 'aria-sort="descending"' in html


def test_a_status_sorts_from_the_worst(open_page: Open):
    html = shown(open_page(PAGE, {**WHOLE, "xep": "mh.members.disciplined"}))
    assert rows(html)[0].startswith("Chi bộ Trường Phổ thông Dân tộc nội trú")


def test_peers_compare_among_themselves(open_page: Open):
    html = shown(open_page(PAGE, {**WHOLE, "ngang-hang": "Chi bộ, dưới 9 đảng viên"}))
    assert len(rows(html)) == 3
    assert "Cộng tất cả" not in html


def test_another_indicator_and_group_come_from_the_address(open_page: Open):
    query = {**WHOLE, "nhom": "tat-ca", "chi-so": "mh.members.admitted"}
    html = shown(open_page(PAGE, query))
    assert "Đảng viên mới kết nạp, năm 2024" in html
    assert "Xếp hạng theo mức hoàn thành so với mức được giao" in html
    assert html.count('class="sc-x-head"') > 25


def test_picks_are_written_into_the_address(open_page: Open):
    app = open_page(PAGE, WHOLE)
    app.selectbox(key="pick-xep").select("ten").run()
    assert app.query_params["xep"] == "ten"
    app.selectbox(key="pick-chi-so").select("mh.inspection.done").run()
    assert "Cuộc kiểm tra, giám sát, năm 2024" in shown(app)


@pytest.mark.parametrize(
    "wrong",
    [{"nhom": "<b>x</b>"}, {"chi-so": "<b>x</b>"}, {"xep": "<b>x</b>"}, {"ngang-hang": "<b>x</b>"}],
)
def test_what_nobody_knows_is_told_not_guessed(open_page: Open, wrong: dict[str, str]):
    html = shown(open_page(PAGE, {**WHOLE, **wrong}))
    assert "Mã trong địa chỉ có thể đã gõ sai" in html
    assert "<b>x</b>" not in html


@pytest.mark.parametrize("page", ["0", "99", "x", "-1", "9" * 30])
def test_a_page_beyond_the_last_is_the_nearest(open_page: Open, page: str):
    app = open_page(PAGE, {**WHOLE, "trang": page})
    assert not app.exception
    assert len(rows(shown(app))) == 11


@pytest.mark.parametrize("organisation", ["db-truong-chinh-tri-ben-tre", "cb-8-tra-vinh"])
def test_a_real_one_without_cells_says_so(open_page: Open, organisation: str):
    app = open_page(PAGE, {"to-chuc": organisation})
    html = shown(app)
    assert not app.exception
    assert "Không có chi bộ trực thuộc để so sánh" in html
    assert "Số liệu minh họa" not in html


def test_hostile_names_stay_text(open_page: Open):
    html = shown(open_page(PAGE, {"to-chuc": "odd-goc", "ngay": "2024-09-30"}))
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html
