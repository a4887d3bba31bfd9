"""Pictures of the pages for the README and for looking at: ``python -m tests.screens``.

A server on a temporary warehouse with the shipped data; each page at both widths, whole.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM_ARGS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screens"
DEMO = "to-chuc=minh-hoa-boi-duong&ngay=2024-09-30"
PAGES = {
    "overview": "?to-chuc=minh-hoa-so-gd&ngay=2024-09-30",
    "quarter-review": f"ra-soat-quy?{DEMO}",
    "target": f"chi-tieu?{DEMO}",
    "retrospective": "tong-ket?to-chuc=minh-hoa-boi-duong&ngay=2024-12-31",
    "compare": "so-sanh?to-chuc=minh-hoa-so-gd&ngay=2024-09-30",
    "resolutions": "nghi-quyet?to-chuc=db-truong-chinh-tri-ben-tre",
    "checks": "kiem-tra?to-chuc=minh-hoa-so-gd&ngay=2024-09-30",
    "entry": "nhap-ket-qua?to-chuc=minh-hoa-tieu-hoc&ky=2024-Q3&nguoi=Văn phòng",
    "setting": "nhap-nghi-quyet?to-chuc=minh-hoa-boi-duong",
    "load": "nap-so-lieu?to-chuc=minh-hoa-boi-duong",
}
WIDTHS = (1440, 360)
TALLEST = 1800
START_SECONDS = 60


def main() -> None:
    """Write every picture and say where."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as url,
        sync_playwright() as browsers,
    ):
        names = ("chromium", "chromium-browser", "google-chrome")
        found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)))
        browser = browsers.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)
        for width in WIDTHS:
            context = browser.new_context(
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                viewport={"width": width, "height": 900},
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(url)
            expect(page.locator("h1")).to_be_visible(timeout=60_000)
            for name, address in PAGES.items():
                path = FOLDER / f"{name}-{width}.png"
                seconds = picture(page, f"{url}/{address}", path)
                print(f"{path.relative_to(ROOT)}  {seconds:.1f} s")
        browser.close()


def picture(page: Page, address: str, path: Path) -> float:
    """Photograph a page once it stands; seconds until its foot was drawn."""
    begun = time.monotonic()
    page.goto(address)
    expect(page.locator(".sc-source").last).to_contain_text("Bản số liệu", timeout=60_000)
    seconds = time.monotonic() - begun
    page.wait_for_timeout(1000)
    size = page.viewport_size or {"width": WIDTHS[0], "height": 900}
    whole = page.locator('[data-testid="stMainBlockContainer"]').evaluate("e => e.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(int(whole), TALLEST)})
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    page.set_viewport_size({"width": size["width"], "height": 900})
    return seconds


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The dashboard on the shipped data, in a warehouse of its own."""
    warehouse = str(folder / "warehouse")
    folders = [*sorted((ROOT / "data" / "sources").iterdir()), ROOT / "data" / "demo"]
    sources = [path.relative_to(ROOT) for path in folders]  # as `make load` names them
    load = [sys.executable, "-m", "etl", "load", *map(str, sources), "--warehouse", warehouse]
    subprocess.run(load, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "SCORECARD_WAREHOUSE": warehouse},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/_stcore/health")
        yield url
    finally:
        server.kill()
        server.wait()


def wait_for(address: str) -> None:
    """Return once the address answers; ``TimeoutError`` where it never does."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 (our own address)
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
