"""A second opinion: how likely a misfit is a mistake, by what it is like.

In: the check of a misfit, what speaks against it, and how it stands among its neighbours.
Out: its traits, each a name ("off by:3" is the third step of how far off), and the odds that
people who look at it call it a mistake. The wording of a rule says which numbers are meant;
the opinion asks what no wording can say: whether other relations explain the numbers, how far
off it is and by what slip, what stands between the numbers, how they are written.

`opinion.txt` gives each trait its weight in hundredths of a natural logarithm. It is fitted
by `benchmarks/fit_opinion.py` on labelled passages, each author measured when left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path

from verify import judge
from verify.judge import slips
from verify.judge.doubt import Doubts, Reason, off_by
from verify.judge.nearby import NO_THRESHOLD, SURE, Nearby, Numbers, Standing, margin, place
from verify.judge.settle import UNSAID, Judge
from verify.match.slip import written
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import PROSE
from verify.model.quantity import Quantity
from verify.model.rule import Severity

DOUBTED = 0.5  # odds, as a natural logarithm, below which a misfit is not told
THOROUGH = -0.5  # the same for who wants doubtful ones too
BELIEVED = 0.5  # odds from which they get it told although its wording alone is too weak
_WEIGHED = frozenset(["sums", "parts", "product"])  # by a fit of their own, or by all their parts
UNLIKE = "mistakes are seldom like this"
_TOLD = 4  # traits that are named

# fmt: off
STEPS: Mapping[str, Sequence[float]] = {
    "margin": (-59, -30, -20, -14, -9, -5, -2, 0, 2, 4, 7, 12),
    "weight": (0, 5, 10, 15, 20, 25, 30, 40),
    "off by": (.01, .02, .04, .07, .1, .14, .19, .25, .35, .5, 1, 2, 8),
    "too great": (-.3, -.1, 0, .1, .3),
    "numbers": (2, 3, 4, 5),
    "power": (-.5, .5, .8, .9, .95, .98),
    "between": (0, 1, 2, 3, 5),
    "length": (15, 30, 50, 80, 120, 180, 300),
    "judged explained": (.1, .6, .9),
    "one explained": (.1, .6, .9),
    "explained": (.1, .3, .5, .8),
    "all explained": (.1, .6, .9),
    "others explained": (1, 2, 3),
    "settled": (.1, .3, .5, .7, .9),
    "expected beside": (1,),
    "nouns": (2, 3),
    "units": (2, 3),
    "hedged": (1,),
    "bounds": (1,),
    "digits": (2, 3, 4),
    "least digits": (1, 2, 3),
    "fit": (-50, -10, 0, 5),
    "fits": (1, 2),
    "double": (-50, -10, 0, 5),
    "doubles": (1, 2),
    "semicolons": (1,),
    "brackets": (1,),
    "commas": (1, 2, 3),
    "words": (4, 8, 14, 22, 35),
    "stops": (1, 2),
    "contrast": (1, 2),
    "and": (1, 2),
    "place": (1, 2, 3),
    "in words": (1, 2),
    "small": (1, 2),
    "rivals": (1, 2, 4, 8),
    "better rival": (-59, -15, -5, 0, 5),
    "misfits": (2, 4, 7, 12),
    "against": (-20, -10, -5, 0),
    "for": (5, 15, 25),
}
_CROSSED = (
    ("margin", (-20, -8, 0, 5), "off by", (.05, .2, .4)),
    ("margin", (-20, -8, 0, 5), "one explained", (.6,)),
    ("one explained", (.6,), "numbers", (3,)),
    ("off by", (.05, .2, .4), "numbers", (3,)),
    ("judged explained", (.6,), "off by", (.05, .2)),
)
# fmt: on
_KIND_MARGINS = (-12, -3, 3)
_UNTOLD = 9.0  # how far off, where no factor tells it
_POWER = 0.02  # how near a factor is to a power of ten, as a logarithm
_FEW = 12  # a bare count up to this is small
_CONTRAST = re.compile(
    r"\b(?:but|while|whereas|against|than|though|although|if|would|could|may|target|limit|maximum"
    r"|minimum|up to)\b"
)
_AND = re.compile(r"\band\b")
_STOP = re.compile(r"[.!?] ")
_LONGEST = 2000  # characters between numbers that are read
_REASON = re.compile(r"([+-]\d+)$")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d[\d.,:]*+")
Weighed = Callable[[Check], tuple[float, Sequence[str]]]


def heard(
    checks: Sequence[Check], doubts: Doubts, numbers: Numbers, thorough: Judge | None = None
) -> tuple[Check, ...]:
    """Return the checks after a second opinion on each misfit that is told.

    Who wants a thorough check gets doubtful misfits too, as warnings at most: those that the
    opinion would silence, and, judged by `thorough`, those of a wording too weak to be told.
    """
    near = Nearby(checks, numbers, misfit)

    def weighed(check: Check) -> tuple[float, Sequence[str]]:
        like = traits(check, doubts(check), near.standing(check.claim, check.judged))
        return odds(like), like

    told = tuple(_heard(c, weighed, thorough is not None) for c in checks)
    return told if thorough is None else _with_weak(told, weighed, thorough)


def _heard(check: Check, weighed: Weighed, thorough: bool) -> Check:
    """Return a misfit after a second opinion on it."""
    if check.verdict is not Verdict.INCONSISTENT or not asked(check.claim):
        return check
    if slips.telling(check.assumption):  # it says how the mistake came about
        return check
    chance, like = weighed(check)
    if chance >= DOUBTED:
        return check
    if thorough and chance >= THOROUGH:
        return _warning(check)
    return check._replace(verdict=Verdict.UNDECIDED, reason=f"{UNLIKE} ({_worst(like)})")


def _with_weak(checks: Sequence[Check], weighed: Weighed, judge: Judge) -> tuple[Check, ...]:
    """Return the checks with likely misfits told whose wording is weak; of rivals the likeliest."""
    taken = {
        place(q) for c in checks if c.verdict is Verdict.INCONSISTENT for q in c.claim.quantities
    }
    likely = []
    for n, check in enumerate(checks):
        if check.verdict is Verdict.UNDECIDED and misfit(check) and asked(check.claim):
            full = judge(check.claim)
            if full.severity is not Severity.INFO and slips.REREADING not in full.assumption:
                likely.append((-weighed(full)[0], n, full))
    told = list(checks)
    for doubt, n, full in sorted(likely, key=itemgetter(0, 1)):
        places = {place(q) for q in full.claim.quantities}
        if -doubt >= BELIEVED and taken.isdisjoint(places):
            taken |= places
            told[n] = _warning(full)
    return tuple(told)


def _warning(check: Check) -> Check:
    """Return a check that is a warning at most."""
    return check if check.severity is Severity.INFO else check._replace(severity=Severity.WARNING)


def _worst(like: Sequence[str]) -> str:
    """Return the traits that speak most against a mistake, as a reader may know them."""
    table = _weights()
    heaviest = sorted((t for t in like if table.get(t, 0) < 0), key=lambda t: table[t])
    return ", ".join(heaviest[:_TOLD])


def misfit(check: Check) -> bool:
    """Return whether numbers do not fit, though the wording may not relate them."""
    return check.verdict is Verdict.INCONSISTENT or (
        check.verdict is Verdict.UNDECIDED and check.reason.startswith(UNSAID)
    )


def asked(claim: Claim) -> bool:
    """Return whether the opinion knows claims of this sort: in prose, of one document."""
    quantities = claim.quantities
    kind = claim.rule.match_kind
    if not quantities or kind in _WEIGHED or kind not in _kinds():
        return False
    if kind == "statistic" and claim.certain:
        return False  # such figures exist or do not
    document = quantities[0].document
    if any(q.document is not document for q in quantities[1:]):
        return False
    blocks = (document.block_at(q.span.start) for q in quantities)
    return all(block is None or block.kind in PROSE for block in blocks)


def odds(traits: Sequence[str]) -> float:
    """Return the logarithm of the odds that a misfit with these traits is a mistake."""
    table = _weights()
    return sum(table.get(trait, 0) for trait in traits) / 100


def traits(check: Check, against: Sequence[Reason], standing: Standing) -> list[str]:
    """Return what a misfit is like, as names."""
    values = dict(_values(check, standing))
    told = [f"{name}:{bisect_right(STEPS[name], value)}" for name, value in values.items()]
    for one, steps, other, more in _CROSSED:
        a, b = bisect_right(steps, values[one]), bisect_right(more, values[other])
        told.append(f"{one}*{other}:{a},{b}")
    kind = check.claim.rule.match_kind
    told += [f"kind {kind}", f"{kind} margin:{bisect_right(_KIND_MARGINS, values['margin'])}"]
    if check.judged is not None:
        told.append(f"judges {check.judged.kind.value}")
    told += [name for name, _ in against if not name.startswith("follows")]
    if any(name.startswith("follows") for name, _ in against):
        told.append("follows elsewhere")
    if check.claim.certain:
        told.append("certain")
    return [*told, *_slip(check)]


def _values(check: Check, standing: Standing) -> Iterator[tuple[str, float]]:
    """Yield every trait that has steps."""
    claim = check.claim
    quantities, over = claim.quantities, margin(claim)
    off = off_by(check)
    yield "margin", over
    yield "weight", claim.weight
    yield "off by", _UNTOLD if off is None else abs(off)
    yield "too great", off or 0.0
    yield "numbers", len(quantities)
    yield "power", -1.0 if check.power is None else check.power
    explained = standing.explained or (0.0,)
    yield "judged explained", standing.own
    yield "one explained", max(explained)
    yield "explained", sum(explained) / len(explained)
    yield "all explained", min(explained)
    yield "others explained", sum(p > SURE for p in explained) - (standing.own > SURE)
    yield "settled", standing.settled
    yield "fit", max(standing.fits, default=-99)
    yield "fits", len(standing.fits)
    yield "double", max(standing.doubles, default=-99)
    yield "doubles", len(standing.doubles)
    yield "rivals", len(standing.rivals)
    yield "better rival", max(standing.rivals) - over if standing.rivals else NO_THRESHOLD
    yield "misfits", standing.misfits
    yield from _written(check, quantities)
    yield from _between(check, quantities)
    worth = [int(found[1]) for e in claim.evidence if (found := _REASON.search(e))]
    yield "against", sum(w for w in worth if w < 0)
    yield "for", sum(w for w in worth if w > 0)


def _written(check: Check, quantities: Sequence[Quantity]) -> Iterator[tuple[str, float]]:
    """Yield how the numbers are written."""
    yield "nouns", len({q.counted for q in quantities})
    yield "units", len({q.unit for q in quantities})
    yield "hedged", sum(bool(q.hedge) for q in quantities)
    yield "bounds", sum(bool(q.bound) for q in quantities)
    digits = [_digits(q) for q in quantities]
    yield "digits", max(digits)
    yield "least digits", min(digits)
    yield "in words", sum(not _DIGIT.search(q.surface) for q in quantities)
    small = (
        q.magnitude is not None and not q.unit and 0 <= q.magnitude <= _FEW for q in quantities
    )
    yield "small", sum(small)
    judged, expected = check.judged, check.expected
    yield (
        "expected beside",
        sum(
            judged is not None
            and expected is not None
            and q is not judged
            and q.unit == judged.unit
            and q.magnitude is not None
            and expected.low <= q.magnitude <= expected.high
            for q in quantities
        ),
    )


def _digits(quantity: Quantity) -> int:
    """Return how many digits a number was written with; 0 where it is exact."""
    if not quantity.magnitude or quantity.exponent is None:
        return 0
    return max(1, written(quantity))


def _between(check: Check, quantities: Sequence[Quantity]) -> Iterator[tuple[str, float]]:
    """Yield what stands between the first and the last of the numbers."""
    low = min(q.span.start for q in quantities)
    high = max(q.span.end for q in quantities)
    text = quantities[0].document.text[low : min(high, low + _LONGEST)]
    yield "length", high - low
    yield "semicolons", text.count(";") + text.count(":")
    yield "brackets", text.count("(")
    yield "commas", text.count(",")
    yield "words", len(text.split())
    yield "stops", len(_STOP.findall(text))
    yield "contrast", len(_CONTRAST.findall(text))
    yield "and", len(_AND.findall(text))
    yield "between", len(_FIGURE.findall(text)) - len(quantities)
    at = check.judged.span if check.judged is not None else None
    yield "place", 0 if at is None else 1 if at.start == low else 2 if at.end == high else 3


def _slip(check: Check) -> Iterator[str]:
    """Yield by what slip a misfit could have come about."""
    told = check.assumption
    off = off_by(check)
    if off is not None and round(off) and abs(off - round(off)) < _POWER:
        yield "a power of ten"
    if not told:
        return
    if told.endswith((slips.ONE_DIGIT, slips.TRANSPOSED, slips.POINT)):
        yield "slip " + told.rpartition(": ")[2].replace(" ", "_")
    elif slips.REREADING in told:
        yield "slip rest"
    else:
        yield "slip swapped" if "instead of" in told or "other way" in told else "slip other"


@cache
def _weights() -> Mapping[str, int]:
    """Return what each trait weighs."""
    table = Path(judge.__file__).with_name("opinion.txt").read_text("utf-8").splitlines()
    rows = (line.rpartition(" ") for line in table if line and not line.startswith("#"))
    return {name: int(weight) for name, _, weight in rows}


@cache
def _kinds() -> frozenset[str]:
    """Return the match kinds that the opinion was fitted on."""
    return frozenset(n.removeprefix("kind ") for n in _weights() if n.startswith("kind "))
