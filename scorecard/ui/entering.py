"""Who is entering, publishing what was typed, and telling what became of it.

Whoever opens the pages may write; what is asked is a name, once a session. This is the one place
where that would change.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from scorecard.drafts import Draft, owner_of
from scorecard.labels import dates, numbers
from scorecard.ui import addresses, components, drafting
from scorecard.ui.warehouse import ready
from scorecard.warehouse import Warehouse, WarehouseError, directory_from

if TYPE_CHECKING:
    from etl.entry import TypedRow
    from etl.expectations import Expectation

NAME_LENGTH: Final = 120
EXPLANATIONS: Final = "Trang Giải trình"
RETROSPECTIVE: Final = "Trang Tổng kết nhiệm kỳ"
ENTRY: Final = "Trang Nhập kết quả"
CHECKS: Final = "Trang Kiểm tra số liệu"
REVIEW: Final = "Trang Rà soát quý"
FIGURE: Final = "Trang Chi tiết chỉ tiêu"
SETTING: Final = "Trang Nhập nghị quyết"
_NAME: Final = "entering-name"
_MOST_PEOPLE: Final = 5
_UNNAMED: Final = "entering-unnamed"
_NAMELESS: Final = "#"
"""How an owner begins who has no name yet; no person's name does."""
_NO_NAME: Final = "Chưa có tên người viết: ghi họ tên vào ô này rồi bấm lại."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some typed rows.

    ``told``: the sentences to show beside each field, by column ("" for the rows as a whole);
    ``generation``: the one that holds them, None where nothing was written. ``conflicts``: how many
    of the figures another has published since they were looked at; nothing was written then.
    ``figures``: the reports that were written, as ``etl.preview`` tells them. ``asked``: what is to
    be answered first, as number of the row and sentence; nothing was written then either.
    """

    told: Mapping[str, Sequence[str]]
    generation: int | None = None
    conflicts: int = 0
    figures: Sequence[Mapping[str, Any]] = ()
    asked: Sequence[tuple[int, str]] = ()

    @property
    def is_refused(self) -> bool:
        """Whether something has to be mended first."""
        return bool(self.told) or self.conflicts > 0


def name_field(label: str = "Người viết", *, form: str = "") -> str:
    """The field for the name of whoever is entering; the name as typed.

    It is kept for the session, and in the address for a reload. ``form`` tells apart the fields of
    two forms on one page; what is typed in one stands in the other.
    """
    name = _same_name_field(label, f"{_NAME}-{form}") if form else _own_name_field(label)
    if name:
        # Whoever gives a name is about to publish.
        Warehouse(directory_from(None), ready=ready()).make_ready()
    return name


def _own_name_field(label: str) -> str:
    is_new = _NAME not in st.session_state
    typed = st.text_input(
        label,
        value=(addresses.given(addresses.WHO) or "")[:NAME_LENGTH] if is_new else "",
        key=_NAME,
        max_chars=NAME_LENGTH,
        persist_state="session",
        placeholder="Họ và tên",
        autocomplete="name",
        width=360,
    )
    name = _tidy(typed)
    if name != (addresses.given(addresses.WHO) or ""):
        addresses.choose(addresses.WHO, name)
    return name


def _same_name_field(label: str, key: str) -> str:
    if st.session_state.get(key) is None:
        st.session_state[key] = name()
    typed = st.text_input(
        label,
        key=key,
        max_chars=NAME_LENGTH,
        persist_state="session",
        placeholder="Họ và tên",
        autocomplete="name",
        width=360,
        on_change=_share_name,
        args=(key,),
    )
    return _tidy(typed)


def _share_name(key: str) -> None:
    enter_as(_tidy(st.session_state[key]))


def name() -> str:
    """The name of whoever is entering, before its field is drawn; "" where none was given."""
    return _tidy(st.session_state.get(_NAME, addresses.given(addresses.WHO)))[:NAME_LENGTH]


def enter_as(name: str) -> None:
    """Go on under that name; for buttons, before the field is drawn again."""
    st.session_state[_NAME] = name


def draft_owner() -> str:
    """Whose drafts are kept: the name or, until one is given, a secret of this session."""
    given = addresses.given(addresses.DRAFT)
    if given and _UNNAMED not in st.session_state:
        st.session_state[_UNNAMED] = f"{_NAMELESS}{given}"
    return name() or str(st.session_state.setdefault(_UNNAMED, f"{_NAMELESS}{token_urlsafe(9)}"))


def own_sheet(
    form: str,
    keys: Mapping[str, str],
    defaults: Mapping[str, str] | None = None,
    chosen: Collection[str] = (),
) -> drafting.Sheet:
    """The fields of a form of texts, which may be typed before a name is given.

    Until then a secret in the address leads back to them; with the name they become its drafts.
    ``chosen`` names the cells that are filled by a choice.
    """
    owner = draft_owner()
    drafting.follow(form, owner, keys)
    sheet = drafting.open_sheet(form, owner, keys, defaults=defaults, chosen=chosen)
    if owner.startswith(_NAMELESS) and not sheet.is_empty:
        addresses.choose(addresses.DRAFT, owner.removeprefix(_NAMELESS))
    return sheet


def others(form: str, owner: str) -> list[Draft]:
    """Who else has a draft of a form under a name, latest first."""
    return [
        each
        for each in drafting.drafts_of(form)
        if each.owner != owner_of(owner) and not each.owner.startswith(_NAMELESS)
    ][:_MOST_PEOPLE]


def say_others(sheet: drafting.Sheet) -> None:
    """Who else is writing the same, so that two do not write one text."""
    people = "; ".join(
        f"{each.name} ({how_much(each)})" for each in others(sheet.form, sheet.owner)
    )
    if people:
        components.note_box(
            f"Còn bản nháp chưa ghi của {people}. Ghi đúng tên ấy vào ô Người viết để viết tiếp "
            "bản nháp đó."
        )


def how_much(draft: Draft) -> str:
    """How much of a draft there is, and of when it is."""
    at = dates.in_vietnam(draft.typed_at)
    return f"{numbers.number(draft.cells)} ô, lần cuối {at:%H:%M} ngày {dates.day(at.date())}"


def _tidy(typed: object) -> str:
    return " ".join(str(typed or "").split())


def publish(
    rows: Mapping[str, Sequence["TypedRow"]],
    entered_by: str,
    place: str = EXPLANATIONS,
    expected: Sequence["Expectation"] = (),
    *,
    asks_first: bool = False,
) -> Outcome:
    """Check and publish typed rows; without a name, or with a mistake, nothing is written.

    ``place`` is the page's name, as the origin of every row. Other publishers are waited for.
    ``expected`` are the reports that the rows were typed over. Warnings do not refuse, but where
    ``asks_first`` nothing is written before they were seen.
    """
    if not entered_by:
        return Outcome({"author": [_NO_NAME]})
    # What loads files is heavy, and a page that is only read does without it.
    from etl.entry import Questions, enter
    from etl.problems import Severity

    questions = Questions.FIRST if asks_first else Questions.ANSWERED
    waiting = st.empty()

    def say_wait(words: str) -> None:
        with waiting:
            components.note_box(words)

    with st.spinner("Đang kiểm tra và ghi vào kho…"):
        try:
            warehouse = Warehouse(directory_from(None), on_wait=say_wait, ready=ready())
            result = enter(rows, warehouse, entered_by, place, expected, questions)
        except WarehouseError as error:
            return Outcome({"": [f"Chưa ghi được, chữ đã gõ còn nguyên. {error}"]})
    if result.is_asking:
        return Outcome(
            {},
            asked=[
                (each.row or 0, each.text)
                for each in result.problems
                if each.severity is Severity.WARNING
            ],
        )
    if not result.is_refused:
        return Outcome({}, result.generation, figures=result.preview.figures)
    if result.conflicts:
        return Outcome({}, conflicts=len(result.conflicts))
    told: dict[str, list[str]] = {}
    for problem in result.problems:
        if problem.severity is Severity.ERROR:
            words = problem.text[:1].upper() + problem.text[1:]
            told.setdefault(problem.column or "", []).append(words)
    return Outcome(told)


def say_beside(outcome: Outcome | None, *columns: str) -> None:
    """What was wrong in a field, right below it."""
    words = [
        each for column in columns for each in (outcome.told if outcome else {}).get(column, ())
    ]
    if words:
        components.note_box("\n".join(words), kind="error")
