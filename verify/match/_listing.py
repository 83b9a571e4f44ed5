"""Listing: how many items a run of text lists.

In: the text behind a colon or in brackets. Out: a `Length`, a range where "A and B" may be
one item or two, or None where it is no plain list, or not the whole of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from verify.match import lexicon
from verify.model.span import Span
from verify.named import NamedTuple

_SEVERAL = re.compile(
    r"\s*(?:and )?(two|three|four|five|six|both|[2-9])\b(?! per cent)", re.IGNORECASE
)
_ITEM = re.compile(r"[,;]| and ")
_SUBJECT = re.compile(r"\s*(?:he|she|they|it|we|I|you|there|this|that)\b", re.IGNORECASE)
_EACH = re.compile(r"\beach\b")
_AGAINST = re.compile(r"\b(?:against|versus|vs?)\b")
_FEW = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AND = re.compile(r"\s(?:and|&|or|plus)\s")
_LAST = re.compile(r"\s*(?:and|&|or|plus)\s")
_CLAUSE = re.compile(
    r"\s*(?:who|whom|whose|which|where|when|while|with|including|although|but|because|since|so|as|if|then|all|both|each|though|that|wherein|whereby)\b"
)
_TITLES = re.compile(r"\s*(?:Cllrs|Messrs|Drs|Profs|Councillors|Professors|Doctors|Sens|Reps)\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|said|says)\b"
)
_GOES_ON = re.compile(
    r"\s*(?:and|but) (?:is|are|was|were|has|have|had|will|would|can|could|does|did|do|then|now|so)\b"
)
_STOP = re.compile(r"(?<![A-Z])[.?!:]\s")

_NAMED = re.compile(r"\s*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*\s*$")
_THING = re.compile(r"\s*(?:an?|the) [a-z]")  # behind a name it may tell what that is
_RELATIVE = re.compile(r"\b(?:that|which|who)\b.*")
_AGE = re.compile(r"(?<=[a-zé]), (?:aged )?\d{1,3}(?=,| and |\s*$)")
_JOINED = re.compile(r",? (?:as well as|along with|together with|in addition to|not forgetting)\b")
_SUBORDINATE = re.compile(r"\s*((?:and|or) )?(?:that|how|whether|why|to) (?=[a-z])")
_LONGEST = 14  # words of one item
_LONG = 11  # words of each of two items that one "and" joins
_HELD = re.compile(
    r"\b(?:and )?(?:the|his|her|its|their|our) [a-z-]+(?: [a-z-]+){0,3}, (?=[A-Z][\w’'-]+ [A-Z])"
)


class Length(NamedTuple):
    """How many items a list may be read to have, and where it stands."""

    least: int
    most: int
    span: Span
    weight: int


def _without_tail(segments: list[str]) -> list[str]:
    """Return the segments up to the "and" one, where only a clause follows it."""
    for index, segment in enumerate(segments):
        if index and _GOES_ON.match(segment) and _AND.search(segments[index - 1]):
            return segments[:index]  # "Ash, Elm and Fir, and is to close"
    for index, segment in enumerate(segments[:-1]):
        if index and _LAST.match(segment) and _CLAUSE.match(segments[index + 1]):
            return segments[: index + 1]
    return segments


def length_of(body: str, span: Span, weight: int, *, clauses: bool = False) -> Length | None:
    """Return how many items a run of text lists, or None if it is no plain list."""
    if partial(body) or "\n" in body.strip() or len(body) > 900:
        return None
    flat = _plain(_without_brackets(body))
    if _SUBJECT.match(flat):
        return None  # "four languages: she learned French and Dutch at school"
    flat = _HELD.sub(
        lambda m: f"{'and ' if m[0].startswith('and ') else ''}", flat
    )  # "the holder, Pia Brandt"
    mark = ";" if ";" in flat else ","
    segments = _without_tail([s for s in flat.split(mark) if s.strip()])
    if len(segments) < 2 and not _AND.search(flat):
        return None
    if mark == "," and any(_STOP.search(s) for s in segments):
        return None
    if _AGAINST.search(flat) or _EACH.search(flat):
        return None  # "Ann and Bo against Cy and Di", "one each by Ann and Bo"
    if len(segments) == 1 and not _two(flat):
        return None
    if _CLAUSE.match(f" {segments[0].strip().lower()}"):
        return None  # "With a key, with a card and with a code"
    least, most = _counted(segments, mark)
    if not _SUBORDINATE.match(f" {body.strip()}"):
        most += _within(flat)
    weight += _doubts(segments, mark, clauses=clauses)
    return Length(least, most, span, weight) if most >= 2 else None


def _counted(segments: Sequence[str], mark: str) -> tuple[int, int]:
    """Return how many items the segments of a list are, at least and at most."""
    least = most = 0
    for index, segment in enumerate(segments):
        ands = len(_AND.findall(f" {_main(segment).strip()} "))
        final = index == len(segments) - 1
        if _CLAUSE.match(segment) and index:
            most += not segment.lstrip().startswith("who")  # "A and B, who were ill, and C"
        elif (
            ands == 1
            and not _LAST.match(segment)
            and (_TITLES.match(segment) or (final and mark == ","))
        ):
            least += 2
            most += 2
        else:
            least += 1
            most += 1 + ands - (1 if final and _LAST.match(segment) and ands else 0)
    if mark == "," and all(len(_AND.findall(f" {s.strip()} ")) == 1 for s in segments):
        least = min(least, len(segments))  # "hot and dry, warm and wet": pairs
    least -= sum(bool(_NAMED.match(a) and _THING.match(b)) for a, b in pairwise(segments))
    return least, most


def _doubts(segments: Sequence[str], mark: str, *, clauses: bool) -> int:
    """Return the weight of what makes segments doubtful as items: verbs, length, no "and"."""
    weight = 0
    if mark == ",":
        last = segments[-1]
        if not _AND.search(f" {last}") and not _LAST.match(last):
            weight -= 4
        verbs = [bool(_VERB.search(_main(s))) for s in segments if not s.lstrip().startswith("who")]
        if any(verbs) and not (clauses and all(verbs)):
            weight -= 6
    items = [item for s in segments for item in _AND.split(f" {_main(s)} ")]
    if len(segments) > 1 and mark == "," and any(len(item.split()) > _LONGEST for item in items):
        weight -= 4
    return weight


def _plain(flat: str) -> str:
    """Return a list without ages behind names, other words for "and", and "that" before each item."""
    flat = _JOINED.sub(" and", _AGE.sub("", flat))
    mark = ";" if ";" in flat else ","
    segments = [s for s in flat.split(mark) if s.strip()]
    if len(segments) > 1 and all(_SUBORDINATE.match(s) for s in segments):
        return mark.join(_SUBORDINATE.sub(lambda m: f" {m[1] or ''}", s) for s in segments)
    return flat


def _two(flat: str) -> bool:
    """Return whether one "and" joins two items: short ones, or longer ones without a verb."""
    parts = _AND.split(flat)
    if all(len(part.split()) <= 4 for part in parts):
        return True
    if len(parts) != 2 or any(len(part.split()) > _LONG for part in parts):
        return False
    if any(not part.strip()[:1].islower() for part in parts) or "others" in flat:
        return False
    return not any(_VERB.search(_main(part)) for part in parts)


def _main(item: str) -> str:
    """Return an item without its relative clause."""
    return _RELATIVE.sub("", item)


def _within(flat: str) -> int:
    """Return how many more there are where items are several: "two doctors and both nurses"."""
    found = (_SEVERAL.match(item) for item in _ITEM.split(flat))
    return sum(
        (_FEW.get(match[1].lower()) or int(match[1])) - 1 for match in found if match is not None
    )


def _without_brackets(body: str) -> str:
    """Return a text with everything in brackets and quotes blanked out."""
    depth, kept = 0, []
    for character in body:
        if character in "([":
            depth += 1
        kept.append(" " if depth else character)
        if character in ")]" and depth:
            depth -= 1
    return re.sub(r"“[^”]*”|\"[^\"]*\"", " x ", "".join(kept))


def partial(body: str) -> bool:
    """Return whether words say that a list is not the whole of it."""
    lowered = f" {' '.join(re.findall(r'[a-z.]+', body.lower()))} "
    return (
        any(f" {word} " in lowered for word in lexicon.words("partly"))
        or "…" in body
        or " etc" in lowered
    )
