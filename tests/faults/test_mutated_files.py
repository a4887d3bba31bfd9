"""Files made wrong on purpose are refused with place and remedy, or read right; never a fault."""

import pytest

from tests.faults.feeding import faults_of, fed
from tests.faults.ledger import Ledger


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_fifty_mutants_are_refused_or_read_right(ledger: Ledger, first: int) -> None:
    met = list(fed(ledger.directory, ledger.folder / "mutants", str(first), "50"))
    assert len(met) == 50
    wrong = {(told["seed"], told["kind"]): faults_of(told) for told in met if faults_of(told)}
    assert wrong == {}
    assert any(told["read"] for told in met)


@pytest.mark.parametrize("kind", ["cell.csv", "cell.xlsx", "bomb.xlsx"])
def test_what_is_too_much_is_refused_within_seconds_and_a_gigabyte(
    ledger: Ledger, kind: str
) -> None:
    (told,) = fed(ledger.directory, ledger.folder / "giants", kind)
    assert faults_of(told) == [], told
