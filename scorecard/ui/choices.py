"""What a reader picks: organisation, review date, target, resolution. All of it is in the URL.

The address is the truth: before a picker is drawn it is set to what the address says, and a pick is
written there before the next run. What the address says and nobody knows is told, never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from scorecard.board import TargetDetail
from scorecard.labels import dates, words
from scorecard.model.periods import FIRST_YEAR, LAST_YEAR
from scorecard.reports import contents
from scorecard.ui import addresses, components, data, pickers
from scorecard.ui.tree import Organisation, Tree
from scorecard.ui.warehouse import VIETNAM, InForce

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_MOST_OPTIONS: Final = 2000


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page shows.

    ``tree_ids`` are the organisation and all under it, ``organisation_ids`` those of them that
    the page is about.
    """

    generation: InForce
    head: "DeltaGenerator"
    tree: Tree
    organisation: Organisation
    tree_ids: data.Ids
    organisation_ids: data.Ids
    as_of: date
    known_at: date | None
    has_date: bool = True

    @property
    def own_ids(self) -> data.Ids:
        """The organisation alone."""
        return (self.organisation.organisation_id,)

    @property
    def is_tree(self) -> bool:
        """Whether more than the organisation itself is under review."""
        return len(self.organisation_ids) > 1

    @property
    def review_name(self) -> str:
        """The review date in words: Quý III/2024."""
        return dates.review(self.as_of)

    @property
    def review_name_lower(self) -> str:
        """The review date inside a title: quý III/2024, ngày 15/08/2024."""
        return dates.review_lower(self.as_of)

    @property
    def subtitle(self) -> str:
        """The line below a page's title."""
        parts = [self.organisation.name]
        if self.is_tree:
            parts.append(f"cùng {len(self.organisation_ids) - 1} tổ chức trực thuộc")
        if self.has_date:
            parts.append(f"số liệu đến {dates.day(self.as_of)}")
        if self.has_date and self.known_at:
            parts.append(f"như đã biết ngày {dates.day(self.known_at)}")
        return " · ".join(parts)

    def target_link(self, target_id: str) -> str:
        """Address of a target's page."""
        return addresses.link(addresses.TARGET_PAGE, {addresses.TARGET: target_id})


def choose(
    generation: InForce,
    title: str,
    *,
    with_date: bool = True,
    with_scope: bool = True,
    organisation_id: str | None = None,
) -> Choice:
    """Draw the pickers and say what they hold; stops the run where the organisation is unknown.

    The page's title goes to ``choice.head``, above the pickers. Without ``with_scope`` the whole
    tree is meant; ``organisation_id`` is shown, alone, whatever the address says (the owner of a
    target that is asked for by its id).
    """
    head = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom", key="pickers")
    notes = st.container()
    asked = _asked_date(addresses.REVIEW_DATE, "ngày rà soát", notes)
    known_at = _asked_date(addresses.KNOWN_AT, "ngày biết số liệu", notes)
    tree = data.tree(generation, asked or today())
    wanted = organisation_id or addresses.given(addresses.ORGANISATION) or tree.largest()
    organisation = tree.known.get(wanted or "")
    with row:
        pickers.organisation(tree, organisation)
    if organisation is None:
        with head:
            components.page_title(title)
        _say_unknown(wanted)
        st.stop()
    _say_dissolved(organisation, notes)
    own = (organisation.organisation_id,)
    below = tuple(sorted(tree.below(organisation.organisation_id)))
    known_dates = data.review_dates(generation, below)
    as_of = asked or _latest(known_dates)
    with row:
        if with_date:
            pickers.review_date(known_dates, as_of)
        is_whole = organisation_id is None
        if is_whole and with_scope and len(below) > 1:
            is_whole = pickers.scope(organisation) == pickers.WHOLE_TREE
        if with_date:
            pickers.known_at(known_at)
    ids = below if is_whole else own
    return Choice(generation, head, tree, organisation, below, ids, as_of, known_at, with_date)


def owner_of_target(generation: InForce) -> str | None:
    """Whose the target of the address is; None where there is none in it, or nobody knows it."""
    wanted = addresses.given(addresses.TARGET)
    return data.owner_of(generation, wanted) if wanted else None


def choose_target(choice: Choice) -> TargetDetail | None:
    """Pick a target of those under review, worst first; None where there is none to show."""
    rows = data.quarter_review(
        choice.generation, choice.organisation_ids, choice.as_of, choice.known_at
    ).rows
    options = {}
    for row in rows.head(_MOST_OPTIONS).to_dict("records"):
        owner = f" · {row['organisation_name']}" if choice.is_tree else ""
        icon = words.status(row["status"]).icon
        options[str(row["target_id"])] = f"{icon} {row['title']}{owner}"
    wanted = addresses.given(addresses.TARGET) or next(iter(options), None)
    detail = None
    if wanted is not None:
        detail = data.target_detail(choice.generation, wanted, choice.as_of, choice.known_at)
        if detail is not None:
            options.setdefault(wanted, str(detail.target["title"]))
    pickers.one_of(addresses.TARGET, "Chỉ tiêu", options, wanted, "chỉ tiêu nào")
    return detail


def choose_resolution(choice: Choice, resolutions: pd.DataFrame) -> dict[str, object] | None:
    """Pick one of the resolutions; its row, None where there is none to show."""
    rows = {str(row["resolution_id"]): row for row in contents.records(resolutions)}
    options = {
        key: f"{row['title']} · {row['organisation_name']}" if choice.is_tree else str(row["title"])
        for key, row in rows.items()
    }
    wanted = addresses.given(addresses.RESOLUTION) or next(iter(options), None)
    pickers.one_of(addresses.RESOLUTION, "Nghị quyết", options, wanted, "nghị quyết nào")
    return rows.get(wanted or "")


def today() -> date:
    """The day in Việt Nam."""
    return datetime.now(UTC).astimezone(VIETNAM).date()


def _asked_date(name: str, what: str, notes: "DeltaGenerator") -> date | None:
    text = addresses.given(name)
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    with notes:
        components.note_box(
            f"Địa chỉ ghi {what} là “{text[:40]}”, không phải một ngày dạng 2024-09-30; "
            "trang đang dùng ngày mặc định.",
            kind="warning",
        )
    return None


def _latest(known: Sequence[date]) -> date:
    """The latest quarter end up to today; today's where none is known."""
    past = [day for day in known if day <= today()]
    return past[-1] if past else (known[0] if known else today())


def _say_unknown(wanted: str | None) -> None:
    if wanted is None:
        components.empty_state(
            "Chưa có tổ chức nào trong kho",
            "Nạp nguồn có bảng Tổ chức; trang này tự mở khi nạp xong.",
            command="python -m etl load data/sources/* data/demo",
        )
    else:
        components.empty_state(
            f"Không có tổ chức nào mang mã “{wanted[:80]}”",
            "Mã trong địa chỉ có thể đã gõ sai, hoặc số liệu của tổ chức này chưa được nạp. "
            "Hãy chọn một tổ chức trong danh sách trên.",
        )


def _say_dissolved(organisation: Organisation, notes: "DeltaGenerator") -> None:
    if organisation.is_standing or organisation.valid_to is None:
        return
    text = f"{organisation.name} kết thúc hoạt động ngày {dates.day(organisation.valid_to)}"
    if organisation.successor_name:
        text += f", nhập vào {organisation.successor_name}"
    with notes:
        components.note_box(f"{text}. Số liệu đến ngày đó vẫn xem được ở đây.", kind="warning")
