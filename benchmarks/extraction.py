"""How fast numbers are found: ours against quantulum3, on the same text in the same run.

    python benchmarks/extraction.py [--kilobytes 400] [--peer-kilobytes 12] [--hostile] [--memory]

A document is read (its format, headings, tables, boilerplate) before its numbers are looked
for; the peer, which knows no documents, is given the paragraphs. Prints megabytes a second
(CPU time, best of six, in turns) and the ratio, for generated reports with few, usual and
many figures and for the labelled passages of `corpus`. `--hostile` shows that time stays
linear on runs made to be slow, `--memory` that what is kept besides the result does not grow.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from verify import Document, extract
from verify.model.settings import DEFAULT

FIGURES = (
    "Revenue rose {a}% to ${b} million in the {c} months to June, from ${d} million a year earlier.",
    "The company employs {e} people at {f} sites and plans to hire {g} more over two years.",
    "Net debt stood at €{h} billion, or {i} times earnings, against about €{j} billion in March.",
    "Output of the plant is nearly {k} tonnes a day; it lies {l} km from the port.",
    "Analysts had expected a margin of between {m}% and {n}%, and earnings of {o} cents a share.",
    "About {p} of the {q} lenders agreed, holding £{r}bn of the £{s}bn outstanding.",
)
PROSE = (
    "The board, which met on Tuesday at the head office, gave no reason for the change of plan.",
    "Shares in the group have fallen by more than a third since the chief executive resigned.",
    "Costs were higher than planned because energy and freight became dearer in the second half.",
    "Managers said that customers had put off orders, and that the mood in the trade remained poor.",
    "Neither side would say whether talks on the sale of the division had made any progress since.",
    "Regulators are still looking at the terms on which the lender was taken over, people said.",
    "The new model is meant to be simpler to build and lighter than the one that it replaces.",
    "Unions want a larger say in where work is done, which the chairman has so far turned down.",
    "He added that the strategy was unchanged and that the dividend would be kept where it was.",
    "Rivals, which have had troubles of their own, are expected to follow with cuts at home.",
    "Most of the growth came from abroad; sales at home were flat for the fourth year running.",
    "Bad weather held back building work along the coast, and some shops opened later than usual.",
    "The auditors drew attention to the way in which long contracts had been valued in the past.",
    "It was the first such offer in the region, and it drew more interest than the bankers hoped.",
)
HOSTILE = (
    "7",
    "1,",
    "1 ",
    "one-",
    "one ",
    "(",
    "1-",
    "-",
    "$",
    "1/",
    "1.5x10",
    "9,999,",
    "%",
    "a million ",
    "5 ft ",
)


def running_text(size: int, seed: int = 7, share: float = 0.2) -> str:
    """Return generated report prose of `size` characters, about ten quantities a thousand.

    `share` is that of the sentences that hold figures.
    """
    source = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        values = {
            name: f"{source.uniform(1, 99):.{source.randint(0, 1)}f}"
            for name in "abcdefghijklmnopqrs"
        }
        values["e"] = f"{source.randint(1000, 99999):,}"
        sentence = source.choice(FIGURES if source.random() < share else PROSE).format(**values)
        parts.append(sentence + (" " if source.random() < 0.8 else "\n"))
        length += len(parts[-1])
    return "".join(parts)


def seconds(*works: Callable[[], object], repeats: int = 3) -> list[float]:
    """Return the least CPU time of several runs of each, one after the other in turn.

    Taking turns lets a busy machine slow all of them alike.
    """
    best = [float("inf")] * len(works)
    for _ in range(repeats):
        for index, work in enumerate(works):
            gc.collect()
            start = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - start)
    return best


def ours(document: Document) -> int:
    """Return how many quantities we find."""
    return len(extract.read(document, DEFAULT).quantities)


def passages(name: str) -> str:
    """Return the texts of a file of labelled passages as one."""
    path = Path(__file__).parent / "corpus" / f"{name}.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return "\n\n".join(row["text"] for row in rows if "text" in row)


def texts(size: int) -> dict[str, str]:
    """Return a text of each class by name."""
    shares = {"few figures": 0.05, "usual": 0.2, "many": 0.8}
    found = {name: running_text(size, share=share) for name, share in shares.items()}
    return found | {
        name: passages(name)[:size] for name in ("news", "finance", "science", "public")
    }


def compare(name: str, text: str, peer_size: int) -> float:
    """Print both speeds on a text; return the ratio."""
    from quantulum3 import parser

    sample = text[:peer_size]
    document = Document.from_text(text)
    count = ours(document)
    parser.parse("3 km")  # loads its tables
    paragraphs = [line for line in sample.split("\n") if line.strip()]
    mine, peer = seconds(
        lambda: ours(document), lambda: [parser.parse(p) for p in paragraphs], repeats=6
    )
    rate, peer_rate = len(text) / mine, len(sample) / peer
    print(
        f"{name:12} {count / len(text) * 1e3:5.1f} a kB  verify {rate / 1e6:5.2f} MB/s"
        f"  quantulum3 {peer_rate / 1e6:6.4f} MB/s  ratio {rate / peer_rate:4.0f}",
        flush=True,
    )
    return rate / peer_rate


def memory(sizes: tuple[int, ...] = (1_000_000, 4_000_000, 16_000_000)) -> None:
    """Print what is held besides the result while a text is read; it should not grow."""
    ours(Document.from_text(running_text(20_000)))
    for size in sizes:
        document = Document.from_text(running_text(size))
        gc.collect()
        tracemalloc.start()
        result = extract.read(document, DEFAULT)
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        count = len(result.quantities)
        print(
            f"{size / 1e6:5.0f} MB  result {kept / 1e6:6.1f} MB ({kept / count:.0f} bytes a number)"
            f"  besides {(peak - kept) / 1e6:5.2f} MB"
        )


def hostile(sizes: tuple[int, ...] = (20_000, 40_000, 80_000)) -> None:
    """Print time per character on runs made to be slow; it should not grow."""
    for unit in HOSTILE:
        row = []
        for size in sizes:
            text = unit * (size // len(unit))
            row.append(
                seconds(lambda text=text: ours(Document.from_text(text)), repeats=1)[0] / size * 1e6
            )
        print(f"{unit!r:12}", "  ".join(f"{cost:8.2f} us" for cost in row))


def main() -> None:
    """Run what the arguments ask for."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--kilobytes", type=int, default=400)
    arguments.add_argument("--peer-kilobytes", type=int, default=12)
    arguments.add_argument("--hostile", action="store_true")
    arguments.add_argument("--memory", action="store_true")
    chosen = arguments.parse_args()
    if chosen.hostile:
        hostile()
    elif chosen.memory:
        memory()
    else:
        for name, text in texts(chosen.kilobytes * 1000).items():
            compare(name, text, chosen.peer_kilobytes * 1000)


if __name__ == "__main__":
    main()
