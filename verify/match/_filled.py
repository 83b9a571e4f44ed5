"""Which numbers may fill the slots of a phrase.

In: a rule and the numbers that a pattern would put into its slots. Out: whether they are
hedged, signed, listed and sized as the rule's `slots` want them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verify.match import cues
from verify.match._runs import joined
from verify.match._wordline import Line
from verify.match.frame import Mention
from verify.model.quantity import Bound, Hedge, Quantity
from verify.model.rule import Rule

NEVER_ROLE = 8  # weight of a cue by which a role rules a number out
_SPREADS = (" SD", "(SD", " SE", "(SE", " SEM", "(SEM", " n", "(n", " s.d.", "(s.d.")
_BOUNDS = {
    "upper": (Bound.AT_MOST, Bound.LESS_THAN, Bound.UP_TO),
    "lower": (Bound.AT_LEAST, Bound.MORE_THAN),
}


def fits(rule: Rule, name: str, mention: Mention) -> bool:
    """Return whether a number is hedged, or not, as its slot wants it."""
    options = rule.match.get("slots", {}).get(name, {})
    quantity = mention.quantity
    hedged = quantity.bound is not Bound.NONE or quantity.hedge is not Hedge.NONE
    if options.get("hedged") and not hedged:
        return False
    if options.get("never") and cues.best(mention.roles, options["never"]) >= NEVER_ROLE:
        return False
    if quantity.bound not in _BOUNDS.get(options.get("bound", ""), (quantity.bound,)):
        return False
    return not (options.get("plain") and hedged) and not _spread(quantity)


def one_sign(rule: Rule, held: Mapping[str, Sequence[Mention]]) -> bool:
    """Return whether numbers whose order is told have one sign: depths are told with either."""
    if not rule.match.get("plain"):
        return True
    signs = {
        (m.quantity.magnitude or 0) < 0 for own in held.values() for m in own if m.quantity.unit
    }
    return len(signs) < 2 or any("deg" in m.quantity.unit for own in held.values() for m in own)


def _spread(quantity: Quantity) -> bool:
    """Return whether a number is labelled as a spread or a size: "(M = 71.2, SD = 9.8)"."""
    at = quantity.span.start
    label = quantity.document.text[max(0, at - 8) : at].rstrip(" =\u00a0")
    return label.endswith(_SPREADS) and label != quantity.document.text[max(0, at - 8) : at]


def agree(rule: Rule, held: Mapping[str, Sequence[Mention]], line: Line) -> bool:
    """Return whether a slot has as many numbers as wanted, each less than their whole."""
    for name, options in rule.match.get("slots", {}).items():
        own = held.get(name, ())
        if len(own) < int(options.get("least", 1)):
            return False
        whole = held.get(options.get("under", ""), [None])[0]
        if whole is None:
            continue
        size = whole.quantity.magnitude or 0
        if size == len(own) or any((m.quantity.magnitude or 0) >= size for m in own):
            return False
        if whole.order < own[0].order and _listed(whole, line, own):
            return False
        if own[0].order < whole.order and _next(own[0]) == "and":
            return False  # "charges of 6 and tax of 7": neither is of the other
        if _listed(own[0], line, [whole]):
            return False
        if whole.order < own[0].order and _one_of_them(whole, own[0]):
            return False
        if whole.order < own[0].order and {_next(whole)} == {_next(m) for m in own} - {"", ","}:
            return False  # "10 on roads, 6 on parks and 3 on baths" are all parts
    return True


def _listed(mention: Mention, line: Line, but: Sequence[Mention]) -> bool:
    """Return whether a number goes on a list that began before it."""
    at = next(n for n, m in enumerate(line.numbers) if m.order == mention.order)
    if not at or any(line.numbers[at - 1].order == m.order for m in but):
        return False
    return joined(line.numbers[at - 1], mention)


def _one_of_them(whole: Mention, part: Mention) -> bool:
    """Return whether a whole is told as the parts are: "250 g of flour, 125 g of butter"."""
    return joined(whole, part) and _next(whole) == _next(part) == "of"


def _next(mention: Mention) -> str:
    """Return the word behind a number."""
    return "".join(mention.sentence.words[mention.place + 1 : mention.place + 2])
