"""Contract §1, the sources: folders and files, names, headings, encodings, the CSV itself."""

from itertools import product
from pathlib import Path
from unicodedata import normalize

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.contract.office import REPORT, REPORTS, Office

ROW = "cb1;flow;2023;305;05/01/2024"
HEADING = REPORT.strip()


def of(number: int) -> str:
    """The row in another year, so that many files can be checked in one call."""
    return ROW.replace("2023", str(1950 + number))


def test_a_folder_of_csv_files_is_a_source(settled: Office) -> None:
    settled.load(actuals=REPORT + ROW)
    assert settled.actual("t-flow") == 305


NAMES = [
    *("actuals.csv", "actuals-2023.csv", "ACTUALS.CSV", "Actuals-quý 1.csv", "Kết quả.csv"),
    *("ket_qua.csv", normalize("NFD", "Kết quả") + ".csv", "Kết quả-2023.csv", "actuals-.csv"),
]


def test_a_csv_on_its_own_is_a_source_named_as_its_table(settled: Office) -> None:
    files = [settled.file(name, f"{HEADING}\n{of(n)}\n") for n, name in enumerate(NAMES)]
    assert f"Kết quả: đọc {len(NAMES)}, mới {len(NAMES)}" in settled.load(*files).out


def test_a_csv_of_another_name_is_refused_where_it_is_the_source(settled: Office) -> None:
    names = ["ghi chép.csv", "actual.csv", "actualsx.csv", "bảng 1.csv"]
    checked = settled.check(*(settled.file(name, f"{HEADING}\n{ROW}\n") for name in names))
    assert (checked.code, checked.told()) == (1, [("unknown_table", None)] * len(names))


def test_other_csv_files_of_a_folder_are_reported_and_left_alone(settled: Office) -> None:
    source = settled.source(actuals=REPORT + ROW)
    (source / "danh bạ.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (source / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    checked = settled.check(source)
    assert (checked.code, checked.told("code", "severity")) == (0, [("not_loaded", "warning")])
    assert checked.problems[0]["file"].endswith("danh bạ.csv")
    settled.load(source)
    assert settled.actual("t-flow") == 305


def test_one_table_may_stand_in_several_files(settled: Office) -> None:
    source = settled.source()
    for year in (2022, 2023, 2024):
        text = f"{HEADING}\n{ROW.replace('2023', str(year)).replace('05/01/2024', '05/01/2025')}\n"
        (source / f"actuals-{year}.csv").write_text(text, encoding="utf-8")
    assert "Kết quả: đọc 3, mới 3" in settled.load(source).out


def test_parquet_has_english_names_and_proper_types(settled: Office) -> None:
    path = settled.file("actuals.parquet", b"")
    records = pa.table(
        {
            "organisation_id": ["cb1", "cb1", "cb1"],
            "indicator_id": ["flow", "ratio", "flag"],
            "period": ["2023"] * 3,
            "value": pa.array([305.0, 80.5, 1.0]),
            "numerator": pa.array([None, 161, None], pa.int64()),
            "denominator": pa.array([None, 200, None], pa.int64()),
            "estimate": [False, None, False],
            "recorded_on": pa.array([19727] * 3, pa.date32()),
        }
    )
    pq.write_table(records, path)
    settled.load(path)
    actual = [settled.actual(f"t-{name}") for name in ("flow", "ratio", "flag")]
    assert actual == [305, 80.5, True]


def test_a_parquet_column_that_is_unknown_or_missing_is_refused(settled: Office) -> None:
    path = settled.file("actuals.parquet", b"")
    pq.write_table(pa.table({"organisation_id": ["cb1"], "mau": ["x"]}), path)
    assert settled.check(path).refused("code", "column")[:4] == [
        ("unknown_column", "mau"),
        ("missing_column", "indicator_id"),
        ("missing_column", "period"),
        ("missing_column", "recorded_on"),
    ]


HEADINGS = {
    "any order": "recorded_on;value;period;indicator_id;organisation_id",
    "Vietnamese": "Ngày ghi nhận;Giá trị;Kỳ;Mã chỉ số;Mã tổ chức",
    "either language": "recorded_on;Giá trị;period;Mã chỉ số;organisation_id",
    "any case": "NGÀY GHI NHẬN;giá TRỊ;KỲ;Indicator_ID;MÃ TỔ CHỨC",
    "spelling": "Ngày ghi nhận;Giá trị;Kì;Mã chỉ số;Mã tổ chức",
    "NFD": normalize("NFD", "Ngày ghi nhận;Giá trị;Kỳ báo cáo;Mã chỉ số;Mã tổ chức"),
    "no-break spaces": "Ngày\u00a0ghi nhận;Giá\u202ftrị;\u00a0Kỳ;Mã  chỉ số ;Mã tổ chức",
    "line breaks": '"Ngày\nghi nhận";"Giá\r\ntrị";Kỳ;"Mã chỉ\nsố";"Mã\ntổ chức"',
    "quotes": '"recorded_on";"value";"period";"indicator_id";"organisation_id"',
}


def test_columns_stand_in_any_order_under_any_of_their_headings(settled: Office) -> None:
    files = [
        settled.file("actuals.csv", f"{heading}\n05/01/2024;305;{1990 + n};flow;cb1\n")
        for n, heading in enumerate(HEADINGS.values())
    ]
    assert f"Kết quả: đọc {len(files)}, mới {len(files)}" in settled.load(*files).out


def test_ids_and_codes_are_compared_after_nfc_trimming_and_folding_of_spaces(
    settled: Office,
) -> None:
    settled.load(
        organisations=f"id;name;kind;parent_id\nchi bộ 9;Chi bộ 9; dang_bo\u00a0;db\n"
        f"cb10;Chi bộ 10;chi_bo;{normalize('NFD', 'chi bộ')}\u00a0 9 ",
        indicators="id;name;unit;measure\nmới;Mới;người;flow",
        actuals=f"{REPORT}\u00a0{normalize('NFD', 'chi  bộ 9')};"
        f"{normalize('NFD', 'mới')} ; 2023\u00a0;5;05/01/2024",
    )
    checked = settled.check(actuals=REPORT + "Chi bộ 9;mới;2023;5;05/01/2024")
    assert checked.told("code", "value") == [("unknown_reference", "Chi bộ 9")]


def test_unknown_missing_and_repeated_columns_are_all_reported_and_refused(
    settled: Office,
) -> None:
    checked = settled.check(actuals="organisation_id;màu;Mã tổ chức;period;recorded_on;\ncb1;;;;;")
    assert checked.code == 1
    assert checked.refused("code", "row", "column")[:3] == [
        ("unknown_column", 1, "màu"),
        ("repeated_column", 1, "organisation_id"),
        ("missing_column", 1, "indicator_id"),
    ]


def test_filled_cells_beyond_the_last_heading_are_reported_and_refused(settled: Office) -> None:
    cells = [("", ";thừa"), (";;", ";;thừa"), (";", ";thừa")]
    files = [
        settled.file("actuals.csv", f"{HEADING}{more}\n{of(n)}{cell}\n")
        for n, (more, cell) in enumerate(cells)
    ]
    checked = settled.check(*files)
    assert checked.code == 1
    told = checked.refused("code", "row", "value")
    assert told == [("unknown_column", 2, "thừa")] * len(files)


@pytest.mark.parametrize(
    "text",
    [f'"{HEADING}\n{ROW}\n', HEADING.replace(";", ';"', 1) + f"\n{ROW}\n", f'{HEADING}\n"{ROW}\n'],
)
def test_a_quote_that_is_not_closed_is_refused(settled: Office, text: str) -> None:
    checked = settled.check(settled.file("actuals.csv", text))
    assert (checked.code, checked.told("code")) == (1, [("unreadable_file",)])


def test_empty_cells_beyond_the_last_heading_and_empty_rows_are_nothing(settled: Office) -> None:
    text = f"{HEADING};;\n\n;;;;;;\n{ROW}; ;\n;;;;\n"
    assert settled.check(settled.file("actuals.csv", text)).told() == []


def test_csv_is_utf_8_with_or_without_bom_separated_by_comma_semicolon_or_tab(
    settled: Office,
) -> None:
    forms = product((b"", b"\xef\xbb\xbf"), ",;\t", ("\n", "\r\n", "\r"), ("", '"'))
    files = []
    for n, (bom, separator, line_end, quote) in enumerate(forms):
        records = ["Mã tổ chức;Mã chỉ số;Kỳ;Giá trị;Ngày ghi nhận", of(n), ""]
        text = line_end.join(
            quote + record.replace(";", f"{quote}{separator}{quote}") + quote if record else ""
            for record in records
        )
        files.append(settled.file("actuals.csv", bom + text.encode()))
    assert f"Kết quả: đọc {len(files)}, mới {len(files)}" in settled.load(*files).out


def test_a_decimal_comma_stands_in_quotes_where_the_comma_separates(settled: Office) -> None:
    text = f'{HEADING}\n"cb1";"ratio";2023;"80,5";05/01/2024\n'.replace(";", ",")
    settled.load(settled.file("actuals.csv", text))
    assert settled.actual("t-ratio") == 80.5


TEXT = f"{HEADING};note\n{ROW};Đảng bộ xã ưu tú\n"
FOREIGN = {
    "UTF-16": (TEXT.encode("utf-16"), "wrong_encoding", "UTF-16"),
    "UTF-16 LE without BOM": (TEXT.encode("utf-16-le"), "wrong_encoding", "UTF-16"),
    "UTF-16 BE": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "wrong_encoding", "UTF-16"),
    "Windows-1258": (
        normalize("NFD", TEXT).replace("\u0323", "").encode("cp1258", "ignore"),
        "wrong_encoding",
        "Windows-1258",
    ),
    "NUL": (TEXT.replace("305", "3\x0005").encode(), "wrong_encoding", "NUL"),
    "zip": (b"PK\x03\x04" + b"\x14\x00" * 30, "unreadable_file", "zip"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "unreadable_file", "Office"),
    "HTML": (b"<html><body><table></table></body></html>", "unreadable_file", "HTML"),
}


def test_anything_else_is_refused_with_what_it_looks_like(settled: Office) -> None:
    files = {settled.file("actuals.csv", content): name for name, (content, *_) in FOREIGN.items()}
    checked = settled.check(*files)
    assert checked.code == 1
    found = {files[Path(each["file"])]: each for each in checked.problems}
    assert len(found) == len(checked.problems) == len(FOREIGN)
    for name, (_, code, kind) in FOREIGN.items():
        assert (name, found[name]["code"]) == (name, code)
        assert kind in found[name]["message"]


def test_an_archive_that_is_none_and_other_formats_are_refused(settled: Office) -> None:
    fakes = product(
        ("actuals.xlsx", "actuals.parquet"),
        (b"", b"PK\x03\x04" + bytes(40), b"khong phai", b"PAR1PAR1"),
    )
    others = [(name, TEXT) for name in ("actuals.xls", "actuals.docx", "actuals.txt", "actuals")]
    files = [settled.file(name, content) for name, content in [*fakes, *others]]
    checked = settled.check(*files)
    assert (checked.code, checked.told("code")) == (1, [("unreadable_file",)] * len(files))


def test_row_is_the_line_on_which_a_record_begins(settled: Office) -> None:
    text = f'{HEADING};note\n{ROW};"hai\ndòng"\n\ncb1;flow;2024;mười;05/01/2025;"ba\n\ndòng"\n'
    text += "cb1;flow;2022;tám;05/01/2023;\n"
    for content in (text, text.replace("\n", "\r\n")):
        checked = settled.check(settled.file("actuals.csv", content))
        assert checked.told("row", "value") == [(5, "mười"), (8, "tám")]


def test_every_problem_of_all_sources_is_collected_with_its_place(settled: Office) -> None:
    first, second = settled.source(actuals=REPORTS.replace("80", "tám")), settled.source()
    (second / "actuals-2.csv").write_text(REPORT + "cb9;flow;2023;x;05/01/2024\n", "utf-8")
    (second / "terms.csv").write_bytes("id;tên\n1;Nhiệm kỳ\n".encode("utf-16"))
    single: Path = settled.file("lạ.csv", "a;b\n")
    checked = settled.check(first, second, single)
    found = [
        (Path(file).name, row, code) for file, row, code in checked.told("file", "row", "code")
    ]
    assert found == [
        ("actuals.csv", 2, "not_a_number"),
        ("actuals-2.csv", 2, "not_a_number"),
        ("actuals-2.csv", 2, "unknown_reference"),
        ("terms.csv", None, "wrong_encoding"),
        ("lạ.csv", None, "unknown_table"),
    ]
