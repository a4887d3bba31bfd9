"""The pictures of a comparison: a matrix with words, bars on one scale, a funnel that names few."""

from decimal import Decimal
from typing import Any

from scorecard.board.ranking import Place, wilson
from scorecard.charts.funnel import funnel
from scorecard.charts.matrix import Group, Head, Line, Mark, groups_html, icon_styles, matrix_html
from scorecard.charts.spread import attainment_bars, scale_of, spread_svg
from scorecard.labels.words import STATUSES


def share(key: str, part: int, whole: int, **cells: Any) -> dict[str, Any]:
    figures = {
        "actual": 100 * part / whole,
        "actual_part": None,
        "numerator": Decimal(part),
        "denominator": Decimal(whole),
    }
    plain = {"organisation_id": key, "measure": "ratio", "unit": "%", "value": Decimal(90)}
    promise = {"comparator": ">=", "upper": None, "attainment": part / whole / 0.9}
    return {**plain, **promise, **figures, "status": "on_track", **cells}


def test_the_matrix_says_each_status_in_words_and_leaves_the_untargeted_empty():
    marks = (Mark("missed", "Không đạt: 5", "chi-tieu?x=<y>"), Mark())
    html = matrix_html(
        [Head("Tên", "?a", "ascending"), Head("<b>Chỉ số</b>", "?b"), Head("Hai", "")],
        [Line("<i>A</i>", "?c", "", (), marks)],
        ["Cộng tất cả", "5", "—"],
        caption="Bảng",
        plain=1,
    )
    assert 'aria-sort="ascending"' in html and 'tabindex="0"' in html
    assert '<span class="sc-x-word">không đạt</span>' in html
    assert '<span class="sc-x-word">không giao</span>' in html
    assert "<b>Chỉ số" not in html and "<i>A</i>" not in html and "x=<y>" not in html
    assert "<svg" not in html


def test_every_status_has_its_icon_as_a_mask():
    rules = icon_styles()
    assert all(f".sc-g-{code.value}{{" in rules for code in STATUSES)
    assert "<svg" not in rules


def test_a_group_counts_those_that_need_a_decision():
    counts = {"met": 20, "missed": 3, "behind": 2}
    html = groups_html(
        [Head("Nhóm", ""), Head("Một", "")], [Group("G", "?g", (), (counts,))], caption="B", plain=1
    )
    assert "<b>5</b>" in html and "/25<" in html
    assert "3 không đạt, 2 chậm, 20 đạt" in html


def test_bars_stand_on_one_scale_with_interval_and_promise():
    rows = [share("a", 6, 7), share("b", 40, 41)]
    places = {key: Place(1, 2, wilson(*pair)) for key, pair in (("a", (6, 7)), ("b", (40, 41)))}
    low, high = scale_of(rows, places)
    assert (low, high) == (0.4, 1.0)
    picture = spread_svg(rows[0], places["a"], (low, high))
    assert "khoảng tin cậy 95% từ 48,7% đến 97,4%" in picture
    assert 'x1="250.0" x2="250.0"' in picture  # 90 % on a scale from 40 to 100 over 300
    assert spread_svg({**rows[0], "actual": None, "numerator": None}, Place(), (low, high)) == ""


def test_the_funnel_names_those_clearly_below_and_draws_the_promise():
    rows = [share(str(n), 40, 45) for n in range(30)] + [share("low", 20, 50, status="at_risk")]
    names = {row["organisation_id"]: f"Chi bộ {row['organisation_id']}" for row in rows}
    drawn = funnel(rows, names, 0.88, 90.0)
    assert [note.text for note in drawn.layout.annotations] == ["Chi bộ low"]
    assert 90.0 in [shape.y0 for shape in drawn.layout.shapes]
    points = [trace for trace in drawn.data if trace.mode == "markers"]
    assert sum(len(trace.x) for trace in points) == 31


def test_attainments_are_counted_by_tenths():
    plain = {"measure": "flow", "status": "met"}
    rows = [{**plain, "attainment": each} for each in (0.0, 0.95, 1.0, 1.09, 7.0, None)]
    (bars,) = attainment_bars(rows).data
    counted = {name: count for name, count in zip(bars.x, bars.y, strict=True) if count}
    assert counted == {"0–10%": 1, "90–100%": 1, "100–110%": 2, "từ 150%": 1}
