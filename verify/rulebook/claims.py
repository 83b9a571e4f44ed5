"""One-line claims: "380B CNY ≈ $53B" -> a claim, its two sides as expressions.

In: a line a person typed. Out: a `Claim` whose slots hold the quantities, read as they
are read in any document, and whose `extra` holds the two sides and the sign between
them. What it means is the law `claim`'s; what is wrong is told with its place.

    claim  := side ("=" | "≈" | "<" | "<=" | "≤" | ">" | ">=" | "≥" | "vs") side
    side   := term ((" + " | " - ") term)*
    term   := factor ((" * " | "×" | " / " | "÷") factor)*
    factor := "(" side ")" | operand " of " operand | operand
    operand:= words quantity words                    one quantity; the words are its label
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from verify import extract
from verify.model.claim import Claim
from verify.model.document import DECLARED, Document
from verify.model.errors import ClaimError
from verify.model.interval import Interval
from verify.model.quantity import CALENDAR, Kind, Quantity
from verify.model.rule import Expression, Rule, Severity
from verify.model.settings import DEFAULT, Settings
from verify.model.span import Span
from verify.named import NamedTuple

MAX_CHARACTERS = 500
MAX_OPERANDS = 30
MAX_DEPTH = 12
OPERATORS = "= ≈ < ≤ > ≥ vs"
_RELATION = re.compile(
    r"(?P<same>==?|≈|≃|≅|~=|(?<=\s)~(?=\s)|<=|>=|≤|≥|<|>)|(?<=\s)(?P<vs>vs\.?|versus)(?=\s)",
    re.IGNORECASE,
)
_NAMES = {"==": "=", "≃": "≈", "≅": "≈", "~=": "≈", "~": "≈", "<=": "≤", ">=": "≥"}
# A minus, a slash or an x between numbers has blanks round it; inside a unit or a range it has none.
_SIGN = re.compile(
    r"\+|(?<=\s)[-−–/](?=\s)|(?<=\s)x(?=\s)|(?<=\s)of(?=\s)|(?<=\s)out of(?=\s)|[*×·÷()]"
)
_ACTIONS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "of": "of"}
_SAME = {"−": "-", "–": "-", "×": "*", "·": "*", "x": "*", "÷": "/", "out of": "of"}
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
_WORD = re.compile(r"\s?[^\W\d]{1,40}")
_UNIT_LIKE = re.compile(r"[A-Z]{2,5}|[a-z]{1,6}[A-Z][A-Za-z]*")  # XQZ, degC
_DIGIT = re.compile(r"[0-9]")
RULE = Rule(
    id="declared/claim",
    title="A declared claim does not hold",
    severity=Severity.ERROR,
    match_kind="declared",
    match={},
    message="",
    law="claim",
)


class _Token(NamedTuple):
    """A sign, or the text of an operand, at its place."""

    sign: str
    start: int
    end: int


def parsed(
    text: str,
    *,
    date: dt.date | None = None,
    tolerance: str | None = None,
    rule: Rule = RULE,
    settings: Settings = DEFAULT,
) -> Claim:
    """Return the claim that a line makes.

    Raises: ClaimError with the place of the offending character.
    """
    if len(text) > MAX_CHARACTERS:
        raise ClaimError(f"a claim has at most {MAX_CHARACTERS} characters", text=text[:60])
    at, end, operator = _relation(text)
    reader = _Reader(text, settings)
    left = reader.side(0, at)
    right = reader.side(end, len(text))
    labels = {slot: label for slot, label in reader.labels.items() if label}
    return Claim(
        rule,
        reader.slots,
        extra={
            "text": text.strip(),
            "left": left,
            "right": right,
            "operator": operator,
            "date": date,
            "tolerance": tolerance,
            "labels": labels,
            "operands": reader.operands,
        },
    )


def value(text: str, settings: Settings = DEFAULT) -> tuple[Expression, dict[str, Quantity]]:
    """Return a declared value: a quantity, or a sum or product of some, and its slots.

    Raises: ClaimError with the place of the offending character.
    """
    if len(text) > MAX_CHARACTERS:
        raise ClaimError(f"a value has at most {MAX_CHARACTERS} characters", text=text[:60])
    if found := _RELATION.search(text):
        raise ClaimError("a value holds no comparison", text=text, offset=found.start())
    reader = _Reader(text, settings)
    return reader.side(0, len(text)), reader.slots


def _relation(text: str) -> tuple[int, int, str]:
    """Return where the sign between the sides stands, and which it is."""
    found = list(_RELATION.finditer(text))
    if not found:
        at = len(text.rstrip())
        raise ClaimError(
            "no sign of comparison", text=text, offset=at, hint=f"write one of {OPERATORS}"
        )
    if len(found) > 1:
        raise ClaimError(
            "a second sign of comparison",
            text=text,
            offset=found[1].start(),
            hint="one claim compares two sides; write two claims",
        )
    sign = found[0].group().lower()
    operator = "vs" if found[0]["vs"] else _NAMES.get(sign, sign)
    return found[0].start(), found[0].end(), operator


class _Reader:
    """Reads the sides of a claim; the quantities are numbered as they come."""

    def __init__(self, text: str, settings: Settings) -> None:
        self.text = text
        self.settings = settings
        self.document = Document("claim", text, text, format=DECLARED)
        self.slots: dict[str, Quantity] = {}
        self.labels: dict[str, str] = {}
        self.operands: dict[str, str] = {}
        self.tokens: list[_Token] = []
        self.at = 0

    def fail(self, message: str, offset: int, hint: str = "") -> ClaimError:
        """Return an error at a place of the claim."""
        return ClaimError(message, text=self.text, offset=offset, hint=hint)

    def side(self, start: int, end: int) -> Expression:
        """Return the expression of one side."""
        self.tokens, self.at = list(_tokens(self.text, start, end)), 0
        found = self.sum(0)
        rest = self.peek()
        if rest.sign:
            raise self.fail(f"unexpected '{rest.sign}'", rest.start, "check the brackets")
        return found

    def peek(self) -> _Token:
        """Return the next token without taking it; an empty one at the end."""
        if self.at < len(self.tokens):
            return self.tokens[self.at]
        end = self.tokens[-1].end if self.tokens else len(self.text)
        return _Token("", end, end)

    def sum(self, depth: int) -> Expression:
        """Read terms joined by plus and minus."""
        found = self.product(depth)
        while self.peek().sign in ("+", "-"):
            action = _ACTIONS[self.tokens[self.at].sign]
            self.at += 1
            found = (action, found, self.product(depth))
        return found

    def product(self, depth: int) -> Expression:
        """Read factors joined by times, divided by and "of"."""
        found = self.factor(depth)
        while self.peek().sign in ("*", "/", "of"):
            action = _ACTIONS[self.tokens[self.at].sign]
            self.at += 1
            other = self.factor(depth)
            if action == "of":
                action = "mul" if self.is_share(found) else "div"
            found = (action, found, other)
        return found

    def is_share(self, part: Expression) -> bool:
        """Return whether a part is a percentage, of which "of" takes a share."""
        if not isinstance(part, str):
            return False
        own = self.slots[part]
        return own.unit == "percent" or own.kind is Kind.RATIO

    def factor(self, depth: int) -> Expression:
        """Read a bracket or one quantity."""
        token = self.peek()
        if depth > MAX_DEPTH:
            raise self.fail("nested too deeply", token.start)
        if token.sign == "(":
            self.at += 1
            found = self.sum(depth + 1)
            if self.peek().sign != ")":
                raise self.fail("a bracket is not closed", token.start, "write ')'")
            self.at += 1
            return found
        if token.sign != "quantity":
            what = f"unexpected '{token.sign}'" if token.sign else "a quantity is missing"
            raise self.fail(what, token.start, "a number with its unit stands here")
        self.at += 1
        return self.operand(token)

    def operand(self, token: _Token) -> str:
        """Read one quantity with the words round it, and return its slot."""
        own = self.text[token.start : token.end]
        quantity = self.quantity(own, token.start)
        if len(self.slots) >= MAX_OPERANDS:
            raise self.fail(f"more than {MAX_OPERANDS} quantities", token.start)
        lead = quantity.lead or quantity.span
        first = min(lead.start, quantity.span.start)
        rest = f"{self.text[token.start : first]} {self.text[quantity.span.end : token.end]}"
        stray = _DIGIT.search(self.text, quantity.span.end, token.end) or _DIGIT.search(
            self.text, token.start, first
        )
        if stray:
            hint = "join two quantities by a sign: + - * / ="
            raise self.fail("a second number in one place", stray.start(), hint)
        slot = f"q{len(self.slots)}"
        self.slots[slot] = quantity
        self.labels[slot] = " ".join(rest.split())
        self.operands[slot] = " ".join(own.split())
        self.known(quantity, token)
        return slot

    def known(self, quantity: Quantity, token: _Token) -> None:
        """Raise where what stands behind a bare number looks like a unit or a currency."""
        word = _WORD.match(self.text, quantity.span.end, token.end)
        if word is None or quantity.unit:
            return
        own = word.group().strip()
        if _UNIT_LIKE.fullmatch(own) or not word.group()[0].isspace():
            hint = "write it out, such as euros, EUR, kilometres or km"
            raise self.fail(f"unknown unit or currency '{own}'", word.end() - len(own), hint)

    def quantity(self, own: str, offset: int) -> Quantity:
        """Return the one quantity in an operand's text, its spans in the whole claim."""
        document = Document.from_text(own, name="claim")
        found = extract.read(document, self.settings).quantities
        numbers = [q for q in found if q.kind not in CALENDAR]
        if numbers:
            return _moved(numbers[0], self.document, offset)
        plain = _PLAIN.search(own)
        if plain is None:
            at = offset + len(own) - len(own.lstrip())
            hint = "write a number with its unit, such as 380B CNY, 12.5% or 48 km"
            raise self.fail(f"no quantity in '{own.strip()}'", at, hint)
        return _bare(plain, self.document, offset)


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    """Yield the signs and operands of one side."""
    at = start
    for match in _SIGN.finditer(text, start, end):
        if not text[at : match.start()].strip() and match.group() == "+":
            continue  # the sign of a number
        if text[at : match.start()].strip():
            yield _Token("quantity", at, match.start())
        sign = match.group()
        yield _Token(_SAME.get(sign, sign), match.start(), match.end())
        at = match.end()
    if text[at:end].strip():
        yield _Token("quantity", at, end)


def _moved(quantity: Quantity, document: Document, by: int) -> Quantity:
    """Return a quantity of a part of a text as one of the whole text."""

    def moved(span: Span | None) -> Span | None:
        return None if span is None else Span(span.start + by, span.end + by)

    span = Span(quantity.span.start + by, quantity.span.end + by)
    return quantity._replace(
        document=document, span=span, number=moved(quantity.number), lead=moved(quantity.lead)
    )


def _bare(match: re.Match[str], document: Document, offset: int) -> Quantity:
    """Return a number that a text would take for a year: in a claim it is a number."""
    value = Decimal(match.group())
    span = Span(match.start() + offset, match.end() + offset)
    exact = Interval.exactly(value)
    return Quantity(document, span, Kind.NUMBER, value, "", exact, exact, number=span)
