"""Lines: the words of some sentences in one string, with the numbers of one sort in it.

In: sentences, their numbers, and a sort. Out: a `Line`, in which each number of that sort
is "#" and every other one "§". A bare number takes the unit of the one before it ("4.1 km,
followed by Horten with 3.6"); an ordinal, and a number that only says how many there are,
stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from verify.extract.lexicon import CARDINALS
from verify.match import lexicon
from verify.match._skeleton import places_of, starts_of
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import AMOUNTS_AND_AGES, Kind, Quantity
from verify.named import NamedTuple

OTHER = "§"  # a number of another sort
SHARE = "%"  # a percentage or a fraction, where they are told apart
BARE = "number "  # the sort of numbers without a unit
_FEW = frozenset(CARDINALS[1:10])
_ENDS = frozenset(
    ", . ; : ) ( and or but in at for from to with on by after before then while".split()
)
_KINDS = AMOUNTS_AND_AGES | {Kind.RATIO}
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_QUOTES = frozenset("\"“”‘’'*_`")


class Line(NamedTuple):
    """The words of some sentences in one string, with the numbers that are of one sort."""

    text: str
    numbers: tuple[Mention, ...]
    places: Mapping[int, int]
    first: int  # where the first sentence ends
    words: frozenset[str]
    known: dict[str, list[int]]  # where words begin in the first sentence, as they are asked for

    def starts(self, first: frozenset[str] | None) -> list[int]:
        """Return where one of some words begins in the first sentence; None is any word."""
        return self._at("") if first is None else starts_of(first & self.words, self._at)

    def _at(self, word: str) -> list[int]:
        """Return where a word begins in the first sentence, or any word for ""."""
        found = self.known.get(word)
        if found is None:
            if not word:
                found = [m.start() for m in _BEGIN.finditer(self.text, 0, self.first)]
            else:
                found = places_of(self.text, f"{word} ")
                if self.first < len(self.text):
                    found = [at for at in found if at < self.first]
            self.known[word] = found
        return found


_BEGIN = re.compile(r"(?<!\S)\S")


def sort_of(quantity: Quantity) -> str:
    """Return what a number may be set beside: money of its currency, shares, one unit."""
    if quantity.kind not in _KINDS or quantity.magnitude is None:
        return ""
    if quantity.unit == "percentage_point":
        return "points" if "percent" in quantity.surface else BARE
    if quantity.kind in _SHARES:
        return "share"
    if quantity.kind is Kind.DURATION:
        return "duration"
    return f"{quantity.kind} {quantity.unit.partition('/')[0]}"  # "$900 to $1,600 a month"


Sorted = tuple[Mention, str, bool]  # a number, its sort, and whether it stays a word


def in_sorts(numbers: Iterable[Mention]) -> list[Sorted]:
    """Return numbers with their sorts."""
    return [(m, sort_of(m.quantity), is_group(m)) for m in numbers]


def spelled_out(numbers: Iterable[Sorted]) -> set[str]:
    """Return the words that lines hold for numbers that stay words, or lead in with one."""
    found: set[str] = set()
    for mention, _, is_word in numbers:
        quantity = mention.quantity
        if is_word or quantity.kind is Kind.ORDINAL:
            said = quantity.surface.lower()
            found.update(said.split())
            behind = mention.sentence.words[mention.place + 1 : mention.place + 3]
            found.update(f"{said}-{word}" for word in behind)  # "second-largest"
        if lead := _extreme(quantity):
            found.add(lead)
    return found


def first_kind(numbers: Iterable[Sorted], sort: str, *, shares: bool) -> Kind | None:
    """Return the kind of the first number of the line that `line_of` would make."""
    for mention, own_sort, is_word in numbers:
        if own_sort == sort and (shares or not is_word):
            return Kind.NUMBER if sort == BARE else mention.quantity.kind
    return None


def line_of(
    own: Sequence[Sentence], numbers: Sequence[Sorted], sort: str, *, shares: bool = False
) -> Line:
    """Return the line of some sentences; numbers of another sort are one mark.

    With `shares`, percentages and fractions are marked of their own, and are held too.
    """
    chosen, held, share_at, at, leads = _marked(numbers, sort, shares=shares)
    pieces: list[str] = []
    places: dict[int, int] = {}
    length = first = 0
    for sentence in own:
        prefix = ""
        stretches = _stretches(sentence)
        for stretch, place in stretches:
            if prefix:  # "second-largest" is one word, and no superlative
                stretch = stretch.removeprefix("- ")
                if stretch:
                    stretch, prefix = prefix + stretch, ""
            pieces.append(stretch)
            length += len(stretch)
            if place < 0:
                break
            where = (sentence.index, place)
            if leads and (lead := leads.get(where)) is not None:
                pieces.append(f"{lead} ")
                length += len(lead) + 1
            number = at.get(where)
            word = NUMBER
            if share_at and (share := share_at.get(where)) is not None:
                places[length], word = len(chosen) + share, SHARE
            elif isinstance(number, int):
                places[length] = number
            elif number is None:
                word = OTHER
            elif _ranked(number, sentence.words[place + 1 : place + 2]):
                prefix = f"{number}-"
                continue
            else:
                word = number
            pieces.append(f"{word} ")
            length += len(word) + 1
        first = first or length
    text = "".join(pieces)
    return Line(text, (*chosen, *held), places, first, frozenset(text.split()), {})


class _Marks(NamedTuple):
    """How the numbers of some sentences are written, by sentence and place."""

    chosen: list[Mention]  # those of the sort
    held: list[Mention]  # shares
    share_at: dict[tuple[int, int], int]  # which of those held stands there
    at: dict[tuple[int, int], int | str]  # which of those chosen, or its own words
    leads: dict[tuple[int, int], str]  # "a record" of "a record 40"


def _marked(numbers: Sequence[Sorted], sort: str, *, shares: bool) -> _Marks:
    """Return which numbers are of a sort, which are shares, and which stay words."""
    marks = _Marks([], [], {}, {}, {})
    chosen = marks.chosen
    for mention, own_sort, is_word in numbers:
        quantity = mention.quantity
        where = mention.order
        if quantity.lead is not None and (taken := _extreme(quantity)):
            marks.leads[where] = taken
        if (is_word and not shares) or quantity.kind is Kind.ORDINAL:
            marks.at[where] = quantity.surface.lower()
        elif own_sort == sort or (own_sort == BARE and chosen and elliptic(mention)):
            marks.at[where] = len(chosen)
            chosen.append(in_unit(mention, chosen[0] if chosen else mention))
        elif shares and own_sort == "share":
            marks.share_at[where] = len(marks.held)
            marks.held.append(mention)
    return marks


def _stretches(sentence: Sentence) -> list[tuple[str, int]]:
    """Return the words before each number and its place, then those behind the last and -1."""
    found: list[tuple[str, int]] | None = sentence.notes.get("stretches")
    if found is None:
        found = []
        words, at = sentence.words, 0
        for place in [place for place, word in enumerate(words) if word == NUMBER]:
            found.append((_plain(words[at:place]), place))
            at = place + 1
        found.append((_plain(words[at:]), -1))
        sentence.notes["stretches"] = found
    return found


def _plain(words: Sequence[str]) -> str:
    """Return words without quotation marks, each with a space behind it."""
    kept = [word for word in words if word not in _QUOTES]
    kept.append("")
    return " ".join(kept)


def _ranked(number: str, following: Sequence[str]) -> bool:
    """Return whether an ordinal takes the first place away from the superlative behind it."""
    return (
        number != "first"
        and following[:1] != []
        and (
            following[0] == "-"
            or following[0] in lexicon.words("extreme_high")
            or following[0] in lexicon.words("extreme_low")
        )
    )


def _extreme(quantity: Quantity) -> str:
    """Return "minimum" or "maximum" where a number took the word for its bound."""
    if quantity.lead is None or "imum" not in (told := lead_of(quantity)):
        return ""
    return "minimum" if "minimum" in told else "maximum"


def lead_of(quantity: Quantity) -> str:
    """Return the words that a number took for its bound or hedge."""
    lead = quantity.lead
    return quantity.document.text[lead.start : lead.end].lower() if lead is not None else ""


def is_group(mention: Mention) -> bool:
    """Return whether a number only says how many there are: "the larger of the two"."""
    if mention.quantity.surface.lower() not in _FEW:
        return False
    place = mention.place
    return "of" in mention.sentence.words[max(0, place - 4) : place]


def elliptic(mention: Mention) -> bool:
    """Return whether a bare number may have left out the unit of one before it."""
    if mention.quantity.counted:
        return False
    words, place = mention.sentence.words, mention.place
    return not words[place + 1 : place + 2] or words[place + 1] in _ENDS


def in_unit(mention: Mention, first: Mention) -> Mention:
    """Return a mention with the unit that it left out."""
    own, unit = mention.quantity, first.quantity.unit
    if own.unit == unit and unit != "percentage_point":
        return mention
    kind = first.quantity.kind
    if sort_of(own) == sort_of(first.quantity) == BARE:
        kind, unit = Kind.NUMBER, ""
    elif own.kind is not Kind.NUMBER or own.unit:
        return mention
    return mention._replace(quantity=own._replace(kind=kind, unit=unit))
