"""Settling: rival readings of one number -> the one that is believed.

In: claims, some of them rivals (a matcher proposes every tuple that its words allow).
Out: checks, with at most one of the rivals for each judged number. A reading in which
the numbers fit is likelier to be meant, since wrong pairs seldom fit by chance; a misfit
is believed only when its wording alone reaches the rule's threshold. Claims that no
matcher put up as rivals are judged and pass.

A rival claim has in `extra` its `threshold` and the name of its `judged` slot, and where it
wants that:

    apart       a word: it says nothing of how the number was reckoned (a figure told twice),
                and only claims with the same word are its rivals
    shared      others may be judged by the same numbers: a range holds many values
    sum         its numbers are a list, of which a longer one goes first
    yields      a misfit that is off by more than people err gives way to a likelier one
    fit         what a fit adds to the weight of its wording
    farthest    the factor by which a mistake may be off
    far         what more the wording must have for a misfit that is far off
    weighed     how far it is off, and by what slip, is in its weight
    near, slip  what less it must have for one that is near, or one digit off
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from verify.judge import slips
from verify.judge.doubt import Reason, off_by
from verify.match.slip import significant
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.named import NamedTuple

FIT = 14  # what a fit adds to the weight of its wording, when a wrong value seldom fits
LEAST = 3  # below this a fit is a coincidence, and a misfit is not worth a word
FARTHEST = 6  # a slip without a name seldom errs by a greater factor than this
CONFIRMED = 4  # what each fit with the same whole is worth
FEW = 3  # numbers of a sum that may well fit by chance
SCALE_SLIP = 8  # what such a slip is worth: by chance it is rarer than a fit
ZERO_SLIP = 5  # what a zero or two is worth
FAR = 0.4  # powers of ten by which a mistake in a product seldom errs
NEAR = 1.6  # a factor by which products of unrelated numbers are seldom off
POWER_OF_TEN = 0.03  # how near a factor is to a power of ten, as a logarithm
MOST_ZEROS = 6  # nobody slips by more of them; of a billion, one factor in fifteen is near it
IMPLAUSIBLE = 14  # what the wording must have over the threshold, where it does
TRIPLE = 3  # slots of a relation in which any two give the third
MIDDLE = 20  # the threshold that weights are compared at, whatever a rule's own is
VALID = "valid"  # what may be is no rival of what a number was reckoned from
UNSAID = "the wording does not say that these numbers are related"

Whole = tuple[object, ...]
Judge = Callable[[Claim], Check]
Quick = Callable[[Claim], tuple[Verdict, float]]
Doubts = Callable[[Check], Sequence[Reason]]


def _undoubted(_: Check) -> Sequence[Reason]:
    return ()


class _Belief(NamedTuple):
    """A rival with the verdict on it and how surely it was meant."""

    score: float
    claim: Claim
    verdict: Verdict


def settle(
    claims: Sequence[Claim], quick: Quick, judge: Judge, doubts: Doubts = _undoubted
) -> tuple[Check, ...]:
    """Return the checks, with one reading left for every number that rivals judge."""
    rivals: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    settled: list[Check] = []
    for claim in claims:
        key = _key(claim)
        if key is None:
            settled.append(judge(claim))
        else:
            rivals[key].append(claim)
    believed = [b for group in rivals.values() for b in _believed(group, quick, judge)]
    told = {
        _numbers(c.claim)
        for c in settled
        if c.verdict is Verdict.INCONSISTENT
        and c.severity is not Severity.INFO
        and len(c.claim.quantities) > FEW  # a list; two rules may mean different things of a pair
    }
    kept = _unrepeated(believed, told)
    confirmed = Counter(
        w for b in kept if b.verdict is Verdict.CONSISTENT if (w := _whole(b.claim))
    )
    for belief in kept:
        check = _told(belief, judge, doubts, confirmed)
        if belief.verdict is Verdict.INCONSISTENT and check.verdict is Verdict.UNDECIDED:
            for other in _again(belief, rivals[_key(belief.claim) or ()], quick):
                again = _told(other, judge, doubts, confirmed)
                if again.verdict is Verdict.INCONSISTENT:
                    check = again
                    break
        settled.append(check)
    return tuple(settled)


def _again(belief: _Belief, group: Sequence[Claim], quick: Quick) -> Iterator[_Belief]:
    """Yield the misfits of the same numbers that other rules are sure of: one may know them better."""
    numbers = _numbers(belief.claim)
    for claim in group:
        if claim.rule is belief.claim.rule or claim.weight < _threshold(claim):
            continue
        if _numbers(claim) == numbers and quick(claim)[0] is Verdict.INCONSISTENT:
            yield _Belief(_misfit_score(claim), claim, Verdict.INCONSISTENT)


def _whole(claim: Claim) -> tuple[object, ...] | None:
    """Return the whole that a claim reckons with: fits with it speak for it elsewhere."""
    whole = claim.slots.get("whole")
    return (claim.rule.id, id(whole.document), whole.span) if isinstance(whole, Quantity) else None


def _key(claim: Claim) -> tuple[object, ...] | None:
    """Return the number that a rival claim judges, or None for a claim without rivals."""
    if "threshold" not in claim.extra:
        return None
    judged = claim.slots.get(str(claim.extra.get("judged", "")))
    if not isinstance(judged, Quantity):
        return None
    apart = claim.extra.get("apart") or (VALID if claim.rule.validity else None)
    return (id(judged.document), judged.span, apart)


def _unlikely(claim: Claim, judge: Judge) -> int:
    """Return what a misfit loses by being farther off than anyone errs: a likelier one may stand behind it."""
    if not claim.extra.get("yields") or claim.weight < _threshold(claim):
        return 0
    check = judge(claim)
    if check.verdict is not Verdict.INCONSISTENT:
        return 0
    far = _wanted(claim, "far") if _far(check) else 0
    return far + (0 if _plausible(check) else IMPLAUSIBLE)


def _believed(group: Sequence[Claim], quick: Quick, judge: Judge) -> list[_Belief]:
    """Return the likeliest reading of one number; of fits, the likeliest by each rule."""
    best: _Belief | None = None
    fits: dict[str, _Belief] = {}
    worth = [(_potential(claim), claim) for claim in group if claim.weight >= LEAST]
    for potential, claim in sorted(worth, key=_first, reverse=True):
        if best is not None and best.score > potential:
            if best.verdict is Verdict.INCONSISTENT:
                break
            if claim.rule.id in fits:  # another rule's fit is still worth a line
                continue
        verdict, power = quick(claim)
        if verdict is Verdict.UNDECIDED:
            continue
        if verdict is Verdict.CONSISTENT:
            score = claim.weight + _fit(claim) * power
        else:
            score = _misfit_score(claim) - _unlikely(claim, judge)
        belief = _Belief(score, claim, verdict)
        if verdict is Verdict.CONSISTENT:
            fits.setdefault(claim.rule.id, belief)
        if best is None or score > best.score:
            best = belief
    if best is None:
        return []
    return [best] if best.verdict is Verdict.INCONSISTENT else list(fits.values())


def _first(rival: tuple[float, Claim]) -> tuple[float, int]:
    """Return by what rivals are tried: the most that they may score, then a whole list before a part."""
    potential, claim = rival
    return potential, len(claim.quantities) if "sum" in claim.extra else 0


def _told(belief: _Belief, judge: Judge, doubts: Doubts, confirmed: Mapping[Whole, int]) -> Check:
    """Return the check of a believed reading; a misfit below its threshold is undecided."""
    if belief.verdict is Verdict.INCONSISTENT:
        slip = max(SCALE_SLIP, _wanted(belief.claim, "slip"))
        most = belief.claim.weight + 2 * CONFIRMED + slip
        if most < _threshold(belief.claim):  # nothing could make it worth the wording
            return _doubted(belief.claim)
    check = judge(belief.claim)
    if check.verdict is not Verdict.INCONSISTENT:
        return check
    if slips.REREADING in check.assumption:
        return check._replace(verdict=Verdict.UNDECIDED, reason=check.assumption)
    needed = _threshold(belief.claim)
    if not slips.in_other_terms(check.assumption):  # else that is why it is so far off
        needed += 0 if _plausible(check) else IMPLAUSIBLE
        needed += _wanted(belief.claim, "far") if _far(check) else 0
    needed -= min(CONFIRMED * confirmed.get(_whole(belief.claim) or (), 0), 2 * CONFIRMED)
    needed -= _forgiven(check)
    if belief.claim.weight < needed:
        return _doubted(belief.claim, check)
    against = doubts(check)
    if belief.claim.weight < needed + sum(weight for _, weight in against):
        return _doubted(belief.claim, check, against)
    if not belief.claim.certain and check.severity is Severity.ERROR:
        return check._replace(severity=Severity.WARNING)
    return check


def _forgiven(check: Check) -> int:
    """Return what less the wording of a misfit must have, for the slip that it looks like."""
    if _scale_slip(check):
        return SCALE_SLIP
    if check.claim.extra.get("weighed"):
        return 0
    if _zero_slip(check):
        return ZERO_SLIP
    slip, near = _wanted(check.claim, "slip"), _wanted(check.claim, "near")
    if slip and slips.one_digit(check):
        return slip
    return near if near and _near(check) else 0


def _given(claim: Claim) -> tuple[str, frozenset[tuple[object, ...]]]:
    """Return a claim's relation and the numbers that it reckons from."""
    judged = claim.slots[str(claim.extra["judged"])]
    given = (q for q in claim.quantities if q is not judged)
    relation = claim.rule.pack if "whole" in claim.slots else claim.rule.id
    return relation, frozenset((id(q.document), q.span) for q in given)


def _doubted(claim: Claim, check: Check | None = None, against: Sequence[Reason] = ()) -> Check:
    """Return an undecided check: the numbers do not fit, and need not."""
    reason = "; ".join((UNSAID, *(told for told, _ in against)))
    if check is not None:
        return check._replace(verdict=Verdict.UNDECIDED, reason=reason)
    judged = claim.slots[str(claim.extra["judged"])]
    assert isinstance(judged, Quantity)
    return Check(claim, Verdict.UNDECIDED, judged=judged, reason=reason)


def _scale_slip(check: Check) -> bool:
    """Return whether a misfit is just thousand for million, or million for billion."""
    power = off_by(check)
    if power is None:
        return False
    return round(power) in (-9, -6, -3, 3, 6, 9) and abs(power - round(power)) < POWER_OF_TEN


def _zero_slip(check: Check) -> bool:
    """Return whether a misfit is just a zero or two, of a number with two digits and more."""
    power, stated, expected = off_by(check), check.stated, check.expected
    if power is None or stated is None or expected is None or check.judged is None:
        return False
    zeros = round(power)
    if abs(zeros) not in (1, 2) or not check.judged.magnitude:
        return False
    if significant(check.judged) < 2:
        return False
    ends = sorted((abs(stated.low.scaleb(-zeros)), abs(stated.high.scaleb(-zeros))))
    right = sorted((abs(expected.low), abs(expected.high)))
    return ends[0] <= right[1] and right[0] <= ends[1]


def _plausible(check: Check) -> bool:
    """Return whether a person could have slipped so: near the right value, or by a known slip."""
    if check.stated is None or check.expected is None:
        return True
    power = off_by(check)
    if power is None:
        return False
    ratio = 10**power
    farthest = float(str(check.claim.extra.get("farthest", FARTHEST)))
    if 1 / farthest <= ratio <= farthest:
        return True
    if farthest < FARTHEST:
        return _scale_slip(check) or _zero_slip(check)
    return abs(power - round(power)) < POWER_OF_TEN and abs(round(power)) <= MOST_ZEROS


def _far(check: Check) -> bool:
    """Return whether a misfit is off by a factor that no slip explains and few mistakes reach."""
    if check.stated is None or check.expected is None:
        return False
    power = off_by(check)
    if power is None:
        return True
    return abs(power) > FAR and abs(power - round(power)) >= POWER_OF_TEN


def _near(check: Check) -> bool:
    """Return whether a misfit is not far off: numbers that are not related seldom come so close."""
    if check.stated is None or check.expected is None:
        return False
    stated, expected = float(check.stated.middle), float(check.expected.middle)
    return stated * expected > 0 and 1 / NEAR <= stated / expected <= NEAR


def _potential(claim: Claim) -> float:
    """Return the most that a claim's score may come to, whether it fits or not."""
    return max(_misfit_score(claim), claim.weight + _fit(claim))


def _fit(claim: Claim) -> int:
    """Return what a fit is worth: of a sum of several numbers, more than of one other."""
    return _wanted(claim, "fit", FIT)


def _misfit_score(claim: Claim) -> float:
    """Return how surely a misfit was meant, against its own rule's threshold."""
    return claim.weight + MIDDLE - _threshold(claim)


def _wanted(claim: Claim, name: str, otherwise: int = 0) -> int:
    """Return a number that a claim gives in `extra`."""
    return int(str(claim.extra.get(name, otherwise)))


def _threshold(claim: Claim) -> int:
    value = claim.extra.get("threshold", 0)
    return value if isinstance(value, int) else 0


def _numbers(claim: Claim) -> frozenset[tuple[object, ...]]:
    """Return the places of a claim's numbers."""
    return frozenset((id(q.document), q.span) for q in claim.quantities)


def _pairs(claim: Claim) -> list[tuple[object, ...]]:
    """Return every two of a claim's three numbers, under its rule; none of other claims."""
    if len(claim.slots) != TRIPLE or claim.extra.get("shared"):
        return []
    places = sorted((id(q.document), q.span) for q in claim.quantities)
    return (
        [(claim.rule.id, *two) for two in combinations(places, 2)] if len(places) == TRIPLE else []
    )


def _unrepeated(
    beliefs: Sequence[_Belief], told: Iterable[frozenset[tuple[object, ...]]]
) -> list[_Belief]:
    """Drop misfits of numbers that a surer misfit blames, or that give another number rightly.

    `told` are the numbers of misfits that have no rivals.
    """
    kept: list[_Belief] = []
    seen = set(told)
    explained = {
        _given(b.claim)
        for b in beliefs
        if b.verdict is Verdict.CONSISTENT and not b.claim.extra.get("shared")
    }
    sums = [b for b in beliefs if "sum" in b.claim.extra and len(b.claim.quantities) > FEW]
    whole = [_numbers(b.claim) for b in sums if b.verdict is Verdict.CONSISTENT]
    fuller = [_numbers(b.claim) for b in sums if b.claim.weight >= _threshold(b.claim)]
    paired = {two for b in beliefs if b.verdict is Verdict.CONSISTENT for two in _pairs(b.claim)}
    for belief in sorted(beliefs, key=lambda b: -b.score):
        if belief.verdict is Verdict.INCONSISTENT:
            if any(two in paired for two in _pairs(belief.claim)):
                continue  # two of the three give another third number, and that one fits
            numbers = _numbers(belief.claim)
            given = _given(belief.claim)
            if numbers in seen or (given[1] and given in explained):
                continue
            if "sum" in belief.claim.extra and any(numbers <= own for own in whole):
                continue  # they add up in another way
            if "sum" in belief.claim.extra and any(numbers < own for own in fuller):
                continue  # told with the rest of the list
            seen.add(numbers)
        kept.append(belief)
    return sorted(kept, key=lambda b: min(q.span for q in b.claim.quantities))
