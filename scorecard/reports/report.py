"""A report as a frozen description: what it says and in which order; the writers only format it.

Every figure comes as the text that readers see, beside the number itself where a writer can keep
numbers (a workbook, a chart). Texts are plain: no writer takes a mark-up out of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from scorecard.labels import numbers, words
from scorecard.labels.dates import day as day_text
from scorecard.model.vocabulary import Status
from scorecard.reports.tables import Kind

TITLE: Final = "BÁO CÁO"
COUNTRY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"
RULE: Final = "-----"
UNDER_NAME: Final = "*"
RECIPIENTS: Final = "Nơi nhận:"
SECRETARY: Final = "BÍ THƯ"
MADE_UP_NOTE: Final = f"{words.MADE_UP}, không có thật"
"""The mark on every page, slide and sheet of made-up data."""

_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DOTS: Final = "………"
_ZERO_MONTHS: Final = (1, 2)
"""Months that bear a leading zero, as days below 10 do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure or a text: ``value`` is the number behind ``text``, ``status`` colours a verdict.

    A ``value`` of kind ``PERCENT`` is given in percent, of kind ``SHARE`` as a part of one.
    """

    text: str
    value: float | date | None = None
    kind: Kind = Kind.TEXT
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and whether figures stand in it."""

    heading: str
    width: int
    is_number: bool = False

    def is_figure(self, cell: Cell) -> bool:
        """Whether a cell of the column stands with the figures: a number, or a dash for none."""
        return self.is_number and (cell.value is not None or cell.text == numbers.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a line of one cell names the group of the rows below it."""

    cells: tuple[Cell, ...]

    @property
    def is_group(self) -> bool:
        """Whether the line is a heading across all columns."""
        return len(self.cells) == 1

    @property
    def is_long(self) -> bool:
        """Whether some cell is too long for the row to be kept on one page."""
        return any(len(cell.text) > LONGEST_KEPT_TOGETHER for cell in self.cells)


LONGEST_KEPT_TOGETHER: Final = 600
MOST_LINES_ON_PAPER: Final = 1_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a report; ``note`` stands below it."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one meaning: a value for each category, one colour or one for each of them."""

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]

    def colour(self, place: int) -> str:
        """The colour of the bar at a place."""
        return self.colours[place if len(self.colours) > 1 else 0]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars that answer one question; ``promise`` is the level asked of all of them.

    ``labels`` are what readers see of each category: its name and its figure. Bars longer than
    ``longest`` are cut there, their figures stand in the labels.
    """

    question: str
    answer: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    promise: float | None = None
    promise_name: str = ""
    longest: float | None = None

    @property
    def alternative(self) -> str:
        """The chart in words."""
        return f"{self.question} {self.answer}. {'; '.join(self.labels)}."

    @property
    def reach(self) -> float:
        """The end of the value axis, above 0."""
        totals = [
            sum(bars.values[place] or 0 for bars in self.series)
            for place in range(len(self.labels))
        ]
        end = max([*totals, self.promise or 0, 0])
        return min(end, self.longest or end) or 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` opens it in bold; an item of a list begins with a dash."""

    text: str
    lead: str = ""
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Room for what people write by hand."""

    lines: int = 3


Block = Paragraph | Grid | Chart | Blank


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands below it, and its parts."""

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """A table on pages of its own, landscape where it is wide."""

    title: str
    grid: Grid
    is_wide: bool = True


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture for the hall: points and at most one chart; ``blanks`` lines to fill in."""

    title: str
    points: tuple[str, ...] = ()
    chart: Chart | None = None
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Heads:
    """Who reports to whom, where and when; what is not known is left as dots to fill in."""

    issuer: str
    is_cell: bool
    superior: str = ""
    place: str = ""
    signed_on: date | None = None

    @property
    def number(self) -> str:
        """The number to be given: "Số       -BC/CB"."""
        return f"Số {_DOTS}-BC/{'CB' if self.is_cell else 'ĐU'}"

    @property
    def place_and_date(self) -> str:
        """Place and date; days below 10 and months 1 and 2 bear a zero: ngày 05 tháng 02."""
        place = self.place or _DOTS
        if self.signed_on is None:
            return f"{place}, ngày … tháng … năm ……"
        day, month = f"{self.signed_on.day:02d}", self.signed_on.month
        shown = f"{month:02d}" if month in _ZERO_MONTHS else str(month)
        return f"{place}, ngày {day} tháng {shown} năm {self.signed_on.year}"

    @property
    def on_behalf(self) -> str:
        """For whom the secretary signs."""
        return "T/M CHI BỘ" if self.is_cell else "T/M ĐẢNG ỦY"

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who gets the report; the file copy last."""
        above = (f"{self.superior} (để báo cáo),",) if self.superior else ()
        kept = "Lưu Chi bộ." if self.is_cell else "Lưu Đảng bộ."
        return (*above, "Các đồng chí cấp ủy viên,", kept)


@dataclass(frozen=True, slots=True)
class Report:
    """What one report says: from the heads to the signature, annexes, slides and sources.

    ``as_of`` and ``generation`` say which state of the figures it shows; ``sources`` where each
    of them comes from.
    """

    name: str
    subject: str
    heads: Heads
    as_of: date
    generation: int
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    slides: tuple[Slide, ...]
    overview: Chart
    sources: Grid
    known_at: date | None = None
    closed: str = ""
    is_made_up: bool = False

    @property
    def document_title(self) -> str:
        """The title that a reader's program shows."""
        return f"Báo cáo {self.subject[:1].lower()}{self.subject[1:]} – {self.heads.issuer}"

    @property
    def basis(self) -> str:
        """Which figures the report stands on."""
        known = f", như đã biết ngày {day_text(self.known_at)}" if self.known_at else ""
        if self.closed:
            known = f", kỳ rà soát {self.closed}{known}"
        number = f"phiên bản số liệu {self.generation}"
        return f"Số liệu tính đến ngày {day_text(self.as_of)}{known}, {number}"


def on_paper(grid: Grid) -> Grid:
    """The part of a table that is printed: whole up to a size, then its first lines and a note."""
    if len(grid.lines) <= MOST_LINES_ON_PAPER:
        return grid
    shown, whole = numbers.number(MOST_LINES_ON_PAPER), numbers.number(len(grid.lines))
    note = f"Bản này in {shown} dòng đầu trong {whole} dòng; tệp Excel có đủ các dòng."
    return replace(grid, lines=grid.lines[:MOST_LINES_ON_PAPER], note=note)


def outline(sections: tuple[Section, ...]) -> Iterator[tuple[int, str, Section]]:
    """Every section with its depth (1 … 3) and numbered heading: "I- …", "1. …", "a) …"."""
    for place, section in enumerate(sections, start=1):
        yield 1, f"{_roman(place)}- {section.heading}", section
        for number, part in enumerate(section.parts, start=1):
            yield 2, f"{number}. {part.heading}", part
            for letter, below in zip("abcdeghiklmnopqrstuvxy", part.parts, strict=False):
                yield 3, f"{letter}) {below.heading}", below


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
