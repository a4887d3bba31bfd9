"""The page of files: drop, look, then publish or leave. Nothing is written before that."""

from typing import Any, Final

import streamlit as st

from scorecard.charts.marks import escaped, isolated
from scorecard.labels import numbers
from scorecard.ui import components, desks, entering
from scorecard.ui.desk import MOST_FILES, Desk, Work
from scorecard.ui.html import draw

LOOK_SECONDS: Final = 1.5
"""How often a bar moves. Each look costs a tenth of a second that the work itself could have."""
SOON_SECONDS: Final = 0.5
"""A check that takes no longer is shown without a bar before it."""

_NO_NAME: Final = "Chưa có tên người nạp: ghi họ tên vào ô trên rồi bấm lại."
_DROPS: Final = "drops"
_CHOSEN: Final = "chosen-files"


def at_desk() -> Desk:
    """The desk of this session, with what its work has found meanwhile."""
    desk = desks.desk()
    if desk.work is not None:
        desk.work.wait(SOON_SECONDS)
    desk.settle()
    return desk


def drop(desk: Desk) -> None:
    """Where files are dropped; a drop is checked at once, a file of the same name is replaced."""
    if desk.work is not None and desk.work.is_publishing:
        return
    drops = st.session_state.setdefault(_DROPS, 0)
    with st.container(key="drop"):
        # A new place for every drop: the browser's copy goes, the desk's alone is kept.
        dropped = st.file_uploader(
            "Thả tệp Excel (.xlsx), CSV hoặc Parquet vào đây",
            accept_multiple_files=True,
            key=f"drop-{drops}",
            help="Nhiều tệp một lần được. Tệp chỉ nằm trong phiên làm việc này, rời trang là xóa.",
        )
    if dropped:
        taken = [desk.take(file.name, file.getbuffer()) for file in dropped]
        desk.check()
        if not all(taken):
            desk.fault = (
                f"Mỗi lần xem được {MOST_FILES} tệp; {taken.count(False)} tệp thả sau cùng chưa "
                "được nhận. Nạp xong các tệp này rồi thả tiếp."
            )
        st.session_state[_DROPS] = drops + 1
        st.session_state.pop(_CHOSEN, None)
        st.rerun()
    _choose(desk)


def _choose(desk: Desk) -> None:
    """Which of the dropped files are looked at together; all of them, until one is taken out."""
    names = list(desk.origins)
    if len(names) < 2:
        return
    st.session_state.setdefault(_CHOSEN, [name for name in names if name not in desk.left_out])
    st.multiselect(
        "Các tệp đang xem cùng nhau",
        names,
        key=_CHOSEN,
        on_change=_chosen,
        args=(desk,),
        placeholder="Chưa chọn tệp nào",
    )


def _chosen(desk: Desk) -> None:
    desk.left_out = set(desk.origins) - set(st.session_state[_CHOSEN])
    desk.check()


def work(desk: Desk) -> bool:
    """Show how far the work is, where there is some; whether there is."""
    if desk.work is None:
        return False
    _watch(desk)
    return True


@st.fragment(run_every=LOOK_SECONDS)
def _watch(desk: Desk) -> None:
    running = desk.work
    if running is None or not running.is_running():
        st.rerun()
    draw(bar_html(running))
    is_stopping = running.is_stopping()
    if st.button("Dừng lại", key="stop", disabled=is_stopping):
        desk.stop()
        st.rerun()
    # The end is seen when it comes, and not at the next look.
    if running.wait(0.8 * LOOK_SECONDS):
        st.rerun()


def bar_html(running: Work[Any]) -> str:
    """How far some work is, as a bar with its step and its percentage."""
    words = "Đang dừng…" if running.is_stopping() else f"{running.words}…"
    percent = round(running.share * 100)
    return (
        f'<div class="sc-work" role="status"><p>{isolated(words)}</p>'
        f'<progress max="100" value="{percent}" aria-label="{escaped(words)}"></progress>'
        f'<span class="sc-quiet">{numbers.number(percent)}%</span></div>'
    )


def decide(desk: Desk) -> None:
    """Publish what is shown, or leave it; who publishes is asked once a session."""
    checked = desk.checked
    if checked is None:
        return
    if checked.is_refused:
        _leave(desk, "Bỏ các tệp này")
        return
    if not any(each.new or each.changed for each in checked.counts):
        _leave(desk, "Thả tệp khác")
        return
    with st.container(key="decide"):
        name = entering.name_field("Người nạp")
        with st.container(horizontal=True, gap="small"):
            wants = st.button("Nạp vào kho", type="primary", key="publish")
            _leave(desk, "Không nạp, bỏ các tệp này")
        if wants and not name:
            components.note_box(_NO_NAME, kind="error")
        elif wants:
            desk.publish(name)
            st.rerun()


def _leave(desk: Desk, words: str) -> None:
    if st.button(words, key="leave"):
        desk.clear()
        st.session_state.pop(_CHOSEN, None)
        st.rerun()
