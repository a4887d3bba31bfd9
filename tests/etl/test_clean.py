from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from etl.catalogue import Catalogue, Indicator
from etl.clean import clean
from etl.problems import Problem
from etl.raw import FormulaFault, Percentage
from etl.readers import read_source
from scorecard.model.tables import TABLES

Cleaner = Callable[..., tuple[pd.DataFrame, list[tuple[str, int | None, str | None]]]]

ACTUAL = {
    "organisation_id": "CB1",
    "indicator_id": "flow",
    "period": "2023",
    "recorded_on": "05/01/2024",
}
TARGET = {
    "id": "T1",
    "resolution_id": "R1",
    "title": "một chỉ tiêu",
    "indicator_id": "flow",
    "comparator": ">=",
    "value": "300",
    "cadence": "each_year",
}


def value_of(frame: pd.DataFrame, column: str) -> object:
    cell = frame[column].iloc[0]
    return None if pd.isna(cell) else cell


@pytest.mark.parametrize(
    ("indicator", "figures", "stored"),
    [
        ("flow", {"value": "1.668"}, {"value": Decimal(1668)}),
        ("flow", {"value": "300 học viên"}, {"value": Decimal(300)}),
        ("flow", {"value": 12.0}, {"value": Decimal(12)}),
        ("flow", {"value": 0.1 + 0.2}, {"value": Decimal("0.3")}),
        ("flow", {"value": Decimal("1.5")}, {"value": Decimal("1.5")}),
        ("flow", {"value": "0"}, {"value": Decimal(0)}),
        ("money", {"value": "16 tỷ 434 triệu"}, {"value": Decimal(16434)}),
        ("profit", {"value": "-2,5 tỷ"}, {"value": Decimal(-2500)}),
        ("ratio", {"value": "104,55%"}, {"value": Decimal("104.55")}),
        ("ratio", {"value": Percentage(Decimal(80), "80%", False)}, {"value": Decimal(80)}),
        ("ratio", {"numerator": "4", "denominator": "5"}, {"numerator": Decimal(4)}),
        ("ratio", {"value": "80", "numerator": "4", "denominator": "5"}, {"value": Decimal(80)}),
        ("ratio", {"numerator": "0", "denominator": "0"}, {"denominator": Decimal(0)}),
        ("rating", {"level": "tot"}, {"level": "tot"}),
        ("rating", {"level": "hoàn thành TỐT  nhiệm vụ"}, {"level": "tot"}),
        ("flag", {"value": "có"}, {"value": Decimal(1)}),
        ("flag", {"value": "0"}, {"value": Decimal(0)}),
        ("flag", {"value": True}, {"value": Decimal(1)}),
        ("flow", {"withdrawn": "x"}, {"value": None, "withdrawn": True}),
        ("flow", {"withdrawn": "x", "value": "5"}, {"value": Decimal(5)}),
        ("flow", {"value": "5", "estimate": "có"}, {"estimate": True, "withdrawn": False}),
        ("nobody's", {"value": "5 bộ"}, {"value": None}),
        ("nobody's", {"value": "5"}, {"value": Decimal(5)}),
        ("nobody's", {"level": "tot"}, {"level": None}),
    ],
)
def test_reports_that_are_taken(
    clean_rows: Cleaner, indicator: str, figures: dict, stored: dict
) -> None:
    frame, told = clean_rows("actuals", [{**ACTUAL, "indicator_id": indicator, **figures}])
    assert told == []
    assert {name: value_of(frame, name) for name in stored} == stored


@pytest.mark.parametrize(
    ("indicator", "figures", "code", "column"),
    [
        ("flow", {}, "missing_value", "value"),
        ("flow", {"value": "abc"}, "not_a_number", "value"),
        ("flow", {"value": "1.66"}, "ambiguous_number", "value"),
        ("flow", {"value": "-5"}, "negative_value", "value"),
        ("flow", {"value": -5.0}, "negative_value", "value"),
        ("flow", {"value": "5%"}, "wrong_unit", "value"),
        ("flow", {"value": "5 bộ"}, "wrong_unit", "value"),
        ("flow", {"value": "0,1234567"}, "too_many_decimals", "value"),
        ("flow", {"value": 1 / 3}, "rounded_number", "value"),
        ("flow", {"value": "1" + "0" * 15}, "number_too_large", "value"),
        ("flow", {"value": 1e15}, "number_too_large", "value"),
        ("flow", {"value": FormulaFault("#REF!")}, "formula_error", "value"),
        ("flow", {"value": FormulaFault("")}, "formula_error", "value"),
        ("flow", {"value": "5", "numerator": "1"}, "invalid_combination", "numerator"),
        ("flow", {"value": "5", "level": "tot"}, "invalid_combination", "level"),
        ("flow", {"value": "5", "estimate": "có lẽ"}, "not_a_boolean", "estimate"),
        ("flow", {"withdrawn": "x", "value": "-5"}, "negative_value", "value"),
        ("ratio", {}, "missing_value", "value"),
        ("ratio", {"value": "100000"}, "number_too_large", "value"),
        ("ratio", {"numerator": "4"}, "invalid_combination", "denominator"),
        ("ratio", {"denominator": "4"}, "invalid_combination", "numerator"),
        ("ratio", {"numerator": "1", "denominator": "0"}, "invalid_combination", "denominator"),
        ("ratio", {"numerator": "1", "denominator": "-2"}, "negative_value", "denominator"),
        ("ratio", {"numerator": "-1", "denominator": "2"}, "negative_value", "numerator"),
        ("ratio", {"numerator": "4 bộ", "denominator": "5"}, "wrong_unit", "numerator"),
        ("rating", {}, "missing_value", "level"),
        ("rating", {"level": "giỏi"}, "unknown_level", "level"),
        ("rating", {"level": "tot", "value": "2"}, "invalid_combination", "value"),
        ("flag", {}, "missing_value", "value"),
        ("flag", {"value": "2"}, "not_a_boolean", "value"),
        ("flag", {"value": 2.0}, "not_a_boolean", "value"),
        ("flag", {"value": "đạt"}, "not_a_boolean", "value"),
        ("nobody's", {}, "missing_value", "value"),
        ("nobody's", {"value": "abc"}, "not_a_number", "value"),
        ("flow", {"value": "5", "period": "TERM"}, "not_a_period", "period"),
        ("flow", {"value": "5", "recorded_on": "31/02/2024"}, "not_a_date", "recorded_on"),
        ("flow", {"value": "5", "organisation_id": " "}, "missing_value", "organisation_id"),
    ],
)
def test_reports_that_are_told_of(
    clean_rows: Cleaner, indicator: str, figures: dict, code: str, column: str
) -> None:
    _, told = clean_rows("actuals", [{**ACTUAL, "indicator_id": indicator, **figures}])
    assert told == [(code, 2, column)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"comparator": "between", "upper": "400"},
        {"comparator": "within", "upper": "300"},
        {"profile": "10 30 70 100"},
        {"cadence": "term_total"},
        {"cadence": "by_year", "value": None},
        {"cadence": "by_year", "value": None, "comparator": "between"},
        {"first_year": "2022", "last_year": 2024.0},
        {"indicator_id": "money", "value": "16 tỷ"},
        {"indicator_id": "profit", "value": "-5"},
        {"indicator_id": "stock", "cadence": "term_end", "baseline": "3"},
        {"indicator_id": "ratio", "cadence": "term_end", "value": "80%", "baseline": "50 %"},
        {"indicator_id": "ratio", "cadence": "term_total", "value": "80"},
        {"indicator_id": "rating", "value": None, "level": "Hoàn thành tốt nhiệm vụ"},
        {"indicator_id": "flag", "comparator": "=", "value": "có"},
        {"comparator": "<=", "value": "0"},
    ],
    ids=str,
)
def test_targets_that_go_together(clean_rows: Cleaner, changes: dict) -> None:
    _, told = clean_rows("targets", [{**TARGET, **changes}])
    assert told == []


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"value": None}, "missing_value", "value"),
        ({"value": "-1"}, "negative_value", "value"),
        ({"upper": "400"}, "invalid_combination", "upper"),
        ({"comparator": "between"}, "missing_value", "upper"),
        ({"comparator": "between", "upper": "200"}, "invalid_combination", "upper"),
        ({"comparator": "≥"}, "unknown_code", "comparator"),
        ({"cadence": "Each_Year"}, "unknown_code", "cadence"),
        ({"cadence": "term_end"}, "invalid_combination", "cadence"),
        ({"cadence": "by_year"}, "invalid_combination", "value"),
        ({"level": "tot"}, "invalid_combination", "level"),
        ({"baseline": "3"}, "invalid_combination", "baseline"),
        ({"cadence": "term_total", "profile": "10 30 70 100"}, "invalid_combination", "profile"),
        ({"profile": "10 30 70"}, "invalid_profile", "profile"),
        ({"first_year": "2022"}, "invalid_combination", "last_year"),
        ({"last_year": "2022"}, "invalid_combination", "first_year"),
        ({"first_year": "2024", "last_year": "2022"}, "date_order", "last_year"),
        ({"weight": "-1"}, "negative_value", "weight"),
        ({"weight": "nặng"}, "not_a_number", "weight"),
        ({"indicator_id": "stock", "cadence": "term_total"}, "invalid_combination", "cadence"),
        (
            {"indicator_id": "stock", "cadence": "term_end", "comparator": "=", "baseline": "3"},
            "invalid_combination",
            "baseline",
        ),
        ({"indicator_id": "ratio", "value": "100.000"}, "number_too_large", "value"),
        ({"indicator_id": "ratio.last", "cadence": "term_total"}, "invalid_combination", "cadence"),
        ({"indicator_id": "rating", "value": None}, "missing_value", "level"),
        ({"indicator_id": "rating", "level": "tot"}, "invalid_combination", "value"),
        (
            {"indicator_id": "rating", "value": None, "level": "tot", "comparator": "="},
            "invalid_combination",
            "comparator",
        ),
        ({"indicator_id": "flag", "value": "có"}, "invalid_combination", "comparator"),
        (
            {"indicator_id": "flag", "comparator": "=", "value": "không"},
            "invalid_combination",
            "value",
        ),
        (
            {"indicator_id": "flag", "comparator": "=", "value": "có", "cadence": "by_year"},
            "invalid_combination",
            "cadence",
        ),
        ({"title": None}, "missing_value", "title"),
        ({"year_basis": "lunar"}, "unknown_code", "year_basis"),
    ],
    ids=str,
)
def test_targets_that_do_not_go_together(
    clean_rows: Cleaner, changes: dict, code: str, column: str
) -> None:
    _, told = clean_rows("targets", [{**TARGET, **changes}])
    assert (code, 2, column) in told
    assert len({each[0] for each in told}) == 1


def test_targets_have_defaults(clean_rows: Cleaner) -> None:
    frame, _ = clean_rows("targets", [TARGET])
    assert value_of(frame, "weight") == 1
    assert value_of(frame, "year_basis") == "calendar"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"target_id": "T-flow", "value": "300"}, []),
        ({"target_id": "T-flow"}, [("missing_value", 2, "value")]),
        (
            {"target_id": "T-flow", "value": "1", "upper": "2"},
            [("invalid_combination", 2, "upper")],
        ),
        ({"target_id": "T-range", "value": "1", "upper": "2"}, []),
        ({"target_id": "T-range", "value": "1"}, [("missing_value", 2, "upper")]),
        ({"target_id": "T-rating", "level": "tot"}, []),
        ({"target_id": "T-rating"}, [("missing_value", 2, "level")]),
        ({"target_id": "T-each", "value": "1"}, [("invalid_combination", 2, "target_id")]),
        ({"target_id": "nobody's", "value": "1"}, []),
    ],
)
def test_years_of_targets(clean_rows: Cleaner, row: dict, told: list) -> None:
    assert clean_rows("target_years", [{"year": "2023", **row}])[1] == told


@pytest.mark.parametrize(
    ("row", "told", "aggregation"),
    [
        ({"measure": "flow"}, [], "sum"),
        ({"measure": "ratio"}, [], "pooled"),
        ({"measure": "ratio", "aggregation": "last"}, [], "last"),
        ({"measure": "stock"}, [], "last"),
        ({"measure": "rating", "scale_id": "xep_loai"}, [], "last"),
        ({"measure": "rating"}, [("missing_value", 2, "scale_id")], "last"),
        ({"measure": "flow", "scale_id": "a"}, [("invalid_combination", 2, "scale_id")], "sum"),
        (
            {"measure": "flow", "aggregation": "last"},
            [("invalid_combination", 2, "aggregation")],
            "last",
        ),
        (
            {"measure": "flag", "can_be_negative": "có"},
            [("invalid_combination", 2, "can_be_negative")],
            "last",
        ),
        ({"measure": "count"}, [("unknown_code", 2, "measure")], None),
        ({"measure": "flow", "due_days": "1,5"}, [("not_an_integer", 2, "due_days")], "sum"),
    ],
)
def test_indicators(clean_rows: Cleaner, row: dict, told: list, aggregation: str | None) -> None:
    frame, found = clean_rows("indicators", [{"id": "a", "name": "A", "unit": "bộ", **row}])
    assert found == told
    assert value_of(frame, "aggregation") == aggregation


def test_indicators_have_defaults(clean_rows: Cleaner) -> None:
    frame, _ = clean_rows("indicators", [{"id": "a", "name": "A", "unit": "bộ", "measure": "flow"}])
    assert value_of(frame, "due_days") == 30
    assert not frame["can_be_negative"].iloc[0]


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        (
            "organisations",
            {"kind": "chi_bo", "valid_from": "2022-01-01", "valid_to": "2021-12-31"},
            [("date_order", 2, "valid_to")],
        ),
        ("organisations", {"kind": "Chi bộ"}, [("unknown_code", 2, "kind")]),
        (
            "terms",
            {"organisation_id": "a", "start_date": "2025-01-01", "end_date": "2022-01-01"},
            [("date_order", 2, "end_date")],
        ),
        (
            "terms",
            {"organisation_id": "a", "start_date": "x", "end_date": "2022-01-01"},
            [("not_a_date", 2, "start_date")],
        ),
        ("resolutions", {"kind": "congress"}, [("missing_value", 2, "term_id")]),
        ("resolutions", {"kind": "year"}, [("missing_value", 2, "year")]),
        (
            "resolutions",
            {"kind": "year", "year": "2023", "term_id": "a"},
            [("invalid_combination", 2, "term_id")],
        ),
        (
            "resolutions",
            {"kind": "congress", "year": "2023", "term_id": "a"},
            [("invalid_combination", 2, "year")],
        ),
        ("resolutions", {"kind": "year", "year": "2023-Q1"}, [("not_a_year", 2, "year")]),
        ("scales", {"level": "a", "rank": "0"}, [("not_an_integer", 2, "rank")]),
    ],
)
def test_other_tables(clean_rows: Cleaner, table: str, row: dict, told: list) -> None:
    base = {"id": "a", "name": "A", "title": "T", "organisation_id": "a"}
    assert clean_rows(table, [{**base, **row}])[1] == told


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_frames_are_typed_even_when_empty(clean_rows: Cleaner, table) -> None:
    frame, told = clean_rows(table.name, [])
    assert told == []
    assert list(frame.columns) == [*table.column_names, "row_number"]
    assert all(isinstance(kind, pd.ArrowDtype) for kind in frame.dtypes)
    assert frame["row_number"].dtype.pyarrow_dtype == pa.int64()


def test_frames_hold_exact_types(clean_rows: Cleaner) -> None:
    frame, _ = clean_rows("actuals", [{**ACTUAL, "value": "1,5"}])
    kinds = {name: kind.pyarrow_dtype for name, kind in frame.dtypes.items()}
    assert kinds["value"] == pa.decimal128(24, 6)
    assert kinds["recorded_on"] == pa.date32()
    assert kinds["estimate"] == pa.bool_()
    assert kinds["period"] == pa.string()
    assert frame["recorded_on"].iloc[0] == date(2024, 1, 5)
    assert frame["row_number"].tolist() == [2]


def test_problems_come_by_row_with_place_value_and_remedy(catalogue, tmp_path: Path) -> None:
    path = tmp_path / "ket_qua.csv"
    path.write_text(
        "Mã tổ chức;Mã chỉ số;Kỳ;Số liệu;Ngày báo cáo\n"
        "CB1;flow;2023;1.66;05/01/2024\n"
        "CB1;flow;2023;abc;05/01/24\n"
        "CB1;flow;2023;abc;05/01/2024\n",
        "utf-8",
    )
    tables, _ = read_source(path)
    _, problems = clean(tables[0], catalogue)
    assert [(each.code, each.row, each.value) for each in problems] == [
        ("ambiguous_number", 2, "1.66"),
        ("not_a_date", 3, "05/01/24"),
        ("not_a_number", 3, "abc"),
        ("not_a_number", 4, "abc"),
    ]
    last: Problem = problems[-1]
    assert last.message == f"{path}, dòng 4, cột Số liệu: 'abc' không phải số; sửa ô rồi nạp lại."
    assert last.as_dict() == {
        "file": str(path),
        "sheet": None,
        "row": 4,
        "column": "value",
        "value": "abc",
        "code": "not_a_number",
        "severity": "error",
        "message": last.message,
    }


def test_a_missing_column_is_told_once_and_not_for_every_row(catalogue, tmp_path: Path) -> None:
    path = tmp_path / "actuals.csv"
    path.write_text("organisation_id,indicator_id,value\nCB1,flow,1\nCB1,flow,2\n", "utf-8")
    tables, problems = read_source(path)
    _, more = clean(tables[0], catalogue)
    assert [each.code for each in problems] == ["missing_column", "missing_column"]
    assert more == []


def test_a_catalogue_of_tables() -> None:
    indicators = pd.DataFrame(
        {
            "id": ["a", "b", None],
            "unit": ["bộ", "mức", "x"],
            "measure": ["flow", "rating", "flow"],
            "aggregation": ["sum", "last", "sum"],
            "scale_id": [None, "danh_hieu", None],
            "can_be_negative": [False, False, False],
        }
    )
    scales = pd.DataFrame({"id": ["danh_hieu"], "level": ["ldxs"], "name": ["Lao động xuất sắc"]})
    targets = pd.DataFrame(
        {"id": ["T"], "indicator_id": ["a"], "comparator": [">="], "cadence": ["each_year"]}
    )
    known = Catalogue.from_tables(
        *(pa.Table.from_pandas(each) for each in (indicators, scales, targets))
    )
    assert known.indicators["a"] == Indicator("bộ", "flow", "sum", None, False)
    assert set(known.indicators) == {"a", "b"}
    assert known.scales["danh_hieu"].level("lao động XUẤT SẮC") == "ldxs"
    assert known.scales["xep_loai"].level("tot") == "tot"
    assert known.scales["xep_loai"].level("kém") is None
    assert known.targets["T"].cadence == "each_year"


def test_rows_get_back_what_their_distinct_cells_were_read_as(clean_rows: Cleaner) -> None:
    rows = [{**ACTUAL, "value": str(index % 7)} for index in range(1000)]
    frame, told = clean_rows("actuals", rows)
    assert told == []
    assert frame["value"].sum() == sum(index % 7 for index in range(1000))
    assert np.array_equal(frame["row_number"].to_numpy(), np.arange(2, 1002))
