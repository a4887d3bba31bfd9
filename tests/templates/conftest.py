"""A desk whose warehouse holds the small Đảng bộ of ``unit``."""

import shutil
from pathlib import Path

import pytest

from tests.load.sources import Desk
from tests.templates.unit import UNIT


@pytest.fixture(scope="session")
def _loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("unit"))
    assert not desk.load(**UNIT).is_refused
    return desk


@pytest.fixture
def desk(_loaded_once: Desk, tmp_path: Path) -> Desk:
    """A desk that may change its warehouse."""
    desk = Desk(tmp_path)
    shutil.copytree(_loaded_once.warehouse.directory, desk.warehouse.directory)
    return desk
