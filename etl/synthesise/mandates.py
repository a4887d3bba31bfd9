"""Mandates of the made-up organisations: terms, resolutions and their targets as columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.masters import MARK, Columns, Ints, numbers, same, texts
from etl.synthesise.reports import SOURCE
from etl.synthesise.targets import Plan
from etl.synthesise.write import Amounts, Words, joined
from scorecard.model.vocabulary import Cadence, Measure, YearBasis

_ROMAN = ("I", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
"""Ordinals of congresses; the first one is that of a founded organisation."""


@dataclass(frozen=True)
class Mandates:
    """Terms of organisations: the present one and, where `has_former`, the one before it.

    `last_year` is the term's; `last_judged` that of an organisation, which a merger may end.
    """

    ids: Sequence[str]
    names: Sequence[str]
    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]
    former: NDArray[np.datetime64]
    first_year: Ints
    last_year: int
    last_judged: Ints
    is_founded: NDArray[np.bool_]
    ordinal: Ints

    @property
    def has_former(self) -> Ints:
        """Indices of the organisations that are older than the present term."""
        return np.flatnonzero(~self.is_founded)

    def term_id(self, k: int, *, former: bool = False) -> str:
        """Id of the term of organisation `k`."""
        return f"{self.ids[k]}-nk-{self._year(k, former=former)}"

    def resolution_id(self, k: int, *, former: bool = False) -> str:
        """Id of the resolution of a term."""
        return f"{self.ids[k]}-nq-{self._year(k, former=former)}"

    def _year(self, k: int, *, former: bool) -> str:
        return str((self.former if former else self.start)[k])[:4]

    def target_ids(self, plan: Plan, *, former: bool = False) -> list[str]:
        """Ids of a plan's targets."""
        letters = "ctt" if former else "ct"
        pairs = zip(plan.who.tolist(), plan.ordinal.tolist(), strict=True)
        return [f"{self.ids[k]}-{letters}{number:02d}" for k, number in pairs]

    def school_years(self, who: Ints, lag: int) -> tuple[Ints, Ints]:
        """First and last judged school year; one begun before a founding is not asked."""
        last = np.full(len(who), self.last_year + lag)
        first = self.first_year[who]
        return np.where(self.is_founded[who], np.minimum(first, last), first + lag), last


def mandates(
    ids: Sequence[str],
    names: Sequence[str],
    founded: NDArray[np.datetime64],
    dissolved: NDArray[np.datetime64],
    years: range,
    rng: np.random.Generator,
) -> Mandates:
    """Terms between congresses in spring; they judge `years`, or what is left of them."""
    n = len(ids)
    start = np.datetime64(f"{years[0]}-03-01") + rng.integers(0, 100, n)
    former = np.datetime64(f"{years[0] - 2}-03-01") + rng.integers(0, 100, n)
    end = np.datetime64(f"{years[-1] + 1}-02-05") + rng.integers(0, 100, n)
    is_founded = ~np.isnat(founded)
    return Mandates(
        ids=ids,
        names=names,
        start=np.where(is_founded, founded, start),
        end=end,
        former=former,
        first_year=np.where(is_founded, _number_of(founded), years[0]),
        last_year=years[-1],
        last_judged=np.where(np.isnat(dissolved), years[-1], _number_of(dissolved) - 1),
        is_founded=is_founded,
        ordinal=rng.integers(1, len(_ROMAN) - 1, n),
    )


def terms(m: Mandates) -> Columns:
    """One row a term; founded organisations name their years, since their first term is short."""
    n, old = len(m.ids), m.has_former
    ids = [m.term_id(k) for k in range(n)]
    ids += [m.term_id(k, former=True) for k in old.tolist()]
    both = np.concatenate([np.where(m.is_founded, 0, m.ordinal + 1), m.ordinal[old]])
    named = np.concatenate([m.is_founded, np.zeros(len(old), bool)])
    first = np.concatenate([m.first_year, m.first_year[old]])
    return {
        "id": texts(ids),
        "organisation_id": Words(np.concatenate([np.arange(n), old]), m.ids),
        "ordinal": Words(both, _ROMAN),
        "start_date": np.concatenate([m.start, m.former[old]]),
        "end_date": np.concatenate([m.end, m.start[old] - 1]),
        "first_year": numbers(first, named),
        "last_year": numbers(np.full(len(both), m.last_year), named),
    }


def resolutions(m: Mandates, which: Ints, *, former: bool = False) -> Columns:
    """One congress resolution for the present (or former) term of each of `which`."""
    start = m.former if former else m.start
    end = m.start if former else m.end
    spans = zip(_years(start[which]), _years(end[which]), strict=True)
    titles = [_title(m.names[k], *span) for k, span in zip(which.tolist(), spans, strict=True)]
    return {
        "id": texts([m.resolution_id(k, former=former) for k in which.tolist()]),
        "organisation_id": Words(which, m.ids),
        "kind": same("congress", len(which)),
        "term_id": texts([m.term_id(k, former=former) for k in which.tolist()]),
        "number": Words(which % 9, [f"{k:02d}-NQ/ĐH" for k in range(1, 10)]),
        "adopted_on": start[which],
        "title": texts(titles),
        "source": same(SOURCE, len(which)),
    }


def _years(days: NDArray[np.datetime64]) -> list[int]:
    years: list[int] = _number_of(days).tolist()
    return years


def _number_of(days: NDArray[np.datetime64]) -> Ints:
    years: Ints = days.astype("datetime64[Y]").astype(np.int64) + 1970
    return years


def _title(name: str, first: int, last: int) -> str:
    return f"Nghị quyết Đại hội {name.removesuffix(' (minh họa)')}, nhiệm kỳ {first}–{last}"


def targets(plan: Plan, m: Mandates, *, former: bool = False) -> Columns:
    """One row a target of the plan."""
    entry, n = plan.entry, len(plan.who)
    value = plan.term_ask
    is_by_year = entry.cadence is Cadence.BY_YEAR
    is_rating, is_flag = entry.measure is Measure.RATING, entry.measure is Measure.FLAG
    columns: Columns = {
        "id": texts(m.target_ids(plan, former=former)),
        "resolution_id": texts([m.resolution_id(k, former=former) for k in plan.who.tolist()]),
        "ordinal": Words(plan.ordinal, [str(k) for k in range(int(plan.ordinal.max()) + 1)]),
        "group": same(entry.group, n),
        "title": same(entry.title, n),
        "indicator_id": same(entry.id, n),
        "comparator": same(entry.comparator, n),
        "cadence": same(entry.cadence, n),
        "year_basis": same(entry.basis, n),
        "source_locator": Words(
            np.where(plan.ordinal > 0, plan.ordinal, -1),
            [f"mục II, chỉ tiêu {k}" for k in range(int(plan.ordinal.max()) + 1)],
        ),
        "note": same(MARK, n),
    }
    if is_rating:
        columns["level"] = same(entry.level, n)
    elif not is_by_year:
        given = np.ones(n, bool)
        scale = 10 ** (6 - entry.decimals)
        columns["value"] = Amounts(value * scale, given, np.full(n, is_flag))
    if plan.term_upper is not None:
        columns["upper"] = numbers(plan.term_upper, decimals=entry.decimals)
    if plan.start is not None:
        columns["baseline"] = numbers(plan.start, decimals=entry.decimals)
    if entry.profile:
        columns["profile"] = same(entry.profile, n)
    if entry.basis is YearBasis.SCHOOL:
        first, last = m.school_years(plan.who, entry.lag)
        columns["first_year"], columns["last_year"] = numbers(first), numbers(last)
    return columns


def target_years(plans: Sequence[Plan], m: Mandates, years: range) -> Columns:
    """One row a target and judged year of `by_year` plans, by organisation."""
    blocks: list[Columns] = []
    owners = []
    for plan in plans:
        judged = np.arange(plan.ask.shape[1]) >= plan.judged_from[:, None]
        judged &= np.array(years) <= m.last_judged[plan.who][:, None]
        target, year = np.nonzero(judged)
        owners.append(plan.who[target])
        blocks.append(
            {
                "target_id": Words(target, m.target_ids(plan)),
                "year": Words(year, [str(number) for number in years]),
                "value": numbers(plan.ask[judged], decimals=plan.entry.decimals),
            }
        )
    return joined(blocks, np.argsort(np.concatenate(owners), kind="stable"))
