"""Reports to download: built when a button is pressed, on a thread of its own, and kept.

The page waits for nothing: Streamlit asks for the file when it is wanted, and draws on meanwhile.
Every kept report and file has the generation in its key.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from scorecard.board import Retrospective
from scorecard.labels.fields import text
from scorecard.reports import kinds
from scorecard.reports.parts import Basis
from scorecard.reports.report import Report
from scorecard.reports.write import MEDIA_TYPES, render
from scorecard.rollup import Level
from scorecard.ui import choices
from scorecard.ui.choices import Choice
from scorecard.ui.warehouse import InForce, shelf

_FEW: Final = 16
_MANY: Final = 48
_BUTTONS: Final = {
    ".docx": ("Báo cáo Word", "Theo thể thức văn bản của Đảng, để chỉnh sửa và ký"),
    ".pdf": ("Báo cáo PDF", "Để đọc và in"),
    ".xlsx": ("Báo cáo Excel", "Các bảng, biểu đồ và trang Nguồn của từng số liệu"),
    ".pptx": ("Trình chiếu PowerPoint", "Để trình bày tại hội nghị; biểu đồ sửa được"),
}


@dataclass(frozen=True, slots=True)
class _Order:
    """What one report is about: the key of the report that is kept for it."""

    generation: InForce
    kind: str
    organisation_id: str
    organisation_ids: tuple[str, ...]
    as_of: date
    known_at: date | None
    signed_on: date
    closed: str = ""
    term_id: str | None = None
    year: str | None = None
    level: Level = Level.CELLS


def offer_quarter(choice: Choice) -> None:
    """Buttons for the report of a quarter review."""
    _offer(_order(choice, "quarter"), choice)


def offer_retrospective(choice: Choice, found: Retrospective) -> None:
    """Buttons for the report of a term or a year."""
    year = text(found.mandate, "year_code") or None
    term_id = None if year else text(found.mandate, "term_id")
    _offer(_order(choice, "retrospective", term_id, year), choice)


def offer_compare(choice: Choice, level: Level) -> None:
    """Buttons for the report of a comparison."""
    _offer(replace(_order(choice, "compare"), level=level), choice)


def _order(
    choice: Choice, kind: str, term_id: str | None = None, year: str | None = None
) -> _Order:
    return _Order(
        generation=choice.generation,
        kind=kind,
        organisation_id=choice.organisation.organisation_id,
        organisation_ids=choice.organisation_ids,
        as_of=choice.as_of,
        known_at=choice.known_at,
        signed_on=choices.today(),
        closed=choice.closed_by,
        term_id=term_id,
        year=year,
    )


def _offer(order: _Order, choice: Choice) -> None:
    about = order.year or order.term_id or f"{order.as_of:%Y-%m-%d}"
    mark = "minh-hoa-" * choice.organisation.is_made_up
    what = "so-sanh" if order.kind == "compare" else "bao-cao"
    name = f"{mark}{what}-{order.organisation_id.removeprefix(mark)}-{about}"
    with st.container(horizontal=True, gap="small", key=f"report-{order.kind}"):
        for ending, (label, help_) in _BUTTONS.items():
            st.download_button(
                label,
                partial(_file, order, ending),
                file_name=f"{name}{ending}",
                mime=MEDIA_TYPES[ending],
                key=f"report-{order.kind}{ending}",
                on_click="ignore",
                type="primary" if ending == ".docx" else "secondary",
                help=help_,
            )


@st.cache_data(max_entries=_MANY, show_spinner=False)
def _file(order: _Order, ending: str) -> bytes:
    return render(_report(order), ending)


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _report(order: _Order) -> Report:
    """The neutral report, which all formats are written from; frozen, so it is shared uncopied."""
    basis = Basis(
        order.as_of,
        order.generation.number,
        order.known_at,
        signed_on=order.signed_on,
        closed=order.closed,
    )
    builders: dict[str, Callable[..., Report]] = {
        "quarter": partial(
            kinds.quarter,
            organisation_id=order.organisation_id,
            organisation_ids=order.organisation_ids,
            basis=basis,
        ),
        "compare": partial(
            kinds.compare,
            organisation_id=order.organisation_id,
            basis=basis,
            level=order.level,
        ),
        "retrospective": partial(
            kinds.retrospective,
            organisation_id=order.organisation_id,
            basis=basis,
            term_id=order.term_id,
            year=order.year,
        ),
    }
    with shelf().reader(order.generation) as reader:
        return builders[order.kind](reader)
