"""Bands: bounds that a text tells of all of a group, or of all that a thing did.

In: a sentence. Out: a `Band` for each: a range over which values are said to run ("between 12 and
47", "never left a band of 24.31 to 24.58", "aged 34 to 67", "the guided 4.20–4.80") and a limit
that none of them passes, or that all keep ("nowhere above 21", "all of them under 30 kg"). What is
only wished, allowed, usual or expected is no band, nor is a change from one value to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from verify.match import lexicon
from verify.match._wordline import lead_of
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Bound, Kind, Quantity
from verify.named import NamedTuple

_LEAD = 9  # words before a band that say what it is
_BESIDE = 8  # words from one range to the next, where both are of one list
_JOINTS = (["to"], ["-"], ["–"], ["—"], ["up", "to"], ["through"])
_RUNS = frozenset(
    "range ranges ranged ranging run runs ran running vary varies varied varying spread spreads span spans spanned spanning"
    " stretch stretches stretched extend extends extended extending lie lies lay lying go goes"
    " measure measures measured measuring aged ages age cost costs costing priced prices bids offers scores marks"
    " stay stays stayed remain remains remained keep keeps kept hold held hover hovered hovers fluctuated oscillated swung moved"
    " traded trading band range bracket corridor window limits bounds interval limit span spread scale"
    " within inside outside between anywhere anything yielded came come comes weighed weighing fetched fetching"
    " values lengths depths heights weights temperatures concentrations readings speeds times left leaving leave"
    " brightness winds swings swinging swing oscillates oscillating alternates fluctuates fluctuating wavered"
    " grade grades tier bracket salary salaries wages rents fares fees tickets charges".split()
)
_WISHED = frozenset(
    "should must shall can cannot could would may might will usually normally generally typically typical usual normal"
    " recommended advised ideal ideally optimum optimal suitable best allowed permitted allowable permissible acceptable"
    " target targets targeted expected expects expect forecast forecasts predicted projected estimate estimated planned plan"
    " most mostly mainly largely predominantly many some several half majority nearly average averages mean median margin gap difference"
    " distance interquartile iqr confidence ci percentile quartile if unless except excluding apart adjustable adjusts adjust set"
    " choose choice choice hope hopes aim aims likely probably perhaps seven-day rule limit open eligible volunteers reference denote denotes mean means ago previous previously"
    " where when whenever provided unless odds score scores won beat lost vote voted votes split ratio".split()
)
_GUIDED = frozenset(
    "guided indicated stated advertised announced permitted allowed allowable permissible acceptable target targets targeted specified"
    " set published reference normal usual recommended advised expected forecast estimate estimated predicted planned optimum optimal"
    " ideal limits limit".split()
)
_AHEAD = frozenset(
    "forecast forecasts expected predicted projected likely possible probable planned recommended advised allowed permitted preferred"
    " ideal required needed wanted suitable acceptable".split()
)  # behind a range, they make it what should or may be
_OUTSIDE = frozenset("not never outside hardly".split())
_NONE = frozenset("no none nowhere never nothing nobody neither nor".split())
_EVERY = frozenset("all each every everything everyone everybody both".split())
_UNDER = frozenset({Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO})
_OVER = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_GO = frozenset("go goes going went run runs ran start starts prices costs fees rents".split())
_BREAKS = frozenset([";", ".", ":", "but", "while", "whereas", NUMBER])


_PARTS = frozenset(
    [
        NUMBER,
        "half",
        "quarter",
        "third",
        "thirds",
        "quarters",
        "most",
        "many",
        "some",
        "proportion",
        "share",
    ]
)
_BEGIN = frozenset("start starts started begin begins began starting beginning".split())
_PRICES = frozenset(
    "price prices ticket tickets seat seats room rooms rent rents fare fares fee fees rate rates salary salaries wages cost costs"
    " cabins plots houses flats homes models".split()
)
_PAUSES = frozenset([",", ".", ";", ":", "(", ")", "—", "–"])
_TO_A_MONTH = frozenset("in of since by early late until mid last during next".split())
_SOON = 4  # words behind a range that say that it is a wish
_AMONG = frozenset("in across for on at over through during among".split())
_JOINED = 4  # words from a limit to the other of the two
_LOWS = (["low", "of"], ["minimum", "of"], ["lowest", "of"])
_TO_A_HIGH = [
    [joint, *article, word, "of", NUMBER]
    for joint in ("and", "to")
    for article in (["a"], ["an"], ["the"], [])
    for word in ("high", "maximum", "peak")
]


class Band(NamedTuple):
    """Bounds told of a group: one end may be open. `first` and `last` are their places as words."""

    sentence: Sentence
    low: Quantity | None
    high: Quantity | None
    first: int
    last: int
    inside: bool  # a value is said to be within it: "priced at 4.95, within the guided 4.20–4.80"

    @property
    def model(self) -> Quantity:
        """The end that stands last, which has the unit."""
        found = self.high or self.low
        assert found is not None
        return found


def bands(sentence: Sentence, own: Sequence[Mention]) -> Iterator[Band]:
    """Yield the bounds that a sentence tells; `own` are its plain numbers."""
    pairs = [(one.place, two.place) for one, two in _pairs(sentence, own)]
    for band in _ranges(sentence, own):
        if not any(0 < abs(first - band.first) < _BESIDE for first, _ in pairs):
            yield band  # several side by side are those of several things
    yield from _extremes(sentence, own)
    limits = [(limit, _end(sentence, limit)) for limit in own]
    for at, (limit, end) in enumerate(limits):
        if end and not limit.quantity.unit and limits[at + 1 : at + 2]:
            limit = _lent(sentence, limit, limits[at + 1])
        if end == "high":
            yield Band(sentence, None, limit.quantity, limit.place, limit.place, False)
        elif end == "low":
            yield Band(sentence, limit.quantity, None, limit.place, limit.place, False)


def _lent(sentence: Sentence, limit: Mention, behind: tuple[Mention, str]) -> Mention:
    """Return the first of two limits in the unit of the second: "smaller than 60 or bigger than 90 m"."""
    other, end = behind
    joint = sentence.words[limit.place + 1 : other.place]
    bare = limit.quantity.kind is Kind.NUMBER and not limit.quantity.counted
    if not (bare and end and joint[:1] in (["or"], ["and"], ["nor"]) and len(joint) <= _JOINED):
        return limit
    unit, kind = other.quantity.unit, other.quantity.kind
    return limit._replace(quantity=limit.quantity._replace(unit=unit, kind=kind))


def _extremes(sentence: Sentence, own: Sequence[Mention]) -> Iterator[Band]:
    """Yield "between a low of 184 and a high of 189": nothing was below or above."""
    for one, two in pairwise(own):
        if sentence.words[one.place + 1 : two.place + 1] in _TO_A_HIGH:
            before = sentence.words[max(0, one.place - 3) : one.place]
            if before[-2:] in _LOWS and before[-3:-1] != ["record", "low"]:
                low = one.quantity._replace(unit=two.quantity.unit, kind=two.quantity.kind)
                if _ascend(one.quantity, two.quantity):
                    yield Band(sentence, low, two.quantity, one.place, two.place, False)


def _ranges(sentence: Sentence, own: Sequence[Mention]) -> Iterator[Band]:
    """Yield the ranges that a sentence tells of all of a group."""
    for one, two in _pairs(sentence, own):
        before = _before(sentence, one.place)
        inside = not {"within", "inside"}.isdisjoint(before)
        if _told_of_all(sentence, before, two, inside=inside):
            low = one.quantity._replace(unit=two.quantity.unit, kind=two.quantity.kind)
            yield Band(sentence, low, two.quantity, one.place, two.place, inside)


def _pairs(sentence: Sentence, own: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the two ends of every range of a sentence, whatever it is of."""
    for one, two in pairwise(own):
        joint = sentence.words[one.place + 1 : two.place]
        between = "between" in sentence.words[max(0, one.place - 2) : one.place]
        joined = joint in _JOINTS or (joint in (["and"], ["or"]) and between)
        if joined and _ascend(one.quantity, two.quantity):
            yield one, two


def _before(sentence: Sentence, place: int, stops: frozenset[str] = _BREAKS) -> list[str]:
    """Return the words of the clause before a number."""
    found: list[str] = []
    for at in range(place - 1, max(-1, place - 1 - _LEAD), -1):
        word = sentence.words[at]
        if word in stops:
            break
        if word != "may" or not before_month(sentence.words[at - 1]):
            found.append(word)
    return found[::-1]


def before_month(word: str) -> bool:
    """Return whether a word leads to the month of May, and to no verb."""
    return word.isdigit() or word in _TO_A_MONTH


def _ascend(one: Quantity, two: Quantity) -> bool:
    """Return whether two numbers are the ends of a range, the lower first, in one unit."""
    if one.bound is not Bound.NONE or two.bound not in (Bound.NONE, Bound.UP_TO):
        return False
    if one.counted and two.counted and one.counted != two.counted:
        return False
    same = one.unit == two.unit and one.kind is two.kind
    bare = one.kind is Kind.NUMBER and not one.unit and not one.counted
    return (same or bare) and (one.magnitude or 0) < (two.magnitude or 0)


def _told_of_all(sentence: Sentence, before: Sequence[str], last: Mention, *, inside: bool) -> bool:
    """Return whether a range is told of all of a group, as what was and not as what should be."""
    near = set(before)
    words, behind = sentence.words, last.place + 1
    soon = takewhile(lambda word: word not in _PAUSES, words[behind : behind + _SOON])
    if not _AHEAD.isdisjoint(soon):
        return False
    each = any(
        words[at] in _EVERY and words[at - 1] in _AMONG
        for at in range(behind + 1, min(behind + _BESIDE, len(words)))
    )
    if _RUNS.isdisjoint(near) and not _EVERY & near and not each:
        return False
    if len(before) < 2 and (before == ["between"] or not before):
        return False  # "Between 5 and 12 K the fit gives", "35% between 50 and 149"
    wished = near & _WISHED
    if inside and wished <= _GUIDED:
        return _OUTSIDE.isdisjoint(near)
    if wished:
        return False
    moves = lexicon.words("up_verb") | lexicon.words("down_verb")
    if moves & set(before[-1:]):
        return False  # "costs increased 8 million to 17 million" tells by how much, and up to where
    if "from" in before[-2:] and moves & set(before[-4:]) and not near & _RUNS:
        return False
    return sentence.words[last.place + 1 : last.place + 3] != ["per", "cent"]


def _end(sentence: Sentence, limit: Mention) -> str:
    """Return "high" or "low" where none is said to pass a number, or all to keep it; or ""."""
    bound = limit.quantity.bound
    if bound is Bound.NONE and _starts_at(sentence, limit):
        return "low"
    if bound not in _UNDER and bound not in _OVER:
        return ""
    clause = _before(sentence, limit.place, _BREAKS - {NUMBER})
    if any(one in _PARTS and two == "of" for one, two in pairwise(clause)):
        return ""  # "half of all buyers paid no more than"
    before = set(clause)
    if before & (_WISHED - {"limit", "most"}):
        return ""
    if lead_of(limit.quantity).startswith("no ") and before & _GO:
        return "high" if bound in _UNDER else "low"  # "prices go no higher than 640"
    if _NONE & before or clause[-1:] == ["not"]:
        return "high" if bound is Bound.MORE_THAN else "low" if bound is Bound.LESS_THAN else ""
    if _EVERY & before:
        return "high" if bound in _UNDER else "low"
    return ""


def _starts_at(sentence: Sentence, limit: Mention) -> bool:
    """Return whether all prices begin at one: "tickets start at 20 euros"."""
    words, place = sentence.words, limit.place
    if words[place - 1 : place] not in (["at"], ["from"]) or place < 2:
        return False
    if words[place - 2] not in _BEGIN or limit.quantity.kind is not Kind.MONEY:
        return False
    behind = words[place + 1 : place + 2]
    return behind not in (["and"], ["to"], ["but"]) and not _PRICES.isdisjoint(words[:place])
