"""What the strategies draw is valid by contract.md §1, varied, and read quickly."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings

from .asked import Lookups
from .masters import CADENCES, LEVELS
from .model import COLUMNS, Dataset, Row
from .periods import parse, straddles_years
from .strategies import Case, cases
from .summaries import counts, review_rows, score
from .verdicts import TERM, tree, verdicts

SOME = settings(max_examples=settings.default.max_examples // 4)
NUMBERS = ("value", "upper", "baseline", "numerator", "denominator")


def check_columns(data: Dataset) -> None:
    """Every row has the columns of its table, and unique keys where it has an id."""
    for table in (name for name in COLUMNS if name not in ("actuals", "adjustments")):
        rows = getattr(data, table)
        assert all(tuple(row) == COLUMNS[table] for row in rows), table
        if table not in ("organisations", "scales") and "id" in COLUMNS[table]:
            assert len({row["id"] for row in rows}) == len(rows), table
    assert all(set(row) == set(COLUMNS["actuals"]) for row in data.actuals)


def check_numbers(rows: tuple[Row, ...]) -> None:
    """At most four decimals, below a thousand million."""
    for number in (row[name] for row in rows for name in NUMBERS if row.get(name) is not None):
        if not isinstance(number, bool):
            assert isinstance(number, Decimal)
            assert abs(number) < 10**9
            assert number == round(number, 4)


def check_organisations(data: Dataset) -> None:
    """Rows of one id do not overlap; parents and successors exist; who has a child is a đảng bộ."""
    lookups = Lookups(data)
    for rows in lookups.organisations.values():
        for former, later in pairwise(rows):
            assert former["valid_to"] < later["valid_from"]
        for row in rows:
            assert row["kind"] in ("dang_bo", "chi_bo")
            assert None in (row["valid_from"], row["valid_to"]) or (
                row["valid_from"] <= row["valid_to"]
            )
            assert row["successor_id"] in (None, *lookups.organisations)
            parent = row["parent_id"]
            assert parent is None or (
                parent < row["id"] and lookups.organisations[parent][0]["kind"] == "dang_bo"
            )
    assert all(term["start_date"] < term["end_date"] for term in data.terms)


def check_target(data: Dataset, lookups: Lookups, row: Row) -> None:
    """What goes together (semantics.md §3)."""
    indicator, target = lookups.indicators[row["indicator_id"]], lookups.target(row)
    resolution = lookups.resolutions[row["resolution_id"]]
    assert target.cadence in CADENCES[target.measure]
    assert row["cadence"] == "each_year" or resolution["kind"] == "congress"
    if resolution["kind"] == "year" and "-" in resolution["year"]:
        assert row["year_basis"] == "school"
    if (target.measure, target.cadence) == ("ratio", "term_total"):
        assert target.method == "pooled"
    years = [year for year in data.target_years if year["target_id"] == row["id"]]
    assert len(years) == (len(target.judged_years) if target.cadence == "by_year" else 0)
    for asked in years or [row] * (target.cadence != "by_year"):
        has_upper = row["comparator"] in ("between", "within")
        assert (asked["upper"] is not None) == has_upper
        assert not has_upper or asked["upper"] > asked["value"]
        assert (asked["level"] is not None) == (target.measure == "rating")
        assert (asked["value"] is not None) == (target.measure != "rating")
        assert target.measure == "flag" or target.can_be_negative or (asked["value"] or 0) >= 0
    if row["baseline"] is not None:
        assert target.cadence == "term_end"
        assert target.measure in ("stock", "ratio")
        assert row["comparator"] not in ("=", "within")
        assert target.can_be_negative or row["baseline"] >= 0
    assert row["profile"] is None or (
        indicator["measure"] == "flow" and row["cadence"] in ("each_year", "by_year")
    )


def check_figure(indicator: Row, row: Row) -> None:
    """A figure that fits its measure."""
    figures = {name for name in (*NUMBERS[:1], *NUMBERS[3:], "level") if row[name] is not None}
    if row["withdrawn"]:
        assert not figures
        return
    shapes = {
        "ratio": ({"value"}, {"numerator", "denominator"}, {"value", "numerator", "denominator"}),
        "rating": ({"level"},),
    }
    assert figures in shapes.get(indicator["measure"], ({"value"},))
    assert isinstance(row["value"], bool) == (indicator["measure"] == "flag")
    if row["level"] is not None:
        assert row["level"] in LEVELS[indicator["scale_id"]]
    elif not indicator["can_be_negative"] and not isinstance(row["value"], bool):
        assert all(row[name] >= 0 for name in figures)
    if row["denominator"] == 0:
        assert row["numerator"] == 0


def check_actuals(data: Dataset) -> None:
    """Loads that the loader accepts: no two figures for one thing, no period across all years."""
    lookups = Lookups(data)
    bases: dict[tuple[str, str], set[str]] = {}
    for target in map(lookups.target, data.targets):
        pair = target.organisation_id, target.indicator_id
        bases.setdefault(pair, set()).add(target.year_basis)
    for load in data.actual_loads:
        keys = Counter(
            (
                *(
                    row[name]
                    for name in ("organisation_id", "indicator_id", "period", "recorded_on")
                ),
                bool(row["estimate"]),
            )
            for row in load
        )
        assert set(keys.values()) <= {1}
        for row in load:
            check_figure(lookups.indicators[row["indicator_id"]], row)
            own = bases.get((row["organisation_id"], row["indicator_id"]))
            span = parse(row["period"])
            assert not own or not all(straddles_years(span, basis) for basis in own)


@SOME
@given(cases())
def test_data_sets_are_valid(case: Case) -> None:
    data = case.data
    check_columns(data)
    for rows in (data.targets, data.target_years, data.actuals):
        check_numbers(rows)
    check_organisations(data)
    lookups = Lookups(data)
    for row in data.targets:
        check_target(data, lookups, row)
    check_actuals(data)


@SOME
@given(cases())
def test_every_target_has_its_rows(case: Case) -> None:
    data, lookups = case.data, Lookups(case.data)
    found = Counter(row.target_id for row in verdicts(data, case.as_of, case.known_at))
    for target in map(lookups.target, data.targets):
        years = len(target.judged_years)
        usual = years + target.has_term if target.cadence in ("each_year", "by_year") else 1
        assert found[target.id] == (usual if years else 0)


@SOME
@given(cases())
def test_verdicts_agree_with_themselves(case: Case) -> None:
    rows = verdicts(case.data, case.as_of, case.known_at)
    for row in rows:
        assert (row.actual is None) or row.data_through is not None
        assert row.data_through is None or row.data_through <= case.as_of
        assert row.pace is None or row.status in ("on_track", "behind", "at_risk")
        assert not row.stale or row.status in ("on_track", "behind", "at_risk", "no_data")
        assert (row.years_judged is None) or row.period == TERM
    review = review_rows(case.data, case.as_of, case.known_at)
    assert sum(counts(review).values()) == len(review)
    found = score(case.data, review)
    assert found.with_value <= len(review)
    for organisation in case.data.organisations:
        assert organisation["id"] in tree(case.data, organisation["id"], case.as_of)


@SOME
@given(cases())
def test_what_was_not_yet_known_or_not_yet_over_changes_nothing(case: Case) -> None:
    rows = verdicts(case.data, case.as_of, case.known_at)
    loads = tuple(
        tuple(
            row
            for row in load
            if parse(row["period"]).last <= case.as_of
            and (case.known_at is None or row["recorded_on"] <= case.known_at)
            and not row["estimate"]
        )
        for load in case.data.actual_loads
    )
    fewer = Dataset(**{**vars(case.data), "actual_loads": loads})
    assert verdicts(fewer, case.as_of) == rows


def test_the_strategies_reach_every_status() -> None:
    seen: Counter[tuple[str, bool]] = Counter()

    # always the same examples, and enough of them: what is tested is the strategy itself
    @settings(max_examples=200, derandomize=True, database=None)
    @given(cases())
    def collect(case: Case) -> None:
        for moment in case.moments:
            rows = verdicts(case.data, *moment)
            seen.update((row.status, row.period == TERM) for row in rows)

    collect()
    assert len(seen) == 22
