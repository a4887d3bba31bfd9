"""Panels and rating bars: honest for every measure, empty where there is nothing to draw."""

from decimal import Decimal as D
from itertools import product
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from scorecard.charts.panels import panel_svg
from scorecard.charts.ratings import rating_bars, rating_keys_html, spoken
from scorecard.model.vocabulary import ALLOWED_COMPARATORS, Comparator, Measure
from tests.labels.rows import BASE, row

HOSTILE = "<script>alert(1)</script>"


def year(period: str, status: str | None, actual: object = None, **fields: object):
    return row(actual, **{"period": period, "status": status, "running": None, **fields})


def words(svg: str) -> str:
    root = ET.fromstring(svg)  # noqa: S314 our own picture
    return " ".join(text for text in root.itertext() if text.strip())


def lines(svg: str) -> list[ET.Element]:
    return [e for e in ET.fromstring(svg).iter("line") if e.attrib["stroke-width"] == "2.6"]  # noqa: S314


def test_a_panel_has_every_year_with_its_figure_its_icon_and_the_promise() -> None:
    svg = panel_svg(
        BASE | {"status": "missed"},
        [
            year("2022", "exceeded", 312),
            year("2023", "missed", 288),
            year("2024", "overdue"),
        ],
    )
    said = words(svg)
    assert "▲ 312" in said and "✕ 288" in said
    assert "◌" in said and "Quá" in said
    assert "2022" in said and "2024" in said
    assert len(lines(svg)) == 3
    assert len([e for e in ET.fromstring(svg).iter("rect")]) == 2  # noqa: S314
    assert "năm 2023: 288" in svg and "không đạt" in svg


def test_a_target_by_year_has_a_line_of_its_own_each_year() -> None:
    svg = panel_svg(
        BASE | {"cadence": "by_year", "value": None},
        [year("2022", "met", 100, value=D(100)), year("2023", "met", 200, value=D(200))],
    )
    heights = {line.attrib["y1"] for line in lines(svg)}
    assert len(heights) == 2


def test_a_share_just_below_is_not_drawn_as_reached() -> None:
    target = BASE | {"measure": "ratio", "unit": "%", "value": D(80)}
    made = year("2023", "missed", "79.96", value=D(80), measure="ratio", unit="%")
    assert "✕ 79,96%" in words(panel_svg(target, [made]))


def test_a_total_shows_what_has_added_up_and_its_verdict_at_the_end() -> None:
    target = BASE | {"cadence": "term_total", "value": D(30), "status": "exceeded"}
    made = [
        year("2022", None, 12, running=12.0, value=None),
        year("2023", None, 20, running=32.0, value=None),
    ]
    said = words(panel_svg(target, made))
    assert "▲ 32" in said and "▲ 12" not in said
    waiting = [made[0], year("2023", None, None, running=12.0, value=None)]
    assert "Chưa" in words(panel_svg(target | {"status": "overdue"}, waiting))


def test_a_range_is_a_band_and_a_rung_a_step() -> None:
    target = BASE | {"comparator": "between", "upper": D(400)}
    svg = panel_svg(target, [year("2022", "met", 312, upper=D(400), comparator="between")])
    assert 'fill="#D3D8DD"' in svg
    rating = BASE | {"measure": "rating", "value": None, "asked_rank": 2}
    rungs = [
        year("2022", "met", actual_level_name="Hoàn thành tốt nhiệm vụ", actual_rank=2,
             asked_rank=2, measure="rating", value=None),
        year("2023", "missed", actual_level_name=HOSTILE, actual_rank=3, asked_rank=2,
             measure="rating", value=None),
    ]  # fmt: skip
    svg = panel_svg(rating, rungs)
    assert "✓ tốt" in words(svg) and "<script" not in svg and "&lt;script" in svg


def test_where_it_leads_stands_pale_behind_the_open_year() -> None:
    target = BASE | {"projection": 280.0, "open_period": "2023", "open_status": "behind"}
    years = [year("2022", "met", 300), year("2023", "behind", 141)]
    assert "Dự kiến: 280" in words(panel_svg(target, years))
    assert "Dự kiến" not in words(panel_svg(target | {"open_period": None}, years))


def test_without_a_result_there_is_no_panel() -> None:
    assert panel_svg(BASE, [year("2022", "overdue"), year("2023", "no_data")]) == ""
    assert panel_svg(BASE, []) == ""


@pytest.mark.parametrize("measure", list(Measure))
def test_every_measure_and_comparator_can_be_drawn(measure: Measure) -> None:
    for comparator, actual in product(sorted(ALLOWED_COMPARATORS[measure]), ("-3", "0", "1e12")):
        is_range = comparator in (Comparator.BETWEEN, Comparator.WITHIN)
        fields = {
            "measure": measure, "comparator": comparator, "value": D(10),
            "upper": D(20) if is_range else None, "unit": "%" if measure == "ratio" else "lớp",
            "actual_rank": 2, "asked_rank": 1, "actual_level_name": "tốt",
        }  # fmt: skip
        years = [year(str(2015 + place), "behind", actual, **fields) for place in range(10)]
        ET.fromstring(panel_svg(BASE | fields, years))  # noqa: S314


def ratings(*rows: tuple[str, str, str, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "subject": subject, "indicator_id": "r", "indicator_name": "Xếp loại chi bộ",
                "period": period, "level_name": name, "rank": rank, "count": count, "of": of,
            }
            for subject, period, name, rank, count, of in rows
        ]
    )  # fmt: skip


def test_rating_bars_add_up_to_those_who_should_be_rated() -> None:
    frame = ratings(
        ("organisation", "2022", "Hoàn thành tốt nhiệm vụ", 2, 1, 1),
        ("cells", "2022", "Hoàn thành tốt nhiệm vụ", 2, 8, 11),
        ("cells", "2022", "Hoàn thành nhiệm vụ", 3, 1, 11),
        ("cells", "2023", "Hoàn thành xuất sắc nhiệm vụ", 1, 11, 11),
    )
    drawn = rating_bars(frame)
    assert drawn is not None
    assert [trace.text[0] for trace in drawn.data] == [
        "tốt <b>8</b>",
        "<b>1</b>",
        "<b>2</b>",  # not rated yet
        "xuất sắc <b>11</b>",
    ]
    assert sum(trace.x[0] for trace in drawn.data[:3]) == pytest.approx(1)
    assert list(drawn.layout.yaxis.ticktext) == ["2022", "2023"]
    keys = rating_keys_html(frame)
    order = [keys.index(word) for word in ("Xuất sắc", "Tốt", "Hoàn thành", "Chưa có xếp loại")]
    assert order == sorted(order)
    assert "năm 2022: tốt 8, hoàn thành 1, trên 11" in spoken(frame)


def test_without_cells_and_members_there_are_no_bars() -> None:
    frame = ratings(("organisation", "2022", "Hoàn thành tốt nhiệm vụ", 2, 1, 1))
    assert rating_bars(frame) is None
