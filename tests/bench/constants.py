"""From a page to a page of constants: what the page drew, recorded and drawn again as it was."""

import os
import pickle
import shutil
from collections.abc import Mapping
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 300


def constant_dashboard(
    folder: Path, warehouse: Path, pages: Mapping[str, tuple[str, str, Mapping[str, str]]]
) -> Path:
    """A dashboard of constants in a folder, and the path of its script.

    ``pages``: file name of a page → its title, its path and the choices of its address.
    """
    recordings = [
        (title, path, *_recorded(warehouse, page, query))
        for page, (title, path, query) in pages.items()
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recordings.pickle").write_bytes(pickle.dumps(recordings))
    # The typeface is served from beside the script.
    (folder / "static").symlink_to(ROOT / "static", target_is_directory=True)
    return Path(shutil.copy(Path(__file__).with_name("replay.py"), folder / "constants.py"))


def _recorded(
    warehouse: Path, page: str, query: Mapping[str, str]
) -> tuple[list[bytes], list[bytes]]:
    """Messages of a page's last run: those of the frame, those of the page."""
    runs: list[LocalScriptRunner] = []

    class Recorder(LocalScriptRunner):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[arg-type]
            runs.append(self)

    os.environ["SCORECARD_WAREHOUSE"] = str(warehouse)
    os.chdir(ROOT)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    from streamlit.testing.v1 import app_test

    kept, app_test.LocalScriptRunner = app_test.LocalScriptRunner, Recorder  # type: ignore[misc]
    try:
        if page != "overview":
            app.run().switch_page(f"pages/{page}.py")
        app.run()
    finally:
        app_test.LocalScriptRunner = kept  # type: ignore[misc]
    if app.exception:
        raise RuntimeError(app.exception[0].message)
    messages = [message for message in runs[-1].forward_msgs() if message.HasField("delta")]
    frame_hash = messages[0].metadata.active_script_hash
    frame = [m for m in messages if m.metadata.active_script_hash == frame_hash]
    own = [m for m in messages if m.metadata.active_script_hash != frame_hash]
    return [m.SerializeToString() for m in frame], [m.SerializeToString() for m in own]
