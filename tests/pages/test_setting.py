"""A resolution and its targets entered by hand, changed by a decision, put right."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.board import resolutions, target_detail, target_versions
from scorecard.warehouse import Warehouse
from tests.pages.conftest import Open, shown

OWN = "minh-hoa-so-gd"
SHARE = "Mỗi năm học, ít nhất 80% học viên được cấp chứng chỉ, trên số học viên dự thi"


def fill(app: AppTest, **cells: str) -> AppTest:
    """Type into the fields whose keys end so, and let the page follow."""
    for cell, typed in cells.items():
        ending = f"-{cell.replace('__', '-')}"
        fields = [*app.text_input, *app.selectbox]
        field = next(each for each in fields if str(each.key).endswith(ending))
        (field.select if field in app.selectbox else field.input)(typed)  # type: ignore[operator]
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    button = next(each for each in app.button if str(each.key).startswith(key))
    button.click().run()
    assert not app.exception
    return app


def named(app: AppTest) -> AppTest:
    app.text_input(key="entering-name").input("Trần An")
    return app


@pytest.fixture
def opened(open_page: Open, shipped_copy: Path) -> AppTest:
    app = open_page("setting", {"to-chuc": OWN}, warehouse=shipped_copy)
    assert not app.exception
    return app


def test_a_resolution_its_term_and_a_target_are_entered_and_changed_by_a_decision(
    opened: AppTest, open_page: Open, shipped_copy: Path
) -> None:
    fill(opened, kind="congress")
    fill(opened, term_id="moi")
    fill(opened, term_ordinal="XII", start_date="28/06/2031", end_date="27/06/2036")
    fill(opened, title="Nghị quyết thử", adopted_on="28/06/2031")
    press(named(opened), "publish-resolution")
    with Warehouse(shipped_copy).read() as reader:
        found = resolutions(reader, frozenset({OWN}))
    (resolution_id,) = found.loc[found["title"] == "Nghị quyết thử", "resolution_id"]
    assert opened.query_params["nghi-quyet"] in (resolution_id, [resolution_id])

    fill(opened, indicator_id="moi")
    counted = {"indicator_name": "Tỷ lệ học viên được cấp chứng chỉ", "unit": "%"}
    fill(opened, **counted, definition="Trên số học viên dự thi", measure="ratio")
    fill(opened, title="80% được cấp chứng chỉ", cadence="each_year", year_basis="school")
    fill(opened, comparator=">=", value="tám mươi")
    assert SHARE not in shown(opened)
    press(named(opened), "publish-setting")
    assert "không phải số" in shown(opened)
    assert (
        next(e for e in opened.text_input if str(e.key).endswith("ratio-value")).value == "tám mươi"
    )
    fill(opened, value="80")
    assert SHARE in shown(opened)
    press(named(opened), "publish-setting")
    assert "Đã ghi chỉ tiêu mới vào bản số liệu số" in shown(opened)

    with Warehouse(shipped_copy).read() as reader:
        ((target_id,),) = reader._execute(
            "select target_id from target where resolution_id = $id", {"id": resolution_id}
        ).fetchall()
    query = {"to-chuc": OWN, "nghi-quyet": resolution_id, "chi-tieu": target_id}
    change = open_page("setting", query, warehouse=shipped_copy)
    fill(change, value="75")
    press(named(change), "publish-setting")
    assert "Chưa chọn: đây là điều chỉnh theo quyết định hay sửa lỗi nhập" in shown(change)
    fill(change, way="dieu-chinh")
    fill(change, decision="Nghị quyết số 9", decided_on="05/10/2026")
    press(named(change), "publish-setting")
    assert "có trước nghị quyết đặt ra chỉ tiêu" in shown(change)
    with Warehouse(shipped_copy).read() as reader:
        versions = target_versions(reader, target_id)
    assert versions is not None
    assert len(versions.rows) == 1


def test_a_target_is_changed_by_a_decision_and_put_right_with_a_reason(
    open_page: Open, shipped_copy: Path
) -> None:
    target_id = "minh-hoa-so-gd-ct01"
    with Warehouse(shipped_copy).read() as reader:
        before = target_detail(reader, target_id, as_of=date(2024, 9, 30))
    assert before is not None
    query = {
        "to-chuc": OWN,
        "nghi-quyet": str(before.target["resolution_id"]),
        "chi-tieu": target_id,
    }
    change = open_page("setting", query, warehouse=shipped_copy)
    assert not change.exception
    fill(change, value="77", way="dieu-chinh")
    fill(change, decision="Nghị quyết số 9", decided_on="01/07/2024")
    press(named(change), "publish-setting")
    assert "mức cũ vẫn giữ trong lịch sử" in shown(change)
    again = open_page("setting", query, warehouse=shipped_copy)
    fill(again, value="78", way="sua")
    fill(again, reason="gõ nhầm")
    press(named(again), "publish-setting")
    with Warehouse(shipped_copy).read() as reader:
        reviewed = [
            target_detail(reader, target_id, as_of=day)
            for day in (date(2024, 6, 30), date(2024, 7, 1))
        ]
    asked = [each.target["value"] for each in reviewed if each is not None]
    assert asked == [before.target["value"], 78]
    history = shown(open_page("target", {"chi-tieu": target_id}, warehouse=shipped_copy))
    for words in ("Điều chỉnh theo Nghị quyết số 9, từ ngày 01/07/2024", "gõ nhầm", "Trần An"):
        assert words in history
