"""The server that `make run` starts: it answers, and what the first reader asks is ready."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scorecard.ui import choices, data, organisations, ready, warehouse

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
READY_SECONDS = 60
JUDGING_SECONDS = 3


@pytest.fixture
def generation(shipped_copy: Path) -> Iterator[warehouse.InForce]:
    """The generation in force of a warehouse that `shipped_copy` made the default."""
    assert shipped_copy.is_dir()
    yield warehouse.in_force()
    warehouse.shelf().boards.keep(lambda _: False)


def test_the_overview_of_the_largest_tree_is_judged_before_anybody_asks(generation):
    ready.get_ready(generation)
    boards = warehouse.shelf().boards
    assert len(boards) == 1
    largest = organisations.largest(generation, date(2024, 9, 30))
    assert largest is not None
    ids = organisations.below(generation, date(2024, 9, 30), largest).ids
    as_of = max(day for day in data.review_dates(generation, ids) if day <= date(2026, 1, 1))
    assert not data.quarter_review(generation, ids, as_of, None).rows.empty
    data.quarter_review(generation, ids[:1], as_of, None)
    assert len(boards) == 1


def test_of_a_tree_too_large_its_top_alone_is_judged(generation, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(organisations, "MOST_TOGETHER", 3)
    ready.get_ready(generation)
    largest = organisations.largest(generation, choices.today())
    assert largest is not None
    below = organisations.below(generation, choices.today(), largest)
    assert (below.size, below.ids) == (12, ())
    as_of = choices.latest(data.review_dates(generation, (largest,)))
    rows = data.quarter_review(generation, (largest,), as_of, None).rows
    assert set(rows["organisation_id"]) == {largest}
    assert data.tree_review(generation, largest, as_of, None).organisations == 12
    assert len(warehouse.shelf().boards) == 1


def test_the_server_answers_and_gets_ready_without_a_complaint(
    shipped_warehouse: Path, tmp_path: Path
):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "server.log"
    command = [sys.executable, "-m", "scorecard.serve", f"--server.port={port}"]
    environment = {**os.environ, "SCORECARD_WAREHOUSE": str(shipped_warehouse)}
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", log)
        deadline = time.monotonic() + READY_SECONDS
        while not has_read(server.pid, shipped_warehouse) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert has_read(server.pid, shipped_warehouse)
        time.sleep(JUDGING_SECONDS)
        assert server.poll() is None
    finally:
        server.kill()
        server.wait()
    words = log.read_text()
    assert "Traceback" not in words
    assert "ScriptRunContext" not in words


def has_read(process: int, folder: Path) -> bool:
    """Whether a process has a file of the warehouse open: nobody has visited its pages."""
    files = Path(f"/proc/{process}/fd")
    if not files.is_dir():
        pytest.skip("open files are told by Linux alone")
    opened = [str(file.readlink()) for file in files.iterdir() if file.is_symlink()]
    return any(name.startswith(str(folder.resolve())) for name in opened)


def wait_until_healthy(address: str, log: Path) -> None:
    """Return once the server answers; fail with its log when it takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 (our own address)
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text()}")
