"""Run every `bench_*.py` of this folder, or those named: `python -m tests.bench verdicts load`.

Each runs in a process of its own, so that its memory is its own, and prints one JSON object a line:
`name`, `value`, `unit`, `versus`, `ratio`, `bound`.
"""

import subprocess
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run the benchmarks one after the other; 1 when one of them failed, 2 when there is none."""
    found = [path.stem for path in sorted(Path(__file__).parent.glob("bench_*.py"))]
    chosen = [f"bench_{name}" for name in names] or found
    if not chosen or not set(chosen) <= set(found):
        known = ", ".join(stem.removeprefix("bench_") for stem in found) or "none yet"
        print(f"No such benchmark; there are: {known}", file=sys.stderr)
        return 2
    commands = [[sys.executable, "-m", f"tests.bench.{stem}"] for stem in chosen]
    codes = [subprocess.run(command, check=False).returncode for command in commands]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
