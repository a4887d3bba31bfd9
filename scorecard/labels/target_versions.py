"""The versions of a target in words: what it asked, from when, by which decision, who typed it."""

from collections.abc import Sequence

from scorecard.labels import dates, promises
from scorecard.labels.fields import Row, day, fraction, is_true, text
from scorecard.model.vocabulary import Cadence


def asked(version: Row, years: Sequence[Row]) -> str:
    """The promise of a version; ``years``: those of it, where it asks year by year."""
    if text(version, "cadence") == Cadence.BY_YEAR:
        steps = [
            (text(year, "period"), fraction(year, "value"), fraction(year, "upper"))
            for year in years
        ]
        return promises.roadmap(version, steps)
    return promises.promise(version)


def why(version: Row) -> str:
    """What brought a version: the resolution, a decision with its day, a mistake put right."""
    decided_on = day(version, "decided_on")
    if decided_on:
        reason = text(version, "reason")
        words = f"Điều chỉnh theo {text(version, 'decision')}, từ ngày {dates.day(decided_on)}"
        return f"{words}: {reason}" if reason else words
    return "Như nghị quyết đặt ra" if is_true(version, "is_first") else "Sửa lỗi nhập"


def who(version: Row) -> str:
    """Who typed a version and when; where it came from."""
    name = text(version, "author") or text(version, "loaded_by")
    recorded_on = day(version, "recorded_on")
    when = f"ghi ngày {dates.day(recorded_on)}" if recorded_on else ""
    loaded_at = version.get("loaded_at")
    loaded = f"nạp lúc {dates.moment(loaded_at)}" if loaded_at is not None else ""
    parts = (name, when, loaded, text(version, "file"))
    return "; ".join(part for part in parts if part)
