"""Plain sentences, one or two to a line, that any editor would judge at once.

`false.txt` holds what cannot be true, `true.txt` what is as true as it looks odd, `pairs.txt` two
short documents on a line, `X` in conflict and `O` in agreement. A line that begins with `?` is
known to be judged wrongly; when that is mended the test asks for the mark to be taken away, so
the files always say what the rules can and cannot do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import verify
from verify.model.finding import Finding
from verify.model.rule import Severity

FOLDER = Path(__file__).parent / "plain"
NOT_YET = "? "


def _lines(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a file, and whether the rules are known to be wrong about each."""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.removeprefix(NOT_YET), line.startswith(NOT_YET)


def _told(findings: Iterable[Finding]) -> bool:
    return any(f.severity is not Severity.INFO for f in findings)


def _alone(line: str) -> bool:
    return _told(verify.check(verify.Document.from_text(line.replace(" // ", "\n\n"))).findings)


def _together(line: str) -> bool:
    texts = line[2:].split(" | ")
    documents = [verify.Document.from_text(t, name=f"{n}.md") for n, t in enumerate(texts)]
    return _told(verify.check_documents(documents).findings)


@pytest.mark.parametrize(("name", "wanted"), [("false.txt", True), ("true.txt", False)])
def test_plain_sentences(name: str, wanted: bool) -> None:
    wrong = [line for line, known in _lines(name) if (_alone(line) is wanted) is known]
    assert not wrong, "\n".join(wrong)


def test_plain_pairs_of_documents() -> None:
    wrong = [
        line
        for line, known in _lines("pairs.txt")
        if (_together(line) is line.startswith("X ")) is known
    ]
    assert not wrong, "\n".join(wrong)


def test_most_are_judged_rightly() -> None:
    known = {name: [k for _, k in _lines(name)] for name in ("false.txt", "true.txt", "pairs.txt")}
    assert sum(known["true.txt"]) <= 0.05 * len(known["true.txt"])
    assert sum(known["false.txt"]) <= 0.45 * len(known["false.txt"])
    assert sum(known["pairs.txt"]) <= 0.25 * len(known["pairs.txt"])
