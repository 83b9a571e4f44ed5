"""The law of p: a test's p value follows from its statistic and degrees of freedom.

In: a claim whose `extra["result"]` is a `TestResult`, with `corrected` (a word such as
"Bonferroni" in its sentence), `one_tailed` (whether the paper speaks of such tests) and
`one_tailed_here` (whether its paragraph does: elsewhere, the reader is told so).
Out: a check. An inconsistency that moves the result across alpha is an error, any other
a warning. Options: `alpha`; `one_tailed` ("detect", "always", "never"); `p_zero`, whether
"p = .000" is blamed.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge import probability, ranks, significance
from verify.judge.significance import PRange
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.model.statistic import Freedom, TestResult
from verify.named import NamedTuple

LAW = "p_value"
HALVED = ("t", "z", "r", *ranks.RANKED)
UNCOMPUTED = "its p follows from tables, or from how many pairs differed"
LOWERS = ("bootstrap", "permutation", "Monte Carlo", "exact")  # corrections that may lower p


class _Options(NamedTuple):
    """What a configuration may choose."""

    alpha: Decimal
    one_tailed: str
    p_zero: bool


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge the p value of one test result."""
    result = claim.extra["result"]
    assert isinstance(result, TestResult)
    options = _options(claim, settings)
    if result.fault and claim.extra.get("people"):
        result = _of_people(result, claim, options)
    if result.fault:
        return Check(claim, Verdict.UNDECIDED, judged=result.p, reason=result.fault)
    if fault := impossible(result):
        return _impossible(claim, result, fault)
    if not significance.computable(result):
        return Check(claim, Verdict.UNDECIDED, judged=result.p, reason=UNCOMPUTED)
    assert result.p is not None
    always = options.one_tailed == "always" and _halvable(result)
    both = significance.p_range(result, one_tailed=always)
    stated = significance.stated_range(result, options.alpha)
    if both.meets(stated):
        if options.p_zero and result.p_relation == "=" and result.p.magnitude == 0:
            return _zero(claim, result, both, stated)
        return _consistent(claim, result, both, stated, _how(result, stated, always))
    if _halvable(result) and options.one_tailed == "detect":
        half = significance.p_range(result, one_tailed=True)
        if half.meets(stated) and (result.tail == "one" or claim.extra.get("one_tailed")):
            check = _consistent(claim, result, half, stated, "as a one-tailed test")
            if result.tail == "one" or claim.extra.get("one_tailed_here"):
                return check
            return check._replace(drift=_only_halved(result))
    return _inconsistent(claim, result, both, stated, options)


def _of_people(result: TestResult, claim: Claim, options: _Options) -> TestResult:
    """Return a correlation with the freedom of the people that its p fits, else of the nearest."""
    people = claim.extra["people"]
    assert isinstance(people, tuple)
    made = []
    for count in people:
        freedom = Decimal(count - 2)
        made.append(result._replace(df1=Freedom(freedom, Interval.exactly(freedom)), fault=""))
    stated = significance.stated_range(made[0], options.alpha)
    return next(
        (
            one
            for one in made
            if significance.p_range(one).meets(stated)
            or significance.p_range(one, one_tailed=True).meets(stated)
        ),
        made[0],
    )


def impossible(result: TestResult) -> str:
    """Return why no test can have such figures, or ""."""
    value = result.statistic.magnitude
    assert value is not None
    surface = " ".join(result.surface.split())
    if result.p is not None and result.p.magnitude is not None:
        p = result.p.magnitude
        if p < 0 or p > 1:
            return f"{surface}: a probability lies between 0 and 1"
    if result.test in ("r", "rs", "tau") and abs(value) > 1:
        return f"{surface}: a correlation lies between -1 and 1"
    if result.test in ("F", "chi2", "Q") and value < 0:
        return f"{surface}: this statistic is never negative"
    most = ranks.greatest(result.test, result.sizes)
    if most is not None and not 0 <= value <= most:
        return f"{surface}: with groups of {_sizes(result)} it lies between 0 and {most}"
    if any(df is not None and df.value <= 0 for df in (result.df1, result.df2)):
        return f"{surface}: degrees of freedom are above 0"
    return ""


def _sizes(result: TestResult) -> str:
    """Return the sizes of the groups, for a message."""
    return " and ".join(map(str, result.sizes))


def _options(claim: Claim, settings: Settings) -> _Options:
    """Return the options of the rule, as the settings change them."""
    given = {**claim.rule.options, **settings.options.get(claim.rule.id, {})}
    tails = given.get("one_tailed", "detect")
    return _Options(
        alpha=Decimal(str(given.get("alpha", "0.05"))),
        one_tailed={True: "always", False: "never"}.get(tails, str(tails)),
        p_zero=bool(given.get("p_zero", True)),
    )


def _halvable(result: TestResult) -> bool:
    """Return whether a test has a direction, and so may be one-tailed."""
    one_degree = result.df1 is not None and result.df1.value == 1
    return (result.test in HALVED or one_degree) and result.tail != "two"


def _only_halved(result: TestResult) -> str:
    """Return what a reader is told of a p that only the paper's word elsewhere makes right."""
    said = f"{probability.head(result)}, {probability.said(result)}"
    return f"{said} holds only as a one-tailed test, which is said elsewhere in the document"


def _how(result: TestResult, stated: Interval, halved: bool) -> str:
    """Return how a p that agrees does so."""
    if halved:
        return "as a one-tailed test"
    point = Decimal(repr(significance.nominal(result).p))
    if result.relation == "=" and stated.holds(point):
        return "exactly" if result.p_relation == "=" else "as a bound"
    return "by rounding" if result.relation == "=" else "as a bound"


def _consistent(
    claim: Claim, result: TestResult, computed: PRange, stated: Interval, how: str
) -> Check:
    """Return the check of a p value that agrees."""
    return Check(
        claim,
        Verdict.CONSISTENT,
        judged=result.p,
        stated=significance.within_bounds(stated),
        expected=computed.interval,
        expected_text=_expected(result, computed),
        how=how,
        severity=claim.rule.severity,
        arithmetic=(probability.arithmetic(result, computed),),
        power=_power(result, computed),
    )


def _inconsistent(
    claim: Claim, result: TestResult, computed: PRange, stated: Interval, options: _Options
) -> Check:
    """Return the check of a p value that cannot be right, or that a correction explains."""
    low = computed.ends[0]
    corrected = str(claim.extra.get("corrected") or "")
    if corrected and (stated.low > Decimal(repr(low)) or corrected in LOWERS):
        reason = f"the text speaks of {corrected}: the p value may not be the test's own"
        return Check(
            claim,
            Verdict.UNDECIDED,
            judged=result.p,
            stated=significance.within_bounds(stated),
            reason=reason,
        )
    says = significance.says_significant(result, options.alpha)
    computes = significance.is_significant(computed, options.alpha)
    flips = says is not None and computes is not None and says != computes
    expected = _expected(result, computed)
    shown = probability.span_text(computed, result)
    message = (
        f"{probability.head(result)} gives p {shown}; the text says {probability.said(result)}"
    )
    if flips:
        side = "" if computes else "not "
        message += f". At {probability.plain(options.alpha)} that is {side}significant"
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=result.p,
        stated=significance.within_bounds(stated),
        expected=computed.interval,
        expected_text=expected,
        severity=Severity.ERROR if flips else Severity.WARNING,
        message=message,
        arithmetic=(probability.arithmetic(result, computed),),
        assumption=_assumption(result, stated),
        power=_power(result, computed),
    )


def _assumption(result: TestResult, stated: Interval) -> str:
    """Return the one plain assumption that would make a wrong p right, or ""."""
    if _halvable(result) and significance.p_range(result, one_tailed=True).meets(stated):
        return "the test was one-tailed, which the text does not say"
    p = result.p
    if p is None or p.magnitude is None or p.exponent is None or result.p_relation != "=":
        return ""
    step = Decimal(1).scaleb(p.exponent)
    cut = Interval(p.magnitude, p.magnitude + step, high_open=True)
    if significance.p_range(result).meets(cut):
        return "p was cut off instead of rounded"
    for tens in (1, -1):
        moved = Interval.around(p.magnitude.scaleb(tens), p.exponent + tens)
        if significance.p_range(result).meets(moved):
            return "the decimal point slipped by one place"
    for swapped, name in (("<", "p <"), (">", "p >")):
        other = Interval(Decimal("-Infinity"), p.magnitude, high_open=True)
        if swapped == ">":
            other = Interval(p.magnitude, Decimal("Infinity"), low_open=True)
        usual = p.magnitude in (Decimal("0.05"), Decimal("0.01"), Decimal("0.001"))
        if usual and significance.p_range(result).meets(other):
            return f"it was meant as {name} {probability.plain(p.magnitude)}"
    return ""


def _impossible(claim: Claim, result: TestResult, fault: str) -> Check:
    """Return the check of figures that no test can have."""
    p = result.p
    blames_p = p is not None and p.magnitude is not None and not 0 <= p.magnitude <= 1
    judged = p if blames_p and p is not None else result.statistic
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=judged,
        stated=judged.interval,
        severity=Severity.ERROR,
        message=fault,
    )


def _zero(claim: Claim, result: TestResult, computed: PRange, stated: Interval) -> Check:
    """Return the check of "p = .000", which holds by rounding but is never meant."""
    assert result.p is not None
    places = -(result.p.exponent or 0)
    least = probability.plain(Decimal(1).scaleb(-max(places, 3)))
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=result.p,
        stated=significance.within_bounds(stated),
        expected=computed.interval,
        expected_text=f"{probability.symbol(result)} < {least}",
        severity=Severity.WARNING,
        message=f"{probability.said(result)}: no test gives a p of zero; write p < {least}",
        arithmetic=(probability.arithmetic(result, computed),),
        assumption="it is a rounded figure",
    )


def _expected(result: TestResult, computed: PRange) -> str:
    """Return the p that should stand there, written as the text writes its own."""
    return probability.expected(result, computed)


def _power(result: TestResult, computed: PRange) -> float | None:
    """Return the share of p values that would have been caught."""
    if result.p is None or result.p.exponent is None or result.p_relation != "=":
        return None
    low, high = computed.ends
    return float(max(0.0, 1 - (high - low) - 10.0**result.p.exponent))
