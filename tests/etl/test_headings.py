from pathlib import Path

import pytest

from etl.headings import ALIASES, names, read_names
from etl.problems import Place
from etl.readers.layout import column_letter, lay_out
from etl.words import fold
from scorecard.model.tables import ACTUALS, ORGANISATIONS, TABLES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kỳ", "kì"),
        ("Hủy", "Huỷ"),
        ("Khóa", "Khoá"),
        ("tỷ đồng", "tỉ  đồng"),
        ("Tổ\nchức", " TỔ\N{NO-BREAK SPACE}CHỨC "),
        ("Đơn vị tính", "Đơn vị tính"),
        ("quý", "quí"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert len({fold(word) for word in ("Bậc", "Bác", "Bạc", "bắc", "ma", "mà", "mã")}) == 7


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_its_english_name_and_a_vietnamese_heading(table) -> None:
    for column in table.columns:
        heading = names().heading(table, column.name)
        assert names().column(table, heading) == column
        assert names().column(table, column.name.upper()) == column
    assert names().table_of_sheet(table.sheet) == table
    assert names().table_of_sheet(table.name) == table


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        ("Kết quả", "actuals"),
        ("KẾT QUẢ ", "actuals"),
        ("Kết quả 2023", "actuals"),
        ("actuals-2023", "actuals"),
        ("Kết quả tổng hợp", None),
        ("Lộ trình", "target_years"),
        ("Sheet1", None),
    ],
)
def test_sheets_are_known_by_name(sheet: str, table: str | None) -> None:
    found = names().table_of_sheet(sheet)
    assert (found.name if found else None) == table


@pytest.mark.parametrize(
    ("stem", "table"),
    [
        ("actuals", "actuals"),
        ("Actuals-2023", "actuals"),
        ("actuals-chi-bo-8", "actuals"),
        ("actuals_2023", "actuals"),
        ("ket_qua_2023", "actuals"),
        ("kết quả", "actuals"),
        ("target_years", "target_years"),
        ("targets", "targets"),
        ("actualsomething", None),
        ("notes", None),
    ],
)
def test_files_are_known_by_name(stem: str, table: str | None) -> None:
    found = names().table_of_file(stem)
    assert (found.name if found else None) == table


def test_a_heading_with_two_meanings_is_a_fault_of_the_alias_table(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("table,column,heading\nterms,id,Mã\nterms,ordinal,MÃ\n", encoding="utf-8")
    with pytest.raises(ValueError, match="two meanings"):
        read_names(path)
    path.write_text("table,column,heading\nterms,nothing,Mã\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column"):
        read_names(path)


def test_the_alias_table_is_shipped() -> None:
    assert ALIASES.is_file()


def test_unknown_missing_and_repeated_columns_are_all_told() -> None:
    written = ["Mã tổ chức", "Chỉ số", "Chỉ  số", "", "Điểm"]
    layout, problems = lay_out(Place("a.csv", None, 1), ACTUALS, written)
    assert layout.positions == {"organisation_id": 0, "indicator_id": 1}
    assert layout.unnamed == (3,)
    assert {(each.code, each.column) for each in problems} == {
        ("repeated_column", "indicator_id"),
        ("unknown_column", "Điểm"),
        ("missing_column", "period"),
        ("missing_column", "recorded_on"),
    }
    assert all(each.row == 1 for each in problems)
    assert "Kỳ" in next(each for each in problems if each.column == "period").message


def test_any_order_is_fine() -> None:
    layout, problems = lay_out(Place("a.csv", None, 1), ORGANISATIONS, ["kind", "Tên", "id"])
    assert not problems
    assert layout.positions == {"kind": 0, "name": 1, "id": 2}


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_have_letters(index: int, letter: str) -> None:
    assert column_letter(index) == letter
