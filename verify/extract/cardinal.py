"""Cardinals in words, and the fractions and ordinals that end like them.

In: a text and the offset of a number word. Out: an `Item` that reaches as far as the
words are one number: "three hundred and four thousand", "thirty-one and two fifths",
"one million and a half", "three-quarters", "twenty-fifth", "six point zero four".
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import cheques
from verify.extract import lexicon as lex
from verify.extract.item import Form, Item

LONGEST = 24  # words in one number; more is a counting-out, not a number
_LARGEST = 10**27
_TOKEN = re.compile(r"[A-Za-z]{2,14}+")
_JOINT = re.compile(
    r"\s{1,3}(?:and|&)\s{1,3}|[ \u00a0]{1,3}(?![-–—])|\s?[-\u2010\u2011—–]\s?"
    r"|,\s(?=(?:[a-z]{3,9}[ -]){1,5}?(?:hundred|thousand|million|billion)(?:th)?\b)"
)
_AND_PART = re.compile(r"(?:\s|-)(?:and|&)(?:\s|-)(?:(an?|one)(?:\s|-))?", re.IGNORECASE)
_POINT = re.compile(r" point(?= [a-z])", re.IGNORECASE)
_DOZEN = re.compile(r"[ -](dozens?|dozs?|dzs?|score|gross)(?![a-z])", re.IGNORECASE)


# Words that are a number alone, unless one of the others, or "and", carries it on.
PLAIN = {word: Decimal(value) for word, value in (lex.ONES | lex.TENS | lex.GLUED).items()}
_CARRY_ON = frozenset(
    {"and", "point", "hundred", *PLAIN, *lex.SCALES, *lex.GROUPS, *lex.PLURAL_DENOMINATORS}
    | {*lex.DENOMINATORS, *lex.ORDINALS, *lex.ORDINAL_TENS, *lex.ORDINAL_GLUED, *lex.ORDINAL_SCALES}
)
_STOPS = frozenset(".;:!?)]\"”'’")


def stands_alone(text: str, end: int) -> bool:
    """Return whether no other word carries on the number word that ends at `end`."""
    if text[end : end + 1] != " ":
        return text[end : end + 1] in _STOPS or end == len(text)
    token = _TOKEN.match(text, end + 1)
    return token is not None and token[0].lower() not in _CARRY_ON


class Reader:
    """One number being read word by word.

    `total` is what closed scales add up to, `group` the hundreds being built, `last` the
    sort of the last word ("one", "ten", "hundred", "scale", or "" at first), `exponent`
    the power of ten of the last word.
    """

    def __init__(self) -> None:
        self.total = 0
        self.group = 0
        self.scale = 10**30  # the last scale, which the next must be smaller than
        self.last = ""
        self.exponent = 0

    @property
    def value(self) -> int:
        """The number so far."""
        return self.total + self.group

    def take(self, word: str, joint: str) -> bool:
        """Add one word if the number may go on with it."""
        if word in lex.ONES:
            return self._one(lex.ONES[word], joint)
        if word in lex.TENS:
            return self._ten(lex.TENS[word], joint)
        if word in lex.GLUED:
            return self._ten(lex.GLUED[word], joint)
        if word == "hundred":
            return self._hundred()
        if word in lex.SCALES:
            return self._scale(lex.SCALES[word])
        return False

    def _one(self, value: int, joint: str) -> bool:
        if self.last == "ten":
            if not 0 < value < 10 or self.group % 10 or _is_and(joint):
                return False
        elif self.last == "one" or (self.last and not value) or "-" in joint:
            return False
        self.group += value
        self.last, self.exponent = "one", 0
        return True

    def _ten(self, value: int, joint: str) -> bool:
        if self.last in ("one", "ten") or "-" in joint:
            return False
        self.group += value
        self.last, self.exponent = "ten", 0
        return True

    def _hundred(self) -> bool:
        if self.last and not 0 < self.group < 100:
            return False
        self.group = 100 * (self.group or 1)
        self.last, self.exponent = "hundred", 2
        return True

    def _scale(self, power: int) -> bool:
        scale = 10**power
        if self.last == "scale":  # "thousand crore", "million million"
            if self.total * scale > _LARGEST:
                return False
            self.total *= scale
            self.exponent += power
            return True
        if scale >= self.scale or (self.last and not self.group):
            return False
        self.total += (self.group if self.last else 1) * scale
        self.group, self.scale, self.last, self.exponent = 0, scale, "scale", power
        return True


def number_at(text: str, start: int) -> Item | None:
    """Read the number whose first word begins at `start`; None if it begins none."""
    token = _TOKEN.match(text, start)
    reader = Reader()
    if token is None or not reader.take(token.group().lower(), ""):
        return None
    end = token.end()
    for _ in range(LONGEST):
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        part = _fraction(text, start, end, reader)
        if part is not None:
            return part
        token = _TOKEN.match(text, joint.end())
        if token is None:
            break
        word, link = token.group().lower(), joint.group()
        if _is_and(link) and reader.last not in ("hundred", "scale"):
            break
        if link[0] == "," and reader.last != "scale":
            break
        if not reader.take(word, link):
            rank_item = _rank_item(start, token.end(), reader, word, link)
            return rank_item or _finished(text, start, end, reader)
        end = token.end()
    return _finished(text, start, end, reader)


def _is_and(joint: str) -> bool:
    """Return whether two words are joined by "and"."""
    return "nd" in joint.lower() or "&" in joint


def _fraction(text: str, start: int, end: int, reader: Reader) -> Item | None:
    """Return the number with the fraction that stands at `end`: over it or added to it."""
    over = _denominator(text, end, reader.value)
    if over is not None and text[max(0, start - 4) : start].lower() == "the ":
        over = over if text[over[1] - 1] == "s" or over[0] < 5 else None  # "the one hundredth"
    if over is not None:
        bottom, stop = over
        return _part(start, stop, Decimal(reader.value) / bottom)
    joint = _AND_PART.match(text, end)
    if joint is None:
        return None
    part = _proper(text, joint.end(), bool(joint[1]))
    if part is None:
        return None
    share, stop = part
    scale = _scale_behind(text, stop)
    if scale is not None:  # "two billion and a half million"
        factor, stop = scale
        if reader.last != "scale" or factor >= reader.scale:
            return _part(start, stop, (reader.value + share) * factor)
        return _part(start, stop, reader.value + share * factor)
    if reader.last == "scale":  # "four million and a half"
        share *= reader.scale
    return _part(start, stop, reader.value + share)


def _part(start: int, end: int, value: Decimal) -> Item:
    """Return an item for a number with a fraction in it."""
    return Item(start, end, value, None, Form.FRACTION)


def _denominator(text: str, at: int, top: int) -> tuple[int, int] | None:
    """Return the denominator behind the cardinal `top`, and its end: "-thirds", " quarter"."""
    joint = _JOINT.match(text, at)
    token = _TOKEN.match(text, joint.end()) if joint else None
    if joint is None or token is None or _is_and(joint.group()):
        return None
    word = token.group().lower()
    if word in lex.PLURAL_DENOMINATORS:
        return lex.PLURAL_DENOMINATORS[word], token.end()
    if word in ("half", "quarter") or (top == 1 and word in lex.DENOMINATORS):
        return lex.DENOMINATORS[word], token.end()
    return None


def _proper(text: str, at: int, single: bool) -> tuple[Decimal, int] | None:
    """Return the proper fraction at `at` and its end: "half", "three fifths"."""
    token = _TOKEN.match(text, at)
    if token is None:
        return None
    word = token.group().lower()
    if word in ("half", "quarter") or (single and word in lex.DENOMINATORS):
        return Decimal(1) / lex.DENOMINATORS[word], token.end()
    top, end = _small(text, at)
    if top is None:
        return None
    over = _denominator(text, end, top)
    if over is None or not 0 < top < over[0]:
        return None
    return Decimal(top) / over[0], over[1]


def _small(text: str, at: int) -> tuple[int | None, int]:
    """Return the number below a hundred at `at` and its end."""
    token = _TOKEN.match(text, at)
    reader = Reader()
    if (
        token is None
        or not reader.take(token.group().lower(), "")
        or reader.last not in ("one", "ten")
    ):
        return None, at
    end = token.end()
    joint = _JOINT.match(text, end)
    token = _TOKEN.match(text, joint.end()) if joint else None
    if joint is None or token is None or token.group().lower() not in lex.ONES:
        return reader.value, end
    if reader.take(token.group().lower(), joint.group()):
        end = token.end()
    return reader.value, end


def _scale_behind(text: str, at: int) -> tuple[int, int] | None:
    """Return the scale word behind `at` as a factor, and its end."""
    token = _TOKEN.match(text, at + 1) if text[at : at + 1] in (" ", "-") else None
    power = lex.SCALES.get(token.group().lower()) if token else None
    return (10**power, token.end()) if token and power else None


def rank(word: str) -> int | None:
    """Return the rank that one ordinal word says."""
    for table in (lex.ORDINALS, lex.ORDINAL_TENS, lex.ORDINAL_GLUED):
        if word in table:
            return table[word]
    power = lex.ORDINAL_SCALES.get(word)
    return int(10**power) if power else None


def _rank_item(start: int, end: int, reader: Reader, word: str, joint: str) -> Item | None:
    """Return the ordinal that `word` makes of the cardinal before it."""
    if word in lex.ORDINAL_SCALES:
        scale = int(10 ** lex.ORDINAL_SCALES[word])
        value = reader.total + reader.group * scale if reader.group else reader.total * scale
        return Item(start, end, Decimal(value), 0, Form.ORDINAL)
    own = rank(word)
    if own is None or (" " in joint.strip() and "-" in joint):
        return None
    if reader.last == "ten" and (own >= 10 or _is_and(joint) or reader.group % 10):
        return None
    if reader.last == "one":
        return None
    return Item(start, end, Decimal(reader.value + own), 0, Form.ORDINAL)


def _finished(text: str, start: int, end: int, reader: Reader) -> Item:
    """Return the cardinal, with "point three" or "dozen" behind it."""
    item = Item(start, end, Decimal(reader.value), reader.exponent, Form.WORDS)
    item.scaled = reader.scale < 10**30
    item.power = reader.exponent if reader.last == "scale" else 0
    point = _POINT.match(text, end)
    if point is not None:
        decimals(text, item, point.end())
        return item
    dozen = _DOZEN.match(text, end)
    if dozen is not None and item.value is not None:
        item.value *= lex.GROUPS[dozen[1].lower()]
        item.last = item.end = dozen.end()
        return item
    cents = cheques.add(text, item, end)
    if cents > end:
        item.last = item.end = cheques.filled(text, cents)
    return item


def decimals(text: str, item: Item, at: int) -> None:
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
