"""Superlatives: the places that words give among several.

In: a sentence. Out: a `Placing` for each superlative ("the largest of the four"), ordinal
with one ("second-longest"), place ("in third place", "runner-up") and comparison with all
others ("more than any other"). Whose place it is, and among which values, is left to
`rank`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from verify.extract.lexicon import CARDINALS
from verify.match import lexicon
from verify.match._placing import HIGH, LEADS, LOW, MANY, PLACES, Placing, lead, ordinal_at, prize
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind, Quantity

_PATH = lexicon.FOLDER / "superlatives.txt"
_NEVER_BEFORE = frozenset(
    "ever record joint equal equal-largest among one not at nor another its-own if perhaps probably previous earlier former old".split()
)
_OWN = frozenset(["its", "their", "his", "her", "my", "our", "your"])
_LEADING = frozenset({"the", NUMBER, "-"}) | _OWN
_WIDER = frozenset(
    "bar except apart excluding outside until till since ever record history yet anywhere previous before seen decade".split()
)
_RECORD = 7  # words from a superlative to "since"
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_GOES_ON = (["and"], ["but"], ["so"], ["though"], ["although"])
_WORLD = frozenset(
    "world country nation county region state province continent league history britain europe uk us"
    " industry market area hemisphere universe planet globe".split()
)
_THEM = frozenset(["all", "them", "these", "those", "any"])
_DERIVED = frozenset("thus therefore hence so making makes made accordingly consequently".split())
_COUNTED = frozenset(
    "of recent recently part likely important common it they we you he she i that any".split()
)
_SHOWERS = frozenset(
    "fall falls rain rainfall downpour snow snowfall shower showers loss losses defeat fine tax burden toll"
    " casualties demand traffic use fighting selling".split()
)
_ADJECTIVES = dict.fromkeys("expensive costly valuable lucrative generous".split(), "money") | dict.fromkeys(
    "populous populated crowded popular numerous frequent common visited".split(), "crowd"
) | dict.fromkeys(
    "profitable productive successful efficient powerful prolific affordable accurate sensitive effective".split(), "any"
)  # fmt: skip
_WORST = frozenset(["affected", "hit", "hurt", "struck", "damaged"])
_ENSEMBLES = {
    "trio": 3, "threesome": 3, "triplets": 3, "quartet": 4, "foursome": 4, "quadruplets": 4, "quintet": 5, "sextet": 6,
    "septet": 7, "octet": 8,
}  # fmt: skip
_FEW = _ENSEMBLES | {word: number for number, word in enumerate(CARDINALS[:10], 1) if number > 1}
_MORE = {"more": HIGH, "higher": HIGH, "greater": HIGH, "fewer": LOW, "less": LOW, "lower": LOW}
_RIVALS = frozenset(
    "rival rivals challenger challengers competitor competitors pursuer pursuers opponent opponents contender follower".split()
)
_REST = frozenset("previous other others rest earlier remaining".split())
_TROUGHS = frozenset(["minimum", "trough"])
_TURNS = frozenset("optimum peak maximum minimum trough top".split())
_TOPPED = frozenset(
    "price prices score mark marks bid speed seller scorer earner grade rate temperature figure amount sum prize award"
    " wage salary offer result producer performer yield".split()
)
_SAID = frozenset("was is came fell falls comes therefore thus occurred".split())


@cache
def superlatives() -> Mapping[str, tuple[bool, str]]:
    """Return each superlative with its end and measure."""
    found: dict[str, tuple[bool, str]] = {}
    head: tuple[bool, str] | None = None
    for line in _PATH.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            name, _, line = line.partition(":")
            end, measure = name.split()
            head = (end == "high", measure)
        assert head is not None
        found |= dict.fromkeys(line.split(), head)
    return found


@cache
def hints() -> frozenset[str]:
    """Return the words of which a sentence must hold one to give a place."""
    return (
        frozenset(superlatives())
        | frozenset(
            "runner-up any optimum peak maximum minimum trough top gold silver bronze place winner won first-placed bottom foot rear last".split()
        )
        | LEADS
    )


@cache
def _telling() -> frozenset[str]:
    """Return the words that may be a place."""
    return hints().union(PLACES)


def placings(sentence: Sentence) -> Iterator[Placing]:
    """Yield the places that a sentence gives."""
    words = sentence.words
    numbers = {sentence.place(q): q for q in sentence.quantities}
    ordinal = {at for at, q in numbers.items() if q.kind is Kind.ORDINAL}
    telling = _telling()
    for at in [at for at, word in enumerate(words) if word in telling or at in ordinal]:
        word = words[at]
        if word in superlatives() or (word in _TURNS and _turn(words, at)) or _topped(words, at):
            found = _superlative(words, at, numbers)
        elif word == "any":
            found = _than_any(words, at)
        elif word in ("foot", "bottom") and words[at + 1 : at + 4] == ["of", "the", "list"]:
            found = Placing(1, LOW, at, at + 4, "any", scope="all")
        elif at in ordinal:
            found = ordinal_at(words, at, numbers[at])
        else:
            found = prize(words, at) or lead(words, at)
        if found is not None:
            yield found


def _turn(words: Sequence[str], at: int) -> bool:
    """Return whether "the peak was in May" or "came top with" is said, not "peak hours"."""
    follow = words[at + 1 : at + 2]
    if words[at] == "top":
        return follow in (["with"], ["on"], ["at"])
    return words[max(0, at - 1) : at] == ["the"] and bool(_SAID & set(follow))


def _topped(words: Sequence[str], at: int) -> bool:
    """Return whether "top price", "top marks" is said."""
    return words[at] == "top" and words[at + 1 : at + 2] != [] and words[at + 1] in _TOPPED


def _superlative(words: Sequence[str], at: int, numbers: Mapping[int, Quantity]) -> Placing | None:
    """Return the place that a superlative gives, with its group, or None."""
    told = _told(words, at)
    if told is None:
        return None
    high, measure, end = told
    start, place = at, 1
    if start and words[start - 1] == "-":
        start -= 1
    if (ordinal := numbers.get(start - 1)) is not None and ordinal.kind is Kind.ORDINAL:
        start, place = start - 1, int(ordinal.magnitude or 1)
    elif start and (words[start - 1] == "next" or start - 1 in numbers):
        return None  # "the three driest"
    before = words[max(0, start - 3) : start]
    if before[-2:] == ["at", "the"] or before[-1:] in (["at"], ["from"], ["to"]):
        return None  # "at the least", "at most", "at its highest"
    if start and _possessor(words, start) in _WORLD:
        return None  # "the league's biggest"
    if _NEVER_BEFORE & set(before) or "of" in words[max(0, start - 2) : max(0, start - 1)]:
        return None  # "one of the largest"
    if end in numbers and not _is_value(words, end, numbers[end]):
        return None  # "the largest five"
    if wider(words[end : end + 9]):
        return _since(words, (start, end), (high, measure), numbers) if place == 1 else None
    if words[at] in ("nearest", "closest") and words[at + 1 : at + 2] and words[at + 1] in _RIVALS:
        return Placing(2, HIGH, start, at + 2, "good", scope="place")
    if words[end : end + 2] == ["of", "which"] and _REST & set(words[max(0, start - 6) : start]):
        return None  # "closer than the previous eight, the nearest of which"
    size, scope = _group(words, start, end, numbers)
    if measure == "good" and _asked_for(words, start, end):
        return None
    near = words[at] in ("nearest", "closest")
    return Placing(
        place, high, start, end, measure, size, scope, bool(_OWN & set(before[-1:])), near
    )


def _is_value(words: Sequence[str], at: int, quantity: Quantity) -> bool:
    """Return whether a number right behind a superlative is its value: "the cheapest £45"."""
    if quantity.kind is not Kind.NUMBER or quantity.unit:
        return quantity.kind not in (Kind.DATE, Kind.ORDINAL, Kind.DURATION)
    return quantity.surface.isdigit() and words[at + 1 : at + 2] in ([","], [";"], ["."])


def _since(
    words: Sequence[str],
    span: tuple[int, int],
    told: tuple[bool, str],
    numbers: Mapping[int, Quantity],
) -> Placing | None:
    """Return the place of a record since a year: "the lowest for that date since 2010"."""
    start, end = span
    for at in range(end, min(len(words) - 1, end + _RECORD)):
        if words[at] in (",", ";", ".", ":") or (words[at] in _WIDER and words[at] != "since"):
            return None
        if words[at] == "since" and (date := numbers.get(at + 1)) is not None:
            year = _YEAR.search(date.surface)
            if date.kind is not Kind.DATE or year is None:
                return None
            return Placing(
                1, told[0], start, at + 2, told[1], scope="since", since=int(year.group())
            )
    return None


def _possessor(words: Sequence[str], at: int) -> str:
    """Return whose it is, where the word before tells it: "the league's"."""
    word = words[at - 1].removesuffix("'s")
    return words[at - 2] if not word and at > 1 else word if word != words[at - 1] else ""


def _asked_for(words: Sequence[str], start: int, end: int) -> bool:
    """Return whether something good has a price, and is none: "£20 for the best seats"."""
    before = words[max(0, start - 2) : start]
    return before in (["for", "the"], ["of", "the"], ["at", "the"]) and words[end : end + 1] != [
        "of"
    ]


def _told(words: Sequence[str], at: int) -> tuple[bool, str, int] | None:
    """Return the end and measure of a superlative, and where its words end; None if it is none."""
    high, measure = superlatives().get(words[at], (words[at] not in _TROUGHS, "any"))
    follow = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("most", "least"):
        if not at or words[at - 1] not in _LEADING or follow in _COUNTED:
            return None
        if follow in _ADJECTIVES:
            return high, _ADJECTIVES[follow], at + 2
        if words[at - 1] != "the":
            return None
    if measure == "mass" and follow in _SHOWERS:
        return high, "any", at + 1
    if words[at] in ("worst", "hardest"):
        if follow in _WORST:
            return HIGH, "any", at + 2
        if words[at] == "hardest":
            return None
    return high, measure, at + 1


def wider(behind: Sequence[str]) -> bool:
    """Return whether words behind a superlative set it among more than is listed."""
    for step, word in enumerate(behind):
        if word in (";", ".", ":") or (word == "," and behind[step + 1 : step + 2] in _GOES_ON):
            return False
        if word == "since" and step and behind[step - 1] == ",":
            return False  # ", since six in ten go without": a reason
        if word in _WIDER:
            return True
        if word == "in" and step < 4:
            follow = [w for w in behind[step + 1 : step + 4] if w not in ("the", "whole")]
            if behind[step + 1 : step + 2] == ["area"]:
                continue  # "the second-smallest in area": what it is a place by
            if follow[:1] and (follow[0] in _WORLD or follow[:2] in ([NUMBER, "years"],)):
                return True
        if word == "for" and behind[step + 1 : step + 2] == [NUMBER]:
            return True
    return False


def _group(
    words: Sequence[str], start: int, end: int, numbers: Mapping[int, Quantity]
) -> tuple[int | None, str]:
    """Return how many a superlative is one of, and how its group is named."""
    behind = words[end : end + 8]
    if "of" in behind[:4] and not {",", ";", "for"} & set(behind[: behind.index("of")]):
        at = end + behind.index("of") + 1
        group = words[at : at + 5]
        if group[:1] and group[0] in _THEM:
            return _counted(at, group, numbers), "all"
        if size := _counted(at, group, numbers):
            return size, "of"
    opening = range(1, min(4, start)) if words[:1] in (["of"], ["among"]) else ()
    for at in opening:
        if at in numbers and (size := _few(numbers[at])):
            return size, "of"
    if (_DERIVED & set(words[max(0, start - 5) : start])) or (
        _DERIVED & {"thus", "therefore", "hence"} & set(words[end : end + 7])
    ):
        return None, "thus"
    return None, ""


def _counted(at: int, group: Sequence[str], numbers: Mapping[int, Quantity]) -> int | None:
    """Return the number in "of the three", or None."""
    for step, word in enumerate(group):
        if word in (",", ";", ".", ":", "("):
            return None
        if word == NUMBER and at + step in numbers:
            return _few(numbers[at + step])
        if word in _FEW and word != "two":
            return _FEW[word]
    return None


def _few(quantity: Quantity) -> int | None:
    """Return a small count of three or more, or None."""
    size = quantity.magnitude
    if quantity.kind is not Kind.NUMBER or size is None or quantity.exponent:
        return None
    return int(size) if 2 < size <= MANY and size == int(size) else None


def _than_any(words: Sequence[str], at: int) -> Placing | None:
    """Return the place of "more than any other", "fewer sales than any of the others"."""
    if words[at - 1 : at] != ["than"] or words[at + 1 : at + 2] not in (
        ["other"],
        ["of"],
        ["others"],
    ):
        return None
    if wider(words[at : at + 8]):
        return None
    for back in range(at - 2, max(-1, at - 8), -1):
        if words[back] in (",", ";", ".", ":", NUMBER):
            return None
        if words[back] in _MORE:
            if words[back - 1 : back] == ["no"]:
                return None
            return Placing(1, _MORE[words[back]], back, at + 2, "any", scope="any")
    return None
