"""Noun phrases that name a measure: "the company's net profit" -> "net profit".

In: the words of a phrase. Out: the measure's canonical name where the table of measures has
it, else the phrase's own words with the head in the singular, or "" where it names none.
"""

from __future__ import annotations

from functools import cache

from verify.extract import clause, phrases

_SKIPPED = frozenset(("all", "total", "more", "new", "annual", "overall", "own"))
_SHARES = frozenset(("share", "stock", "adr", "equity"))


def named(
    words: list[str], *, change: bool = False, sure: bool = True, attributive: bool = False
) -> str:
    """Name the measure of a noun phrase: its canonical name, else its own words.

    `change` says that it rises or falls, so that shares are their price; without `sure`
    only a known measure is named.
    """
    while words and words[0].lower() in determiners() | _SKIPPED:
        words = words[1:]
    found = clause.phrase(words)
    for index, word in enumerate(found):
        if word.endswith(("’s", "'s", "s’")):
            return named(words[index + 1 :], change=change, sure=sure, attributive=attributive)
    if not found:
        return ""
    own = [
        w for i, w in enumerate(found)
        if not w[0].isupper() or (i == len(found) - 1 and len(found) == 1) or (i == 0 and w.lower() in _heads())
    ]  # fmt: skip
    if not own:
        return ""
    head = clause.singular(own[-1])
    if head.endswith("ed") and len(head) > 4 and not head.endswith("eed"):
        return ""  # a participle: the phrase went too far
    if change and head in _SHARES:
        return "share price"
    text = " ".join([w.lower() for w in own[:-1]] + [head])
    canonical = known(text)
    if canonical:
        return canonical
    return text if sure and (attributive or not own[-1][0].isupper()) and len(text) < 60 else ""


def known(text: str) -> str:
    """Return the canonical name of a measure with its modifiers, or ""."""
    words = text.split()
    for size in (3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) >= size and tail in names():
            return " ".join([*words[:-size], names()[tail]])
    return ""


def phrase_ending(words: list[str], index: int, *, change: bool = False) -> str:
    """Name the noun phrase that ends at `index`."""
    begin = index
    while begin >= 0 and index - begin < 4 and not clause.stops(words[begin]):
        begin -= 1
    return named(words[begin + 1 : index + 1], change=change)


@cache
def determiners() -> frozenset[str]:
    """Return the articles and possessives."""
    return phrases.words("determiner")


@cache
def names() -> dict[str, str]:
    """Return every name of a measure with its canonical one."""
    found: dict[str, str] = {}
    for row in phrases.rows("measures"):
        first, _, others = row.partition("|")
        for name in (first, *others.split(",")):
            if name.strip():
                found[name.strip()] = first.strip()
    return found


@cache
def _heads() -> frozenset[str]:
    """Return the words that measures begin with, for capitals at a sentence's start."""
    heads = {name.split()[0] for name in names()}
    return frozenset(heads | {h + "s" for h in heads} | _SHARES | {s + "s" for s in _SHARES})
