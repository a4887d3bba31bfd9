"""What a reader picks: organisation, review date, target, resolution. All of it is in the URL.

The address is the truth: before a picker is drawn it is set to what the address says, and a pick is
written there before the next run. What the address says and nobody knows is told, never guessed.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from scorecard.board import TargetDetail
from scorecard.board.closings import Closing
from scorecard.labels import closings, dates, numbers, words
from scorecard.model.periods import FIRST_YEAR, LAST_YEAR
from scorecard.reports import contents
from scorecard.ui import (
    addresses,
    closed,
    closed_data,
    components,
    data,
    organisations,
    pickers,
    searching,
)
from scorecard.ui.organisations import Ids
from scorecard.ui.tree import Organisation
from scorecard.ui.warehouse import InForce

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_MOST_OPTIONS: Final = 2000


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page shows.

    ``tree_ids`` are the organisation and all under it, ``organisation_ids`` those of them that
    the page is about. Of a vast tree they are the organisation alone: too many stand under it to
    be judged for one page. ``tree_size`` counts the tree either way; ``is_about_tree`` where the
    page is about it. Where ``closing`` stands, the page shows the review as it was closed:
    ``generation`` and ``known_at`` are limited to what was known then.
    """

    generation: InForce
    head: "DeltaGenerator"
    organisation: Organisation
    tree_size: int
    tree_ids: Ids
    organisation_ids: Ids
    as_of: date
    known_at: date | None
    is_about_tree: bool
    has_date: bool = True
    closing: Closing | None = None

    @property
    def own_ids(self) -> Ids:
        """The organisation alone."""
        return (self.organisation.organisation_id,)

    @property
    def key(self) -> tuple[InForce, Ids, date, date | None]:
        """What a review of this choice is kept by."""
        return self.generation, self.organisation_ids, self.as_of, self.known_at

    @property
    def is_vast(self) -> bool:
        """Whether more stand under the organisation than are judged together."""
        return self.tree_size > len(self.tree_ids)

    @property
    def is_tree(self) -> bool:
        """Whether more than the organisation itself is under review."""
        return len(self.organisation_ids) > 1

    @property
    def is_past(self) -> bool:
        """Whether the page shows what was known on an earlier day, or when the review closed."""
        return self.closing is not None or (self.known_at is not None and self.known_at < today())

    @property
    def closed_by(self) -> str:
        """Who closed the review that the page shows as it was closed; empty where it is not."""
        return closings.closed_by(asdict(self.closing)) if self.closing else ""

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
        if self.is_about_tree and self.tree_size > 1:
            parts.append(f"cùng {numbers.number(self.tree_size - 1)} tổ chức trực thuộc")
        if self.has_date:
            parts.append(f"số liệu đến {dates.day(self.as_of)}")
        if self.has_date and self.known_at:
            state = "như đã chốt, biết đến" if self.closing else "như đã biết"
            parts.append(f"{state} ngày {dates.day(self.known_at)}")
        return " · ".join(parts)

    def target_link(self, target_id: str) -> str:
        """Address of a target's page."""
        changes: dict[str, str | None] = {addresses.TARGET: target_id}
        if self.closing:
            changes[addresses.CLOSING] = self.closing.organisation_id
        return addresses.link(addresses.TARGET_PAGE, changes)

    def explanation_link(self, target_id: str) -> str:
        """Address of a target's page with the form for its explanation open."""
        changes = {addresses.TARGET: target_id, addresses.WRITE: "giai-trinh"}
        return addresses.link(addresses.TARGET_PAGE, changes)


def choose(
    generation: InForce,
    title: str,
    *,
    with_date: bool = True,
    with_scope: bool = True,
    with_today: bool = False,
    organisation_id: str | None = None,
) -> Choice:
    """Draw the pickers and say what they hold; stops the run where the organisation is unknown.

    The page's title goes to ``choice.head``, above the pickers. Without ``with_scope`` the whole
    tree is meant; ``with_today`` reviews as of today where the address names no date, instead of
    as of the latest quarter end reported or judged; ``organisation_id`` is shown, alone, whatever
    the address says (the owner of a target that is asked for by its id).
    """
    head = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom", key="pickers")
    notes = st.container()
    asked = _asked_date(addresses.REVIEW_DATE, "ngày rà soát", notes)
    known_at = _asked_date(addresses.KNOWN_AT, "ngày biết số liệu", notes)
    day = asked or today()
    organisation = _organisation(generation, day, title, organisation_id, head, row, notes)
    own = (organisation.organisation_id,)
    below = organisations.below(generation, day, organisation.organisation_id)
    together = below.ids or own
    known_dates = data.review_dates(generation, together)
    as_of = asked or (today() if with_today else latest(known_dates))
    with row:
        if with_date:
            pickers.review_date(known_dates, as_of)
        is_whole = organisation_id is None and not (with_scope and below.size > len(together))
        if is_whole and with_scope and len(together) > 1:
            has_targets = organisations.has_targets(generation, organisation.organisation_id)
            is_whole = pickers.scope(has_targets=has_targets) == pickers.WHOLE_TREE
        if with_date:
            pickers.known_at(known_at)
    closing = None
    if with_date:
        with notes:
            closing = closed.shown(generation, organisation.organisation_id, as_of, known_at)
    if closing is not None:
        generation, known_at = generation.until(closing.load_id), closing.known_at
        together = closed_data.tree_then(generation, organisation.organisation_id, as_of, together)
    return Choice(
        generation=generation,
        head=head,
        organisation=organisation,
        tree_size=below.size,
        tree_ids=together,
        organisation_ids=together if is_whole else own,
        as_of=as_of,
        known_at=known_at,
        is_about_tree=is_whole,
        has_date=with_date,
        closing=closing,
    )


def _organisation(
    generation: InForce,
    day: date,
    title: str,
    organisation_id: str | None,
    head: "DeltaGenerator",
    row: "DeltaGenerator",
    notes: "DeltaGenerator",
) -> Organisation:
    """The organisation of the address, or the one asked for; stops the run where it is unknown."""
    wanted, organisation = _picked(generation, day, organisation_id, row, notes)
    if organisation is None:
        with head:
            components.page_title(title)
        _say_unknown(wanted)
        st.stop()
    _say_dissolved(organisation, notes)
    return organisation


def choose_organisation(
    generation: InForce, day: date, row: "DeltaGenerator"
) -> Organisation | None:
    """Pick an organisation as it stood on a day, for a part of a page; None where it is unknown.

    The picker goes to ``row``, what is to be said below it.
    """
    notes = st.container()
    wanted, organisation = _picked(generation, day, None, row, notes)
    if organisation is None:
        with notes:
            _say_unknown(wanted)
    return organisation


def _picked(
    generation: InForce,
    day: date,
    organisation_id: str | None,
    row: "DeltaGenerator",
    notes: "DeltaGenerator",
) -> tuple[str | None, Organisation | None]:
    """Draw the picker of organisations: the id wanted, and whose it is."""
    searching.settle(generation, day)
    asked = organisation_id or addresses.given(addresses.ORGANISATION)
    wanted = asked or organisations.largest(generation, day)
    tree = organisations.tree(generation, day, wanted or "")
    organisation = tree.known.get(wanted or "")
    if not tree.order:
        # Nobody near: an unknown one, or one that stood on other days.
        other = organisation.parent_id if organisation else organisations.largest(generation, day)
        tree = organisations.tree(generation, day, other or "")
    with row:
        pickers.organisation(tree, organisation)
    with notes:
        searching.answers(generation, day)
    return wanted, organisation


def owner_of_target(generation: InForce) -> str | None:
    """Whose the target of the address is; None where there is none in it, or nobody knows it."""
    wanted = addresses.given(addresses.TARGET)
    return data.owner_of(generation, wanted) if wanted else None


def asked_figure() -> str | None:
    """The indicator whose figures are asked for by themselves; None where a target is."""
    return None if addresses.given(addresses.TARGET) else addresses.given(addresses.INDICATOR)


def choose_target(choice: Choice) -> TargetDetail | None:
    """Pick a target of those under review, worst first; None where there is none to show."""
    frame = data.review_titles(*choice.key, _MOST_OPTIONS)
    options = {}
    for row in contents.records(frame):
        owner = f" · {row['organisation_name']}" if choice.is_tree else ""
        icon = words.status(str(row["status"])).icon
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


def alone(choice: Choice) -> Choice:
    """The same choice about the organisation itself, without those under it."""
    return replace(choice, organisation_ids=choice.own_ids, is_about_tree=False)


def today() -> date:
    """The day in Việt Nam."""
    return dates.in_vietnam(datetime.now(UTC)).date()


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


def latest(known: Sequence[date]) -> date:
    """The latest quarter end up to today; today's where none is known."""
    past = [day for day in known if day <= today()]
    return past[-1] if past else (known[0] if known else today())


def _say_unknown(wanted: str | None) -> None:
    if wanted is None:
        components.empty_state(
            "Chưa có tổ chức nào trong kho",
            "Nạp nguồn có bảng Tổ chức; trang này tự mở khi nạp xong.",
            command="python -m etl load data/sources/* data/demo",
            ways_in=components.BY_FILE,
        )
    else:
        components.empty_state(
            f"Không có tổ chức nào mang mã “{wanted[:80]}”",
            "Mã trong địa chỉ có thể đã gõ sai, hoặc số liệu của tổ chức này chưa được nạp. "
            "Hãy chọn một tổ chức trong danh sách trên, hoặc gõ tên để tìm.",
        )


def _say_dissolved(organisation: Organisation, notes: "DeltaGenerator") -> None:
    if organisation.is_standing or organisation.valid_to is None:
        return
    text = f"{organisation.name} kết thúc hoạt động ngày {dates.day(organisation.valid_to)}"
    if organisation.successor_name:
        text += f", nhập vào {organisation.successor_name}"
    with notes:
        components.note_box(f"{text}. Số liệu đến ngày đó vẫn xem được ở đây.", kind="warning")
