"""A real server and a real browser: `page.goto("/")` opens the dashboard on the shipped data."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and let them run after all others."""
    in_browser = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    for item in in_browser:
        item.add_marker("browser")
    items.sort(key=lambda item: item in in_browser)


@pytest.fixture(scope="session")
def base_url(shipped_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server on the shipped warehouse, shared by the tests of one process."""
    with _serving(shipped_warehouse, tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture
def fresh_server(
    shipped_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., str]]:
    """Start a server that nobody has visited yet: `fresh_server()`, `fresh_server(warehouse)`."""
    with ExitStack() as servers:

        def start(warehouse: Path = shipped_warehouse) -> str:
            return servers.enter_context(_serving(warehouse, tmp_path_factory.mktemp("server")))

        yield start


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, or the one named by the environment variable CHROMIUM."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "No Chromium found: `make chromium` installs it or says how."
    return {**browser_type_launch_args, "executable_path": found, "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Look at pages as a reader in Việt Nam does, on a laptop unless the test says otherwise."""
    return {
        **browser_context_args,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": 1440, "height": 900},
    }


@pytest.fixture(params=[1440, 360], ids=["laptop", "phone"])
def any_page(page: Page, request: pytest.FixtureRequest) -> Page:
    """A page at either width: the test runs once on a laptop and once on a phone."""
    page.set_viewport_size({"width": request.param, "height": 900})
    return page


@contextmanager
def _serving(warehouse: Path, folder: Path) -> Iterator[str]:
    """Serve the dashboard on a free port of this machine until the block ends."""
    with served(warehouse, folder, free_port()) as (url, _):
        yield url


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(
    warehouse: Path, folder: Path, port: int
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve the dashboard on a port until the block ends: its address, and its process."""
    log = folder / "server.log"
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    environment = {**os.environ, "SCORECARD_WAREHOUSE": str(warehouse)}
    with log.open("w") as output:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_healthy(server, url, log)
        yield url, server
    finally:
        server.kill()
        server.wait()


def _wait_until_healthy(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Return once the server answers; fail with its log when it dies or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5):  # noqa: S310 (our URL)
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text()}")
