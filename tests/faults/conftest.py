"""A ledger that is made once and copied, and the nursery that its loads come from."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.ledger import Ledger, new_ledger
from tests.faults.nursery import Nursery


@pytest.fixture(scope="session")
def _ledger_made_once(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return new_ledger(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def ledger(_ledger_made_once: Ledger, tmp_path: Path) -> Ledger:
    """A warehouse of two cells without reports."""
    return _ledger_made_once.copy(tmp_path / "so")


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    with Nursery(tmp_path / "nursery.log") as opened:
        yield opened


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 MB, where this machine lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m,mode=700", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, check=False, capture_output=True)
    except OSError:
        pytest.skip("no mount here; the limit on the size of files says the same")
    if done.returncode:
        pytest.skip("no mount allowed; the limit on the size of files says the same")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
