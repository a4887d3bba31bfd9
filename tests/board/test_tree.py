"""Organisations searched and walked: names without their marks, trees as they stood on a date."""

from collections.abc import Iterator
from datetime import date

import pytest

from etl.load import load_sources
from scorecard import board
from scorecard.board import tree
from scorecard.board.tree import Register
from scorecard.warehouse import Reader, Warehouse

AS_OF = date(2024, 9, 30)
BEFORE = date(2022, 12, 31)
ORGANISATIONS = """id;name;short_name;kind;parent_id;valid_from;valid_to;successor_id
tinh;Đảng bộ tỉnh Đắk Lắk;;dang_bo;;;;
ea;Đảng bộ xã Ea Súp;;dang_bo;tinh;;;
ea-1;Chi bộ Thôn 12;;chi_bo;ea;;;
ea-2;Chi bộ Thôn 2;CB Buôn Đông;chi_bo;ea;;;
hoa;Đảng bộ xã Hòa Phú;;dang_bo;tinh;;;
hoa-1;Chi bộ Thôn 12;;chi_bo;hoa;;;
hoa-2;Chi bộ Trường Mầm non 112;;chi_bo;ea;;31/12/2022;
hoa-2;Chi bộ Trường Mầm non 112;;chi_bo;hoa;01/01/2023;;
cu;Chi bộ Thôn cũ;;chi_bo;hoa;;30/06/2023;hoa-1
khac;Đảng bộ Bệnh viện;;dang_bo;;;;
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("tree")
    (folder / "organisations.csv").write_text(ORGANISATIONS, "utf-8")
    warehouse = Warehouse(folder / "warehouse")
    result = load_sources([folder / "organisations.csv"], warehouse, "test")
    assert not result.is_refused, [problem.message for problem in result.problems]
    with warehouse.read() as reader:
        yield reader


@pytest.fixture(scope="module")
def register(reader: Reader) -> Register:
    return tree.entered(reader)


def found(register: Register, text: str, as_of: date = AS_OF, most: int = 30) -> list[str]:
    frame = tree.found_by_name(register, text, as_of=as_of, most=most)
    return list(frame["organisation_id"])


@pytest.mark.parametrize("text", ["Đắk Lắk", "dak lak", "ĐẮK", "tinh dak", "lak đảng", "đắk"])
def test_a_name_is_found_with_and_without_diacritics_in_any_order(register: Register, text: str):
    assert found(register, text)[0] == "tinh"


def test_decomposed_letters_are_the_same_letters(register: Register):
    assert found(register, "So\u0302ng") == []
    assert found(register, "\u0110a\u0306\u0301k La\u0306\u0301k")[0] == "tinh"


def test_names_above_tell_apart_those_that_are_called_alike(register: Register):
    assert found(register, "thon 12") == ["ea-1", "hoa-1"]
    assert found(register, "thon 12 hoa phu") == ["hoa-1"]
    frame = tree.found_by_name(register, "thôn 12 súp", as_of=AS_OF, most=5)
    assert frame["above"][0] == "Đảng bộ tỉnh Đắk Lắk › Đảng bộ xã Ea Súp"


def test_a_short_name_is_found_too_and_whole_words_come_first(register: Register):
    assert found(register, "buon dong") == ["ea-2"]
    assert found(register, "12") == ["ea-1", "hoa-1", "hoa-2"]


def test_the_best_are_few_and_all_are_counted(register: Register):
    frame = tree.found_by_name(register, "chi bộ", as_of=AS_OF, most=2)
    assert (len(frame), frame["found"][0]) == (2, 4)


def test_those_that_do_not_stand_are_not_found(register: Register):
    assert found(register, "thon cu") == []
    assert found(register, "thon cu", BEFORE) == ["cu"]


@pytest.mark.parametrize("text", ["", "   ", "không có", "' or 1=1 --", "%", "\\", "$words"])
def test_what_no_name_holds_finds_nobody(register: Register, text: str):
    assert found(register, text) == []


def test_a_tree_is_as_it_stood_and_its_ids_are_given_where_they_are_few(register: Register):
    now = tree.below(register, "ea", as_of=AS_OF, most=10)
    assert (now.size, now.ids) == (3, ("ea", "ea-1", "ea-2"))
    assert "hoa-2" in tree.below(register, "ea", as_of=BEFORE, most=10).ids
    many = tree.below(register, "tinh", as_of=AS_OF, most=6)
    assert (many.size, many.ids) == (7, ())
    assert tree.below(register, "cu", as_of=AS_OF, most=6).ids == ("cu",)
    assert tree.below(register, "nobody", as_of=AS_OF, most=6).size == 0


def test_near_are_those_above_beside_and_below(register: Register):
    near = tree.near(register, "ea", as_of=AS_OF, most=1)
    assert list(near["organisation_id"]) == ["tinh", "ea", "ea-1"]
    assert list(near["depth"]) == [0, 1, 2]
    near = tree.near(register, "ea-1", as_of=AS_OF, most=9)
    assert set(near["organisation_id"]) == {"tinh", "ea", "ea-1", "ea-2"}
    assert tree.near(register, "nobody", as_of=AS_OF, most=9).empty


def test_a_family_names_those_merged_and_those_left_behind(register: Register):
    family = tree.family(register, "hoa", is_deep=True)
    assert set(family) == {"hoa", "hoa-1", "hoa-2", "cu", "ea"}
    assert set(tree.family(register, "tinh", is_deep=False)) == {"tinh", "ea", "hoa"}


def test_the_whole_list_and_a_part_of_it_read_alike(reader: Reader):
    whole = board.organisations(reader, as_of=AS_OF)
    part = board.organisations(reader, as_of=AS_OF, organisation_ids=["hoa-2", "cu"])
    assert len(whole) == 9
    assert set(part["organisation_id"]) == {"tinh", "ea", "hoa", "hoa-2", "cu"}
    for key in ("hoa-2", "cu"):
        one, other = (frame[frame["organisation_id"] == key].iloc[0] for frame in (whole, part))
        assert one["path"] == other["path"]
    assert whole.set_index("organisation_id")["successor_name"]["cu"] == "Chi bộ Thôn 12"


def test_without_targets_the_first_of_those_above_all_is_the_largest(register: Register):
    assert tree.largest(register, as_of=AS_OF) == "khac"
    assert not tree.has_targets(register, "khac")
