"""A promise is read back from its fields."""

from decimal import Decimal as D
from itertools import product

import pytest

from scorecard.labels import promises
from scorecard.model.vocabulary import (
    ALLOWED_CADENCES,
    ALLOWED_COMPARATORS,
    Cadence,
    Comparator,
    Measure,
    YearBasis,
)
from tests.labels.rows import NB, row

RATIO = {"measure": "ratio", "unit": "%"}
GOOD = {"measure": "rating", "value": None, "level_name": "Hoàn thành tốt nhiệm vụ"}


@pytest.mark.parametrize(
    ("fields", "sentence", "asked"),
    [
        ({}, f"Mỗi năm, ít nhất 300{NB}học viên", f"≥ 300{NB}học viên"),
        (
            RATIO | {"value": D(80), "year_basis": "school"},
            "Mỗi năm học, từ 80% trở lên",
            "≥ 80%",
        ),
        (RATIO | {"value": D(100)}, "Mỗi năm, đủ 100%", "≥ 100%"),
        (
            RATIO
            | {"value": D(80), "upper": D(90), "comparator": "between", "cadence": "term_end"},
            "Đến cuối nhiệm kỳ, từ 80% đến 90% (đạt từ 80%)",
            "80% – 90%",
        ),
        (
            {"value": D(1), "upper": D(2), "comparator": "between", "unit": "người"}
            | {"cadence": "term_total"},
            f"Trong nhiệm kỳ, từ 1 đến 2{NB}người (đạt từ 1{NB}người)",
            f"1 – 2{NB}người",
        ),
        (
            {"value": D(2), "comparator": "<=", "unit": "trường hợp", "cadence": "term_total"},
            f"Trong nhiệm kỳ, không quá 2{NB}trường hợp",
            f"≤ 2{NB}trường hợp",
        ),
        (
            {"value": D(0), "comparator": "<=", "unit": "đảng viên"},
            "Mỗi năm, không có đảng viên nào",
            "không có",
        ),
        (RATIO | {"value": D(0), "comparator": "<="}, "Mỗi năm, không có", "không có"),
        (RATIO | {"value": D(97), "comparator": ">"}, "Mỗi năm, trên 97%", "> 97%"),
        (RATIO | {"value": D(5), "comparator": "<"}, "Mỗi năm, dưới 5%", "< 5%"),
        (
            {"value": D(4), "comparator": "=", "unit": "cuộc"},
            f"Mỗi năm, đúng 4{NB}cuộc",
            f"= 4{NB}cuộc",
        ),
        (
            RATIO | {"value": D(15), "upper": D(20), "comparator": "within"},
            "Mỗi năm, giữ trong khoảng 15% đến 20%",
            "15% – 20%",
        ),
        (
            {"value": D("2.000000"), "unit": "tỷ đồng", "year_basis": "financial"},
            f"Mỗi năm tài chính, ít nhất 2,0{NB}tỷ đồng",
            f"≥ 2,0{NB}tỷ đồng",
        ),
        (
            GOOD,
            "Mỗi năm, xếp loại từ Hoàn thành tốt nhiệm vụ trở lên",
            "từ Hoàn thành tốt nhiệm vụ trở lên",
        ),
        (
            GOOD | {"level_name": "Lao động tiên tiến", "year_basis": "school"},
            "Mỗi năm học, đạt từ Lao động tiên tiến trở lên",
            "từ Lao động tiên tiến trở lên",
        ),
        ({"measure": "flag", "comparator": "=", "value": D(1)}, "Mỗi năm: có", "Có"),
        (
            {"cadence": "by_year", "value": None},
            "Theo lộ trình từng năm, mức của từng năm",
            "—",
        ),
        ({"resolution_kind": "year"}, f"Trong năm, ít nhất 300{NB}học viên", f"≥ 300{NB}học viên"),
    ],
)
def test_a_promise_in_words(fields: dict[str, object], sentence: str, asked: str) -> None:
    assert promises.promise(row(**fields)) == sentence
    assert promises.asked(row(**fields)) == asked


def test_a_road_map_names_every_year() -> None:
    years = [("2022", D(100), None), ("2023", D(120), None), ("2024", None, None)]
    assert promises.roadmap(row(cadence="by_year", value=None), years) == (
        f"Theo lộ trình từng năm: 2022: ít nhất 100{NB}học viên; 2023: ít nhất 120{NB}học viên"
    )


COMBINATIONS = [
    (measure, cadence, comparator, basis)
    for measure in Measure
    for cadence, comparator, basis in product(
        sorted(ALLOWED_CADENCES[measure]), sorted(ALLOWED_COMPARATORS[measure]), YearBasis
    )
]


@pytest.mark.parametrize(("measure", "cadence", "comparator", "basis"), COMBINATIONS)
def test_every_combination_reads_as_a_sentence(
    measure: Measure, cadence: Cadence, comparator: Comparator, basis: YearBasis
) -> None:
    is_range = comparator in (Comparator.BETWEEN, Comparator.WITHIN)
    made = row(
        measure=measure,
        cadence=cadence,
        comparator=comparator,
        year_basis=basis,
        value=None if measure is Measure.RATING else D(10),
        upper=D(20) if is_range else None,
        level_name="Hoàn thành tốt nhiệm vụ" if measure is Measure.RATING else None,
        unit="%" if measure is Measure.RATIO else "lớp",
    )
    sentence = promises.promise(made)
    assert sentence[0].isupper()
    assert "None" not in sentence and "  " not in sentence and "Chưa có" not in sentence
    assert (
        (basis == YearBasis.SCHOOL and "năm học" in sentence)
        or basis != YearBasis.SCHOOL
        or (cadence in (Cadence.TERM_TOTAL, Cadence.TERM_END))
    )
