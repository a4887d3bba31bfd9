"""Made-up actuals for property tests: bursts of reports, corrections, estimates, loads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .amounts import aimed_cells, loose_cells
from .asked import Asked, Lookups, Target
from .choices import Choices
from .judging import Period
from .model import Dataset, Row, row
from .periods import SCHOOL, Span, parse, straddles_years, year_code, year_span
from .values import Found

MOST_LOADS = 3
Load = dict[tuple[object, ...], Row]
RECIPES = {
    "calendar": (
        ("{0}",),
        ("{0}-Q1", "{0}-Q2", "{0}-Q3", "{0}-Q4"),
        ("{0}-H1", "{0}-H2"),
        tuple(f"{{0}}-M{month:02}" for month in range(1, 13)),
        ("{0}-9M", "{0}-Q4"),
        ("{0}-11M", "{0}-M12"),
        ("{0}-H1", "{0}-Q3", "{0}-M10", "{0}-M11", "{0}-M12"),
        ("{0}-Q1", "{0}-M04", "{0}-M05", "{0}-M06", "{0}-H2"),
    ),
    SCHOOL: (
        ("{0}-{1}",),
        ("{0}-{1}-HK1", "{0}-{1}-HK2"),
        ("{0}-M09", "{0}-Q4", "{1}-Q1", "{1}-Q2", "{1}-M07", "{1}-M08"),
        tuple(f"{{{month < 9:d}}}-M{month:02}" for month in (9, 10, 11, 12, *range(1, 9))),
        ("{0}-M09", "{0}-Q4", "{1}-H1", "{1}-M07", "{1}-M08"),
        ("{0}-{1}-HK1", *(f"{{1}}-M{month:02}" for month in range(2, 9))),
        ("{0}-M09", "{0}-Q4", "{1}-M01", "{0}-{1}-HK2"),
    ),
}
SUFFIXES = ("", "-Q1", "-H1", "-9M", "-11M", "-M01", "-M12", "-Q4", "-H2", "-M07", "-Q3", "-Q2")
RECORDED_AFTER = (5, 5, 1, 0, 15, 40, 120, -20)


@dataclass
class Figures:
    """Actuals while they are being built, one dict of rows by key for each load."""

    data: Dataset
    loads: list[Load] = field(default_factory=lambda: [{} for _ in range(MOST_LOADS)])
    rows: list[tuple[int, Row]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Look up the targets once."""
        self.lookups = Lookups(self.data)
        self.targets = [self.lookups.target(row) for row in self.data.targets]
        self.bases: dict[tuple[str, str], set[str]] = {}
        for target in self.targets:
            pair = target.organisation_id, target.indicator_id
            self.bases.setdefault(pair, set()).add(target.year_basis)

    def add(self, load: int, entry: Row) -> None:
        """Put a row into a load, or a later one where the loader would refuse it there.

        Two rows of one load differ in organisation, indicator, period, day or being an estimate.
        """
        names = ("organisation_id", "indicator_id", "period", "recorded_on")
        key = (*(entry[name] for name in names), bool(entry["estimate"]))
        bases = self.bases.get((entry["organisation_id"], entry["indicator_id"]))
        span = parse(entry["period"])
        if bases and all(straddles_years(span, basis) for basis in bases):
            return  # §2: refused
        while load < MOST_LOADS and key in self.loads[load]:
            load += 1
        if load < MOST_LOADS:
            self.loads[load][key] = entry
            self.rows.append((load, entry))


def build_figures(data: Dataset, bursts: Iterable[bytes]) -> Dataset:
    """The data set with the actuals of some bursts, one for each run of bytes.

    The first bursts report on one target each, so that few are left without figures.
    """
    figures = Figures(data)
    makers = (_any_years, _any_years, _correction, _single, _correction, _estimate, _copy)
    for number, source in enumerate(bursts):
        choices = Choices(source)
        maker = choices.pick(makers)
        if number < len(figures.targets):
            _years(figures, figures.targets[number], choices)
        else:
            maker(figures, choices)
    loads = [tuple(load.values()) for load in figures.loads]
    while len(loads) > 1 and not loads[-1]:
        loads.pop()
    return Dataset(**{**vars(data), "actual_loads": tuple(loads)})


def _entry(organisation_id: str, indicator_id: str, period: str, choices: Choices) -> Row:
    recorded_on = choices.days_after(parse(period).last, RECORDED_AFTER)
    return row(
        "actuals",
        organisation_id=organisation_id,
        indicator_id=indicator_id,
        period=period,
        recorded_on=recorded_on,
    )


# --- bursts --------------------------------------------------------------------------------


def _any_years(figures: Figures, choices: Choices) -> None:
    _years(figures, choices.pick(figures.targets), choices)


def _years(figures: Figures, target: Target, choices: Choices) -> None:
    """Reports of consecutive judged years of a target, of the last year perhaps only a part."""
    if not target.judged_years:
        _single(figures, choices)
        return
    load, first = choices.pick((0, 0, 0, 1, 2)), choices.pick((0, 0, 0, 1, 2))
    years = target.judged_years[first:] or target.judged_years
    years = years[: choices.pick((1, 2, 3, 5))]
    cuts = [0] * (len(years) - 1) + [choices.pick((0, 0, 1, 1, 2, 3, 8))]
    if choices.rarely(5):
        cuts[0] = choices.pick((1, 2))
    for part in _grouped(target, years, cuts, choices):
        codes = list(part[1])
        if codes and choices.rarely(10):
            codes.pop(choices.number(len(codes)))
        for code, cells in zip(codes, aimed_cells(part[0], codes, choices), strict=True):
            entry = _entry(target.organisation_id, target.indicator_id, code, choices)
            figures.add(load, entry | cells)


Part = tuple[Period, tuple[str, ...]]


def _grouped(
    target: Target, years: Sequence[int], cuts: Sequence[int], choices: Choices
) -> list[Part]:
    """The codes to report, by the period of the target to which they count."""
    by_year = [_codes(target, year, cut, choices) for year, cut in zip(years, cuts, strict=True)]
    if target.cadence in ("term_total", "term_end"):
        together = tuple(code for codes in by_year for code in codes)
        return [(_period(target, target.term_span, target.asked), together)]
    return [
        (_period(target, year_span(year, target.year_basis), _asked(target, year)), codes)
        for year, codes in zip(years, by_year, strict=True)
    ]


def _codes(target: Target, year: int, cut: int, choices: Choices) -> tuple[str, ...]:
    """Codes of one year by some recipe, without the last ones and those before the founding."""
    recipes = RECIPES[SCHOOL if target.year_basis == SCHOOL else "calendar"]
    span = year_span(year, target.year_basis)
    is_founded_inside = target.founded is not None and span.has_day(target.founded)
    recipe = recipes[3] if is_founded_inside and choices.rarely(2) else choices.pick(recipes)
    codes = [code.format(year, year + 1) for code in recipe]
    codes = codes[: max(len(codes) - cut, 1 if cut < 3 else 0)]
    if is_founded_inside and not choices.rarely(3):
        codes = [code for code in codes if parse(code).last >= target.founded]
    return tuple(codes)


def _asked(target: Target, year: int) -> Asked:
    return target.asked_by_year.get(year, target.asked)


def _period(target: Target, span: Span, asked: Asked) -> Period:
    return Period(target, "", span, asked, Found(), span.last)


def _single(figures: Figures, choices: Choices) -> None:
    """One report of any period, perhaps a fact that no target asks for."""
    years = [year for target in figures.targets for year in target.judged_years] or [2022]
    year = choices.pick((min(years), max(years), max(years) + 1, min(years) - 1))
    schools = [year_code(year, SCHOOL) + end for end in ("", "-HK1", "-HK2")]
    period = choices.pick([*(f"{year}{end}" for end in SUFFIXES), *schools])
    organisation = choices.pick(figures.data.organisations)["id"]
    indicator = choices.pick(figures.data.indicators)
    if figures.targets and not choices.rarely(3):
        target = choices.pick(figures.targets)
        organisation = target.organisation_id
        indicator = figures.lookups.indicators[target.indicator_id]
    entry = _entry(organisation, indicator["id"], period, choices)
    figures.add(choices.number(3), entry | loose_cells(indicator, choices))


def _correction(figures: Figures, choices: Choices) -> None:
    """A new row or a withdrawal for the period of an earlier row, recorded about then."""
    if not figures.rows:
        return
    load, old = choices.pick(figures.rows)
    recorded_on = choices.days_after(old["recorded_on"], (10, 0, 0, 30, -3, 1))
    names = ("organisation_id", "indicator_id", "period", "estimate")
    entry = row("actuals", recorded_on=recorded_on, **{name: old[name] for name in names})
    if choices.rarely(3):
        entry["withdrawn"] = True
    else:
        entry |= loose_cells(figures.lookups.indicators[old["indicator_id"]], choices)
    figures.add(load + choices.pick((1, 0, 2)), entry)


def _estimate(figures: Figures, choices: Choices) -> None:
    """An estimate of a judged year, perhaps withdrawn later."""
    target = choices.pick(figures.targets)
    if not target.judged_years:
        return
    year = choices.pick(target.judged_years)
    code = choices.pick((year_code(year, target.year_basis), *_codes(target, year, 0, choices)))
    entry = _entry(target.organisation_id, target.indicator_id, code, choices)
    indicator = figures.lookups.indicators[target.indicator_id]
    load = choices.number(3)
    figures.add(load, entry | loose_cells(indicator, choices) | {"estimate": True})
    if choices.rarely(2):
        figures.add(load + 1, entry | {"estimate": True, "withdrawn": True})


def _copy(figures: Figures, choices: Choices) -> None:
    """A stored row loaded once more: it changes nothing."""
    if figures.rows:
        load, old = choices.pick(figures.rows)
        figures.add(load + 1 + choices.number(2), dict(old))
