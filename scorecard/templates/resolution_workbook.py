"""A template for a new resolution as a workbook: a guide, a sheet a table, lists."""

import io
from typing import Any, Final

import xlsxwriter

from scorecard.reports import excel
from scorecard.templates import guide
from scorecard.templates.forms import Form, FormColumn
from scorecard.templates.resolution import ResolutionTemplate
from scorecard.templates.sheets import (
    DATE,
    GUIDE,
    NOT_A_NUMBER,
    NUMBER_LIMIT,
    Book,
    Rule,
    apply,
    protect,
    row_height,
    write_guide,
)

_LINE_WIDTH: Final = 6
_NUMERIC: Final = frozenset({"value", "upper", "baseline", "weight"})


def write_resolution(template: ResolutionTemplate) -> bytes:
    """The template as a workbook."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, excel.OPTIONS) as workbook:
        book = Book(workbook, is_made_up=template.is_made_up)
        title = f"Mẫu nhập chỉ tiêu của nghị quyết, {template.about}"
        workbook.set_properties({"title": title, "author": ""})
        front = workbook.add_worksheet(GUIDE)
        lines = guide.of_resolution(template)
        write_guide(book, front, title, template.organisation_name, lines)
        for form in template.forms:
            name = book.name(form.kind.table.sheet)
            _write_form(book, workbook.add_worksheet(name), template, form)
        book.write_lists()
    return content.getvalue()


def _write_form(book: Book, sheet: Any, template: ResolutionTemplate, form: Form) -> None:
    lead = list(form.kind.shown)
    head = _intro(book, sheet, template, form)
    hidden = [name for name, _ in form.rows[0].keys]
    headings = [*lead, *(column.heading for column in form.columns), *hidden, form.kind.mark]
    for place, heading in enumerate(headings):
        book.heading(sheet, (head, place), heading)
    for place in range(len(lead)):
        sheet.set_column(place, place, _LINE_WIDTH)
    for place, column in enumerate(form.columns, start=len(lead)):
        sheet.set_column(place, place, column.width)
    first_hidden = len(lead) + len(form.columns)
    sheet.set_column(first_hidden, len(headings) - 1, None, None, {"hidden": True})
    widths = {column.heading: column.width for column in form.columns}
    sheet.set_row(head, row_height({heading: heading for heading in widths}, widths))
    for row, line in enumerate(form.rows, start=head + 1):
        if lead:
            book.shown(sheet, (row, 0), line.line, is_number=True)
        for place, column in enumerate(form.columns, start=len(lead)):
            book.to_fill(sheet, (row, place), **_look(column))
        keys = [key for _, key in line.keys]
        for place, text in enumerate([*keys, form.stamp(line)], start=first_hidden):
            book.text(sheet, (row, place), text)
    _rules(book, sheet, form, head + 1, len(lead))
    last = head + len(form.rows)
    if lead:
        sheet.ignore_errors({"number_stored_as_text": f"A{head + 2}:A{last + 1}"})
    sheet.freeze_panes(head + 1, len(lead))
    sheet.print_area(0, 0, last, first_hidden - 1)
    excel.print_on_a4(sheet, mark=book.mark, heading_row=head)
    protect(sheet)


def _intro(book: Book, sheet: Any, template: ResolutionTemplate, form: Form) -> int:
    """The title, and what the sheet is for in lines as wide as the table; the headings' row."""
    about = f"{template.organisation_name}, nghị quyết {template.about}"
    row = book.title(sheet, form.kind.table.sheet, about, is_made_up=template.is_made_up)
    last = len(form.kind.shown) + len(form.columns) - 1
    width = sum(column.width for column in form.columns)
    look = book.look(italic=True, text_wrap=True)
    sheet.merge_range(row, 0, row, last, form.intro, look)
    sheet.set_row(row, row_height({"intro": form.intro}, {"intro": width}))
    return row + 2


def _look(column: FormColumn) -> dict[str, object]:
    if column.kind == "date":
        return {"num_format": "dd/mm/yyyy", "align": "left"}
    # Text, so that a program makes neither a number of "01" nor a date of "1/2".
    is_text = not (column.choices or column.name in _NUMERIC or column.name == "year")
    return {"num_format": "@"} if is_text else {"align": "right" if column.kind else "left"}


def _rules(book: Book, sheet: Any, form: Form, first: int, lead: int) -> None:
    """What Excel lets into each column, and the hint beside it."""
    for place, column in enumerate(form.columns, start=lead):
        rule = _rule(book, column)
        if rule is not None:
            rows = range(first, first + len(form.rows))
            apply(sheet, rule, [(row, place) for row in rows])


def _rule(book: Book, column: FormColumn) -> Rule | None:
    if column.choices:
        return book.choice(column.heading, column.hint, column.choices)
    if column.kind == "date":
        return DATE
    if column.kind == "number":
        return Rule(
            column.heading,
            column.hint,
            NOT_A_NUMBER,
            validate="decimal",
            minimum=-NUMBER_LIMIT,
            maximum=NUMBER_LIMIT,
            is_strict=False,
        )
    return Rule(column.heading, column.hint) if column.hint else None
