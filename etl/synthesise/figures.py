"""What truly happened: figures of an entry for organisations and periods, before reporting.

Everything is vectorised over organisations × periods; amounts are whole numbers of 10**-decimals
of the indicator's unit, so counts stay whole and no figure is rounded twice.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.organisations import Cells
from etl.synthesise.periods import Span
from etl.synthesise.targets import Plan, is_cap
from scorecard.model.vocabulary import Cadence, Comparator, Measure

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_POOR = 0.085
"""Share of years in which an organisation does badly at a target."""


@dataclass(frozen=True)
class Figures:
    """Organisations × periods: `amount`, or `numerator` and `denominator`, or `rung` (0 best)."""

    amount: Ints | None = None
    numerator: Ints | None = None
    denominator: Ints | None = None
    rung: Ints | None = None


def figures(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Figures:
    """The figures of a plan's organisations (`cells` holds them in the plan's order)."""
    entry = plan.entry
    if entry.measure is Measure.RATING:
        return Figures(rung=_rungs(plan, cells, span, rng))
    if entry.measure is Measure.FLAG:
        return Figures(amount=_flags(cells, span, rng))
    if entry.measure is Measure.STOCK:
        return Figures(amount=_stock(plan, cells, span, rng))
    if entry.measure is Measure.FLOW:
        return Figures(amount=_flow(plan, cells, span, rng))
    if entry.whole == "percent":
        return Figures(amount=_percentages(plan, cells, span, rng))
    return _ratio(plan, cells, span, rng)


def members_at(cells: Cells, span: Span) -> Ints:
    """Members of each organisation at the end of each period."""
    day = (span.ends - span.starts[0]) / np.timedelta64(365, "D")
    grown = cells.members[:, None] + np.floor(cells.growth[:, None] * day[None, :])
    members: Ints = np.maximum(grown, 3).astype(np.int64)
    return members


def _whole(amounts: NDArray[np.float64 | np.bool_]) -> Ints:
    rounded: Ints = np.rint(amounts).astype(np.int64)
    return rounded


def _performance(cells: Cells, years: int, rng: np.random.Generator) -> Floats:
    """Result as a share of what was asked, organisations × years; 1 is exactly as asked."""
    n = len(cells)
    lasting = 0.035 * cells.quality + 0.05 * rng.standard_normal(n)
    trend = 0.02 * rng.standard_normal(n)
    yearly = 1.055 + lasting[:, None] + 0.045 * rng.standard_normal((n, years))
    yearly += trend[:, None] * (np.arange(years) - (years - 1) / 2)
    poor = rng.random((n, years)) < _POOR * np.exp(-0.5 * cells.quality)[:, None]
    slump = rng.uniform(0.4, 0.9, (n, years))
    return np.clip(np.where(poor, yearly * slump, yearly), 0.15, 1.6)


def _alive(cells: Cells, span: Span) -> NDArray[np.bool_]:
    """Whether an organisation existed on the first day of a period."""
    founded = cells.founded[:, None]
    return np.isnat(founded) | (founded <= span.starts[None, :])


def _flow(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Ints:
    entry = plan.entry
    if entry.whole.startswith("rare"):
        rate = (
            float(entry.whole.split()[1]) * span.weights * 4 * np.sqrt(cells.members / 15)[:, None]
        )
        happened: Ints = rng.poisson(rate * np.exp(-0.35 * cells.quality)[:, None])
        return happened
    result = _performance(cells, span.years, rng)
    if is_cap(entry):
        result = 1.97 - result
    elif plan.upper is not None:
        result = result * (1 + (entry.upper or 1.0)) / 2.1
    elif entry.comparator is Comparator.EXACTLY:
        result = np.where(rng.random(result.shape) < 0.72, 1.0, result)
    totals = np.rint(plan.ask * result)
    shares = span.weights * np.exp(0.2 * rng.standard_normal((len(cells), len(span))))
    amounts = _split(totals, shares * _alive(cells, span), span)
    if entry.whole == "negative":
        swing = rng.normal(0, 0.22, amounts.shape) * plan.ask[:, span.year]
        amounts = amounts + np.rint(swing).astype(np.int64)
    return amounts


def _split(totals: Floats, shares: Floats, span: Span) -> Ints:
    """Yearly totals over the periods of their years: whole parts that add up to the whole."""
    parts = np.empty(shares.shape, dtype=np.int64)
    for year in range(span.years):
        columns = np.flatnonzero(span.year == year)
        running = np.cumsum(shares[:, columns], axis=1)
        whole = np.where(running[:, -1:] > 0, running[:, -1:], 1)
        reached = np.rint(totals[:, [year]] * running / whole).astype(np.int64)
        parts[:, columns] = np.diff(reached, axis=1, prepend=0)
    return parts


def _stock(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Ints:
    entry = plan.entry
    if entry.is_fact:
        return members_at(cells, span)
    result = _performance(cells, span.years, rng)
    if entry.cadence is Cadence.TERM_END and plan.start is not None:
        share = (np.arange(len(span)) + 1) / len(span)
        way = (plan.ask[:, -1] - plan.start)[:, None] * result.mean(axis=1)[:, None] * share
        return _whole(plan.start[:, None] + way)
    place = (span.position + 1) / (span.position.max() + 1)
    if is_cap(entry):  # comes down to its cap by the end of the year
        level = (0.45 + 0.5 / result)[:, span.year] * (1.12 - 0.12 * place)
    else:
        level = (0.35 + 0.67 * result)[:, span.year] * (0.9 + 0.1 * place)
    return _whole(plan.ask[:, span.year] * level)


def _gap(plan: Plan, cells: Cells, years: int, rng: np.random.Generator) -> Floats:
    """True probability of a ratio, organisations × years, around what was asked."""
    asked, entry = plan.ask / 100, plan.entry
    result = _performance(cells, years, rng)
    if plan.upper is not None:
        return np.clip(asked * (1 + (entry.upper or 1.0)) / 2 * result, 0, 1)
    if is_cap(entry):
        return asked * np.clip(1.6 - result, 0.2, 2.0)
    if plan.start is not None:
        return np.clip(plan.start[:, None] / 100 + np.zeros((len(cells), years)), 0, 1)
    failing = (1 - asked) * np.clip(1 - (result - 1) * 6, 0.15, 2.2) + np.where(
        result < 0.9, 0.04, 0
    )
    return np.clip(1 - failing, 0, 1)


def _ratio(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Figures:
    chance = _gap(plan, cells, span.years, rng)[:, span.year]
    whole = _denominators(plan, cells, span, rng)
    if plan.start is not None:  # on its way from the start to the end of the term
        share = (np.arange(len(span)) + 1) / len(span)
        way = (plan.ask[:, -1] - plan.start) / 100 * rng.normal(1.1, 0.3, len(cells))
        part = np.rint(whole * np.clip(chance + way[:, None] * share, 0, 1)).astype(np.int64)
    elif plan.entry.aggregation == "pooled":
        part = whole - rng.binomial(whole, 1 - chance)
    else:  # the same people all year: one draw a year, a little short in the first quarter
        pick = np.searchsorted(span.year, np.arange(span.years))
        failed = rng.binomial(whole[:, pick], 1 - chance[:, pick])[:, span.year]
        late = (span.position == 0) & (rng.random(whole.shape) < 0.3)
        several = span.position.max() > 0
        part = np.clip(whole - failed - (late * several), 0, whole)
    return Figures(numerator=part.astype(np.int64), denominator=whole)


def _denominators(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Ints:
    kind, *bounds = plan.entry.whole.split()
    shape = (len(cells), len(span))
    if kind == "members":
        return members_at(cells, span)
    if kind == "rare":
        rate = float(bounds[0]) * cells.members[:, None] * np.ones(shape)
        return rng.poisson(rate).astype(np.int64)
    size = rng.uniform(float(bounds[0]), float(bounds[1]), len(cells))[:, None]
    if plan.entry.aggregation == "pooled":
        size = size * np.exp(0.2 * rng.standard_normal(shape))
    yearly = size * (1 + 0.02 * np.arange(span.years))[span.year]
    return np.maximum(np.rint(yearly), 1).astype(np.int64)


def _percentages(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Ints:
    """A rate running through the year, reported as a percentage alone."""
    result = _performance(cells, span.years, rng)[:, span.year]
    noise = 1 + 0.06 * rng.standard_normal(result.shape)
    return _whole(plan.ask[:, span.year] * result * noise)


def _rungs(plan: Plan, cells: Cells, span: Span, rng: np.random.Generator) -> Ints:
    form = 0.6 * cells.quality[:, None] + 0.8 * rng.standard_normal((len(cells), len(span)))
    if len(plan.entry.rungs) == 3:  # titles: the best one is asked, and common
        return np.digitize(-form, [0.2, 1.5])
    return np.digitize(-form, [-0.95, 1.0, 1.9])


def _flags(cells: Cells, span: Span, rng: np.random.Generator) -> Ints:
    kept = rng.random((len(cells), span.years)) < 0.93 + 0.02 * cells.quality[:, None]
    late = (span.position == 0) & (rng.random((len(cells), len(span))) < 0.15)
    return _whole(kept[:, span.year] & ~late)
