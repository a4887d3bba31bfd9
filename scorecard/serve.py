"""Serve the dashboard as ``streamlit run dashboard.py`` does: ``python -m scorecard.serve``.

Between the moment the server answers and the first reader's first page the process is idle. It
spends that moment on what every page needs: importing what it draws with, judging the review that
it shows (``scorecard.ui.ready``). The server itself starts no later for it.
"""

import runpy
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from threading import Thread
from typing import Final

_A_MOMENT: Final = 0.02


def main(options: Sequence[str]) -> None:
    """Serve until stopped; ``options`` are those of ``streamlit run``."""
    Thread(target=_keep_ready, name="keep-ready", daemon=True).start()
    sys.argv = ["streamlit", "run", "dashboard.py", *options]
    # Run and not imported: scorecard.ui alone knows Streamlit.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def _keep_ready() -> None:
    while not _is_serving():
        time.sleep(_A_MOMENT)
    import_module("scorecard.ui.ready").keep_ready()


def _is_serving() -> bool:
    """Whether the server has started; it is looked at from outside, as it loads."""
    runtime = sys.modules.get("streamlit.runtime")
    exists = getattr(runtime, "exists", None)
    if runtime is None or exists is None or not exists():
        return False
    return str(runtime.get_instance().state.name) != "INITIAL"


if __name__ == "__main__":
    main(sys.argv[1:])
