"""Who is entering, publishing what was typed, and telling what became of it.

Whoever opens the pages may write; what is asked is a name, once a session. This is the one place
where that would change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from scorecard.ui import components
from scorecard.warehouse import Warehouse, WarehouseError, directory_from

if TYPE_CHECKING:
    from etl.entry import TypedRow

NAME_LENGTH: Final = 120
EXPLANATIONS: Final = "Trang Giải trình"
RETROSPECTIVE: Final = "Trang Tổng kết nhiệm kỳ"
_NAME: Final = "entering-name"
_NO_NAME: Final = "Chưa có tên người viết: ghi họ tên vào ô này rồi bấm lại."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some typed rows.

    ``told``: the sentences to show beside each field, by column ("" for the rows as a whole);
    ``generation``: the one that holds them, None where nothing was written.
    """

    told: Mapping[str, Sequence[str]]
    generation: int | None = None

    @property
    def is_refused(self) -> bool:
        """Whether something has to be mended first."""
        return bool(self.told)


def name_field(label: str = "Người viết") -> str:
    """The field for the name of whoever is entering, kept for the session; the name as typed."""
    typed = st.text_input(
        label,
        key=_NAME,
        max_chars=NAME_LENGTH,
        persist_state="session",
        placeholder="Họ và tên",
        width=360,
    )
    return " ".join((typed or "").split())


def publish(
    rows: Mapping[str, Sequence["TypedRow"]], entered_by: str, place: str = EXPLANATIONS
) -> Outcome:
    """Check and publish typed rows; without a name, or with a mistake, nothing is written.

    ``place`` is the page's name, as the origin of every row. Other publishers are waited for.
    Warnings do not refuse.
    """
    if not entered_by:
        return Outcome({"author": [_NO_NAME]})
    # What loads files is heavy, and a page that is only read does without it.
    from etl.entry import enter
    from etl.problems import Severity

    waiting = st.empty()

    def say_wait(words: str) -> None:
        with waiting:
            components.note_box(words)

    with st.spinner("Đang kiểm tra và ghi vào kho…"):
        try:
            warehouse = Warehouse(directory_from(None), on_wait=say_wait)
            result = enter(rows, warehouse, entered_by, place)
        except WarehouseError as error:
            return Outcome({"": [f"Chưa ghi được, chữ đã gõ còn nguyên. {error}"]})
    if not result.is_refused:
        return Outcome({}, result.generation)
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
