"""Wording: the arithmetic of a check, as a person would write it down.

In: a case with its verdict. Out: lines such as "52 / 40 - 1 = 30%", the numbers as the
text writes them, and the rule's message with its names filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from verify.extract.lexicon import PLACES
from verify.judge.case import Case
from verify.judge.relation import Ends
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Expression
from verify.units import format as forms

_DIGIT = re.compile(r"[0-9]")
LOOSE, SUM, PRODUCT, TIGHT = 0, 1, 2, 3
_SIGNS = {
    "add": (" + ", SUM),
    "sub": (" - ", SUM),
    "mul": (" × ", PRODUCT),
    "div": (" / ", PRODUCT),
}
_IN_WORDS = 10  # places that are told in words
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_NAMES = {"mean": "mean", "median": "median", "min": "least", "max": "greatest"}


def calculation(case: Case) -> str:
    """Return the relation with the text's own numbers in it: "52 / 40 - 1"."""
    form = _signed(case.form, case.sign)
    return infix(form, case.claim.slots, LOOSE)


def intervals(case: Case, stated: Interval, expected: Interval) -> str:
    """Return what the stated number stands for, and what the others give."""
    unit = case.judged.unit
    own = f"{worded(case.judged)} stands for {forms.interval(stated, unit)}"
    others = "what is declared" if case.claim.extra.get("declared") else "the other numbers"
    gives = "is" if case.claim.extra.get("declared") else "give"
    return f"{own}; {others} {gives} {forms.interval(expected, unit)}"


def worded(held: Quantity | tuple[Quantity, ...]) -> str:
    """Return a quantity, or several, with the words that bound or hedge it: "over $16 billion"."""
    if not isinstance(held, Quantity):
        return listed([worded(q) for q in held])
    lead = held.lead
    if lead is None or not 0 <= held.span.start - lead.end <= 2:
        return surface(held)
    return " ".join(held.document.text[lead.start : held.span.end].split())


def surface(held: Quantity | tuple[Quantity, ...]) -> str:
    """Return a quantity, or several, as the text writes them."""
    if isinstance(held, Quantity):
        text = " ".join(held.surface.split())
        # A number word that opened its sentence opens none here.
        opened = text[:1].isupper() and text[1:].islower() and not _DIGIT.search(text)
        return text[0].lower() + text[1:] if opened else text
    return listed([surface(q) for q in held])


def listed(parts: list[str]) -> str:
    """Return texts as a list in a sentence: "a, b and c"."""
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def ordinal(place: int) -> str:
    """Return a place among several, in words up to the tenth: "third", "11th", "22nd"."""
    if place <= _IN_WORDS:
        return PLACES[place - 1]
    teens = place % 100 in (11, 12, 13)
    return f"{place}{'th' if teens else _ENDINGS.get(place % 10, 'th')}"


def filled(template: str, names: Mapping[str, str]) -> str:
    """Return a message with its {names} filled in; a name that nothing fills stays."""
    text = template
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _signed(form: Expression, signs: Mapping[str, Ends]) -> Expression:
    """Return a form with its signs worked in: x × (-1) is -x."""
    if isinstance(form, str):
        return form
    if form[0] == "sign":
        sign = signs.get(f"sign({form[1]})")
        return ("neg", "1") if sign is not None and sign.low < 0 else "1"
    name, *parts = form
    parts = [_signed(part, signs) for part in parts]
    return _tidied((name, *parts))


def _tidied(form: tuple[Expression, ...]) -> Expression:
    """Return a form without factors of one and double signs."""
    name = form[0]
    if name == "neg":
        inner = form[1]
        if _is_negative(inner):
            return cast(Expression, inner[1])
        if not isinstance(inner, str) and inner[0] == "sub":
            return ("sub", inner[2], inner[1])
        return form
    if len(form) < 3:
        return form
    a, b = form[1], form[2]
    if name == "mul" and "1" in (a, b):
        return b if a == "1" else a
    if name == "div" and b == "1":
        return a
    if name in ("mul", "div") and (_is_negative(a) or _is_negative(b)):
        inner = (name, _positive(a), _positive(b))
        odd = _is_negative(a) != _is_negative(b)
        return _tidied(("neg", _tidied(inner))) if odd else _tidied(inner)
    if name == "sub" and _is_negative(b):
        return _tidied(("add", a, _positive(b)))
    if name == "add" and _is_negative(b):
        return _tidied(("sub", a, _positive(b)))
    if name == "add" and _is_negative(a):
        return ("sub", b, _positive(a))
    return form


def _is_negative(form: Expression) -> bool:
    """Return whether a form opens with a minus."""
    return not isinstance(form, str) and form[0] == "neg"


def _positive(form: Expression) -> Expression:
    """Return a form without its opening minus."""
    return form[1] if _is_negative(form) else form


def infix(
    form: Expression, slots: Mapping[str, Quantity | tuple[Quantity, ...]], place: int = LOOSE
) -> str:
    """Return a form as a person writes it, in brackets where its place needs them."""
    if isinstance(form, str):
        return surface(slots[form]) if form in slots else form
    name = form[0]
    if name in ("sum", "mean", "median", "min", "max", "count"):
        return _several(name, slots[str(form[1])], place)
    if name == "neg":
        return _bracketed(f"-{infix(form[1], slots, TIGHT)}", place > LOOSE)
    if name == "pow":
        return _power(form, slots)
    sign, own = _SIGNS[name]
    left = infix(form[1], slots, own)
    right = infix(form[2], slots, own + 1 if name in ("sub", "div") else own)
    return _bracketed(f"{left}{sign}{right}", place > own)


def _power(form: Expression, slots: Mapping[str, Quantity | tuple[Quantity, ...]]) -> str:
    """Return a power: a root where it is one half."""
    base = infix(form[1], slots, TIGHT)
    if form[2] == ("div", "1", "2"):
        return f"√{base}"
    return f"{base}^{infix(form[2], slots, TIGHT)}"


def _several(name: str, held: Quantity | tuple[Quantity, ...], place: int) -> str:
    """Return a function of several quantities: "412 + 287 + 163"."""
    parts = (held,) if isinstance(held, Quantity) else held
    if name == "count":
        return str(len(parts))
    if name == "sum":
        return _bracketed(_added(parts), place > SUM and len(parts) > 1)
    if name == "mean":
        total = _bracketed(_added(parts), len(parts) > 1)
        return _bracketed(f"{total} / {len(parts)}", place > PRODUCT)
    return f"the {_NAMES[name]} of {surface(tuple(parts))}"


def _added(parts: Sequence[Quantity]) -> str:
    """Return a sum; what is negative, by a sign or in brackets, is taken away."""
    text = ""
    for quantity in parts:
        own = surface(quantity)
        minus = quantity.magnitude is not None and quantity.magnitude < 0
        bare = own.removeprefix("(").removesuffix(")") if minus else own
        bare = bare.lstrip("+-−").strip() or own
        if not text:
            text = own
        else:
            text += f" - {bare}" if minus else f" + {bare}"
    return text


def _bracketed(text: str, needed: bool) -> str:
    """Return a text in brackets, where they are needed."""
    return f"({text})" if needed else text
