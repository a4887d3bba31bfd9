"""What all tests share: how hard hypothesis tries, and warehouses in temporary folders."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

ROOT = Path(__file__).resolve().parents[1]

# `make test` tries the same 300 data sets for the same code; `make fuzz` tries thousands of new
# ones. A test does not fix its own number, so that `make fuzz` can raise it; one whose examples
# are costly takes a share: `@settings(max_examples=settings.default.max_examples // 10)`.
_patient = settings(
    deadline=None,  # a busy machine is not a failure
    print_blob=True,  # a failure can be repeated from its report
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("default", _patient, max_examples=300, derandomize=True)
settings.register_profile("fast", _patient, max_examples=30, derandomize=True)
settings.register_profile("fuzz", _patient, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


_SLOW_FOLDERS = ("contract", "faults", "load", "pages", "warehouse")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: a test waits for its server, its browser, its disk."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the folders whose every test opens files or pages; the longest tests begin first."""
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in _SLOW_FOLDERS:
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("property") is None)


@pytest.fixture(scope="session", autouse=True)
def installed_components_are_looked_for_once() -> Iterator[None]:
    """Let Streamlit read what is installed once a process: each page under test reads it anew."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def warehouse_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for a warehouse, which every command of this test uses by default."""
    folder = tmp_path / "warehouse"
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(folder))
    return folder


@pytest.fixture(scope="session")
def shipped_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped sources, loaded once in each test process; read it, copy it, do not change it."""
    folder = tmp_path_factory.mktemp("shipped") / "warehouse"
    sources = [*sorted((ROOT / "data" / "sources").iterdir()), ROOT / "data" / "demo"]
    command = [sys.executable, "-m", "etl", "load", *map(str, sources), "--warehouse", str(folder)]
    load = subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=100
    )
    assert load.returncode == 0, load.stdout + load.stderr
    return folder


@pytest.fixture
def shipped_copy(shipped_warehouse: Path, warehouse_dir: Path) -> Path:
    """A copy of the shipped warehouse that the test may change; the default of its commands."""
    shutil.copytree(shipped_warehouse, warehouse_dir)
    return warehouse_dir
