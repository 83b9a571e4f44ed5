"""Limits: bounds told together, who may take part, and how many of a list go beyond.

In: rules of this kind and an extraction. Out: claims, by the rule's `check`:

    turned     a least and a greatest value said side by side ("at least 30 and at most 24",
               "a minimum of 9 V and a maximum of 7 V"): `low` and `high`
    eligible   the ages of those who may take part, and an age of one who did: `value`
               between `low` and `high`
    member     "bids ran from 31 to 42; the winning bid of 28": one of those in the range
    beyond     "five of the seven exceeded 50: 61, 48, ...": `announced`, as in `announced`
    every      "every one scored at least 60: 71, 58, ...": `value` between two ends
    outside    "aged 18 to 60; the eldest, at 71": one of a group outside its range
    over       "never above 40; the highest, 46": the greatest above what was never passed
    kept       "nothing heavier than 55 g ...; egg 4 weighed 62 g": `value`, and `high` or `low`
    advised    "works only between 5 and 30 C ... put it in a shed at 38 C": `value` between
    extremes   "from a low of 30 to a high of 24": `low` and `high`
    of them    "64 households replied. Of those, 71 said": more of them than all that were named
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from verify.extract import Extraction
from verify.match._beyond import Found, beyond, every, plain_numbers
from verify.match._extremes import turned
from verify.match._grouped import outside, over
from verify.match._kept import advised, kept
from verify.match._least_most import end_of, of_one, told_lead
from verify.match._runs import RANGE_JOINTS, ranges
from verify.match.alike import plain
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "limits"
OPTIONS = ("check",)
SLOTS = ("value", "low", "high", "announced")
_JOINED = 12  # words between two bounds told together
_PARTED = frozenset([".", ";", ":", "(", ")", "while", "whereas", "until", "from"])
_ARTICLES = frozenset("the a an its their his her our your".split())
_ENDS = frozenset("maximum minimum most least month year week day head".split())
_COMPARED = (["lower"], ["higher"], ["more"], ["less"])
_JOINTS = frozenset(["and", "but", "nor", "or", ",", "up"])
_ADMITTED = re.compile(
    r"\b(?:enrol(?:l?ed|ment)|recruit\w*|eligib\w*|limited to|open to|volunteers?|participants?|includ\w+ criteri\w+"
    r"|admitted|restricted to|invited)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:parents?|mothers?|fathers?|partners?|follow-up|followed|later|afterwards|excluded|screened|controls?|staff"
    r"|turned away|rejected|refused|late|withdrawn|except\w*|not eligible|ineligible|now|today|since|estimates?|reserve"
    r"|last year|previous|guide|target|another|further|also-ran|disqualified|if|would|population|relatives|carers?"
    r"|children|grandparents|clinicians?|observers?|second|other)\b",
    re.IGNORECASE,
)  # fmt: skip
_AGES = re.compile(
    r"\b(?:age[ds]?|ages|years? old|years? of age|median|mean|youngest|oldest|was|range)\b",
    re.IGNORECASE,
)
_OFFERS = (
    frozenset(["bid", "tender", "offer", "quote", "quotation", "price"]),
    frozenset(["score", "mark", "grade", "result"]),
    frozenset(["price", "cost", "fee", "charge", "fare"]),
    frozenset(["time", "finish"]),
)
_HALF_AS_MANY = Decimal("1.5")  # times its whole that a part told wrongly is, at most
_THEM = frozenset(["them", "those", "these"])
_UNTOLD = frozenset(
    "hundreds thousands dozens scores many most several others number further another other additional plus couples pairs teams"
    " families groups boxes dozen million millions".split()
)  # of what else "them" may be
_RUN = frozenset("ran run runs ranged range ranges varied vary varies".split())


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    if options.get("check") not in _CHECKS:
        yield ("check", "must name a check", "checks are " + ", ".join(_CHECKS))


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for rule in rules:
        for found in _CHECKS[str(rule.match["check"])](text):
            yield _claim(rule, found)


def _like(one: Quantity, other: Quantity) -> bool:
    """Return whether two ends may be of one thing; the first may leave its unit out."""
    if one.counted and other.counted and one.counted != other.counted:
        return False
    if one.kind is other.kind and other.unit in (one.unit, one.unit.partition("/")[0]):
        return True  # "£1,140 a month ... no higher than £980"
    return one.kind is Kind.NUMBER and not one.unit and not one.counted


def _turned(text: Reading) -> Iterator[Found]:
    """Yield the least and the greatest value of "no less than 60 and no more than 45"."""
    for sentence in text.sentences:
        if len(sentence.quantities) < 2:
            continue
        for one, two in pairwise(plain_numbers(text, sentence)):
            words = sentence.words[one.place + 1 : two.place]
            if words in RANGE_JOINTS and _anywhere(one) and _like(one.quantity, two.quantity):
                yield Found({"high": two, "low": one}, "a range from end to end")
            if len(words) > _JOINED or not _PARTED.isdisjoint(words):
                continue
            if _JOINTS.isdisjoint(words) and two.quantity.bound is not Bound.UP_TO:
                continue
            if (
                _of_another(words)
                or not of_one(one, words)
                or sentence.words[two.place + 1 : two.place + 2] in _COMPARED
            ):
                continue
            low, high = end_of(one), end_of(two)
            if (low, high) == ("low", "high") and _like(one.quantity, two.quantity):
                yield Found({"high": two, "low": one}, "a least and a greatest value")


def _of_another(words: Sequence[str]) -> bool:
    """Return whether a noun of its own stands between two bounds: "and the fee is limited to"."""
    return any(
        word in _ARTICLES and _ENDS.isdisjoint(words[at + 1 : at + 2])
        for at, word in enumerate(words)
    )


def _anywhere(one: Mention) -> bool:
    """Return whether a number begins a range: "anywhere from 26 to 12 V", "estimated at 9 to 7"."""
    words = one.sentence.words
    before = words[max(0, one.place - 2) : one.place]
    return before in (["anywhere", "from"], ["anything", "from"]) or told_lead(one).startswith(
        ("estimated", "valued", "priced")
    )


def _ranges(text: Reading, sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """Yield the ranges of a sentence, from the lower end to the upper."""
    for one, two in ranges(plain_numbers(text, sentence)):
        if _like(one.quantity, two.quantity):
            yield one, two


def _eligible(text: Reading) -> Iterator[Found]:
    """Yield the ages of those who took part, and between what they had to be."""
    for sentence in text.sentences:
        if (
            len(sentence.quantities) < 2
            or "age" not in sentence.text
            or not _ADMITTED.search(sentence.text)
        ):
            continue
        if _OTHERS.search(sentence.text):
            continue
        for low, high in _ranges(text, sentence):
            if not _aged(low, high):
                continue
            for own in text.window(sentence, 0, 4):
                if own is not sentence and _OTHERS.search(own.text.replace("excluded", "")):
                    continue
                yield from _took_part(text, own, low, high)
            break


def _aged(low: Mention, high: Mention) -> bool:
    """Return whether a range is one of ages: "aged 18 to 65", "between 25 and 45 years of age"."""
    before = low.sentence.words[max(0, low.place - 4) : low.place]
    behind = " ".join(high.sentence.words[high.place + 1 : high.place + 4])
    if high.quantity.kind is Kind.AGE or behind.startswith(("of age", "years of age", "years old")):
        return True
    return bool({"aged", "ages"} & set(before))


def _took_part(text: Reading, sentence: Sentence, low: Mention, high: Mention) -> Iterator[Found]:
    """Yield the ages of a sentence behind the ages that were asked for."""
    if not _AGES.search(sentence.text):
        return
    taken: list[Mention] = []
    for pair in _ranges(text, sentence):
        before = sentence.words[max(0, pair[0].place - 8) : pair[0].place]
        ages = {"age", "aged", "ages"}
        ranged = ages & set(before) or ("range" in before and ages & sentence.vocabulary)
        if ranged and not {"iqr", "interquartile"} & set(before) and all(map(_may_be_age, pair)):
            taken += pair
    taken = taken or [m for m in plain_numbers(text, sentence) if _may_be_age(m) and _was_aged(m)]
    taken = [m for m in taken if m.order > high.order]
    if taken:
        why = "ages of those who took part"
        yield Found({"value": tuple(taken), "low": low, "high": high}, why)


def _may_be_age(mention: Mention) -> bool:
    """Return whether a number may be a person's age in whole years."""
    quantity = mention.quantity
    years = quantity.unit in ("", "year") and quantity.exponent in (0, None)
    return years and 0 < (quantity.magnitude or 0) < 120 and not quantity.counted


def _was_aged(mention: Mention) -> bool:
    """Return whether a number is the age of one: "the oldest, 67", "who was 71"."""
    before = mention.sentence.words[max(0, mention.place - 5) : mention.place]
    if mention.quantity.kind is Kind.AGE or {"aged", "oldest", "youngest"} & set(before):
        return True
    return before[-1:] == ["was"] and "who" in before[-2:]


def _member(text: Reading) -> Iterator[Found]:
    """Yield "the winning bid of 28" behind "bids ran from 31 to 42"."""
    for sentence in text.sentences:
        if _RUN.isdisjoint(sentence.vocabulary):
            continue
        for low, high in _ranges(text, sentence):
            noun = _ranged_noun(low)
            if not noun:
                continue
            for own in text.window(sentence, 0, 3):
                if own is sentence:
                    continue
                if _OTHERS.search(own.text):
                    break
                for mention in plain_numbers(text, own):
                    if _is_one(mention, noun) and mention.quantity.unit == high.quantity.unit:
                        yield Found({"value": mention, "low": low, "high": high}, f"one {noun}")


def _ranged_noun(low: Mention) -> str:
    """Return the noun of "their bids ran from", in the singular, or ""."""
    words = low.sentence.words[max(0, low.place - 3) : low.place]
    if words[-1:] != ["from"] or not _RUN & set(words):
        return ""
    at = low.place - 2
    noun = low.sentence.words[at - 1] if at else ""
    known = any(noun.rstrip("s") in own for own in _OFFERS)
    return noun.rstrip("s") if known and noun.endswith("s") else ""


def _is_one(mention: Mention, noun: str) -> bool:
    """Return whether a number is a bid where bids were ranged: "on its tender of 28"."""
    words, place = mention.sentence.words, mention.place
    near = set(words[max(0, place - 3) : place])
    same = frozenset().union(*(own for own in _OFFERS if noun in own))
    return bool(same & near) and mention.quantity.bound is Bound.NONE


def _of_them(text: Reading) -> Iterator[Found]:
    """Yield how many of "them" did a thing, and the greatest number told before of anything."""
    found = mentions(text)
    for sentence in text.sentences:
        own = sentence.vocabulary if sentence.quantities else frozenset()
        if "of" not in own or _THEM.isdisjoint(own):
            continue
        for quantity in sentence.quantities:
            part = found[quantity.span]
            if not _is_part(part):
                continue
            window = [found[q.span] for s in text.window(sentence, 2) for q in s.quantities]
            before = [m for m in window if m.order < part.order and m.quantity.magnitude]
            if before and _UNTOLD.isdisjoint(before[0].sentence.vocabulary | sentence.vocabulary):
                whole = max(before, key=lambda m: m.quantity.magnitude or 0)
                most = _HALF_AS_MANY * (whole.quantity.magnitude or 0)
                if _is_count(whole.quantity) and (part.quantity.magnitude or 0) <= most:
                    yield Found({"value": part, "high": whole}, "some of them")


def _is_part(part: Mention) -> bool:
    """Return whether a number counts some of those just told: "71 of them", "of those, 71 said"."""
    words, place = part.sentence.words, part.place
    if not _is_count(part.quantity):
        return False
    behind, before = words[place + 1 : place + 4], words[max(0, place - 4) : place]
    if behind[:1] == ["of"] and behind[1:2] and behind[1] in _THEM:
        return behind[1] in ("them", "those", "these") and behind[2:3] != ["who"]
    return before in (["of", "those", ","], ["of", "these", ","], ["of", "them", ","])


def _is_count(quantity: Quantity) -> bool:
    plain_count = quantity.kind is Kind.NUMBER and not quantity.unit and not quantity.exponent
    return plain_count and quantity.bound is Bound.NONE and (quantity.magnitude or 0) > 1


_CHECKS = {
    "of them": _of_them, "turned": _turned, "eligible": _eligible, "member": _member, "beyond": beyond, "every": every,
    "outside": outside, "over": over, "extremes": turned, "kept": kept, "advised": advised,
}  # fmt: skip


def _claim(rule: Rule, found: Found) -> Claim:
    judged = next(iter(found.slots))
    first = found.slots[judged]
    model = first.quantity if isinstance(first, Mention) else first[-1].quantity
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {}
    for name, own in found.slots.items():
        if isinstance(own, Mention):
            slots[name] = _in(own, model)
        else:
            slots[name] = tuple(_in(m, model) for m in own)
    return Claim(
        rule,
        slots,
        certain=True,
        evidence=(found.why,),
        weight=48 if judged == "announced" else 20,
        spans=(model.span,),
        extra={
            "threshold": 16,
            "judged": judged,
            "apart": "limit",
            "farthest": "1000",
            "loose_units": True,
            "shared": True,
            "fit": 2,
            **found.extra,
        },
    )


def _in(mention: Mention, model: Quantity) -> Quantity:
    """Return a number as written, of the kind and unit of the one that is judged."""
    return plain(mention.quantity)._replace(kind=model.kind, unit=model.unit)
