"""The cases worked out by hand from the semantics, asked of the product.

They stand in ``tests/oracle``, where the oracle answers them; here the same data goes through
files, the loader and the SQL. Every row of the status table of semantics §6 is among them. All
worlds of all cases are loaded together, each marked with its number.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction

import pytest

from scorecard.warehouse import Reader
from tests.oracle import samples
from tests.oracle.model import Dataset, VerdictRow
from tests.oracle.test_open_by_hand import *  # noqa: F403 - the cases themselves
from tests.oracle.test_oracle_by_hand import *  # noqa: F403
from tests.oracle.test_states_by_hand import *  # noqa: F403
from tests.oracle.test_terms_by_hand import *  # noqa: F403
from tests.oracle.test_values_by_hand import *  # noqa: F403
from tests.support.combining import combined
from tests.support.loading import load_dataset
from tests.support.product import product_verdicts

pytestmark = pytest.mark.slow

del test_a_report_that_straddles_two_years_counts_for_neither  # noqa: F821 - the loader refuses it
del test_the_best_chain_is_the_best_of_all_chains  # noqa: F821 - asks the oracle's own search

PLAIN = 10**7  # denominators that cases by hand stay below
NUMBERS = ("actual", "attainment", "expected", "pace")

Answer = dict[tuple[str, str], VerdictRow]


class Product:
    """The product's answers for every world of the cases, from one warehouse."""

    def __init__(self, worlds: list[Dataset], reader: Reader) -> None:
        self._numbers = {repr(world): number for number, world in enumerate(worlds)}
        self._reader = reader
        self._answers: dict[tuple[date, date | None], Answer] = {}

    def verdicts(
        self, data: Dataset, as_of: date, known_at: date | None = None
    ) -> Iterable[VerdictRow]:
        """Verdicts of one world under its own ids, doubles as the fractions they stand for."""
        moment = (as_of, known_at)
        if moment not in self._answers:
            self._answers[moment] = product_verdicts(self._reader, *moment)
        mark = f"p{self._numbers[repr(data)]}-"
        return [
            _plain(row, mark)
            for row in self._answers[moment].values()
            if row.target_id.startswith(mark)
        ]


@pytest.fixture(scope="module")
def product(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """The worlds of all cases of this module, gathered from the oracle's answering them."""
    worlds: dict[str, Dataset] = {}

    def listen(data: Dataset, as_of: date, known_at: date | None = None) -> list[VerdictRow]:
        worlds[repr(data)] = data
        return ask_oracle(data, as_of, known_at)

    ask_oracle = samples.Asked.verdicts
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(samples.Asked, "verdicts", staticmethod(listen))
        for item in request.session.items:
            if isinstance(item, pytest.Function) and item.path == request.path:
                params = item.callspec.params if hasattr(item, "callspec") else {}
                case: Callable[..., None] = item.function
                case(**params)
    together = list(worlds.values())
    warehouse = load_dataset(combined(together), tmp_path_factory.mktemp("worlds"))
    with warehouse.read() as reader:
        yield Product(together, reader)


@pytest.fixture(autouse=True)
def asked_of_the_product(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the product in the oracle's place."""
    monkeypatch.setattr(samples.Asked, "verdicts", staticmethod(product.verdicts))


def _plain(row: VerdictRow, mark: str) -> VerdictRow:
    return dataclasses.replace(
        row,
        target_id=row.target_id.removeprefix(mark),
        organisation_id=row.organisation_id.removeprefix(mark),
        **{
            name: number.limit_denominator(PLAIN)
            for name in NUMBERS
            if isinstance(number := getattr(row, name), Fraction)
        },
    )
