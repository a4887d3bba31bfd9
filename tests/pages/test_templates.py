"""Templates on the page of files: what is offered, and one for a whole tree with its progress."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, shown

TREE = {"to-chuc": "minh-hoa-so-gd", "ky": "2024-Q3"}


def labels(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("download_button")]


def test_the_templates_of_an_organisation_and_of_its_tree(open_page: Open) -> None:
    app = open_page("load", TREE)
    assert "Quý III/2024: 7 dòng để điền, 3 dòng đã có số liệu" in shown(app)
    assert "Số liệu minh họa" in shown(app)
    assert labels(app) == ["Tải mẫu kết quả", "Tải mẫu chỉ tiêu"]
    app.button(key="template-tree").click().run()
    for _ in range(100):
        if "Tải mẫu của 12 tổ chức" in labels(app):
            break
        app.run()
    assert "Tải mẫu của 12 tổ chức" in labels(app)


def test_a_period_without_targets_offers_nothing_and_says_so(open_page: Open) -> None:
    app = open_page("load", {"to-chuc": "minh-hoa-cong-doan", "ky": "1999-Q1"})
    assert "Quý I/1999: tổ chức này không có chỉ tiêu nào để báo cáo" in shown(app)
    assert labels(app) == ["Tải mẫu chỉ tiêu"]


def test_what_the_address_gets_wrong_is_told(open_page: Open) -> None:
    app = open_page("load", {**TREE, "ky": "quy-3"})
    assert "kỳ báo cáo nào mang mã “quy-3”" in shown(app)
    assert labels(app) == ["Tải mẫu chỉ tiêu"]
    app = open_page("load", {"to-chuc": "khong-co"})
    assert "Không có tổ chức nào mang mã “khong-co”" in shown(app)


def test_an_empty_warehouse_has_no_templates(open_page: Open, tmp_path: Path) -> None:
    app = open_page("load", warehouse=tmp_path / "none")
    assert "Mẫu Excel" not in shown(app)
    assert labels(app) == []
