"""A dashboard that draws recorded pages from constants; copied beside its recordings and served.

``recordings.pickle`` holds one tuple a page: title, path, and the messages that the page itself
drew, those of the frame and those of the page apart. Nothing is fetched, computed or put together.
"""

import pickle
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

Recording = tuple[str, str, list[bytes], list[bytes]]


@cache
def recordings() -> list[Recording]:
    """Every recorded page."""
    file = Path(__file__).with_name("recordings.pickle")
    found: list[Recording] = pickle.loads(file.read_bytes())  # noqa: S301 (written by the bench)
    return found


def draw(messages: Sequence[bytes]) -> None:
    """Send recorded messages as they are."""
    context = get_script_run_ctx()
    if context is not None:
        for message in messages:
            context.enqueue(ForwardMsg.FromString(message))


def main() -> None:
    """The same list of pages, the same frame, the same elements."""
    pages = {
        st.Page(
            partial(draw, own), title=title, url_path=path or "overview", default=not path
        ): frame
        for title, path, frame, own in recordings()
    }
    page = st.navigation(list(pages), position="hidden")
    st.set_page_config(page_title=page.title, layout="wide")
    draw(pages[page])
    page.run()


main()
