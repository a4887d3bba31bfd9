"""How every run begins: the list of pages, the frame around them, the warehouse, and its faults."""

import logging
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from scorecard.ui import addresses, components, warehouse
from scorecard.warehouse import (
    DamagedGenerationError,
    DamagedPointerError,
    EmptyWarehouseError,
    OtherSchemaError,
    WarehouseError,
)

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

PRODUCT: Final = "Chỉ tiêu nghị quyết"
LOOK_AGAIN_SECONDS: Final = 4
"""How long a load stays unseen by a page that nobody touches."""

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")

_HERE: Final = Path(__file__).parent
_NAVIGATED: Final = "has_navigated"
_SHOWN: Final = "generation_shown"

_FAULTS: Final[tuple[tuple[type[WarehouseError], str], ...]] = (
    (DamagedPointerError, "Không biết phiên bản số liệu nào đang dùng"),
    (DamagedGenerationError, "Phiên bản số liệu đang dùng bị hỏng"),
    (OtherSchemaError, "Kho số liệu do một bản chương trình khác ghi"),
    (WarehouseError, "Chưa mở được kho số liệu"),
)

logger = logging.getLogger(__name__)


def navigate(pages: Sequence["Page"]) -> None:
    """Declare the pages, draw the menu and run the page that the address names."""
    _warn_of_the_network()
    page = st.navigation(list(pages), position="hidden")
    st.session_state[_NAVIGATED] = True
    st.set_page_config(
        page_title=f"{page.title} · {PRODUCT}",
        page_icon=str(_HERE / "icon.svg"),
        layout="wide",
    )
    components.load_style()
    st.html(f"<style>{(_HERE / 'shell.css').read_text('utf-8')}</style>")
    _menu(pages, page)
    seen = warehouse.state()
    try:
        page.run()
    except WarehouseError as error:
        if warehouse.state() != seen:
            st.rerun()  # followed by another generation, and pruned, while the page was drawn
        _tell_fault(error)
    except Exception:
        logger.exception("page %r failed", page.title)
        components.note_box(
            "Trang này gặp lỗi của chương trình khi đang vẽ. Số liệu trong kho không bị ảnh hưởng. "
            "Tải lại trang; nếu vẫn lỗi, gửi nhật ký của máy chủ cho người phụ trách.",
            kind="error",
        )


def start() -> warehouse.InForce:
    """Open the warehouse for a page; the first call of every page.

    Where there is nothing to read, says what happened and what to do, and stops the run.
    """
    in_force = start_empty()
    if in_force is None:
        components.page_title("Chưa có số liệu")
        components.empty_state(
            "Kho số liệu còn trống",
            "Mở trang Nạp số liệu để thả tệp của đơn vị vào, hoặc nạp các nguồn đi kèm bằng lệnh "
            "dưới đây. Trang này tự mở khi nạp xong.",
            command="python -m etl load data/sources/* data/demo",
            ways_in=components.BY_FILE,
        )
        st.stop()
    return in_force


def start_empty() -> warehouse.InForce | None:
    """As ``start``, for a page that has its use before anything was loaded: None then."""
    if not st.session_state.get(_NAVIGATED):
        # Until the first run of dashboard.py Streamlit takes every file in pages/ for a page and
        # runs it alone (architecture §6).
        st.switch_page("dashboard.py")
    _watch(warehouse.state())
    try:
        in_force = warehouse.in_force()
    except EmptyWarehouseError:
        return None
    except WarehouseError as error:
        _tell_fault(error)
        st.stop()
    _tell_of_news(in_force)
    return in_force


@cache
def _warn_of_the_network() -> None:
    """Say once, in the server's log, what listening beyond this machine means."""
    address = st.get_option("server.address")
    if address not in _LOOPBACK:
        logger.warning(
            "Máy chủ nghe tại địa chỉ %s, không chỉ trên máy này: không có mật khẩu, không mã hóa, "
            "ai vào được mạng đều đọc được mọi số liệu. Chỉ dùng trong mạng tin cậy, hoặc sau một "
            "máy chủ có đăng nhập và HTTPS.",
            address or "0.0.0.0",  # noqa: S104 (what no address means)
        )


def _tell_fault(error: WarehouseError) -> None:
    title = next(title for kind, title in _FAULTS if isinstance(error, kind))
    logger.error("%s", error)
    components.page_title(title)
    components.note_box(str(error), kind="error")


def _menu(pages: Sequence["Page"], current: "Page") -> None:
    """The menu, whose links keep the choices of the address."""
    name = escape(PRODUCT).replace(" nghị", "<br>nghị")
    items = "".join(_menu_item(page, is_current=page == current) for page in pages)
    with st.sidebar:
        st.html(f'<nav class="sc-menu" aria-label="Các trang"><p>{name}</p><ul>{items}</ul></nav>')
        with st.container(key="shell"):
            # The one script of the product; it holds no text of a reader.
            script = (_HERE / "shell.js").read_text("utf-8")
            st.html(f'<script type="module">{script}</script>', unsafe_allow_javascript=True)


def _menu_item(page: "Page", *, is_current: bool) -> str:
    mark = ' aria-current="page"' if is_current else ""
    address = escape(addresses.link(page.url_path))
    return f'<li><a href="{address}"{mark}>{escape(page.title)}</a></li>'


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _watch(seen: str) -> None:
    """Run the page again when another generation has come into force."""
    if warehouse.state() != seen:
        st.rerun()


def _tell_of_news(in_force: warehouse.InForce) -> None:
    """Say once that the figures of an open page have changed."""
    shown = st.session_state.get(_SHOWN)
    if shown not in (None, in_force.number):
        st.toast(f"Đã có số liệu mới: trang này đang dùng phiên bản số {in_force.number}.")
    st.session_state[_SHOWN] = in_force.number
