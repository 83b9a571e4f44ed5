"""Locales: what the name of one says of how numbers and dates are written.

In: a name such as "en_GB", "de" or "de-CH". Out: whether decimals have a comma, and which
of day and month comes first in 3/4/2025; None where the name does not say. A language
alone ("en") says nothing of dates, since its countries differ.
"""

from __future__ import annotations

from verify.named import NamedTuple

_COMMA = frozenset(  # languages that write 1.234,5
    "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl no pl pt ro ru sk sl sr sv tr uk vi".split()
)
_POINT_COUNTRIES = frozenset(  # where they write 1,234.5 or 1'234.5 all the same
    "CH LI MX US PR GT HN NI PA PE SV DO".split()
)
_MONTH_FIRST = frozenset(["US", "PH", "FM", "PW", "MH"])
_DAY_FIRST_LANGUAGES = _COMMA - {"hu", "lt"}  # those two begin with the year
_UNSURE = frozenset(["CA"])  # both orders are written there


class Writing(NamedTuple):
    """How a locale writes; None where it does not say."""

    decimal_comma: bool | None = None
    month_first: bool | None = None


def writing(locale: str) -> Writing:
    """Return how a locale writes decimals and dates."""
    language, _, country = locale.replace("-", "_").partition("_")
    language, country = language.lower(), country.partition(".")[0].upper()
    if country in _MONTH_FIRST:
        return Writing(language in _COMMA and country not in _POINT_COUNTRIES, True)
    if language in _COMMA:
        comma = country not in _POINT_COUNTRIES
        return Writing(comma, False if language in _DAY_FIRST_LANGUAGES else None)
    if not country or country in _UNSURE:
        return Writing(False if country else None, None)
    return Writing(False, False if language == "en" else None)
