"""A check that is left out for want of anything to compare would have found nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from etl import checks
from etl.load import check_sources, load_sources
from etl.synthesise import synthesise
from scorecard.warehouse import Warehouse

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("seed", [1, 2])
def test_leaving_checks_out_loses_no_warning(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    synthesise(9, targets=20, years=3, seed=seed, fmt="csv", out=source)
    sources = [source, *sorted((ROOT / "data" / "sources").iterdir())]
    warehouse = Warehouse(tmp_path / "warehouse")
    for part in [sources, sources[:1]]:  # into an empty warehouse, then beside what is stored
        told = [problem.message for problem in check_sources(part, warehouse).problems]
        with monkeypatch.context() as patched:
            for name in ("REPORT_CHECKS", "DATA_CHECKS"):
                every = tuple(replace(each, needs=None) for each in getattr(checks, name))
                patched.setattr(checks, name, every)
            all_told = [problem.message for problem in check_sources(part, warehouse).problems]
        assert told == all_told
        load_sources(part, warehouse, "test")


def test_some_checks_are_left_out() -> None:
    """Otherwise the test above compares a thing with itself."""
    needed = {each.needs for each in (*checks.REPORT_CHECKS, *checks.DATA_CHECKS)}
    assert {"has_shares", "has_ratings", "has_parts", "has_straddling"} <= needed
