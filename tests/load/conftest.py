"""Desks: one empty, one with the masters of ``sources.BASE`` loaded."""

import shutil
from pathlib import Path

import pytest

from tests.load.sources import BASE, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with an empty warehouse."""
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def _loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("masters"))
    assert desk.load(**BASE).problems == []
    return desk


@pytest.fixture
def masters(_loaded_once: Desk, tmp_path: Path) -> Desk:
    """A desk whose warehouse holds the masters, and no reports."""
    desk = Desk(tmp_path)
    shutil.copytree(_loaded_once.warehouse.directory, desk.warehouse.directory)
    return desk
