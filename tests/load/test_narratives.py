"""Narratives as a table of the contract: files, checks, versions, what the board reads."""

import re
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from etl.entry import enter
from etl.load import load_sources
from scorecard.board.narratives import narrative_edits, narrative_texts, subject_of
from scorecard.warehouse import SCHEMA_VERSION, Scope, Warehouse
from scorecard.warehouse.folder import GenerationFolder
from scorecard.warehouse.sqlfiles import sql_text
from tests.load.sources import Desk, codes, found

HEADING = "organisation_id,subject,passage,version,text,author,recorded_on\n"
TERM = "term:nk"


def first(number: int, text: str | None, day: int = 1, passage: str = "overview") -> dict:
    return {
        "organisation_id": "cb1",
        "subject": TERM,
        "passage": passage,
        "version": number,
        "text": text,
        "author": "An",
        "recorded_on": date(2025, 7, day),
    }


def texts(desk: Desk, known_at: date | None = None) -> dict[str, str]:
    with desk.warehouse.read() as reader:
        return narrative_texts(reader, "cb1", TERM, known_at)


@pytest.fixture
def office(masters: Desk) -> Desk:
    rows = masters.rows("select organisation_id, term_id from term")
    assert ("cb1", "nk") in rows
    return masters


def test_the_latest_day_wins_then_the_latest_load_and_all_versions_stay(office: Desk) -> None:
    edits = [("Một", 1), ("Hai", 1), ("Một", 1), (None, 2), ("Ba", 3)]
    for number, (text, day) in enumerate(edits, 1):
        result = enter({"narratives": [first(number, text, day)]}, office.warehouse, "An")
        assert result.problems == []
        assert result.generation == number + 1
    assert texts(office) == {"overview": "Ba"}
    assert texts(office, date(2025, 7, 1)) == {"overview": "Một"}
    assert texts(office, date(2025, 7, 2)) == {}
    assert texts(office, date(2025, 6, 30)) == {}
    assert office.rows("select count(*) from narrative") == [(5,)]
    with office.warehouse.read() as reader:
        edit = narrative_edits(reader, "cb1", TERM)["overview"]
    assert (edit.text, edit.author, edit.recorded_on, edit.version) == (
        "Ba",
        "An",
        date(2025, 7, 3),
        5,
    )


def test_a_file_written_and_read_again_changes_nothing(office: Desk, tmp_path: Path) -> None:
    words = 'Chi bộ đạt "2/3" chỉ tiêu;\nđoạn hai, =1+1'
    rows = [first(1, words), first(1, None, 2, "group:Đảng vụ, chuyên môn")]
    assert enter({"narratives": rows}, office.warehouse, "An").generation == 2
    quoted = words.replace('"', '""')
    (tmp_path / "narratives.csv").write_text(
        f'{HEADING}cb1,{TERM},overview,1,"{quoted}",An,01/07/2025\n'
        f'cb1,{TERM},"group:Đảng vụ, chuyên môn",1,,An,02/07/2025\n',
        encoding="utf-8",
    )
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Thuyết minh"
    sheet.append(
        ["Mã tổ chức", "Kỳ tổng kết", "Đoạn", "Lần sửa", "Câu chữ", "Người viết", "Ngày ghi nhận"]
    )
    for row in rows:
        sheet.append(list(row.values()))
    sheet["E2"].data_type = "s"
    book.save(tmp_path / "sổ.xlsx")
    for source in ("narratives.csv", "sổ.xlsx"):
        result = load_sources([tmp_path / source], office.warehouse, "An")
        assert ([p.message for p in result.problems], result.generation) == ([], None)
        assert result.counts[0].unchanged == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"cb1,{TERM},overview,0,x,An,01/07/2025", ("not_an_integer", "error", 2, "version")),
        ("cb1,term:mất,overview,1,x,An,01/07/2025", ("unknown_reference", "error", 2, "subject")),
        ("cb1,year:2019,overview,1,x,An,01/07/2025", ("unknown_reference", "error", 2, "subject")),
        ("cb1,nk,overview,1,x,An,01/07/2025", ("unknown_reference", "error", 2, "subject")),
        (f"cb1,{TERM},,1,x,An,01/07/2025", ("missing_value", "error", 2, "passage")),
    ],
)
def test_a_narrative_of_nothing_is_refused(office: Desk, line: str, told: tuple) -> None:
    result = office.check(narratives=f"{HEADING}{line}")
    assert found(result) == [told]
    assert all(problem.text.endswith(".") for problem in result.problems)


def test_an_unknown_organisation_and_an_equal_row_are_told(office: Desk) -> None:
    unknown = office.check(narratives=f"{HEADING}ai,{TERM},overview,1,x,An,01/07/2025")
    assert ("unknown_reference", "error", 2, "organisation_id") in found(unknown)
    line = f"cb1,{TERM},overview,1,x,An,01/07/2025"
    twice = office.load(narratives=f"{HEADING}{line}\n{line}")
    assert codes(twice) == {"duplicate_row"}
    assert (twice.counts[0].new, twice.counts[0].unchanged) == (1, 1)


def test_a_narrative_is_seen_within_its_scope_alone(office: Desk) -> None:
    enter({"narratives": [first(1, "Kín")]}, office.warehouse, "An")
    with office.warehouse.read(Scope(frozenset({"cb2"}))) as reader:
        assert narrative_texts(reader, "cb1", TERM) == {}


def test_a_mandate_is_filed_under_its_term_or_year() -> None:
    assert subject_of({"term_id": "nk", "year_code": None}) == "term:nk"
    assert subject_of({"term_id": None, "year_code": "2020"}) == "year:2020"


# ── warehouses of earlier versions ──────────────────────────────────────────────


def make_older(warehouse: Warehouse, version: int) -> Path:
    """Leave the generation in force as that version wrote it: without what later ones added."""
    path = warehouse.current().path
    path.chmod(0o600)
    later = range(version + 1, SCHEMA_VERSION + 1)
    texts = [sql_text(f"schema_{each}") for each in later]
    added = re.findall(r"create table store\.(\w+)", "".join(texts))
    assert ("closings" in added) == (version < 3)
    with duckdb.connect(str(path)) as connection:
        for table in added:
            connection.execute(f"drop table store.{table}")
        connection.execute("update store.about set schema_version = ?", [version])
    GenerationFolder(warehouse.directory).point_to(warehouse.generations()[0])
    return path


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_warehouse_is_read_as_it_is_and_brought_up_by_the_next_load(
    office: Desk, version: int
) -> None:
    path = make_older(office.warehouse, version)
    before = path.read_bytes()
    assert office.rows("select target_id from target") == [("t1",)]
    assert texts(office) == {}
    assert office.check(narratives=f"{HEADING}cb1,{TERM},overview,1,x,An,01/07/2025").problems == []
    assert path.read_bytes() == before
    assert enter({"narratives": [first(1, "Mới")]}, office.warehouse, "An").generation == 2
    assert texts(office) == {"overview": "Mới"}
    assert office.rows("select schema_version from store.about") == [(SCHEMA_VERSION,)]
    assert path.read_bytes() == before
    office.warehouse.restore(1)
    assert texts(office) == {}
    assert office.warehouse.summary(office.warehouse.generations()[0]).reports == 0
