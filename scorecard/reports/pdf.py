"""A report as PDF for reading and printing; the looks stand in ``templates/bao-cao.typ``.

The document is tagged, names its language and title, and carries its fonts. Texts reach the
template as data: no mark-up is read out of them.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from scorecard.labels import words
from scorecard.reports.report import (
    COUNTRY,
    MADE_UP_NOTE,
    RECIPIENTS,
    RULE,
    SECRETARY,
    TITLE,
    Blank,
    Block,
    Cell,
    Chart,
    Column,
    Grid,
    Line,
    Paragraph,
    Report,
    on_paper,
    outline,
)

FONTS: Final = Path(__file__).parents[2] / "static" / "fonts" / "liberation-serif"
TEMPLATE: Final = Path(__file__).parent / "templates" / "bao-cao.typ"


def to_pdf(report: Report) -> bytes:
    """The report as a tagged PDF."""
    compiler = typst.Compiler(_template(), font_paths=_fonts(), ignore_system_fonts=True)
    content = json.dumps(_described(report), ensure_ascii=False, separators=(",", ":"))
    made = compiler.compile(format="pdf", sys_inputs={"report": content})
    if not isinstance(made, bytes):
        raise TypeError("typst answers one document as bytes")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and those that the library brings: the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _described(report: Report) -> dict[str, Any]:
    heads = report.heads
    blocks: list[dict[str, Any]] = []
    for depth, heading, section in outline(report.sections):
        blocks.append({"type": "heading", "depth": depth, "text": heading})
        blocks += map(_block, section.blocks)
    return {
        "title": report.document_title,
        "subject": report.subject,
        "name": TITLE,
        "rule": RULE,
        "country": COUNTRY,
        "superior": heads.superior,
        "issuer": heads.issuer,
        "number": heads.number,
        "place_and_date": heads.place_and_date,
        "on_behalf": heads.on_behalf,
        "secretary": SECRETARY,
        "received_by": RECIPIENTS,
        "recipients": heads.recipients,
        "made_up": MADE_UP_NOTE if report.is_made_up else "",
        "basis": report.basis,
        "blocks": blocks,
        "annexes": [
            {
                "title": annex.title,
                "wide": annex.is_wide,
                "grid": {**_grid(annex.grid), "caption": ""},
            }
            for annex in report.annexes
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {
                "type": "paragraph",
                "lead": block.lead,
                "text": block.text,
                "item": block.is_item,
            }
        case Grid():
            return _grid(block)
        case Chart():
            return _chart(block)
        case Blank():
            return {"type": "blank", "lines": block.lines}


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "type": "chart",
        "caption": f"{chart.question} {chart.answer}.",
        "alternative": chart.alternative,
        "labels": chart.labels,
        "series": [
            {"name": bars.name, "values": bars.values, "colours": bars.colours}
            for bars in chart.series
        ],
        "reach": chart.reach,
        "promise": chart.promise,
    }


def _grid(whole: Grid) -> dict[str, Any]:
    grid = on_paper(whole)
    return {
        "type": "table",
        "caption": grid.caption,
        "note": grid.note,
        "widths": [column.width for column in grid.columns],
        "heads": [column.heading for column in grid.columns],
        "lines": [_line(line, grid.columns) for line in grid.lines],
    }


def _line(line: Line, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "group": line.is_group,
        "cells": [
            _cell(cell, column, line)
            for cell, column in zip(line.cells, columns[: len(line.cells)], strict=True)
        ],
    }


def _cell(cell: Cell, column: Column, line: Line) -> dict[str, Any]:
    return {
        "text": cell.text,
        "right": column.is_figure(cell),
        "colour": words.status(cell.status).background if cell.status else "",
        "breakable": line.is_long,
    }
