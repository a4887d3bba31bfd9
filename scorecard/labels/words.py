"""One table a vocabulary: the words, icons and colours of every code (semantics §3, §6)."""

from dataclasses import dataclass
from typing import Final

from scorecard.model.vocabulary import (
    Cadence,
    Comparator,
    Measure,
    OrganisationKind,
    ResolutionKind,
    Status,
    YearBasis,
)

INK: Final = "#1B2430"
"""Text, and the thick line of the promise."""
QUIET: Final = "#59636F"
"""Second text; 4.5:1 on every ground of the product."""
WHITE: Final = "#FFFFFF"
GROUND: Final = "#FBFAF7"
TRACK: Final = "#ECEAE4"
"""The empty part of a bar."""
RULE: Final = "#DFDCD3"
"""Thin lines between things."""
ACCENT: Final = "#155A8A"


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a status is written and drawn.

    ``icon`` is the sign in texts (drawn as a shape on screen); ``text`` the colour of words on
    ``background``; ``tint`` the pale form used for projections; ``pattern`` names the hatching
    that parts neighbours on paper without colour.
    """

    label: str
    short: str
    icon: str
    background: str
    text: str
    tint: str
    pattern: str


STATUSES: Final = {
    Status.EXCEEDED: StatusLook("Vượt", "vượt", "▲", "#17497A", WHITE, "#C3D3E4", "solid"),
    Status.MET: StatusLook("Đạt", "đạt", "✓", "#0B8064", WHITE, "#BFDFD5", "dots"),
    Status.ON_TRACK: StatusLook(
        "Đúng tiến độ", "đúng tiến độ", "●", "#A9E3C5", INK, "#DCF3E7", "plain"
    ),
    Status.BEHIND: StatusLook("Chậm tiến độ", "chậm", "◐", "#F5C84C", INK, "#FBE9BB", "diagonal"),
    Status.AT_RISK: StatusLook(
        "Nguy cơ không đạt", "nguy cơ", "!", "#DA7722", INK, "#F3D3B5", "cross"
    ),
    Status.MISSED: StatusLook("Không đạt", "không đạt", "✕", "#8A1420", WHITE, "#E2C0C4", "solid"),
    Status.OVERDUE: StatusLook(
        "Quá hạn báo cáo", "quá hạn", "◌", "#756CA8", WHITE, "#DAD6EA", "vertical"
    ),
    Status.AWAITING: StatusLook(
        "Chờ báo cáo", "chờ báo cáo", "…", "#DCD5F2", INK, "#EFEBF9", "horizontal"
    ),
    Status.NO_DATA: StatusLook(
        "Chưa có số liệu", "chưa có số liệu", "–", "#9FA7B0", INK, "#DADEE2", "grid"
    ),
    Status.NOT_DUE: StatusLook(
        "Chưa đến kỳ", "chưa đến kỳ", "→", "#ECEAE4", INK, "#F5F4F0", "plain"
    ),
    Status.NOT_APPLICABLE: StatusLook(
        "Không phát sinh", "không phát sinh", "—", "#FFFFFF", INK, "#FFFFFF", "plain"
    ),
}

URGENCY: Final = (
    Status.MISSED,
    Status.AT_RISK,
    Status.OVERDUE,
    Status.BEHIND,
    Status.NO_DATA,
    Status.AWAITING,
    Status.ON_TRACK,
    Status.MET,
    Status.EXCEEDED,
    Status.NOT_DUE,
    Status.NOT_APPLICABLE,
)
"""Worst first, as a list of what needs a look is sorted."""

DECISION_STATUSES: Final = frozenset({Status.MISSED, Status.AT_RISK, Status.BEHIND, Status.OVERDUE})
"""Statuses that ask somebody to decide."""

STALE: Final = "số liệu cũ"
MADE_UP: Final = "Số liệu minh họa"

MEASURES: Final = {
    Measure.FLOW: "cộng dồn",
    Measure.STOCK: "mức tại thời điểm",
    Measure.RATIO: "tỷ lệ",
    Measure.RATING: "xếp loại",
    Measure.FLAG: "có hoặc không",
}

COMPARATORS: Final = {
    Comparator.AT_LEAST: "ít nhất",
    Comparator.ABOVE: "trên",
    Comparator.AT_MOST: "không quá",
    Comparator.BELOW: "dưới",
    Comparator.EXACTLY: "đúng",
    Comparator.BETWEEN: "từ … đến …",
    Comparator.WITHIN: "trong khoảng",
}

COMPARATOR_SIGNS: Final = {
    Comparator.AT_LEAST: "≥",
    Comparator.ABOVE: ">",
    Comparator.AT_MOST: "≤",
    Comparator.BELOW: "<",
    Comparator.EXACTLY: "=",
    Comparator.BETWEEN: "–",
    Comparator.WITHIN: "–",
}

CADENCES: Final = {
    Cadence.EACH_YEAR: "mỗi năm",
    Cadence.BY_YEAR: "theo lộ trình từng năm",
    Cadence.TERM_TOTAL: "trong nhiệm kỳ",
    Cadence.TERM_END: "đến cuối nhiệm kỳ",
}

YEAR_BASES: Final = {
    YearBasis.CALENDAR: "năm",
    YearBasis.FINANCIAL: "năm tài chính",
    YearBasis.SCHOOL: "năm học",
}

REACHES: Final = {
    "reached": "Đã đạt",
    "failed": "Không còn đạt được",
    "possible": "Có thể đạt",
    "hard": "Khó đạt",
    "unknown": "Chưa đủ số liệu để biết có kịp không",
}
"""Whether a target can still be made, by ``reach``."""

CAP_REACHES: Final = {
    "reached": "Đã giữ được mức cho phép",
    "failed": "Đã quá mức cho phép",
    "possible": "Chưa quá mức cho phép",
    "hard": "Khó giữ được mức cho phép",
    "unknown": "Chưa đủ số liệu để biết có giữ được không",
}
"""The same for a target that asks for no more than a level."""

PROJECTION_BASES: Final = {
    "seasonal": "theo nhịp {years}",
    "proportional": "theo tỷ lệ thời gian",
}
"""What a projection is made from, by ``projection_basis``."""

ORGANISATION_KINDS: Final = {
    OrganisationKind.DANG_BO: "Đảng bộ",
    OrganisationKind.CHI_BO: "Chi bộ",
}

RESOLUTION_KINDS: Final = {
    ResolutionKind.CONGRESS: "Nghị quyết đại hội",
    ResolutionKind.YEAR: "Nghị quyết năm",
}


def status(code: Status | str) -> StatusLook:
    """How a status is written and drawn."""
    return STATUSES[Status(code)]


def status_text(code: Status | str) -> str:
    """A status as icon and word, for texts without colour: "◐ Chậm tiến độ"."""
    look = status(code)
    return f"{look.icon} {look.label}"
