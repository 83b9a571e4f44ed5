"""Numbers in words: cardinals, fractions, ordinals, groups, indefinite plurals.

In: a text and the offset of a number word. Out: an `Item`, or None where the word is
no number here ("second" as a unit, "quarter" as a period, "one" as a pronoun is left to
the exclusions).
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import lexicon as lex
from verify.extract.digits import fraction_item
from verify.extract.item import Form, Item

LONGEST = 24  # words in one number; more is a counting-out, not a number
_TOKEN = re.compile(r"[A-Za-z]{2,14}+")
_JOINT = re.compile(
    r"\s{1,3}(?:and|&)\s{1,3}|[ \u00a0]{1,3}|-|\u2010|\u2011|,\s(?=[a-z]{3,9} hundred)"
)
_POINT = re.compile(r" point(?= [a-z])", re.IGNORECASE)
_AND_HALF = re.compile(
    r"(?:\s|-)and(?:\s|-)(?:an?\s|one\s|-)?(half|quarter|third)(?![a-z])", re.IGNORECASE
)


class _Reader:
    """The state of one number being read word by word."""

    __slots__ = ("exponent", "group", "last", "scale", "total", "words")

    def __init__(self) -> None:
        self.total = 0  # what closed scales have added up to
        self.group = -1  # the hundreds being built; -1 before its first word
        self.scale = 10**30  # the last scale, which the next must be smaller than
        self.last = ""  # the sort of the last word: one, ten, hundred, scale
        self.words = 0
        self.exponent = 0

    @property
    def value(self) -> int:
        return self.total + max(self.group, 0)

    def take(self, word: str, joined: bool) -> bool:
        """Add one word if the number may go on with it."""
        if word in lex.ONES:
            return self._one(lex.ONES[word], joined)
        if word in lex.TENS:
            return self._ten(lex.TENS[word], joined)
        if word == "hundred":
            return self._hundred()
        if word in lex.SCALES and not word.endswith("s"):
            return self._scale(10 ** lex.SCALES[word], lex.SCALES[word])
        return False

    def _one(self, value: int, joined: bool) -> bool:
        group = max(self.group, 0)
        if self.last == "one" or (self.last == "ten" and (value > 9 or not value or joined)):
            return False
        if (self.last and not value) or (group % 100 and self.last != "ten"):
            return False
        self.group, self.last, self.exponent = group + value, "one", 0
        return True

    def _ten(self, value: int, joined: bool) -> bool:
        if self.last in ("one", "ten"):
            return False
        self.group, self.last, self.exponent = max(self.group, 0) + value, "ten", 0
        return True

    def _hundred(self) -> bool:
        if not 0 < self.group < 100 and self.last:
            return False
        self.group = 100 * (self.group if self.last else 1)
        self.last, self.exponent = "hundred", 2
        return True

    def _scale(self, scale: int, power: int) -> bool:
        if self.last == "scale":  # "thousand crore", "million million"
            if self.group > 0 or self.total >= 10**27:
                return False
            self.total *= scale
            self.exponent += power
            return True
        if scale >= self.scale:
            return False
        self.total += (self.group if self.last else 1) * scale
        self.group, self.scale, self.last, self.exponent = -1, scale, "scale", power
        return True


def number_at(text: str, start: int) -> Item | None:
    """Read the number whose first word begins at `start`."""
    token = _TOKEN.match(text, start)
    if token is None:
        return None
    word = token.group().lower()
    special = _special(text, token, word)
    if special is not None:
        return special
    reader = _Reader()
    if not reader.take(word, False):
        return _ordinal_or_fraction(text, start, start, None, word, token.end())
    reader.words = 1
    end = token.end()
    while reader.words < LONGEST:
        joint = _JOINT.match(text, end)
        token = _TOKEN.match(text, joint.end()) if joint else None
        if joint is None or token is None:
            break
        word = token.group().lower()
        joined = "nd" in joint.group() or "&" in joint.group()
        if joined and reader.last not in ("hundred", "scale"):
            break
        kept = reader.last, reader.exponent
        if not reader.take(word, joined):
            tail = _ordinal_or_fraction(text, start, end, reader, word, token.end())
            if tail is not None:
                return tail
            break
        reader.words += 1
        end = token.end()
        del kept
    return _finished(text, start, end, reader)


def _special(text: str, token: re.Match[str], word: str) -> Item | None:
    """Read words that begin no cardinal; None where `word` may begin one."""
    start, end = token.span()
    if word in lex.VAGUE:
        return _vague(text, start, end, word)
    if word in lex.FOLDS:
        return Item(start, end, Decimal(lex.FOLDS[word]), None, Form.MULTIPLE)
    if word in lex.MULTIPLES:
        return Item(start, end, lex.MULTIPLES[word], None, Form.MULTIPLE)
    if word in lex.GROUPS:
        return Item(start, end, Decimal(lex.GROUPS[word]), 0, Form.WORDS)
    if word in lex.PAIRS:
        return Item(start, end, Decimal(lex.PAIRS[word]), 0, Form.WORDS)
    if word == "half":
        return _half(text, start, end)
    return None


def _half(text: str, start: int, end: int) -> Item | None:
    """Read "half", "half a million", "half million"."""
    item = fraction_item(start, end, 1, 2)
    scale = re.compile(
        r"[ -](?:an? )?(hundred|thousand|lakh|million|crore|billion|trillion|dozen)(?![a-z])", re.I
    )
    found = scale.match(text, end)
    if found is not None:
        word = found[1].lower()
        factor = 12 if word == "dozen" else 100 if word == "hundred" else 10 ** lex.SCALES[word]
        item.value = Decimal(factor) / 2
        item.end = item.last = found.end()
    return item


def _vague(text: str, start: int, end: int, word: str) -> Item:
    """Read "hundreds", "tens of thousands", "hundreds of thousands" as a range."""
    low, high = lex.VAGUE[word]
    follow = re.compile(r" of (thousands|millions|billions|trillions)(?![a-z])", re.I).match(
        text, end
    )
    if follow is not None:
        scale = 10 ** lex.SCALES[follow[1].lower()]
        low, high, end = low * scale, high * scale, follow.end()
    item = Item(start, end, None, None, Form.VAGUE)
    item.low = Item(start, end, Decimal(low), None, Form.VAGUE)
    item.high = Item(start, end, Decimal(high), None, Form.VAGUE)
    return item


def _ordinal_or_fraction(
    text: str, start: int, end: int, reader: _Reader | None, word: str, word_end: int
) -> Item | None:
    """Read the ordinal or the denominator `word` behind what `reader` has read."""
    value = reader.value if reader is not None else 0
    bottom = lex.DENOMINATORS.get(word)
    if reader is not None and bottom and _is_fraction(text, end, reader, word):
        return fraction_item(start, word_end, value, bottom)
    if reader is None and bottom and _alone_fraction(text, start, word_end, word):
        return fraction_item(start, word_end, 1, bottom)
    rank = _rank(word, reader)
    if rank is None:
        return None
    return Item(start, word_end, Decimal(rank), 0, Form.ORDINAL)


def _is_fraction(text: str, end: int, reader: _Reader, word: str) -> bool:
    """Return whether the denominator `word` belongs to the cardinal before it."""
    if word.endswith("s") or word in ("half", "quarter"):
        return True
    return bool(reader.value == 1 and reader.last == "one")


def _alone_fraction(text: str, start: int, end: int, word: str) -> bool:
    """Return whether "third", "quarter", "tenth" alone is a share: "a third of"."""
    if word in ("quarter", "half") or word in lex.DENOMINATORS:
        before = text[max(0, start - 3) : start].lower()
        article = before.endswith((" a ", " an ")) or before in ("a ", "an ")
        of = text[end : end + 4].lower() == " of "
        if word == "quarter":
            return article and of
        return article and not word.endswith("s") and word != "second"
    return False


def _rank(word: str, reader: _Reader | None) -> int | None:
    """Return the rank that an ordinal word ends, or None if it does not fit."""
    value = reader.value if reader is not None else 0
    if word in lex.ORDINALS:
        rank = lex.ORDINALS[word]
        if reader is None:
            return rank
        if reader.last == "ten":
            return value + rank if rank < 10 else None
        return value + rank if reader.last in ("hundred", "scale") else None
    if word in lex.ORDINAL_TENS:
        if reader is None:
            return lex.ORDINAL_TENS[word]
        return value + lex.ORDINAL_TENS[word] if reader.last in ("hundred", "scale") else None
    if word in lex.ORDINAL_SCALES:
        return max(value, 1) * int(10 ** lex.ORDINAL_SCALES[word])
    return None


def _finished(text: str, start: int, end: int, reader: _Reader) -> Item | None:
    """Return the cardinal, with "point three", "and a half" or "dozen" behind it."""
    value = Decimal(reader.value)
    item = Item(start, end, value, reader.exponent, Form.WORDS)
    item.scaled = reader.scale < 10**30
    item.power = reader.exponent if reader.last == "scale" else 0
    point = _POINT.match(text, end)
    if point is not None:
        _decimals(text, item, point.end())
        return item
    half = _AND_HALF.match(text, end)
    if half is not None:
        part = Decimal(1) / lex.DENOMINATORS[half[1].lower()]
        item.value = value + part
        item.last = item.end = half.end()
        item.exponent, item.form = None, Form.FRACTION
    dozen = re.compile(r"[ -](dozens?|score|gross)(?![a-z])", re.I).match(text, item.last)
    if dozen is not None and item.value is not None:
        item.value *= lex.GROUPS[dozen[1].lower()]
        item.last = item.end = dozen.end()
    return item


def _decimals(text: str, item: Item, at: int) -> None:
    """Read the digits spoken behind "point"."""
    digits = ""
    while len(digits) < LONGEST and text[at : at + 1] in (" ", "-"):
        token = _TOKEN.match(text, at + 1)
        value = lex.ONES.get(token.group().lower()) if token else None
        if token is None or value is None or value > 9:
            break
        digits += str(value)
        at = token.end()
    if digits and item.value is not None:
        item.value += Decimal("0." + digits)
        item.exponent = -len(digits)
        item.last = item.end = at
