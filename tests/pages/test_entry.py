"""The grid of *Nhập kết quả*: typed as people type, checked at once, kept, published, corrected."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl.entry import enter
from scorecard.drafts import FILE, Drafts
from scorecard.ui import entry_publishing
from scorecard.ui.choices import today
from scorecard.ui.entry_figures import Line, Standing
from scorecard.warehouse import Warehouse
from tests.load.sources import Desk
from tests.pages.conftest import ROOT, shown
from tests.templates.unit import UNIT

QUERY = {"to-chuc": "cb1", "ky": "2023-Q3", "nguoi": "Trần An"}
REPORTED = (
    "select i.indicator_id, a.value, a.numerator, a.denominator, a.level, a.note, a.recorded_by, "
    "a.is_estimate from actual as a join indicator as i using (indicator_key) "
    "join calendar as c using (period_key) "
    "where c.period_code = '2023-Q3' order by a.report_id"
)


@pytest.fixture(scope="module")
def _loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("grid"))
    assert not desk.load(**UNIT).is_refused
    return desk.warehouse.directory


@pytest.fixture
def folder(_loaded_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(_loaded_once, tmp_path / "kho"))


Open = Callable[..., AppTest]


@pytest.fixture
def open_grid(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """`open_grid(nguoi="Bình")`: the page alone, without the menu and the pages before it."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(folder))

    def open_(**query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / "entry.py"), default_timeout=60)
        app.session_state["has_navigated"] = True
        for name, value in {**QUERY, **query}.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return open_


@pytest.fixture
def grid(open_grid: Open) -> AppTest:
    return open_grid()


def field(app: AppTest, label: str) -> Any:
    """The one field whose label begins so."""
    fields = [*app.text_input, *app.selectbox]
    (found,) = [each for each in fields if (each.label or "").startswith(label)]
    return found


def type_(app: AppTest, **texts: str) -> AppTest:
    for label, text in texts.items():
        field(app, label).set_value(text)
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label.startswith(label)).click()
    app.run()
    assert not app.exception
    return app


def reports(folder: Path) -> list[tuple[Any, ...]]:
    with Warehouse(folder).read() as reader:
        rows = reader._execute(REPORTED).fetchall()
    return [row for row in rows if row[0] != "stock"]  # reported before


def publish_as_another(folder: Path, value: str, period: str = "2023-Q3") -> None:
    row = {"organisation_id": "cb1", "indicator_id": "flow", "period": period, "value": value}
    told = {**row, "recorded_on": today(), "recorded_by": "Lê Bình"}
    assert enter({"actuals": [told]}, Warehouse(folder), "Lê Bình", "Trang khác").generation


def test_a_figure_of_every_measure_is_typed_as_people_write_it_and_published(
    grid: AppTest, folder: Path
) -> None:
    html = shown(grid)
    assert "năm 2023; hết kỳ: 225" in html
    assert "1.068" in html
    assert "Chưa gõ gì trong 7 chỉ tiêu" in html
    type_(
        grid,
        **{
            "Chiêu sinh: số liệu": "1.120",
            "Doanh thu: số liệu": "1 tỷ 500 triệu",
            "Thu chi cân đối": "-2,5",
            "Học viên được cấp chứng chỉ: tử số": "8",
            "Học viên được cấp chứng chỉ: mẫu số": "10",
            "Xếp loại": "tot",
            "Giữ danh hiệu": "không",
        },
    )
    html = shown(grid)
    assert "Số mới: 1.120 học viên" in html
    assert "Số mới: 1,5 tỷ đồng" in html
    assert "Số mới: 80% (8/10)" in html
    assert "Số mới: Hoàn thành tốt nhiệm vụ" in html
    assert "Sẽ công bố: 6 số mới" in html
    press(grid, "Công bố 6 số liệu")
    if "Nên xem lại trước khi công bố" in shown(grid):
        press(grid, "Vẫn công bố 6 số liệu")
    html = shown(grid)
    assert "Đã công bố vào bản số liệu số 2: 6 số mới" in html
    assert "80% (8/10) (mới)" in html
    assert [row[:5] for row in reports(folder)] == [
        ("flow", 1120, None, None, None),
        ("money", 1.5, None, None, None),
        ("saldo", -2.5, None, None, None),
        ("ratio", None, 8, 10, None),
        ("rating", None, None, None, "tot"),
        ("flag", 0, None, None, None),
    ]
    assert {row[6] for row in reports(folder)} == {"Trần An"}
    assert field(grid, "Chiêu sinh: số liệu").value == ""
    assert field(grid, "Xếp loại").value is None
    assert Drafts(folder).forms("Trần An") == []


def test_nothing_to_do_is_one_click_and_not_the_same_as_no_report(
    grid: AppTest, folder: Path
) -> None:
    nothing = [each for each in grid.button if each.label == "Không phát sinh"]
    assert len(nothing) == 5  # three sums, a level, a share; no rung and no flag
    for title in ("Chiêu sinh", "Học viên được cấp chứng chỉ"):
        next(each for each in nothing if each.help == f"Ghi 0 cho: {title}").click().run()
    assert "Số mới: 0 học viên" in shown(grid)
    assert "Số mới: Không phát sinh" in shown(grid)
    press(grid, "Công bố 2 số liệu")
    if "Nên xem lại" in shown(grid):
        press(grid, "Vẫn công bố")
    assert [row[:4] for row in reports(folder)] == [
        ("flow", 0, None, None),
        ("ratio", None, 0, 0),
    ]
    html = shown(grid.run())
    assert html.count("Chưa có số liệu") > 2


def test_a_mistake_is_told_beside_its_field_and_nothing_is_published(
    grid: AppTest, folder: Path
) -> None:
    type_(
        grid,
        **{
            "Chiêu sinh: số liệu": "1.66",
            "Học viên được cấp chứng chỉ: tử số": "8",
            "Doanh thu: số liệu": "2",
        },
    )
    html = shown(grid)
    assert "&#x27;1.66&#x27;" in html
    assert "phải có đủ cả hai" in html
    assert "2 dòng cần sửa" in html
    press(grid, "Công bố")
    assert "Chưa công bố gì. Còn 2 dòng phải xem" in shown(grid)
    assert reports(folder) == []
    assert field(grid, "Chiêu sinh: số liệu").value == "1.66"


def test_a_correction_asks_for_its_reason_and_tells_old_and_new(
    open_grid: Open, folder: Path
) -> None:
    publish_as_another(folder, "100")
    page = open_grid()
    assert f"Lê Bình, {today():%d/%m/%Y}" in shown(page)
    type_(page, **{"Chiêu sinh: số liệu": "100"})
    assert "Đúng như số đang dùng" in shown(page)
    type_(page, **{"Chiêu sinh: số liệu": "104,5"})
    assert "Đính chính: 100 → 104,5 học viên" in shown(page)
    press(page, "Công bố")
    assert "Chiêu sinh: ghi lý do đính chính" in shown(page)
    assert len(reports(folder)) == 1
    type_(page, **{"Lý do đính chính": "cộng sót lớp tháng 9"})
    press(page, "Công bố 1 số liệu")
    assert "Nên xem lại" in shown(page)
    assert "có phần lẻ trong khi mọi số khác của chỉ số này" in shown(page)
    assert len(reports(folder)) == 1
    press(page, "Vẫn công bố 1 số liệu")
    assert "100 → 104,5 (đính chính, lý do: cộng sót lớp tháng 9)" in shown(page)
    assert [(row[1], row[5], row[6]) for row in reports(folder)] == [
        (100, None, "Lê Bình"),
        (104.5, "cộng sót lớp tháng 9", "Trần An"),
    ]


def test_what_is_asked_first_names_no_id_and_is_asked_once(open_grid: Open, folder: Path) -> None:
    publish_as_another(folder, "10", "2022-Q3")
    page = open_grid()
    type_(page, **{"Chiêu sinh: số liệu": "120"})
    press(page, "Công bố 1 số liệu")
    assert "• Chiêu sinh: kỳ quý III/2023 báo 120" in shown(page)
    assert "cb1," not in shown(page).casefold()
    assert reports(folder) == []
    type_(page, **{"Chiêu sinh: số liệu": "121"})
    assert "Nên xem lại" not in shown(page)
    press(page, "Công bố 1 số liệu")
    press(page, "Vẫn công bố 1 số liệu")
    assert [row[1] for row in reports(folder)] == [121]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "db1, 2023: 3 tổ chức xếp loại xuất sắc trên 8 tổ chức từ tốt trở lên",
            "• Xếp loại: cùng một cấp trên, 2023: 3 tổ chức xếp loại xuất sắc trên 8 tổ chức từ "
            "tốt trở lên",
        ),
        (
            "kỳ 2023-Q3 nằm ngoài mọi nhiệm kỳ và nghị quyết năm của cb1",
            "• Xếp loại: kỳ quý III/2023 nằm ngoài mọi nhiệm kỳ và nghị quyết năm của tổ chức này",
        ),
    ],
)
def test_a_check_speaks_of_names_and_not_of_ids(sentence: str, words: str) -> None:
    row = {"indicator_id": "rating", "title": "Xếp loại", "indicator_name": "Xếp loại"}
    line = Line(row, {}, Standing.NEW)
    assert entry_publishing._in_words(sentence, [line], 1, "cb1") == words


def test_a_draft_is_found_again_by_its_name_and_others_are_told_of_it(
    grid: AppTest, open_grid: Open, folder: Path
) -> None:
    type_(grid, **{"Chiêu sinh: số liệu": "1.120", "Giữ danh hiệu": "có"})
    again = open_grid(nguoi="trần  an")
    assert field(again, "Chiêu sinh: số liệu").value == "1.120"
    assert field(again, "Giữ danh hiệu").value == "có"
    type_(again, **{"Chiêu sinh: số liệu": "1.121"})
    assert field(grid.run(), "Chiêu sinh: số liệu").value == "1.121"
    other = open_grid(nguoi="Lê Bình")
    assert field(other, "Chiêu sinh: số liệu").value == ""
    assert "bản nháp chưa công bố của trần an (2 ô" in shown(other)
    nobody = open_grid(nguoi="")
    assert field(nobody, "Chiêu sinh: số liệu").disabled
    press(nobody, "Nhập tiếp bản nháp của trần an")
    assert field(nobody, "Chiêu sinh: số liệu").value == "1.121"
    press(nobody, "Bỏ hết những gì đã gõ")
    assert field(nobody, "Chiêu sinh: số liệu").value == ""
    assert Drafts(folder).forms("Trần An") == []


@pytest.mark.parametrize("keeps_own", [True, False])
def test_the_later_of_two_sees_the_others_figure_and_decides(
    grid: AppTest, folder: Path, keeps_own: bool
) -> None:
    type_(grid, **{"Chiêu sinh: số liệu": "120"})
    publish_as_another(folder, "150")
    press(grid, "Công bố 1 số liệu")
    html = shown(grid)
    assert "Lê Bình" in html
    assert "đã công bố 150 lúc" in html
    assert "Bạn đang gõ 120" in html
    assert len(reports(folder)) == 1
    if not keeps_own:
        press(grid, "Giữ số đang dùng (150)")
        assert field(grid, "Chiêu sinh: số liệu").value == ""
        assert "Chưa gõ gì" in shown(grid)
        return
    press(grid, "Dùng số của tôi (120)")
    assert "Đính chính: 150 → 120 học viên" in shown(grid)
    type_(grid, **{"Lý do đính chính": "đếm lại"})
    press(grid, "Công bố 1 số liệu")
    assert "150 → 120 (đính chính, lý do: đếm lại)" in shown(grid)
    assert [row[1] for row in reports(folder)] == [150, 120]


def test_estimates_are_a_grid_of_their_own(grid: AppTest, open_grid: Open, folder: Path) -> None:
    type_(grid, **{"Chiêu sinh: số liệu": "120"})
    estimates = open_grid(uoc="1")
    assert field(estimates, "Chiêu sinh: số liệu").value == ""
    type_(estimates, **{"Chiêu sinh: số liệu": "130"})
    press(estimates, "Công bố 1 số liệu")
    assert [(row[1], row[7]) for row in reports(folder)] == [(130, True)]
    html = shown(grid.run())
    assert "ước: 130" in html
    assert "Số mới: 120 học viên" in html


def test_without_a_place_for_drafts_the_page_says_so_and_publishes_all_the_same(
    open_grid: Open, folder: Path
) -> None:
    (folder / FILE).write_bytes(b"no database" * 100)
    page = type_(open_grid(), **{"Chiêu sinh: số liệu": "120"})
    assert "Chưa giữ được bản nháp" in shown(page)
    press(page, "Công bố 1 số liệu")
    assert [row[1] for row in reports(folder)] == [120]


def test_any_period_can_be_named_and_one_without_targets_says_what_to_do(
    open_grid: Open, folder: Path
) -> None:
    school = open_grid(ky="2022-2023-HK2")
    assert field(school, "Bồi dưỡng giáo viên").value == ""
    assert "không có kỳ báo cáo nào" in shown(open_grid(ky="2023-Q9"))
    assert "Kỳ này không có chỉ tiêu nào" in shown(open_grid(ky="1999"))
    assert today() > date(2024, 12, 31)
    assert "2024" in field(open_grid(ky=""), "Kỳ báo cáo").value
