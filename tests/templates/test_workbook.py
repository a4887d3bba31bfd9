"""How a template looks to whoever opens it: locked, checked, hidden, printed; the command."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.__main__ import main
from tests.load.sources import Desk
from tests.templates.filling import headings, make, rows_of

pytestmark = pytest.mark.slow


def opened(path: Path, sheet: str = "Kết quả") -> Worksheet:
    return openpyxl.load_workbook(path)[sheet]


def test_only_the_cells_to_fill_are_unlocked(desk: Desk) -> None:
    page = opened(make(desk, "2023-Q3", "cb1"))
    _, columns = headings(page)
    names = {column: name for name, column in columns.items()}
    assert page.protection.sheet
    free = {
        indicator: {names[c.column] for c in page[row] if not c.protection.locked}
        for indicator, row in rows_of(page).items()
    }
    number, more = {"Kết quả"}, {"Ước tính", "Ghi chú"}
    assert free == {
        **dict.fromkeys(("flow", "money", "saldo", "stock", "flag"), number | more),
        "ratio": number | {"Tử số", "Mẫu số"} | more,
        "rating": {"Xếp loại"} | more,
    }


def test_excel_checks_what_is_typed(desk: Desk) -> None:
    path = make(desk, "2023-Q3", "cb1")
    page, lists = opened(path), opened(path, "Danh mục")
    rows, columns = rows_of(page), headings(page)[1]

    def rule(indicator: str, heading: str) -> tuple[str, str | None, list[object]]:
        place = page.cell(rows[indicator], columns[heading]).coordinate
        (found,) = (each for each in page.data_validations.dataValidation if place in each.sqref)
        words = []
        if found.type == "list":
            area = found.formula1.partition("!")[2].replace("$", "")
            words = [cell.value for (cell,) in lists[area]]
        return found.type, found.formula1, words

    assert rule("flow", "Kết quả")[:2] == ("decimal", "0")
    assert rule("saldo", "Kết quả")[:2] == ("decimal", "-1000000000000000")
    assert rule("ratio", "Mẫu số")[:2] == ("decimal", "0")
    assert rule("flag", "Kết quả")[2] == ["có", "không"]
    assert rule("rating", "Xếp loại")[2] == [
        *("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"),
        *("Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"),
    ]


def test_it_prints_on_a4_with_its_headings_on_every_page(desk: Desk) -> None:
    page = opened(make(desk, "2023-Q3", "cb1"))
    head, columns = headings(page)
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == f"${head}:${head}"
    spans = [each for each in page.column_dimensions.values() if each.hidden]
    hidden = {column for each in spans for column in range(each.min, each.max + 1)}
    assert {name for name, column in columns.items() if column in hidden} == {
        *("Mã tổ chức", "Mã chỉ số", "Kỳ báo cáo", "Dấu của mẫu: Kết quả")
    }


def test_what_is_known_stands_beside_the_cells_as_people_write_it(desk: Desk) -> None:
    page = opened(make(desk, "2023-Q3", "cb1"))
    rows, columns = rows_of(page), headings(page)[1]

    def told(indicator: str, *names: str) -> tuple[object, ...]:
        return tuple(page.cell(rows[indicator], columns[name]).value for name in names)

    known = ("Đơn vị tính", "Kế hoạch", "Kỳ trước", "Lũy kế")
    two = "≥ 300\N{NO-BREAK SPACE}học viên; ≥ 310\N{NO-BREAK SPACE}học viên"
    assert told("flow", *known) == ("học viên", two, "1.068", "1.148")
    assert told("flow", "Nội dung chỉ tiêu") == ("Chiêu sinh; Chiêu sinh năm 2023",)
    assert told("ratio", *known) == ("%", "≥ 80%", "90% (9/10)", "85% (17/20)")
    assert told("flag", *known) == ("có/không", "Có", "Có", "Có")
    assert told("saldo", *known)[2:] == ("Chưa có số liệu", "Chưa có số liệu")
    assert told("stock", "Đã báo cáo") == ("4, ghi ngày 05/10/2023",)
    assert told("stock", "Kế hoạch")[0].endswith("đến cuối nhiệm kỳ")


def test_the_command_writes_each_kind_and_says_what_it_cannot(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        warehouse = str(desk.warehouse.directory)
        code = main(["template", *arguments, "--warehouse", warehouse])
        told = capsys.readouterr()
        return code, told.out + told.err

    out = str(desk.folder / "mau.xlsx")
    whole = run("--organisation", "db", "--period", "2023-Q3", "--subtree", "-o", out)
    assert whole == (0, f"Đã viết {out}: 2 sheet để điền, 8 dòng.\n")
    assert run("--organisation", "cb1", "--resolution", "--year", "2025", "-o", out)[0] == 0
    for wrong, code, why in (
        (("--organisation", "cb9", "--period", "2023-Q3", "-o", out), 2, "mang mã cb9"),
        (("--organisation", "cb1", "--period", "2043-Q3", "-o", out), 1, "Không có chỉ tiêu nào"),
        (("--organisation", "cb1", "--period", "2023", "-o", "mau.docx"), 2, ".xlsx"),
        (("--organisation", "cb1", "--period", "2023", "--year", "2025", "-o", out), 2, "--year"),
        (("--organisation", "cb1", "--resolution", "--term", "x", "-o", out), 2, "mang mã x"),
    ):
        assert (run(*wrong)[0], why in run(*wrong)[1]) == (code, True), wrong
