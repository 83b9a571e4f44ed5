"""How fast a whole check is, and that its time grows with the length of the text alone.

    python benchmarks/whole_check.py [FILE ...] [--kilobytes 100] [--peer] [--hostile]

Prints megabytes a second (CPU time, best of two) for each text at one and at two times
its length: the two rates should be alike. Without files, for generated report prose with
few numbers, some, and many. The memory is the peak of Python's own, per character.
`--peer` has quantulum3 read (and only read) the same prose in the same run, paragraph by
paragraph, and prints the ratio: absolute speeds drift with the machine. `--hostile`
checks runs made to be slow.
"""

from __future__ import annotations

import argparse
import tracemalloc
from pathlib import Path

from extraction import HOSTILE, ours, running_text, seconds

from verify import Document, pipeline

DENSITIES = (0.05, 0.2, 0.6)  # shares of sentences that hold figures


def check(text: str) -> int:
    """Return how many claims are judged in a text."""
    return len(pipeline.run([Document.from_text(text)]).checks)


def speed(name: str, text: str, repeats: int = 2) -> None:
    """Print the rate at one and two times a text, and the growth."""
    once, twice = seconds(lambda: check(text), lambda: check(f"{text}\n\n{text}"), repeats=repeats)
    size = len(text) / 1e6
    print(
        f"{name:24} {size / once:6.2f} MB/s   twice as long {2 * size / twice:6.2f} MB/s"
        f"   growth x{twice / once:.2f}   {check(text)} checks"
    )


def quantities(text: str) -> float:
    """Return how many quantities a text holds per thousand characters."""
    return ours(Document.from_text(text)) / len(text) * 1000


def against_peer(name: str, text: str) -> None:
    """Print the speed of a whole check beside that of quantulum3 reading the same text."""
    from quantulum3 import parser

    parser.parse("3 km")  # loads its tables
    paragraphs = text.split("\n")
    (mine,) = seconds(lambda: check(text), repeats=2)
    (peer,) = seconds(lambda: [parser.parse(p) for p in paragraphs], repeats=1)
    rates = f"{len(text) / 1e6 / mine:6.2f} MB/s   quantulum3 {len(text) / 1e6 / peer:6.3f} MB/s"
    print(f"{name:24} {rates}   x{peer / mine:.1f}")


def memory(text: str) -> None:
    """Print the most memory that a check holds, per character of one and of two texts."""
    for times in (1, 2):
        tracemalloc.start()
        check("\n\n".join([text] * times))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"memory, {times} times          {peak / len(text) / times:6.0f} bytes a character")


def main() -> None:
    """Run what the arguments ask for."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--kilobytes", type=int, default=100)
    arguments.add_argument("--peer", action="store_true")
    arguments.add_argument("--hostile", action="store_true")
    chosen = arguments.parse_args()
    prose = running_text(chosen.kilobytes * 1000)
    check(prose[:20_000])  # loads and compiles what a check needs
    if chosen.hostile:
        for unit in HOSTILE:
            speed(repr(unit), unit * (20_000 // len(unit)), repeats=1)
        return
    for path in chosen.files:
        speed(path.name[-24:], Document.from_path(path).text)
    if chosen.files:
        return
    for share in DENSITIES:
        text = running_text(chosen.kilobytes * 1000, share=share)
        name = f"prose, {quantities(text):.0f} numbers/kB"
        if chosen.peer:
            against_peer(name, text[:20_000])
        else:
            speed(name, text)
    memory(prose[:20_000])


if __name__ == "__main__":
    main()
