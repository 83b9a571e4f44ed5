"""Exclusions: numbers that are no quantities, and why.

In: a scan of the text, and the spans that dates already hold. Out: `Excluded` spans in
order: identifiers, versions, addresses, citations, labels, list markers, names, idioms.
`phrases` knows the tables of idioms and names, `codes` what is glued together, `labels`
what stands apart; each looks at a bounded window round a digit run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.extract import codes, labels, phrases
from verify.extract.excluded import Excluded
from verify.extract.scan import Scan

_WINDOW = 48


def exclusions(scan: Scan, taken: Sequence[tuple[int, int]]) -> list[Excluded]:
    """Return every stretch whose numbers are no quantities, outside `taken`, in order."""
    found = [Excluded(*span) for span in phrases.spans(scan.text, scan.folded)]
    held = sorted([(f.start, f.end) for f in found] + [(s, e) for s, e in taken])
    found += _by_shape(scan, held)
    found.sort()
    return _apart(found, taken)


def _by_shape(scan: Scan, held: list[tuple[int, int]]) -> Iterator[Excluded]:
    """Look at each digit run that nothing holds yet, and behind what was found."""
    text = scan.text
    index, size, reach = 0, len(held), 0
    for at, end in scan.digits:
        if at < reach:
            continue
        while index < size and held[index][1] <= at:
            index += 1
        if index < size and held[index][0] <= at:
            continue
        found = at_digits(text, at, end)
        if found is not None:
            reach = found.end
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


def at_digits(text: str, at: int, end: int) -> Excluded | None:
    """Return why the digits at `at` are no quantity, with the whole name or code they stand in."""
    before = text[max(0, at - _WINDOW) : at]
    last, following = before[-1:], text[end : end + 1]
    if last == "+":
        return labels.behind_plus(text, at)
    if last.isalpha():
        return codes.behind_letter(text, at, end, before)
    if last and last in "-‑_/.@#=\\+" and len(before) > 1 and not before[-2].isspace():
        found = codes.behind_mark(text, at, end, before)
        if found is not None:
            return found
    if _joined(text, end, following):
        found = codes.before_mark(text, at, end, before)
        if found is not None:
            return found
    if not last or last in " \u00a0\n\t([§¶#":
        return labels.apart(text, at, end, before)
    return None


def _joined(text: str, end: int, following: str) -> bool:
    """Return whether what follows digits directly may make them a code: not "9.7%", "5."."""
    if following.isalpha():
        return True
    if not following or following not in "._/@-":
        return False
    if following != ".":
        return text[end + 1 : end + 2].isalnum()
    stop = end + 1
    while text[stop : stop + 1].isdigit() and stop - end < 20:
        stop += 1
    if stop == end + 1:
        return text[stop : stop + 1].isalpha()
    rest = text[stop : stop + 2]
    return rest[:1].isalpha() or (rest[:1] != "" and rest[0] in "._/@-" and rest[1:].isalnum())
