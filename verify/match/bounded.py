"""Bounded: the bounds told of all of a group, and one of the group pointed out farther on.

In: rules of this kind and an extraction. Out: claims that `value` lies between the bounds. The
bounds are a range that values are said to run over ("ran from 2 m to 5 m", "aged between 19 and
64") or a limit that none of them passes ("none costs more than £80"); the one pointed out is the
greatest, the least, the outlier, the winner or "one of them", in the same measure, in the same
sentence or soon after. By the rule's `check`:

    between    both ends are told
    above      only an upper end
    below      only a lower end
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from verify.extract import Extraction
from verify.match import _hints
from verify.match.alike import plain
from verify.match.facts import data_lines
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "bounded"
OPTIONS = ("check",)
SLOTS = ("value", "low", "high")
AHEAD = 2  # sentences behind the bounds in which one of the group is pointed out
_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.DURATION, Kind.AGE, Kind.NUMBER})
_RANGE = re.compile(
    r"\b(?:between|(?:rang(?:e|es|ed|ing)|r[au]n(?:s|ning)?|var(?:y|ies|ied|ying)|spann(?:ed|ing)|spans?|stretch(?:ed|es)?|"
    r"spread|extend(?:s|ed)?|l[ai]y|li(?:es|e)|fell|go(?:es)?|went|measur(?:e|es|ed|ing)|aged?|ages|values|lengths|prices)\b[^.;:]{0,24}?"
    r"\b(?:from|between)|aged|(?:all|each|every|ages?) (?:of them |aged |were |are |was |is )*(?:from )?)\s*(?:about |roughly |around )?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*(?:to|and|–|-|up to|through)\s*(?:about |roughly |around )?", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:no|none|not one|nothing|nobody|no one|never|neither|nor|without any)\b[^.;:]{0,60}?"
    r"(?P<sense>\b(?:more|higher|greater|longer|older|heavier|wider|deeper|taller|larger|bigger|dearer|faster|warmer|hotter|later|thicker|farther|"
    r"further|stronger|louder|over|above|exceed(?:s|ed|ing)?|beyond|top(?:s|ped)?|pass(?:es|ed)?|"
    r"less|lower|fewer|shorter|younger|lighter|narrower|shallower|smaller|cheaper|slower|colder|cooler|under|below|thinner|earlier)\b)"
    r"(?: [a-z]+){0,3}?(?: than)?\s*$",
    re.IGNORECASE,
)
_LESS = frozenset(
    "less lower fewer shorter younger lighter narrower shallower smaller cheaper slower colder cooler under below thinner earlier".split()
)
_ALLOWED = re.compile(
    r"\b(?:may|must|can|cannot|should|shall|allowed|permitted|advised|recommended|usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|"
    r"most(?:ly)?|average|expected|forecast|target|plan(?:s|ned)?|aim|hop(?:e|ed)|would|will|guide|estimated|middle half|interquartile|"
    r"confidence|outside|except|apart from|but for|difference|gap|margin|choice|choose|distance|between (?:the|them|two))\b",
    re.IGNORECASE,
)
_MEMBER = (
    (
        r"\bthe (?:clear |eventual |overall |outright |only |very |single )?(?:outlier|winner|record|champion|last|final|last one|first|next)\b"
        r"(?! of (?!the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|lot|bunch|group|set|batch)|them|these|those))"
    ),
    r"\b(?:my|our|her|his) (?:own )?(?:favourite|favorite|pick|choice|top pick)\b",
    r"\b(?:one|another|a second|a third) of (?:them|these|those|the)\b",
    r"\bof the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|lot|bunch|group|set|batch|field|number)\b",
    r"\b(?:best|worst) of\b",
    r"\bthe (?:best|worst)\b",
    r"\bat (?:one|the other|either) (?:end|extreme)\b",
)
_POINTED = re.compile("|".join(_MEMBER), re.IGNORECASE)
_APART = re.compile(
    r"\b(?:except|excluding|exception|apart from|but for|save for|outside|beyond|outsider|only one|the one that|one of the few|elsewhere|others?|"
    r"rest|next door|rival|previous(?:ly)?|last year|until|before|earlier|later|since|then|would|could|should|may|might|if|will|had been|"
    r"by the (?:end|time)|by then|after|now|ever|in history|on record|all time|rejected|refused|barred|returned|too|fined|broke|breached|exceed(?:s|ed|ing)?|flout\w*|despite|"
    r"although|though|however|combined|together|total|altogether|in all|average|mean|median|extra|plus|addition|more than|less than|nearly)\b",
    re.IGNORECASE,
)
_DIMENSIONS = (
    ("long", "length", "lengths", "longer", "longest", "short", "shorter", "shortest"),
    ("deep", "depth", "depths", "deeper", "deepest", "shallow", "shallower", "shallowest", "draught", "drawing"),
    ("tall", "height", "heights", "taller", "tallest", "high", "higher", "highest", "altitude", "elevation", "elevations"),
    ("wide", "width", "widths", "wider", "widest", "broad", "broadest", "narrow", "narrowest", "across", "diameter", "diameters"),
    ("thick", "thickness", "thickest", "thin", "thinnest"),
    ("apart", "spacing", "away", "distance", "distances", "farther", "farthest", "nearest", "far", "gap"),
)  # fmt: skip
_GENERIC_ENDS = frozenset(
    "highest lowest greatest least most largest smallest top biggest outlier".split()
)


class Limits(NamedTuple):
    """The bounds told of a group; one end may be open."""

    sentence: Sentence
    low: Quantity | None
    high: Quantity | None

    @property
    def last(self) -> Quantity:
        """The end that stands last."""
        found = self.high or self.low
        assert found is not None
        return found


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    if options.get("check") not in ("between", "above", "below"):
        yield ("check", "must name a check", "checks are between, above, below")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    by_check = {str(rule.match["check"]): rule for rule in rules}
    for sentence in text.sentences:
        for limits in _limits(sentence):
            check = "between" if limits.low and limits.high else "above" if limits.high else "below"
            if check in by_check:
                for value in _members(text, limits):
                    yield _claim(by_check[check], limits, value)


def _limits(sentence: Sentence) -> Iterator[Limits]:
    """Yield the bounds that a sentence tells of a group."""
    own = [q for q in sentence.quantities if q.kind in _KINDS and q.magnitude is not None]
    if not own:
        return
    text, start = sentence.document.text, sentence.span.start
    for one, other in pairwise(own):
        joint = text[one.span.end : other.span.start]
        before = _before(text, start, one)
        if (
            _JOINT.fullmatch(joint)
            and _sort(one, other)
            and (one.magnitude or 0) < (other.magnitude or 0)
            and _RANGE.search(before)
            and not _ALLOWED.search(before)
        ):
            yield Limits(sentence, one, other)
    if not _hints.holds(sentence.text.lower(), ("no", "neither", "without")):
        return
    for one in own:
        before = _before(text, start, one)
        found = _NONE.search(before)
        if found is None or _ALLOWED.search(before):
            continue
        if found["sense"].lower() in _LESS:
            yield Limits(sentence, one, None)
        else:
            yield Limits(sentence, None, one)


def _before(text: str, start: int, quantity: Quantity) -> str:
    """Return the words before a number, those inside its bound too."""
    return text[max(start, quantity.span.start - 90) : quantity.span.start]


def _sort(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers are of one unit, or one leaves it out: "from 1.8 to 4.6 m"."""
    return one.unit == other.unit or (not one.unit and not one.counted and one.kind is Kind.NUMBER)


def _members(text: Reading, limits: Limits) -> Iterator[Quantity]:
    """Yield the numbers of those of the group that are pointed out."""
    model = limits.last
    for sentence in text.window(limits.sentence, 0, AHEAD):
        if sentence.index < limits.sentence.index:
            continue
        start = limits.last.span.end if sentence is limits.sentence else sentence.span.start
        if sentence is not limits.sentence and any(True for _ in _limits(sentence)):
            return
        for value in sentence.quantities:
            if value.span.start < start or not _alike(value, model):
                continue
            if _is_member(sentence, start, limits, value):
                yield value


def _alike(value: Quantity, model: Quantity) -> bool:
    """Return whether a number is told in the measure of the bounds, as one plain number."""
    if value.magnitude is None or value.bound is not Bound.NONE or value.kind not in _KINDS:
        return False
    years = {value.kind, model.kind} <= {Kind.AGE, Kind.DURATION, Kind.NUMBER}
    if value.kind is Kind.AGE and years and model.unit in ("", "year"):
        return True
    if value.unit != model.unit or not value.unit:
        return (
            not value.unit and not value.counted and bool(model.unit) and value.exponent is not None
        )
    return value.kind is model.kind


def _is_member(sentence: Sentence, start: int, limits: Limits, value: Quantity) -> bool:
    """Return whether the words before a number point out one of the group, the right end of it."""
    text = sentence.document.text
    stretch = text[max(start, value.span.start - 100) : value.span.start]
    clause = re.split(r"[;]|\.\s", stretch)[-1]
    behind = re.split(r"[;,.]", text[value.span.end : min(sentence.span.end, value.span.end + 40)])[
        0
    ]
    if _APART.search(clause) or _APART.search(behind):
        return False
    others = [
        q
        for q in sentence.quantities
        if start <= q.span.start < value.span.start and _alike(q, limits.last)
    ]
    ends = list(_superlative().finditer(clause))
    if ends:
        word = ends[-1][0].lower().split()[-1]
        between = clause[ends[-1].end() :]
        if any(q.span.start > value.span.start - len(between) for q in others):
            return False
        if not _of_dimension(word, limits, value):
            return False
        high = _ends_of()[word]
        if limits.high is None or limits.low is None:
            return high == (limits.high is not None)
        middle = ((limits.low.magnitude or 0) + (limits.high.magnitude or 0)) / 2
        return high == ((value.magnitude or 0) > middle)
    pointed = _POINTED.search(clause)
    return pointed is not None and not others


def _of_dimension(word: str, limits: Limits, value: Quantity) -> bool:
    """Return whether a superlative measures what the bounds do: no deepest well where wells lie apart."""
    if word in _GENERIC_ENDS or value.kind is not Kind.PHYSICAL:
        return True
    told = limits.sentence.vocabulary
    own = next((group for group in _DIMENSIONS if word in group), ())
    others = {w for group in _DIMENSIONS if group is not own for w in group}
    return not own or bool(told & set(own)) or not told & others


@cache
def _ends_of() -> Mapping[str, bool]:
    """Return the superlatives, and whether each is of the upper end."""
    found = {"top": True, "most": True, "least": False}
    for line in data_lines("superlatives.txt"):
        head, _, words = line.partition(":")
        for word in words.split():
            found[word] = head.split()[0] == "high"
    for word in (
        "closest",
        "nearest",
        "quietest",
        "busiest",
        "newest",
        "worst",
        "best",
        "fastest",
        "slowest",
        "quickest",
    ):
        found.pop(word, None)
    return found


@cache
def _superlative() -> re.Pattern[str]:
    """Return the pattern of a superlative that stands for one of the group."""
    words = "|".join(sorted(_ends_of(), key=len, reverse=True))
    return re.compile(rf"\bthe (?:very |single |next )?(?:{words})\b", re.IGNORECASE)


def _claim(rule: Rule, limits: Limits, value: Quantity) -> Claim:
    """Return the claim that one of a group keeps the bounds told of all."""
    model = limits.last
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {"value": _plain(value, model)}
    for name, end in (("low", limits.low), ("high", limits.high)):
        if end is not None:
            slots[name] = _plain(end, model)
    return Claim(
        rule,
        slots,
        evidence=("one of a group is pointed out",),
        weight=18,  # rules that know the very wording go first
        spans=(value.span,),
        extra={
            "threshold": 16,
            "judged": "value",
            "apart": "limit",
            "farthest": "1000",
            "loose_units": True,
            "shared": True,
            "fit": 2,
        },
    )


def _plain(quantity: Quantity, model: Quantity) -> Quantity:
    """Return a number as written, in the kind and unit of the bounds."""
    return plain(quantity)._replace(kind=model.kind, unit=model.unit, counted="", bound=Bound.NONE)
