"""What the page of data checks shows: findings or who is awaited, which check, which state."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.board.data_checks import DataChecks
from scorecard.labels import checks, numbers
from scorecard.ui import addresses, pickers
from scorecard.ui.addresses import KIND, STATE, VIEW

FINDINGS: Final = "kiem-tra"
AWAITED: Final = "chua-bao-cao"
EVERY: Final = "tat-ca"
OPEN: Final = "chua-xu-ly"
ACKNOWLEDGED: Final = "da-xac-nhan"
SETTLED: Final = "het-hieu-luc"

_VIEWS: Final = {FINDINGS: "Điều cần kiểm tra", AWAITED: "Ai chưa báo cáo"}


@dataclass(frozen=True, slots=True)
class Sought:
    """Which findings are looked at: the code of a check, ``EVERY`` for all, and their state."""

    kind: str
    state: str

    def among(self, found: DataChecks) -> pd.DataFrame:
        """The rows that are sought."""
        frame = found.settled if self.state == SETTLED else _of_state(found, self.state)
        return frame if self.kind == EVERY else frame[frame["code"] == self.kind]


def view() -> str:
    """Draw the switch between the two questions of the page."""
    return pickers.switch(VIEW, "Xem", _VIEWS, FINDINGS)


def sought(found: DataChecks) -> Sought:
    """Draw the pickers of state and check, each with its count."""
    states = {
        OPEN: f"{checks.OPEN} ({numbers.number(len(_of_state(found, OPEN)))})",
        ACKNOWLEDGED: f"{checks.ACKNOWLEDGED} "
        f"({numbers.number(len(_of_state(found, ACKNOWLEDGED)))})",
    }
    if len(found.settled):
        states[SETTLED] = f"Xác nhận đã hết hiệu lực ({numbers.number(len(found.settled))})"
    with st.container(horizontal=True, vertical_alignment="bottom", key="check-pickers"):
        state = _picked(STATE, "Tình trạng", states, OPEN, "tình trạng nào")
        counts = Sought(EVERY, state).among(found)["code"].value_counts()
        kinds = {EVERY: f"Tất cả các loại ({numbers.number(int(counts.sum()))})"}
        kinds |= {
            code: f"{checks.title(code)} ({numbers.number(int(counts.get(code, 0)))})"
            for code in (
                *checks.KINDS,
                *(each for each in counts.index if each not in checks.KINDS),
            )
        }
        kind = _picked(KIND, "Loại kiểm tra", kinds, EVERY, "loại kiểm tra nào")
    return Sought(kind, state)


def _of_state(found: DataChecks, state: str) -> pd.DataFrame:
    acknowledged = found.findings["is_acknowledged"].astype(bool)
    return found.findings[acknowledged if state == ACKNOWLEDGED else ~acknowledged]


def _picked(name: str, label: str, options: dict[str, str], default: str, what: str) -> str:
    wanted = addresses.given(name) or default
    pickers.one_of(name, label, options, wanted, what)
    return wanted if wanted in options else default
