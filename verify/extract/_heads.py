"""Heads of test results: the symbol, its bracket, a relation and its numbers.

In: a text and a place where a symbol stands. Out: a `Head` with the test, its degrees of
freedom and its values, or None where it is no test. Knows nothing of p values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.extract._signs import GAP, MINUS, NUMBER, RELATION, damaged_relation, number, relation
from verify.extract.papers import anchors
from verify.model.interval import Interval
from verify.model.span import Span
from verify.model.statistic import Freedom
from verify.named import NamedTuple

_BEFORE, _BEHIND = 80, 16  # characters of the window round an anchor
_NAMED = r"(?:s|['’]s|[-–\s](?:test|value|statistic|ratio|score)s?)?"
# A head starts with one of a few characters, which lets `re` skip all others quickly;
# what stands before that character is looked at only then.
HEADS = re.compile(
    rf"""
    [tTFrRzZQqXxχΧ𝜒𝛘ϰρτcCwGBhHLWUV?∆\x01-\x08](?<![A-Za-z0-9_].)
    (?:
      (?:(?<=t)|(?<=F))[12](?=\s?\()
    | (?:(?<=[tT])|(?<=F)|(?<=[zZU])){_NAMED}
    | (?<=[A-Z])F(?=\s?\(\s?[\dlI.]+\s?,)
    | (?<=r)(?:ho)?(?:_?\{{?s\}}?|ₛ)?
    | (?:(?<=[ρτ])|(?<=t)au)(?:[-_]?\{{?[abs]\}}?)?
    | (?<=[WV])(?=\s?[=<>])
    | (?<=Q)(?:[-_\ ]?(?:[bBwW]|[A-Za-z]{{3,12}})|[A-Za-z]{{0,12}})
    | (?<=H)(?=\s?\()
    | (?:(?<=[cC])hi|(?<=[Xxχ]))[-–\s]?squared?{_NAMED}
    | (?<=[cC])hi(?:\^?\{{?2\}}?|²)(?:_?\{{?[FrM]\}}?(?=\s?\())?{_NAMED}
    | (?<=[XxχΧ𝜒𝛘ϰcwGBhLW?∆\x01-\x08])\?{{0,2}}[*_$]{{0,2}}{GAP}(?:\^?\{{?2\}}?|²)(?:_?\{{?[FrM]\}}?(?=\s?\())?
    | (?<=\?)\?(?=\()
    )
    [*_$]{{0,2}}
    (?={GAP}(?:[(\[{{]|{RELATION})|[₀-₉_]|\d{{1,4}}(?:\.\d+)?(?:,\ ?\d+(?:\.\d+)?)?\ {{0,2}}{RELATION}
      |:?\ (?:of\ |was\ |is\ )?\d+\.\d)
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(rf"{GAP}[(\[{{](?P<inside>[^()\[\]{{}}\n]{{1,48}})[)\]}}][*_$]{{0,2}}")
_SUBSCRIPT = re.compile(
    r"(?:_\{?|(?=[₀-₉]))(?P<low>[₀-₉\d]+(?:[.,]\s?[₀-₉\d]+){0,3})\}?"
    r"|(?P<plain>\d{1,4}(?:\.\d{1,2})?(?:,\s?\d{1,5}(?:\.\d{1,2})?)?)(?=\s{0,2}[=<>])"
)
_WORTH = re.compile(
    rf"{GAP}(?P<rel>{RELATION}){GAP}(?:[^\w\s.,;()\[\]+−–—‐‑⫺Ϫ-]{{0,3}}|â\W{{0,2}}){GAP}"
    rf"(?P<sign>{MINUS})?{GAP}(?P<number>{NUMBER})(?![\w%]|[,.]\d)"
)
# A value that cannot be read: all that stands between the relation and the next comma.
_UNREAD = re.compile(
    rf"{GAP}(?P<rel>{RELATION}){GAP}(?P<number>[^,;()\[\]\n=<>]{{0,16}})(?=[,;)\]])"
)
_DAMAGED = re.compile(
    rf"{GAP}(?P<rel>[p!5bNoZ]){GAP}(?P<sign>{MINUS})?{GAP}(?P<number>{NUMBER})(?![\w%])"
)
_SPOKEN = re.compile(rf":?\ (?:of\ |was\ |is\ )?(?P<sign>{MINUS})?(?P<number>\d+\.\d+)(?![\w%])")
_ALSO = re.compile(
    rf"(?:{GAP},{GAP}{MINUS}?{NUMBER}){{0,6}}{GAP},?{GAP}(?:and|&){GAP}{MINUS}?{NUMBER}"
    rf"(?={GAP}[,;:(])"
)
_EACH = re.compile(rf"(?P<sign>{MINUS})?(?P<number>{NUMBER})")
_NAMED_DF = rf"(?:df|d\.\s?f\.|DF|degrees\ of\ freedom){GAP}(?:=|of|:|¼|are|were|is|was)?{GAP}"
_AFTER = re.compile(
    rf"{GAP}[,;(]?{GAP}(?:with\ |on\ |and\ )?(?:the\ )?(?:{_NAMED_DF}(?P<a>\d+(?:\.\d+)?)"
    rf"(?:{GAP}(?:[,;/&]|and\b){GAP}(?P<b>\d+(?:\.\d+)?)(?={GAP}[,;)]))?"
    rf"|(?P<c>\d+(?:\.\d+)?)(?:{GAP}and{GAP}(?P<d>\d+(?:\.\d+)?))?{GAP}(?:df|DF|d\.f\.|degrees?\ of\ freedom))",
    re.VERBOSE,
)
_N_AFTER = re.compile(rf"{GAP}[,;(]{GAP}[Nn]{GAP}[=¼]{GAP}(?P<n>{NUMBER})")
_LABEL = r"(?P<label>df\d?|d\.f\.|ν\d?|v\d?|[NnΝ])"
_PART = re.compile(
    rf"{GAP}(?:{_LABEL}{GAP}(?:=|p|¼|:|5|<bc>)?{GAP})?(?P<value>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|[lI])"
    rf"{GAP}(?:[,;/&]|$)"
)
_TWO = re.compile(
    r"\s*(?:df\d?\s*=?\s*)?(?P<a>\d+(?:\.\d+)?|[lI])\s*[,;/&]\s*(?:df\d?\s*=?\s*)?(?P<b>\d[\d,]*(?:\.\d+)?|[lI])\s*$"
)
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SIZE = re.compile(r"(?<![\d.])\d{1,5}(?![\d.])(?!\s*=)")
_RANKED = re.compile(r"ilcoxon|igned[- ]rank|rank[- ]sum")
CORRELATIONS = ("r", "rs", "tau")  # n people give n - 2 degrees of freedom
NOT_READ = "its degrees of freedom could not be read"
NO_VALUE = "its value could not be read"


class Worth(NamedTuple):
    """A statistic as written, with its relation; `value` is None where it cannot be read."""

    relation: str
    value: Decimal | None
    exponent: int
    span: Span


class Head(NamedTuple):
    """A test with its values. `bare` says that nothing but the symbol marks it as a test."""

    start: int
    end: int
    test: str
    name: str
    worths: tuple[Worth, ...]
    df1: Freedom | None = None
    df2: Freedom | None = None
    n: Decimal | None = None
    bare: bool = False
    fault: str = ""
    sizes: tuple[int, ...] = ()


class _Degrees(NamedTuple):
    """What a bracket says."""

    df1: Freedom | None = None
    df2: Freedom | None = None
    n: Decimal | None = None
    fault: str = ""
    sizes: tuple[int, ...] = ()


def symbols(text: str) -> Iterator[re.Match[str]]:
    """Yield every place where a test's symbol may stand, in order."""
    done = 0
    for first, last in anchors(text):
        start = max(done, first - _BEFORE)
        for match in HEADS.finditer(text, start, min(len(text), last + _BEHIND)):
            if match.start() > last:
                break  # it is whole only in the window of the next anchor
            done = match.end()
            yield match
        done = max(done, first)


def head_at(text: str, match: re.Match[str]) -> Head | None:
    """Return the head whose symbol `HEADS` matched, or None."""
    test, name = _test_of(match[0])
    if test in ("W", "V") and not _RANKED.search(text, max(0, match.start() - 160), match.start()):
        return None  # the W of Shapiro and Wilk, of Kendall, of Wald
    degrees = None
    at = match.end()
    bracket = _BRACKET.match(text, at)
    if bracket is not None:
        inside = bracket["inside"]
        degrees, at = _degrees(inside, test, bracket.start("inside")), bracket.end()
    elif (
        test not in ("z", "r", "rs", "tau", "Q", "U", "W", "V")
        and match[0] != "T"
        and (low := _SUBSCRIPT.match(text, at)) is not None
    ):
        inside = (low["low"] or low["plain"]).translate(_LOWERED)
        group = "low" if low["low"] else "plain"
        degrees, at = _degrees(inside, test, low.start(group)), low.end()
    worths, end = _worths(text, at, degrees is not None, _is_named(match[0]))
    if not worths and degrees is not None and degrees.df1 is not None and not degrees.fault:
        worths, end = _unread(text, at)
        degrees = degrees._replace(fault=NO_VALUE)
    if not worths:
        return None
    bare = degrees is None
    if degrees is None:
        degrees, end = _degrees_after(text, end, test)
    elif test == "z" and not degrees.n and not degrees.fault:
        degrees = _Degrees(fault="a z has no degrees of freedom")
    sample = _N_AFTER.match(text, end)
    n = number(sample["n"]).value if sample is not None else degrees.n
    return Head(
        match.start(), end, test, name, worths, degrees.df1, degrees.df2, n, bare, degrees.fault,
        degrees.sizes,
    )  # fmt: skip


def _is_named(symbol: str) -> bool:
    """Return whether a symbol is a name that reads on in words: "chi-square of 5.4"."""
    return symbol.lower().startswith("chi") or symbol.endswith(("value", "score", "statistic"))


def degrees_after(text: str, end: int, test: str) -> tuple[Freedom | None, Freedom | None]:
    """Return degrees of freedom that stand at `end`, behind the p value."""
    degrees, _ = _degrees_after(text, end, test)
    return degrees.df1, degrees.df2


def _test_of(symbol: str) -> tuple[str, str]:
    """Return the test that a symbol stands for, and statcheck's name of it."""
    plain = symbol.strip("*_$ ").lower()
    first = plain[:1]
    if plain.startswith(("tau", "τ")):
        return "tau", "tau"
    if first == "ρ" or (first == "r" and plain != "r"):
        return "rs", "rs"
    if first == "u" or plain in ("w", "v"):
        return first.upper(), first.upper()
    if first == "t":
        return "t", "t"
    if first == "f" or (plain.endswith("f") and len(plain) == 2 and first.isalpha()):
        return "F", "F"
    if first == "z":
        return "z", "Z"
    if first == "r":
        return "r", "r"
    if first == "q":
        kind = plain[1:].lstrip("-_ ")[:1]
        return "Q", {"b": "Qb", "w": "Qw"}.get(kind, "Q")
    return "chi2", "H" if first == "h" and plain == "h" else "Chi2"


def _worths(text: str, at: int, marked: bool, spoken: bool) -> tuple[tuple[Worth, ...], int]:
    """Return the values behind a symbol and where they end."""
    match = _WORTH.match(text, at)
    sign = relation(match["rel"]) if match is not None else "="
    if match is None and marked:
        match = _DAMAGED.match(text, at)
        sign = damaged_relation(match["rel"]) if match is not None else "="
    if match is None and spoken:
        match = _SPOKEN.match(text, at)
    if match is None:
        return (), at
    worths = [_worth(match, sign)]
    end = match.end()
    also = _ALSO.match(text, end) if marked else None
    if also is not None:
        worths += [_worth(each, sign) for each in _EACH.finditer(text, end, also.end())]
        end = also.end()
    return tuple(worths), end


def _unread(text: str, at: int) -> tuple[tuple[Worth, ...], int]:
    """Return what stands in place of a value behind a bracket, and where it ends."""
    match = _UNREAD.match(text, at)
    if match is None:
        return (), at
    span = Span(match.start("rel"), match.end())
    return (Worth(relation(match["rel"]), None, 0, span),), match.end()


def _worth(match: re.Match[str], sign: str) -> Worth:
    """Return the value that a match with groups `sign` and `number` says."""
    value = number(match["number"], negative=bool(match["sign"]))
    start = match.start("sign") if match["sign"] else match.start("number")
    return Worth(sign, value.value, value.exponent, Span(start, match.end("number")))


def _degrees(inside: str, test: str, at: int) -> _Degrees:
    """Read a bracket that starts at `at`: "2, 28", "1, N = 226", "l, 76" (an l for a 1)."""
    if test in ("F", "chi2") and (pair := _TWO.match(inside)) is not None:
        first = _freedom(pair["a"], at + pair.start("a"))
        if test == "F":
            return _Degrees(first, _freedom(pair["b"], at + pair.start("b")))
        return _Degrees(first, n=_plain(pair["b"]))
    if test == "F":
        return _Degrees(fault=NOT_READ)
    if test == "U":
        sizes = tuple(int(size) for size in _SIZE.findall(inside))
        return _Degrees(sizes=sizes if len(sizes) == 2 else ())
    df: Freedom | None = None
    n: Decimal | None = None
    place = 0
    while place < len(inside):
        part = _PART.match(inside, place)
        if part is None:
            return _Degrees(fault=NOT_READ)
        if part["label"] in ("N", "n", "Ν"):
            n = _plain(part["value"])
        elif df is None:
            df = _freedom(part["value"], at + part.start("value"))
        else:
            return _Degrees(fault=NOT_READ)
        place = part.end()
    if df is None and n is not None and test in CORRELATIONS and n > 2:
        df = _freedom(str(n - 2))  # r(N = 30): a correlation has two degrees fewer than people
    return _Degrees(df, n=n)


def _degrees_after(text: str, end: int, test: str) -> tuple[_Degrees, int]:
    """Read degrees of freedom behind the value: "t = 2.20, df = 28"."""
    match = _AFTER.match(text, end)
    if match is None:
        sample = _N_AFTER.match(text, end)
        if test in CORRELATIONS and sample is not None and (n := number(sample["n"]).value) > 2:
            return _Degrees(_freedom(str(n - 2)), n=n), end
        return _Degrees(), end
    if test == "F" and not (match["b"] or match["d"]):
        return _Degrees(fault=NOT_READ), match.end()
    name, other = ("a", "b") if match["a"] else ("c", "d")
    second = _freedom(match[other], match.start(other)) if match[other] else None
    return _Degrees(_freedom(match[name], match.start(name)), second), match.end()


def _freedom(written: str, start: int | None = None) -> Freedom:
    """Return degrees of freedom: exact when whole, else rounded as printed."""
    value = _plain(written)
    exponent = int(value.as_tuple().exponent)
    span = Span(start, start + len(written)) if start is not None else None
    if exponent >= 0:
        return Freedom(value, Interval.exactly(value), span)
    return Freedom(value, Interval.around(value, exponent), span)


def _plain(written: str) -> Decimal:
    """Return a number whose only commas group thousands; l and I are a damaged 1."""
    return Decimal("1") if written in ("l", "I") else Decimal(written.replace(",", ""))
