"""The input tables of the contract (contract §1): their columns, kinds and keys.

This is the one description of the tables. The header aliases, the cleaners, the warehouse's
staging and the templates of later issues are all read from it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a column holds, and so how its cells are read."""

    ID = "id"
    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    BOOLEAN = "boolean"
    PERIOD = "period"
    YEAR_CODE = "year_code"
    YEAR_NUMBER = "year_number"
    PROFILE = "profile"
    FIGURE = "figure"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an input table; ``codes`` are the words a CODE column takes."""

    name: str
    kind: Kind
    required: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One input table: ``key`` identifies a record, ``sheet`` is its name shown to users.

    ``remark_id`` names the number that the store gives each record of a table of remarks.
    """

    name: str
    sheet: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    remark_id: str | None = None

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns in the contract's order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


def _id(name: str, required: bool = False) -> Column:
    return Column(name, Kind.ID, required)


def _text(name: str, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, required)


def _number(name: str) -> Column:
    return Column(name, Kind.NUMBER)


def _date(name: str, required: bool = False) -> Column:
    return Column(name, Kind.DATE, required)


def _code(name: str, codes: tuple[str, ...], required: bool = False) -> Column:
    return Column(name, Kind.CODE, required, codes)


_MEASURES: Final = ("flow", "stock", "ratio", "rating", "flag")
_COMPARATORS: Final = (">=", ">", "<=", "<", "=", "between", "within")
_YEARS: Final = (
    Column("first_year", Kind.YEAR_NUMBER),
    Column("last_year", Kind.YEAR_NUMBER),
)

ORGANISATIONS: Final = Table(
    "organisations",
    "Tổ chức",
    (
        _id("id", required=True),
        _text("name", required=True),
        _text("short_name"),
        _code("kind", ("dang_bo", "chi_bo"), required=True),
        _id("parent_id"),
        _date("valid_from"),
        _date("valid_to"),
        _id("successor_id"),
        _text("note"),
    ),
    key=("id", "valid_from"),
)

TERMS: Final = Table(
    "terms",
    "Nhiệm kỳ",
    (
        _id("id", required=True),
        _id("organisation_id", required=True),
        _text("ordinal"),
        _date("start_date", required=True),
        _date("end_date", required=True),
        *_YEARS,
    ),
    key=("id",),
)

RESOLUTIONS: Final = Table(
    "resolutions",
    "Nghị quyết",
    (
        _id("id", required=True),
        _id("organisation_id", required=True),
        _code("kind", ("congress", "year"), required=True),
        _id("term_id"),
        Column("year", Kind.YEAR_CODE),
        _text("number"),
        _date("adopted_on"),
        _text("title", required=True),
        _text("source"),
    ),
    key=("id",),
)

SCALES: Final = Table(
    "scales",
    "Thang bậc",
    (
        _id("id", required=True),
        _id("level", required=True),
        Column("rank", Kind.INTEGER, required=True),
        _text("name", required=True),
    ),
    key=("id", "level"),
)

INDICATORS: Final = Table(
    "indicators",
    "Chỉ số",
    (
        _id("id", required=True),
        _text("name", required=True),
        _text("unit", required=True),
        _code("measure", _MEASURES, required=True),
        _code("aggregation", ("sum", "pooled", "last")),
        _id("scale_id"),
        Column("can_be_negative", Kind.BOOLEAN),
        Column("due_days", Kind.INTEGER),
        _text("definition"),
    ),
    key=("id",),
)

TARGETS: Final = Table(
    "targets",
    "Chỉ tiêu",
    (
        _id("id", required=True),
        _id("resolution_id", required=True),
        _text("ordinal"),
        _text("group"),
        _text("title", required=True),
        _id("indicator_id", required=True),
        _code("comparator", _COMPARATORS, required=True),
        Column("value", Kind.FIGURE),
        _number("upper"),
        Column("level", Kind.LEVEL),
        _code("cadence", ("each_year", "by_year", "term_total", "term_end"), required=True),
        _code("year_basis", ("calendar", "financial", "school")),
        *_YEARS,
        _number("baseline"),
        Column("profile", Kind.PROFILE),
        _number("weight"),
        _text("source_locator"),
        _text("note"),
    ),
    key=("id",),
)

TARGET_YEARS: Final = Table(
    "target_years",
    "Lộ trình",
    (
        _id("target_id", required=True),
        Column("year", Kind.YEAR_CODE, required=True),
        Column("value", Kind.FIGURE),
        _number("upper"),
        Column("level", Kind.LEVEL),
    ),
    key=("target_id", "year"),
)

ACTUALS: Final = Table(
    "actuals",
    "Kết quả",
    (
        _id("organisation_id", required=True),
        _id("indicator_id", required=True),
        Column("period", Kind.PERIOD, required=True),
        Column("value", Kind.FIGURE),
        _number("numerator"),
        _number("denominator"),
        Column("level", Kind.LEVEL),
        Column("estimate", Kind.BOOLEAN),
        _date("recorded_on", required=True),
        _text("recorded_by"),
        _text("source"),
        _text("note"),
        Column("withdrawn", Kind.BOOLEAN),
    ),
    key=("organisation_id", "indicator_id", "period", "recorded_on", "estimate"),
)

COMMENTARIES: Final = Table(
    "commentaries",
    "Giải trình",
    (
        _id("target_id", required=True),
        _date("review_date", required=True),
        _text("cause"),
        _text("remedy"),
        _text("author"),
        _date("recorded_on", required=True),
    ),
    key=("target_id", "review_date", "recorded_on"),
    remark_id="commentary_id",
)

NARRATIVES: Final = Table(
    "narratives",
    "Thuyết minh",
    (
        _id("organisation_id", required=True),
        _id("subject", required=True),
        _text("passage", required=True),
        Column("version", Kind.INTEGER),
        _text("text"),
        _text("author"),
        _date("recorded_on", required=True),
    ),
    key=("organisation_id", "subject", "passage", "recorded_on"),
    remark_id="narrative_id",
)
"""What people wrote in place of a retrospective's own sentences.

``subject`` is the term or year told, ``term:<id>`` or ``year:<code>``; ``passage`` the key of the
passage; without ``text`` the sentences stand again. ``version`` counts the edits of a passage, so
that going back to an earlier text on the same day is a row of its own.
"""

CLOSINGS: Final = Table(
    "closings",
    "Chốt kỳ rà soát",
    (
        _id("organisation_id", required=True),
        _date("review_date", required=True),
        _date("known_at"),
        Column("version", Kind.INTEGER),
        _text("note"),
        _text("author"),
        _date("recorded_on", required=True),
        Column("withdrawn", Kind.BOOLEAN),
    ),
    key=("organisation_id", "review_date", "recorded_on"),
    remark_id="closing_id",
)
"""A review that was closed under a name: from then on it shows what was known at the closing.

``known_at`` is its knowledge date, and nothing loaded after the closing counts, whatever its day;
``withdrawn`` opens the review again. ``version`` counts the closings of a review, so that closing
it again on the same day is a row of its own.
"""

ACKNOWLEDGEMENTS: Final = Table(
    "acknowledgements",
    "Xác nhận kiểm tra",
    (
        _text("code", required=True),
        _id("organisation_id", required=True),
        _id("indicator_id"),
        Column("period", Kind.PERIOD),
        _text("finding", required=True),
        Column("version", Kind.INTEGER),
        _text("reason"),
        _text("author"),
        _date("recorded_on", required=True),
        Column("withdrawn", Kind.BOOLEAN),
    ),
    key=("code", "organisation_id", "finding", "recorded_on"),
    remark_id="acknowledgement_id",
)
"""What a check on data found and a person holds to be right as it is, and why.

``code`` is that of the check, ``finding`` its sentence as it stood: where the figures change, so
does the sentence, and the question is open again. ``withdrawn`` opens it too.
"""

ADJUSTMENTS: Final = Table(
    "adjustments",
    "Điều chỉnh chỉ tiêu",
    (
        _id("target_id", required=True),
        _date("decided_on", required=True),
        _text("decision", required=True),
        _text("reason"),
        _text("author"),
        _date("recorded_on", required=True),
    ),
    key=("target_id", "decided_on", "recorded_on"),
    remark_id="adjustment_id",
)
"""The decision by which the same load changed a target: reviews before it keep the earlier one."""

TABLES: Final = (
    ORGANISATIONS,
    TERMS,
    RESOLUTIONS,
    SCALES,
    INDICATORS,
    TARGETS,
    TARGET_YEARS,
    ACTUALS,
    COMMENTARIES,
    NARRATIVES,
    CLOSINGS,
    ACKNOWLEDGEMENTS,
    ADJUSTMENTS,
)
"""All tables, in the order in which they refer to each other."""

MASTER_TABLES: Final = TABLES[:7]
"""Tables whose changed record replaces the former (its earlier state is kept)."""

REMARK_TABLES: Final = TABLES[8:]
"""Tables of what people say of figures; like reports they only ever add up."""
