"""The odds of a product: how likely a rate, a number and a total that disagree were meant as one.

In: the reasons for and against three numbers, how they stand, and by how much they disagree.
Out: traits, each a name, and the odds that a misfit with them is a mistake. `products.txt` has
the weight of each trait, fitted by `benchmarks/fit_products.py`; how well a fit is believed is
for the reasons' own weights.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from verify import units
from verify.match.facts import data_lines
from verify.match.slip import written
from verify.model.quantity import CALENDAR, Kind, Quantity
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.evidence import Evidence
    from verify.match.reading import Sentence
    from verify.model.span import Span

_OFF = (0.02, 0.045, 0.08, 0.15, 0.25, 0.4, 0.7, 1.2)  # powers of ten
_POWER = 0.02  # how near a factor is to a power of ten, as a logarithm
_SAME = 1e-9
_CLOSE = 2e-3
_PLAINLY = -12  # weight of a reason that bars a product by itself
BARRED = "barred"  # the trait that it makes; too seldom met to be fitted
_LENGTHS = (40, 80, 130, 200, 300)  # characters from the first to the last
_MOST_DIGITS = 4
_FEW = (4, 7)  # numbers of a text
_OTHERS = (1, 2, 4)  # of the sentences of the three
# What says that a part of it goes by another rate, or that something is added or taken.
_RIDERS = frozenset(
    "after afterwards first but free less plus minus respectively including dropping dropped rejecting rejected"
    " discarding discarded losing lost bonus bonuses overtime more further extra quarter".split()
)
_RIDING = re.compile(
    r"half[- ]price|time and a half|double time|after that|thereafter|\bcapped\b|\ballowing for\b|\bat most\b"
    r"|\bat (?:its|their) (?:wid|long|narrow|broad|deep|high|fast)\w*"
    r"|\b(?:including|less|plus|minus|after|despite) (?:[\w-]+ ){0,3}(?:breaks?|stops?|rests?|pauses?|halts?)\b"
    r"|\b(?:with|and) (?:[\w-]+ ){1,2}(?:breaks|rests|pauses|halts|more|extra)\b"
    r"|(?:%|\bper ?cent) (?:more|less|extra|dearer|cheaper|off)\b(?! than)"
    r"|\b(?:rejecting|discarding|discounting|excluding the|leaving out|setting aside)\b|\brespectively\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\b(?:but|while|against|than|compared|instead|although|though|whereas|only)\b"
)
_AND = re.compile(r"\band\b")
_MARKS = re.compile(r"[;:]")
_PER_TIME = re.compile(r"(?:second|minute|hour|day|week|month|quarter|year)$")
_COUNTED = {"others between": (3, 4), "sentences apart": (2, 3)}  # what one is worth; the most told
_CAP = 20
_WIDE = 120  # characters on either side of the three in which such words are heard
_ENDS = re.compile(r"[.;]\s")


class Gap(NamedTuple):
    """How a rate, a number and a total disagree: `power` is stated by expected, in powers of ten."""

    fits: bool
    power: float
    slip: str


def gap(rate: Quantity, number: Quantity, total: Quantity, judged: str) -> Gap | None:
    """Return how three numbers disagree; None where one of them has no size."""
    ends = [_ends(q) for q in (rate, number, total)]
    if any(low <= 0 or not high < math.inf for low, high in ends):
        return None
    (one, most), (few, many), (low, high) = ends
    edge = _SAME * high
    fits = one * few <= high + edge and low <= most * many + edge
    middle = [_middle(q) for q in (rate, number, total)]
    if any(m <= 0 for m in middle):
        return None
    product = middle[0] * middle[1] / middle[2]
    power = math.log10(1 / product if judged == "total" else product)
    own = {"rate": rate, "number": number, "total": total}[judged]
    return Gap(fits, power, _slip(own, power))


def _ends(quantity: Quantity) -> tuple[float, float]:
    """Return the ends of a number in its base units, as it is charitably read."""
    factor = float(units.factor(quantity.unit)) if quantity.unit else 1.0
    low, high = quantity.charitable[:2]
    return float(low) * factor, float(high) * factor


def _middle(quantity: Quantity) -> float:
    """Return a number in its base units."""
    factor = float(units.factor(quantity.unit)) if quantity.unit else 1.0
    return float(quantity.magnitude or 0) * factor


def _slip(judged: Quantity, power: float) -> str:
    """Return the slip of the pen that the judged number looks like, or ""."""
    digits = min(written(judged), 6)
    own = f"{float(judged.magnitude or 0):.6g}"
    if "e" in own or digits < 2:
        return ""
    due = float(judged.magnitude or 0) / 10**power
    places = len(own.partition(".")[2])
    other = f"{due:.{places}f}"
    if len(own) != len(other) or own == other:
        return ""
    apart = [n for n, (a, b) in enumerate(zip(own, other, strict=True)) if a != b]
    if len(apart) == 1:
        return "one digit"
    if sorted(own) == sorted(other):
        return "digits swapped"
    return ""


def traits(
    evidence: Evidence,
    three: Mapping[str, Quantity],
    judged: str,
    sentences: Iterable[Sentence],
    many: int,
) -> list[str]:
    """Return what three numbers that may be a product are like, without how far they are off.

    `sentences` are those they stand in, `many` is how many numbers their text has.
    """
    found = [f"judges {judged}"]
    for name, weight in evidence.told:
        worth = _COUNTED.get(name)
        if weight <= _PLAINLY:
            found.append(BARRED)
        elif worth:
            found += [name, f"{name} {min(worth[1], -weight // worth[0])}"]
        else:
            found.append(f"{name} {weight}" if name in ("the result", "per") else _named(name))
    order = sorted(three, key=lambda slot: three[slot].span)
    found.append("order " + ", ".join(order))
    total = three["total"]
    ahead = total.document.text[max(0, total.span.start - _CAP) : total.span.start].lower()
    if ahead.endswith(("up to ", "up to a maximum of ", "at most ", "limited to ")):
        found.append(BARRED)
    found.append(f"numbers of the text {bisect_right(_FEW, many)}")
    return [*found, *_written(three), *_between(three.values()), *_beside(three, sentences)]


def _beside(three: Mapping[str, Quantity], sentences: Iterable[Sentence]) -> Iterator[str]:
    """Yield what else the sentences of the three tell."""
    places = {q.span for q in three.values()}
    others = 0
    for sentence in sentences:
        for quantity in sentence.quantities:
            if quantity.kind in CALENDAR or quantity.span in places:
                continue
            others += 1
            if quantity.kind is Kind.PERCENT:
                yield "a percentage beside it"
        if not _RIDERS.isdisjoint(sentence.vocabulary):
            yield "a rider"
    yield f"others beside {bisect_right(_OTHERS, others)}"


def _named(reason: str) -> str:
    """Return the name of a reason; words that speak against any misfit have one name."""
    return "blocked" if reason.startswith("'") else reason


def _written(three: Mapping[str, Quantity]) -> Iterator[str]:
    """Yield how the numbers are written."""
    rate, total = three["rate"], three["total"]
    timed = _PER_TIME.search(rate.unit) is not None
    yield "money" if rate.kind is Kind.MONEY else "by time" if timed else "no money"
    for slot, quantity in three.items():
        if not any(map(str.isdigit, quantity.surface)):
            yield f"{slot} in words"
    if any(q.exponent in (0, None) and not q.unit and 0 < (q.magnitude or 0) < 10 for q in three.values()):  # fmt: skip
        yield "small"
    if three["number"].counted:
        yield "number with a noun"
    if total.magnitude:
        digits = total.magnitude.normalize().as_tuple().digits
        yield f"digits of the total {min(_MOST_DIGITS, len(digits))}"


def _between(three: Collection[Quantity]) -> Iterator[str]:
    """Yield what stands between the first and the last of the numbers."""
    first, *_, last = sorted(three, key=lambda q: q.span)
    low, high = first.span.start, last.span.end
    text = first.document.text[low:high]
    yield f"length {bisect_right(_LENGTHS, high - low)}"
    if _MARKS.search(text):
        yield "a mark between"
    if _CONTRAST.search(text):
        yield "contrast"
    if _AND.search(text):
        yield "and"
    whole = first.document.text
    before = whole[max(0, low - _WIDE) : low]
    start = low - len(before) + max((m.end() for m in _ENDS.finditer(before)), default=0)
    end = _ENDS.search(whole, high, high + _WIDE)
    if _RIDING.search(whole, start, end.start() if end else high + _WIDE):
        yield BARRED
    if "(" in text:
        yield "a bracket"


def told_elsewhere(
    found: Gap, judged: Quantity, places: Collection[Span], numbers: Iterable[Quantity]
) -> bool:
    """Return whether what the judged number should be is told by another number of the text."""
    due = float(judged.magnitude or 0) / 10**found.power
    return any(
        abs(float(q.magnitude) - due) <= _CLOSE * due
        for q in numbers
        if q.magnitude is not None and q.kind not in CALENDAR and q.span not in places
    )


def missed(found: Gap) -> Iterator[str]:
    """Yield how far off a product is, and by what slip."""
    if round(found.power) and abs(found.power - round(found.power)) < _POWER:
        yield "a power of ten" if round(found.power) % 3 else "a scale word"
        return
    yield f"off {bisect_right(_OFF, abs(found.power))}"
    if found.power > 0:
        yield "too great"
    if found.slip:
        yield found.slip


def odds(names: Iterable[str]) -> float:
    """Return how likely a misfit with these traits is a mistake, as the logarithm of the odds."""
    table = _table()
    return table["bias"] + sum(table.get(name, 0.0) for name in names)


def heaviest(names: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the traits that weigh most, with their weights."""
    table = _table()
    told = sorted({*names}, key=lambda name: (-abs(table.get(name, 0.0)), name))
    return tuple(f"{name} {table.get(name, 0.0):+.1f}" for name in told[:most])


@cache
def _table() -> Mapping[str, float]:
    """Read the weights of the traits."""
    rows = (line.rpartition(" ") for line in data_lines("products.txt"))
    return {name: float(value) for name, _, value in rows}
