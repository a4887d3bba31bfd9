"""Every fact of the five source documents stands in data/sources, with exactly its figure.

Read with the standard library alone, so that a fault of the loader cannot hide one of the data.
"""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "data" / "sources"
FIGURES = ("value", "upper", "numerator", "denominator", "level")
RATINGS = ("xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh")
PERIOD = re.compile(r"(\d{4})(?:-(?:Q[1-4]|M(?:0[1-9]|1[0-2])|H[12]|9M|11M)|-(\d{4})(?:-HK[12])?)?")
NUMBER = re.compile(r"\d+(,\d+)?")

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def shipped(table: str) -> list[Row]:
    return [row for path in sorted(SOURCES.glob(f"*/{table}.csv")) for row in rows(path)]


FACTS = rows(Path(__file__).parent / "data" / "seed_facts.csv")
TARGETS = {row["id"]: row for row in shipped("targets")}
ACTUALS = {
    "|".join(row[name] for name in ("organisation_id", "indicator_id", "period")): row
    for row in shipped("actuals")
}
INDICATORS = {row["id"]: row for row in shipped("indicators")}
RESOLUTIONS = {row["id"]: row for row in shipped("resolutions")}
LEVELS = {("xep_loai", level) for level in RATINGS}
LEVELS |= {(row["id"], row["level"]) for row in shipped("scales")}


def number(text: str) -> Decimal:
    assert NUMBER.fullmatch(text), text
    return Decimal(text.replace(",", "."))


def place(row: Row) -> str:
    return row.get("source_locator") or row["source"]


def expected_comparator(fact: Row) -> str:
    """A bare number asks for at least that much, a bare nought for none at all (semantics §3)."""
    surface = fact["comparator"]
    if surface == "=":
        return "<=" if fact["value"] == "0" else ">="
    return {"level>=": ">=", "yes": "="}.get(surface, surface)


def test_all_146_facts_are_listed_once() -> None:
    assert Counter(fact["kind"] for fact in FACTS) == {"target": 61, "actual": 85}
    assert len({fact["fact_id"] for fact in FACTS}) == len({fact["key"] for fact in FACTS}) == 146


def test_no_row_is_shipped_twice() -> None:
    for table in ("organisations", "terms", "resolutions", "indicators", "targets"):
        assert max(Counter(row["id"] for row in shipped(table)).values()) == 1, table
    assert len(ACTUALS) == len(shipped("actuals"))


def test_every_target_is_a_fact_and_every_other_actual_tells_of_size() -> None:
    keys = {fact["key"] for fact in FACTS}
    assert set(TARGETS) == {fact["key"] for fact in FACTS if fact["kind"] == "target"}
    context = Counter(ACTUALS[key]["indicator_id"] for key in set(ACTUALS) - keys)
    assert context == {"members.total": 2, "cells.total": 1}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact_id"])
def test_fact_has_exactly_its_figure_and_names_its_line(fact: Row) -> None:
    row = (TARGETS if fact["kind"] == "target" else ACTUALS)[fact["key"]]
    assert [row.get(name, "") for name in FIGURES] == [fact[name] for name in FIGURES]
    assert re.search(rf"dòng {fact['source_line']}\b", place(row))
    if fact["kind"] == "target":
        assert row["comparator"] == expected_comparator(fact)
    for token in filter(None, fact["in_note"].split(";")):
        assert re.search(rf"(?<![\d,.]){re.escape(token)}(?![.,]?\d)", row["note"]), token


def test_every_reference_leads_somewhere() -> None:
    organisations = {row["id"] for row in shipped("organisations")}
    terms = {row["id"]: row["organisation_id"] for row in shipped("terms")}
    assert {row["parent_id"] for row in shipped("organisations")} <= organisations | {""}
    assert set(terms.values()) <= organisations
    for row in RESOLUTIONS.values():
        assert row["organisation_id"] in organisations
        assert row["kind"] == "year" or terms[row["term_id"]] == row["organisation_id"]
    assert {row["organisation_id"] for row in ACTUALS.values()} <= organisations
    assert {row["resolution_id"] for row in TARGETS.values()} <= set(RESOLUTIONS)
    assert {row["scale_id"] for row in INDICATORS.values()} <= {"", *(scale for scale, _ in LEVELS)}


def test_every_indicator_of_the_catalogue_is_used_and_explained() -> None:
    used = {row["indicator_id"] for row in (*TARGETS.values(), *ACTUALS.values())}
    assert used == set(INDICATORS)
    for row in INDICATORS.values():
        assert row["name"] and row["definition"], row["id"]
        assert (row["measure"] == "rating") == bool(row["scale_id"]), row["id"]
        assert (row["measure"] != "ratio") or row["unit"] == "%", row["id"]


@pytest.mark.parametrize("key", [*TARGETS, *ACTUALS])
def test_row_fits_its_indicator(key: str) -> None:
    row = TARGETS.get(key) or ACTUALS[key]
    indicator = INDICATORS[row["indicator_id"]]
    filled = {name for name in FIGURES if row.get(name)}
    numbers = [number(row[name]) for name in filled - {"level"} if row[name] != "có"]
    if indicator["measure"] == "rating":
        assert filled == {"level"} and (indicator["scale_id"], row["level"]) in LEVELS
    elif indicator["measure"] == "flag":
        assert filled == {"value"} and row["value"] == "có"
    elif indicator["measure"] == "ratio":
        assert "value" in filled or {"numerator", "denominator"} <= filled
        assert ("numerator" in filled) == ("denominator" in filled)
        assert "numerator" in filled or max(numbers) <= 100
    else:
        assert filled - {"upper"} == {"value"} and numbers


@pytest.mark.parametrize("row", TARGETS.values(), ids=list(TARGETS))
def test_target_says_what_it_is_and_where_it_stands(row: Row) -> None:
    assert row["title"] and len(row["title"]) <= 60
    assert row["source_locator"] and row["note"] and row["group"]
    assert (row["comparator"] == "between") == bool(row["upper"])
    measure = INDICATORS[row["indicator_id"]]["measure"]
    allowed = {"flow": {"term_total"}, "ratio": {"term_total", "term_end"}}
    assert row["cadence"] in {"each_year"} | allowed.get(measure, {"term_end"})
    if RESOLUTIONS[row["resolution_id"]]["kind"] == "year":
        assert row["cadence"] == "each_year"


@pytest.mark.parametrize("row", ACTUALS.values(), ids=list(ACTUALS))
def test_actual_has_a_regular_period_and_was_recorded_after_it(row: Row) -> None:
    match = PERIOD.fullmatch(row["period"])
    assert match and row["source"], row["period"]
    to = match[2]
    assert to is None or int(to) == int(match[1]) + 1
    assert row["recorded_on"] >= (f"{to}-08-31" if to else f"{match[1]}-12-31")
