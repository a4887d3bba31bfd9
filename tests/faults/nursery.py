"""Loads in processes of their own without paying for the imports each time.

``python -m tests.faults.nursery`` imports the loader, says that it is ready, and forks for every
line it reads: ``{"arguments": […], "folder": …, "die_at": N, "kill_after": S}``. The child is the
whole of ``python -m etl`` from its arguments on, or with ``enter FILE`` as the first of them what
a page does with the typed rows of that JSON file. It is killed after S seconds, or kills itself at
its N-th step in the warehouse's folder; with N = ``WRITING`` the S seconds are counted from the
moment when its draft is there. Answers: its pid, its exit code (negative: the signal).
"""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]

WRITING = 1_000_000_000

_STEPS = {
    "open",
    "os.chmod",
    "os.listdir",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.scandir",
    "shutil.copyfile",
}


class Nursery:
    """The parent's end: start loads, kill them, wait for them; a context manager."""

    def __init__(self, log: Path) -> None:
        self._log = log
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.nursery", str(log)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self._answer()

    def start(
        self,
        arguments: Sequence[str],
        die_at: int | None = None,
        kill_after: float | None = None,
    ) -> int:
        """Start ``python -m etl`` with those arguments; its pid."""
        assert self._process.stdin
        folder = arguments[-1]
        request = {
            "arguments": list(arguments),
            "folder": folder,
            "die_at": die_at,
            "kill_after": kill_after,
        }
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def ended(self) -> int:
        """Exit code of the load that was started, once it has ended."""
        return self._answer()

    def run(
        self,
        arguments: Sequence[str],
        die_at: int | None = None,
        kill_after: float | None = None,
    ) -> int:
        """Exit code of a load."""
        self.start(arguments, die_at, kill_after)
        return self.ended()

    def said(self) -> str:
        """What all its loads printed."""
        return self._log.read_text("utf-8")

    def _answer(self) -> int:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, self.said()
        return int(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()


def _watch_steps(folder: str, die_at: int) -> None:
    """Die at the N-th step that this process takes in a folder."""
    taken = 0

    def step(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal taken
        if event in _STEPS and arguments and folder in str(arguments[0]):
            taken += 1
            if taken == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)


def _wait_for_draft(folder: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and not any(folder.glob("draft_*")):
        time.sleep(0.002)


def _enter(file: str, directory: str) -> int:
    """Publish typed rows as a page does; the code of a command that did the same."""
    from etl.entry import enter
    from scorecard.warehouse import Warehouse

    rows = json.loads(Path(file).read_text("utf-8"))
    return int(enter(rows, Warehouse(Path(directory)), "An", Path(file).name).is_refused)


def _load(request: dict[str, Any], log: str) -> None:
    from etl.__main__ import main

    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    if request["die_at"]:
        _watch_steps(request["folder"], request["die_at"])
    is_typed = request["arguments"][0] == "enter"
    code = (
        _enter(request["arguments"][1], request["arguments"][-1])
        if is_typed
        else main(request["arguments"])
    )
    sys.stdout.flush()
    sys.stderr.flush()
    for thread in threading.enumerate():  # a process that ends by itself waits for them
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    os._exit(code)


def serve(log: str) -> None:
    """Fork a load for each request until there are no more."""
    import etl.__main__
    import etl.entry  # noqa: F401 (what every load begins with)

    gc.freeze()
    sys.stdout.write("0\n")
    sys.stdout.flush()
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _load(request, log)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        if request["kill_after"] is not None:
            if request["die_at"] == WRITING:
                _wait_for_draft(Path(request["folder"]))
            time.sleep(request["kill_after"])
            os.kill(pid, signal.SIGKILL)  # not waited for yet, so the pid is still its own
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
