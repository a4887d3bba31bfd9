"""Causes and remedies: what a cell writes about a target that falls short at a quarter's end."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.figures import Figures
from etl.synthesise.periods import Span
from etl.synthesise.targets import Plan, is_cap
from scorecard.model.vocabulary import Cadence, Comparator, Measure

Flags = NDArray[np.bool_]

AUTHORS = ("Bí thư chi bộ", "Phó Bí thư chi bộ", "Chi ủy")
TEXTS: dict[str, tuple[tuple[str, str], ...]] = {
    "Xây dựng Đảng": (
        (
            "Một số đảng viên đi công tác, học tập dài ngày nên vắng mặt.",
            "Tổ chức buổi bổ sung trong tháng đầu quý sau, phân công chi ủy viên theo dõi.",
        ),
        (
            "Hồ sơ xác minh phải chờ địa phương trả lời.",
            "Làm việc trực tiếp với nơi xác minh, hoàn thành trước ngày 20 tháng sau.",
        ),
        (
            "Kế hoạch ban hành chậm, việc dồn về cuối kỳ.",
            "Lập lại lịch theo tháng, báo cáo tiến độ tại buổi sinh hoạt định kỳ.",
        ),
    ),
    "Nhiệm vụ chính trị": (
        (
            "Đơn vị phối hợp lùi lịch, hai đợt chuyển sang quý sau.",
            "Chốt lịch mới với đơn vị phối hợp, tăng một đợt trong tháng tới.",
        ),
        (
            "Thiếu người phụ trách trong hai tháng do điều động.",
            "Phân công kiêm nhiệm và đề nghị bổ sung biên chế.",
        ),
        (
            "Đối tượng tham gia ít hơn dự kiến đầu năm.",
            "Mở rộng địa bàn vận động, giao chỉ tiêu cho từng tổ.",
        ),
    ),
    "Tài chính": (
        (
            "Hợp đồng ký chậm, nghiệm thu chuyển sang quý sau.",
            "Đôn đốc nghiệm thu, ưu tiên hợp đồng có giá trị lớn.",
        ),
        (
            "Chi phí phát sinh ngoài dự toán đầu năm.",
            "Rà soát, cắt giảm các khoản chi chưa cấp thiết.",
        ),
    ),
    "Đoàn thể": (
        (
            "Chưa tổ chức được đợt vận động theo kế hoạch.",
            "Gộp với đợt thi đua cao điểm của quý sau.",
        ),
        (
            "Đoàn viên luân chuyển nhiều, chưa kiện toàn tổ chức.",
            "Kiện toàn ban chấp hành trong tháng tới.",
        ),
    ),
}
ALL_TEXTS = tuple(pair for pairs in TEXTS.values() for pair in pairs)

_LAST_YEAR, _EARLIER = 0.55, 0.12
"""Share of shortfalls that are explained, in the last judged year and before."""


@dataclass
class Remarks:
    """Rows of `commentaries`: `plan` and `target` (place in its plan) name the target."""

    plan: NDArray[np.int64]
    target: NDArray[np.int64]
    review: NDArray[np.datetime64]
    text: NDArray[np.int64]
    author: NDArray[np.int64]
    recorded: NDArray[np.datetime64]


def explain(
    number: int,
    plan: Plan,
    made: Figures,
    periods: Span,
    seen: Flags,
    rng: np.random.Generator,
) -> Remarks | None:
    """Remarks on a share of the shortfalls of plan `number`; None where it has no quarters."""
    if plan.entry.frequency != "quarter" or plan.entry.group not in TEXTS:
        return None
    rate = np.where(periods.year == periods.year.max(), _LAST_YEAR, _EARLIER)
    short = _shortfall(plan, made, periods) & seen
    target, period = np.nonzero(short & (rng.random(short.shape) < rate))
    pairs = [ALL_TEXTS.index(pair) for pair in TEXTS[plan.entry.group]]
    review = periods.ends[period]
    return Remarks(
        plan=np.full(len(target), number),
        target=target,
        review=review,
        text=rng.choice(pairs, len(target)),
        author=rng.integers(0, len(AUTHORS), len(target)),
        recorded=review + rng.integers(3, 18, len(target)),
    )


def _shortfall(plan: Plan, made: Figures, periods: Span) -> Flags:
    """Roughly the verdicts behind, at risk and missed, at the end of every quarter."""
    entry = plan.entry
    if made.numerator is not None and made.denominator is not None:
        asked = plan.ask[:, periods.year]
        return _falls_short(made.numerator * 100, asked * made.denominator, plan)
    if made.amount is None or entry.measure is Measure.FLAG:
        return np.zeros((len(plan.who), len(periods)), bool)
    if entry.measure is not Measure.FLOW:
        return _falls_short(made.amount, plan.ask[:, periods.year], plan)
    if entry.cadence is Cadence.TERM_TOTAL:
        share = (np.arange(len(periods)) + 1) / len(periods)
        return made.amount.cumsum(axis=1) < 0.95 * plan.term_ask[:, None] * share
    running = made.amount.reshape(len(plan.who), -1, 4).cumsum(axis=2).reshape(made.amount.shape)
    profile = [float(part) / 100 for part in (entry.profile or "25 50 75 100").split()]
    asked = plan.ask[:, periods.year]
    if is_cap(entry):
        return running > asked
    is_behind: Flags = running < 0.95 * asked * np.array(profile)[periods.position]
    return is_behind


def _falls_short(actual: NDArray[np.int64], asked: NDArray[np.int64], plan: Plan) -> Flags:
    if is_cap(plan.entry):
        return actual > asked
    return actual <= asked if plan.entry.comparator is Comparator.ABOVE else actual < asked
