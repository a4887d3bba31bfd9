"""Vietnamese order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.labels.sorting import vietnamese_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Da", "Dà", "Dả", "Dã", "Dá", "Dạ", "Dăm", "Dâu", "Đa", "Đà", "E", "Ê"],
        ["ba", "bà", "bá", "bác", "bán", "bảo", "băng", "bâng"],
        ["o", "ô", "ồ", "ơ", "ờ", "p"],
        ["u", "ú", "ư", "ừ", "v"],
        ["Chi bộ 2", "Chi bộ 10", "Chi bộ Đông", "Chi bộ Êm"],
    ],
)
def test_names_stand_in_dictionary_order(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=vietnamese_key) == ordered


def test_composed_and_decomposed_letters_sort_alike() -> None:
    word = "Thường trực"
    letters, tones, _ = vietnamese_key(unicodedata.normalize("NFD", word))
    assert (letters, tones) == vietnamese_key(word)[:2]


@given(st.lists(st.text(max_size=8)))
def test_any_text_has_a_place(texts: list[str]) -> None:
    assert sorted(sorted(texts, key=vietnamese_key), key=vietnamese_key) == sorted(
        texts, key=vietnamese_key
    )
