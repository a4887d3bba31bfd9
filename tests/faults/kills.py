"""Kill -9 of loads: at random moments, and at every step that a load takes in the folder."""

import random
import signal
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.ledger import Ledger
from tests.faults.nursery import ROOT, WRITING, Nursery


@dataclass
class Killings:
    """What became of loads that were killed."""

    killed: int = 0
    seen: Counter[str] = field(default_factory=Counter)


def kill_at_random(ledger: Ledger, nursery: Nursery, times: int, seed: int) -> Killings:
    """Kill ``times`` loads, each followed by the same load undisturbed; assert after each.

    A load that ended before its moment came does not count.
    """
    chance = random.Random(seed)
    result = Killings()
    begun = time.perf_counter()
    assert nursery.run(ledger.arguments(0)) == 0, nursery.said()
    span = time.perf_counter() - begun
    number = 1
    while result.killed < times:
        if number % 2:
            code = nursery.run(ledger.arguments(number), kill_after=chance.uniform(0, span))
        else:
            moment = chance.uniform(0, span / 4)
            code = nursery.run(ledger.arguments(number), die_at=WRITING, kill_after=moment)
        assert code in (0, -signal.SIGKILL), nursery.said()
        result.killed += code != 0
        in_force = ledger.loads()
        assert in_force in ((number, number + 1) if code else (number + 1,))
        result.seen[_phase(ledger, in_force > number)] += bool(code)
        assert nursery.run(ledger.arguments(number)) == 0, nursery.said()
        assert ledger.loads() == number + 1
        assert ledger.leftovers() == []
        number += 1
    return result


def _phase(ledger: Ledger, is_published: bool) -> str:
    if is_published:
        return "published"
    return "writing" if ledger.leftovers() else "before writing"


def kill_at_every_step(ledger: Ledger, nursery: Nursery) -> int:
    """Kill the same load at its first step, the next at its second, …, until one ends."""
    step = 0
    before = ledger.loads() if ledger.directory.exists() else 0
    code = -signal.SIGKILL
    while code == -signal.SIGKILL:
        step += 1
        code = nursery.run(ledger.arguments(0), die_at=step)
        if ledger.warehouse.current() is not None:
            assert ledger.loads() in (before, before + 1), step
    assert code == 0, nursery.said()
    return step - 1


def kill_whole_commands(ledger: Ledger, moments: list[float]) -> int:
    """Kill ``python -m etl load`` as a user starts it, seconds after its start."""
    killed = 0
    for moment in moments:
        with subprocess.Popen(
            ledger.command(0), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as load:
            time.sleep(moment)
            load.kill()
            killed += load.wait() != 0
        assert ledger.loads() in (0, 1)
    return killed
