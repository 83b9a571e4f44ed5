"""Ages of one person: "Martin Hale, 61, was found ... Mr Hale, 63, had been missing".

In: a reading. Out: a pair for each age of a named person that differs by more than a
birthday from the age told before; "the 52-year-old" is the only person whose age was told. Of
somebody unnamed the noun tells who is meant: "A 35-year-old man was charged. The man, 53, will".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.match import lexicon
from verify.match.reading import Reading
from verify.match.repeat._twice import Twice, point
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple

_NAME = r"((?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+)"
_BEFORE = re.compile(
    rf"{_NAME}(?:,? who(?: is|,? at)|,? at|,| is|, aged| \(| \(aged|, now|, age) ?$"
)
_BEHIND = re.compile(rf"[, ] ?{_NAME}")
_SELF = re.compile(r"\b(?:the|The) $")
_MYSELF = re.compile(r"[\"“‘']I(?:['’]m| am) (?:only |just |now )?$")
_FULL = re.compile(r"\b(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+")
_OF_ANOTHER = re.compile(  # "said her brother", "his sister says", "said Ines Dahl"
    r"\b(?:said|says|added|adds|joked|laughed|told|recalled) (?:his|her|their|[A-Z])"
    r"|\b(?:his|her|their) [a-z]+(?:,[^,]*,)? (?:said|says|added|adds|joked|laughed|told|recalled)\b"
)
_MYSELF_AT = re.compile(r"[\"“‘']I(?:['’]m| am) (?:only |just |now )?\d")
_AS = re.compile(rf",? (?:named|identified|known)\b[^.;]{{0,40}}? as {_NAME}")
_TITLES = frozenset("Mr Mrs Ms Dr Sir Prof Lady Lord Miss Rev Sgt Capt Judge President".split())
_SOMEBODY = re.compile(r"\b(?:[Aa]n?|[Oo]ne) $")
_THAT = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) ([a-z]+)(?:,? (?:who is|now|aged|age|at|who at)|,| \() ?$"
)
_PERSON = frozenset(
    "man woman boy girl driver suspect victim teenager student teacher pupil pedestrian cyclist motorist rider passenger"
    " prisoner patient soldier officer doctor nurse farmer chef cook fisherman climber hiker walker runner swimmer skier"
    " tourist visitor resident pensioner mother father widow widower defendant accused winner singer actor actress player"
    " mechanic plumber builder worker labourer engineer lawyer banker accountant clerk shopkeeper baker butcher".split()
)
ANYONE = 100  # characters behind a name that may hold the age of somebody else


class _Aged(NamedTuple):
    """An age with the name of whose it is, or "" for "the 52-year-old"."""

    quantity: Quantity
    name: tuple[str, ...]


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the ages of one person that disagree."""
    if not any(q.kind is Kind.AGE for q in text.quantities) and not _MYSELF_AT.search(
        text.document.text
    ):
        return
    yield from _of_somebody(text)
    told: list[_Aged] = []
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if not _is_age(quantity):
                continue
            aged = _aged(text, quantity)
            if aged is None:
                continue
            first = _same_person(told, aged)
            if first is not None and not aged.name and _another_named(text, first, quantity):
                first = None
            if first is not None and not _birthday(first.quantity, quantity):
                name = " ".join(first.name or aged.name)
                both = _as_age(first.quantity), _as_age(quantity)
                yield Twice(*both, f"the age of {name}", certain=bool(aged.name))
            told.append(aged)


def _of_somebody(text: Reading) -> Iterator[Twice]:
    """Return the ages of the one unnamed person of a text: "a 35-year-old man", "the man, 53,"."""
    told: dict[str, list[Quantity]] = {}
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if not _is_age(quantity):
                continue
            noun, new = _somebody(text.document.text, quantity)
            if noun and new:
                told.setdefault(noun, []).append(quantity)
            elif noun and len(told.get(noun, ())) == 1 and not _birthday(told[noun][0], quantity):
                why = f"the age of the {noun}"
                yield Twice(told[noun][0], _as_age(quantity), why, certain=True)


def _somebody(source: str, quantity: Quantity) -> tuple[str, bool]:
    """Return by what noun somebody's age is told, and whether the person is new."""
    start, end = quantity.span
    before, behind = source[max(0, start - 40) : start], source[end : end + 30]
    word = re.match(r" ([a-z]+)\b", behind)
    if quantity.kind is Kind.AGE and "year" in quantity.surface and word and word[1] in _PERSON:
        return word[1], bool(_SOMEBODY.search(before))
    that = _THAT.search(before)
    if that and that[1] in _PERSON and behind[:1] in (",", ")", "."):
        return that[1], False
    return "", False


def _another_named(text: Reading, first: _Aged, quantity: Quantity) -> bool:
    """Return whether somebody else is named between an age and "the 33-year-old"."""
    between = text.document.text[first.quantity.span.end : quantity.span.start]
    names = (_parts(match[0]) for match in _FULL.finditer(between))
    return any(name and name[-1] not in first.name for name in names)


def _is_age(quantity: Quantity) -> bool:
    """Return whether a number may be an age."""
    if not point(quantity):
        return False
    if quantity.kind is Kind.AGE:
        return True
    bare = quantity.kind is Kind.NUMBER and not quantity.counted and not quantity.unit
    return bare and 12 <= (quantity.magnitude or 0) < 110


def _as_age(quantity: Quantity) -> Quantity:
    """Return a bare number as the age that it is: "the man, 53, will"."""
    value = quantity.magnitude
    if quantity.kind is Kind.AGE or value is None:
        return quantity
    years = Interval(value, value + 1, high_open=True)
    return quantity._replace(kind=Kind.AGE, unit="year", interval=years, charitable=years)


def _aged(text: Reading, quantity: Quantity) -> _Aged | None:
    """Return an age with its name, where one stands beside it."""
    source = text.document.text
    start, end = quantity.span
    before, behind = source[max(0, start - 60) : start], source[end : end + ANYONE]
    named = _BEFORE.search(before)
    if named and (quantity.kind is Kind.AGE or behind[:1] in ",)." or before.endswith(" at ")):
        return _Aged(quantity, _parts(named[1]))
    if _MYSELF.search(before) and not _OF_ANOTHER.search(behind) and behind[:1] in ",.!" + "’”\"'":
        return _Aged(quantity, ())
    if quantity.kind is not Kind.AGE or "year" not in quantity.surface:
        return None
    known = _AS.match(behind) or (None if _SELF.search(before) else _BEHIND.match(behind))
    if known:
        return _Aged(quantity, _parts(known[1]))
    if _SELF.search(before) and not _noun_behind(behind):
        return _Aged(quantity, ())
    return None


def _noun_behind(behind: str) -> bool:
    """Return whether a noun says who is so old: "the 52-year-old engineer"."""
    word = re.match(r" ([a-z]+)", behind)
    if word is not None and (word[1] in lexicon.words("verb") or word[1].endswith("ed")):
        return False
    return word is not None and word[1] not in lexicon.words("phrase_end") | {
        "from",
        "in",
        "at",
        "of",
        "also",
        "told",
        "added",
        "with",
    }


def _parts(name: str) -> tuple[str, ...]:
    """Return the words of a name without its title."""
    return tuple(w for w in re.sub(r"[’']s$", "", name).split() if w.rstrip(".") not in _TITLES)


def _same_person(told: list[_Aged], aged: _Aged) -> _Aged | None:
    """Return the first age of the same person, where that is plain."""
    names = {a.name for a in told if a.name}
    surnames = {n[-1] for n in names}
    if not aged.name:  # "the 52-year-old": the only one whose age was told
        return told[0] if len(names) == 1 and told[0].name else None
    unnamed = [a for a in told if not a.name]
    if not names and unnamed:
        return None
    same = [a for a in told if a.name and a.name[-1] == aged.name[-1]]
    if not same or len({n for n in names if n[-1] == aged.name[-1] and len(n) > 1}) > 1:
        return None
    first = same[0]
    if len(first.name) > 1 and len(aged.name) > 1 and first.name[0] != aged.name[0]:
        return None
    return first if surnames else None


def _birthday(one: Quantity, other: Quantity) -> bool:
    """Return whether a birthday lies between two ages."""
    return abs((one.magnitude or 0) - (other.magnitude or 0)) == 1
