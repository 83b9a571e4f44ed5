"""Granularity: which means and standard deviations whole numbers can have.

In: rounded figures as intervals, the number of people, the items each answered.
Out: whether some set of whole numbers gives them, and how likely a random figure would
have been caught. All arithmetic is exact. Which figures of a text are such means is for
`verify.match` to say.

Source: GRIM, Brown and Heathers 2017, doi 10.1177/1948550616673876; GRIMMER, Anaya 2016,
doi 10.7287/peerj.preprints.2400v1, in the analytic form of Allard 2018; DEBIT, Heathers
and Brown 2019, osf.io/5vb3u.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from verify.model.interval import Interval

CANDIDATES = 20_000  # more sums or sums of squares than this are not searched: all pass


def possible_sums(mean: Interval, n: int, items: int = 1) -> range:
    """Return the whole sums of `n` people's `items` answers whose mean lies in `mean`.

    An empty range says that no whole numbers have that mean: the GRIM test.
    """
    grain = n * items
    return range(_ceiling(_fraction(mean.low) * grain), _floor(_fraction(mean.high) * grain) + 1)


def mean_is_possible(mean: Interval, n: int, items: int = 1) -> bool:
    """Return whether whole numbers can have this mean (GRIM)."""
    return len(possible_sums(mean, n, items)) > 0


def nearest_means(mean: Interval, n: int, items: int = 1) -> tuple[Fraction, Fraction]:
    """Return the possible means on either side of an impossible one."""
    grain = n * items
    below = _floor(_fraction(mean.low) * grain)
    return Fraction(below, grain), Fraction(below + 1, grain)


def chance_of_failing(n: int, decimals: int, items: int = 1) -> float:
    """Return the chance that a random mean with so many decimals is impossible.

    It is the share of the 10^decimals last digits that no sum reaches; zero from
    n x items = 10^decimals on, where the test says nothing.
    Source: Brown and Heathers 2017, p. 364.
    """
    return max(0.0, 1 - n * items / float(10**decimals))


def sd_is_possible(mean: Interval, sd: Interval, n: int, items: int = 1) -> bool:
    """Return whether whole numbers can have this mean with this sample SD (GRIMMER).

    For some whole sum s and sum of squares q: s/n rounds to the mean,
    (q - s^2/n) / (n - 1) lies between the squares of the SD's ends, and q is odd
    exactly when s is, since every x^2 - x is even. Answers averaged over several items
    are counted in steps of 1/items.
    """
    if n < 2:
        return True
    sums = possible_sums(mean, n, items)
    if len(sums) > CANDIDATES:
        return True
    low = max(_fraction(sd.low), Fraction(0)) * items
    high = _fraction(sd.high) * items
    return any(_has_square_sum(s, n, low, high) for s in sums)


def sd_bounds_in_range(mean: Interval, low: Decimal, high: Decimal, n: int) -> Fraction:
    """Return the square of the largest sample SD that scores from `low` to `high` can have.

    n/(n-1) (high - m)(m - low), at the mean within `mean` that makes it largest.
    Source: Bhatia and Davis 2000, doi 10.1080/00029890.2000.12005203.
    """
    middle = (_fraction(low) + _fraction(high)) / 2
    m = min(max(middle, _fraction(mean.low)), _fraction(mean.high))
    return Fraction(n, n - 1) * (_fraction(high) - m) * (m - _fraction(low))


def binary_sd(mean: Interval, n: int) -> tuple[Fraction, Fraction]:
    """Return the least and greatest squared SD of `n` zeros and ones with such a mean.

    The variance is n/(n-1) m(1 - m): the DEBIT test holds the printed SD against it.
    """
    ends = [min(max(_fraction(end), Fraction(0)), Fraction(1)) for end in (mean.low, mean.high)]
    values = [m * (1 - m) for m in ends]
    top = Fraction(1, 4) if ends[0] <= Fraction(1, 2) <= ends[1] else max(values)
    scale = Fraction(n, n - 1)
    return min(values) * scale, top * scale


def binary_sd_is_possible(mean: Interval, sd: Interval, n: int) -> bool:
    """Return whether zeros and ones can have this mean with this SD (DEBIT)."""
    least, most = binary_sd(mean, n)
    low, high = max(_fraction(sd.low), Fraction(0)), _fraction(sd.high)
    return low * low <= most and high * high >= least


def shares_of(n: int, share: Interval) -> range:
    """Return every k for which k of `n`, in percent, lies in `share`."""
    return possible_sums(Interval(share.low / 100, share.high / 100), n)


def _has_square_sum(total: int, n: int, low: Fraction, high: Fraction) -> bool:
    """Return whether a whole sum of squares fits a sum, its count and bounds on the SD."""
    base = Fraction(total * total, n)
    first = _ceiling(base + low * low * (n - 1))
    last = _floor(base + high * high * (n - 1))
    first += (first - total) % 2  # the parity of the sum
    return first <= last


def _fraction(value: Decimal) -> Fraction:
    """Return the exact fraction of a finite decimal."""
    return Fraction(value)


def _floor(value: Fraction) -> int:
    """Return the greatest whole number that is not above `value`."""
    return value.numerator // value.denominator


def _ceiling(value: Fraction) -> int:
    """Return the least whole number that is not below `value`."""
    return -(-value.numerator // value.denominator)


def steps(n: int) -> Iterator[Decimal]:
    """Yield the percentages that `n` people can make, for messages: 0, 100/n, 200/n ..."""
    return (Decimal(100 * k) / n for k in range(n + 1))
