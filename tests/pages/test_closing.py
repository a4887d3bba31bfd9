"""A review closed and opened again: what it shows meanwhile, and what came later beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.entry import enter
from scorecard.ui.choices import today
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.load.sources import ACTUALS, BASE, Desk
from tests.pages.conftest import Open, shown

REVIEW = "2023-06-30"
KEY = f"closing-db-{REVIEW}"
QUERY = {"to-chuc": "db", "ngay": REVIEW, "pham-vi": "truc-thuoc"}

Page = Callable[..., AppTest]


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A Đảng bộ of two cells, one of which has a target and two quarters of results."""
    desk = Desk(tmp_path)
    assert not desk.load(**BASE, actuals=ACTUALS).is_refused
    return desk.warehouse.directory


@pytest.fixture
def opened(open_page: Open, warehouse: Path) -> Page:
    def open_(name: str = "quarter_review", **query: str) -> AppTest:
        wanted = {**QUERY, **{key.replace("_", "-"): value for key, value in query.items()}}
        app = open_page(name, wanted, warehouse=warehouse)
        assert not app.exception
        return app

    return open_


def closing(warehouse: Path, **changes: object) -> None:
    row = {"organisation_id": "db", "review_date": REVIEW, "known_at": today()}
    row |= {"version": 1, "author": "Trần An", "recorded_on": today(), **changes}
    published(warehouse, "closings", row)


def correct(warehouse: Path, value: int, day: date | None = None) -> None:
    row = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q2"}
    row |= {"value": value, "recorded_on": day or today(), "recorded_by": "Lê Bình"}
    published(warehouse, "actuals", {**row, "note": "đếm trùng lớp"})


def published(warehouse: Path, table: str, row: dict[str, object]) -> None:
    result = enter({table: [row]}, Warehouse(warehouse, WarehouseSettings(threads=1)), "thử")
    assert result.generation is not None, result.problems


def press(app: AppTest, name: str, note: str = "") -> str:
    app.text_input(key="entering-name").input(name)
    app.text_area(key=f"note-{KEY}").input(note)
    app.button(key=f"publish-{KEY}").click().run()
    assert not app.exception
    return shown(app)


def test_a_review_is_closed_and_opened_under_a_name(opened: Page, warehouse: Path):
    app = opened()
    assert "Kỳ rà soát này chưa chốt" in shown(app)
    assert "Chưa có tên người viết" in press(app, " ")
    html = press(app, "Trần  An", "Họp thường kỳ")
    assert f"Đã chốt ngày {today():%d/%m/%Y} bởi Trần An" in html
    assert "chot=moi-nhat" in html
    assert "Chưa có lý do: ghi vì sao mở lại" in press(app, "Lê Bình")
    html = press(app, "Lê Bình", "Chốt nhầm ngày")
    assert "Trang hiện" not in html
    assert "Mở lại ngày" in html
    assert "Chốt nhầm ngày" in html
    assert "bởi Trần An" in html
    assert Warehouse(warehouse).current().number == 3


def test_a_correction_of_the_same_day_stands_beside_the_closed_review(
    opened: Page, warehouse: Path
):
    closing(warehouse)
    correct(warehouse, 40)
    correct(warehouse, 30, date(2023, 8, 1))
    html = shown(opened())
    assert "Thay đổi từ khi chốt đến nay" in html
    assert "170 người → 120 người" in html.replace("\xa0", " ")
    assert "đính chính 90 → 40" in html
    assert "đếm trùng lớp" in html
    latest = shown(opened(chot="moi-nhat"))
    assert "Trang đang hiện số liệu mới nhất, không phải bản đã chốt" in latest
    assert "Thay đổi từ" not in latest.replace("Thay đổi từ kỳ trước", "")
    assert ("170" in html, "170" in latest) == (True, False)


@pytest.mark.parametrize("name", ["overview", "target", "retrospective", "compare"])
def test_every_review_page_shows_the_closed_state_and_what_came_later(
    name: str, opened: Page, warehouse: Path
):
    closing(warehouse, organisation_id="db" if name in ("overview", "compare") else "cb1")
    correct(warehouse, 40)
    query = {} if name in ("overview", "compare") else {"to_chuc": "cb1"}
    html = shown(opened(name, **query))
    assert "Đã chốt ngày" in html
    assert "Thay đổi từ khi chốt đến nay" in html
    assert "đính chính 90 → 40" in html


def test_a_cell_alone_leads_to_the_closing_of_its_superior(opened: Page, warehouse: Path):
    closing(warehouse)
    correct(warehouse, 40)
    html = shown(opened("target", to_chuc="cb1", chi_tieu="t1"))
    assert "Đảng bộ đã chốt" in html.replace("<bdi>", "")
    assert "chot=db" in html
    assert "120" in html
    as_closed = shown(opened("target", to_chuc="cb1", chi_tieu="t1", chot="db"))
    assert "170" in as_closed
    assert "Thay đổi từ khi chốt đến nay" in as_closed
    unknown = shown(opened("target", to_chuc="cb1", chi_tieu="t1", chot="không có"))
    assert "Bản chốt mà địa chỉ nhắc tới không có" in unknown


def test_what_was_known_on_a_day_is_shown_with_what_has_changed_since(
    opened: Page, warehouse: Path
):
    correct(warehouse, 40)
    html = shown(opened(biet_den="2023-07-10"))
    assert "Thay đổi từ ngày 10/07/2023 đến nay" in html
    assert "đính chính 90 → 40" in html
    assert "đến nay" not in shown(opened(biet_den=f"{today():%Y-%m-%d}"))
