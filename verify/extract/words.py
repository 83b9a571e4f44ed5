"""Numbers in words: cardinals, fractions, ordinals, groups, indefinite plurals.

In: a text and the offset of a number word. Out: an `Item`, or None where the word is
no number ("quarter" as a period, "second" as a unit).
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import cardinal
from verify.extract import lexicon as lex
from verify.extract.digits import fraction_item
from verify.extract.item import Form, Item

_TOKEN = re.compile(r"[A-Za-z]{2,14}+")
_HALF_SCALE = re.compile(
    r"[ -](?:of )?(?:an? )?(hundred|thousand|lakh|million|crore|billion|trillion|dozen)(?![a-z])",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(r" of (thousands|millions|billions|trillions)(?![a-z])", re.IGNORECASE)
_OF = re.compile(r" of(?![a-z])|-of-")
_FEW = re.compile(r"\b(several|a few|few|many) $", re.IGNORECASE)
_MORE = frozenset("more less fewe lowe high smal larg bigg grea chea".split())
# What follows a share of something that is not named: "a third more than", "a quarter in".
_SHARED = re.compile(
    r" (?:more|less|fewer|lower|higher|smaller|larger|bigger|greater|cheaper|off|in|from|since|on|by"
    r"|when|while|as|compared|this|last|over|during|between|to|versus)\b",
    re.IGNORECASE,
)
_BEFORE_SHARE = re.compile(
    r"\b(?:by|of|than|nearly|almost|about|over|under|to|around|up|down|roughly|only) (?:an?|one) $",
    re.I,
)
# "a third as many", "a quarter the size": a share of what comes next.
_COMPARED = re.compile(
    r" (?:as (?:much|many|large|big|high|long|wide|deep|tall|heavy|fast|old|likely|often)"
    r"|the (?:size|price|cost|weight|height|length|width|number|amount|area|volume|power|speed|rate)|what)\b",
    re.IGNORECASE,
)
# "double the rate", "triple what it was", "nearly double last year's".
_TIMES_WHAT = re.compile(
    r" (?:the|that|those|this|what|its|their|his|her|our|last|as (?:many|much)|(?:[A-Z]\w+|[a-z]+)[’']s)\b(?! (?:digits|figures))"
)
_TIMES_BEFORE = re.compile(
    r"\b(?:more than|less than|nearly|almost|about|roughly|over|around) $", re.I
)
_STOP = re.compile(r"\s*(?:$|[.,;:!?)](?![0-9]))")
_ARTICLES = ("a ", "an ", "one ")


def number_at(text: str, start: int) -> Item | None:
    """Read the number whose first word begins at `start`."""
    token = _TOKEN.match(text, start)
    if token is None:
        return None
    word, end = token.group().lower(), token.end()
    plain = cardinal.PLAIN.get(word)
    if plain is not None and cardinal.stands_alone(text, end):
        return Item(start, end, plain, 0, Form.WORDS)
    if word in lex.VAGUE:
        if word in ("tens", "scores") and not _OF.match(text, end):
            return None
        return _vague(text, start, end, word)
    if word in lex.FOLDS:
        return Item(start, end, Decimal(lex.FOLDS[word]), None, Form.MULTIPLE)
    if word in lex.MULTIPLES:
        return Item(start, end, lex.MULTIPLES[word], None, Form.MULTIPLE)
    if word in lex.TIMES:
        multiplied = _TIMES_WHAT.match(text, end) or _TIMES_BEFORE.search(
            text, max(0, start - 16), start
        )
        return Item(start, end, lex.TIMES[word], None, Form.MULTIPLE) if multiplied else None
    if word == "half" or word == "quarter":
        return _share(text, start, end, word)
    if word in lex.GROUPS or word in lex.PAIRS:
        size = lex.GROUPS.get(word) or lex.PAIRS[word]
        return Item(start, end, Decimal(size), 0, Form.WORDS)
    if word == "hundred" or word in lex.SCALES:
        if text.endswith("per ", 0, start):
            return None  # "3.5 deaths per million"
        several = _several(text, start, end, word)
        if several is not None:
            return several
    return cardinal.number_at(text, start) or _ordinal(text, start, end, word)


def _several(text: str, start: int, end: int, word: str) -> Item | None:
    """Read "several hundred", "a few million" as a range."""
    match = _FEW.search(text, max(0, start - 9), start)
    if match is None:
        return None
    scale = Decimal(10) ** (2 if word == "hundred" else lex.SCALES[word])
    item = Item(match.start(1), end, None, None, Form.VAGUE)
    item.low = Item(start, end, 2 * scale, None, Form.VAGUE)
    item.high = Item(start, end, 10 * scale, None, Form.VAGUE)
    return item


def _vague(text: str, start: int, end: int, word: str) -> Item:
    """Read "hundreds", "tens of thousands", "hundreds of thousands" as a range."""
    low, high = lex.VAGUE[word]
    follow = _OF_SCALE.match(text, end)
    if follow is not None:
        scale: int = 10 ** lex.VAGUE_SCALES[follow[1].lower()]
        low, high, end = low * scale, high * scale, follow.end()
    item = Item(start, end, None, None, Form.VAGUE)
    item.low = Item(start, end, Decimal(low), None, Form.VAGUE)
    item.high = Item(start, end, Decimal(high), None, Form.VAGUE)
    return item


def _share(text: str, start: int, end: int, word: str) -> Item | None:
    """Read "half", "half a million", "a quarter of", "quarter million"."""
    item = fraction_item(start, end, 1, lex.DENOMINATORS[word])
    found = _HALF_SCALE.match(text, end)
    if found is not None:
        scale = found[1].lower()
        factor = lex.GROUPS.get(scale) or (100 if scale == "hundred" else 10 ** lex.SCALES[scale])
        item.value = Decimal(factor) / lex.DENOMINATORS[word]
        item.end = item.last = found.end()
        item.scaled = True
    elif word == "quarter" and not (_article(text, start) and _is_share(text, start, end)):
        return None
    return item


def _is_share(text: str, start: int, end: int) -> bool:
    """Return whether "a third" is a share: "a third of", "by a third", "a third more"."""
    if _OF.match(text, end) or _COMPARED.match(text, end):
        return True
    quarter = text[start : start + 7].lower() == "quarter"
    if _STOP.match(text, end) and not quarter:
        return True
    before = _BEFORE_SHARE.search(text, max(0, start - 16), start)
    if before is not None and (_STOP.match(text, end) or _SHARED.match(text, end)):
        return True
    return text[end + 1 : end + 5] in _MORE


def _ordinal(text: str, start: int, end: int, word: str) -> Item | None:
    """Read an ordinal word alone, or "a third of" as the fraction it is."""
    bottom = lex.DENOMINATORS.get(word)
    if bottom and _article(text, start) and _is_share(text, start, end):
        return fraction_item(start, end, 1, bottom)
    if bottom and start == 0 and _OF.match(text, end):
        return fraction_item(start, end, 1, bottom)
    rank = cardinal.rank(word)
    if rank is None or (word == "second" and (_article(text, start) or _seconds(text, start))):
        return None
    return Item(start, end, Decimal(rank), 0, Form.ORDINAL)


def _seconds(text: str, start: int) -> bool:
    """Return whether "second" is a verb or a unit: "I second that", "ten per second"."""
    return (
        text[max(0, start - 6) : start].lower().endswith(("i ", "we ", "per ", "every ", "each "))
    )


def _article(text: str, start: int) -> bool:
    """Return whether "a", "an" or "one" stands right before `start`."""
    before = text[max(0, start - 4) : start].lower()
    return any(
        before.endswith(article) and not before[: -len(article)][-1:].isalnum()
        for article in _ARTICLES
    )
