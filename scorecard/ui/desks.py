"""The desks of all sessions of this process: each is its own, and gone soon after its session.

A browser that loses its connection for a moment finds its desk again.
"""

import atexit
from threading import Lock, Timer
from typing import Final
from uuid import uuid4

import streamlit as st

from etl.load import LoadResult
from scorecard.ui.desk import Desk, Work
from scorecard.warehouse import Warehouse, directory_from

KEPT_SECONDS: Final = 180.0
"""How long a desk waits for a session whose connection was lost."""

_KEY: Final = "desk"


class Desks:
    """Desks by the token of their session."""

    def __init__(self, kept_seconds: float = KEPT_SECONDS) -> None:
        self._kept_seconds = kept_seconds
        self._lock = Lock()
        self._desks: dict[str, Desk] = {}
        self._leaving: dict[str, Timer] = {}
        atexit.register(self.clear)

    def enter(self, token: str) -> Desk:
        """The desk of a session that is here, or is here again."""
        with self._lock:
            timer = self._leaving.pop(token, None)
            if timer is not None:
                timer.cancel()
            return self._desks.setdefault(token, Desk(_warehouse))

    def leave(self, token: str) -> None:
        """A session's connection is lost: its desk is cleared, unless it comes back in time."""
        with self._lock:
            if token in self._desks and token not in self._leaving:
                timer = Timer(self._kept_seconds, self._clear, [token])
                timer.daemon = True
                self._leaving[token] = timer
                timer.start()

    def clear(self) -> None:
        """Clear every desk: the process ends."""
        for token in list(self._desks):
            self._clear(token)

    def _clear(self, token: str) -> None:
        with self._lock:
            self._leaving.pop(token, None)
            desk = self._desks.pop(token, None)
        if desk is not None:
            desk.stop()
            desk.empty()


def desk() -> Desk:
    """The desk of this session."""
    token = st.session_state.setdefault(_KEY, uuid4().hex)
    _presence(token)
    return _desks().enter(token)


@st.cache_resource(show_spinner=False)
def _desks() -> Desks:
    return Desks()


def _left(token: str) -> None:
    _desks().leave(token)


@st.cache_resource(show_spinner=False, scope="session", on_release=_left)
def _presence(token: str) -> str:
    """Kept for as long as the session's browser is connected; Streamlit says when it is not."""
    return token


def _warehouse(work: Work[LoadResult]) -> Warehouse:
    return Warehouse(directory_from(None), on_wait=work.say, gives_up=work.is_stopping)
