"""The faults in thousands: ``python -m tests.faults.soak --kills 1000 --mutants 10000``.

Prints one JSON object a line as each part ends: ``name``, ``count``, ``faults``, ``seconds`` and
what else was seen. Leaves with 1 where a fault was found.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.browser.conftest import _serving
from tests.faults.crowds import load_all_at_once, read_while_loading
from tests.faults.feeding import faults_of, fed
from tests.faults.kills import kill_at_every_step, kill_at_random
from tests.faults.ledger import Ledger, new_ledger
from tests.faults.nursery import Nursery
from tests.faults.sessions import watch_while_loading

Figures = dict[str, Any]


def kills(ledger: Ledger, count: int, seed: int) -> Figures:
    """Loads killed at random moments, and at every step."""
    with Nursery(ledger.folder / "nursery.log") as nursery:
        steps = kill_at_every_step(ledger, nursery)
        result = kill_at_random(ledger, nursery, count, seed)
    return {"count": result.killed, "steps": steps, "faults": 0, "killed_while": result.seen}


def loads(ledger: Ledger, rounds: int, _: int) -> Figures:
    """Twenty loads at once, again and again."""
    for number in range(rounds):
        load_all_at_once(ledger, 20, first=20 * number)
    return {"count": 20 * rounds, "faults": 20 * rounds - ledger.loads()}


def readers(ledger: Ledger, count: int, _: int) -> Figures:
    """Fifty readers while loads are published, each pruning the former."""
    warehouse = Warehouse(ledger.directory, WarehouseSettings(threads=1, keep_generations=1))
    views = read_while_loading(ledger, warehouse, readers=50, loads=count)
    missing = count - views.last
    return {"count": views.views, "loads": count, "faults": len(views.faults) + missing}


def sessions(ledger: Ledger, count: int, _: int) -> Figures:
    """Fifty sessions of the real server while loads are published, each pruning the former."""
    warehouse = Warehouse(ledger.directory, WarehouseSettings(threads=1, keep_generations=1))
    with _serving(ledger.directory, ledger.folder) as url:
        watched = watch_while_loading(url, ledger, warehouse, 50, count, pause=5)
    return {
        "count": watched.views,
        "loads": count,
        "requests": watched.requests,
        "faults": len(watched.faults),
        "first_faults": watched.faults[:5],
        "slowest_seconds": round(watched.slowest_seconds, 1),
    }


def mutants(ledger: Ledger, count: int, seed: int) -> Figures:
    """Mutated files, five hundred a process."""
    fates: Counter[str] = Counter()
    wrong: list[Any] = []
    seconds = gigabytes = 0.0
    for first in range(0, count, 500):
        what = (str(seed * 1_000_000 + first), str(min(500, count - first)))
        for told in fed(ledger.directory, ledger.folder / "mutants", *what):
            fates["refused" if told["codes"] else "read"] += 1
            seconds, gigabytes = max(seconds, told["seconds"]), max(gigabytes, told["gigabytes"])
            if found := faults_of(told):
                wrong.append([told["seed"], told["kind"], *found])
    return {
        "count": fates.total(),
        "faults": len(wrong),
        "fates": fates,
        "slowest_seconds": round(seconds, 2),
        "most_gigabytes": round(gigabytes, 2),
        "first_faults": wrong[:10],
    }


def main(arguments: list[str]) -> int:
    """Run the parts one after the other; 1 where one found a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak")
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=10, help="of twenty loads at once")
    parser.add_argument("--loads", type=int, default=200, help="while fifty readers read")
    parser.add_argument("--sessions", type=int, default=20, help="loads while fifty sessions look")
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    parts: dict[Callable[[Ledger, int, int], Figures], int] = {
        kills: options.kills,
        loads: options.rounds,
        readers: options.loads,
        sessions: options.sessions,
        mutants: options.mutants,
    }
    is_sound = True
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        (Path(folder) / "first").mkdir()
        fresh = new_ledger(Path(folder) / "first")
        for part, count in parts.items():
            if count == 0:
                continue
            begun = time.perf_counter()
            try:
                figures = part(fresh.copy(Path(folder) / part.__name__), count, options.seed)
            except AssertionError as error:
                figures = {"count": count, "faults": 1, "first_faults": [str(error)[:500]]}
            figures["seconds"] = round(time.perf_counter() - begun, 1)
            sys.stdout.write(json.dumps({"name": part.__name__, **figures}) + "\n")
            sys.stdout.flush()
            is_sound = is_sound and not figures["faults"]
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
