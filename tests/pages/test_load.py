"""The page of files, state by state: dropped, refused, shown, published, moved, left."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, shown

HEAD = "organisation_id,indicator_id,period,value,recorded_on\n"
CELL = "minh-hoa-cong-doan"


def settled(app: AppTest) -> AppTest:
    """The page once its work has ended."""
    for _ in range(200):
        app.run()
        if not [each for each in app.main.get("html") if "sc-work" in each.value]:
            return app
    raise TimeoutError


def dropped(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, "") for name, content in files])
    return settled(app)


@pytest.fixture
def at_the_page(open_page: Open, shipped_copy: Path) -> AppTest:
    return open_page("load", warehouse=shipped_copy)


def test_the_page_says_what_to_do_and_opens_on_an_empty_warehouse(
    at_the_page: AppTest, open_page: Open, tmp_path: Path
) -> None:
    assert "Chưa có tệp nào" in shown(at_the_page)
    empty = open_page("load", warehouse=tmp_path / "none")
    assert "Kho còn trống" in shown(empty)
    assert "Nạp số liệu" in shown(empty)
