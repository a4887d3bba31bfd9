"""Semantics §3: what goes together in a target is accepted, anything else is refused."""

from itertools import product

import pytest

from tests.contract.office import Office, lines

ALL = (">=", ">", "<=", "<", "=", "between", "within")
CADENCES = ("each_year", "by_year", "term_total", "term_end")
TABLE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "flow": (("each_year", "by_year", "term_total"), ALL),
    "stock": (("each_year", "by_year", "term_end"), ALL),
    "ratio": (CADENCES, ALL),
    "rating": (("each_year", "by_year", "term_end"), (">=",)),
    "flag": (("each_year", "term_end"), ("=",)),
}
FIELDS = "id;resolution_id;title;indicator_id;cadence;comparator;value;upper;level"


def asked(measure: str, comparator: str) -> str:
    """Value, upper and level as that measure and comparator ask for them."""
    if measure == "rating":
        return ";;tot"
    if measure == "flag":
        return "có;;"
    return "5;6;" if comparator in ("between", "within") else "5;;"


COMBINATIONS = list(product(TABLE, CADENCES, ALL))


def test_every_row_of_the_table_is_accepted_and_nothing_else(settled: Office) -> None:
    targets, years, expected = [], [], []
    for row, (measure, cadence, comparator) in enumerate(COMBINATIONS, start=2):
        figures = asked(measure, comparator)
        own = ";;" if cadence == "by_year" else figures
        targets.append(f"x{row};nq;Tên;{measure};{cadence};{comparator};{own}")
        cadences, comparators = TABLE[measure]
        if cadence == "by_year":
            years += [f"x{row};{year};{figures}" for year in (2022, 2023, 2024)]
        if cadence not in cadences or comparator not in comparators:
            expected.append(row)
    checked = settled.check(
        targets=lines(FIELDS, targets),
        target_years=lines("target_id;year;value;upper;level", years),
    )
    assert checked.codes == {"invalid_combination"}
    assert sorted({row for (row,) in checked.refused("row")}) == expected
    assert {column for (column,) in checked.refused("column")} == {"cadence", "comparator"}


# (what, columns beyond FIELDS, the rows' cells after the title, column at fault or None)
MORE = f"{FIELDS};year_basis;first_year;last_year;baseline;profile;weight"
ROWS: list[tuple[str, str, str | None]] = [
    ("a baseline of a stock", "stock;term_end;>=;5;;;;;;2;;", None),
    ("a baseline of a ratio", "ratio;term_end;<=;5;;;;;;10;;", None),
    ("a baseline of a range", "stock;term_end;between;5;6;;;;;2;;", None),
    ("a baseline on a flow", "flow;each_year;>=;5;;;;;;2;;", "baseline"),
    ("a baseline on a total", "flow;term_total;>=;5;;;;;;2;;", "baseline"),
    ("a baseline by year", "stock;each_year;>=;5;;;;;;2;;", "baseline"),
    ("a baseline on a pooled total", "ratio;term_total;>=;5;;;;;;2;;", "baseline"),
    ("a baseline with =", "stock;term_end;=;5;;;;;;2;;", "baseline"),
    ("a baseline with within", "ratio;term_end;within;5;6;;;;;2;;", "baseline"),
    ("a baseline of a rating", "rating;term_end;>=;;;tot;;;;2;;", "baseline"),
    ("a baseline of a flag", "flag;term_end;=;có;;;;;;2;;", "baseline"),
    *((f"upper with {c}", f"flow;each_year;{c};5;6;;;;;;;", "upper") for c in ALL[:5]),
    *((f"no upper with {c}", f"flow;each_year;{c};5;;;;;;;;", "upper") for c in ALL[5:]),
    ("upper below value", "flow;each_year;between;6;5;;;;;;;", "upper"),
    ("upper equal to value", "flow;each_year;within;5;5;;;;;;;", None),
    ("upper of a rating", "rating;each_year;>=;;6;tot;;;;;;", "upper"),
    ("upper of a flag", "flag;each_year;=;có;6;;;;;;;", "upper"),
    ("no value", "flow;each_year;>=;;;;;;;;;", "value"),
    ("no value of a flag", "flag;each_year;=;;;;;;;;;", "value"),
    ("a flag that asks for no", "flag;each_year;=;không;;;;;;;;", "value"),
    ("a value on a rating", "rating;each_year;>=;2;;tot;;;;;;", "value"),
    ("no level on a rating", "rating;each_year;>=;;;;;;;;;", "level"),
    ("a level on a flow", "flow;each_year;>=;5;;tot;;;;;;", "level"),
    ("a level on a flag", "flag;each_year;=;có;;tot;;;;;;", "level"),
    ("value of a by_year target", "flow;by_year;>=;5;;;;;;;;", "value"),
    ("a profile", "flow;each_year;>=;5;;;;;;;10 30 70 100;", None),
    ("a profile in percent", "flow;each_year;<=;5;;;;;;;0% 12,5% 12,5% 100%;", None),
    ("a profile on a stock", "stock;each_year;>=;5;;;;;;;10 30 70 100;", "profile"),
    ("a profile on a ratio", "ratio;each_year;>=;5;;;;;;;10 30 70 100;", "profile"),
    ("a profile on a total", "flow;term_total;>=;5;;;;;;;10 30 70 100;", "profile"),
    ("a profile that falls", "flow;each_year;>=;5;;;;;;;10 30 20 100;", "profile"),
    ("a profile short of 100", "flow;each_year;>=;5;;;;;;;10 30 70 90;", "profile"),
    ("a profile of three", "flow;each_year;>=;5;;;;;;;10 30 100;", "profile"),
    ("a profile of five", "flow;each_year;>=;5;;;;;;;10 30 70 100 100;", "profile"),
    ("a profile below 0", "flow;each_year;>=;5;;;;;;;-10 30 70 100;", "profile"),
    ("own years", "flow;each_year;>=;5;;;school;2022;2023;;;", None),
    ("a first year alone", "flow;each_year;>=;5;;;;2022;;;;", "last_year"),
    ("a last year alone", "flow;each_year;>=;5;;;;;2023;;;", "first_year"),
    ("years the wrong way round", "flow;each_year;>=;5;;;;2023;2022;;;", "last_year"),
    ("years as a school year", "flow;each_year;>=;5;;;school;2022-2023;2023-2024;;;", "first_year"),
    ("the financial year", "flow;each_year;>=;5;;;financial;;;;;", None),
    ("another basis", "flow;each_year;>=;5;;;lunar;;;;;", "year_basis"),
    ("a weight", "flow;each_year;>=;5;;;;;;;;0,5", None),
    ("a negative weight", "flow;each_year;>=;5;;;;;;;;-1", "weight"),
    ("another comparator", "flow;each_year;≥;5;;;;;;;;", "comparator"),
    ("another cadence", "flow;each_quarter;>=;5;;;;;;;;", "cadence"),
]


def test_fields_that_do_not_apply_are_refused_not_ignored(settled: Office) -> None:
    rows = [f"x{n};nq;{what};{cells}" for n, (what, cells, _) in enumerate(ROWS)]
    # the by_year target of the cases is given its years, so that nothing else is wrong with it
    by_year = next(n for n, (_, cells, _) in enumerate(ROWS) if "by_year" in cells)
    years = "target_id;year;value\n" + "\n".join(f"x{by_year};{y};5" for y in (2022, 2023, 2024))
    checked = settled.check(targets=lines(MORE, rows), target_years=years)
    found = {row: column for row, column in reversed(checked.refused("row", "column"))}
    told = [(what, found.get(row)) for row, (what, *_) in enumerate(ROWS, start=2)]
    assert told == [(what, column) for what, _, column in ROWS]


INDICATORS: list[tuple[str, str | None]] = [
    ("người;flow;last;;", "aggregation"),
    ("người;flow;pooled;;", "aggregation"),
    ("trường;stock;sum;;", "aggregation"),
    ("%;ratio;sum;;", "aggregation"),
    ("bậc;rating;sum;xep_loai;", "aggregation"),
    ("có/không;flag;sum;;", "aggregation"),
    ("%;ratio;last;;", None),
    ("%;ratio;pooled;;", None),
    ("bậc;rating;;;", "scale_id"),
    ("người;flow;;xep_loai;", "scale_id"),
    ("bậc;rating;;xep_loai;có", "can_be_negative"),
    ("người;count;;;", "measure"),
]


def test_an_indicators_fields_go_with_its_measure(settled: Office) -> None:
    heading = "id;name;unit;measure;aggregation;scale_id;can_be_negative"
    rows = [f"x{n};X;{cells}" for n, (cells, _) in enumerate(INDICATORS)]
    found = settled.check(indicators=lines(heading, rows)).refused("row", "column")
    assert found == [(row, column) for row, (_, column) in enumerate(INDICATORS, 2) if column]


def test_a_total_of_a_ratio_is_pooled_alone(settled: Office) -> None:
    checked = settled.check(
        indicators="id;name;unit;measure;aggregation\nx;X;%;ratio;last",
        targets=f"{FIELDS}\na;nq;A;x;term_total;>=;5;;\nb;nq;B;ratio;term_total;>=;5;;",
    )
    assert checked.told("code", "row", "column") == [("invalid_combination", 2, "cadence")]


YEARLY = f"{FIELDS};year_basis"


YEARLY_TARGETS: list[tuple[str, str, str | None]] = [
    ("2023", "flow;each_year;>=;5;;;calendar", None),
    ("2023", "flow;each_year;>=;5;;;school", None),
    ("2022-2023", "flow;each_year;>=;5;;;school", None),
    ("2022-2023", "flow;each_year;>=;5;;;calendar", "year_basis"),
    ("2022-2023", "flow;each_year;>=;5;;;financial", "year_basis"),
    ("2022-2023", "flow;each_year;>=;5;;;", "year_basis"),
    ("2023", "flow;term_total;>=;5;;;", "cadence"),
    ("2023", "stock;term_end;>=;5;;;", "cadence"),
    ("2023", "flow;by_year;>=;;;;", "cadence"),
]


def test_a_resolution_of_one_year_has_only_each_year_targets_of_its_calendar(
    settled: Office,
) -> None:
    checked = settled.check(
        resolutions="id;organisation_id;kind;year;title\nr2023;cb1;year;2023;Tên\n"
        "r2022-2023;cb1;year;2022-2023;Tên",
        targets=lines(
            YEARLY, (f"x{n};r{y};A;{cells}" for n, (y, cells, _) in enumerate(YEARLY_TARGETS))
        ),
    )
    found = [each for each in checked.refused("code", "row", "column") if each[2]]
    assert found == [
        ("invalid_combination", row, column)
        for row, (*_, column) in enumerate(YEARLY_TARGETS, start=2)
        if column
    ]


RESOLUTIONS: list[tuple[str, str | None, str | None]] = [
    ("congress;nk;;", None, None),
    ("congress;;;", "missing_value", "term_id"),
    ("congress;nk;2023;", "invalid_combination", "year"),
    ("year;;2023;", None, None),
    ("year;;2022-2023;", None, None),
    ("year;;;", "missing_value", "year"),
    ("year;nk;2023;", "invalid_combination", "term_id"),
    ("year;;2023-Q1;", "not_a_year", "year"),
    ("year;;2022-2024;", "not_a_year", "year"),
    ("month;;;", "unknown_code", "kind"),
]


def test_a_congress_needs_a_term_and_a_yearly_resolution_a_year(settled: Office) -> None:
    rows = [f"r{n};cb1;Tên;{cells}" for n, (cells, *_) in enumerate(RESOLUTIONS)]
    text = lines("id;organisation_id;title;kind;term_id;year;number", rows)
    assert settled.check(resolutions=text).refused("code", "row", "column") == [
        (code, row, column) for row, (_, code, column) in enumerate(RESOLUTIONS, 2) if code
    ]


YEAR_ROWS: list[tuple[str, str, str | None, str | None]] = [
    ("flow;by_year;>=", "5;;", None, None),
    ("flow;by_year;>=", ";;", "missing_value", "value"),
    ("flow;by_year;>=", "5;6;", "invalid_combination", "upper"),
    ("flow;by_year;>=", "5;;tot", "invalid_combination", "level"),
    ("flow;by_year;between", "5;6;", None, None),
    ("flow;by_year;within", "5;;", "missing_value", "upper"),
    ("flow;by_year;between", "6;5;", "invalid_combination", "upper"),
    ("flow;by_year;>=", "-5;;", "negative_value", "value"),
    ("rating;by_year;>=", ";;Hoàn thành tốt nhiệm vụ", None, None),
    ("rating;by_year;>=", ";;kha", "unknown_level", "level"),
    ("rating;by_year;>=", ";;", "missing_value", "level"),
    ("rating;by_year;>=", "2;;tot", "invalid_combination", "value"),
]


@pytest.mark.parametrize("is_stored", [False, True], ids=["same call", "stored"])
def test_a_year_of_a_by_year_target_asks_as_its_target_does(
    settled: Office, is_stored: bool
) -> None:
    numbered = list(enumerate(YEAR_ROWS))
    heading = "target_id;year;value;upper;level"
    targets = lines(
        f"{FIELDS};first_year;last_year",
        (f"x{n};nq;A;{target};;;;2023;2023" for n, (target, *_) in numbered),
    )
    given = {"targets": targets}
    if is_stored:
        right = (f"x{n};2023;{asked(*t.split(';')[::2])}" for n, (t, *_) in numbered)
        settled.load(targets=targets, target_years=lines(heading, right))
        given = {}
    years = lines(heading, (f"x{n};2023;{figures}" for n, (_, figures, *_) in numbered))
    found = settled.check(**given, target_years=years).refused("code", "row", "column")
    assert found == [(c, row, column) for row, (*_, c, column) in enumerate(YEAR_ROWS, 2) if c]
