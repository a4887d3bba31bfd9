import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.problems import Problem
from etl.raw import RawTable
from etl.readers import csv as reader
from etl.readers import read_source
from etl.readers.csv import read_csv
from scorecard.model.tables import ACTUALS

HEADING = "organisation_id,indicator_id,period,value,recorded_on,note"
ROW = "CB1,members,2023,12,2024-01-05,"


def cells(raw: RawTable, column: str) -> list[object]:
    found = raw.columns[column]
    return [None if code < 0 else found.cells[code] for code in found.codes.tolist()]


def read_one(path: Path) -> tuple[RawTable, list[Problem]]:
    tables, problems = read_source(path)
    assert len(tables) == 1
    return tables[0], problems


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_the_usual_dialects(write_csv, bom: bytes, separator: str, newline: str) -> None:
    text = newline.join([HEADING, ROW, "CB2,members,2023-Q1,,2024-01-05,một hai", ""])
    raw, problems = read_one(write_csv(bom + text.replace(",", separator).encode()))
    assert not problems
    assert raw.table is ACTUALS
    assert raw.rows.tolist() == [2, 3]
    assert cells(raw, "organisation_id") == ["CB1", "CB2"]
    assert cells(raw, "value") == ["12", None]
    assert cells(raw, "note") == [None, "một hai"]


def test_vietnamese_headings_in_any_order(write_csv) -> None:
    text = "Kì báo cáo;Ngày báo cáo;MÃ TỔ CHỨC;Mã chỉ số;Giá  trị\n2023;05/01/2024;CB1;m;1,5\n"
    raw, problems = read_one(write_csv(text, "Kết quả.csv"))
    assert not problems
    assert cells(raw, "value") == ["1,5"]
    assert raw.headings["value"] == "Giá trị"


def test_records_are_told_by_the_line_on_which_they_begin(write_csv) -> None:
    text = f'{HEADING}\n\nCB1,m,2023,1,2024-01-05,"hai\ndòng"\n\n,,,,,\n{ROW}\n'
    raw, problems = read_one(write_csv(text))
    assert not problems
    assert raw.rows.tolist() == [3, 7]
    assert cells(raw, "note") == ["hai\ndòng", None]


def test_a_heading_may_break_its_line(write_csv) -> None:
    text = 'organisation_id,indicator_id,period,"Giá\ntrị",recorded_on\nCB1,m,2023,5,2024-01-05\n'
    raw, problems = read_one(write_csv(text))
    assert not problems
    assert raw.rows.tolist() == [3]
    assert cells(raw, "value") == ["5"]


def test_short_records_end_in_empty_cells(write_csv) -> None:
    raw, problems = read_one(write_csv(f"{HEADING}\nCB1,members,2023\n{ROW}\n"))
    assert not problems
    assert cells(raw, "recorded_on") == [None, "2024-01-05"]


def test_filled_cells_beyond_the_headings_are_told(write_csv, tell) -> None:
    raw, problems = read_one(write_csv(f"{HEADING}\n{ROW},\n{ROW},thừa\n"))
    assert tell(problems) == [("unknown_column", 3, None)]
    assert "'thừa'" in problems[0].message
    assert "cột G" in problems[0].message
    assert raw.rows.tolist() == [2, 3]


def test_a_column_without_heading_may_be_empty_and_not_filled(write_csv, tell) -> None:
    raw, problems = read_one(write_csv(f"{HEADING},,source\n{ROW},,a\n{ROW},b,c\n"))
    assert tell(problems) == [("unknown_column", 3, None)]
    assert cells(raw, "source") == ["a", "c"]


def test_unknown_missing_and_repeated_columns(write_csv, tell) -> None:
    text = "organisation_id,period,Kỳ,value,score\nCB1,2023,2023,1,2\n"
    _, problems = read_one(write_csv(text))
    assert set(tell(problems)) == {
        ("repeated_column", 1, "period"),
        ("unknown_column", 1, "score"),
        ("missing_column", 1, "indicator_id"),
        ("missing_column", 1, "recorded_on"),
    }


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "  \r\n "], ids=repr)
def test_an_empty_file_is_told(write_csv, tell, text: str) -> None:
    tables, problems = read_source(write_csv(text))
    assert not tables
    assert tell(problems) == [("empty_table", None, None)]
    assert problems[0].severity == "error"


def test_headings_alone_are_a_warning(write_csv, tell) -> None:
    raw, problems = read_one(write_csv(HEADING + "\n"))
    assert len(raw.rows) == 0
    assert tell(problems) == [("empty_table", None, None)]
    assert problems[0].severity == "warning"


def _zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("a.txt", "a")
    return held.getvalue()


VIETNAMESE = f"{HEADING}\nCB1,m,2023,1,2024-01-05,Đảng ủy\n"

FOREIGN = {
    "utf-16": (VIETNAMESE.encode("utf-16"), "wrong_encoding", "UTF-16"),
    "utf-16 without mark": (VIETNAMESE.encode("utf-16-le"), "wrong_encoding", "UTF-16"),
    "utf-32": (VIETNAMESE.encode("utf-32"), "wrong_encoding", "UTF-32"),
    "windows-1258": (
        f"{HEADING}\n{ROW}\nCB1,m,2023,1,2024-01-05,".encode()
        + "Đảng ủy".replace("ả", "a\u0309").replace("ủ", "u\u0309").encode("cp1258"),
        "wrong_encoding",
        "Windows-1258",
    ),
    "nul": (f"{HEADING}\n{ROW}\x00\n".encode(), "wrong_encoding", "NUL"),
    "broken utf-8": (VIETNAMESE.encode() + b"\xe1\xba\n", "wrong_encoding", "UTF-8"),
    "zip": (_zip(), "unreadable_file", "zip"),
    "cut zip": (_zip()[:20], "unreadable_file", "zip"),
    "html": (b"<html><body><table></table></body></html>", "unreadable_file", "HTML"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unreadable_file", "Office"),
    "gzip": (b"\x1f\x8b\x08" + bytes(20), "unreadable_file", "gzip"),
    "pdf": (b"%PDF-1.7\n", "unreadable_file", "PDF"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_are_refused_with_what_they_look_like(write_csv, name: str) -> None:
    data, code, word = FOREIGN[name]
    tables, problems = read_source(write_csv(data))
    assert not tables
    assert [each.code for each in problems] == [code]
    assert word in problems[0].message


def test_the_line_of_a_wrong_byte_is_told(write_csv) -> None:
    _, problems = read_source(write_csv(FOREIGN["windows-1258"][0]))
    assert problems[0].row == 3


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f'{HEADING}\n{ROW}\nCB1,m,2023,1,2024-01-05,"mở mà không đóng\n{ROW}\n', 3),
        (f'{HEADING}\nCB1,m,2023,1,2024-01-05,"đóng"sớm\n', 2),
        ('"organisation_id,period\nCB1,2023\n', 1),
        (f"{HEADING}\n{ROW}{'dài' * 60_000}\n", 2),
        (f'{HEADING}\n{ROW}"{"dài" * 60_000}"\n', 2),
    ],
    ids=["unclosed", "closed early", "in the heading", "long", "long and quoted"],
)
def test_records_that_cannot_be_cut_are_refused_with_their_line(write_csv, text, row) -> None:
    tables, problems = read_source(write_csv(text))
    assert len(tables) == 0
    assert [(each.code, each.row) for each in problems] == [("unreadable_file", row)]


def test_a_quote_inside_a_word_is_a_letter(write_csv) -> None:
    raw, problems = read_one(write_csv(f'{HEADING}\n{ROW}màn hình 24" mới\n'))
    assert not problems
    assert cells(raw, "note") == ['màn hình 24" mới']


def test_a_folder_is_read_and_the_rest_told(tmp_path: Path, tell) -> None:
    (tmp_path / "actuals.csv").write_text(f"{HEADING}\n{ROW}\n", "utf-8")
    (tmp_path / "actuals-2024.csv").write_text(f"{HEADING}\n{ROW}\n", "utf-8")
    (tmp_path / "ghi-chep.csv").write_text("a,b\n", "utf-8")
    (tmp_path / "bang.xlsx").write_bytes(b"")
    (tmp_path / "README.md").write_text("a", "utf-8")
    (tmp_path / "~$actuals.csv").write_text("a", "utf-8")
    (tmp_path / "._actuals.csv").write_bytes(b"\x00\x05\x16\x07")
    tables, problems = read_source(tmp_path)
    assert [Path(raw.file).name for raw in tables] == ["actuals-2024.csv", "actuals.csv"]
    assert [(each.code, Path(each.file).name) for each in problems] == [
        ("not_loaded", "bang.xlsx"),
        ("not_loaded", "ghi-chep.csv"),
    ]
    assert all(each.severity == "warning" for each in problems)


def test_sources_that_are_none(tmp_path: Path, write_csv, tell) -> None:
    assert tell(read_source(tmp_path / "missing.csv")[1]) == [("unreadable_file", None, None)]
    assert tell(read_source(tmp_path)[1]) == [("unknown_table", None, None)]
    assert tell(read_source(write_csv("a,b\n", "gì đó.csv"))[1]) == [("unknown_table", None, None)]
    for name in ("actuals.xls", "actuals.ods", "actuals.txt", "actuals"):
        problems = read_source(write_csv("a,b\n", name))[1]
        assert [each.code for each in problems] == ["unreadable_file"]
        assert ".xlsx" in problems[0].message


words = st.text(st.sampled_from('ab ,;\t"\n\r.1ư'), max_size=6)


@given(st.lists(st.lists(words, min_size=1, max_size=4), max_size=6), st.sampled_from("\n"))
def test_the_quick_way_reads_what_the_careful_way_reads(
    tmp_path_factory, records: list[list[str]], newline: str
) -> None:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator=newline)
    writer.writerow(["organisation_id", "indicator_id", "period"])
    writer.writerows(records)
    path = tmp_path_factory.mktemp("csv") / "actuals.csv"
    path.write_bytes(held.getvalue().encode())
    quick = read_csv(path, "a", ACTUALS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_fast", lambda *_: None)
        careful = read_csv(path, "a", ACTUALS)
    assert _seen(quick) == _seen(careful)


@given(st.text(st.sampled_from('ab,"\n1'), max_size=40))
def test_any_text_is_read_alike_or_refused(tmp_path_factory, text: str) -> None:
    path = tmp_path_factory.mktemp("csv") / "actuals.csv"
    path.write_bytes(f"organisation_id,indicator_id,period\n{text}".encode())
    quick = read_csv(path, "a", ACTUALS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_fast", lambda *_: None)
        careful = read_csv(path, "a", ACTUALS)
    assert _seen(quick) == _seen(careful)


def _seen(result: tuple[RawTable | None, list[Problem]]) -> object:
    raw, problems = result
    if raw is None:
        return problems
    return raw.rows.tolist(), {name: cells(raw, name) for name in raw.columns}, problems
