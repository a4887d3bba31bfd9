"""Offices: a new one, and one whose warehouse holds the masters of ``office.MASTERS``."""

import shutil
from pathlib import Path

import pytest

from tests.contract.office import MASTERS, Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office that has loaded nothing."""
    return Office(tmp_path)


@pytest.fixture(scope="session")
def _settled_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp("masters"))
    office.load(office.source(MASTERS))
    return office


@pytest.fixture
def settled(_settled_once: Office, tmp_path: Path) -> Office:
    """An office with masters and no reports."""
    office = Office(tmp_path)
    shutil.copytree(_settled_once.warehouse, office.warehouse)
    return office
