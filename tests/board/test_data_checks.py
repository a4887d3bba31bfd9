"""The checks of semantics §9 over a stored warehouse: what each tells, and what it leaves alone."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.data_checks import STORED_CHECKS
from etl.entry import enter
from etl.problem_titles import TITLES
from scorecard.board.data_checks import DataChecks, data_checks
from scorecard.board.mandates import records
from scorecard.labels import checks
from tests.load.sources import BASE, Desk

pytestmark = pytest.mark.slow

INDICATORS = "id,name,unit,measure,scale_id\n" + "".join(
    f"f{number},Số thứ {number},người,flow,\n" for number in range(1, 9)
)
INDICATORS += "s1,Mức,trường,stock,\nr1,Tỷ lệ,%,ratio,\nr2,Tỷ lệ khác,%,ratio,\n"
INDICATORS += "x1,Xếp loại,bậc,rating,xep_loai\n"
REPORTS = """
    organisation_id,indicator_id,period,value,numerator,denominator,level,estimate,recorded_on
    cb1,r1,2022,"79,5",796,1000,,,2023-01-05
    cb2,r1,2022,80,796,1000,,,2023-01-05
    cb1,r2,2023,,6,5,,,2024-01-05
    cb2,r2,2023,,5,5,,,2024-01-05
    cb1,r2,2022,,1,5,,,2023-01-05
    cb2,r2,2022,20,,,,,2023-01-05
    cb1,f1,2023,5,,,,,2023-12-30
    cb2,f1,2023,5,,,,x,2023-12-30
    cb1,f2,2023,5,,,,,2024-01-05
    cb2,f2,2023,4,,,,,2024-01-05
    cb1,s1,2023,1005,,,,,2024-01-05
    cb1,s1,2023-Q4,6,,,,,2024-01-05
    cb2,s1,2023,6,,,,,2024-01-05
    cb2,s1,2023-Q4,6,,,,,2024-01-05
    cb1,f3,2022,10,,,,,2023-01-05
    cb1,f3,2023,1051,,,,,2024-01-05
    cb2,f3,2022,10,,,,,2023-01-05
    cb2,f3,2023,50,,,,,2024-01-05
    cb1,f4,2020,5,,,,,2021-01-05
    cb2,f4,2020,5,,,,,2021-01-05
    cb1,f5,2022,5,,,,,2023-01-05
    cb1,f5,2023,6,,,,,2024-01-05
    cb2,f5,2022,"7,5",,,,,2023-01-05
    cb1,f6,2022,"5,5",,,,,2023-01-05
    cb1,f6,2023,6,,,,,2024-01-05
    cb2,f6,2022,"7,5",,,,,2023-01-05
    cb1,f7,2023-Q1,5,,,,,2023-04-05
    cb1,f7,2023-Q4,5,,,,,2024-01-05
    cb2,f7,2023-Q1,5,,,,,2023-04-05
    cb2,f7,2023-9M,15,,,,,2023-10-05
    cb2,f7,2023-Q4,5,,,,,2024-01-05
    cb1,x1,2023,,,,xuat_sac,,2024-01-05
    cb2,x1,2023,,,,xuat_sac,,2024-01-05
    cb1,x1,2022,,,,xuat_sac,,2023-01-05
    cb2,x1,2022,,,,tot,,2023-01-05
    cb1,f8,2022,5,,,,,2023-01-05
"""
QUARTERS = "".join(
    f"    {cell},f2,2023-Q{quarter},1,,,,,2024-01-05\n"
    for cell in ("cb1", "cb2")
    for quarter in range(1, 5)
)
LATER = "organisation_id,indicator_id,period,value,recorded_on\ncb2,f8,2022,5,2023-01-05\n"

FOUND = {
    ("percent_mismatch", "cb1", "r1", "2022"): "tỷ lệ ghi 79,5% không khớp 796/1.000 = 79,6%",
    ("numerator_above_denominator", "cb1", "r2", "2023"): "tử số 6 lớn hơn mẫu số 5",
    ("jump", "cb1", "r2", "2023"): "kỳ 2023 báo 120%, cùng kỳ năm trước 20%, chênh hơn 5 lần",
    ("recorded_early", "cb1", "f1", "2023"): "ngày ghi nhận 30/12/2023 trước ngày cuối kỳ 2023 "
    "(31/12/2023) mà không đánh dấu ước tính",
    ("parts_mismatch", "cb1", "f2", "2023"): "kỳ 2023 báo 5, cộng các quý được 4",
    ("parts_mismatch", "cb1", "s1", "2023"): "kỳ 2023 báo 1.005, kỳ 2023-Q4 kết thúc cùng ngày "
    "báo 6",
    ("jump", "cb1", "f3", "2023"): "kỳ 2023 báo 1.051, cùng kỳ năm trước 10, chênh hơn 5 lần",
    ("outside_every_term", "cb1", "f4", "2020"): "kỳ 2020 nằm ngoài mọi nhiệm kỳ và nghị quyết "
    "năm của tổ chức",
    ("fraction_among_wholes", "cb2", "f5", "2022"): "7,5 có phần lẻ trong khi mọi số khác của chỉ "
    "số này là số nguyên",
    ("missing_period", "cb1", "f7", "2023-Q4"): "thiếu báo cáo giữa kỳ 2023-Q1 và kỳ 2023-Q4",
    ("too_many_excellent", "db", "x1", "2023"): "kỳ 2023: 2 tổ chức xếp loại xuất sắc trên 2 tổ "
    "chức từ tốt trở lên, quá trần 20%",
    ("changed_unit", "cb1", "f8", "2022"): "1 số liệu ghi khi đơn vị là 'người', nay là 'học "
    "viên'; số đã ghi không được quy đổi",
}
"""Every finding of the reports above, and nothing else: what is not here fires nothing."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("checks"))
    masters = {**BASE, "indicators": BASE["indicators"] + INDICATORS.partition("\n")[2]}
    masters["indicators"] = "\n".join(line.strip() for line in masters["indicators"].splitlines())
    loaded = desk.load(**masters, actuals=REPORTS.rstrip() + "\n" + QUARTERS)
    assert not loaded.is_refused, loaded.problems
    unit = {"indicators": "id,name,unit,measure\nf8,Số thứ 8,học viên,flow", "actuals": LATER}
    assert not desk.load(**unit).is_refused
    return desk


def look(desk: Desk, known_at: date | None = None, ids: frozenset[str] | None = None) -> DataChecks:
    with desk.warehouse.read() as reader:
        return data_checks(reader, ids, known_at)


def told(found: DataChecks) -> dict[tuple[str, str, str, str], str]:
    return {
        (row["code"], row["organisation_id"], row["indicator_id"], row["period"]): row["finding"]
        for row in records(found.findings)
    }


def say(desk: Desk, row: dict[str, Any], version: int, **more: Any) -> None:
    """Acknowledge a finding as the page does."""
    typed = {name: row[name] for name in ("code", "organisation_id", "indicator_id", "period")}
    typed |= {"finding": row["finding"], "version": version, "author": "An", "withdrawn": False}
    typed |= {"recorded_on": date(2024, 2, 1), "reason": "Đúng như vậy", **more}
    result = enter({"acknowledgements": [typed]}, desk.warehouse, "An")
    assert result.generation is not None, result.problems


def test_each_check_tells_its_case_and_leaves_the_other_alone(desk: Desk):
    found = look(desk)
    assert told(found) == FOUND
    assert {code for code, *_ in FOUND} == {check.wording.code for check in STORED_CHECKS}
    assert found.settled.empty


def test_a_finding_leads_to_its_row_and_to_the_period_that_mends_it(desk: Desk):
    rows = {row["code"]: row for row in records(look(desk).findings)}
    gap = rows["missing_period"]
    assert (gap["mend_period"], gap["mend_organisation_id"]) == ("2023-Q2", "cb1")
    assert Path(gap["file"]).name == "actuals.csv"
    assert gap["row_number"] > 1
    assert rows["too_many_excellent"]["mend_organisation_id"] == "cb2"
    assert rows["jump"]["organisation_name"] == "Chi bộ 1"


def test_what_was_recorded_later_is_left_aside(desk: Desk):
    codes = {code for code, *_ in told(look(desk, date(2023, 12, 31)))}
    assert codes == {"percent_mismatch", "recorded_early", "outside_every_term", "changed_unit"}


def test_a_narrower_look_finds_the_same_of_its_own(desk: Desk):
    part = look(desk, ids=frozenset({"cb1"}))
    expected = {key for key in FOUND if key[1] == "cb1"}
    lone = {("fraction_among_wholes", "cb1", "f6", "2022")}  # among the figures of cb1 alone
    assert set(told(part)) - expected <= lone
    assert expected <= set(told(part))


def test_an_acknowledgement_stands_until_it_is_taken_back_or_the_figures_change(
    desk: Desk, tmp_path: Path
):
    copy = Desk(tmp_path)
    shutil.copytree(desk.warehouse.directory, copy.warehouse.directory)

    def of_jump() -> dict[str, Any]:
        return next(row for row in records(look(copy).findings) if row["indicator_id"] == "f3")

    row = of_jump()
    assert (row["is_acknowledged"], row["versions"]) == (False, 0)
    say(copy, row, 1)
    row = of_jump()
    assert (row["is_acknowledged"], row["reason"], row["author"]) == (True, "Đúng như vậy", "An")
    assert look(copy, date(2024, 1, 31)).findings["is_acknowledged"].sum() == 0
    say(copy, row, 2, withdrawn=True, reason=None)
    row = of_jump()
    assert (row["is_acknowledged"], row["versions"]) == (False, 2)
    say(copy, row, 3)
    assert of_jump()["is_acknowledged"]
    correction = "organisation_id,indicator_id,period,value,recorded_on\n"
    copy.load(actuals=correction + "cb1,f3,2023,1052,2024-03-01")
    assert not of_jump()["is_acknowledged"]  # another figure, another question
    (gone,) = records(look(copy).settled)
    assert (gone["code"], gone["reason"], gone["period"]) == ("jump", "Đúng như vậy", "2023")


def test_every_check_has_its_words_and_they_are_those_of_loading():
    for check in STORED_CHECKS:
        assert checks.KINDS[check.wording.code].title == TITLES[check.wording.code]
    assert len(checks.KINDS) == len({check.wording.code for check in STORED_CHECKS})


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("thiếu báo cáo giữa kỳ 2023-Q1 và kỳ 2023-Q4", "Thiếu báo cáo giữa quý I/2023 và quý IV"),
        ("kỳ 2022-2023 báo 5, kỳ 2023-M08 …", "Năm học 2022-2023 báo 5, tháng 8/2023 …"),
        ("tử số 6 lớn hơn mẫu số 5", "Tử số 6"),
    ],
)
def test_periods_of_a_finding_are_shown_in_words(finding: str, words: str):
    assert checks.found({"code": "jump", "finding": finding}).startswith(words)
