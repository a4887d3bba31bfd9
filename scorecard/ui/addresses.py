"""The address bar: names of its parameters, and links between pages that keep the choices."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import streamlit as st

ORGANISATION: Final = "to-chuc"
REVIEW_DATE: Final = "ngay"
KNOWN_AT: Final = "biet-den"
SEARCH: Final = "tim"
"""What is searched for among the names of organisations."""
CLOSING: Final = "chot"
"""Whose closing of the review to show: an organisation, or LATEST for none."""
LATEST: Final = "moi-nhat"
SCOPE: Final = "pham-vi"
TARGET: Final = "chi-tieu"
RESOLUTION: Final = "nghi-quyet"
WRITE: Final = "viet"
"""Which form of the page to open at once."""
TERM: Final = "nhiem-ky"
YEAR: Final = "nam"
PERIOD: Final = "ky"
ESTIMATES: Final = "uoc"
"""Whether estimates are typed instead of results."""
WHO: Final = "nguoi"
"""Who is entering, so that a reload finds the drafts again; it does not go along to other pages."""
DRAFT: Final = "nhap"
"""Whose drafts they are while nobody has given a name."""

LEVEL: Final = "cap"
GROUP: Final = "nhom"
PEER: Final = "ngang-hang"
SORT: Final = "xep"
INDICATOR: Final = "chi-so"
VIEW: Final = "xem"
KIND: Final = "loai"
STATE: Final = "tinh-trang"
PAGE: Final = "trang"

OF_ONE_ORGANISATION: Final = (
    *(TARGET, RESOLUTION, TERM, YEAR, SCOPE, CLOSING),
    *(GROUP, PEER, SORT, INDICATOR, PAGE, PERIOD),
)
"""What another organisation may not know."""

KEPT: Final = (ORGANISATION, REVIEW_DATE, KNOWN_AT, CLOSING, SCOPE)
"""What goes along from page to page."""

OVERVIEW_PAGE: Final = ""
REVIEW_PAGE: Final = "ra-soat-quy"
TARGET_PAGE: Final = "chi-tieu"
RESOLUTIONS_PAGE: Final = "nghi-quyet"
RETROSPECTIVE_PAGE: Final = "tong-ket"
COMPARE_PAGE: Final = "so-sanh"
LOAD_PAGE: Final = "nap-so-lieu"
ENTRY_PAGE: Final = "nhap-ket-qua"
CHECKS_PAGE: Final = "kiem-tra"
SETTING_PAGE: Final = "nhap-nghi-quyet"


def given(name: str) -> str | None:
    """What the address gives for a parameter; None where it is missing or empty."""
    return st.query_params.get(name) or None


def kept() -> dict[str, str]:
    """The choices of the address that go along to another page."""
    # Asked once: each look into the address costs more than the link that is made of it.
    address = st.query_params.to_dict()
    return {name: address[name] for name in KEPT if address.get(name)}


def choose(name: str, value: str | None) -> None:
    """Write a choice into the address; None removes it."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def link(page: str, changes: Mapping[str, str | None] | None = None) -> str:
    """Address of a page (its path) with the choices kept, but for those changed or removed."""
    wanted = {**kept(), **(changes or {})}
    query = urlencode({name: value for name, value in wanted.items() if value})
    return f"{page or './'}?{query}" if query else page or "./"


def here(changes: Mapping[str, str | None]) -> str:
    """Address of the same page with all its choices but for those changed or removed."""
    wanted = {**st.query_params.to_dict(), **changes}
    return f"?{urlencode({name: value for name, value in wanted.items() if value})}"
