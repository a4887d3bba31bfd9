"""A load that is stopped between any two of its steps leaves the warehouse as it was."""

import pytest

from etl import load
from etl.load import load_sources
from etl.progress import StoppedError
from tests.load.sources import ACTUALS, Desk


class StopsAt:
    """A progress that wants no more from its n-th step on."""

    def __init__(self, n: int) -> None:
        self.n = n
        self.steps: list[str] = []

    def expect(self, steps: int) -> None:
        pass

    def step(self, words: str) -> None:
        if len(self.steps) == self.n:
            raise StoppedError
        self.steps.append(words)


@pytest.mark.parametrize("few", [0, 500])
def test_stopped_before_any_step_nothing_is_written_and_nothing_is_left_over(
    few: int, masters: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many reports, and of few, which are checked while they are written."""
    monkeypatch.setattr(load, "_FEW_ROWS", few)
    source = masters.source(actuals=ACTUALS)
    files = sorted(each.name for each in masters.warehouse.directory.iterdir())
    n = 0
    while True:
        progress = StopsAt(n)
        try:
            result = load_sources([source], masters.warehouse, "An", progress)
        except StoppedError:
            assert masters.warehouse.current().number == 1
            left = sorted(each.name for each in masters.warehouse.directory.iterdir())
            assert set(left) - {"LOCK"} == set(files) - {"LOCK"}, progress.steps
            n += 1
            continue
        assert result.generation == 2
        break
    assert n == len(progress.steps) == 7
    assert progress.steps[-1] == "Ghi vào kho"
    assert masters.rows("select count(*) from store.actuals") == [(2,)]
