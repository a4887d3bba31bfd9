"""The cases worked out by hand from the semantics, asked of the product.

They stand in ``tests/oracle``, where the oracle answers them; here the same data goes through
files, the loader and the SQL. Every row of the status table of semantics §6 is among them.
"""

import dataclasses
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.oracle import samples
from tests.oracle.model import Dataset, VerdictRow
from tests.oracle.test_open_by_hand import *  # noqa: F403 - the cases themselves
from tests.oracle.test_oracle_by_hand import *  # noqa: F403
from tests.oracle.test_terms_by_hand import *  # noqa: F403
from tests.oracle.test_values_by_hand import *  # noqa: F403
from tests.support.loading import load_dataset
from tests.support.product import product_verdicts

pytestmark = pytest.mark.slow

del test_a_report_that_straddles_two_years_counts_for_neither  # noqa: F821 - the loader refuses it

PLAIN = 10**7  # denominators that cases by hand stay below
NUMBERS = ("actual", "attainment", "expected", "pace")


@pytest.fixture(autouse=True)
def asked_of_the_product(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the product in the oracle's place."""
    folders = (tmp_path / str(number) for number in range(100))

    def verdicts(data: Dataset, as_of: date, known_at: date | None = None) -> Iterable[VerdictRow]:
        with load_dataset(data, next(folders)).read() as reader:
            return [_plain(row) for row in product_verdicts(reader, as_of, known_at).values()]

    monkeypatch.setattr(samples.Asked, "verdicts", staticmethod(verdicts))


def _plain(row: VerdictRow) -> VerdictRow:
    """Its doubles as the plain fractions that they stand for."""
    return dataclasses.replace(
        row,
        **{
            name: number.limit_denominator(PLAIN)
            for name in NUMBERS
            if isinstance(number := getattr(row, name), Fraction)
        },
    )
