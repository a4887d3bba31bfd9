"""Every figure shows its versions; correcting and withdrawing ask why and lose nothing."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.entry import enter
from scorecard.ui.choices import today
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.load.sources import ACTUALS, BASE, Desk
from tests.pages.conftest import Open, shown

QUERY = {"to-chuc": "cb1", "chi-tieu": "t1", "ngay": "2023-06-30"}
FORM = "correct-cb1-flow"
LONELY = ACTUALS + "    cb1,stock,2023,4,2024-01-05\n"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    desk = Desk(tmp_path)
    assert not desk.load(**BASE, actuals=LONELY).is_refused
    return desk.warehouse.directory


@pytest.fixture
def opened(open_page: Open, warehouse: Path) -> AppTest:
    app = open_page("target", QUERY, warehouse=warehouse)
    assert not app.exception
    return app


def press(app: AppTest, reason: str, value: str | None = None) -> str:
    """Type into the form what is given, and publish; the page as it then reads."""
    if value is not None:
        (field,) = [each for each in app.text_input if (each.key or "").startswith("value-corr")]
        field.input(value)
    app.text_area(key=f"reason-{FORM}").input(reason)
    app.text_input(key="entering-name-figure").input("Trần An")
    app.button(key=f"publish-{FORM}").click().run()
    assert not app.exception
    return unescape(re.sub("</?bdi>", "", shown(app)).replace("\xa0", " "))


def test_a_figure_is_corrected_and_withdrawn_with_reasons_and_keeps_its_versions(opened: AppTest):
    assert "Chưa có lý do: ghi vì sao đính chính" in press(opened, " ")
    assert "'chín chục' không phải số" in press(opened, "Đếm trùng", "chín chục")
    html = press(opened, "Đếm trùng", "40")
    assert "quý II/2023" in opened.selectbox(key=f"pick-{FORM}").options[0]
    assert "bản số liệu số 2: 90 → 40 (đính chính, lý do: Đếm trùng)" in html
    assert f"Đã thay bằng bản sau ngày {today():%d/%m/%Y} bởi Trần An" in html
    assert "Trang Chi tiết chỉ tiêu, dòng 1; lần nạp 2" in html
    opened.radio(key=f"what-{FORM}").set_value("Rút số liệu").run()
    html = press(opened, "Không có thật")
    assert "lý do: Không có thật" in html
    assert f"Đã rút ngày {today():%d/%m/%Y} bởi Trần An" in html
    assert "Kỳ này không còn số liệu" in html


def test_a_version_that_came_meanwhile_is_told_and_what_is_typed_stays(
    opened: AppTest, warehouse: Path
):
    opened.text_area(key=f"reason-{FORM}").input("Đếm trùng").run()
    row = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q2", "value": 45}
    row |= {"recorded_on": today(), "recorded_by": "Lê Bình"}
    enter({"actuals": [row]}, Warehouse(warehouse, WarehouseSettings(threads=1)), "Lê Bình")
    html = press(opened, "Đếm trùng", "40")
    assert "Lê Bình đã công bố bản khác: quý II/2023: 45 (bản 2)" in html
    assert "người khác vừa công bố" in html
    assert Warehouse(warehouse).current().number == 2
    opened.button(key=f"decide-{FORM}-2023-Q2/False").click().run()
    assert "45 → 40 (đính chính" in press(opened, "Đếm trùng")


def test_a_figure_without_target_has_a_page_of_its_versions(open_page: Open, warehouse: Path):
    overview = shown(open_page("overview", {"to-chuc": "cb1"}, warehouse=warehouse))
    assert "chi-tieu?to-chuc=cb1&amp;chi-so=stock" in overview
    app = open_page("target", {"to-chuc": "cb1", "chi-so": "stock"}, warehouse=warehouse)
    html = shown(app)
    assert "Trường chuẩn" in html
    assert "actuals.csv, dòng 4; lần nạp 1" in html
    assert app.button(key="publish-correct-cb1-stock")
    unknown = open_page("target", {"to-chuc": "cb1", "chi-so": "không có"}, warehouse=warehouse)
    assert "Không có số liệu nào của chỉ số này ở đây" in shown(unknown)


def test_a_past_state_is_not_corrected(open_page: Open, warehouse: Path):
    app = open_page("target", {**QUERY, "biet-den": "2023-07-10"}, warehouse=warehouse)
    assert "không đính chính ở đây" in shown(app)
    assert not [each for each in app.button if "correct" in (each.key or "")]
