"""From a warehouse to a template's content: what is asked for, written, or why it cannot be."""

from dataclasses import dataclass

from etl.progress import Progress, Silence
from scorecard import board
from scorecard.labels import dates
from scorecard.labels.fields import text
from scorecard.model.periods import Period
from scorecard.reports import contents
from scorecard.reports.faults import (
    NothingToReportError,
    UnknownOrganisationError,
    UnknownTermError,
)
from scorecard.templates.resolution import (
    known_term,
    new_term,
    of_year,
    resolution_template,
)
from scorecard.templates.resolution_workbook import write_resolution
from scorecard.templates.results import results_template
from scorecard.templates.results_workbook import write_results
from scorecard.verdicts import subtree
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class Made:
    """A template's content, and how many sheets and rows there are to fill."""

    content: bytes
    sheets: int
    rows: int


def make_results(
    reader: Reader,
    organisation_id: str,
    period: Period,
    *,
    with_subtree: bool,
    progress: Progress | None = None,
) -> Made:
    """A template for the results of a period, of one organisation or its tree on the last day.

    ``UnknownOrganisationError``; ``NothingToReportError`` where no target asks for the period.
    """
    told = progress or Silence()
    told.expect(1)
    told.step("Đọc chỉ tiêu và số liệu")
    below = subtree(reader, organisation_id, as_of=period.last_day)
    if not below:
        raise UnknownOrganisationError(organisation_id)
    asked = frozenset(below if with_subtree else (organisation_id,))
    template = results_template(board.reporting(reader, asked, period), told)
    if not template.sheets:
        raise NothingToReportError(
            f"Không có chỉ tiêu nào để báo cáo cho {dates.period(period.code)}: tổ chức này không "
            "có chỉ tiêu được xét trong năm ấy. Chọn kỳ khác, hoặc nạp chỉ tiêu trước."
        )
    content = write_results(template, told)
    return Made(content, len(template.sheets), sum(len(sheet.rows) for sheet in template.sheets))


def make_resolution(
    reader: Reader, organisation_id: str, *, term_id: str | None = None, year: str | None = None
) -> Made:
    """A template for a new resolution: of a known term, of a year, or of a term to be entered.

    ``UnknownOrganisationError``; ``UnknownTermError`` where the organisation has no such term.
    """
    known = board.setting(reader, organisation_id)
    if known is None:
        raise UnknownOrganisationError(organisation_id)
    if year is not None:
        mandate = of_year(year)
    elif term_id is None:
        mandate = new_term(known)
    else:
        terms = {text(row, "term_id"): row for row in contents.records(known.terms)}
        if term_id not in terms:
            raise UnknownTermError(term_id, known.organisation_name)
        mandate = known_term(terms[term_id])
    template = resolution_template(known, mandate)
    rows = sum(len(form.rows) for form in template.forms)
    return Made(write_resolution(template), len(template.forms), rows)
