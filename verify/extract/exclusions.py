"""Exclusions: numbers that are no quantities, and why.

In: a scan of the text, and the spans that dates already hold. Out: `Excluded` spans in
order: identifiers, versions, addresses, citations, labels, list markers, names, idioms.
`phrases` knows the tables of idioms and names, `codes` what is glued together, `labels`
what stands apart; each looks at a bounded window round a digit run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import addresses, codes, labels, naming, phones, phrases
from verify.extract.excluded import Excluded
from verify.extract.scan import UNSPACED, Scan
from verify.units import catalogue

_FREE = " \u00a0\n\t([§¶#"
_GLUED = re.compile(
    r"(?:\.[0-9]+|(?:,[0-9]{3})+(?:\.[0-9]+)?)?+([a-z][a-zA-Z]{1,3})(?![\w/@#=\\-]|\.\w)"
)
_SIGNS = "$€£¥₹~≈<>≤≥±"  # what an amount may begin with
_APART = frozenset(" \u00a0\n;:)]%")  # what ends digits that stand apart
_JOINTS = "-‑_/.@#=\\"
# What may follow digits that stand apart: the end, a space, a mark, or a decimal's rest.
_PLAIN = re.compile(
    r"(?:\.[0-9]+|(?:,[0-9]{3})+(?:\.[0-9]+)?)?+(?:[ \u00a0\n,;:)\]%]|$|\.(?![\w/]))"
)


def exclusions(scan: Scan, taken: Sequence[tuple[int, int]]) -> list[Excluded]:
    """Return every stretch whose numbers are no quantities, outside `taken`, in order."""
    found = [Excluded(*span) for span in phrases.spans(scan.text, scan.folded, scan.first)]
    held = sorted([(f.start, f.end) for f in found] + [(s, e) for s, e in taken])
    found += _by_shape(scan, held)
    found += _by_word(scan)
    found.sort()
    return _apart(found, taken)


def _by_shape(scan: Scan, held: list[tuple[int, int]]) -> Iterator[Excluded]:
    """Look at each digit run that nothing holds yet, and behind what was found."""
    text = scan.text
    index, size, reach = 0, len(held), 0
    token = codes.NOWHERE
    for at, end in scan.digits:
        if at < reach:
            continue
        while index < size and held[index][1] <= at:
            index += 1
        if index < size and held[index][0] <= at:
            continue
        found = None
        last = text[at - 1] if at else " "
        free = last in _FREE
        sure = free or last in _SIGNS
        if sure and text[end : end + 1] in _APART:
            reach = end + 1
        else:
            plain = (_PLAIN.match(text, end) or _united(text, end)) if sure else None
            if plain is None:
                found, token = _glued(text, at, end, token)
            else:
                reach = plain.end()  # past its decimals and groups
        if found is None and free:
            found = labels.apart(text, at, end)
        if found is not None:
            reach = found.end
            yield found


def _united(text: str, end: int) -> re.Match[str] | None:
    """Return what is glued behind an amount and is plainly a scale or a unit: "$5bn", "12km"."""
    found = _GLUED.match(text, end)
    if found is None:
        return None
    tables, word = catalogue.tables(), found[1]
    return found if word in tables.scales or word in tables.signs else None


def _by_word(scan: Scan) -> Iterator[Excluded]:
    """Look at each number word that stands behind a word or in capitals."""
    text = scan.text
    for at, end in scan.words:
        if at > 1 and text[at - 1] == " " and text[at - 2].isalpha():
            found = naming.worded(text, at, end)
            if found is not None:
                yield found


def _apart(found: list[Excluded], taken: Sequence[tuple[int, int]]) -> list[Excluded]:
    """Drop what overlaps a date or an earlier exclusion."""
    kept: list[Excluded] = []
    index, size, reach = 0, len(taken), -1
    for item in found:
        while index < size and taken[index][1] <= item.start:
            index += 1
        if item.start < reach or (index < size and taken[index][0] < item.end):
            continue
        kept.append(item)
        reach = item.end
    return kept


def _glued(text: str, at: int, end: int, token: codes.Token) -> tuple[Excluded | None, codes.Token]:
    """Judge digits with a letter or mark beside them; return the token they stand in too."""
    last, following = text[at - 1] if at else " ", text[end : end + 1]
    if last == "+":
        return phones.behind_plus(text, at), token
    if not token.start <= at < token.end:
        token = codes.token_at(text, at)
    found = codes.web(text, token)
    if found is None and last.isalpha() and last < UNSPACED:
        found = codes.behind_letter(text, at, end, token)
    elif found is None and last in _JOINTS and at > 1 and not text[at - 2].isspace():
        found = codes.behind_mark(text, at, end, token)
    if found is None and following and (following in "._/@-:" or following.isalpha()):
        found = codes.before_mark(text, at, end) or addresses.lettered(text, at, end)
    return found, token
