"""Contract §1, the table of tables: the columns in bold are required, the others are not."""

from pathlib import Path

import pytest

from tests.contract.office import Office, lines

ROWS = {
    "organisations": {"id": "x", "name": "X", "kind": "chi_bo"},
    "terms": {
        "id": "x",
        "organisation_id": "cb2",
        "start_date": "01/01/2022",
        "end_date": "31/12/2024",
    },
    "resolutions": {"id": "x", "organisation_id": "cb2", "kind": "year", "title": "X"},
    "scales": {"id": "x", "level": "a", "rank": "1", "name": "A"},
    "indicators": {"id": "x", "name": "X", "unit": "người", "measure": "flow"},
    "targets": {
        "id": "x",
        "resolution_id": "nq",
        "title": "X",
        "indicator_id": "flow",
        "comparator": ">=",
        "cadence": "each_year",
    },
    "target_years": {"target_id": "x", "year": "2023"},
    "actuals": {
        "organisation_id": "cb2",
        "indicator_id": "flow",
        "period": "2023",
        "recorded_on": "05/01/2024",
    },
    "commentaries": {
        "target_id": "t-flow",
        "review_date": "30/09/2023",
        "recorded_on": "05/10/2023",
    },
}
NEEDED_BESIDE = {
    "resolutions": {"year": "2023"},
    "targets": {"value": "5"},
    "target_years": {"value": "5"},
    "actuals": {"value": "5"},
}
OPTIONAL = {
    "organisations": "short_name parent_id valid_from valid_to successor_id note",
    "terms": "ordinal first_year last_year",
    "resolutions": "term_id year number adopted_on source",
    "scales": "",
    "indicators": "aggregation scale_id can_be_negative due_days definition",
    "targets": "ordinal group value upper level year_basis first_year last_year baseline profile "
    "weight source_locator note",
    "target_years": "value upper level",
    "actuals": "value numerator denominator level estimate recorded_by source note withdrawn",
    "commentaries": "cause remedy author",
}
BY_YEAR = {
    "targets": "id;resolution_id;title;indicator_id;comparator;cadence;first_year;last_year\n"
    "x;nq;X;flow;>=;by_year;2023;2023"
}


def table(row: dict[str, str]) -> str:
    return f"{';'.join(row)}\n{';'.join(row.values())}"


def whole(name: str, *columns: str) -> dict[str, str]:
    """A row of a table with what it needs beside its required cells."""
    return ROWS[name] | dict.fromkeys(columns, "") | NEEDED_BESIDE.get(name, {})


@pytest.mark.parametrize("optional", [False, True], ids=["left out", "empty"])
def test_the_required_columns_are_enough_and_the_others_may_be_empty(
    settled: Office, optional: bool
) -> None:
    rows = {name: whole(name, *OPTIONAL[name].split() if optional else ()) for name in ROWS}
    years = {"target_years": table(rows.pop("target_years"))}
    assert settled.check(**{name: table(row) for name, row in rows.items()}).told() == []
    assert settled.check(**BY_YEAR, **years).told() == []


CELLS = [(name, column) for name, row in ROWS.items() for column in row]


def test_a_required_column_that_is_missing_is_refused(settled: Office) -> None:
    source = settled.source()
    for name, column in CELLS:
        others = {key: cell for key, cell in whole(name).items() if key != column}
        (source / f"{name}-{column}.csv").write_text(table(others), encoding="utf-8")
    found = settled.check(source).refused("code", "file", "column")
    told = [(Path(file).stem, column) for code, file, column in found if code == "missing_column"]
    assert sorted(told) == sorted((f"{name}-{column}", column) for name, column in CELLS)


def test_a_required_cell_that_is_empty_is_refused(settled: Office) -> None:
    rows = {
        name: lines(
            ";".join(whole(name)),
            (";".join((whole(name) | {column: ""}).values()) for column in ROWS[name]),
        )
        for name in ROWS
    }
    found = settled.check(**rows).refused("code", "file", "row", "column")
    told = {(Path(file).stem, *more) for code, file, *more in found if code == "missing_value"}
    for name in ROWS:
        expected = {(name, row, column) for row, column in enumerate(ROWS[name], start=2)}
        assert expected <= told


def test_a_table_without_rows_is_a_warning_and_a_file_without_heading_an_error(
    settled: Office,
) -> None:
    checked = settled.check(actuals=";".join(ROWS["actuals"]))
    assert (checked.code, checked.told("code", "severity")) == (0, [("empty_table", "warning")])
    checked = settled.check(settled.file("actuals.csv", ""))
    assert (checked.code, checked.told("code", "severity")) == (1, [("empty_table", "error")])


def test_due_days_say_how_long_a_report_is_awaited(settled: Office) -> None:
    settled.load(
        indicators="id;name;unit;measure;due_days\nflow;Học viên;người;flow;10\n"
        "stock;Trường đạt chuẩn;trường;stock;"
    )
    status = {
        (target, day): next(
            each["status"]
            for each in settled.verdicts(day)
            if (each["target_id"], each["period"]) == (target, "2023")
        )
        for target in ("t-flow", "t-stock")
        for day in ("2024-01-10", "2024-01-11", "2024-01-30", "2024-01-31")
    }
    assert [status["t-flow", day] for day in ("2024-01-10", "2024-01-11")] == [
        "awaiting",
        "overdue",
    ]
    assert [status["t-stock", day] for day in ("2024-01-30", "2024-01-31")] == [
        "awaiting",
        "overdue",
    ]
