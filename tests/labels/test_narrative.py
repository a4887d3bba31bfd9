"""The narrative by cases and on random rows: true to its rows, and fit to print."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.labels import numbers, promises, results
from scorecard.labels.narrative import Passage, Sentence, apply_edits, narrative
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import Comparator, Status
from tests.labels.rows import NB, row

MANDATE: dict[str, Any] = {
    "organisation_name": "Chi bộ Trung tâm",
    "ordinal": "XI",
    "term_id": "nk",
    "year_code": None,
    "start_date": date(2022, 6, 28),
    "end_date": date(2025, 6, 28),
    "is_running": False,
}


def told(*rows: dict[str, Any], years: list[dict[str, Any]] | None = None, **others: Any) -> str:
    mandate = MANDATE | others.pop("mandate", {})
    passages = narrative(mandate, rows, years or [], others.pop("former", []))
    return "\n".join(f"[{each.key}] {each.text}" for each in passages).replace(NB, " ")


def of_term(actual: object, **fields: object) -> dict[str, Any]:
    return row(actual, cadence="term_total", period=TERM, **fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"actual": 312, "status": "exceeded", "attainment": 1.04},
            "có 312 học viên, đạt 104% chỉ tiêu, vượt 12 học viên.",
        ),
        (
            {"actual": 290, "status": "missed", "attainment": 290 / 300},
            "có 290 học viên, đạt 97% chỉ tiêu, thiếu 10 học viên.",
        ),
        (
            {"actual": 300, "status": "met", "attainment": 1.0},
            "có 300 học viên, đúng bằng chỉ tiêu.",
        ),
        (
            {"actual": 300, "status": "missed", "attainment": 1.0, "comparator": ">"},
            "đúng bằng mức, yêu cầu cao hơn.",
        ),
        (
            {"actual": 2, "value": Decimal(0), "status": "missed", "comparator": "<="},
            "có 2 học viên, quá mức cho phép 2 học viên.",
        ),
        (
            {"actual": 0, "value": Decimal(0), "status": "met", "comparator": "<="},
            "không có học viên nào, đúng yêu cầu.",
        ),
        (
            {"actual": "76.8", "value": Decimal(80), "status": "missed", "measure": "ratio"},
            "ở mức 76,8%, thiếu 3,2 điểm phần trăm.",
        ),
        (
            {"actual": "79.96", "value": Decimal(80), "status": "missed", "measure": "ratio"},
            "ở mức 79,96%, thiếu 0,04 điểm phần trăm.",
        ),
        (
            {
                "actual": 85,
                "value": Decimal(70),
                "upper": Decimal(80),
                "status": "exceeded",
                "comparator": "between",
            },
            "có 85 học viên, vượt mức trên của khoảng đặt ra 5 học viên.",
        ),
        (
            {
                "measure": "rating",
                "value": None,
                "level_name": "Hoàn thành tốt nhiệm vụ",
                "actual_level_name": "Hoàn thành nhiệm vụ",
                "status": "missed",
            },
            "xếp loại Hoàn thành nhiệm vụ, thấp hơn mức yêu cầu "
            "(từ Hoàn thành tốt nhiệm vụ trở lên).",
        ),
        (
            {"actual": 1, "measure": "flag", "comparator": "=", "status": "met"},
            "đã thực hiện, đạt yêu cầu.",
        ),
        ({"status": "no_data"}, "(trong nhiệm kỳ, ít nhất 300 học viên) chưa có số liệu."),
        (
            {"actual": 141, "status": "at_risk", "expected": 225.0, "pace": 141 / 225},
            "đến hết quý III/2024 có 141 học viên, mức đến hạn 225 học viên, có nguy cơ không đạt.",
        ),
    ],
)
def test_a_result_is_told_against_what_was_asked(fields: dict[str, Any], words: str) -> None:
    actual = fields.pop("actual", None)
    assert words in told(of_term(actual, **fields))


def test_a_yearly_target_is_told_year_by_year_with_its_trend() -> None:
    whole = row(915, period=TERM, status="missed", years_reached=2, years_closed=3, years_judged=3)
    figures = [(2022, 312, "exceeded", 1.04), (2023, 290, "missed", 29 / 30), (2024, 313, "met", 1)]
    years = [
        row(actual, period=str(year), year_number=year, status=status, attainment=share)
        for year, actual, status, share in figures
    ]
    text = told(whole, years=years)
    assert (
        "“Chiêu sinh lớp tiếng Khmer” (mỗi năm, ít nhất 300 học viên) không đạt chỉ tiêu của nhiệm "
        "kỳ, đạt 2/3 năm. Năm 2022 có 312 học viên, đạt 104% chỉ tiêu, vượt 12 học viên; năm 2023 "
        "có 290 học viên, đạt 97% chỉ tiêu, thiếu 10 học viên; năm 2024 có 313"
    ) in text
    assert "So với năm 2023, năm 2024 tăng 23 học viên." in text
    assert "không đạt: năm 2023 có 290 học viên, đạt 97% chỉ tiêu, thiếu 10 học viên." in text
    assert "Chưa có giải trình nguyên nhân." in text


def test_the_overview_counts_and_enumerates() -> None:
    statuses = ["exceeded", "met", "met", "missed", "no_data"]
    rows = [
        of_term(None if s == "no_data" else 300, target_id=f"t{i}", status=s)
        for i, s in enumerate(statuses)
    ]
    text = told(*rows)
    assert (
        "Nghị quyết nhiệm kỳ lần thứ XI (28/06/2022 – 28/06/2025) đề ra 5 chỉ tiêu: 1 vượt, "
        "2 đạt, 1 không đạt và 1 chưa đủ số liệu."
    ) in text
    assert "Trong số đã có kết luận, 3/4 chỉ tiêu đạt hoặc vượt (75%)." in text


def test_a_running_term_is_told_as_running_with_what_is_left() -> None:
    open_ = of_term(
        141,
        status="at_risk",
        open_period="2024",
        open_status="at_risk",
        open_actual=141.0,
        open_value=Decimal(300),
        needed_total=Decimal(159),
        quarters_remaining=1,
        reach="hard",
    )
    text = told(open_, mandate={"is_running": True})
    assert "Nhiệm kỳ chưa kết thúc nên các đánh giá trên có thể còn thay đổi." in text
    assert (
        "[ahead] “Chiêu sinh lớp tiếng Khmer”, năm 2024: cần 159 học viên trong quý còn lại, "
        "khó đạt."
    ) in text
    assert "[ahead]" not in told(open_)


def test_shortfalls_carry_their_causes_word_for_word() -> None:
    text = told(
        of_term(290, status="missed", cause="Thiếu  phòng học;\nmưa bão", remedy="Mượn phòng."),
    )
    assert "Nguyên nhân: Thiếu phòng học; mưa bão. Biện pháp: Mượn phòng." in text


def test_what_came_late_is_told_worst_first() -> None:
    once = of_term(300, target_id="a", status="met", title="Thu", reports=12, late_reports=1)
    always = of_term(
        300,
        target_id="b",
        status="met",
        title="Chi",
        reports=8,
        late_reports=5,
        most_days_late=45,
        begun_years=3,
        late_years=3,
        overdue_years=1,
    )
    text = told(once, always)
    assert "[late] 2/2 chỉ tiêu có báo cáo nộp chậm hoặc quá hạn." in text
    assert (
        "“Chi” năm nào cũng chậm: có 5/8 báo cáo nộp chậm, chậm nhất 45 ngày và còn 1/3 năm quá "
        "hạn chưa báo cáo đủ. “Thu” có 1/12 báo cáo nộp chậm."
    ) in text


def test_the_former_term_is_compared_like_with_like() -> None:
    here = row(915, period=TERM, status="met", years_judged=3)
    then = {"actual": 850.0, "status": "missed", "cadence": "each_year", "years_judged": 3}
    alike = here | {f"former_{key}": cell for key, cell in then.items()}
    assert "nhiệm kỳ này 915 học viên, nhiệm kỳ trước 850 học viên, tăng 65 học viên." in told(
        here, former=[alike]
    )
    longer = alike | {"former_years_judged": 5}
    assert "nhiệm kỳ trước 850 học viên." in told(here, former=[longer])
    dropped = {"former_target_id": "x", "former_title": "Trồng cây", "target_id": None}
    assert "Nhiệm kỳ trước còn có chỉ tiêu “Trồng cây”, nhiệm kỳ này không đặt lại." in told(
        here, former=[dropped]
    )
    lower = here | {
        "is_below_last_result": True,
        "asked": Decimal(300),
        "last_result": Decimal(320),
        "last_period": "2021",
    }
    assert "đặt 300 học viên, thấp hơn kết quả năm 2021 (320 học viên)." in told(
        here, former=[lower]
    )


def test_a_group_is_a_passage_of_its_own_and_none_without_targets() -> None:
    assert narrative(MANDATE, [], [], []) == ()
    rows = [
        of_term(300, status="met", group_name=name, target_id=str(i))
        for i, name in enumerate(["Đảng vụ", "Chuyên môn", "Đảng vụ", ""])
    ]
    keys = [passage.key for passage in narrative(MANDATE, rows, [], [])]
    assert keys[:4] == ["overview", "group:Đảng vụ", "group:Chuyên môn", "group:"]


def test_edits_replace_texts_and_keep_the_targets() -> None:
    passage = Passage("overview", "Đánh giá chung", (Sentence("Một câu.", ("a", "b")),))
    (edited,) = apply_edits([passage], {"overview": " Câu của chi bộ. ", "mất": "x"})
    assert edited.text == "Câu của chi bộ."
    assert edited.written == "Một câu."
    assert edited.target_ids == ("a", "b")
    (back,) = apply_edits([edited], {"overview": "  "})
    assert back.text == "Một câu."


# ── random rows ──────────────────────────────────────────────────────────────────────────────

NUMERIC = st.sampled_from(["flow", "stock", "ratio"])
FIGURES = st.one_of(
    st.none(), st.decimals(0, 10**6, places=2), st.integers(0, 400).map(Decimal), st.just(0)
)
FORBIDDEN = re.compile(r"None|nan|NaN|NaT|<NA>| {2}|\d\.\d{1,2}(?!\d)|\d\.\d{4}|\s[,.;:]")
DATES = re.compile(
    r"\d\d/\d\d/\d{4}|quý [IV]+/\d{4}|[Nn]ăm (?:học )?\d{4}(?:-\d{4})?|tháng \d+/\d{4}"
)
TOKEN = re.compile(r"\d[\d.]*(?:,\d+)?")
SHARES = {
    Fraction(numbers.percent(Fraction(100 * a, b)).rstrip("%").replace(",", "."))
    for b in range(1, 6)
    for a in range(b + 1)
}


@st.composite
def random_row(draw: st.DrawFn, number: int) -> dict[str, Any]:
    measure = draw(st.one_of(NUMERIC, st.sampled_from(["rating", "flag"])))
    status = draw(st.sampled_from(list(Status)))
    made: dict[str, Any] = {
        "target_id": f"t{number}",
        "title": f"Chỉ tiêu {chr(65 + number)}",
        "group_name": draw(st.sampled_from(["", "Chuyên môn", "Xây dựng Đảng"])),
        "measure": measure,
        "cadence": draw(st.sampled_from(["each_year", "term_total", "term_end"])),
        "period": TERM,
        "status": status.value,
        "unit": draw(st.sampled_from(["học viên", "tỷ đồng", "trường"])),
        "attainment": draw(st.one_of(st.none(), st.floats(0, 3))),
        "data_through": draw(st.one_of(st.none(), st.just(date(2024, 5, 31)))),
        "expected": draw(st.one_of(st.none(), st.floats(1, 1000))),
        "years_closed": draw(st.integers(0, 3)),
        "years_judged": 3,
        "years_reached": draw(st.integers(0, 3)),
        "late_reports": draw(st.one_of(st.none(), st.integers(0, 9))),
        "reports": 12,
        "most_days_late": draw(st.integers(0, 99)),
        "begun_years": 3,
        "late_years": draw(st.integers(0, 3)),
        "overdue_years": draw(st.integers(0, 3)),
        "cause": draw(st.sampled_from([None, "", "Mưa bão", "Thiếu người."])),
        "remedy": draw(st.sampled_from([None, "Tuyển thêm"])),
        "is_below_last_result": draw(st.booleans()),
        "asked": draw(FIGURES),
        "last_result": draw(FIGURES),
        "last_period": "2021",
    }
    return made | draw(random_figures(measure))


@st.composite
def random_figures(draw: st.DrawFn, measure: str) -> dict[str, Any]:
    if measure in ("rating", "flag"):
        done = draw(st.sampled_from([None, Decimal(0), Decimal(1)]))
        rung = draw(st.sampled_from([None, "Hoàn thành tốt nhiệm vụ"]))
        rated = {"actual_level_name": rung, "level_name": "Hoàn thành nhiệm vụ"}
        flag = {"actual": done, "value": Decimal(1)}
        return {"comparator": ">=", **rated} if measure == "rating" else {"comparator": "=", **flag}
    value = draw(FIGURES)
    actual = draw(FIGURES)
    return {
        "comparator": draw(st.sampled_from(list(Comparator))).value,
        "value": value,
        "upper": None if value is None else value + draw(st.integers(0, 50)),
        "actual": None if actual is None else float(actual),
        "actual_part": actual,
        "actual_whole": None if actual is None else Decimal(1),
    }


def read(shown: str) -> Fraction | None:
    match = TOKEN.search(shown)
    return Fraction(match[0].replace(".", "").replace(",", ".")) if match else None


def shown_numbers(each: dict[str, Any]) -> set[Fraction]:
    """The figures that a table shows of a row."""
    shown = [results.actual(each), promises.asked(each), promises.what(each)]
    shown += [results.value(each, each.get(name)) for name in ("upper", "value", "asked")]
    last = {**each, "actual": each.get("last_result"), "value": each.get("asked")}
    shown += [results.actual({**last, "actual_part": None}), results.expected(each)]
    shown += [results.actual({**each, "actual_part": None})]
    found = (read(word.replace(NB, " ")) for words in shown for word in words.split("–"))
    return {number for number in found if number is not None}


def known_numbers(rows: list[dict[str, Any]], most: int) -> set[Fraction]:
    """Every number that a table shows of some rows, what lies between two of them, and counts."""
    figures = set().union(*map(shown_numbers, rows))
    shares = {read(results.attainment(each)) for each in rows} - {None}
    counted = {
        Fraction(each[field] or 0)
        for each in rows
        for field in each
        if field.endswith(("_years", "reports", "_late")) or field.startswith("years_")
    }
    gaps = {abs(one - other) for one in figures for other in figures}
    return figures | gaps | shares | counted | {Fraction(n) for n in range(most + 1)}


@settings(max_examples=max(settings.default.max_examples // 3, 30))
@given(st.data())
def test_no_random_row_makes_a_sentence_that_is_false_or_unfit_to_print(data: st.DataObject):
    count = data.draw(st.integers(1, 5))
    rows = [data.draw(random_row(number)) for number in range(count)]
    years = [
        {**each, **data.draw(random_figures(each["measure"]))}
        | {"period": str(year), "year_number": year}
        for each in rows
        if each["cadence"] == "each_year"
        for year in (2022, 2023)
    ]
    former = [
        {**each, **{f"former_{key}": cell for key, cell in rows[0].items()}}
        for each in rows
        if each["measure"] == rows[0]["measure"]
    ]
    by_id: dict[str, list[dict[str, Any]]] = {}
    for each in [*rows, *years, rows[0]]:
        by_id.setdefault(each["target_id"], []).append(each)
    running = data.draw(st.booleans())
    passages = narrative(MANDATE | {"is_running": running}, rows, years, former)
    assert passages[0].key == "overview"
    assert len({passage.key for passage in passages}) == len(passages)
    for passage in passages:
        for sentence in passage.sentences:
            assert sentence.target_ids
            assert set(sentence.target_ids) <= set(by_id)
            assert not FORBIDDEN.search(sentence.text), sentence.text
            assert sentence.text[-1] in ".…" and not sentence.text.endswith("..")
            mine = [each for key in sentence.target_ids for each in by_id[key]]
            mine += [rows[0]] if passage.key == "former" else []
            known = known_numbers(mine, len(rows))
            if passage.key == "overview":
                known |= SHARES
            plain = DATES.sub("", sentence.text.replace(NB, " "))
            for token in TOKEN.findall(plain):
                assert read(token) in known, (token, sentence.text)
