"""Aged: how old somebody or something is, or which anniversary it keeps, at an event.

In: rules with phrases that hold an age or an ordinal ("aged {age}", "its {nth}"), and an
extraction. Out: claims of that number with the date of the birth or beginning, told in the
same few sentences, and with the date of the event: the one beside the phrase, the one told
last before "then 51", or, for what is said of today, the document's own.

    slots: {birth: [date], event: [date], age: [age, number]}
    stated: age          the slot that the phrases hold
    start: birth         the slot of the birth or beginning
    roles: [birth]       the roles of its date (see `_events`), the likelier first
    at: [...]            phrases of the age at an event
    then: [...]          phrases of the age at the event told before
    now: [...]           phrases of the age at the day of writing
    never: [...]         words right before a phrase, or a birth, that make it another's
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from verify.extract import Extraction
from verify.match import _events, _skeleton
from verify.match._events import Point
from verify.match._prepared import prepared
from verify.match._skeleton import Form
from verify.match._wordings import Wordings
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "aged"
_WAYS = ("at", "then", "now")
OPTIONS = (
    "slots", "stated", "start", "roles", *_WAYS, "never", "barred", "given", "threshold", "certain",
)  # fmt: skip
BACK, AHEAD = 3, 1  # sentences of the paragraph in which a birth is told
BESIDE = 60  # characters between an age and the date of its event
BEFORE = 30  # characters before a phrase that name whose age it is
WEIGHT = {"at": 19, "then": 18, "now": 18}
FARTHEST = 6
_PAST = frozenset("was were had marked celebrated held kept would".split())
_PARTED = re.compile(r"(?<![^ ])(?:and|but|then|before|after|until|since|;|—|–|who|whose|[.] \^) ")
_NAME = re.compile(r"([A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)+)(?:,| was| is| \()? ?$")


class _Phrase(NamedTuple):
    """One phrase of a rule, and what it says of the event."""

    rule: Rule
    form: Form
    way: str
    stated: str
    never: frozenset[str]
    barred: frozenset[str]


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots, stated = options.get("slots"), options.get("stated")
    if not isinstance(slots, dict) or stated not in slots or options.get("start") not in slots:
        yield ("stated", "must name a slot, and so must start", "the slot that the phrases hold")
        return
    try:
        written = [phrase for way in _WAYS for phrase in options.get(way, ())]
        _skeleton.validate(map(str, written), {str(stated): tuple(slots[stated])})
    except ValueError as error:
        yield ("at", str(error), f"the slot is {stated}")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    table = _table(rules)
    text = reading(extraction)
    for sentence in text.sentences:
        if not sentence.quantities:
            continue
        seen: set[tuple[str, str]] = set()
        sorts = frozenset(_skeleton.sorts(sentence))
        for _, phrase in table.near(sorts, sentence.vocabulary):
            yield from _of_phrase(phrase, text, sentence, seen)


@prepared
def _table(rules: Sequence[Rule]) -> Wordings[_Phrase]:
    """Return the phrases of all rules, by what they need."""
    found: list[_Phrase] = []
    for rule in rules:
        stated, sorts, never, barred = _skeleton.guards(rule)
        found += [
            _Phrase(
                rule,
                Form(str(written), sorts, 0),
                way,
                stated,
                never,
                barred,
            )
            for way in _WAYS
            for written in rule.match.get(way, ())
        ]
    return Wordings([(phrase.form, phrase) for phrase in found])


def _of_phrase(
    phrase: _Phrase, text: Reading, sentence: Sentence, seen: set[tuple[str, str]]
) -> Iterator[Claim]:
    """Return the claims that one phrase makes in a sentence."""
    own = _skeleton.skeleton(sentence)
    for match in phrase.form.pattern.finditer(own):
        key = (phrase.rule.id, match[phrase.stated])
        before = set(own[max(0, match.start() - BEFORE) : match.start()].split())
        if key in seen or before & phrase.never or phrase.barred & sentence.vocabulary:
            continue
        claim = _claim(phrase, text, sentence, match)
        if claim is not None:
            seen.add(key)
            yield claim


def _claim(
    phrase: _Phrase, text: Reading, sentence: Sentence, match: re.Match[str]
) -> Claim | None:
    """Return the claim of one age, where a birth and an event are told for it."""
    window = text.window(sentence, min(BACK, sentence.index), AHEAD)
    lines = [_skeleton.skeleton(s) for s in window]
    line = "".join(lines)
    at = window.index(sentence)
    first = sum(map(len, lines[:at]))
    places = {q.span.start: q for s in window for q in s.quantities}
    stated = places[int(match[phrase.stated])]
    points = [p for p in _events.points(line, places) if p.family == _events.DAY]
    if "birth" in phrase.rule.match["roles"] and not any(p.role == "birth" for p in points):
        points = sorted([*points, *_events.lives(line, places)], key=attrgetter("at"))
    birth = _birth(phrase, points, line)
    if birth is None or not _same_person(window, stated, birth.quantity):
        return None
    others = [p for p in points if p.quantity.surface != birth.quantity.surface]
    start, end = first + match.start(), first + match.end()
    here = [p for p in others if first <= p.at < first + len(lines[at])]
    if phrase.way == "at":
        event = _beside(here, line, start, end)
        if event is None:
            return None
    elif phrase.way == "then":
        earlier = [p for p in others if p.at < start]
        dead = [p for p in others if p.role == "death"]
        if len(dead or earlier) != 1:
            return None
        event = (dead or earlier)[0]
    else:
        event = None
        past = _PAST & set(line[max(0, start - BEFORE // 2) : start].split())
        if stated.document.date is None or past or any(_dated(p.quantity) for p in here):
            return None
    return _made(phrase, stated, birth.quantity, event and event.quantity)


def _birth(phrase: _Phrase, points: Sequence[Point], line: str) -> Point | None:
    """Return the only birth or beginning of a window."""
    births: list[Point] = []
    for role in phrase.rule.match["roles"]:
        births = births or [p for p in points if p.role == role]
    if len({p.quantity.surface for p in births}) != 1:
        return None
    birth = births[0]
    clause = line[max(0, birth.at - 2 * BEFORE) : birth.at]
    whose = clause.partition(" born ")[0] if " born " in clause else clause
    return None if set(whose.split()[-4:]) & phrase.never else birth


def _dated(date: Quantity) -> bool:
    """Return whether a date says its year."""
    return date.period is not None and date.period.year is not None


def _beside(here: Sequence[Point], line: str, start: int, end: int) -> Point | None:
    """Return the date of the event that an age stands beside, in one sentence with it."""
    behind = [p for p in here if p.at >= end]
    before = [p for p in here if p.end <= start]
    inside = [p for p in here if start <= p.at < end]
    if inside:
        return inside[0]
    found = []
    if behind and behind[0].at - end <= BESIDE and not _PARTED.search(line[end : behind[0].at]):
        found.append((behind[0].at - end, behind[0]))
    if before and start - before[-1].end <= BESIDE:
        between = line[before[-1].end : start]
        if not _PARTED.search(between):
            found.append((start - before[-1].end, before[-1]))
    return min(found)[1] if found else None


def _same_person(window: Sequence[Sentence], stated: Quantity, birth: Quantity) -> bool:
    """Return whether no name right before an age is missing where the birth is told."""
    text = stated.document.text
    name = _NAME.search(text[max(0, stated.span.start - 60) : stated.span.start])
    if name is None:
        return True
    told = next(s for s in window if s.span.start <= birth.span.start < s.span.end)
    return stated in told.quantities or name[1].split()[-1] in told.text


def _made(phrase: _Phrase, stated: Quantity, birth: Quantity, event: Quantity | None) -> Claim:
    """Return the claim of an age or an anniversary."""
    options = phrase.rule.match
    slots = {str(options["start"]): birth, phrase.stated: stated}
    if event is not None:
        slots["event"] = event
    weight = WEIGHT[phrase.way]
    return Claim(
        phrase.rule,
        slots,
        certain=weight >= int(options.get("certain", 18)),
        evidence=(f"the words of an age, and a birth {weight:+d}",),
        weight=weight,
        extra={
            **options.get("given", {}),
            "threshold": int(options.get("threshold", 14)),
            "judged": phrase.stated,
            "farthest": FARTHEST,
        },
    )
