"""Cold start: from process start to output, beside `python -c pass` and codespell.

    python benchmarks/cold_start.py [ARTICLE] [ROUNDS]

Prints the least wall-clock and CPU time of each in the same run, and the ratio of CPU
times to that of an empty Python. Trust ratios; absolute times drift with the machine.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "seeds" / "002-apsara.txt"


def commands(article: str) -> dict[str, list[str]]:
    """Return what is timed."""
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "verify check": [
            sys.executable,
            "-c",
            "from verify.cli import main; main()",
            "check",
            article,
        ],
        "verify --version": [sys.executable, "-m", "verify", "--version"],
    }
    codespell = shutil.which("codespell", path=str(Path(sys.executable).parent))
    if codespell:
        found["codespell"] = [codespell, article]
    return found


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the wall-clock and CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Time every command in turn, several times, and print the best of each."""
    article = sys.argv[1] if len(sys.argv) > 1 else str(ARTICLE)
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    best: dict[str, tuple[float, float]] = {}
    for _ in range(rounds):
        for name, command in commands(article).items():
            run = timed(command, environment)
            old = best.get(name, run)
            best[name] = (min(old[0], run[0]), min(old[1], run[1]))
    empty = best["python -c pass"][1]
    for name, (wall, cpu) in best.items():
        print(f"{name:18} {wall * 1000:7.1f} ms  CPU {cpu * 1000:6.1f} ms  x{cpu / empty:.1f}")


if __name__ == "__main__":
    main()
