"""The shipped warehouse's reports, built once in each test process."""

from pathlib import Path

import pytest

from tests.reports.cases import Shelf


@pytest.fixture(scope="session")
def shelf(shipped_warehouse: Path) -> Shelf:
    return Shelf(shipped_warehouse)
