"""p values: a test statistic with its degrees of freedom -> the chance of one as extreme.

In: a test ("t", "F", "chi2", "r", "z", "Q"), the statistic, its degrees of freedom.
Out: p, two-sided for t, r and z, upper tail for F, chi2 and Q. Two doors: `p_value`, in
floats and right to about eleven digits, and `exact_p_value`, by mpmath to thirty, which
is loaded only when it is called. Rounding and verdicts are `verify.judge.significance`.

Source: DLMF chapters 7 (erfc), 8.9 and 8.11 (incomplete gamma), 8.17 (incomplete beta);
the tests' distributions as in Abramowitz and Stegun, chapter 26.
"""

from __future__ import annotations

import math
from decimal import Decimal

_TINY = 1e-300
_EPSILON = 4e-16
_STEPS = 2000


def p_value(test: str, statistic: float, df1: float = math.inf, df2: float = math.inf) -> float:
    """Return p for a statistic, in floats; `df1` serves t, r, chi2 and Q, both serve F.

    t:    I(df / (df + t^2); df/2, 1/2)
    r:    I(1 - r^2; df/2, 1/2), which is t with t = r sqrt(df / (1 - r^2))
    F:    I(df2 / (df2 + df1 F); df2/2, df1/2)
    chi2: Q(df/2, chi2/2), and the same for the Q of a meta-analysis
    z:    erfc(|z| / sqrt 2)

    Raises: ValueError if the test is unknown or the statistic is impossible for it.
    """
    _refuse_impossible(test, statistic, df1, df2)
    if test == "z" or (test == "t" and math.isinf(df1)):
        return math.erfc(abs(statistic) / math.sqrt(2))
    if test == "t":
        square = statistic * statistic
        return _beta_tail(df1 / 2, 0.5, df1 / (df1 + square), square / (df1 + square))
    if test == "r":
        square = statistic * statistic
        return _beta_tail(df1 / 2, 0.5, (1 - abs(statistic)) * (1 + abs(statistic)), square)
    if test == "F":
        whole = df2 + df1 * statistic
        return _beta_tail(df2 / 2, df1 / 2, df2 / whole, df1 * statistic / whole)
    return _gamma_tail(df1 / 2, statistic / 2)


def exact_p_value(
    test: str, statistic: Decimal, df1: Decimal | None = None, df2: Decimal | None = None
) -> Decimal:
    """Return p to thirty significant digits; formulas as for `p_value`.

    Raises: ValueError if the test is unknown or the statistic is impossible for it.
    """
    import mpmath

    _refuse_impossible(test, float(statistic), float(df1 or math.inf), float(df2 or math.inf))
    context = mpmath.mp.clone()
    context.dps = 40
    half = context.mpf("0.5")
    x = abs(context.mpf(str(statistic)))
    a = context.mpf(str(df1)) if df1 is not None else None
    b = context.mpf(str(df2)) if df2 is not None else None
    if test == "z" or a is None:
        p = context.erfc(x / context.sqrt(2))
    elif test == "t":
        p = context.betainc(a / 2, half, 0, a / (a + x * x), regularized=True)
    elif test == "r":
        p = context.betainc(a / 2, half, 0, (1 - x) * (1 + x), regularized=True)
    elif test == "F" and b is not None:
        p = context.betainc(b / 2, a / 2, 0, b / (b + a * x), regularized=True)
    else:
        p = context.gammainc(a / 2, x / 2, context.inf, regularized=True)
    return Decimal(context.nstr(p, 30, strip_zeros=False))


def z_of_p(p: float) -> float:
    """Return the z whose two-sided p is `p`, for 0 < p < 1, to about twelve digits."""
    low, high = 0.0, 40.0
    for _ in range(80):
        middle = (low + high) / 2
        if math.erfc(middle / math.sqrt(2)) > p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _refuse_impossible(test: str, statistic: float, df1: float, df2: float) -> None:
    """Raise ValueError where no such test can have such a statistic."""
    if test not in ("t", "r", "z", "F", "chi2", "Q"):
        raise ValueError(f"no such test: {test}")
    if not (df1 > 0 and df2 > 0):
        raise ValueError("degrees of freedom must be above zero")
    if test == "r" and abs(statistic) > 1:
        raise ValueError("a correlation lies between -1 and 1")
    if test in ("F", "chi2", "Q") and statistic < 0:
        raise ValueError(f"{test} cannot be negative")


def _beta_tail(a: float, b: float, x: float, y: float) -> float:
    """Return I(x; a, b), given y = 1 - x without its loss of digits.

    Source: DLMF 8.17.22, continued fraction, by the modified Lentz method; 8.17.4 for
    the reflection that keeps it converging.
    """
    if x <= 0:
        return 0.0
    if y <= 0:
        return 1.0
    log_front = a * _log(x, y) + b * _log(y, x) - _log_beta(a, b)
    front = math.exp(log_front) if log_front > -745 else 0.0
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, y) / b


def _log(value: float, complement: float) -> float:
    """Return log(value), through 1 - complement where that keeps more digits."""
    return math.log1p(-complement) if complement < 0.5 else math.log(value)


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction of I(x; a, b)."""
    c = 1.0
    d = 1 / ((1 - (a + b) * x / (a + 1)) or _TINY)
    h = d
    for m in range(1, _STEPS):
        twice = a + 2 * m
        even = m * (b - m) * x / ((twice - 1) * twice)
        d = 1 / ((1 + even * d) or _TINY)
        c = (1 + even / c) or _TINY
        h *= d * c
        odd = -(a + m) * (a + b + m) * x / (twice * (twice + 1))
        d = 1 / ((1 + odd * d) or _TINY)
        c = (1 + odd / c) or _TINY
        step = d * c
        h *= step
        if -_EPSILON < step - 1 < _EPSILON:
            break
    return h


def _log_beta(a: float, b: float) -> float:
    """Return ln B(a, b) without the cancellation of three large log-gammas.

    Source: Stirling's series, DLMF 5.11.1, for the larger argument.
    """
    if a < b:
        a, b = b, a
    if a < 20:
        return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    ratio = -(a - 0.5) * math.log1p(b / a) - b * math.log(a + b) + b
    return math.lgamma(b) + ratio + _stirling(a) - _stirling(a + b)


def _stirling(z: float) -> float:
    """Return the correction of Stirling's series for ln Gamma(z), z >= 20."""
    inverse = 1 / (z * z)
    return (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z


def _gamma_tail(a: float, x: float) -> float:
    """Return Q(a, x), the regularized upper incomplete gamma function.

    Source: DLMF 8.11.4 (series) below the mode, 8.9.2 (continued fraction) above it.
    """
    if x <= 0:
        return 1.0
    log_front = a * math.log(x) - x - math.lgamma(a)
    front = math.exp(log_front) if log_front > -745 else 0.0
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, _STEPS * 5):
            term *= x / (a + n)
            total += term
            if term < total * _EPSILON:
                break
        return 1 - front * total
    b = x + 1 - a
    c = 1 / _TINY
    d = 1 / b
    h = d
    for n in range(1, _STEPS * 5):
        step = -n * (n - a)
        b += 2
        d = 1 / ((step * d + b) or _TINY)
        c = (b + step / c) or _TINY
        h *= d * c
        if abs(d * c - 1) < _EPSILON:
            break
    return front * h
