"""Which term or year a retrospective looks back on."""

from scorecard.board import Retrospective, default_mandate
from scorecard.labels import mandates
from scorecard.labels.fields import Row, text
from scorecard.reports import contents
from scorecard.ui import addresses, components, data, pickers
from scorecard.ui.choices import Choice


def choose_mandate(choice: Choice) -> Retrospective | None:
    """Pick a term or a year of the organisation; None where it has none that is known.

    Where the address names neither, the one that ``board.default_mandate`` prefers.
    """
    found = data.mandates(choice.generation, choice.own_ids)
    options = {_mandate_key(row): mandates.option(row) for row in contents.records(found)}
    term_id, year = addresses.given(addresses.TERM), addresses.given(addresses.YEAR)
    if term_id is None and year is None:
        default = default_mandate(found, as_of=choice.as_of)
        term_id, year = (default["term_id"], default["year_code"]) if default else (None, None)
    if term_id is None and year is None:
        return None
    wanted = _mandate_key({"term_id": term_id, "year_code": year})
    if options:
        pickers.mandate(options, wanted)
    if wanted not in options:
        components.note_box(
            f"{choice.organisation.name} không có nhiệm kỳ hay năm nào mang mã "
            f"“{(term_id or year or '')[:80]}” để tổng kết. Mã trong địa chỉ có thể đã gõ sai; "
            "hãy chọn trong danh sách.",
            kind="warning",
        )
        return None
    organisation_id = choice.organisation.organisation_id
    return data.retrospective(
        choice.generation, organisation_id, term_id, year, choice.as_of, choice.known_at
    )


def _mandate_key(row: Row) -> str:
    """A mandate as the address names it: a term by its id, a year by its code."""
    if text(row, "term_id"):
        return f"{addresses.TERM}={text(row, 'term_id')}"
    return f"{addresses.YEAR}={text(row, 'year_code')}"
