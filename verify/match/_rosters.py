"""Rosters: names, letters and years that a number announces, told farther on.

In: a sentence, the number that may announce, and the sentence behind. Out: the length of the
list, or None:

    three duties ... (a) sweep ...; (b) paint ...; and (c) lock up
    five villages were cut off. Arn, Belk, Cole, Dunn, Esk and Fell were still dark
    three people were charged. Ann Lee, 31, Bo Ray, 27, and Cy Poe, 44, will appear
    at three lakes, Arn, the Belk pools and Cole Mere, from May on
    four times they have won it, in 1998, 2001, 2004 and 2007
"""

from __future__ import annotations

import re

from verify.match._listing import Length, partial
from verify.match.reading import Sentence
from verify.model.quantity import Quantity
from verify.model.span import Span

_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]{0,24}+"
_NAME = rf"{_CAP}(?: (?:{_CAP}|de|van|von|da|del|al|of the|of)){{0,3}}+(?: \d{{1,3}})?"
_PLACE = rf"(?:{_NAME}|[Tt]he {_CAP}(?: [a-z’'-]{{3,16}}){{0,2}})"
_AGED = rf"{_CAP}(?: {_CAP}){{1,3}}+,? \(?\d{{1,2}}\)?"
_LEADING = re.compile(
    rf"\s*(?P<list>{_PLACE}(?:, {_PLACE}){{1,14}}+(?P<oxford>,)? and {_PLACE})"
    r" (?:all |each )?(?:were|are|have|had|will|would|remain|remained|lost|saw|reported|took|won|got)\b"
)
_PEOPLE = re.compile(
    rf"\s*(?P<list>{_AGED}(?:, {_AGED}){{1,9}}+(?P<oxford>,)? and {_AGED}),?"
    r" (?:all |each )?(?:were|are|have|had|will|would|appeared|appear|denied|deny|face|admitted|pleaded|died|remain)\b"
)
_INSIDE = re.compile(
    rf"\s*(?P<list>{_PLACE}(?:, {_PLACE}){{1,14}}+(?P<oxford>,)? and {_PLACE})(?=[,.;)]| [–—])"
)
_LETTERED = re.compile(r"\((?P<mark>[a-j]|i{1,3}|iv|v|vi{1,3}|ix|x)\)\s")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_YEAR = r"(?:1[89]|20)\d\d"
_YEARS = re.compile(rf"\bin (?P<list>{_YEAR}(?:, {_YEAR}){{1,12}}+(?P<oxford>,)? and {_YEAR})\b")
_OFTEN = frozenset("times occasions years seasons editions titles cups winters summers".split())
_NOT_ALL = re.compile(
    r"\b(?:first|last|latest|recently|since|only|other|others|another|fourth|fifth|sixth|unnamed|rest|also)\b"
)
_PERSONS = frozenset(
    "people men women players drivers suspects defendants passengers residents officers students pupils"
    " councillors directors candidates brothers sisters teenagers climbers soldiers workers".split()
)


def told(sentence: Sentence, quantity: Quantity, following: Sentence | None) -> Length | None:
    """Return the length of a list told in letters, names or years, or None."""
    return (
        _lettered(sentence, quantity, following)
        or _years(sentence, quantity)
        or _inside(sentence, quantity)
        or _leading(sentence, quantity, following)
    )


def _lettered(sentence: Sentence, quantity: Quantity, following: Sentence | None) -> Length | None:
    """Return how many items are marked (a), (b), (c), from the first on without a gap."""
    text = sentence.document.text
    end = following.span.end if following is not None else sentence.span.end
    found = list(_LETTERED.finditer(text, quantity.span.end, end))
    marks = [match["mark"] for match in found]
    for order in (_ROMANS, tuple("abcdefghij")):
        if len(marks) > 1 and tuple(marks) == order[: len(marks)]:
            return Length(len(marks), len(marks), Span(found[0].start(), found[-1].end()), 18)
    return None


def _years(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return how many years are told behind "four times" or "three titles"."""
    words, place = sentence.words, sentence.place(quantity)
    often = quantity.surface.endswith(" times") or _OFTEN & set(words[place + 1 : place + 3])
    if not often or _NOT_ALL.search(sentence.text):
        return None
    found = list(_YEARS.finditer(sentence.document.text, quantity.span.end, sentence.span.end))
    return _length(found[0], 18) if len(found) == 1 else None


def _inside(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the names behind a comma right after what a number counts."""
    text = sentence.document.text
    comma = text.find(", ", quantity.span.end, min(sentence.span.end, quantity.span.end + 40))
    if comma < 0 or partial(text[sentence.span.start : comma]):
        return None
    between = text[quantity.span.end : comma].split()
    if not 1 <= len(between) <= 3 or not between[-1].islower() or not between[-1].endswith("s"):
        return None
    match = _INSIDE.match(text, comma + 1, sentence.span.end)
    return _length(match, 17) if match is not None else None


def _leading(sentence: Sentence, quantity: Quantity, following: Sentence | None) -> Length | None:
    """Return the names that open the sentence behind; of people, where each has an age."""
    if following is None or following.block != sentence.block or partial(following.text):
        return None
    text, start, end = following.document.text, following.span.start, following.span.end
    size = int(quantity.magnitude or 0)
    words, place = sentence.words, sentence.place(quantity)
    if _PERSONS & set(words[place + 1 : place + 3]):
        match = _PEOPLE.match(text, start, end)
        if match is None:
            return None
        ages = len(re.findall(r"\d+", match["list"]))
        span = Span(*match.span("list"))
        rest = text[match.end() : match.end() + 300]
        if ages < size and _NOT_ALL.search(rest):
            return None
        return Length(ages, ages, span, 17)
    match = _LEADING.match(text, start, end)
    if match is None:
        return None
    found = _length(match, 17)
    every = " all " in match.group() or " each " in match.group()
    return found if found.least >= size or every else None  # fewer may be some of them


def _length(match: re.Match[str], weight: int) -> Length:
    """Return how many items "A, B and C" has."""
    count = match["list"].count(",") + 2 - (1 if match["oxford"] else 0)
    return Length(count, count, Span(*match.span("list")), weight)
