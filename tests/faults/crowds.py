"""Many processes that load, and many threads that read."""

import subprocess
import threading
import time
from dataclasses import dataclass, field

from etl.load import load_sources
from scorecard.warehouse import Warehouse
from tests.faults.ledger import Ledger
from tests.faults.nursery import ROOT


def load_all_at_once(ledger: Ledger, loads: int, first: int = 0) -> None:
    """Start as many processes as loads, all at once; every one must say that it has loaded."""
    running = [
        subprocess.Popen(
            ledger.command(number),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(first, first + loads)
    ]
    for load in running:
        out, err = load.communicate()
        assert load.returncode == 0, err
        assert "Đã nạp, phiên bản" in out


@dataclass
class Views:
    """What readers saw: numbers of loads in force, the faults they met."""

    seen: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    views: int = 0
    last: int = 0


_VIEW = (
    "select count(*) filter (organisation_key = k.low), count(*) filter (organisation_key = k.high)"
    " from store.actuals, (select min(organisation_key) as low, max(organisation_key) as high"
    " from store.actuals) as k"
)


def read_while_loading(
    ledger: Ledger, warehouse: Warehouse, readers: int, loads: int, first: int = 0
) -> Views:
    """Readers open the generation in force again and again while loads are published.

    Each looks at least once before the first load and once after the last.
    """
    views = Views()
    ended = threading.Event()
    lock = threading.Lock()

    def read() -> None:
        is_last = False
        while not is_last:
            is_last = ended.is_set()
            try:
                with warehouse.read() as reader:
                    one, other = reader._execute(_VIEW).fetchall()[0]
                with lock:
                    views.views += 1
                    views.seen.add(one)
                    if one != other:
                        views.faults.append(f"half a load: {one} and {other}")
            except Exception as error:  # noqa: BLE001 (the thread's failure is what is looked for)
                with lock:
                    views.faults.append(f"{type(error).__name__}: {error}")
            ended.wait(2)

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    while views.views + len(views.faults) < readers:
        time.sleep(0.05)
    for number in range(first, first + loads):
        assert load_sources([ledger.source(number)], warehouse, "người thử").generation
    ended.set()
    for thread in threads:
        thread.join()
    views.last = ledger.loads()
    return views
