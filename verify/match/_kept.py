"""Kept: limits told of every one of a group, ranges that a thing works in, and what breaks them.

In: a text. Out: what was found: one of those of which it was said that nothing was heavier,
or that everything was under so much ("nothing over 55 g ... egg 4 weighed 62 g"); and the
value that is recommended for a thing that works only in a range ("only from 5 to 30 °C; put
it in a shed at 38 °C"). A superlative of the group is left to `_grouped`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.match._beyond import Found, plain_numbers
from verify.match._runs import ranges
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Reading, Sentence
from verify.model.quantity import Bound, Kind, Quantity

_NONE = frozenset("nothing none no nobody neither nor".split())
_EVERY = frozenset("everything every all each everyone everybody".split())
_UNNAMED = frozenset("nothing none nobody everything everyone everybody".split())
_UNDER = frozenset({Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO})
_OVER = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_MEASURED = frozenset(
    "weighed weighs weigh measured measures measure scaled tipped gave yielded made cost costs fetched sold went priced"
    " raised took takes lasted lasts ran runs reached reaches produced scored is was stood stands grew held".split()
)
_NOT_OF_ALL = re.compile(
    r"\b(?:should|must|may|might|can|could|would|will|shall|almost|nearly|except\w*|apart|unless|until|but for|save for|if|usually|normally"
    r"|mostly|typically|generally|allowed|permitted|limit\w*|expected|forecast|planned|previous\w*|last|before|target\w*)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:total|together|combined|altogether|between them|sum|in all|except\w*|apart|excluded|disqualified|rejected|refused|withdrawn"
    r"|outside|exceed\w*|beyond|unlike|however|but|although|though|record|last (?:year|month|season|week)|previous\w*|next|ago|average|mean"
    r"|target\w*|forecast|expected|should|would|could|if|limit\w*|allowed|elsewhere|others?|another|second|correct\w*|revised"
    r"|whole|both|more|extra|postage|delivery|reduced|was once|used to|in (?:18|19|20)\d\d)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(r"\b(?:except\w*|apart|exceed\w*|unlike|outside|beyond)\b", re.IGNORECASE)
_REACH = 2  # sentences behind a limit in which one of its group may be told
_LEAD = 7  # words before a limit in which "nothing" or "every parcel" stands
_SUBJECT = 9  # words before a value in which its noun stands
_FARTHEST = 2  # times a limit that one of its group may be at most
_MOST = 8  # numbers of a sentence that tells what a thing works in
_BREAK = frozenset([";", ".", ":", ",", "—", "–"])
_DEFINITE = frozenset("the his her their its our my this that".split())

_WORKING = re.compile(
    r"\b(?:(?:works?|operates?|functions?|runs?|performs?|cools?|stays? fresh|keeps?|grows?|thrives?) (?:properly |reliably |correctly |safely |well |best |as it should )?"
    r"(?:only )?(?:where|when|while|if|in|at|between|from)|only (?:works?|operates?|functions?|grows?|thrives?)"
    r"|works? only|operates? only|must (?:be kept|be stored|stay|remain)|needs? (?:a room|a place|to be kept)|designed for|rated for)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:recommend\w*|advise\w*|suggest\w*|ideal(?:ly)?|(?:keep|put|place|store|stand|install|site|house|leave|position) (?:it|the|them|yours?)"
    r"|best (?:kept|placed|stored|put))\b",
    re.IGNORECASE,
)
_NO_ADVICE = re.compile(
    r"\b(?:not|never|no|avoid\w*|without|against|unless|if|except\w*|instead|older|previous\w*|other|another|wash\w*|bak\w+|cook\w*|boil\w*"
    r"|water|defrost\w*|steril\w*|clean\w*|freez\w*|rins\w+|dry\w*|oven|serv\w+|above|below|up to|outside|stop\w*|fail\w*|brief\w*)\b",
    re.IGNORECASE,
)


def kept(text: Reading) -> Iterator[Found]:
    """Yield one of those that a limit was told of."""
    for sentence in text.sentences:
        if not sentence.quantities:
            continue
        bounded = [q for q in sentence.quantities if q.bound in _UNDER or q.bound in _OVER]
        if not bounded or (_NONE | _EVERY).isdisjoint(sentence.vocabulary):
            continue
        for limit in plain_numbers(text, sentence):
            end, group = _end(limit)
            if end:
                for value in _values(text, limit, group):
                    yield Found({"value": value, end: limit}, "one of those that the limit is of")


def _end(limit: Mention) -> tuple[str, str]:
    """Return which end of all a number is, "high" or "low", and the noun of the group or ""."""
    bound, words = limit.quantity.bound, limit.sentence.words
    if bound not in _UNDER and bound not in _OVER:
        return "", ""
    low = max(0, limit.place - _LEAD)
    for at in range(limit.place - 1, low - 1, -1):
        if words[at] in (";", ".", ":", ","):
            break
        if words[at] in _NONE or words[at] in _EVERY:
            told = " ".join(words[max(0, at - 3) : limit.place])
            if _NOT_OF_ALL.search(told) or words[at + 1 : at + 2] == ["but"]:
                return "", ""
            high = (bound in _UNDER) == (words[at] in _EVERY)
            if words[at] in _NONE and bound in (Bound.AT_MOST, Bound.AT_LEAST, Bound.UP_TO):
                return "", ""
            group = _group(words, at)
            if not group and "any" in words[limit.place : -1]:
                group = words[words.index("any", limit.place) + 1].removesuffix("s")
            return "high" if high else "low", group
    return "", ""


def _group(words: Sequence[str], at: int) -> str:
    """Return the noun behind "no", "every" or "all the", in the singular; "" without one."""
    if words[at] in _UNNAMED:
        return ""
    behind = [w for w in words[at + 1 : at + 5] if w not in ("of", "the", "our", "single", NUMBER)]
    return behind[0].removesuffix("s") if behind and behind[0].isalpha() else " "


def _values(text: Reading, limit: Mention, group: str) -> Iterator[Mention]:
    """Yield the numbers behind a limit that are of one of its group."""
    first = limit.sentence
    size = abs(limit.quantity.magnitude or Decimal(0))
    for own in text.window(first, 0, _REACH):
        if own is not first and _ANOTHER.search(own.text):
            if _EXCEPTION.search(own.text):
                return
            continue
        for value in plain_numbers(text, own):
            quantity = value.quantity
            if value.order <= limit.order or quantity.bound is not Bound.NONE:
                continue
            if not _like(quantity, limit.quantity) or not _of_one(value, limit, group):
                continue
            if size / _FARTHEST <= abs(quantity.magnitude or Decimal(0)) <= size * _FARTHEST:
                yield value


def _like(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit and one.counted == other.counted


def _of_one(value: Mention, limit: Mention, group: str) -> bool:
    """Return whether a value is told of one single thing that may be of the group."""
    words, place = value.sentence.words, value.place
    same = value.sentence is limit.sentence
    if same:
        joint = words[limit.place + 1 : place]
        if not {";", ":"} & set(joint) or _ANOTHER.search(" ".join(joint)):
            return False
        before = joint[-_SUBJECT:]
    else:
        before = words[max(0, place - _SUBJECT) : place]
    bracket = before[-1:] == ["("] and words[place + 1 : place + 2] == [")"]
    told = bool(before) and before[-1] in _MEASURED
    told = told or (bool(_MEASURED & set(before[-3:])) and before[-1] in ("at", "for", "in", "up"))
    if not (bracket or told):
        return False
    known = {w.removesuffix("'s").removesuffix("s") for w in before}
    if group:
        return group in known
    numbered = before[-2:-1] == [NUMBER] and before[-3:-2] != ["the"]  # "egg 4 weighed"
    return numbered or bool(_DEFINITE & set(before)) or any(w.endswith("'s") for w in before)


def advised(text: Reading) -> Iterator[Found]:
    """Yield the value recommended for a thing, with the range that it works in."""
    for sentence in text.sentences:
        if not 2 <= len(sentence.quantities) <= _MOST or not _WORKING.search(sentence.text):
            continue
        for low, high in _ranges(text, sentence):
            for own in text.window(sentence, 0, _REACH)[1:]:
                if _NO_ADVICE.search(own.text) or any(_ranges(text, own)):
                    break
                if not _ADVICE.search(own.text):
                    continue
                for value in plain_numbers(text, own):
                    if _is_advised(value, high):
                        yield Found({"value": value, "low": low, "high": high}, "what is advised")


def _ranges(text: Reading, sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    for one, two in ranges(plain_numbers(text, sentence)):
        bare = one.quantity.kind is Kind.NUMBER and not one.quantity.counted
        if bare or _like(one.quantity, two.quantity):
            yield one, two


def _is_advised(value: Mention, high: Mention) -> bool:
    """Return whether a number is that of the place, pressure or speed that is recommended."""
    before = value.sentence.words[max(0, value.place - 4) : value.place]
    return (
        "at" in before
        and _like(value.quantity, high.quantity)
        and high.quantity.kind is Kind.PHYSICAL
        and value.quantity.bound is Bound.NONE
        and not _BREAK & set(before[before.index("at") :])
    )
