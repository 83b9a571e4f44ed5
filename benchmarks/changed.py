"""Labelled conflicts made of numbers that agree: one of the two is written with another value.

In: two texts and their keys. Out: the pairs of keys that are surely one fact, and texts in which
one number of such a pair is another. Whoever wrote the texts told the fact twice in words of his
own, so a changed number is a conflict told as people tell them; there are far more of these than
of conflicts that somebody wrote. Values change as they do in labelled conflicts: by a few per
cent up to about twice as much, by digits that changed places, by days, months and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from verify.extract.lexicon import CARDINALS
from verify.match.facts import Fact
from verify.match.slip import significant
from verify.match.sorts import compatible

_WORDS = ["zero", *CARDINALS]
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTH = re.compile("|".join(_MONTHS))
_STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 0.9, 1.2)  # doublings
_SWAPPED = 0.2  # of the changes
_SURE, _TOLD = 3, 2  # digits of values that are one fact without a word, and with one
_CLOSE = 2  # words in the clauses of both numbers
_SAFE = 28  # days that every month has
_UNCHANGED = ("", "clock", "ordinal")


def one_fact(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of keys that are surely one fact: each agrees with the other alone."""
    for a in first:
        if a.sort in _UNCHANGED:
            continue
        agreeing = [b for b in second if b.sort == a.sort and compatible(a, b)]
        if len(agreeing) != 1:
            continue
        alone = sum(k.sort == a.sort and compatible(k, agreeing[0]) for k in first) == 1
        if alone and _surely(a, agreeing[0]):
            yield a, agreeing[0]


def _surely(a: Fact, b: Fact) -> bool:
    """Return whether two values are no more equal by chance."""
    said = any(c >= _CLOSE and b.near.get(word, 0) >= _CLOSE for word, c in a.near.items())
    counted = bool(a.heads & b.heads)
    if a.sort in ("year", "age"):
        return said
    if a.sort == "day":
        return bool(a.quantity.period and a.quantity.period.day)
    digits = min(significant(a.quantity), significant(b.quantity))
    if digits >= _SURE:
        return True
    if digits >= _TOLD:
        return said or counted or a.sort not in ("count", "percent")
    return said and (bool(a.quantity.unit) or counted)


def changed(key: Fact, chance: Random) -> str | None:
    """Return the text of a key's document in which its number is another, or nothing."""
    document, span = key.quantity.document, key.quantity.span
    surface = document.text[span.start : span.end]
    put = _worded(surface, key.sort, chance) or (
        _dated(surface, chance) if key.sort == "day" else _valued(surface, key.sort, chance)
    )
    if not put or put == surface:
        return None
    return document.text[: span.start] + put + document.text[span.end :]


def _worded(surface: str, sort: str, chance: Random) -> str | None:
    """Return a small number in words as another."""
    for match in re.finditer(r"[a-z]+", surface.lower()):
        if match[0] not in _WORDS[1:]:
            continue
        least = 2 if sort == "age" else 1
        value = _WORDS.index(match[0]) + chance.choice([-1, 1]) * chance.randint(least, 5)
        if not 1 < value < len(_WORDS):
            return None
        word = _WORDS[value]
        if surface[match.start()].isupper():
            word = word.capitalize()
        return surface[: match.start()] + word + surface[match.end() :]
    return None


def _dated(surface: str, chance: Random) -> str | None:
    """Return a day as one of another year, another day, or another month."""
    year, day, month = (p.search(surface) for p in (_YEAR, _DAY, _MONTH))
    kind = chance.random()
    if year and (kind < 0.3 or not (day or month)):
        put = str(int(year[0]) + chance.choice([-2, -1, 1, 2, 3]))
        return surface[: year.start()] + put + surface[year.end() :]
    if day and kind < 0.8:
        value = int(day[0]) + chance.choice([-7, -6, -5, -3, -2, -1, 1, 2, 3, 5, 6, 7])
        within = 1 <= value <= _SAFE
        return surface[: day.start()] + str(value) + surface[day.end() :] if within else None
    if not month:
        return None
    put = _MONTHS[(_MONTHS.index(month[0]) + chance.choice([-2, -1, 1, 2])) % len(_MONTHS)]
    return surface[: month.start()] + put + surface[month.end() :]


def _valued(surface: str, sort: str, chance: Random) -> str | None:
    """Return a number in digits as another of as many."""
    match = _DIGITS.search(surface)
    if match is None:
        return None
    own, value = match[0], float(match[0].replace(",", ""))
    if sort == "year":
        put = f"{value + chance.choice([-10, -8, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 8, 10]):.0f}"
    elif sort == "age":
        put = f"{value + chance.choice([-8, -5, -4, -3, -2, 2, 3, 4, 5, 8]):.0f}"
    elif chance.random() < _SWAPPED and len(own) > 1:
        put = _exchanged(own, chance)
    else:
        put = _moved(own, value, chance)
    if not put or put.startswith(("0", "-")):
        return None
    return surface[: match.start()] + put + surface[match.end() :]


def _exchanged(own: str, chance: Random) -> str:
    """Return a number of which two of the first digits have changed places."""
    places = [i for i, c in enumerate(own) if c.isdigit()][:3]
    if len(places) < len("##"):
        return ""
    one, other = chance.sample(places, 2)
    put = list(own)
    put[one], put[other] = own[other], own[one]
    return "".join(put)


def _moved(own: str, value: float, chance: Random) -> str:
    """Return a number some way off, of as many places and as round."""
    places = len(own.split(".")[1]) if "." in own else 0
    sign = chance.choice([-1, 1])
    put = value * 2.0 ** (sign * chance.choice(_STEPS))
    if not places and value < len(_WORDS):
        put = value + sign * max(1, round(abs(put - value)))
    elif not places:
        plain = own.replace(",", "")
        unit = 10 ** (len(plain) - len(plain.rstrip("0")))
        put = round(put / unit) * unit
    return f"{put:,.{places}f}" if "," in own else f"{put:.{places}f}"
