"""Many at once: loads wait for each other, readers never meet an error or half a load."""

import subprocess
import threading
from pathlib import Path

from etl.load import load_sources
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.browser.conftest import _serving
from tests.faults.crowds import load_all_at_once, read_while_loading
from tests.faults.ledger import Ledger
from tests.faults.nursery import ROOT
from tests.faults.sessions import watch_while_loading


def test_twenty_loads_from_as_many_processes_all_end_up_in_once(ledger: Ledger) -> None:
    load_all_at_once(ledger, 20)
    assert ledger.loads() == 20
    assert ledger.leftovers() == []
    (first, *_, last) = ledger.warehouse.generations()
    assert last.number - first.number == ledger.warehouse.settings.keep_generations - 1


def test_of_two_loads_one_waits_and_says_so_and_both_end_up_in(ledger: Ledger) -> None:
    before = ledger.warehouse.current().number
    with ledger.warehouse.publish("người thử") as draft:
        draft.begin()
        other = subprocess.Popen(ledger.command(0), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        assert other.stderr
        line = other.stderr.readline()
        assert "Một lần nạp khác đang ghi vào kho" in line
        assert "đang chờ" in line
        assert other.poll() is None
    _, said = other.communicate(timeout=60)
    assert other.returncode == 0, said
    assert ledger.loads() == 1
    assert ledger.warehouse.current().number == before + 2
    with ledger.warehouse.read() as reader:
        loads = reader._execute("select count(*) from store.load").fetchall()
    assert loads == [(4,)]  # what every warehouse begins with, the masters, these two


def test_fifty_readers_meet_no_error_and_no_half_load(ledger: Ledger) -> None:
    warehouse = Warehouse(ledger.directory, WarehouseSettings(threads=1, keep_generations=1))
    views = read_while_loading(ledger, warehouse, readers=50, loads=5)
    assert views.faults == []
    assert views.last == 5
    assert {0, 5} <= views.seen


def test_two_readings_of_one_process_stand_side_by_side(ledger: Ledger) -> None:
    load_sources([ledger.source(0)], ledger.warehouse, "người thử")
    with ledger.warehouse.read() as one:
        with ledger.warehouse.read() as other:
            count = "select count(*) from store.actuals"
            assert one._execute(count).fetchall() == [(2,)]
            assert other._execute(count).fetchall() == [(2,)]
        assert one._execute(count).fetchall() == [(2,)]


def test_sources_are_checked_while_generations_come_and_go(ledger: Ledger) -> None:
    warehouse = Warehouse(ledger.directory, WarehouseSettings(threads=1, keep_generations=1))
    ended = threading.Event()
    faults: list[Exception] = []

    def check() -> None:
        while not ended.is_set():
            try:
                with warehouse.workbench() as workbench:
                    workbench.rows("load/next_load_id")
            except Exception as error:  # noqa: BLE001 (the thread's failure is what is looked for)
                faults.append(error)

    checker = threading.Thread(target=check)
    checker.start()
    for number in range(6):
        load_sources([ledger.source(number)], warehouse, "người thử")
    ended.set()
    checker.join()
    assert faults == []


def test_sessions_of_the_server_see_every_load_whole_and_soon(
    ledger: Ledger, tmp_path: Path
) -> None:
    warehouse = Warehouse(ledger.directory, WarehouseSettings(threads=1, keep_generations=1))
    with _serving(ledger.directory, tmp_path) as url:
        watched = watch_while_loading(url, ledger, warehouse, sessions=8, loads=2, pause=0.1)
    assert watched.faults == []
    assert watched.seen == dict.fromkeys(range(8), 2)
    assert watched.requests
    assert "Traceback" not in (tmp_path / "server.log").read_text("utf-8")
