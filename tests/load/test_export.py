"""The warehouse as Parquet: what a reader sees, whole or not at all (docs/parquet.md)."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import etl.__main__
import etl.export
from etl.export import NoExportError, export
from scorecard.model.facts import ORGANISATIONS_PER_RANGE, RANGE, RELATIONS
from scorecard.warehouse import Scope, Warehouse
from tests.conftest import ROOT
from tests.load.sources import ACTUALS, Desk


@pytest.fixture
def desk(masters: Desk) -> Desk:
    """The masters, and two reports of one of the cells."""
    assert not masters.load(actuals=ACTUALS).is_refused
    return masters


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bản xuất" / "số liệu"


def read(folder: Path, relation: str) -> pa.Table:
    return ds.dataset(folder / relation, partitioning="hive").to_table()


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_relation_is_written_with_the_rows_and_types_that_a_reader_sees(
    shipped_warehouse: Path, folder: Path
) -> None:
    warehouse = Warehouse(shipped_warehouse)
    result = export(warehouse, folder)
    assert {path.name for path in folder.iterdir()} == {*RELATIONS, "export.json"}
    with warehouse.read() as reader:
        reader.run("states/relations")
        for relation, order in RELATIONS.items():
            names = {"relation": relation, "order": order}
            with reader.batches("export/relation", names) as batches:
                wanted = batches.read_all()
            found = read(folder, relation)
            if relation == "actual":
                keys = found["organisation_key"].to_pylist()
                ranges = [key // ORGANISATIONS_PER_RANGE for key in keys]
                assert found[RANGE].to_pylist() == ranges
                found = found.drop_columns([RANGE])
            assert found.schema.equals(wanted.schema), relation
            assert found.equals(wanted), relation
            assert result.rows[relation] == wanted.num_rows
    assert result.rows["actual"] > 1000


def test_a_figure_is_exact_and_a_correction_a_row_of_its_own(desk: Desk, folder: Path) -> None:
    desk.load(actuals=ACTUALS.replace("80,2023-04-05", '"80,125",2023-05-05'))
    export(desk.warehouse, folder)
    rows = [row for row in read(folder, "actual").to_pylist() if row["period_key"] // 100 == 2023]
    first = [
        (row["value"], row["recorded_on"], row["superseded_on"])
        for row in rows
        if row["period_key"] == min(each["period_key"] for each in rows)
    ]
    corrected = date(2023, 5, 5)
    assert first == [
        (Decimal("80"), date(2023, 4, 5), corrected),
        (Decimal("80.125"), corrected, None),
    ]


def test_reports_are_parted_by_ranges_of_organisations_and_sorted_inside(
    shipped_warehouse: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(etl.export, "ORGANISATIONS_PER_RANGE", 4)
    written = export(Warehouse(shipped_warehouse), folder)
    parts = sorted((folder / "actual").iterdir())
    assert len(parts) > 3
    total = 0
    for part in parts:
        number = int(part.name.removeprefix(f"{RANGE}="))
        table = pq.ParquetFile(part / "part-0.parquet").read()
        assert {key // 4 for key in table["organisation_key"].to_pylist()} == {number}
        keys = list(
            zip(*(table[name].to_pylist() for name in RELATIONS["actual"].split(", ")), strict=True)
        )
        assert keys == sorted(keys)
        total += table.num_rows
    assert total == written.rows["actual"]


def test_an_export_keeps_to_its_scope(desk: Desk, folder: Path) -> None:
    export(desk.warehouse, folder, Scope(frozenset({"cb2", "db"})))
    assert set(read(folder, "organisation")["organisation_id"].to_pylist()) == {"cb2", "db"}
    for relation in ("term", "resolution", "target", "target_year", "actual", "commentary"):
        assert read(folder, relation).num_rows == 0, relation
    assert not json.loads((folder / "export.json").read_text())["is_whole_warehouse"]


def test_other_programs_read_it(desk: Desk, folder: Path) -> None:
    export(desk.warehouse, folder)
    found = duckdb.sql(
        f"""
        select t.title, sum(a.value)
        from read_parquet('{folder}/actual/*/*.parquet', hive_partitioning = true) as a
        inner join read_parquet('{folder}/target/*.parquet') as t
            using (organisation_key, indicator_key)
        group by t.title
        """  # noqa: S608 - a folder of this test
    ).fetchall()
    assert found == [("Chiêu sinh", Decimal("170.000000"))]


def test_a_later_export_takes_the_place_of_the_former(desk: Desk, folder: Path) -> None:
    first = export(desk.warehouse, folder)
    desk.load(actuals=ACTUALS.replace("2023-Q2,90", "2023-Q3,95"))
    second = export(desk.warehouse, folder)
    assert second.generation == first.generation + 1
    assert read(folder, "actual").num_rows == second.rows["actual"] == first.rows["actual"] + 1
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_same_warehouse_is_written_as_the_same_bytes(desk: Desk, folder: Path) -> None:
    export(desk.warehouse, folder)
    former = files(folder)
    export(desk.warehouse, folder)
    assert files(folder) == former


def test_an_export_never_takes_the_place_of_anything_else(desk: Desk, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "luận văn.docx").write_text("mười năm")
    with pytest.raises(NoExportError, match="đang chứa thứ khác"):
        export(desk.warehouse, folder)
    with pytest.raises(NoExportError, match="là một tệp"):
        export(desk.warehouse, folder / "luận văn.docx")
    assert files(folder) == {"luận văn.docx": "mười năm".encode()}
    (folder / "luận văn.docx").unlink()
    export(desk.warehouse, folder)
    assert (folder / "export.json").is_file()


def test_an_export_that_fails_on_the_way_leaves_the_former_and_nothing_else(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(desk.warehouse, folder)
    former = files(folder)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(etl.export, "_write_reports", full)
    with pytest.raises(OSError, match="No space"):
        export(desk.warehouse, folder)
    assert files(folder) == former
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_what_is_written_is_its_owner_s_alone(desk: Desk, folder: Path) -> None:
    export(desk.warehouse, folder)
    assert folder.stat().st_mode & 0o077 == 0


def test_the_command_says_what_it_wrote_or_why_not(
    desk: Desk, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--warehouse", str(desk.warehouse.directory), "--parquet"]
    assert etl.__main__.main(["export", *place, str(folder)]) == 0
    assert re.search(r"Đã xuất phiên bản 2 ra .*: 2 kết quả, 1 chỉ tiêu", capsys.readouterr().out)
    assert etl.__main__.main(["export", *place, str(desk.warehouse.directory)]) == 2
    assert "không phải bản xuất" in capsys.readouterr().err


def test_the_layout_is_described_column_by_column(desk: Desk, folder: Path) -> None:
    export(desk.warehouse, folder)
    common, *sections = re.split(
        r"^### ", (ROOT / "docs" / "parquet.md").read_text("utf-8"), flags=re.MULTILINE
    )
    described = {section.split("`")[1]: columns(section) for section in sections}
    for relation in described.keys() - {"organisation", "calendar", "month", "load", "load_file"}:
        described[relation] |= columns(common)
    assert described == {
        relation: {
            (field.name, str(field.type).replace("decimal128", "decimal").split("[")[0])
            for field in read(folder, relation).schema
        }
        for relation in RELATIONS
    }


def columns(section: str) -> set[tuple[str, str]]:
    """Name and type of the columns that a table of the document lists."""
    told = re.findall(r"^\| `(\w+)` \| (.+?) \|", section, re.MULTILINE)
    return {(name, "date32" if kind == "date" else kind) for name, kind in told}
