"""A report as slides for the hall: 16:9, charts that stay editable, room for proposals."""

import io
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Mm, Pt

from scorecard.labels.words import ACCENT, INK, QUIET
from scorecard.reports import native_chart
from scorecard.reports.excel import MARK
from scorecard.reports.pictures import shortened
from scorecard.reports.report import MADE_UP_NOTE, Report, Slide

FONT: Final = "Arial"  # in every Office, with all Vietnamese letters, and readable from afar
_WIDTH, _HEIGHT = Mm(338.7), Mm(190.5)
_SIDE: Final = Mm(16)
_TITLE_ONLY: Final = 5
_LONGEST_TITLE: Final = 110
_LONGEST_POINT: Final = 190
_POINT_SIZES: Final = ((280, 24), (600, 20), (900, 17))
"""Points of the text by the characters a slide holds; more is set in the smallest."""
_SMALLEST: Final = 15
_TOP: Final = Mm(42)
_FOOT: Final = Mm(178)
_CHART, _BAR = Mm(22), Mm(18)
"""Height of a chart without bars, and of a bar: few bars do not swell to fill the slide."""


def to_pptx(report: Report) -> bytes:
    """The report's slides, every one with the mark of made-up data where it is such."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = _WIDTH, _HEIGHT
    layout = presentation.slide_layouts[_TITLE_ONLY]
    _shape_layout(layout)
    for place, slide in enumerate(report.slides, start=1):
        page = presentation.slides.add_slide(layout)
        _title(page, slide, is_first=place == 1)
        _body(page, slide, is_first=place == 1)
        _foot(page, report, place)
    properties = presentation.core_properties
    properties.title, properties.subject = report.document_title[:255], report.subject[:255]
    properties.language, properties.author = "vi-VN", ""
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def _shape_layout(layout: Any) -> None:
    """The library's own layout is drawn for 4:3: its title gets the width of ours."""
    for holder in list(layout.placeholders):
        if holder.placeholder_format.idx == 0:
            holder.left, holder.top = _SIDE, Mm(12)
            holder.width, holder.height = _WIDTH - 2 * _SIDE, Mm(26)
        else:
            holder._element.getparent().remove(holder._element)


def _title(page: Any, slide: Slide, *, is_first: bool) -> None:
    title = page.shapes.title
    if is_first:
        title.left, title.top = _SIDE, Mm(55)
        title.width, title.height = _WIDTH - 2 * _SIDE, Mm(48)
    frame = title.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_first else MSO_ANCHOR.MIDDLE
    said = shortened(slide.title, _LONGEST_TITLE)
    _write(
        frame.paragraphs[0],
        said,
        36 if is_first else 28 if len(said) < 60 else 22,
        ACCENT,
        bold=True,
    )


def _body(page: Any, slide: Slide, *, is_first: bool) -> None:
    top: int = Mm(108) if is_first else _TOP
    points = [shortened(point, _LONGEST_POINT) for point in slide.points]
    room = _FOOT - top
    if points:
        height = Mm(16) * len(points) if slide.chart else Mm(20) if slide.blanks else room
        height = min(height, room)
        _points(
            page,
            points,
            (_SIDE, top, _WIDTH - 2 * _SIDE, height),
            is_list=not slide.chart and not is_first,
        )
        top += height
    if slide.chart is not None:
        height = min(_FOOT - top, _CHART + _BAR * len(slide.chart.labels))
        box = (_SIDE, top, _WIDTH - 2 * _SIDE, height)
        native_chart.draw(page, slide.chart, box, size=14, font=FONT)
    for place in range(slide.blanks):
        height = top + Mm(14) * (place + 1)
        rule = page.shapes.add_connector(1, _SIDE, height, _WIDTH - _SIDE, height)
        rule.line.color.rgb = _colour(QUIET)
        rule.name = f"Dòng để điền {place + 1}"


def _points(page: Any, points: list[str], box: native_chart.Box, *, is_list: bool) -> None:
    shape = page.shapes.add_textbox(*box)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    length = sum(map(len, points))
    size = next((size for most, size in _POINT_SIZES if length <= most), _SMALLEST)
    bullet = "• " if is_list and len(points) > 1 else ""
    for place, point in enumerate(points):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(8)
        _write(paragraph, f"{bullet}{point}", size, INK)


def _foot(page: Any, report: Report, place: int) -> None:
    said = [report.heads.issuer, report.basis]
    shape = page.shapes.add_textbox(_SIDE, Mm(180), _WIDTH - 2 * _SIDE, Mm(8))
    frame = shape.text_frame
    frame.word_wrap = False
    _write(frame.paragraphs[0], f"{shortened(' · '.join(said), 150)} · {place}", 11, QUIET)
    if report.is_made_up:
        mark = page.shapes.add_textbox(_SIDE, Mm(3), _WIDTH - 2 * _SIDE, Mm(8))
        mark.name = "Dấu số liệu minh họa"
        _write(mark.text_frame.paragraphs[0], MADE_UP_NOTE, 13, MARK, bold=True)


def _write(paragraph: Any, said: str, size: int, colour: str, *, bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = said
    font = run.font
    font.size, font.bold, font.name = Pt(size), bold, FONT
    font.color.rgb = _colour(colour)
    run._r.get_or_add_rPr().set("lang", "vi-VN")


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.removeprefix("#"))
