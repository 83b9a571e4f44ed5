"""Unit symbols that are misspelt: "12 kms", "5 Kwh" -> claims on how they are written.

In: rules that list symbols with their usual misspellings, and an extraction. Out: a claim
for each number with such a symbol right behind it, the well-spelt ones too. A claim's
figure is the number with its symbol; what should stand there goes into `extra`. Lines in
capitals are left alone.

    symbols:
      km: [Km, kms]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "spelling"
OPTIONS = ("symbols",)
SLOTS = ("figure",)
_SYMBOL = re.compile(r"[ \u00a0\u202f\u2009]?([A-Za-z]{2,4}(?:/[A-Za-z])?)(?![\w/])")
_KINDS = (Kind.NUMBER, Kind.PHYSICAL)
_LOOKED = 5000  # characters in which a text would have a capital letter


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Yield a claim for each number with a symbol that a rule knows."""
    tables = [(rule, _meanings(rule)) for rule in rules]
    document = extraction.document
    if not any(map(str.isupper, document.text[:_LOOKED])):
        return  # a text without capitals says nothing of those of its symbols
    for quantity in extraction.quantities:
        number = quantity.number
        if quantity.kind not in _KINDS or number is None:
            continue
        match = _SYMBOL.match(document.text, number.end)
        if match is None or not document.text[number.end - 1].isdigit():
            continue
        for rule, table in tables:
            right = table.get(match[1])
            if right is not None and not _shouted(document, number):
                yield _claim(rule, quantity, Span(match.start(1), match.end(1)), right)


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a rule's options."""
    symbols = options.get("symbols")
    if not isinstance(symbols, dict) or not symbols:
        yield ("symbols", "is missing", "list each symbol with its misspellings")
        return
    for right, wrong in symbols.items():
        listed = wrong if isinstance(wrong, (list, tuple)) else [wrong]
        for one in (right, *listed):
            if _SYMBOL.fullmatch(str(one)) is None:
                yield (f"symbols.{right}", f"'{one}' is no symbol", "two to four letters")


def _meanings(rule: Rule) -> dict[str, str]:
    """Return what each symbol of a rule should be, right ones themselves."""
    table: dict[str, str] = {}
    for right, wrong in rule.match["symbols"].items():
        table[str(right)] = str(right)
        table.update((str(one), str(right)) for one in wrong)
    return table


def _claim(rule: Rule, quantity: Quantity, symbol: Span, right: str) -> Claim:
    """Return the claim that a number's symbol is spelt as `right`."""
    start = min(quantity.span.start, (quantity.number or quantity.span).start)
    figure = quantity._replace(span=Span(start, max(symbol.end, start)))
    extra = {"symbol": symbol, "right": right}
    return Claim(rule, {"figure": figure}, spans=(figure.span,), extra=extra)


def _shouted(document: Document, number: Span) -> bool:
    """Return whether a number stands in a line without a small letter before it."""
    text = document.text
    start = max(text.rfind("\n", 0, number.start) + 1, number.start - 80)
    before = text[start : number.start]
    return any(c.isupper() for c in before) and before.upper() == before
