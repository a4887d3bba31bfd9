"""Feed mutants to the loader's checks in a process of its own, a JSON object a mutant.

``python -m tests.faults.feeding WAREHOUSE FOLDER FIRST COUNT`` or ``… FOLDER cell.csv`` (a giant).
"""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.load import check_sources
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.faults.mutations import EITHER, REFUSED, ROWS, SAME, giant, mutant
from tests.faults.nursery import ROOT

SECONDS, GIGABYTES = 10.0, 1.0
"""Seconds of the processor, which a busy machine does not lengthen."""


def fed(warehouse: Path, folder: Path, *what: str) -> Iterator[dict[str, Any]]:
    """What became of mutants, each as ``_fed`` tells, from another process."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.faults.feeding", str(warehouse), str(folder), *what]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            yield json.loads(line)
    assert process.returncode == 0


def faults_of(told: dict[str, Any]) -> list[str]:
    """What is wrong with how a mutant was met."""
    found = []
    if told["raised"]:
        found.append(f"raised {told['raised']}")
    if told["seconds"] > SECONDS:
        found.append(f"took {told['seconds']:.1f} s")
    if told["gigabytes"] > GIGABYTES:
        found.append(f"took {told['gigabytes']:.2f} GB")
    if told["fate"] == REFUSED and not told["codes"]:
        found.append("was not refused")
    if told["fate"] == SAME and (told["codes"] or told["read"] != len(ROWS)):
        found.append(f"was not read whole: {told['codes']}, {told['read']}")
    if told["fate"] == EITHER and not told["codes"] and not told["read"] and not told["raised"]:
        found.append("was neither refused nor read")
    if told["mute"]:
        found.append(f"said neither place nor remedy: {told['mute']}")
    return found


def _fed(warehouse: Warehouse, fate: str, kind: str, path: Path) -> dict[str, Any]:
    begun = time.process_time()
    raised, problems, read = "", [], 0
    try:
        result = check_sources([path], warehouse)
        problems = [each for each in result.problems if str(each.severity) == "error"]
        read = sum(each.read for each in result.counts)
    except Exception as error:  # noqa: BLE001 (what is looked for)
        raised = f"{type(error).__name__}: {error}"[:300]
    messages = [problem.message for problem in problems]
    return {
        "fate": fate,
        "kind": kind,
        "seconds": time.process_time() - begun,
        "gigabytes": _peak_gigabytes(),
        "raised": raised,
        "codes": sorted({str(problem.code) for problem in problems}),
        "read": read,
        "mute": [words[:200] for words in messages if path.name not in words or len(words) < 40],
    }


def _peak_gigabytes() -> float:
    """The most memory that this process has had: getrusage counts what its starter had as well."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8"))[0]) / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main(arguments: list[str]) -> None:
    """Feed, and print what became of each."""
    warehouse = Warehouse(Path(arguments[0]), WarehouseSettings(threads=1))
    folder = Path(arguments[1])
    if len(arguments) == 3:
        path = giant(arguments[2], folder)
        told = _fed(warehouse, REFUSED, arguments[2], path)
        sys.stdout.write(json.dumps(told) + "\n")
        return
    for seed in range(int(arguments[2]), int(arguments[2]) + int(arguments[3])):
        told = _fed(warehouse, *mutant(seed, folder)) | {"seed": seed}
        sys.stdout.write(json.dumps(told, ensure_ascii=True) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
