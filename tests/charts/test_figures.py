"""Figures of one target, for every measure, with and without figures."""

from datetime import date
from decimal import Decimal as D
from itertools import product

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from scorecard.charts.pace import target_pace
from scorecard.charts.template import CONFIG, span_of
from scorecard.charts.years import spoken, target_years
from scorecard.model.vocabulary import (
    ALLOWED_COMPARATORS,
    Cadence,
    Comparator,
    Measure,
    Status,
)
from tests.labels.rows import BASE, at_risk, row

HOSTILE = "<script>alert(1)</script><a href='x'>"
NO_POINTS = pd.DataFrame(columns=["period", "last_day", "cumulative"])
NO_PLAN = pd.DataFrame(columns=["period", "day", "expected"])
POINTS = pd.DataFrame(
    [
        {"period": "2024", "last_day": date(2024, 3, 31), "cumulative": 40.0},
        {"period": "2024", "last_day": date(2024, 9, 30), "cumulative": 141.0},
        {"period": "2023", "last_day": date(2023, 12, 31), "cumulative": 999.0},
    ]
)
PLAN = pd.DataFrame(
    [
        {"period": "2024", "day": date(2024, 6, 30), "expected": 150.0},
        {"period": "2024", "day": date(2024, 12, 31), "expected": 300.0},
    ]
)


def year(
    period: str = "2024", status: str = "behind", actual: object = None, **fields: object
) -> dict[str, object]:
    made = row(actual, period=period, status=status, **fields)
    kept = ("period", "status", "value", "upper", "level_name", "actual", "actual_part")
    kept += ("actual_whole", "actual_level_name", "actual_rank", "numerator", "denominator")
    return {name: made.get(name) for name in kept}


def words(drawn: go.Figure) -> str:
    notes = " ".join(note.text or "" for note in drawn.layout.annotations)
    ticks = " ".join(drawn.layout.xaxis.ticktext or ()) + " ".join(
        drawn.layout.yaxis.ticktext or ()
    )
    return f"{drawn.layout.title.text or ''} {notes} {ticks}"


def test_years_show_every_year_with_its_figure_icon_and_promise() -> None:
    years = pd.DataFrame(
        [
            year("2022", "exceeded", 312),
            year("2023", "missed", 288),
            year("2024", "overdue"),
            year("TERM", "missed", 600),
        ]
    )
    drawn = target_years(BASE, years)
    assert list(drawn.layout.xaxis.ticktext) == ["2022", "2023", "2024"]
    assert [bar.y[0] for bar in drawn.data] == [312, 288]
    assert "▲ <b>312</b>" in words(drawn) and "✕ <b>288</b>" in words(drawn)
    assert "Quá<br>hạn<br>báo<br>cáo" in words(drawn)
    assert "chỉ tiêu: ít nhất 300" in drawn.layout.title.text
    assert [line.y0 for line in drawn.layout.shapes] == [300, 300, 300]
    assert spoken(BASE, years).startswith("năm 2022: 312")


def test_a_promise_that_changes_stands_under_each_year() -> None:
    years = pd.DataFrame(
        [
            year("2022-2023", "met", 10**9, value=D(10**9)),
            year("2023-2024", "on_track", 3 * 10**8, value=D(12 * 10**8)),
        ]
    )
    drawn = target_years(BASE | {"cadence": "by_year", "unit": "đồng"}, years)
    assert "chỉ tiêu<br>1,2\N{NO-BREAK SPACE}tỷ" in words(drawn)
    assert "2023-24" in words(drawn)


def test_a_share_just_below_is_not_drawn_as_reached() -> None:
    target = BASE | {"measure": "ratio", "unit": "%"}
    drawn = target_years(target, pd.DataFrame([year("2023", "missed", "79.96", value=D(80))]))
    assert "✕ <b>79,96%</b>" in words(drawn)
    assert drawn.data[0].mode == "markers"


def test_rungs_stand_in_their_order_and_flags_are_yes_and_no() -> None:
    target = BASE | {"measure": "rating", "value": None, "level_name": HOSTILE}
    years = pd.DataFrame(
        [
            year("2022", "met", level_name=HOSTILE, actual_level_name=HOSTILE, actual_rank=1),
            year("2023", "missed", level_name=HOSTILE, actual_level_name="Tập thể", actual_rank=2),
        ]
    )
    drawn = target_years(target, years)
    assert list(drawn.layout.yaxis.tickvals) == [1, 0]
    assert "<script" not in words(drawn) and "&lt;script" in words(drawn)
    flag = BASE | {"measure": "flag", "comparator": "=", "value": D(1)}
    drawn = target_years(flag, pd.DataFrame([year("2022", "missed", 0, value=D(1))]))
    assert list(drawn.layout.yaxis.ticktext) == ["Có", "Không"]
    assert drawn.data[0].y[0] == 0


def test_the_pace_shows_reports_of_its_own_period_against_plan_and_promise() -> None:
    drawn = target_pace(BASE, at_risk(), POINTS, PLAN)
    assert drawn is not None
    plan, _, _, reports = drawn.data
    assert list(reports.y) == [0, 40, 141]
    assert list(plan.y) == [0, 150, 300]
    assert "! <b>141</b>" in words(drawn) and "dự kiến 198" in words(drawn)
    assert "12/2024" in words(drawn)


@pytest.mark.parametrize("measure", ["rating", "flag"])
def test_words_have_no_pace(measure: str) -> None:
    assert target_pace(BASE, at_risk() | {"measure": measure}, POINTS, PLAN) is None


def test_a_period_without_reports_says_so() -> None:
    drawn = target_pace(BASE, row(status="no_data"), NO_POINTS, NO_PLAN)
    assert drawn is not None and "Chưa có số liệu" in words(drawn)
    assert "Chưa có số liệu" in words(target_years(BASE, pd.DataFrame(columns=["period"])))


def test_every_measure_and_comparator_can_be_drawn() -> None:
    for measure in Measure:
        for comparator, value in product(
            sorted(ALLOWED_COMPARATORS[measure]), (None, "-3", "123456789012.000001")
        ):
            is_range = comparator in (Comparator.BETWEEN, Comparator.WITHIN)
            fields = {
                "measure": measure, "comparator": comparator, "value": D(10),
                "upper": D(20) if is_range else None, "status": Status.BEHIND,
                "cadence": Cadence.EACH_YEAR, "unit": "%" if measure == "ratio" else "lớp",
                "period": "2024",
            }  # fmt: skip
            made = row(value, **fields)
            drawn = target_years(made, pd.DataFrame([year(actual=value, **fields)]))
            assert pio.to_json(drawn)
            pace = target_pace(made, made, NO_POINTS, NO_PLAN)
            assert pace is None or pio.to_json(pace)


def test_a_crowded_term_of_ten_years_keeps_its_labels() -> None:
    years = pd.DataFrame([year(str(2015 + place), "met", 300 + place) for place in range(10)])
    assert len(target_years(BASE, years).layout.xaxis.ticktext) == 10


def test_figures_speak_vietnamese_and_bring_no_tools() -> None:
    drawn = target_years(BASE, pd.DataFrame([year("2022", "met", 300)]))
    assert drawn.layout.template.layout.separators == ",."
    assert "Be Vietnam Pro" in drawn.layout.template.layout.font.family
    assert CONFIG["displayModeBar"] is False
    assert drawn.layout.height <= 320


@pytest.mark.parametrize("values", [[], [0.0], [5.0, 5.0], [-3.0, 4.0], [1e-9], [1e15, 1.0]])
@pytest.mark.parametrize("from_zero", [True, False])
def test_an_axis_is_never_empty(values: list[float], from_zero: bool) -> None:
    low, high = span_of(values, from_zero=from_zero)
    assert low < high and all(low <= value <= high for value in values)
