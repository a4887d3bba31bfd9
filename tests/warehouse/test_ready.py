"""What is opened ahead serves one publication, and only the one that it was opened for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest

from scorecard.warehouse import DamagedGenerationError, Extent, Ready, Warehouse
from scorecard.warehouse.connections import Database
from tests.warehouse.test_generations import add, keys


@pytest.fixture
def ready() -> Iterator[Ready]:
    opened = Ready()
    yield opened
    opened.close()


@pytest.fixture
def server(tmp_path: Path, ready: Ready) -> Warehouse:
    warehouse = Warehouse(tmp_path / "kho", ready=ready)
    _publish(warehouse, 1)
    return warehouse


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[Database]:
    """Every database that is opened from here on."""
    opened: list[Database] = []
    connect = Database.__init__

    def noted(self: Database, *arguments: object) -> None:
        connect(self, *arguments)
        opened.append(self)

    monkeypatch.setattr(Database, "__init__", noted)
    return opened


def _publish(warehouse: Warehouse, key: int, extent: Extent = Extent.FEW) -> None:
    with warehouse.publish("An", extent) as draft:
        add(draft, key)


def _get_ready(server: Warehouse, ready: Ready) -> None:
    server.make_ready()
    ready.wait()


def test_a_publication_takes_what_was_opened_ahead(
    server: Warehouse, ready: Ready, connected: list[Database]
) -> None:
    _get_ready(server, ready)
    server.make_ready()
    assert len(connected) == 1
    _publish(server, 2)
    assert len(connected) == 1
    _publish(server, 3)
    assert len(connected) == 2
    assert keys(server) == [1, 2, 3]


def test_it_serves_nobody_once_another_published(
    server: Warehouse, ready: Ready, connected: list[Database]
) -> None:
    _get_ready(server, ready)
    _publish(Warehouse(server.directory), 2)
    _publish(server, 3)
    assert len(connected) == 3
    assert keys(server) == [1, 2, 3]


def test_it_serves_nobody_who_needs_more_of_the_machine(
    server: Warehouse, ready: Ready, connected: list[Database]
) -> None:
    _get_ready(server, ready)
    _publish(server, 2, Extent.LARGE)
    assert len(connected) == 2
    assert keys(server) == [1, 2]


def test_it_serves_nobody_where_the_warehouse_was_made_anew(
    server: Warehouse, ready: Ready, connected: list[Database]
) -> None:
    _get_ready(server, ready)
    shutil.rmtree(server.directory)
    _publish(Warehouse(server.directory), 7)
    _publish(server, 8)
    assert len(connected) == 3
    assert keys(server) == [7, 8]


def test_of_two_at_once_each_has_its_own(server: Warehouse, ready: Ready) -> None:
    _get_ready(server, ready)
    start = Barrier(2)

    def publish(key: int) -> None:
        start.wait()
        _publish(Warehouse(server.directory, ready=ready), key)

    threads = [Thread(target=publish, args=(key,)) for key in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keys(server) == [1, 2, 3]


def test_a_damaged_generation_is_told_by_the_publication(server: Warehouse, ready: Ready) -> None:
    path = server.current().path
    path.chmod(0o600)
    size = path.stat().st_size
    path.write_bytes(os.urandom(size))
    _get_ready(server, ready)
    with pytest.raises(DamagedGenerationError):
        _publish(server, 2)


def test_where_nothing_was_loaded_nothing_is_opened(
    tmp_path: Path, ready: Ready, connected: list[Database]
) -> None:
    empty = Warehouse(tmp_path / "none", ready=ready)
    _get_ready(empty, ready)
    assert connected == []
    _publish(empty, 1)
    assert keys(empty) == [1]
