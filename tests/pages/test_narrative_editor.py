"""The narrative on a page: read, rewritten, put back; edits are kept for the next export."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.board.narratives import narrative_texts
from scorecard.drafts import Drafts
from scorecard.warehouse import Warehouse
from tests.pages.conftest import shown
from tests.support.odd_source import HOSTILE, HOSTILE_ID

ORGANISATION = "minh-hoa-boi-duong"
PAGE = """
from scorecard.ui import choices, mandate_choices, narrative_editor, start
generation = start()
choice = choices.alone(choices.choose(generation, "Tổng kết nhiệm kỳ", with_scope=False))
narrative_editor.section(mandate_choices.choose_mandate(choice), choice)
"""


def open_editor(organisation: str = ORGANISATION, **query: str) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=60)
    app.session_state["has_navigated"] = True
    app.query_params["to-chuc"] = organisation
    app.query_params["ngay"] = "2024-09-30"
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def editor(shipped_copy: Path) -> AppTest:
    return open_editor()


def overview(app: AppTest):
    return next(area for area in app.text_area if area.key.endswith("-overview"))


def save(app: AppTest) -> AppTest:
    app.button(key="publish-narrative").click().run()
    assert not app.exception
    return app


def kept(folder: Path, app: AppTest) -> dict[str, str]:
    subject = overview(app).key.removeprefix("narrative-").removesuffix(f"-{ORGANISATION}-overview")
    with Warehouse(folder).read() as reader:
        return narrative_texts(reader, ORGANISATION, subject)


def test_a_passage_is_rewritten_kept_and_put_back(editor: AppTest, shipped_copy: Path):
    written = overview(editor).value
    assert "đề ra" in written
    editor.text_input(key="entering-name").input("Trần An")
    overview(editor).input("Chi bộ hoàn thành nhiệm vụ.\nCâu thứ hai.")
    html = shown(save(editor))
    assert "Đã ghi các đoạn đã sửa vào bản số liệu số 2" in html
    assert "Chi bộ hoàn thành nhiệm vụ." in html
    assert "Trần An" in html
    assert kept(shipped_copy, editor) == {"overview": "Chi bộ hoàn thành nhiệm vụ.\nCâu thứ hai."}
    again = open_editor()
    assert overview(again).value.startswith("Chi bộ hoàn thành nhiệm vụ.")
    again.button(key=f"reset-{overview(again).key}").click().run()
    assert overview(again).value == written
    again.text_input(key="entering-name").input("Bình")
    save(again)
    assert kept(shipped_copy, again) == {}
    overview(again).input("Chi bộ hoàn thành nhiệm vụ.\nCâu thứ hai.")
    save(again)  # the same words once more, on the same day
    assert kept(shipped_copy, again)["overview"].endswith("Câu thứ hai.")
    assert Warehouse(shipped_copy).current().number == 4


def test_each_sentence_leads_to_its_targets(editor: AppTest):
    html = shown(editor)
    assert 'aria-label="Từng câu lấy số từ chỉ tiêu nào"' in html
    assert 'href="chi-tieu?to-chuc=minh-hoa-boi-duong' in html


def test_without_a_name_or_a_change_nothing_is_written(editor: AppTest, shipped_copy: Path):
    assert "Chưa đoạn nào được sửa" in shown(save(editor))
    overview(editor).input("Câu mới.")
    assert "Chưa có tên người viết" in shown(save(editor))
    assert overview(editor).value == "Câu mới."
    assert Warehouse(shipped_copy).current().number == 1


def test_an_untouched_passage_follows_anothers_edit(editor: AppTest, shipped_copy: Path):
    other = open_editor()
    other.text_input(key="entering-name").input("Bình")
    overview(other).input("Lời của Bình.")
    save(other)
    assert overview(editor.run()).value == "Lời của Bình."


def test_hostile_group_names_are_labels_as_written(
    full_warehouse: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(full_warehouse))
    app = open_editor(HOSTILE_ID)
    labels = [area.label for area in app.text_area]
    assert any("\\<script\\>" in label for label in labels)
    assert HOSTILE not in labels
    assert "<script>" not in shown(app)


def test_half_rewritten_passages_outlive_the_session(editor: AppTest, shipped_copy: Path):
    written = overview(editor).value
    overview(editor).input("Đang viết dở").run()
    address = {"nhap": editor.query_params["nhap"]}
    again = open_editor(**address)
    assert overview(again).value == "Đang viết dở"
    overview(again).input("").run()  # emptied to begin anew: it stays empty
    assert overview(again).value == ""
    assert overview(open_editor(**address)).value == ""
    overview(again).input(written).run()
    assert Drafts(shipped_copy).forms(f"#{address['nhap']}") == []
