"""Time grows with the length of a text alone: shown by counting calls, not seconds."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import pytest

from verify import Document, extract, pipeline
from verify.model.settings import DEFAULT

RUNS = ("7 ", "1,", "one-", "1-", "1/", "a million ", "5 ft ", "$1 ", "(1", "1% ", "#")
SENTENCES = (
    "Revenue rose {a}% to ${b} million in the {a} months to June, from ${b} million a year ago.",
    "It has {a} shops, {b} of them abroad, which is about a third, and sold {b} more than in May.",
    "The plant, which opened in 19{a}, makes between {a} and {b} tonnes a day for {a} customers.",
    "Nobody would say why.",
)


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, Python's own included."""
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def growth(work: Callable[[str], object], text: str) -> float:
    """Return how much more work four paragraphs are than two."""
    two, four = "\n\n".join([text] * 2), "\n\n".join([text] * 4)
    work(two)  # loads and compiles what is needed
    return calls(lambda: work(four)) / calls(lambda: work(two))


def report(paragraphs: int) -> str:
    source = random.Random(3)
    lines = []
    for _ in range(paragraphs):
        chosen = source.choices(SENTENCES, k=4)
        lines.append(
            " ".join(s.format(a=source.randint(10, 99), b=source.randint(100, 999)) for s in chosen)
        )
    return "\n\n".join(lines)


@pytest.mark.parametrize("unit", RUNS)
def test_extraction_of_hostile_runs_is_linear(unit: str) -> None:
    def read(text: str) -> object:
        return extract.read(Document.from_text(text), DEFAULT)

    assert growth(read, unit * (1600 // len(unit))) < 2.3


@pytest.mark.parametrize("unit", ["7 ", "one-", "5 ft ", "(1"])
def test_a_check_of_hostile_runs_is_linear(unit: str) -> None:
    def check(text: str) -> object:
        return pipeline.run([Document.from_text(text)])

    assert growth(check, unit * (1600 // len(unit))) < 2.3


def test_a_check_of_a_long_report_is_linear() -> None:
    def check(text: str) -> object:
        return pipeline.run([Document.from_text(text)])

    assert growth(check, report(8)) < 2.2


def test_a_check_of_a_long_table_is_linear() -> None:
    source = random.Random(4)
    rows = [f"r{n},{source.randint(1, 99)},{source.randint(100, 999)}" for n in range(30)]

    def check(text: str) -> object:
        given = "name,units,price\n" + text.replace("\n\n", "\n")
        return pipeline.run([Document.from_text(given, format="csv")])

    assert growth(check, "\n".join(rows)) < 2.3


def test_the_words_before_a_number_are_looked_for_nearby() -> None:
    """A text without spaces was copied whole for each of its numbers."""
    from verify.extract.measure import _moved
    from verify.extract.naming import is_plain

    class Watched(str):
        """A text that notes how much of it is asked for at once."""

        most = 0

        def __getitem__(self, at: object) -> str:
            found = super().__getitem__(at)  # type: ignore[index]
            Watched.most = max(Watched.most, len(found))
            return found

    text = "x=1," * 5000 + "by 12"
    number = extract.read(Document.from_text(text), DEFAULT).quantities[-1]
    _moved(Watched(text), number)
    is_plain(Watched(text.replace(" ", "_")), len(text) - 2, len(text))
    assert Watched.most < 100


def test_headlines_are_held_against_numbers_of_their_size() -> None:
    """Each number of a headline was compared with every number of the text."""

    def told(sections: int) -> str:
        return "\n\n".join(
            f"# Sales of {n + 1000} units\n\nIt sold {n * 7 + 50_000} units, and {n} more."
            for n in range(sections)
        )

    def work(sections: int) -> int:
        document = Document.from_text(told(sections), format="markdown")
        return calls(lambda: pipeline.run([document]))

    work(20)
    assert work(400) < 2.8 * work(200)


def test_a_list_in_a_headline_still_finds_its_twin() -> None:
    body = "\n\n".join(f"The town has {n} houses." for n in range(100, 160))
    text = f"# The club has 4,300 members\n\nThe club says it has 4,900 members.\n\n{body}"
    assert "repeat" in {
        c.claim.rule.match_kind
        for c in pipeline.run([Document.from_text(text, format="markdown")]).checks
    }
    again = text.replace("4,900", "4,300")
    document = Document.from_text(again, format="markdown")
    assert all(c.verdict != "inconsistent" for c in pipeline.run([document]).checks)


def test_many_small_tables_are_each_held_against_the_text_beside_them() -> None:
    """Each sentence was compared with the rows of its words in every table of the text."""

    def told(tables: int) -> str:
        return "\n\n".join(
            f"The mill had {n % 83 + 12} looms.\n\n| Site | 2019 | 2020 |\n| --- | --- | --- |\n"
            f"| Mill | {n % 83 + 12} | {n % 71 + 13} |\n| Forge | {n % 61 + 14} | {n % 59 + 15} |"
            for n in range(tables)
        )

    def work(tables: int) -> int:
        document = Document.from_text(told(tables), format="markdown")
        return calls(lambda: pipeline.run([document]))

    work(5)
    assert work(160) < 2.2 * work(80)
