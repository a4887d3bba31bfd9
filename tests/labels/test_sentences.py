"""Verdicts, needs, projections and changes are said in words that cite their rule."""

from datetime import date
from decimal import Decimal as D
from itertools import product

import pytest

from scorecard.labels import headlines, needs, reasons, results
from scorecard.model.vocabulary import Comparator, Measure, Status
from tests.labels.rows import NB, at_risk, row

RATIO = {"measure": "ratio", "unit": "%", "value": D(80)}
CAP = {"comparator": "<=", "value": D(4), "unit": "trường hợp"}
RULES = [
    "not_due", "nothing_to_do", "early", "closed", "awaiting", "overdue", "no_data",
    "pace", "allowance", "baseline", "near", "now", "years", "",
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            row(141, status="behind", rule="pace", expected=150.0, pace=0.94)
            | {"data_through": date(2024, 6, 30)},
            "Đã báo cáo đến hết quý II/2024; có 141 so với mức đến hạn 150 (94%):"
            " chậm tiến độ vì dưới 95% nhịp (mục 6).",
        ),
        (
            row(3, status="behind", rule="allowance", expected=2.0, pace=2 / 3, **CAP),
            "Đã báo cáo đến hết quý III/2024; có 3, mức được phép đến nay 2:"
            " chậm tiến độ vì đã quá mức được phép đến nay (mục 6).",
        ),
        (
            row(97, status="missed", rule="closed", attainment=1.0, **RATIO)
            | {"comparator": ">", "value": D(97)},
            "Đã có đủ báo cáo năm 2024: 97%, yêu cầu trên 97%:"
            " không đạt (đúng bằng mức, yêu cầu cao hơn) (mục 6).",
        ),
        (
            row(status="overdue", rule="awaiting", data_through=None),
            "Kỳ kết thúc ngày 31/12/2024, chưa có báo cáo nào: đã quá hạn báo cáo (mục 6).",
        ),
        (
            row(74, status="behind", rule="near", attainment=0.93, **RATIO),
            "Đã báo cáo đến hết quý III/2024; hiện có 74%, yêu cầu từ 80% trở lên"
            " (93% mức yêu cầu): chậm tiến độ vì chưa thỏa nhưng đã từ 90% mức yêu cầu (mục 6).",
        ),
        (
            row(status="missed", rule="years", period="TERM")
            | {"years_reached": 2, "years_closed": 3, "years_judged": 4},
            "Cả nhiệm kỳ đạt 2/3 năm đã kết thúc, xét 4 năm:"
            " không đạt vì có năm không đạt (mục 7).",
        ),
    ],
)
def test_a_verdict_is_explained_by_its_rule(made: dict[str, object], sentence: str) -> None:
    assert reasons.reason(made) == sentence


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (at_risk(), f"cần 159{NB}học viên trong quý còn lại"),
        (
            at_risk() | {"needed_total": D(189), "quarters_remaining": 2},
            f"cần 95{NB}học viên mỗi quý trong 2 quý còn lại",
        ),
        (
            at_risk() | {"needed_total": D(190), "quarters_remaining": 2},
            f"cần 95{NB}học viên mỗi quý trong 2 quý còn lại",
        ),
        (
            at_risk() | {"needed_total": D("1.18"), "unit": "tỷ đồng", "value": D(2)},
            f"cần 1,18{NB}tỷ đồng trong quý còn lại",
        ),
        (at_risk() | {"comparator": ">"}, f"cần 160{NB}học viên trong quý còn lại"),
        (at_risk() | {"status": "exceeded"}, ""),
        (at_risk() | {"needed_total": None}, ""),
        (row(2, needed_total=D(2), **CAP), f"còn được phép 2{NB}trường hợp"),
        (row(4, needed_total=D(0), **CAP), "không còn được phép thêm"),
        (row(6, needed_total=D(-2), **CAP), f"đã quá 2{NB}trường hợp"),
        (
            row(3, needed_total=D(1), **CAP) | {"comparator": "<"},
            "không còn được phép thêm",
        ),
        (
            at_risk() | {"needed_total": D(2), "quarters_remaining": 12},
            f"cần 2{NB}học viên trong 12 quý còn lại",
        ),
        (
            at_risk() | {"status": "overdue", "quarters_remaining": 2},
            f"các báo cáo còn thiếu phải có thêm 159{NB}học viên",
        ),
        (
            row("53.3", measure="stock", needed_total=D("30.7"), unit="điểm", comparator=">"),
            f"còn thiếu 30,7{NB}điểm",
        ),
        (
            row(5, measure="stock", needed_total=D(5), unit="trường"),
            f"còn thiếu 5{NB}trường",
        ),
    ],
)
def test_what_is_needed_is_said_per_quarter(made: dict[str, object], words: str) -> None:
    assert needs.needed(made) == words


def test_a_card_says_where_it_stands_and_where_it_leads() -> None:
    made = at_risk()
    assert needs.standing(made) == "Có 141, đến hạn 225"
    assert needs.best_quarter(made) == "quý cao nhất từng đạt: 88 (quý II/2023)"
    assert needs.outlook(made) == (
        "Khó đạt. Dự kiến cả năm 198 (170–226), theo nhịp năm 2022, 2023"
    )
    assert needs.explanation(made) == "Chưa có giải trình"


def test_a_projection_says_when_it_is_only_proportional() -> None:
    made = at_risk() | {
        "projection": 188.0, "projection_low": None, "projection_high": None,
        "projection_basis": "proportional", "projection_years": None,
    }  # fmt: skip
    assert needs.projection(made) == "Dự kiến cả năm 188, theo tỷ lệ thời gian"


def test_a_range_that_reads_like_its_middle_is_left_out() -> None:
    made = at_risk() | {"projection_low": 197.9, "projection_high": 198.1, "projection": 198.0}
    assert needs.projection(made) == "Dự kiến cả năm 198, theo nhịp năm 2022, 2023"


def test_a_projection_just_below_the_promise_is_not_rounded_onto_it() -> None:
    made = at_risk() | {"projection": 299.6, "projection_low": None}
    assert "299,6" in needs.projection(made)


def test_money_is_named_with_its_unit_and_even_decimals() -> None:
    made = row("0.82", unit="tỷ đồng", value=D(2), status="at_risk", expected=1.5, pace=0.82 / 1.5)
    assert needs.standing(made) == "Có 0,82, đến hạn 1,50 tỷ đồng"


def test_a_cap_that_leads_too_high_says_so() -> None:
    made = row(3, status="behind", projection=6.0, reach="possible", **CAP)
    assert needs.outlook(made) == "Chưa quá mức cho phép. Dự kiến cả năm 6, quá mức cho phép"


def test_a_stock_without_a_report_shows_the_last_known_level() -> None:
    made = row(
        measure="stock", status="no_data", unit="trường", last_known=12.0,
        last_known_on=date(2023, 12, 31),
    )  # fmt: skip
    assert needs.standing(made) == (
        f"Chưa có số liệu trong kỳ; gần nhất: 12{NB}trường (31/12/2023)"
    )


def test_no_verdict_leaves_a_hole_in_its_sentence() -> None:
    for rule, status, measure in product(RULES, Status, Measure):
        for actual in (None, 5):
            made = row(actual, status=status, rule=rule, measure=measure)
            shown = [reasons.reason(made), needs.outlook(made), needs.compared(made)]
            shown += [needs.standing(made), needs.needed(made), *needs.takes(made)]
            for sentence in shown:
                assert not any(hole in sentence for hole in ("None", "  ", "nan", ": :"))
            assert reasons.reason(made).endswith(".")


def test_an_attainment_of_one_beside_missed_is_explained() -> None:
    made = row(300, status="missed", attainment=1.0, comparator=">")
    assert results.attainment(made) == "100% (đúng bằng mức, yêu cầu cao hơn)"
    assert results.attainment(made | {"comparator": "<"}).endswith("yêu cầu thấp hơn)")


def test_a_review_is_summed_up_in_a_sentence() -> None:
    counts = {Status.EXCEEDED: 2, Status.MET: 4, Status.AT_RISK: 2, Status.MISSED: 0}
    assert headlines.review(counts, 3) == (
        "Trong 8 chỉ tiêu: 2 vượt, 4 đạt, 2 nguy cơ; 3 chỉ tiêu cần quyết định."
    )
    assert headlines.review({}) == "Chưa có chỉ tiêu nào trong kỳ rà soát này."
    assert headlines.reached(16, 19) == "Đạt 16/19 chỉ tiêu đã kết luận (84,2%)"
    assert headlines.score(None, 0, 5) == "Chưa tính được điểm: 0/5 chỉ tiêu có số liệu"


def test_a_change_says_what_moved() -> None:
    made = row(141, status="at_risk", previous_status="behind", pace=0.55, previous_pace=0.71)
    assert headlines.change(made) == "chậm thêm: 55% tiến độ, kỳ trước 71%"
    assert headlines.is_worse(made)
    better = row(312, status="exceeded", previous_status="on_track", previous_actual=200.0)
    assert headlines.change(better) == (
        f"từ đúng tiến độ sang vượt: có 312{NB}học viên, kỳ trước 200{NB}học viên"
    )
    assert not headlines.is_worse(better)


def test_a_correction_keeps_both_figures_and_its_reason() -> None:
    made = row(
        period="2024-Q1", old_value=52.0, new_value=47.0, recorded_by="văn phòng",
        recorded_on=date(2024, 7, 12), note="đếm trùng",
    )  # fmt: skip
    assert headlines.correction(made) == (
        "quý I/2024 đính chính 52 → 47 (văn phòng, 12/07/2024: đếm trùng)"
    )
    assert headlines.correction(made | {"is_withdrawn": True}).startswith("quý I/2024 rút số 52")


@pytest.mark.parametrize("comparator", Comparator)
@pytest.mark.parametrize("status", Status)
def test_a_displayed_actual_never_contradicts_what_is_asked(
    comparator: Comparator, status: Status
) -> None:
    made = row("79.9996", status=status, comparator=comparator, upper=D(90), **RATIO)
    assert results.actual(made) == "79,9996%"
