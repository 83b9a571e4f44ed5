"""Amounts told at a rate: "a loan of £40 million. At 1.25 dollars to the pound, that is $50 million".

In: the rates that a text states, and its amounts of money. Out: the amount of one currency
and the amount of the other that the sentence of the rate makes of it: told behind the rate
("that is", "comes to"), or right before it ("worth ..., at a rate of"). Of the first there
is one alone in that sentence and the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify.match._exchange import Stated, renamed
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.span import Span

NEAR = Decimal("1.6")  # a factor by which amounts that a rate ties are seldom off
_WIDER = ((1, 1), (2, 1), (2, 2))  # sentences looked over: what is converted is told before
FAR = 320  # characters looked back over for the amount that is converted
_ENDS = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘$£€¥])|\n\s*\n")
_HEDGE = r"(?:(?:about|around|roughly|some|approximately|nearly|almost|just (?:over|under)|exactly|only) )?"
_GIVES = re.compile(
    r"(?:[ ,)]|used |throughout |here |elsewhere )*[a-z' ]{0,28}?"
    r"\b(?:is|was|equals|equates to|equated to|comes to|came to|makes|made|gives|gave|giving|making|amounts to|amounted to|"
    r"works out at|worked out at|means|meant|worth|or|yields|yielded|buys|bought|cost|costs|becomes|became|represents|"
    r"puts? (?:it|that|this|the [a-z]+) at|converts to|translates to|translates into|corresponds to)(?: the equivalent of)? "
    + _HEDGE
    + r"$"
)
_TOLD_AT = re.compile(
    r",? ?(?:[a-z]+ ){0,3}(?:at|using|on|with|given|assuming|applying|by)\b[a-z' -]{0,48}$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|further|more than|up to|additional|extra|other|rest|remaining) $", re.IGNORECASE
)


def pairs(
    quantities: Sequence[Quantity], rates: Mapping[frozenset[str], Stated]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the amounts that a stated rate is said to turn into one another."""
    money = [
        renamed(q, rates) for q in quantities if q.kind is Kind.MONEY and q.magnitude is not None
    ]
    for rate in rates.values():
        own = [q for q in money if q not in rate.quantities and q.unit in (rate.base, rate.quote)]
        told = Span(
            rate.quantities[0].span.start, rate.quantities[0].span.start + len(rate.surface)
        )
        result = _behind(own, told) or _before(own, told)
        given = _given(own, result, told) if result is not None else None
        if result is not None and given is not None:
            yield given, result
        else:
            yield from _lone(own, rate, told)


def _lone(
    money: Sequence[Quantity], rate: Stated, told: Span
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one amount of either currency about a rate: its own sentence, else those beside it too."""
    if not money:
        return
    text = money[0].document.text
    stops = [m.end() for m in _ENDS.finditer(text, max(0, told.start - FAR), told.end + FAR)]
    before = [at for at in stops if at <= told.start]
    behind = [at for at in stops if at >= told.end]
    for back, ahead in _WIDER:
        begin = before[-back] if len(before) >= back else max(0, told.start - FAR)
        end = behind[ahead - 1] if len(behind) >= ahead else told.end + FAR
        near = [q for q in money if begin <= q.span.start < end]
        if any(q.bound is not Bound.NONE or _set_apart(q) for q in near):
            return
        one = [q for q in near if q.unit == rate.base]
        other = [q for q in near if q.unit == rate.quote]
        if one and other:
            if len(one) == len(other) == 1 and _near(one[0], other[0], rate):
                first, second = sorted((one[0], other[0]), key=lambda q: q.span)
                yield first, second
            return


def _set_apart(quantity: Quantity) -> bool:
    """Return whether an amount is said to be another one."""
    text, start = quantity.document.text, quantity.span.start
    return _ANOTHER.search(text, max(0, start - 16), start) is not None


def _near(one: Quantity, other: Quantity, rate: Stated) -> bool:
    """Return whether two amounts imply nearly the rate, or a power of ten of it: strangers seldom do."""
    if not one.magnitude or not other.magnitude or rate.value.middle <= 0:
        return False
    off = other.magnitude / one.magnitude / rate.value.middle
    return any(1 / NEAR <= off * power <= NEAR for power in (1, 10, Decimal("0.1")))


def _behind(money: Sequence[Quantity], rate: Span) -> Quantity | None:
    """Return the amount that a rate is said to give: "at 1.25 to the pound, that is #"."""
    amount = next((q for q in money if q.span.start >= rate.end), None)
    if amount is None:
        return None
    gap = amount.document.text[rate.end : amount.span.start]
    return amount if _GIVES.fullmatch(gap) else None


def _before(money: Sequence[Quantity], rate: Span) -> Quantity | None:
    """Return the amount that is told at a rate: "worth #, at a rate of"."""
    amount = next((q for q in reversed(money) if q.span.end <= rate.start), None)
    if amount is None:
        return None
    return (
        amount if _TOLD_AT.fullmatch(amount.document.text[amount.span.end : rate.start]) else None
    )


def _given(money: Sequence[Quantity], result: Quantity, rate: Span) -> Quantity | None:
    """Return the only amount of the other currency in the sentence of a rate and the one before."""
    text, end = result.document.text, min(result.span.start, rate.start)
    stops = [m.end() for m in _ENDS.finditer(text, max(0, end - FAR), end)]
    begin = stops[-2] if len(stops) > 1 else max(0, end - FAR)
    near = [q for q in money if begin <= q.span.start < end and q.unit != result.unit]
    if len({q.magnitude for q in near}) != 1 or near[-1].bound is not Bound.NONE:
        return None
    if _ANOTHER.search(text, max(0, near[-1].span.start - 16), near[-1].span.start):
        return None
    return near[-1]
