"""The page of data checks: what is found, acknowledged and taken back; who has not reported."""

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scorecard.ui.choices import today
from scorecard.warehouse import Warehouse
from tests.pages.conftest import Open, shown

PAGE = "checks"
DEMO = {"to-chuc": "minh-hoa-so-gd", "ngay": "2024-09-30"}
REASON = "Quý ấy <b>không</b> phát sinh"


def words(app: AppTest) -> str:
    assert not app.exception
    return unescape(re.sub(r"<[^>]+>", "", shown(app)))


def test_every_finding_stands_under_its_check_with_why_and_where_to_mend_it(open_page: Open):
    app = open_page(PAGE, DEMO)
    text = words(app)
    assert "8 điều cần kiểm tra, 0 đã xác nhận." in text
    assert "Cả kỳ không khớp các phần: 1" in text
    assert "Năm 2023 báo 6, cộng các quý được 5" in text
    assert "Vì sao hỏi: Kỳ trước và kỳ sau đều có báo cáo" in text
    assert "Thiếu báo cáo giữa quý II/2024 và quý IV/2024" in text
    assert "actuals.csv, dòng" in text
    assert "dòng trùng nhau trong một lần nạp" in text
    html = shown(app)
    assert re.search(r'href="nhap-ket-qua\?to-chuc=minh-hoa-cong-doan&[^"]*ky=2024-Q3"', html)
    assert re.search(r'href="chi-tieu\?[^"]*chi-tieu=minh-hoa-cong-doan-ct17"', html)
    assert not re.search(r"mh\.|2024-Q\d", text)


def test_checks_and_states_are_picked_by_the_address(open_page: Open):
    app = open_page(PAGE, {**DEMO, "loai": "missing_period"})
    assert "Thiếu kỳ ở giữa: 6" in words(app)
    assert "Cả kỳ không khớp các phần: 1" not in words(app)
    app.selectbox(key="pick-tinh-trang").select("da-xac-nhan").run()
    assert app.query_params["tinh-trang"] == "da-xac-nhan"
    assert "Chưa điều nào được xác nhận." in words(app)
    assert "không có loại kiểm tra nào mang mã" in words(open_page(PAGE, {**DEMO, "loai": "<i>"}))


def test_a_cell_sees_its_own_findings_alone(open_page: Open):
    text = words(open_page(PAGE, {**DEMO, "to-chuc": "minh-hoa-cong-doan"}))
    assert "2 điều cần kiểm tra" in text
    assert "CB Văn phòng Sở" not in text


def acknowledge(app: AppTest, *, name: str = "Trần An", reason: str = REASON) -> AppTest:
    app.text_input(key="entering-name").input(name).run()
    app.multiselect(key="acknowledge-missing_period-rows").select("1").select("3")
    app.text_area(key="acknowledge-missing_period-reason").input(reason)
    return app.button(key="acknowledge-missing_period-publish").click().run()


def test_some_findings_are_acknowledged_at_once_and_one_is_taken_back(
    open_page: Open, shipped_copy: Path
):
    app = acknowledge(open_page(PAGE, DEMO, warehouse=shipped_copy))
    text = words(app)
    assert "Đã xác nhận 2 điều, ghi vào bản số liệu số 2." in text
    assert "6 điều cần kiểm tra, 2 đã xác nhận." in text
    assert "Thiếu kỳ ở giữa: 4" in text
    app.query_params["tinh-trang"] = "da-xac-nhan"
    text = words(app.run())
    assert REASON in text
    assert f"Trần An · {today():%d/%m/%Y}" in text
    app.multiselect(key="withdraw-missing_period-rows").select("2")
    text = words(app.button(key="withdraw-missing_period-publish").click().run())
    assert "Đã rút xác nhận 1 điều" in text
    assert "7 điều cần kiểm tra, 1 đã xác nhận." in text
    overview = open_page("overview", DEMO, warehouse=shipped_copy)
    assert "7 điều cần kiểm tra, 1 đã xác nhận" in words(overview)
    assert re.search(r'href="kiem-tra\?[^"]*to-chuc=minh-hoa-so-gd', shown(overview))


def test_without_a_name_or_a_reason_nothing_is_written_and_nothing_lost(
    open_page: Open, shipped_copy: Path
):
    app = acknowledge(open_page(PAGE, DEMO, warehouse=shipped_copy), name="")
    assert "Chưa có tên người viết" in words(app)
    assert app.text_area(key="acknowledge-missing_period-reason").value == REASON
    assert "Chưa có lý do" in words(acknowledge(app, reason=" "))
    assert app.multiselect(key="acknowledge-missing_period-rows").value == ["1", "3"]
    assert Warehouse(shipped_copy).current().number == 1


def test_as_known_then_nothing_is_acknowledged(open_page: Open):
    app = open_page(PAGE, {**DEMO, "biet-den": "2024-01-31"})
    assert "như đã biết ngày 31/01/2024, nên không xác nhận ở đây" in words(app)
    assert not app.text_area
    assert "giữa quý IV/2022 và quý II/2023" in words(app)
    assert "quý IV/2024" not in words(app)


def test_who_has_not_reported_is_listed_with_a_letter_to_send(open_page: Open):
    app = open_page(PAGE, {**DEMO, "xem": "chua-bao-cao"})
    text = words(app)
    assert "5 trong 12 tổ chức chưa báo cáo đủ đến hết quý III/2024: 20 chỉ tiêu còn thiếu." in text
    assert "Trực thuộc Đảng bộ Sở Giáo dục tỉnh Minh Họa" in text
    assert "Quá hạn báo cáo" in text
    (letter,) = (block.value for block in app.main.get("code"))
    assert letter.startswith("(Số liệu minh họa)\nĐÔN ĐỐC BÁO CÁO SỐ LIỆU ĐẾN HẾT QUÝ III/2024")
    assert "quý III/2024 (quá hạn từ 30/10/2024): Sinh hoạt chuyên đề" in letter


def test_a_quarter_review_hints_at_what_is_open(open_page: Open):
    query = {**DEMO, "to-chuc": "minh-hoa-cong-doan"}
    assert "Kiểm tra số liệu: 2 điều cần kiểm tra" in words(open_page("quarter_review", query))
    clean = {**DEMO, "to-chuc": "minh-hoa-mam-non"}
    assert "điều cần kiểm tra" not in words(open_page("quarter_review", clean))
