from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.readers import read_source

BASE = {
    "organisation_id": pa.array(["CB1", "CB2"]),
    "indicator_id": pa.array(["m", "m"]).dictionary_encode(),
    "period": pa.array(["2023", "2023"], type=pa.large_string()),
    "recorded_on": pa.array([date(2024, 1, 5), None], type=pa.date32()),
}


def write(tmp_path: Path, **columns: pa.Array) -> Path:
    path = tmp_path / "actuals.parquet"
    pq.write_table(pa.table({**BASE, **columns}), path)
    return path


def cells(path: Path, column: str) -> list[object]:
    tables, problems = read_source(path)
    assert not problems
    found = tables[0].columns[column]
    return [None if code < 0 else found.cells[code] for code in found.codes.tolist()]


def test_proper_types_stay_what_they_are(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        value=pa.array([Decimal("1.50"), None], type=pa.decimal128(24, 6)),
        numerator=pa.array([1, 2], type=pa.int16()),
        denominator=pa.array([0.5, 2.0]),
        estimate=pa.array([True, False]),
    )
    assert cells(path, "organisation_id") == ["CB1", "CB2"]
    assert cells(path, "indicator_id") == ["m", "m"]
    assert cells(path, "period") == ["2023", "2023"]
    assert cells(path, "recorded_on") == [date(2024, 1, 5), None]
    assert cells(path, "value") == [Decimal("1.5"), None]
    assert cells(path, "numerator") == [1, 2]
    assert cells(path, "denominator") == [0.5, 2.0]
    assert cells(path, "estimate") == [True, False]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_timestamps_are_dates_and_times(tmp_path: Path, unit: str) -> None:
    moment = datetime(2024, 1, 5)  # noqa: DTZ001 - a feed without a time zone
    path = write(tmp_path, recorded_on=pa.array([moment, None], type=pa.timestamp(unit)))
    assert cells(path, "recorded_on") == [moment, None]


def test_rows_are_numbered_from_one_and_empty_ones_left_out(tmp_path: Path) -> None:
    pd.DataFrame(
        {
            "organisation_id": ["a", None, "b"],
            "indicator_id": ["m", None, "m"],
            "period": ["2023", "", "2023"],
            "recorded_on": ["2024-01-05", " ", "2024-01-05"],
            "note": [None, None, None],
        }
    ).to_parquet(tmp_path / "actuals.parquet")
    tables, problems = read_source(tmp_path)
    assert not problems
    assert tables[0].rows.tolist() == [1, 3]


def test_columns_are_held_against_the_contract(tmp_path: Path, tell) -> None:
    path = tmp_path / "actuals.parquet"
    pq.write_table(pa.table({"organisation_id": ["a"], "score": [1]}), path)
    _, problems = read_source(path)
    assert {code for code, _, _ in tell(problems)} == {"unknown_column", "missing_column"}


def test_lists_and_bytes_are_refused(tmp_path: Path) -> None:
    for strange in (pa.array([["a"], ["b"]]), pa.array([b"a", b"b"])):
        tables, problems = read_source(write(tmp_path, note=strange))
        assert not tables
        assert [(each.code, each.column) for each in problems] == [("unreadable_file", "note")]


def test_broken_files_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path)
    whole = path.read_bytes()
    for data in (b"", b"PAR1", b"text", whole[:-20], whole[: len(whole) // 2] + whole[-60:]):
        path.write_bytes(data)
        tables, problems = read_source(path)
        assert not tables
        assert [each.code for each in problems] == ["unreadable_file"]
