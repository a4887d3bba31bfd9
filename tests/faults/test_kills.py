"""kill -9: the former generation stays in force, nothing is torn, the next load succeeds."""

import tempfile
from pathlib import Path

from etl.load import load_sources
from scorecard.warehouse import Warehouse
from tests.faults.kills import kill_at_every_step, kill_at_random, kill_whole_commands
from tests.faults.ledger import Ledger
from tests.faults.nursery import Nursery
from tests.load.sources import BASE, Desk


def test_a_load_killed_at_any_moment_changes_nothing_or_everything(
    ledger: Ledger, nursery: Nursery
) -> None:
    result = kill_at_random(ledger, nursery, times=24, seed=3)
    assert result.killed == 24
    assert result.seen["before writing"]
    assert result.seen["writing"]


def test_a_command_killed_as_a_user_started_it_changes_nothing(
    ledger: Ledger, nursery: Nursery
) -> None:
    kill_whole_commands(ledger, [0.3, 0.9, 1.3, 1.5, 1.7, 1.9])
    assert nursery.run(ledger.arguments(0)) == 0, nursery.said()
    assert ledger.loads() == 1
    assert ledger.leftovers() == []


def test_a_load_killed_at_each_of_its_steps_lets_the_next_succeed(
    ledger: Ledger, nursery: Nursery
) -> None:
    assert kill_at_every_step(ledger, nursery) >= 10
    assert ledger.loads() == 1
    assert ledger.leftovers() == []


def test_the_first_load_killed_at_each_of_its_steps_lets_the_next_succeed(
    tmp_path: Path, nursery: Nursery
) -> None:
    (tmp_path / "nguon").mkdir()
    source = Desk(tmp_path / "nguon").source(**BASE)
    folder = str(tmp_path / "kho mới")
    arguments = ["load", str(source), "--warehouse", folder]
    step = 1
    while (code := nursery.run(arguments, die_at=step)) == -9:
        step += 1
    assert code == 0, nursery.said()
    assert step > 10
    assert Warehouse(Path(folder)).current() is not None
    assert load_sources([source], Warehouse(Path(folder)), "x").generation is None


def test_a_killed_load_leaves_nothing_in_the_temporary_folder(
    ledger: Ledger, nursery: Nursery
) -> None:
    def ours(pid: int) -> list[Path]:
        found = Path(tempfile.gettempdir()).glob(f"scorecard-{pid}-*")
        return [folder for folder in found if folder not in before]

    # A server that was killed may have left its folder, and its number may come again.
    before = set(Path(tempfile.gettempdir()).glob("scorecard-*"))
    for step in (8, 14, 20):
        pid = nursery.start(ledger.arguments(0), die_at=step)
        nursery.ended()
        assert ours(pid) == []
