"""What can be wrong with a source, and how it is told (contract §2, ``check --json``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SHOWN_LENGTH: Final = 60
"""Characters of a value that a message quotes."""

KEPT_LENGTH: Final = 500
"""Characters of a value that a problem keeps."""


class Severity(StrEnum):
    """An error stops the load, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Stable words for what is wrong; scripts rely on them (contract §2)."""

    # Files, sheets and headings
    UNREADABLE_FILE = "unreadable_file"
    WRONG_ENCODING = "wrong_encoding"
    EMPTY_TABLE = "empty_table"
    UNKNOWN_TABLE = "unknown_table"
    NOT_LOADED = "not_loaded"
    HIDDEN_SHEET = "hidden_sheet"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    REPEATED_COLUMN = "repeated_column"
    CHANGED_TEMPLATE = "changed_template"
    EMPTY_TEMPLATE = "empty_template"
    # One cell
    MISSING_VALUE = "missing_value"
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    NEGATIVE_VALUE = "negative_value"
    TOO_MANY_DECIMALS = "too_many_decimals"
    ROUNDED_NUMBER = "rounded_number"
    NUMBER_TOO_LARGE = "number_too_large"
    WRONG_UNIT = "wrong_unit"
    NOT_AN_INTEGER = "not_an_integer"
    NOT_A_YEAR = "not_a_year"
    NOT_A_DATE = "not_a_date"
    NOT_A_BOOLEAN = "not_a_boolean"
    NOT_A_PERIOD = "not_a_period"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_LEVEL = "unknown_level"
    INVALID_ID = "invalid_id"
    INVALID_TEXT = "invalid_text"
    INVALID_PROFILE = "invalid_profile"
    FORMULA_ERROR = "formula_error"
    PERCENTAGE_ROUNDED_IN_DISPLAY = "percentage_rounded_in_display"
    # One row
    INVALID_COMBINATION = "invalid_combination"
    DATE_ORDER = "date_order"
    PERCENT_MISMATCH = "percent_mismatch"
    # Rows against each other
    DUPLICATE_ROW = "duplicate_row"
    UNKNOWN_REFERENCE = "unknown_reference"
    PERIOD_OUTSIDE_YEAR = "period_outside_year"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a fault is told: what is wrong and what to do, with ``{value}`` and further facts."""

    code: str
    what: str
    remedy: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; ``heading`` is the column as the person wrote it."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    heading: str | None = None

    def at(self, row: int | None) -> "Place":
        """The same place, on that row."""
        return Place(self.file, self.sheet, row, self.column, self.heading)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a source. ``text`` says what is wrong and what to do, ``message`` where too."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    code: str
    severity: Severity
    text: str
    heading: str | None = None

    @property
    def message(self) -> str:
        """The whole sentence for people: file, sheet, row, column, what is wrong, what to do."""
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"sheet {self.sheet}")
        if self.row is not None:
            parts.append(f"dòng {self.row}")
        shown = self.heading if self.heading is not None else self.column
        if shown is not None:
            parts.append(f"cột {shown}")
        return f"{', '.join(parts)}: {self.text}"

    def as_dict(self) -> dict[str, str | int | None]:
        """The object of ``check --json`` (contract §2)."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": str(self.code),
            "severity": str(self.severity),
            "message": self.message,
        }


def tell(wording: Wording, value: str | None = None, **facts: object) -> str:
    """The sentence of a wording: what is wrong; what to do."""
    facts["value"] = "ô trống" if value is None else quote(value)
    return f"{wording.what.format(**facts)}; {wording.remedy.format(**facts)}."


def sentence(text: str) -> str:
    """What a problem says as a sentence of its own: capitalised where no id begins it."""
    begins_with_a_word = text.partition(" ")[0].isalpha()
    return text[:1].upper() + text[1:] if begins_with_a_word else text


def problem(wording: Wording, place: Place, value: str | None = None, **facts: object) -> Problem:
    """A problem at a place, told by its wording; ``facts`` fill the wording's other fields."""
    kept = None if value is None else shorten(value, KEPT_LENGTH)
    text = tell(wording, value, **facts)
    return placed(wording, place, place.row, kept, text)


def placed(
    wording: Wording, place: Place, row: int | None, value: str | None, text: str
) -> Problem:
    """A problem whose value is shortened and whose sentence is told: many rows share both."""
    return Problem(
        place.file,
        place.sheet,
        row,
        place.column,
        value,
        wording.code,
        wording.severity,
        text,
        place.heading,
    )


def has_warnings(problems: Iterable[Problem]) -> bool:
    """Whether any problem only asks."""
    return any(each.severity is Severity.WARNING for each in problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the load."""
    return any(each.severity is Severity.ERROR for each in problems)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, sheet and row, those of a whole file first."""
    return sorted(problems, key=lambda each: (each.file, each.sheet or "", each.row or 0))


def quote(value: str) -> str:
    """A value as a message shows it: on one line, shortened, in quotes."""
    return f"'{shorten(' '.join(value.split()), SHOWN_LENGTH)}'"


def shorten(text: str, length: int) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= length else text[: length - 1] + "…"
