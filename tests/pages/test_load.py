"""The page of files, state by state: dropped, refused, shown, published, moved, left."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.entry import enter
from scorecard.warehouse import Warehouse
from tests.pages.conftest import Open
from tests.pages.conftest import shown as html
from tests.pages.test_hostile_text import drawn

HEAD = "organisation_id,indicator_id,period,value,recorded_on\n"
ROW = "minh-hoa-cong-doan,mh.initiatives,2022-Q3,{},{}\n"
SECONDS_OF_WORK = 200


def settled(app: AppTest) -> AppTest:
    """The page once its work has ended."""
    for _ in range(SECONDS_OF_WORK):
        if not [each for each in app.main.get("html") if "sc-work" in each.value]:
            return app
        app.run()
    raise TimeoutError


def dropped(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, "") for name, content in files])
    return settled(app.run())


def csv(value: object, recorded_on: str = "2025-01-05") -> tuple[str, bytes]:
    return "actuals.csv", (HEAD + ROW.format(value, recorded_on)).encode()


def shown(app: AppTest) -> str:
    """The words of the page; anything active in them would fail the test."""
    return drawn(app).text


def pressed(app: AppTest, words: str) -> AppTest:
    button = next(each for each in app.button if words in each.label)
    return settled(button.click().run())


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


@pytest.fixture
def at_the_page(open_page: Open, shipped_copy: Path) -> AppTest:
    return open_page("load", warehouse=shipped_copy)


def test_the_page_opens_on_an_empty_warehouse_and_says_what_to_do(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page("load", warehouse=tmp_path / "none")
    assert "Chưa có tệp nào" in shown(page)
    assert "Kho còn trống" in shown(page)
    tables = "organisations.csv", b"id,name,kind\ndb,\xc4\x90\xe1\xba\xa3ng b\xe1\xbb\x99,dang_bo\n"
    assert "Nếu nạp: 1 mới" in shown(dropped(page, tables))


def test_mistakes_are_listed_by_kind_and_nothing_can_be_published(at_the_page: AppTest) -> None:
    lines = "".join(ROW.format("nhiều", f"2025-01-{day:02}") for day in range(1, 20))
    page = dropped(at_the_page, ("actuals.csv", (HEAD + lines).encode()), ("cũ.xls", b"\xd0\xcf"))
    text = shown(page)
    assert "Có 20 chỗ phải sửa, chưa nạp được" in text
    assert "✕ Lỗi · Không phải số: 19 chỗ, đang hiện 15" in text
    assert "Đang hiện 16 trong 20 dòng; tệp tải về có đủ các dòng" in text
    assert "loại tệp '.xls' không nạp được" in text.lower()
    assert "Nạp vào kho" not in labels(page)
    (files,) = page.multiselect
    page = settled(files.unselect("actuals.csv").run())
    assert "Có 1 chỗ phải sửa" in shown(page)
    page = pressed(page, "Bỏ các tệp này")
    assert "Chưa có tệp nào" in shown(page)


def test_what_would_change_is_shown_then_published_under_a_name(
    at_the_page: AppTest, shipped_copy: Path
) -> None:
    page = dropped(at_the_page, csv(4))
    text = shown(page)
    assert "Nếu nạp: 0 mới, 1 đính chính, 0 không đổi" in text
    assert "1 sáng kiến 4 sáng kiến" in text
    page = pressed(page, "Nạp vào kho")
    assert "Chưa có tên người nạp" in shown(page)
    page.text_input[0].set_value("Trần An")
    page = pressed(page, "Nạp vào kho")
    assert "Đã nạp vào bản số liệu số 2: 0 mới, 1 đính chính" in shown(page)
    assert 'href="ra-soat-quy?to-chuc=minh-hoa-cong-doan"' in html(page)
    assert Warehouse(shipped_copy).current().number == 2
    page = dropped(page, csv(4))
    assert "Không có gì mới: 0 mới, 0 đính chính, 1 không đổi" in shown(page)
    assert "Nạp vào kho" not in labels(page)


def test_where_another_published_meanwhile_the_page_says_what_differs(
    at_the_page: AppTest, shipped_copy: Path
) -> None:
    page = dropped(at_the_page, csv(4))
    row = {
        "organisation_id": "minh-hoa-cong-doan",
        "indicator_id": "mh.initiatives",
        "period": "2022-Q3",
        "value": "4",
        "recorded_on": "2025-01-05",
    }
    assert enter({"actuals": [row]}, Warehouse(shipped_copy), "Bình").generation == 2
    page.text_input[0].set_value("Trần An")
    page = pressed(page, "Nạp vào kho")
    text = shown(page)
    assert "Chưa nạp gì: từ lúc xem đến lúc bấm nạp, người khác đã nạp vào kho" in text
    assert "Kết quả: lúc xem 0 mới, 1 đính chính, 0 không đổi; nay 0 mới, 0 đính chính" in text
    assert Warehouse(shipped_copy).current().number == 2


def test_files_that_are_none_are_told_in_a_sentence_each(at_the_page: AppTest) -> None:
    office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    page = dropped(
        at_the_page,
        ("trống.csv", b""),
        ("actuals.csv", b""),
        ("công văn.doc", office),
        ("khóa.xlsx", office),
        ("targets.csv", b"\x89PNG\r\n"),
        ("actuals-2.csv", csv(4)[1]),
    )
    text = shown(page)
    for words in (
        "không phải tên của bảng nào",
        "cả dòng tiêu đề cũng không",
        "không nạp được",
        "được đặt mật khẩu",
        "nội dung là một tệp ảnh png",
    ):
        assert words in text.lower(), words
    assert "Trong tệp có gì: 1 tệp, 1 bảng, 1 dòng" in text


def test_hostile_names_and_cells_are_shown_as_text(at_the_page: AppTest) -> None:
    name = 'actuals-1 <img src=x onerror="pwn">![x](evil) **đậm**.csv'
    row = ROW.format('"<script>pwn</script>=1+1"', "2025-01-05")
    page = dropped(at_the_page, (name, (HEAD + row).encode()), ("actuals-2\u202e.csv", b""))
    seen = shown(page)
    assert 'actuals-1 <img src=x onerror="pwn">![x](evil) **đậm**.csv' in seen
    assert "<script>pwn</script>=1+1" in seen
    assert "actuals-2.csv" in seen
