"""Made-up master tables for property tests: organisations, terms, indicators, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .asked import Lookups
from .choices import Choices, four_decimals
from .model import XEP_LOAI, Dataset, Row, row
from .periods import ONE_DAY, SCHOOL, year_code

TITLES = (("xuat_sac", "Tập thể lao động xuất sắc"), ("tien_tien", "Tập thể lao động tiên tiến"))
SCALES: tuple[Row, ...] = tuple(
    row("scales", id="danh_hieu", level=level, rank=rank, name=name)
    for rank, (level, name) in enumerate((*TITLES, ("khong_dat", "Không đạt danh hiệu")), start=1)
)
LEVELS = {
    scale: tuple(rung["level"] for rung in (*XEP_LOAI, *SCALES) if rung["id"] == scale)
    for scale in ("xep_loai", "danh_hieu")
}
UNITS = {"flow": "lượt", "stock": "cơ sở", "ratio": "%", "rating": "mức", "flag": "có/không"}
COMPARATORS = (">=", ">=", "<=", "between", "=", ">", "within", "<")
CADENCES = {
    "flow": ("each_year", "term_total", "by_year"),
    "stock": ("each_year", "term_end", "term_end", "by_year"),
    "ratio": ("each_year", "term_end", "term_total", "by_year"),
    "rating": ("each_year", "term_end", "by_year"),
    "flag": ("each_year", "term_end"),
}
VALUES = {
    "flow": ("100", "120", "1200", "40", "7", "0", "333.3333", "0.5", "50000000"),
    "stock": ("100", "20", "7", "0", "12.5", "120"),
    "ratio": ("80", "100", "50", "20", "0", "33.3333", "97", "12.5"),
}
PROFILES = ("10 30 70 100", "25 50 75 100", "0 0 60 100", "0 0 0 100", "40 100 100 100")
FIRST_DAYS = ((1, 1), (4, 29), (7, 1), (7, 2), (7, 3), (3, 2), (3, 3), (9, 1), (12, 31))
LAST_DAYS = ((12, 31), (4, 10), (7, 1), (7, 2), (6, 30), (8, 31), (3, 1), (3, 2))
FOUNDING_DAYS = ((3, 15), (1, 1), (1, 20), (6, 1), (9, 1), (10, 31), (12, 31), (8, 31), (2, 10))
DISSOLVING_DAYS = ((12, 31), (12, 30), (6, 30), (8, 31), (8, 30), (1, 1))


@dataclass
class Masters:
    """Master tables while they are being built."""

    base: int
    organisations: list[list[Row]] = field(default_factory=list)
    terms: list[list[Row]] = field(default_factory=list)
    resolutions: dict[str, Row] = field(default_factory=dict)
    indicators: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    target_years: list[Row] = field(default_factory=list)

    def dataset(self) -> Dataset:
        """The master tables as a data set without actuals."""
        return Dataset(
            organisations=tuple(row for rows in self.organisations for row in rows),
            terms=tuple(row for rows in self.terms for row in rows),
            resolutions=tuple(self.resolutions.values()),
            scales=SCALES,
            indicators=tuple(self.indicators),
            targets=tuple(self.targets),
            target_years=tuple(self.target_years),
        )


def build_masters(
    base: int,
    organisations: Sequence[bytes],
    indicators: Sequence[bytes],
    targets: Sequence[bytes],
) -> Dataset:
    """Master tables with one organisation, indicator and target for each run of bytes."""
    masters = Masters(base)
    for source in organisations:
        _add_organisation(masters, Choices(source))
    _finish_tree(masters)
    for source in indicators:
        _add_indicator(masters, Choices(source))
    for source in targets:
        _add_target(masters, Choices(source))
    return masters.dataset()


# --- organisations and terms ---------------------------------------------------------------


def _parent(masters: Masters, choices: Choices) -> str | None:
    above: list[str | None] = [rows[0]["id"] for rows in masters.organisations]
    return choices.pick([*above, None]) if above else None


def _add_organisation(masters: Masters, choices: Choices) -> None:
    """One organisation: plain, founded late, renamed, moved, dissolved, in any combination."""
    number = len(masters.organisations) + 1
    id_, parent = f"o{number}", _parent(masters, choices)
    shape = choices.pick(("plain", "plain", "plain", "renamed", "moved", "moved after a gap"))
    first: date | None = choices.pick((None, None, date(masters.base - 6, 5, 19)))
    if choices.rarely(3):
        first = choices.day(masters.base + choices.number(3), FOUNDING_DAYS)
    last: date | None = None
    if choices.rarely(5):
        last = choices.day(masters.base + 1 + choices.number(3), DISSOLVING_DAYS)
        last = None if first and last < first else last
    entry = row("organisations", id=id_, name=f"Tổ chức {number}", parent_id=parent)
    rows = [{**entry, "valid_from": first, "valid_to": last}]
    if shape != "plain":
        change = choices.day(masters.base + 1 + choices.number(2), ((7, 1), (1, 1), (10, 16)))
        end = choices.days_after(change, (-31,)) if shape == "moved after a gap" else change
        if (first is None or first < end - ONE_DAY) and (last is None or change <= last):
            moved = _parent(masters, choices) if shape != "renamed" else parent
            later = {**entry, "name": f"Tổ chức {number} (mới)", "parent_id": moved}
            rows = [
                {**entry, "valid_from": first, "valid_to": end - ONE_DAY},
                {**later, "valid_from": change, "valid_to": last},
            ]
    masters.organisations.append(rows)
    masters.terms.append(_terms(id_, masters.base, choices))


def _terms(organisation_id: str, base: int, choices: Choices) -> list[Row]:
    start = choices.day(base, FIRST_DAYS)
    end = choices.day(base + choices.pick((2, 3, 1, 0)), LAST_DAYS)
    end = max(end, choices.days_after(start, (120, 200, 400)))
    terms = [(start, end)]
    if choices.rarely(8):
        terms.append((end + ONE_DAY, choices.days_after(end, (700, 300))))
    rows = []
    for number, (first, last) in enumerate(terms, start=1):
        named = choices.rarely(5)
        first_year = first.year + choices.pick((0, 1, -1))
        rows.append(
            row(
                "terms",
                id=f"{organisation_id}-t{number}",
                organisation_id=organisation_id,
                start_date=first,
                end_date=last,
                first_year=first_year if named else None,
                last_year=first_year + choices.number(4) if named else None,
            )
        )
    return rows


def _finish_tree(masters: Masters) -> None:
    """Kinds (who has subordinates is a đảng bộ) and successors (never a dissolved one)."""
    parents = {row["parent_id"] for rows in masters.organisations for row in rows}
    alive = [rows[0]["id"] for rows in masters.organisations if rows[-1]["valid_to"] is None]
    for rows in masters.organisations:
        for entry in rows:
            entry["kind"] = "dang_bo" if entry["id"] in parents else "chi_bo"
        if rows[-1]["valid_to"] is not None and alive:
            rows[-1]["successor_id"] = alive[len(rows[0]["name"]) % len(alive)]


# --- indicators and targets ----------------------------------------------------------------


def _add_indicator(masters: Masters, choices: Choices) -> None:
    number = len(masters.indicators) + 1
    measure = choices.pick(
        ("flow", "ratio", "stock", "flow", "ratio", "flow", "stock", "rating", "flag")
    )
    aggregations = {"flow": (None, "sum"), "ratio": (None, "last", "pooled")}
    scale = choices.pick(tuple(LEVELS)) if measure == "rating" else None
    is_numeric = measure in VALUES
    masters.indicators.append(
        row(
            "indicators",
            id=f"i{number}",
            name=f"Chỉ số {number}",
            unit=UNITS[measure],
            measure=measure,
            aggregation=choices.pick(aggregations.get(measure, (None, "last"))),
            scale_id=scale,
            can_be_negative=choices.pick((None, None, False, True)) if is_numeric else None,
            due_days=choices.pick((None, 0, 10, 30, 45)),
        )
    )


def _resolution(masters: Masters, choices: Choices) -> Row:
    """A congress resolution of one of the organisation's terms, or one of a year."""
    number = choices.number(len(masters.organisations))
    organisation_id = masters.organisations[number][0]["id"]
    if choices.rarely(5):
        basis = choices.pick(("calendar", SCHOOL))
        year = year_code(masters.base + choices.number(3), basis)
        entry = row("resolutions", id=f"{organisation_id}-{year}", kind="year", year=year)
    else:
        term = choices.pick(masters.terms[number])
        entry = row("resolutions", id=f"{term['id']}-r", kind="congress", term_id=term["id"])
    entry |= {"organisation_id": organisation_id, "title": f"Nghị quyết {entry['id']}"}
    return masters.resolutions.setdefault(entry["id"], entry)


def _add_target(masters: Masters, choices: Choices) -> None:
    resolution, indicator = _resolution(masters, choices), choices.pick(masters.indicators)
    measure = indicator["measure"]
    cadences = [
        cadence
        for cadence in CADENCES[measure]
        if measure != "ratio" or cadence != "term_total" or indicator["aggregation"] != "last"
    ]
    is_of_year = resolution["kind"] == "year"
    cadence = "each_year" if is_of_year else choices.pick(cadences)
    basis = choices.pick((None, "calendar", "financial", SCHOOL, SCHOOL))
    if is_of_year and "-" in resolution["year"]:
        basis = SCHOOL
    named = choices.rarely(6)
    first_year = masters.base + choices.pick((0, 1, -1))
    number = len(masters.targets) + 1
    target = row(
        "targets",
        id=f"c{number}",
        resolution_id=resolution["id"],
        title=f"Chỉ tiêu {number}",
        indicator_id=indicator["id"],
        comparator=_comparator(measure, choices),
        cadence=cadence,
        year_basis=basis,
        first_year=first_year if named else None,
        last_year=first_year + choices.number(4) if named else None,
        weight=choices.pick((None, Decimal(1), Decimal(2), Decimal("0.5"))),
    )
    _fill_asked(target, indicator, choices)
    _fill_plan(target, measure, choices)
    masters.targets.append(target)
    if cadence == "by_year":
        _move_to_years(masters, target, choices)


def _comparator(measure: str, choices: Choices) -> str:
    fixed = {"rating": ">=", "flag": "="}
    return fixed[measure] if measure in fixed else choices.pick(COMPARATORS)


def _fill_asked(target: Row, indicator: Row, choices: Choices) -> None:
    """``value``, ``upper`` and ``level``, as the measure and the comparator ask."""
    measure = indicator["measure"]
    if measure == "rating":
        target["level"] = choices.pick(LEVELS[indicator["scale_id"]])
    elif measure == "flag":
        target["value"] = True
    else:
        value = Decimal(choices.pick(VALUES[measure]))
        if indicator["can_be_negative"] and choices.rarely(5):
            value = -value
        target["value"] = value
        if target["comparator"] in ("between", "within"):
            steps = ("20", "0.0001", "50", "3")
            target["upper"] = value + Decimal(choices.pick(steps))


def _fill_plan(target: Row, measure: str, choices: Choices) -> None:
    """``profile`` of a flow by year, ``baseline`` of a stock or ratio at the end of a term."""
    cadence = target["cadence"]
    if measure == "flow" and cadence in ("each_year", "by_year") and choices.rarely(2):
        target["profile"] = choices.pick(PROFILES)
    has_way = target["comparator"] not in ("=", "within")
    if measure in ("stock", "ratio") and cadence == "term_end" and has_way:
        value = target["value"]
        above, below = value + 40, max(value - 50, Decimal(0)) if value >= 0 else value - 50
        is_cap = target["comparator"] in ("<=", "<")
        usual = above if is_cap else below
        target["baseline"] = choices.pick((usual, None, Decimal(0), usual, value, above))
        if target["baseline"] is not None and target["baseline"] < 0 <= value:
            target["baseline"] = Decimal(0)
        if target["baseline"] == 0 and value < 0:
            target["baseline"] = below


def _move_to_years(masters: Masters, target: Row, choices: Choices) -> None:
    """One row of ``target_years`` for each judged year, the target itself asking nothing."""
    lookups = Lookups(masters.dataset())
    basis = target["year_basis"] or "calendar"
    levels = LEVELS.get(lookups.indicators[target["indicator_id"]]["scale_id"], ())
    for year in lookups.target(target).judged_years:
        entry = row("target_years", target_id=target["id"], year=year_code(year, basis))
        factor = Fraction(choices.pick((100, 100, 110, 90, 125)), 100)
        if target["level"] is not None:
            entry["level"] = choices.pick((target["level"], *levels))
        else:
            entry["value"] = four_decimals(Fraction(target["value"]) * factor)
            if target["upper"] is not None:
                entry["upper"] = entry["value"] + target["upper"] - target["value"]
        masters.target_years.append(entry)
    target["value"] = target["upper"] = target["level"] = None
