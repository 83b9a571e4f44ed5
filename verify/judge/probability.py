"""Wording of probabilities: p values and test results as a paper would print them.

In: a test result and the range of its p. Out: short texts for messages, tables and
fixes. Nothing is decided here.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge import ranks, significance
from verify.judge.significance import PRange
from verify.model.statistic import TestResult

_LEAST = 0.001
_TENTH = 0.1


def head(result: TestResult) -> str:
    """Return the test without its p: "t(28) = 2.20"."""
    text = result.document.text[result.head.start : result.head.end]
    if not any(sign in text for sign in "(=<>:") and result.df1 is not None:  # a table's cell
        freedom = ", ".join(str(df.value) for df in (result.df1, result.df2) if df is not None)
        text = f"{result.name}({freedom}) = {text.strip()}"
    return " ".join(text.translate(dict.fromkeys(range(9), " ")).split())


def said(result: TestResult) -> str:
    """Return the p as printed: "p = .03"."""
    if result.p is None:
        return ""
    text = " ".join(result.p.surface.split())
    if named(result) or result.p_relation == "ns":
        return text
    return f"p {text}" if text[:1] in "<>≤≥=" else f"p = {text}"


def named(result: TestResult) -> bool:
    """Return whether the letter p stands in the text's own figure: not so in a table."""
    return result.p is not None and "p" in result.p.surface.lower()


def symbol(result: TestResult) -> str:
    """Return the letter that the text uses for p."""
    return "P" if said(result).lstrip("*_$").startswith("P") else "p"


def plain(value: Decimal) -> str:
    """Return a probability without a leading zero or trailing ones: ".05"."""
    text = format(value.normalize(), "f")
    return text[1:] if text.startswith("0.") else text


def p_text(p: float, places: int = 3, *, zero: bool = False) -> str:
    """Return "= .036", or "< .001" where so many places would show nothing."""
    places = max(places, 2)
    lead = "0" if zero else ""
    if p < 0.5 * 10**-places or (places == 3 and p < _LEAST):
        return f"< {lead}.{'1'.rjust(max(places, 3), '0')}"
    shown = f"{p:.{places}f}"
    return f"= {shown if zero or not shown.startswith('0.') else shown[1:]}"


def expected(result: TestResult, computed: PRange) -> str:
    """Return the p that should stand in the text, in the text's own style."""
    if result.relation != "=":
        return _bound(result, computed)
    exponent = result.p.exponent if result.p is not None else None
    places = -exponent if exponent is not None and result.p_relation == "=" else 3
    zero = "0." in said(result)
    halved = computed.low is not None and computed.low.halved
    p = significance.nominal(result, one_tailed=halved).p
    text = p_text(p, min(_places(result, p, places), 6), zero=zero)
    if not named(result) and result.p_relation != "ns":
        return text.removeprefix("= ")
    return f"{symbol(result)} {text}"


def _places(result: TestResult, p: float, own: int) -> int:
    """Return how many places a p is told to: the text's own, where they suit a p of its size.

    Of a tenth and more papers print two, of less three.
    """
    stated = result.p.magnitude if result.p is not None else None
    if p < _TENTH:
        return max(own, 3)
    return own if stated is not None and float(stated) >= _TENTH else 2


def _bound(result: TestResult, computed: PRange) -> str:
    """Return the p of a statistic that is itself a bound: "p > .142"."""
    low, high = computed.ends
    sign, value = (">", low) if result.relation in ("<", "<=") else ("<", high)
    return f"{symbol(result)} {sign} {p_text(value, 3).split(' ')[1]}"


def span_text(computed: PRange, result: TestResult) -> str:
    """Return the range of p for a message: "= .036 (.032 to .040 with rounding)"."""
    if result.relation != "=":
        return _bound(result, computed).split(" ", 1)[1]
    halved = computed.low is not None and computed.low.halved
    nominal = p_text(significance.nominal(result, one_tailed=halved).p)
    low, high = computed.ends
    if high < _LEAST:
        return nominal
    ends = f"{_bare(low)} to {_bare(high)}"
    return nominal if _bare(low) == _bare(high) else f"{nominal} ({ends} with rounding)"


def arithmetic(result: TestResult, computed: PRange) -> str:
    """Return the calculation with its interval: "p of t(28) from 2.195 to 2.205 is ..."."""
    interval = result.statistic.interval
    low, high = computed.ends
    tails = "one-tailed" if computed.low is not None and computed.low.halved else ""
    two_sided = result.test in ("t", "r", "z") or result.test in ranks.RANKED
    kind = tails or ("two-sided" if two_sided else "upper tail")
    return f"{head(result)}: {interval.low} to {interval.high} gives p {low:.3g} to {high:.3g} ({kind})"


def _bare(p: float) -> str:
    """Return a p with three decimals and no sign."""
    return p_text(p).replace("= ", "")
