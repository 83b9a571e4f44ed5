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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from verify import units
from verify.match.facts import data_lines
from verify.match.slip import written
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.evidence import Evidence

_OFF = (0.02, 0.045, 0.08, 0.15, 0.25, 0.4, 0.7, 1.2)  # powers of ten
_POWER = 0.02  # how near a factor is to a power of ten, as a logarithm
_SAME = 1e-9
_PLAINLY = (
    -12
)  # weight of a reason that speaks so plainly against a product that one is as good as another
BARRED = "barred"  # the trait that it makes; too seldom met to be fitted
_LENGTHS = (40, 80, 130, 200, 300)  # characters from the first to the last
_MOST_DIGITS = 4
_CONTRAST = re.compile(
    r"\b(?:but|while|against|than|compared|instead|although|though|whereas|only)\b"
)
_AND = re.compile(r"\band\b")
_MARKS = re.compile(r"[;:]")
_PER_TIME = re.compile(r"(?:second|minute|hour|day|week|month|quarter|year)$")
_COUNTED = {"others between": (3, 4), "sentences apart": (2, 3)}  # what one is worth; the most told


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
    evidence: Evidence, rate: Quantity, number: Quantity, total: Quantity, judged: str
) -> list[str]:
    """Return what three numbers that may be a product are like, without how far they are off."""
    found = [f"judges {judged}"]
    for name, weight in evidence.told:
        many = _COUNTED.get(name)
        if weight <= _PLAINLY:
            found.append(BARRED)
        elif many:
            found += [name, f"{name} {min(many[1], -weight // many[0])}"]
        else:
            found.append(f"{name} {weight}" if name in ("the result", "per") else _named(name))
    three = {"rate": rate, "number": number, "total": total}
    order = sorted(three, key=lambda slot: three[slot].span)
    return [*found, "order " + ", ".join(order), *_written(three), *_between(rate, three.values())]


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


def _between(one: Quantity, three: Iterable[Quantity]) -> Iterator[str]:
    """Yield what stands between the first and the last of the numbers."""
    spans = [q.span for q in three]
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    text = one.document.text[low:high]
    yield f"length {bisect_right(_LENGTHS, high - low)}"
    if _MARKS.search(text):
        yield "a mark between"
    if _CONTRAST.search(text):
        yield "contrast"
    if _AND.search(text):
        yield "and"
    if "(" in text:
        yield "a bracket"


def missed(found: Gap) -> Iterator[str]:
    """Yield how far off a product is, and by what slip."""
    if round(found.power) and abs(found.power - round(found.power)) < _POWER:
        yield "a power of ten"
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
