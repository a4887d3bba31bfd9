"""What a template for a new resolution holds, before it is written: sheets and columns."""

from dataclasses import dataclass
from typing import Final

from etl.template import template_table
from scorecard.board import Setting
from scorecard.labels.fields import Row, day, text
from scorecard.labels.plain import plain
from scorecard.labels.words import RESOLUTION_KINDS
from scorecard.model.periods import parse_period
from scorecard.model.vocabulary import ResolutionKind
from scorecard.reports import contents
from scorecard.templates.forms import Form, FormColumn, FormRow, Mandate
from scorecard.templates.sheets import DATE
from scorecard.templates.target_forms import indicators_form, roadmap_form, targets_form

_ID_ROOT: Final = 150
"""Letters that an id takes over from an organisation's; ids are at most 200 long."""
_YEARS_OF_A_TERM: Final = 6


@dataclass(frozen=True, slots=True)
class ResolutionTemplate:
    """A template for the targets of a new resolution of an organisation.

    ``about``: the term or year in words; ``is_of_term``: a congress resolution.
    """

    organisation_name: str
    is_made_up: bool
    about: str
    is_of_term: bool
    forms: tuple[Form, ...]


def resolution_template(known: Setting, mandate: Mandate) -> ResolutionTemplate:
    """The template for a resolution of a mandate."""
    root = known.organisation_id[:_ID_ROOT]
    mark = mandate.year.code if mandate.year else str(mandate.term_id).removeprefix(f"{root}-")
    resolution_id = _free(f"{root}-nq-{mark}", known.resolution_ids)
    forms = [_resolution(known, mandate, resolution_id)]
    if mandate.is_new:
        forms.insert(0, _term(known, mandate))
    forms.append(targets_form(known, mandate, resolution_id))
    if mandate.year is None:
        forms.append(roadmap_form(known, mandate, resolution_id))
    forms.append(indicators_form(known, resolution_id))
    return ResolutionTemplate(
        plain(known.organisation_name),
        known.is_made_up,
        mandate.about,
        mandate.year is None,
        tuple(forms),
    )


def new_term(known: Setting) -> Mandate:
    """A term that is not known yet; its years are those after the last known one."""
    terms = contents.records(known.terms)
    ids = {text(row, "term_id") for row in terms}
    term_id = _free(f"{known.organisation_id[:_ID_ROOT]}-nk-{len(terms) + 1}", ids)
    end = day(terms[0], "end_date") if terms else None
    years = _years(end.year, end.year + _YEARS_OF_A_TERM) if end else ()
    return Mandate(term_id, None, True, "nhiệm kỳ mới", years)


def known_term(row: Row) -> Mandate:
    """A term that stands in the warehouse."""
    start, end = day(row, "start_date"), day(row, "end_date")
    span = f"{start.year}–{end.year}" if start and end else text(row, "term_id")
    years = _years(start.year, end.year) if start and end else ()
    return Mandate(text(row, "term_id"), None, False, f"nhiệm kỳ {span}", years)


def of_year(code: str) -> Mandate:
    """A calendar or school year."""
    year = parse_period(code)
    about = f"năm học {code}" if "-" in code else f"năm {code}"
    return Mandate(None, year, False, about, (code,))


def _years(first: int, last: int) -> tuple[str, ...]:
    """Codes of the calendar years from the one to the other, and of the school years."""
    years = range(first, last + 1)
    return (*(str(year) for year in years), *(f"{year}-{year + 1}" for year in years))


def _free(wanted: str, taken: "frozenset[str] | set[str]") -> str:
    """An id that nobody has."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _term(known: Setting, mandate: Mandate) -> Form:
    return Form(
        template_table("terms"),
        "Nhiệm kỳ mà nghị quyết này đặt chỉ tiêu. Năm đầu và năm cuối chỉ ghi khi các năm được xét "
        "khác với các năm có hơn nửa số ngày nằm trong nhiệm kỳ.",
        (
            FormColumn("ordinal", "Lần thứ", 12, "Đại hội lần thứ mấy, như XII."),
            FormColumn("start_date", "Ngày bắt đầu", 16, DATE.hint, kind="date"),
            FormColumn("end_date", "Ngày kết thúc", 16, DATE.hint, kind="date"),
            FormColumn("first_year", "Năm đầu", 12, "Ghi cả năm đầu và năm cuối, hoặc để trống."),
            FormColumn("last_year", "Năm cuối", 12, "Ghi cả năm đầu và năm cuối, hoặc để trống."),
        ),
        (FormRow((("id", str(mandate.term_id)), ("organisation_id", known.organisation_id))),),
    )


def _resolution(known: Setting, mandate: Mandate, resolution_id: str) -> Form:
    kind = ResolutionKind.YEAR if mandate.year else ResolutionKind.CONGRESS
    bound = ("year", mandate.year.code) if mandate.year else ("term_id", str(mandate.term_id))
    keys = (
        ("id", resolution_id),
        ("organisation_id", known.organisation_id),
        ("kind", RESOLUTION_KINDS[kind]),
        bound,
    )
    return Form(
        template_table("resolutions"),
        f"Nghị quyết của {mandate.about}.",
        (
            FormColumn("title", "Tên nghị quyết", 60, "Bắt buộc. Ghi như trên văn bản."),
            FormColumn("number", "Số", 18, "Số, ký hiệu văn bản, như 01-NQ/ĐH."),
            FormColumn("adopted_on", "Ngày ban hành", 16, DATE.hint, kind="date"),
            FormColumn("source", "Nguồn", 40, "Văn bản gốc, nơi lưu hoặc địa chỉ."),
        ),
        (FormRow(keys),),
    )
