"""The frame: generations held open, the tree to pick from, texts that the browser must accept."""

import re
import shutil
import threading
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from scorecard.ui.html import carried
from scorecard.ui.tree import build_tree
from scorecard.ui.warehouse import Shelf
from scorecard.warehouse import EmptyWarehouseError, Warehouse

pytestmark = pytest.mark.slow

UI = Path(__file__).resolve().parents[2] / "scorecard" / "ui"


def publish(folder: Path) -> None:
    with Warehouse(folder).publish("test") as draft:
        draft.begin()


@pytest.fixture
def shelf(tmp_path: Path) -> tuple[Shelf, Path]:
    publish(tmp_path / "warehouse")
    return Shelf(), tmp_path / "warehouse"


def test_one_generation_is_opened_once_for_all_readers(shelf):
    shelf, folder = shelf
    keys = {shelf.in_force(folder) for _ in range(5)}
    assert len(keys) == 1
    assert shelf.numbers() == [1]


def test_a_generation_no_longer_in_force_closes_with_its_last_reader(shelf):
    shelf, folder = shelf
    first = shelf.in_force(folder)
    with shelf.reader(first) as reader:
        publish(folder)
        assert shelf.in_force(folder).number == 2
        assert shelf.numbers() == [1, 2]
        assert reader.rows("board/target_owner", target_id="x") == []
    assert shelf.numbers() == [2]


def test_a_run_that_began_on_a_former_generation_still_reads_it(shelf):
    shelf, folder = shelf
    first = shelf.in_force(folder)
    publish(folder)
    shelf.in_force(folder)
    with shelf.reader(first) as reader:
        assert reader.rows("board/target_owner", target_id="x") == []
    assert shelf.numbers() == [2]


def test_a_warehouse_made_anew_in_its_place_is_another(shelf):
    shelf, folder = shelf
    former = shelf.in_force(folder)
    shutil.rmtree(folder)
    with pytest.raises(EmptyWarehouseError):
        shelf.in_force(folder)
    publish(folder)
    assert shelf.in_force(folder) != former


def test_many_sessions_read_while_generations_come_and_go(shelf):
    shelf, folder = shelf
    faults: list[Exception] = []

    def read() -> None:
        try:
            for _ in range(20):
                with shelf.reader(shelf.in_force(folder)) as reader:
                    reader.rows("board/target_owner", target_id="x")
        except Exception as error:  # noqa: BLE001 (the thread's failure is what is looked for)
            faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        publish(folder)
    for reader in readers:
        reader.join()
    assert faults == []
    shelf.in_force(folder)
    assert shelf.numbers() == [4]


def organisation(key: str, name: str, parent: str = "", depth: int = 0, **more: object) -> dict:
    return {
        "organisation_id": key,
        "name": name,
        "short_name": name,
        "parent_id": parent,
        "depth": depth,
        "path": name,
        "is_standing": True,
        "is_made_up": key.startswith("minh-hoa-"),
        "valid_from": None,
        "valid_to": None,
        "successor_id": None,
        "successor_name": None,
        "note": None,
        **more,
    }


def test_the_tree_is_in_vietnamese_order_each_parent_before_its_own():
    tree = build_tree(
        pd.DataFrame(
            [
                organisation("b", "Đảng bộ Đông"),
                organisation("b2", "Chi bộ 10", "b", 1),
                organisation("b1", "Chi bộ 2", "b", 1),
                organisation("a", "Đảng bộ An"),
                organisation(
                    "x", "Chi bộ cũ", "b", 0, is_standing=False, valid_to=date(2020, 1, 1)
                ),
            ]
        ),
        is_whole=True,
    )
    assert tree.order == ("a", "b", "b1", "b2")
    assert "x" in tree.known


def test_names_to_pick_from_differ_and_made_up_ones_say_so():
    rows = [organisation(key, "Chi bộ 1") for key in ("a", "b", "minh-hoa-c")]
    labels = build_tree(pd.DataFrame(rows), is_whole=True).labels
    assert len(set(labels.values())) == 3
    assert labels["minh-hoa-c"] == "Chi bộ 1 (minh họa)"


def test_stylesheets_hold_no_bracket_that_browsers_take_for_a_tag():
    for path in UI.glob("*.css"):
        assert "<" not in path.read_text("utf-8"), path.name


def test_pictures_are_carried_past_the_cleaning_of_html():
    html = carried('<p>a</p><svg role="img"><path d="M0 0"/></svg><b>c</b><svg></svg>')
    assert "<svg" not in html
    assert len(re.findall(r'data-drawing="[A-Za-z0-9+/=]+"', html)) == 2
