"""The closed vocabularies of the domain (semantics §1, §3, §6), one enum a vocabulary.

Members are strings: their values are the codes that stand in files, in the warehouse and in JSON.
"""

from enum import StrEnum
from typing import Final


class OrganisationKind(StrEnum):
    """Kinds of Party organisation."""

    DANG_BO = "dang_bo"
    CHI_BO = "chi_bo"


class ResolutionKind(StrEnum):
    """A congress resolution binds a term, a yearly one binds a year."""

    CONGRESS = "congress"
    YEAR = "year"


class Measure(StrEnum):
    """How an indicator behaves (semantics §3)."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"
    RATING = "rating"
    FLAG = "flag"


class Comparator(StrEnum):
    """How an actual is held against the value asked (semantics §3)."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EXACTLY = "="
    BETWEEN = "between"
    WITHIN = "within"


class Cadence(StrEnum):
    """When a target is judged (semantics §3)."""

    EACH_YEAR = "each_year"
    BY_YEAR = "by_year"
    TERM_TOTAL = "term_total"
    TERM_END = "term_end"


class YearBasis(StrEnum):
    """Which year a yearly target means; the financial year is the calendar year."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"
    SCHOOL = "school"


class Aggregation(StrEnum):
    """How reports inside a period become its value (semantics §3, §4)."""

    SUM = "sum"
    POOLED = "pooled"
    LAST = "last"


class Status(StrEnum):
    """Verdicts of a period or a term (semantics §6, §7), best known first."""

    EXCEEDED = "exceeded"
    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    MISSED = "missed"
    OVERDUE = "overdue"
    AWAITING = "awaiting"
    NO_DATA = "no_data"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"


FINAL_STATUSES: Final = frozenset({Status.EXCEEDED, Status.MET, Status.MISSED})
REACHED_STATUSES: Final = frozenset({Status.EXCEEDED, Status.MET})

DEFAULT_AGGREGATION: Final = {
    Measure.FLOW: Aggregation.SUM,
    Measure.RATIO: Aggregation.POOLED,
    Measure.STOCK: Aggregation.LAST,
    Measure.RATING: Aggregation.LAST,
    Measure.FLAG: Aggregation.LAST,
}
"""Aggregation of an indicator that names none, by measure."""

ALLOWED_AGGREGATIONS: Final = {
    Measure.FLOW: frozenset({Aggregation.SUM}),
    Measure.RATIO: frozenset({Aggregation.POOLED, Aggregation.LAST}),
    Measure.STOCK: frozenset({Aggregation.LAST}),
    Measure.RATING: frozenset({Aggregation.LAST}),
    Measure.FLAG: frozenset({Aggregation.LAST}),
}

ALLOWED_CADENCES: Final = {
    Measure.FLOW: frozenset({Cadence.EACH_YEAR, Cadence.BY_YEAR, Cadence.TERM_TOTAL}),
    Measure.STOCK: frozenset({Cadence.EACH_YEAR, Cadence.BY_YEAR, Cadence.TERM_END}),
    Measure.RATIO: frozenset(Cadence),
    Measure.RATING: frozenset({Cadence.EACH_YEAR, Cadence.BY_YEAR, Cadence.TERM_END}),
    Measure.FLAG: frozenset({Cadence.EACH_YEAR, Cadence.TERM_END}),
}
"""What goes together (the table of semantics §3)."""

ALLOWED_COMPARATORS: Final = {
    Measure.FLOW: frozenset(Comparator),
    Measure.STOCK: frozenset(Comparator),
    Measure.RATIO: frozenset(Comparator),
    Measure.RATING: frozenset({Comparator.AT_LEAST}),
    Measure.FLAG: frozenset({Comparator.EXACTLY}),
}

RATING_SCALE_ID: Final = "xep_loai"
"""The scale that always exists (contract §1)."""

RATING_SCALE: Final = (
    ("xuat_sac", 1, "Hoàn thành xuất sắc nhiệm vụ"),
    ("tot", 2, "Hoàn thành tốt nhiệm vụ"),
    ("hoan_thanh", 3, "Hoàn thành nhiệm vụ"),
    ("khong_hoan_thanh", 4, "Không hoàn thành nhiệm vụ"),
)
"""Its rungs: level, rank (1 is the highest), name."""

DEFAULT_DUE_DAYS: Final = 30
DEFAULT_WEIGHT: Final = 1
