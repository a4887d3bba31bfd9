"""Drawing HTML of our own: ``st.html`` strips inline SVG, so pictures travel beside it.

Streamlit cleans what ``st.html`` is given and lets no ``<svg>`` pass. Each picture is therefore
carried in an attribute, and ``shell.js`` puts it in its place; inline it keeps the page's typeface,
its colours and its text for screen readers.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Hashable
from typing import Final

import streamlit as st

_MOST_KEPT: Final = 64
_SVG: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def draw(text: str) -> None:
    """Draw HTML whose texts are escaped already, pictures included."""
    st.html(carried(text))


@st.cache_data(max_entries=_MOST_KEPT, show_spinner=False)
def kept(_make: Callable[[], str], *key: Hashable) -> str:  # noqa: ARG001 (what it is kept by)
    """What ``_make`` returns, packed for ``st.html``; made once for all who ask by the same key."""
    return carried(_make())


def carried(text: str) -> str:
    """The HTML with each inline SVG packed into an attribute."""
    return _SVG.sub(_packed, text)


def _packed(picture: re.Match[str]) -> str:
    code = b64encode(picture[0].encode("utf-8")).decode("ascii")
    return f'<span class="sc-drawing" data-drawing="{code}"></span>'
