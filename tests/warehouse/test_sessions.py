"""Readers and sessions: within their scope, apart from each other, exact (architecture §4)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.merging import kind_of
from scorecard.model.tables import TABLES
from scorecard.warehouse import Reader, Scope, Warehouse, WarehouseSettings, sql_text
from scorecard.warehouse.relations import statements
from scorecard.warehouse.sqlfiles import SQL_FOLDER, sql_names, with_identifiers

ORGANISATIONS = """
    insert into draft.store.organisation_key values (1, 'a'), (2, 'b'), (3, 'c');
    insert into draft.store.indicator_key values (1, 'i');
    insert into draft.store.organisations by name
    select id, id as name, 'chi_bo' as kind, 1 as load_id, 1 as file_id, 2 as row_number
    from draft.store.organisation_key;
    insert into draft.store.actuals by name
    select
        organisation_key as report_id, organisation_key, 1 as indicator_key, 202300 as period_key,
        0.1 as value, false as is_estimate, false as is_withdrawn,
        date '2024-01-02' as recorded_on, 1 as load_id, 1 as file_id, 2 as row_number
    from draft.store.organisation_key;
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    kept = Warehouse(tmp_path_factory.mktemp("kho"), WarehouseSettings(threads=1))
    with kept.publish("x") as draft:
        draft.begin()
        draft.run_text(ORGANISATIONS)
    return kept


@pytest.fixture
def reader(warehouse: Warehouse) -> Iterator[Reader]:
    with warehouse.read() as opened:
        yield opened


def seen(reader: Reader, view: str) -> list[int]:
    rows = reader._execute(f"from {view} select organisation_key order by 1").fetchall()
    return [key for (key,) in rows]


@pytest.mark.parametrize("relation", sorted(statements()))
def test_every_relation_is_there_for_whoever_names_it(warehouse: Warehouse, relation: str) -> None:
    with warehouse.read() as reader:
        assert reader._execute(f"from {relation} limit 0").fetchall() == []


def test_what_nobody_names_is_not_shown(reader: Reader) -> None:
    reader._execute("from term")
    found = reader._execute("select view_name from duckdb_views() where temporary and not internal")
    # Whether a decision changed any target is asked of every reader.
    assert {name for (name,) in found.fetchall()} == {
        "loaded_terms",
        "term",
        "loaded_adjustments",
        "decided",
    }


def test_what_stood_for_a_relation_is_gone_when_relations_are_seen_anew(reader: Reader) -> None:
    reader._execute("create or replace temp view term as select 1 as one")
    assert reader._execute("from term").fetchall() == [(1,)]
    reader.relate()
    assert reader._execute("from term").fetchall() == []


@pytest.mark.parametrize("view", ["organisation", "organisation_history", "actual"])
def test_a_reader_sees_its_scope_alone(warehouse: Warehouse, view: str) -> None:
    with warehouse.open_current() as opened:
        with opened.reader() as everything:
            assert seen(everything, view) == [1, 2, 3]
        with opened.reader(Scope(frozenset({"a", "c", "không có"}))) as some:
            assert seen(some, view) == [1, 3]
            with some.narrowed(frozenset({"b", "c"})) as fewer:
                assert seen(fewer, view) == [3]
        with opened.reader(Scope(frozenset())) as nothing:
            assert seen(nothing, view) == []


def test_readers_do_not_see_each_others_tables(warehouse: Warehouse) -> None:
    with warehouse.open_current() as opened, opened.reader() as one, opened.reader() as other:
        one.stage("mine", pd.DataFrame({"x": [1]}))
        with pytest.raises(duckdb.CatalogException):
            other._execute("from mine")


def test_a_reader_can_neither_write_nor_reach_files(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        reader._execute("delete from store.actuals")
    with pytest.raises(duckdb.Error):
        reader._execute(f"copy (select 1) to '{tmp_path / 'x.csv'}'")
    with pytest.raises(duckdb.Error):
        reader._execute("set enable_external_access = true")


def test_frames_keep_decimals_dates_and_absence_exact(reader: Reader) -> None:
    frame = pd.DataFrame(
        {
            "figure": [Decimal("0.1"), None],
            "day": [date(2024, 2, 29), None],
            "word": ["kỳ", None],
            "count": pd.array([1, None], dtype="Int64"),
        }
    )
    reader.stage("staged", frame)
    result = (
        reader._cursor.sql("from staged").to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)
    )
    assert result["figure"].tolist()[0] == Decimal("0.1")
    assert result["day"].tolist()[0] == date(2024, 2, 29)
    assert result.isna().iloc[1].all()
    assert result["count"].sum() == 1


def test_parameters_are_bound_and_those_not_named_left_aside(reader: Reader) -> None:
    hostile = "a'; drop table scope; --"
    assert reader.rows("subtree", organisation_id=hostile, as_of=date(2024, 1, 1), more=1) == []
    frame = reader.query("subtree", organisation_id="a", as_of=date(2024, 1, 1))
    assert frame["organisation_id"].tolist() == ["a"]
    assert seen(reader, "scope") == [1, 2, 3]


@pytest.mark.parametrize("name", ["../schema", "/etc/passwd", "", "Schema", "load/../schema"])
def test_sql_files_are_named_by_the_program_alone(name: str) -> None:
    with pytest.raises(ValueError):
        sql_text(name)


@pytest.mark.parametrize("identifier", ["a; drop table b", "a)", "A", "", '"a" "b"'])
def test_identifiers_are_names_and_nothing_else(identifier: str) -> None:
    with pytest.raises(ValueError):
        with_identifiers("from {table}", {"table": identifier})


def test_tables_are_named_by_the_program_alone(reader: Reader) -> None:
    with pytest.raises(ValueError, match="x;"):
        reader.materialise("x; drop table scope", "scope_all")
    with pytest.raises(ValueError, match="1x"):
        reader.stage("1x", pd.DataFrame({"x": [1]}))


@pytest.mark.parametrize("folder", ["checks", "load"])
def test_every_sql_file_begins_with_its_grain(folder: str) -> None:
    assert sql_names(folder)
    for name in sql_names(folder):
        text = sql_text(name)
        assert text.startswith("-- "), name
        assert "row" in text.split("\n\n")[0] or "grain" in text.split("\n\n")[0], name


def test_no_sql_is_left_that_nobody_runs() -> None:
    root = SQL_FOLDER.parents[1]
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("scorecard", "etl")
        for path in (root / folder).rglob("*.py")
    )
    kinds = {kind_of(table) for table in TABLES}
    verbs = ("merged", "count", "write", "change_of", "fingerprint_of")
    made = {f"{verb}_{kind}" for verb in verbs for kind in kinds}
    for folder in ("checks", "load"):
        for name in sql_names(folder):
            stem = name.removeprefix(f"{folder}/")
            pieces = [stem, stem.removeprefix("merged_"), stem.removeprefix("stored_")]
            assert any(
                f'"{piece}"' in code or f'/{piece}"' in code or stem in made for piece in pieces
            ), name


def test_every_session_joins_as_written_from_the_start(warehouse: Warehouse) -> None:
    """The setting is the whole database's: none is changed while others plan."""
    with warehouse.read() as one, warehouse.workbench() as other, warehouse.rehearse() as third:
        for session in (one, other, third):
            rows = session._execute("select current_setting('disabled_optimizers')").fetchall()
            assert set(rows[0][0].split(",")) == {"build_side_probe_side", "join_order"}
