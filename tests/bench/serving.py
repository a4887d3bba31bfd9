"""Servers and a browser for the benchmarks, and how long a page takes in it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM_ARGS

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS: Final = 60
MOST_SECONDS: Final = 120
QUIET_MILLISECONDS: Final = 1500
"""A page that drew nothing for so long is drawn; longer than any pause seen between two figures."""

_WATCH: Final = """() => {
  window.drawnAt = 0
  new MutationObserver((changes) => {
    const isPage = ({target}) => (target.closest ?? (() => target.parentElement?.closest(
      '[data-testid="stMain"]'))).call(target, '[data-testid="stMain"]')
    if (changes.some(isPage)) window.drawnAt = performance.now()
  }).observe(document, {subtree: true, childList: true, characterData: true})
}"""
_CLICK: Final = "(link) => { window.clickedAt = performance.now(); link.click() }"
_IS_DRAWN: Final = """([former, foot, quiet]) => {
  const app = document.querySelector('[data-testid="stApp"]')
  const main = document.querySelector('[data-testid="stMain"]')
  const said = main?.querySelector("h1")?.innerText
  return said && said !== former && main.innerText.includes(foot)
    && app.dataset.testScriptState === "notRunning"
    && window.drawnAt > (window.clickedAt ?? 0) && performance.now() - window.drawnAt > quiet
}"""
FOOT: Final = "Bản số liệu"
SERVE: Final = (sys.executable, "-m", "scorecard.serve")
"""How `make run` serves the dashboard."""


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium, or the one named by the environment variable CHROMIUM."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as browsers:
        yield browsers.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)


@contextmanager
def visitor(of: Browser) -> Iterator[Page]:
    """A reader who has visited nothing yet; each page tells when it last drew something."""
    context = of.new_context(
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport={"width": 1440, "height": 900},
        reduced_motion="reduce",
    )
    context.add_init_script(f"({_WATCH})()")
    try:
        yield context.new_page()
    finally:
        context.close()


def opened(page: Page, address: str, foot: str = FOOT) -> float:
    """Open an address; seconds from asking to the last thing drawn."""
    page.goto(address, wait_until="commit")
    return _seconds_until_drawn(page, "", foot, "0")


def clicked(page: Page, link: str, foot: str = FOOT) -> float:
    """Click on the link to a page of another heading; seconds to the last thing drawn."""
    former = page.locator("h1").first.inner_text()
    page.locator(link).first.evaluate(_CLICK)
    return _seconds_until_drawn(page, former, foot, "window.clickedAt")


def _seconds_until_drawn(page: Page, former: str, foot: str, begun: str) -> float:
    page.wait_for_function(
        _IS_DRAWN,
        arg=[former, foot, QUIET_MILLISECONDS],
        timeout=MOST_SECONDS * 1000,
        polling=100,
    )
    return float(page.evaluate(f"window.drawnAt - {begun}")) / 1000


def streamlit(script: str, *options: str) -> list[str]:
    """The command that serves a script with the dashboard's settings and nothing beside it."""
    return [sys.executable, "-m", "streamlit", "run", script, *options]


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at ``url``."""

    url: str
    process: int

    def peak_gigabytes(self) -> float:
        """The most memory it ever had; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process}/status")
        lines = status.read_text("utf-8").splitlines() if status.is_file() else []
        found = [line.split()[1] for line in lines if line.startswith("VmHWM")]
        return int(found[0]) / 1e6 if found else 0.0


@contextmanager
def served(command: Sequence[str], warehouse: Path) -> Iterator[Server]:
    """Run a command of a server on a free port, from when it answers until the block ends."""
    port = free_port()
    with started([*command, f"--server.port={port}"], warehouse) as server:
        url = f"http://127.0.0.1:{port}"
        wait_until_served(server, url)
        yield Server(url, server.pid)


@contextmanager
def started(command: Sequence[str], warehouse: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ours that ends with the block, and those that it started with it."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "SCORECARD_WAREHOUSE": str(warehouse)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until_served(server: subprocess.Popen[bytes], url: str) -> float:
    """Return once the server answers with its page; seconds that it took from now."""
    begun = time.monotonic()
    while server.poll() is None and time.monotonic() - begun < START_SECONDS:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5):  # noqa: S310 (ours)
                return time.monotonic() - begun
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.01)
    raise TimeoutError(url)


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
