import string

import pytest

from etl import row_wordings, template_wordings, wordings
from etl.adjustment_checks import ADJUSTMENT_CHECKS
from etl.check_list import MASTER_CHECKS, MORE, NARRATIVE_CHECKS, REPORT_CHECKS
from etl.data_checks import DATA_CHECKS, STORED_CHECKS
from etl.problem_titles import TITLES
from etl.problems import Code, Place, Severity, Wording, problem, quote, tell

ALL = {
    name: wording
    for module in (wordings, row_wordings)
    for name, wording in vars(module).items()
    if isinstance(wording, Wording)
}


@pytest.mark.parametrize("name", ALL)
def test_every_wording_says_what_and_what_to_do(name: str) -> None:
    wording = ALL[name]
    assert wording.code in set(Code)
    both = f"{wording.what} {wording.remedy}"
    facts = {field: "y" for _, field, _, _ in string.Formatter().parse(both) if field}
    facts.pop("value", None)
    told = tell(wording, "x", **facts)
    assert told.endswith(".")
    assert not told.endswith("..")


def test_a_message_names_file_sheet_row_column_value_and_remedy() -> None:
    place = Place("ket_qua.xlsx", "Kết quả", 14, "value", "Giá trị")
    assert problem(wordings.NOT_A_NUMBER, place, "abc").message == (
        "ket_qua.xlsx, sheet Kết quả, dòng 14, cột Giá trị: 'abc' không phải số; sửa ô rồi nạp lại."
    )


def test_long_values_are_cut_and_braces_are_letters() -> None:
    told = problem(wordings.NOT_A_NUMBER, Place("a"), "{x}" + "dài\n" * 500)
    assert "'{x}dài dài" in told.message
    assert len(told.message) < 150
    assert told.value is not None
    assert len(told.value) == 500
    assert quote("a\nb  c") == "'a b c'"


def test_severities_are_words() -> None:
    assert [str(each) for each in Severity] == ["error", "warning"]


def test_every_kind_of_problem_has_a_title() -> None:
    modules = (wordings, row_wordings, template_wordings)
    found = [each for module in modules for each in vars(module).values()]
    told = {each.code for each in found if isinstance(each, Wording)} | set(Code)
    across = (*MASTER_CHECKS, *REPORT_CHECKS, *NARRATIVE_CHECKS, *ADJUSTMENT_CHECKS)
    for check in (*across, *DATA_CHECKS, *STORED_CHECKS):
        told |= {each.code for each in (check.wording, check.otherwise) if each}
    assert {str(code) for code in (*told, MORE.code)} - set(TITLES) == set()
