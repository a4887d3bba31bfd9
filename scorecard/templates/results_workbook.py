"""A template for the results of a period as a workbook: a guide, a sheet an organisation, lists."""

import io
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from etl.progress import Progress, Silence
from etl.template import CONTENT, NUMBER, PLAN, PREVIOUS, REPORTED, TO_DATE, UNIT
from scorecard.labels import dates, numbers
from scorecard.model.tables import ACTUALS
from scorecard.model.vocabulary import Measure
from scorecard.reports import excel
from scorecard.templates import guide
from scorecard.templates.results import (
    DENOMINATOR,
    ESTIMATE,
    KIND,
    LEVEL,
    NOTE,
    NUMERATOR,
    RECORDED_BY,
    RECORDED_ON,
    SOURCE,
    VALUE,
    ResultRow,
    ResultSheet,
    ResultsTemplate,
)
from scorecard.templates.sheets import (
    DATE,
    GUIDE,
    NOT_A_NUMBER,
    NUMBER_LIMIT,
    YES_NO,
    Book,
    Rule,
    apply,
    protect,
    row_height,
    write_guide,
)

_KEYS: Final = ("Mã tổ chức", "Mã chỉ số", "Kỳ báo cáo")

_WIDTHS: Final = {
    **{NUMBER: 5, CONTENT: 34, UNIT: 9, PLAN: 14, PREVIOUS: 12, TO_DATE: 14, REPORTED: 14},
    **{VALUE: 12, NUMERATOR: 8, DENOMINATOR: 8, LEVEL: 18, ESTIMATE: 7, NOTE: 18},
}
_NUMERIC: Final = frozenset({PREVIOUS, TO_DATE, REPORTED})
_THOUSAND: Final = {"type": "formula", "stop_if_true": True}
_FIGURE_WIDTH: Final = 2
"""Columns from the second on into which the name and the cell above the table fit."""


def write_results(template: ResultsTemplate, progress: Progress | None = None) -> bytes:
    """The template as a workbook; sheets of 1,000 organisations take some seconds."""
    told = progress or Silence()
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, excel.OPTIONS) as workbook:
        book = Book(workbook, is_made_up=template.is_made_up)
        title = f"Mẫu nhập kết quả {dates.period(template.period.code)}"
        workbook.set_properties({"title": title, "author": ""})
        front = workbook.add_worksheet(GUIDE)
        is_one = len(template.sheets) == 1
        names = [book.name(ACTUALS.sheet if is_one else s.short_name) for s in template.sheets]
        _write_front(book, front, title, template, names)
        told.expect(len(names) + 1)
        for name, sheet in zip(names, template.sheets, strict=True):
            told.step(f"Viết mẫu của {sheet.short_name}")
            _Writer(book, workbook.add_worksheet(name), template, sheet).write()
        told.step("Đóng gói tệp")
        book.write_lists()
        workbook.get_worksheet_by_name(names[0] if is_one else GUIDE).activate()
    return content.getvalue()


def _write_front(
    book: Book, sheet: Any, title: str, template: ResultsTemplate, names: Sequence[str]
) -> None:
    """The guide, and where there is more than one sheet their list with links."""
    owners = template.sheets
    subtitle = (
        owners[0].name if len(owners) == 1 else f"{len(owners)} tổ chức, mỗi tổ chức một sheet"
    )
    row = write_guide(book, sheet, title, subtitle, guide.of_results(template))
    if len(owners) > 1:
        book.text(sheet, (row + 1, 0), "Các sheet", bold=True)
        link = book.look(font_color="#155A8A", underline=1)
        for place, (name, owner) in enumerate(zip(names, owners, strict=True), start=row + 2):
            book.text(sheet, (place, 0), str(place - row - 1), align="right")
            target = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
            sheet.write_url(place, 1, target, link, excel.cut(owner.name))


_CELLS: Final = {
    Measure.FLOW: (VALUE, ESTIMATE, NOTE),
    Measure.STOCK: (VALUE, ESTIMATE, NOTE),
    Measure.RATIO: (VALUE, NUMERATOR, DENOMINATOR, ESTIMATE, NOTE),
    Measure.RATING: (LEVEL, ESTIMATE, NOTE),
    Measure.FLAG: (VALUE, ESTIMATE, NOTE),
}
"""What is filled in of each measure."""


def _number(name: str, hint: str, unit: str, *, can_be_negative: bool = False) -> Rule:
    """A number in a unit; where that is money, words such as "2,0 tỷ" may follow it."""
    return Rule(
        name,
        hint,
        NOT_A_NUMBER if can_be_negative else guide.NEGATIVE,
        validate="decimal",
        minimum=-NUMBER_LIMIT if can_be_negative else 0,
        maximum=NUMBER_LIMIT,
        is_strict=not numbers.is_money(unit),
    )


class _Writer:
    """One organisation's sheet."""

    def __init__(
        self, book: Book, sheet: Any, template: ResultsTemplate, owner: ResultSheet
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._template = template
        self._owner = owner
        self._shown = owner.shown
        is_ratio = owner.has(Measure.RATIO)
        self._to_fill = tuple(
            name
            for name in (VALUE, NUMERATOR, DENOMINATOR, LEVEL, ESTIMATE, NOTE)
            if (name not in (NUMERATOR, DENOMINATOR) or is_ratio)
            and (name != LEVEL or owner.has(Measure.RATING))
        )
        self._columns = {
            name: place
            for place, name in enumerate((*self._shown, *self._to_fill, *_KEYS, KIND.mark))
        }

    def write(self) -> None:
        """Write the sheet: head, headings, rows, rules, print set-up, lock."""
        head = self._head()
        self._headings(head)
        for row, line in enumerate(self._owner.rows, start=head + 1):
            self._row(row, line)
        self._rules(head + 1)
        self._number_formats(head + 1)
        self._finish(head)

    def _head(self) -> int:
        """Title, organisation, and the cells that speak for every row; the row of the headings."""
        period = dates.period(self._template.period.code)
        row = self._book.title(
            self._sheet,
            f"Kết quả thực hiện {period}",
            self._owner.name,
            is_made_up=self._owner.is_made_up,
        )
        for name in (RECORDED_ON, RECORDED_BY, SOURCE):
            self._book.text(self._sheet, (row, 1), name, align="right", bold=True)
            look = {"num_format": "dd/mm/yyyy", "align": "left"} if name == RECORDED_ON else {}
            cell = self._book.filled_look(**look)
            self._sheet.merge_range(row, 2, row, 2 + _FIGURE_WIDTH, None, cell)
            rule = DATE if name == RECORDED_ON else Rule(name, guide.HEAD_HINTS[name])
            apply(self._sheet, rule, [(row, 2)])
            row += 1
        return row + 1

    def _headings(self, head: int) -> None:
        for name, place in self._columns.items():
            heading = self._template.heading(name) if name in self._shown else name
            self._book.heading(self._sheet, (head, place), heading)
            is_hidden = name not in _WIDTHS
            self._sheet.set_column(
                place, place, _WIDTHS.get(name), None, {"hidden": True} if is_hidden else {}
            )

        headings = {name: self._template.heading(name) for name in self._shown}
        self._sheet.set_row(head, row_height(headings, _WIDTHS))

    def _row(self, row: int, line: ResultRow) -> None:
        self._sheet.set_row(row, row_height(line.shown, _WIDTHS))
        for name in self._shown:
            place = (row, self._columns[name])
            self._book.shown(
                self._sheet, place, line.shown.get(name, ""), is_number=name in _NUMERIC
            )
        for name in self._to_fill:
            place = (row, self._columns[name])
            if name in _CELLS[line.measure]:
                is_number = name in (VALUE, NUMERATOR, DENOMINATOR)
                self._book.to_fill(self._sheet, place, **({"align": "right"} if is_number else {}))
            else:
                self._book.not_here(self._sheet, place)
        for name, key in zip((*_KEYS, KIND.mark), (*line.keys, line.stamp), strict=True):
            self._book.text(self._sheet, (row, self._columns[name]), key)

    def _rules(self, first: int) -> None:
        """What Excel lets into the cells, a rule for all cells of its kind."""
        cells: dict[Rule, list[tuple[int, int]]] = {}
        for row, line in enumerate(self._owner.rows, start=first):
            for name, rule in self._rules_of(line).items():
                cells.setdefault(rule, []).append((row, self._columns[name]))
        for rule, places in cells.items():
            apply(self._sheet, rule, places)

    def _rules_of(self, line: ResultRow) -> dict[str, Rule]:
        """The rule of each cell to fill that has one."""
        book = self._book
        rules = {ESTIMATE: book.choice(ESTIMATE, guide.ESTIMATE_HINT, YES_NO)}
        match line.measure:
            case Measure.RATING:
                rungs = self._template.rungs.get(line.scale_id, ())
                rules[LEVEL] = book.choice(LEVEL, guide.LEVEL_HINT, rungs)
            case Measure.FLAG:
                rules[VALUE] = book.choice(VALUE, guide.FLAG_HINT, YES_NO)
            case Measure.RATIO:
                signed = partial(_number, unit="%", can_be_negative=line.can_be_negative)
                rules[VALUE] = signed(VALUE, guide.PERCENT_HINT)
                rules[NUMERATOR] = signed(NUMERATOR, guide.NUMERATOR_HINT)
                rules[DENOMINATOR] = _number(DENOMINATOR, guide.DENOMINATOR_HINT, "")
            case _:
                hint = guide.number_hint(line.unit)
                rules[VALUE] = _number(VALUE, hint, line.unit, can_be_negative=line.can_be_negative)
        return rules

    def _number_formats(self, first: int) -> None:
        """Dots between thousands; smaller numbers and percentages stay as they are typed."""
        last = first + len(self._owner.rows) - 1
        names = [name for name in self._to_fill if name in (VALUE, NUMERATOR, DENOMINATOR)]
        left, right = self._columns[names[0]], self._columns[names[-1]]
        cell = f"{xl_col_to_name(left)}{first + 1}"
        is_large = f"ISNUMBER({cell}),ABS({cell})>=1000"
        for condition, shown in (
            (f"=AND({is_large},{cell}=INT({cell}))", "#,##0"),
            (f"=AND({is_large})", "#,##0.0#####"),
        ):
            look = self._book.workbook.add_format({"num_format": shown})
            self._sheet.conditional_format(
                first, left, last, right, {**_THOUSAND, "criteria": condition, "format": look}
            )

    def _finish(self, head: int) -> None:
        last = head + len(self._owner.rows)
        shown = [self._columns[name] for name in self._shown]
        area = f"A{head + 2}:{xl_col_to_name(shown[-1])}{last + 1}"
        self._sheet.ignore_errors({"number_stored_as_text": area})
        self._sheet.freeze_panes(head + 1, 2)
        visible = len(self._shown) + len(self._to_fill)
        self._sheet.print_area(0, 0, last, visible - 1)
        excel.print_on_a4(self._sheet, mark=self._book.mark, heading_row=head)
        protect(self._sheet)
