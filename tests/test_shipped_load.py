"""The shipped sources go through the real loader, and every warning is explained here."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from etl.load import check_sources
from etl.problems import Severity
from scorecard.board import facts_without_target, organisations
from scorecard.verdicts import verdicts
from scorecard.warehouse import Warehouse

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (*sorted((ROOT / "data" / "sources").iterdir()), ROOT / "data" / "demo")

EXPLAINED = {
    # The document speaks of "the term just past" and names no year, so no term is loaded for it.
    ("chi-bo-phong-gddt-huong-tra", "outside_every_term"): 7,
    # Planted, as real reporting is: quarters never sent, a year against its quarters, and more
    # cells rated xuất sắc than the ceiling allows.
    ("demo", "missing_period"): 6,
    ("demo", "parts_mismatch"): 1,
    ("demo", "too_many_excellent"): 1,
}


def test_every_shipped_source_loads_and_every_warning_is_explained(tmp_path: Path) -> None:
    result = check_sources(SOURCES, Warehouse(tmp_path))
    assert [p.message for p in result.problems if p.severity is Severity.ERROR] == []
    found = Counter((Path(p.file).parent.name, str(p.code)) for p in result.problems)
    assert dict(found) == EXPLAINED


@pytest.mark.parametrize("as_of", [date(2019, 12, 31), date(2024, 9, 30), date(2030, 1, 1)])
def test_every_target_has_a_verdict_on_any_date(shipped_warehouse: Path, as_of: date) -> None:
    with Warehouse(shipped_warehouse).read() as reader:
        found = verdicts(reader, as_of=as_of)
    real = found[~found["organisation_id"].str.startswith("minh-hoa-")]
    assert real["target_id"].nunique() == 61


def test_results_without_a_target_are_shown(shipped_warehouse: Path) -> None:
    with Warehouse(shipped_warehouse).read() as reader:
        tree = organisations(reader, as_of=date(2022, 12, 31))
        real = frozenset(tree.loc[~tree["is_made_up"], "organisation_id"])
        facts = facts_without_target(reader, real, as_of=date(2022, 12, 31))
    # None of the 85 results lies in a year that a loaded resolution judges; with them stand the
    # sizes of two organisations. Two documents have only results.
    assert len(facts) == 85 + 3
    assert {"db-so-gddt-2021", "cb-cong-doan-qldt-phu-tho"} <= set(facts["organisation_id"])
