"""Between: lengths of time that point back to two events told before, however that was done.

In: rules with phrases that hold one number ("in those {length}"), and an extraction. Out:
claims of that number with the two points in time that it lies between, which are looked for
by what happened then (see `_events`), in the same sentence and those right before.

    slots: {start: [date], end: [date], length: [duration]}
    stated: length       the slot that the phrases hold
    family: day          or clock
    reach: 1             sentences of the paragraph looked back over
    whole: [...]         phrases for all the time between a beginning and an end; a number before
                         one is its own weight, where the words say that the two events are meant
    later: [...]         phrases for the time from one event to the next
    never: [...]         words beside or in the number that make it another thing
    barred: [...]        words of its sentence that do
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import _events, _skeleton
from verify.match._events import Point
from verify.match._prepared import prepared
from verify.match._skeleton import Form
from verify.match._wordings import Wordings
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import CALENDAR, CONVERTIBLE, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "between"
OPTIONS = (
    "slots", "stated", "family", "reach", "whole", "later", "never", "barred", "threshold", "certain",
)  # fmt: skip
SURE, LIKELY, FAINT = 19, 18, 8  # by the roles of the two events: both, one, none
SLIP = 12  # what one wrong digit is worth: a faint claim needs it
NEAR = 40  # characters behind and before a number in which a word speaks of it
FARTHEST = 2  # sentences that any rule looks back over
MOST = 6  # points of a window; what holds more is a chronicle
ADJOINS = 12  # characters from a number to the date that it leads to: "later , in"
OF_ITS_OWN = frozenset(
    "to until till from since ended ending that".split()
)  # "52 weeks to January"
_IDIOM = re.compile(r"(?<![^ ])(?:for )?the (?:first|last|final) time ")
_OPENERS = ([";"], ["^"], ["."], [":"], ["and"], ["but"])
_STOPS = ([","], [";"], ["."], [")"], ["—"], ["–"])


class _Phrase(NamedTuple):
    """One phrase of a rule: `later` where it is the time from one event to the next."""

    rule: Rule
    stated: str
    form: Form
    later: bool
    never: frozenset[str]
    barred: frozenset[str]


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots, stated = options.get("slots"), options.get("stated")
    if not isinstance(slots, dict) or stated not in slots:
        yield ("stated", "must name a slot", "the slot that the phrases hold")
        return
    if options.get("family") not in (_events.DAY, _events.CLOCK):
        yield ("family", "must be day or clock", "what the two points are")
    try:
        written = [*options.get("whole", ()), *options.get("later", ())]
        _skeleton.validate(map(str, written), {str(stated): tuple(slots[stated])})
    except ValueError as error:
        yield ("whole", str(error), f"the slot is {stated}")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    table = _table(rules)
    text = reading(extraction)
    recent: list[int] = []  # days and times of the sentences before, a number for each
    for sentence in text.sentences:
        kinds = [q.kind for q in sentence.quantities]
        recent = [*recent[-FARTHEST:], sum(kind in CALENDAR for kind in kinds)]
        if sum(recent) > 1 and not CONVERTIBLE.isdisjoint(kinds):
            sorts = frozenset(_skeleton.sorts(sentence))
            near = [phrase for _, phrase in table.near(sorts, sentence.vocabulary)]
            if near:
                yield from _in_sentence(near, text, sentence)


@prepared
def _table(rules: Sequence[Rule]) -> Wordings[_Phrase]:
    """Return the phrases of all rules, by what they need."""
    found: list[_Phrase] = []
    for rule in rules:
        stated, sorts, never, barred = _skeleton.guards(rule)
        for name in ("whole", "later"):
            for written in map(str, rule.match.get(name, ())):
                found.append(
                    _Phrase(rule, stated, Form(written, sorts, 0), name == "later", never, barred)
                )
    return Wordings([(phrase.form, phrase) for phrase in found])


def _in_sentence(near: Iterable[_Phrase], text: Reading, sentence: Sentence) -> Iterator[Claim]:
    """Return the claims of the numbers of one sentence; the first phrase that fits is taken."""
    own = _skeleton.skeleton(sentence)
    seen: set[tuple[str, str]] = set()
    for phrase in near:
        stated = phrase.stated
        if not phrase.barred.isdisjoint(sentence.vocabulary):
            continue
        for match in phrase.form.pattern.finditer(own):
            key = (phrase.rule.id, match[stated])
            if key in seen or _of_another(phrase, own, match, sentence):
                continue
            claim = _claim(phrase, text, sentence, match[stated], match.span())
            if claim is not None:
                seen.add(key)
                yield claim


def _of_another(phrase: _Phrase, own: str, match: re.Match[str], sentence: Sentence) -> bool:
    """Return whether words beside or in a number make it the length of something else."""
    near = _IDIOM.sub("", own[max(0, match.start() - NEAR) : match.end() + NEAR])
    around = set(near.split())
    number = next(q for q in sentence.quantities if q.span.start == int(match[phrase.stated]))
    around.update(number.surface.lower().replace("-", " ").split())
    behind = own.partition(f":{number.span.start}> ")[2].split()[:1]
    return not phrase.never.isdisjoint(around) or not OF_ITS_OWN.isdisjoint(behind)


def _claim(
    phrase: _Phrase, text: Reading, sentence: Sentence, at: str, place: tuple[int, int]
) -> Claim | None:
    """Return the claim of one number, where two events fit it."""
    options = phrase.rule.match
    window = text.window(sentence, min(int(options.get("reach", 1)), FARTHEST, sentence.index))
    for back in range(len(window)):
        part = window[len(window) - 1 - back :]
        line = "".join(map(_skeleton.skeleton, part))
        places = {q.span.start: q for other in part for q in other.quantities}
        every = [p for p in _events.points(line, places) if p.family == options["family"]]
        first = len(line) - len(_skeleton.skeleton(sentence))
        if phrase.later and _opens_another(line, first + place[0], first + place[1], every):
            return None
        if len(every) > MOST:
            return None
        pair = _pair(phrase, every, first + place[0], first + place[1])
        if pair is not None:
            return _made(phrase, pair, places[int(at)], back)
        if len(every) > 1:
            return None
    return None


def _opens_another(line: str, start: int, end: int, every: Sequence[Point]) -> bool:
    """Return whether a "so long later" leads to an event that is still to be told."""
    if any(0 <= point.at - end <= ADJOINS for point in every):
        return False
    before, behind = line[:start].split()[-1:], line[end:].split()[:1]
    return before in _OPENERS or behind not in _STOPS


def _pair(
    phrase: _Phrase, every: Sequence[Point], start: int, end: int
) -> tuple[Point, Point, int] | None:
    """Return a start and an end with the weight of what the words say of them."""
    before = [point for point in every if point.at < start]
    behind = [point for point in every if 0 <= point.at - end <= ADJOINS]
    if phrase.later:
        before += behind[:1]
    if len(before) < 2:
        return None
    if len(before) == 2:
        pair = _ordered(before[0], before[1])
        closed = not phrase.later and 0 <= start - before[1].end <= ADJOINS
        return None if pair and closed and pair[1] is not before[1] else pair
    begun = [p for p in before if p.role == "begin"]
    ended = [p for p in before if p.role == "end"]
    if phrase.later:
        return _ordered(before[-2], before[-1])
    if len(begun) == 1 and len(ended) == 1 and begun[0].at < ended[0].at:
        return (begun[0], ended[0], LIKELY)
    return None


def _ordered(one: Point, other: Point) -> tuple[Point, Point, int] | None:
    """Return two points in the order of time, unless their roles say that they are no pair."""
    first, second = (other, one) if _is_before(other, one) else (one, other)
    if first.role in ("end", "death") and second.role in ("begin", "birth"):
        return None
    good = (first.role in ("begin", "birth")) + (second.role in ("end", "death"))
    return first, second, (FAINT, LIKELY, SURE)[good]


def _is_before(one: Point, other: Point) -> bool:
    """Return whether a day lies before another; times of day keep the order of the text."""
    if one.family == _events.CLOCK:
        return False
    days, more = _begins(one.quantity), _begins(other.quantity)
    return len(days) == len(more) and days < more


def _begins(date: Quantity) -> tuple[int, ...]:
    """Return the first day of a date as numbers: month and day alone where no year is written."""
    period = date.period
    assert period is not None
    if period.first is not None:
        return (period.first.year, period.first.month, period.first.day)
    if period.year is not None:
        return (period.year, period.month or 1, period.day or 1)
    return (period.month or 1, period.day or 1)


def _made(phrase: _Phrase, pair: tuple[Point, Point, int], stated: Quantity, back: int) -> Claim:
    """Return the claim that a number lies between two events."""
    start, end, weight = pair
    weight = max(weight, phrase.form.weight)
    options = phrase.rule.match
    weight -= 2 * back
    return Claim(
        phrase.rule,
        {"start": start.quantity, "end": end.quantity, str(options["stated"]): stated},
        certain=weight >= int(options.get("certain", 18)),
        evidence=(f"a length of the time between two events {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(options.get("threshold", 14)),
            "judged": str(options["stated"]),
            "farthest": 3,
            "slip": SLIP,
        },
    )
