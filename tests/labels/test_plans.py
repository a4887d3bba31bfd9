"""A promise read back as one sentence before it is saved."""

from decimal import Decimal
from typing import Any

import pytest

from scorecard.labels.plans import is_whole, sentence

SHARE = {
    "indicator_name": "Tỷ lệ học viên được cấp chứng chỉ",
    "definition": "Trên số học viên dự thi.",
    "unit": "%",
    "measure": "ratio",
    "comparator": ">=",
    "cadence": "each_year",
    "year_basis": "school",
    "value": Decimal(80),
}
COUNT = {
    "indicator_name": "Học viên được chiêu sinh",
    "unit": "học viên",
    "measure": "flow",
    "comparator": ">=",
    "cadence": "term_total",
    "year_basis": "calendar",
    "value": Decimal(1668),
}
FLAG = {"indicator_name": "Giữ vững danh hiệu", "measure": "flag", "comparator": "="}
YEARS = [{"period": "2023", "value": Decimal(100)}, {"period": "2024", "value": Decimal(120)}]

CASES: list[tuple[dict[str, Any], list[dict[str, Any]], str]] = [
    (
        SHARE,
        [],
        "Mỗi năm học, ít nhất 80% học viên được cấp chứng chỉ, trên số học viên dự thi",
    ),
    (COUNT, [], "Trong nhiệm kỳ, ít nhất 1.668 học viên: học viên được chiêu sinh"),
    (
        {**COUNT, "definition": "Kể cả liên kết"},
        [],
        "Trong nhiệm kỳ, ít nhất 1.668 học viên: học viên được chiêu sinh (kể cả liên kết)",
    ),
    (
        {**COUNT, "cadence": "by_year", "value": None},
        YEARS,
        "Theo lộ trình từng năm, học viên được chiêu sinh: "
        "ít nhất 100 học viên (2023); ít nhất 120 học viên (2024)",
    ),
    ({**FLAG, "cadence": "each_year"}, [], "Mỗi năm: giữ vững danh hiệu"),
]


@pytest.mark.parametrize(("row", "years", "words"), CASES)
def test_the_promise_says_when_how_much_of_what(
    row: dict[str, Any], years: list[dict[str, Any]], words: str
) -> None:
    assert is_whole(row, years)
    assert sentence(row, years).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize(
    "missing",
    [{"value": None}, {"comparator": ""}, {"cadence": ""}, {"comparator": "between"}],
)
def test_nothing_is_read_back_before_enough_is_typed(missing: dict[str, Any]) -> None:
    assert not is_whole({**SHARE, **missing})
