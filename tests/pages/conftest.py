"""Open a page on a warehouse that holds the shipped data and everything odd."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl.load import load_sources
from scorecard.warehouse import Warehouse
from tests.support.odd_source import write_odd_source

ROOT = Path(__file__).resolve().parents[2]

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def full_warehouse(shipped_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data and the odd source; tests read it and do not change it."""
    folder = tmp_path_factory.mktemp("full")
    warehouse = folder / "warehouse"
    shutil.copytree(shipped_warehouse, warehouse)
    result = load_sources([write_odd_source(folder / "odd")], Warehouse(warehouse), "test")
    assert not result.is_refused, [problem.message for problem in result.problems]
    return warehouse


@pytest.fixture(scope="session")
def registered_pages(full_warehouse: Path) -> dict[str, Any]:
    """The pages as a first run makes them known to Streamlit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("SCORECARD_WAREHOUSE", str(full_warehouse))
        return (
            AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
            .run()
            ._registered_pages
        )


@pytest.fixture
def open_page(
    full_warehouse: Path, registered_pages: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> Open:
    """`open_page("target", {"chi-tieu": "x"})`: the page after one run, with that address."""
    monkeypatch.chdir(ROOT)

    def open_(
        page: str, query: dict[str, str] | None = None, *, warehouse: Path = full_warehouse
    ) -> AppTest:
        monkeypatch.setenv("SCORECARD_WAREHOUSE", str(warehouse))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in (query or {}).items():
            app.query_params[name] = value
        if page != "overview":
            app._registered_pages = registered_pages
            app.switch_page(f"pages/{page}.py")
        return app.run()

    return open_


def shown(app: AppTest) -> str:
    """The HTML that a page drew, without stylesheets, script and hints where to break a word."""
    parts = [block.value for block in app.main.get("html")]
    drawn = "\n".join(part for part in parts if not part.lstrip().startswith("<style"))
    return drawn.replace("<wbr/>", "")
