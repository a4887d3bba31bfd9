"""Reading figures back as a person does: 1.668 and 75,2% from a cell, and what they stand for."""

import re
from typing import Any

from scorecard.labels import dates
from scorecard.labels.words import STATUSES
from scorecard.model.vocabulary import Status
from tests.reports.cases import shipped

NUMBER = re.compile(r"[−-]?\d[\d.]*(?:,(\d+))?")
ABSENT = ("Chưa có số liệu", "—")

RUNGS = {row["level"]: row["name"] for row in shipped("scales")} | {
    "xuat_sac": "Hoàn thành xuất sắc nhiệm vụ",
    "tot": "Hoàn thành tốt nhiệm vụ",
    "hoan_thanh": "Hoàn thành nhiệm vụ",
    "khong_hoan_thanh": "Không hoàn thành nhiệm vụ",
}


def squeezed(text: str | None) -> str:
    """A text without the line breaks that a narrow cell brings."""
    return " ".join((text or "").split())


def is_shown(value: Any, text: str) -> bool:
    """Whether a cell shows a figure of ``verdicts --json``, to the decimals that it shows."""
    if value is None:
        return text in ABSENT
    if isinstance(value, bool):
        return text == ("Có" if value else "Không")
    if isinstance(value, str):
        return text == RUNGS.get(value, value)
    found = NUMBER.match(text)
    if found is None:
        return False
    written = float(found[0].replace(".", "").replace(",", ".").replace("−", "-"))
    return abs(written - value) <= 0.5000001 * 10 ** -len(found[1] or "")


def percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def status_label(code: str) -> str:
    return STATUSES[Status(code)].label


def day_text(iso: str | None) -> str:
    return "—" if iso is None else "/".join(reversed(iso.split("-")))


def period_text(code: str) -> str:
    return dates.period_title(code)
