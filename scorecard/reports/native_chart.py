"""Charts that stay charts: bars that PowerPoint and Word open, with their figures, for editing."""

from collections.abc import Sequence
from typing import Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Mm, Pt

from scorecard.labels.words import INK, QUIET, RULE
from scorecard.reports.report import Chart

Box = tuple[int, int, int, int]
"""Left, top, width and height."""

_GAP: Final = 40
_LABEL: Final = 400
_BLANK_LAYOUT: Final = 6


def draw(slide: Any, chart: Chart, box: Box, *, size: float, font: str) -> Any:
    """Draw a chart on a slide; the frame that holds it. ``size`` is that of its texts in points."""
    data = CategoryChartData()
    data.categories = list(chart.labels)
    for series in chart.series:
        data.add_series(series.name, series.values)
    is_stacked = len(chart.series) > 1
    kind = XL_CHART_TYPE.BAR_STACKED if is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box, data)
    frame.name = chart.question
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alternative)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(size), font
    drawn.font.color.rgb = _colour(INK)
    drawn.has_title = False
    drawn.has_legend = is_stacked
    if is_stacked:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    drawn.plots[0].gap_width = _GAP
    _paint(drawn, chart)
    _axes(drawn, chart)
    return frame


def parts(charts: Sequence[Chart], *, size: float, font: str) -> list[tuple[bytes, bytes, str]]:
    """Charts for another document: the XML, the workbook behind it and the id that names it."""
    slide = Presentation()
    page = slide.slides.add_slide(slide.slide_layouts[_BLANK_LAYOUT])
    found = []
    for chart in charts:
        part = draw(page, chart, (0, 0, Mm(160), Mm(60)), size=size, font=font).chart.part
        (book_id,) = part.rels.keys()
        found.append((part.blob, part.chart_workbook.xlsx_part.blob, book_id))
    return found


def _paint(drawn: Any, chart: Chart) -> None:
    for series, bars in zip(chart.series, drawn.plots[0].series, strict=True):
        bars.format.fill.solid()
        bars.format.fill.fore_color.rgb = _colour(series.colours[0])
        for place, value in enumerate(series.values):
            if value is not None and len(series.colours) > 1:
                point = bars.points[place].format
                point.fill.solid()
                point.fill.fore_color.rgb = _colour(series.colour(place))
                point.line.color.rgb = _colour(RULE)


def _axes(drawn: Any, chart: Chart) -> None:
    names, values = drawn.category_axis, drawn.value_axis
    names.reverse_order = True  # the first category at the top, as it is read
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = _colour(QUIET)
    names.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, chart.reach
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.format.line.fill.background()
    values.has_major_gridlines = chart.promise is not None
    if chart.promise is not None:
        # The one line across the bars is the promise: the next would lie beyond the axis.
        values.major_unit = chart.promise
        values.maximum_scale = max(chart.reach, 1.2 * chart.promise)
        lines = values.major_gridlines.format.line
        lines.color.rgb, lines.width = _colour(INK), Pt(1.75)
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        values.tick_labels.number_format = f'[={chart.promise:g}]"{chart.promise_name}";;'
        values.tick_labels.number_format_is_linked = False


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.removeprefix("#"))
