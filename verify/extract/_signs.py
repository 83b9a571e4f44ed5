"""Signs and numbers as papers and their PDFs print them.

In: characters. Out: patterns for relation signs, minus signs and numbers, and what each
stands for. Fonts without a character map leave fixed stand-ins: "⫽" and "ϭ" for "=",
"⬍" and "Ͻ" for "<", "¼" for "=", and plain letters ("p b .001", "p ! .05").
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.statistic import Sign

# White space of any width, and the control characters that lost signs leave behind.
GAP = r"[\s\x00-\x08\x0e-\x1f\u200b\u2060\ufeff$]{0,5}"
MINUS = r"[-−–—‐‑‒⫺Ϫ﹣－]"
RELATION = (
    r"(?:<bc>|&lt;=?|&gt;=?|&[lg]e;|<=|>=|=<|=>|\\(?:leq?|geq?|lt|gt)\b"
    r"|[=＝⫽ϭ≈≃¼<＜⬍Ͻ≤⩽≦>＞⬎Ͼ≥⩾≧])"
)
_RAISED = "[⁻⁺]?[⁰¹²³⁴-⁹]{1,3}"
_TIMES_TEN = (
    rf"(?:\s?[x×*·⋅]\s?10(?:\s?\^?\{{?\s?{MINUS}?\s?\d{{1,3}}\}}?|{_RAISED})|[eE]{MINUS}?\d{{1,3}})"
)
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})++(?:\.\d+)?|0?[.·]\s?\d+|\d+(?:[.·]\d+|,\d{1,2}(?!\d))?|,\d+)"
    rf"{_TIMES_TEN}?"
)
P_NUMBER = rf"(?:10(?:\s?\^?\{{?\s?{MINUS}\s?\d{{1,3}}\}}?|⁻[⁰¹²³⁴-⁹]{{1,3}})|0,\d+|{NUMBER})"

_LESS, _MORE = "<＜⬍Ͻ", ">＞⬎Ͼ"
# What the letters of a broken font stand for, behind a bracket or a p.
_DAMAGED = {
    "=": ("p", "5", "¼", "Z", "<bc>"),
    "<": ("b", "!", "o", ","),
    ">": ("N", "O", ".", "4"),
}
_DAMAGED_SIGN = {sign: meaning for meaning, signs in _DAMAGED.items() for sign in signs}
_DASHES = str.maketrans("−–—‐‑‒⫺Ϫ﹣－⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-----------+0123456789")


def relation(sign: str) -> str:
    """Return "=", "<", ">", "<=" or ">=" for a sign as printed."""
    if sign in ("≤", "⩽", "≦", "<=", "=<", "&lt;=", "&le;", "\\le", "\\leq"):
        return "<="
    if sign in ("≥", "⩾", "≧", ">=", "=>", "&gt;=", "&ge;", "\\ge", "\\geq"):
        return ">="
    if sign in ("&lt;", "\\lt") or sign in _LESS:
        return "<"
    if sign in ("&gt;", "\\gt") or sign in _MORE:
        return ">"
    return "="


def damaged_relation(sign: str) -> str:
    """Return the relation that a broken font's stand-in replaced."""
    return _DAMAGED_SIGN.get(sign, "=")


def number(written: str, *, negative: bool = False) -> Sign:
    """Return what a match of `NUMBER` or `P_NUMBER` says."""
    plain = "".join(written.translate(_DASHES).split()).replace("·", ".", 1)
    plain = plain.replace("{", "").replace("}", "")
    mantissa, power = _split_power(plain)
    if "," in mantissa:
        whole, _, rest = mantissa.rpartition(",")
        decimal = "." not in mantissa and (len(rest) != 3 or whole in ("", "0"))
        mantissa = mantissa.replace(",", "." if decimal else "")
    value = Decimal(mantissa)
    exponent = int(value.as_tuple().exponent) + power
    return Sign((-value if negative else value).scaleb(power), exponent)


def _split_power(plain: str) -> tuple[str, int]:
    """Split "3.2x10^-5", "3.2e-5" or "10^-5" into its mantissa and its power of ten."""
    for mark in ("x10", "×10", "*10", "⋅10", ".10^"):
        if mark in plain:
            mantissa, _, power = plain.partition(mark)
            return mantissa, int(power.lstrip("^") or 0)
    lowered = plain.lower()
    if "e" in lowered:
        mantissa, _, power = lowered.partition("e")
        return mantissa, int(power)
    if plain.startswith("10") and "-" in plain:
        return "1", int(plain[2:].lstrip("^"))
    return plain, 0
