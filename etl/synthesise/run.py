"""One run: the tree, then batch by batch its targets and reports, then those of the Đảng bộ."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.synthesise import commentaries, mandates, masters, oddities, story
from etl.synthesise.actuals import actual_columns, commentary_columns
from etl.synthesise.catalogue import Entry, drawn_from
from etl.synthesise.figures import figures
from etl.synthesise.organisations import NOT_BEFORE, Cells, build
from etl.synthesise.periods import Book, Span, book, span
from etl.synthesise.reports import Rows, Season, report
from etl.synthesise.rollup import Rollup
from etl.synthesise.targets import Ints, Plan, draw, former_plan
from etl.synthesise.write import Format, Writer, joined
from scorecard.model.vocabulary import Cadence

Progress = Callable[[int, int], None]

BATCH = 8_000
"""Cells at a time; with 30 targets and three years about 2.9 million reports."""
FORMER_TERM = 60
"""Up to so many cells, the former term has targets and results too."""
_SILENT = 0.006
"""Share of cells that stop reporting in the last judged year."""


@dataclass(frozen=True)
class Setting:
    """What holds for a whole run."""

    entries: tuple[Entry, ...]
    targets: int
    years: range
    book: Book
    has_former_targets: bool
    is_named: bool

    @property
    def until(self) -> np.datetime64:
        """The last day that is reported on."""
        return np.datetime64(f"{self.years[-1]}-12-31")

    @property
    def former_years(self) -> range:
        """The two years that the former term is judged by."""
        return range(self.years[0] - 2, self.years[0])

    def periods(self, entry: Entry) -> Span:
        """The periods in which an entry is reported."""
        years = range(self.years[0] + entry.lag, self.years[-1] + 1 + entry.lag)
        return span(entry.basis, entry.frequency, years, entry.season)


def run(
    cells: int,
    targets: int,
    years: range,
    seed: int,
    fmt: Format,
    out: Path,
    progress: Progress | None,
) -> None:
    """Write all tables of a made-up Đảng bộ into `out` (see the package's `synthesise`)."""
    tree = build(cells, years, np.random.default_rng([seed, 0]))
    setting = Setting(
        entries=drawn_from(targets),
        targets=targets,
        years=years,
        book=book(range(years[0] - 3, years[-1] + 2)),
        has_former_targets=cells <= FORMER_TERM,
        is_named=tree.is_named,
    )
    rollup = Rollup(tree.units, years)
    with Writer(out, fmt) as writer:
        writer.add("scales", masters.scales())
        writer.add("indicators", masters.indicators(setting.entries))
        writer.add("organisations", masters.organisations(tree))
        for number, first in enumerate(range(0, cells, BATCH), 1):
            index = np.arange(first, min(first + BATCH, cells))
            rng = np.random.default_rng([seed, number])
            _write_part(writer, _cells_part(tree.cells.part(index), setting, rollup, rng))
            if progress is not None:
                progress(int(index[-1]) + 1, cells)
        rollup.lift()
        last = np.random.default_rng([seed, number + 1])
        _write_part(writer, _units_part(rollup, setting, last))


@dataclass(frozen=True)
class Part:
    """The mandates, targets and reports of some organisations, ready to be written."""

    mandates: mandates.Mandates
    plans: list[Plan]
    former: list[Plan]
    rows: Rows
    remarks: list[commentaries.Remarks]
    setting: Setting


def _write_part(writer: Writer, part: Part) -> None:
    m, years = part.mandates, part.setting.years
    writer.add("terms", mandates.terms(m))
    writer.add("resolutions", mandates.resolutions(m, np.arange(len(m.ids))))
    lists = [mandates.targets(plan, m) for plan in part.plans]
    who, ordinal = [p.who for p in part.plans], [p.ordinal for p in part.plans]
    if part.former:
        owners = np.unique(np.concatenate([plan.who for plan in part.former]))
        writer.add("resolutions", mandates.resolutions(m, owners, former=True))
        lists += [mandates.targets(plan, m, former=True) for plan in part.former]
        who += [p.who for p in part.former]
        ordinal += [p.ordinal + 1_000 for p in part.former]
    writer.add("targets", joined(lists, np.lexsort([np.concatenate(ordinal), np.concatenate(who)])))
    by_year = [plan for plan in part.plans if plan.entry.cadence is Cadence.BY_YEAR]
    if by_year:
        writer.add("target_years", mandates.target_years(by_year, m, years))
    rows = oddities.in_order(part.rows, part.setting.entries)
    writer.add(
        "actuals", actual_columns(rows, m.ids, part.setting.entries, part.setting.book.codes)
    )
    writer.add("commentaries", commentary_columns(part.remarks, part.plans, m))


def _facts(cells: Cells, setting: Setting) -> Iterator[Plan]:
    nothing = np.zeros((len(cells), len(setting.years)), np.int64)
    everybody = np.arange(len(cells))
    for entry in setting.entries:
        if entry.is_fact:
            none = np.zeros(len(cells), np.int64)
            yield Plan(entry, everybody, none, nothing, None, None, none)


def _cells_part(cells: Cells, setting: Setting, rollup: Rollup, rng: np.random.Generator) -> Part:
    years = setting.years
    hero = story.hero_of(cells, years, is_named=setting.is_named)
    plans = draw(cells, setting.entries, setting.targets, years, rng, is_named=setting.is_named)
    if hero is not None:
        plans = [story.told_ask(plan, hero) for plan in plans]
    season = Season(setting.book, setting.until, _silent(cells, setting, hero, rng))
    number_of = {entry.id: number for number, entry in enumerate(setting.entries)}
    rows, sums, told, remarks = [], [], [], []
    rollup.count_members(cells)
    for place, plan in enumerate([*plans, *_facts(cells, setting)]):
        theirs, periods = cells.part(plan.who), setting.periods(plan.entry)
        made = figures(plan, theirs, periods, rng)
        if hero is not None:
            made = story.told_figures(plan, made, hero)
        entry = number_of[plan.entry.id]
        reported = report(plan, entry, theirs, made, periods, season, rng)
        rows.append(reported.rows)
        if reported.sums is not None:
            sums.append(reported.sums)
        remark = commentaries.explain(place, plan, made, periods, reported.seen, rng)
        if remark is not None:
            remarks.append(remark)
        if hero is not None and hero in plan.who:
            told.append(story.told_rows(plan, entry, made, periods, season, hero))
        rollup.collect(plan, theirs, made, periods)
    both = oddities.add(Rows.joined(rows), Rows.joined(sums), setting.entries, rng)
    if hero is not None:
        both = Rows.joined([both.take(both.organisation != hero), *told])
        remarks = story.told_remarks(remarks, plans, hero)
    m = mandates.mandates(cells.ids, cells.names, cells.founded, cells.dissolved, years, rng)
    part = Part(m, plans, [], both, remarks, setting)
    everybody = np.arange(len(cells) if setting.has_former_targets else 0)
    return _with_former(part, cells, everybody, rng)


def _silent(
    cells: Cells, setting: Setting, hero: int | None, rng: np.random.Generator
) -> NDArray[np.datetime64]:
    """From when on each cell reports nothing any more; NaT where it goes on."""
    days = story.silent_days(cells, hero)
    quarter = np.datetime64(f"{setting.years[-1]}-07-01")
    chosen = (rng.random(len(cells)) < _SILENT) & (not setting.is_named)
    return np.where(chosen, quarter, days)


def _units_part(rollup: Rollup, setting: Setting, rng: np.random.Generator) -> Part:
    """What the Đảng bộ above the cells set themselves and report, a week after their cells."""
    units = rollup.as_cells(rng)
    nobody = np.full(len(units), NOT_BEFORE)
    season = Season(setting.book, setting.until, nobody)
    rows, plans = [], []
    for number, plan, summed in rollup.plans(setting.entries):
        theirs, periods = units.part(plan.who), setting.periods(plan.entry)
        made = summed or figures(plan, theirs, periods, rng)
        rows.append(report(plan, number, theirs, made, periods, season, rng, delay=8).rows)
        plans.append(plan)
    m = mandates.mandates(
        units.ids, units.names, units.founded, units.dissolved, setting.years, rng
    )
    part = Part(m, plans, [], Rows.joined(rows), [], setting)
    whose = np.arange(len(units) if setting.has_former_targets else 1)
    return _with_former(part, units, whose, rng)


def _with_former(part: Part, cells: Cells, whose: Ints, rng: np.random.Generator) -> Part:
    """The part with targets and yearly results of the former term of `whose` organisations."""
    setting = part.setting
    years = setting.former_years
    season = Season(setting.book, setting.until, np.full(len(cells), NOT_BEFORE))
    number_of = {entry.id: number for number, entry in enumerate(setting.entries)}
    former, rows = [], [part.rows]
    for plan in part.plans:
        old = former_plan(plan, np.intersect1d(whose, part.mandates.has_former), len(years))
        if old is not None:
            theirs = cells.part(old.who)
            periods = span(old.entry.basis, "year", years)
            made = figures(old, theirs, periods, rng)
            entry = number_of[plan.entry.id]
            rows.append(report(old, entry, theirs, made, periods, season, rng).rows)
            former.append(old)
    return replace(part, former=former, rows=Rows.joined(rows))
