"""Explanations typed on the page of a target: published, refused, shown with who and when."""

import re
from datetime import date
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.entry import enter
from scorecard.drafts import Drafts
from scorecard.ui.choices import today
from scorecard.warehouse import Warehouse
from tests.pages.conftest import Open, shown

MISSED = "minh-hoa-cong-doan-ct12"
QUERY = {"chi-tieu": MISSED, "ngay": "2024-09-30"}
REVIEW = {"to-chuc": "minh-hoa-cong-doan", "ngay": "2024-09-30"}
KEY = f"{MISSED}-2024-09-30"
CAUSE = "Thiếu phòng học <b>ba</b> tháng"


@pytest.fixture
def opened(open_page: Open, shipped_copy: Path) -> AppTest:
    app = open_page("target", QUERY, warehouse=shipped_copy)
    assert not app.exception
    return app


def press(app: AppTest) -> AppTest:
    app.button(key=f"publish-{KEY}").click().run()
    assert not app.exception
    return app


def write(app: AppTest, cause: str = CAUSE, name: str = "Trần  An ") -> AppTest:
    app.text_area(key=f"cause-{KEY}").input(cause)
    app.text_area(key=f"remedy-{KEY}").input("Mượn phòng của trường")
    app.text_input(key="entering-name").input(name)
    return press(app)


def test_what_is_typed_is_published_and_shown_with_who_and_when(
    opened: AppTest, open_page: Open, shipped_copy: Path
):
    assert "Chưa ai viết giải trình" in shown(opened)
    write(opened)
    html = shown(opened)
    assert "Đã ghi giải trình cho kỳ rà soát quý III/2024 vào bản số liệu số 2" in html
    assert escape(CAUSE) in html
    assert "Trần An" in html
    assert f"{today():%d/%m/%Y}" in html
    assert "<bdi>số 2</bdi>" in html
    assert opened.text_area(key=f"cause-{KEY}").value == ""
    assert opened.text_input(key="entering-name").value.split() == ["Trần", "An"]
    review = shown(open_page("quarter_review", REVIEW, warehouse=shipped_copy))
    assert escape(CAUSE) in review


def test_a_second_version_stands_beside_the_first(opened: AppTest):
    write(opened)
    opened.run()
    write(opened, "Mưa bão")
    html = shown(opened)
    assert escape(CAUSE) in html
    assert "Mưa bão" in html
    assert html.count("Trần An") >= 2


@pytest.mark.parametrize(
    ("cause", "name", "words"),
    [
        (CAUSE, " ", "Chưa có tên người viết"),
        ("a\x07b", "An", "ký tự"),
    ],
)
def test_a_refused_row_keeps_the_text_and_says_what_to_mend(
    opened: AppTest, shipped_copy: Path, cause: str, name: str, words: str
):
    html = shown(write(opened, cause, name))
    assert words in html
    assert opened.text_area(key=f"cause-{KEY}").value == cause
    assert opened.text_area(key=f"remedy-{KEY}").value == "Mượn phòng của trường"
    assert Warehouse(shipped_copy).current().number == 1
    opened.run()
    assert opened.text_area(key=f"cause-{KEY}").value == cause


def test_nothing_typed_is_nothing_published(opened: AppTest, shipped_copy: Path):
    opened.text_input(key="entering-name").input("An")
    assert "Chưa có gì để ghi" in shown(press(opened))
    assert Warehouse(shipped_copy).current().number == 1


def test_the_same_again_is_told_and_not_doubled(opened: AppTest, shipped_copy: Path):
    write(opened)
    write(opened)
    assert "đã có trong kho, nên không ghi thêm" in shown(opened)
    assert Warehouse(shipped_copy).current().number == 2


def test_half_typed_text_survives_a_load_and_another_page(opened: AppTest, shipped_copy: Path):
    opened.text_area(key=f"cause-{KEY}").input("Nửa chừng").run()
    other = {"target_id": MISSED, "review_date": date(2024, 9, 30), "recorded_on": today()}
    row = {**other, "cause": "Của người khác", "author": "Bình"}
    assert enter({"commentaries": [row]}, Warehouse(shipped_copy), "Bình").generation == 2
    opened.run()
    assert "Của người khác" in shown(opened)
    assert opened.text_area(key=f"cause-{KEY}").value == "Nửa chừng"
    opened.switch_page("pages/overview.py").run()
    opened.switch_page("pages/target.py")
    opened.query_params.update(QUERY)
    assert opened.run().text_area(key=f"cause-{KEY}").value == "Nửa chừng"


def test_half_typed_text_outlives_the_session_without_a_name_and_with_one(
    opened: AppTest, open_page: Open, shipped_copy: Path
):
    opened.text_area(key=f"cause-{KEY}").input("Nửa chừng").run()
    address = {**QUERY, "nhap": opened.query_params["nhap"]}
    again = open_page("target", address, warehouse=shipped_copy)
    assert again.text_area(key=f"cause-{KEY}").value == "Nửa chừng"
    again.text_input(key="entering-name").input("Trần An").run()
    assert again.query_params["nguoi"] == "Trần An"
    named = open_page("target", {**QUERY, "nguoi": "trần an"}, warehouse=shipped_copy)
    assert named.text_area(key=f"cause-{KEY}").value == "Nửa chừng"
    press(named)
    assert Drafts(shipped_copy).forms("Trần An") == []
    assert named.text_area(key=f"cause-{KEY}").value == ""


def test_a_fault_of_the_warehouse_is_told_and_the_text_stays(
    opened: AppTest, shipped_copy: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scorecard.warehouse.folder.os.replace", full)
    monkeypatch.setattr("shutil.copyfile", full)
    assert "Chưa ghi được, chữ đã gõ còn nguyên" in shown(write(opened))
    assert opened.text_area(key=f"cause-{KEY}").value == CAUSE


def test_a_review_as_known_then_is_not_written_to(open_page: Open, shipped_copy: Path):
    app = open_page("target", {**QUERY, "biet-den": "2024-10-01"}, warehouse=shipped_copy)
    assert "như đã biết ngày 01/10/2024, nên không viết" in shown(app)
    assert not app.text_area


def test_the_review_lists_what_was_missed_without_a_cause_and_leads_to_the_form(
    open_page: Open, shipped_copy: Path
):
    html = shown(open_page("quarter_review", REVIEW, warehouse=shipped_copy))
    assert re.search(r"Chưa có giải trình: \d+ chỉ tiêu không đạt", html)
    links = re.findall(r'href="(chi-tieu[^"]*viet=giai-trinh[^"]*)"', html)
    assert any(MISSED in link and "ngay=2024-09-30" in link for link in links)
    assert "Viết giải trình<span" in html
