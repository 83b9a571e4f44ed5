"""Claims are judged by interval arithmetic, and the check says how and what it should be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify import judge
from verify.judge import phrase, relation
from verify.judge.relation import Ends, divided
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule, Severity
from verify.model.span import Span
from verify.rulebook.equation import compiled

CHANGE = "change = abs(new - old) / old"
KINDS = {"percent": Kind.PERCENT, "USD": Kind.MONEY, "": Kind.NUMBER}


def quantity(
    written: str, unit: str = "", head: str = "", tail: str = "", **more: object
) -> Quantity:
    """A quantity whose text is head + written + tail, rounded at its last digit."""
    text = f"{head}{written}{tail}"
    document = Document("t", text, text)
    scale = {" million": 6, " billion": 9}.get(tail, 0)
    value = Decimal(written.replace(",", ""))
    exponent = int(value.as_tuple().exponent) + scale
    magnitude = value.scaleb(scale)
    printed = Interval.around(magnitude, exponent)
    bare = written.replace(",", "").rstrip("0")
    zeros = len(written.replace(",", "")) - len(bare)
    wide = printed
    if "." not in written and zeros and len(bare) >= 2:
        wide = Interval.around(magnitude, exponent + zeros)
    fields = {
        "exponent": exponent,
        "interval": printed,
        "charitable": wide,
        "number": Span(len(head), len(head) + len(written)),
    } | more
    return Quantity(
        document, Span(0, len(text)), KINDS.get(unit, Kind.PHYSICAL), magnitude, unit, **fields
    )  # type: ignore[arg-type]


def count(n: int) -> Quantity:
    exact = Interval.exactly(Decimal(n))
    return quantity(str(n), interval=exact, charitable=exact, exponent=None)


def rule(equation: str, judged: str, **more: object) -> Rule:
    fields = {
        "id": "test/rule",
        "title": "t",
        "severity": Severity.ERROR,
        "match_kind": "none",
        "match": {},
        "message": "{judged} should be {expected}",
        "equation": compiled(equation, judged),
    }
    return Rule(**(fields | more))  # type: ignore[arg-type]


def check(equation: str, judged: str, slots: dict[str, object], **more: object) -> Check:
    certain = bool(more.pop("certain", True))
    return judge.claim_check(Claim(rule(equation, judged, **more), slots, certain=certain))  # type: ignore[arg-type]


def percent(written: str) -> Quantity:
    return quantity(written, "percent", tail="%")


def test_a_wrong_change_is_an_error_with_its_arithmetic() -> None:
    found = check(CHANGE, "change", {"old": count(40), "new": count(52), "change": percent("23")})
    assert found.verdict is Verdict.INCONSISTENT
    assert found.severity is Severity.ERROR
    assert found.expected_text == "30%"
    assert found.arithmetic[0] == "52 / 40 - 1 = 30%"
    assert found.assumption == "it fits when reckoned from 52 instead of 40"  # 12 / 52 is 23%
    assert found.expected == Interval(Decimal(30), Decimal(30))


def test_a_fall_is_judged_by_its_size() -> None:
    found = check(CHANGE, "change", {"old": count(52), "new": count(40), "change": percent("23")})
    assert (found.verdict, found.how) == (Verdict.CONSISTENT, "by rounding")
    assert found.arithmetic == ("1 - 40 / 52 = 23%",)


def test_an_exact_fit_says_so() -> None:
    found = check(CHANGE, "change", {"old": count(40), "new": count(52), "change": percent("30")})
    assert (found.verdict, found.how) == (Verdict.CONSISTENT, "exactly")


def test_points_called_percent_are_named() -> None:
    slots = {"old": percent("61"), "new": percent("65"), "change": percent("4")}
    found = check(CHANGE, "change", slots)
    assert found.verdict is Verdict.INCONSISTENT
    assert "percentage points" in found.assumption
    assert found.expected_text == "7%"


def test_totals_name_their_parts() -> None:
    slots = {"parts": (count(412), count(287), count(163)), "total": count(872)}
    found = check("total = sum(parts)", "total", slots)
    assert found.arithmetic[0] == "412 + 287 + 163 = 862"
    assert found.assumption == "one digit is off"
    assert found.message == "872 should be 862; one digit is off"


def test_only_the_printed_reading_failing_is_a_warning() -> None:
    slots = {"parts": (quantity("1,200"), quantity("338")), "total": quantity("1545")}
    found = check("total = sum(parts)", "total", slots)
    assert (found.verdict, found.severity) == (Verdict.INCONSISTENT, Severity.WARNING)
    kind = check("total = sum(parts)", "total", slots, tolerance="charitable")
    assert (kind.verdict, kind.how) == (Verdict.CONSISTENT, "only charitably")


def test_a_likely_relation_is_at_most_a_warning() -> None:
    slots = {"parts": (count(1), count(2)), "total": count(5)}
    found = check("total = sum(parts)", "total", slots, certain=False)
    assert found.severity is Severity.WARNING


def test_a_million_for_a_billion_is_named_and_written_in_the_texts_form() -> None:
    parts = tuple(quantity(n, "USD", "$", " million") for n in ("1.5", "2.1"))
    slots = {"parts": parts, "total": quantity("3.6", "USD", "$", " billion")}
    found = check("total = sum(parts)", "total", slots)
    assert found.expected_text == "$3.6 million"
    assert found.assumption == "it is about 1,000 times too large: billion for million"


def test_a_bound_holds_as_a_bound() -> None:
    over = Interval(Decimal(107), INFINITY, True, True)
    wide = quantity("107", "percent", tail="%", interval=over, charitable=over)
    found = check("a = b", "a", {"a": wide, "b": percent("112")})
    assert (found.verdict, found.how) == (Verdict.CONSISTENT, "as a bound")
    below = check("a = b", "a", {"a": wide, "b": percent("105")})
    assert below.verdict is Verdict.INCONSISTENT


def test_an_open_end_that_only_touches_does_not_meet() -> None:
    over = Interval(Decimal("0.1"), INFINITY, True, True)
    wide = quantity("0.1", interval=over, charitable=over)
    point = Interval.exactly(Decimal("0.1"))
    same = quantity("0.1", interval=point, charitable=point)
    assert check("a = b", "a", {"a": wide, "b": same}).verdict is Verdict.INCONSISTENT


def test_inequalities_are_judged_from_either_side() -> None:
    slots = {"part": count(95), "whole": count(90)}
    for judged in slots:
        assert check("part <= whole", judged, slots).verdict is Verdict.INCONSISTENT
        swapped = {"part": count(90), "whole": count(90)}
        assert check("part <= whole", judged, swapped).verdict is Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ({"old": count(0), "new": count(5), "change": percent("5")}, "a division by zero"),
        ({"old": count(1), "new": count(5)}, "'change' is not one number"),
        ({"new": count(1), "change": percent("5")}, "old is not one number"),
    ],
)
def test_what_cannot_be_judged_says_why(slots: dict[str, object], reason: str) -> None:
    found = check(CHANGE, "change", slots)
    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, reason)


def test_different_units_are_not_reckoned_with() -> None:
    slots = {"parts": (quantity("1", "USD"), quantity("2", "EUR")), "total": quantity("3", "USD")}
    found = check("total = sum(parts)", "total", slots)
    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, "different units: EUR, USD")


def test_units_of_one_dimension_are_converted() -> None:
    slots = {
        "speed": quantity("90", "kilometer/hour", tail=" km/h"),
        "distance": quantity("120", "kilometer", tail=" km"),
        "time": quantity("45", "minute", tail=" minutes"),
    }
    found = check("speed = distance / time", "speed", slots)
    assert (found.verdict, found.expected_text) == (Verdict.INCONSISTENT, "160 km/h")


def test_a_slot_that_stands_twice_is_not_overestimated() -> None:
    """k / (k + m) with k in [1, 2], m in [1, 2] is within [1/3, 2/3], not [1/4, 1]."""
    equation = compiled("share = k / (k + m)", "share")
    values = {"k": Ends(1.0, 2.0), "m": Ends(1.0, 2.0)}
    found = relation.value(equation.solved["share"], values, equation.slopes["share"])
    assert found.low == pytest.approx(1 / 3)
    assert found.high == pytest.approx(2 / 3)


def test_a_slope_proves_nothing_across_a_pole() -> None:
    """0.2 / (0.2 + 0) is 1; with the 0 rounded to a whole number the divisor may be zero."""
    slots = {"share": quantity("1"), "part": quantity("0.2"), "rest": quantity("0")}
    found = check("share = part / (part + rest)", "share", slots)
    assert found.verdict is Verdict.UNDECIDED


decimals = st.decimals(min_value=-999, max_value=999, places=1)


@given(
    a=st.tuples(decimals, decimals),
    b=st.tuples(decimals, decimals),
    x=st.fractions(0, 1),
    y=st.fractions(0, 1),
)
@settings(max_examples=100, deadline=None)
def test_operations_enclose_every_value(
    a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal], x: Fraction, y: Fraction
) -> None:
    one, other = (Ends(*sorted(map(Fraction, pair))) for pair in (a, b))
    p = one.low + (one.high - one.low) * x
    q = other.low + (other.high - other.low) * y
    pairs = [
        (relation.added(one, other), p + q),
        (relation.subtracted(one, other), p - q),
        (relation.multiplied(one, other), p * q),
    ]
    if q != 0:
        pairs.append((relation.divided(one, other), p / q))
    for found, value in pairs:
        assert found.low <= value <= found.high


@given(old=st.integers(1, 10**6), new=st.integers(1, 10**6), places=st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_a_rounded_answer_is_never_flagged(old: int, new: int, places: int) -> None:
    exact = abs(Fraction(new, old) - 1) * 100
    rounded = Decimal(round(exact * 10**places)).scaleb(-places)
    written = f"{rounded:.{places}f}"
    slots = {"old": count(old), "new": count(new), "change": percent(written)}
    found = check(CHANGE, "change", slots)
    assert found.verdict is Verdict.CONSISTENT


def worded(text: str, value: str, kind: Kind, unit: str = "") -> Quantity:
    """A quantity that is written in words."""
    magnitude = Decimal(value)
    near = Interval.around(magnitude, -1)
    span = Span(0, len(text))
    return Quantity(Document("t", text, text), span, kind, magnitude, unit, near, near, number=span)


@pytest.mark.parametrize(
    ("text", "stated", "kind", "expected", "told"),
    [
        ("fivefold", "5", Kind.MULTIPLE, "4", "fourfold"),
        ("fivefold", "5", Kind.MULTIPLE, "2.227", "2.2-fold"),
        ("tripled", "3", Kind.MULTIPLE, "2", "two times"),
        ("three in ten", "0.3", Kind.RATIO, "0.5", "50%"),
        ("9 out of 10", "0.9", Kind.RATIO, "0.5", "50%"),
        ("nine to one", "9", Kind.RATIO, "3.11", "3.1 to one"),
        ("3:1", "3", Kind.RATIO, "4", "4:1"),
        ("three to one", "3", Kind.RATIO, "4", "four to one"),
        ("three-quarters", "0.75", Kind.NUMBER, "0.5625", "56%"),
        ("Six", "6", Kind.NUMBER, "4", "Four"),
        ("six", "6", Kind.NUMBER, "4.5", "4.5"),
        ("six", "6", Kind.NUMBER, "40", "40"),
    ],
)
def test_a_number_in_words_is_mended_in_words(
    text: str, stated: str, kind: Kind, expected: str, told: str
) -> None:
    assert phrase.written(worded(text, stated, kind), Decimal(expected)) == told


def test_negative_parts_are_taken_away() -> None:
    parts = (
        quantity("43", head="+"),
        quantity("-27", head=""),
        quantity("12", head="(", tail=")")._replace(magnitude=Decimal(-12)),
        quantity("2", head="+"),
    )
    total = quantity("47", head="+")
    found = check("total = sum(parts)", "total", {"parts": parts, "total": total})
    assert found.arithmetic[0].startswith("+43 - 27 - 12 + 2 = ")


def test_a_limit_is_told_as_one() -> None:
    found = check("part <= whole", "part", {"part": count(43), "whole": count(40)})
    assert found.arithmetic == ("43 is more than 40",)
    assert found.expected_text == "at most 40"
    holds = check("part <= whole", "part", {"part": count(39), "whole": count(40)})
    assert holds.arithmetic == ("39 is at most 40",)


def test_a_difference_is_written_the_right_way_round() -> None:
    slots = {"old": percent("8.25"), "new": percent("7.75"), "change": percent("0.25")}
    found = check("change = abs(new - old)", "change", slots)
    assert found.arithmetic[0] == "8.25% - 7.75% = 0.50%"


def test_the_quotient_of_exact_values_is_exact_whatever_their_signs() -> None:
    """A third of less than nothing is a fraction too, of a count and of a fraction."""
    for three in (3, Fraction(3)):
        low = divided(Ends.at(Fraction(-1)), Ends.at(three)).low
        assert isinstance(low, Fraction)
        assert low == Fraction(-1, 3)
