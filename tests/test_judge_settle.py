"""Rivals for one number: what is believed, and what is left alone."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verify.judge.settle import FIT, settle
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule, Severity
from verify.model.span import Span

DOCUMENT = Document(name="d", source="1 2 3 4 5", text="1 2 3 4 5")
RULE = Rule("change/x", "x", Severity.ERROR, "frame", {}, "message")


def number(at: int) -> Quantity:
    exact = Interval.exactly(Decimal(at))
    return Quantity(DOCUMENT, Span(at, at + 1), Kind.NUMBER, Decimal(at), "", exact, exact)


def rival(weight: int, fits: bool, *, old: int = 2, threshold: int = 20, judged: int = 4) -> Claim:
    slots = {"old": number(old), "change": number(judged)}
    extra = {"threshold": threshold, "judged": "change", "fits": fits}
    return Claim(RULE, slots, weight=weight, extra=extra)


def run(*claims: Claim) -> tuple[Check, ...]:
    def quick(claim: Claim) -> tuple[Verdict, float]:
        return (Verdict.CONSISTENT if claim.extra["fits"] else Verdict.INCONSISTENT), 1.0

    def judge(claim: Claim) -> Check:
        judged = claim.slots["change"]
        assert isinstance(judged, Quantity)
        return Check(claim, quick(claim)[0], judged, judged.interval, judged.interval)

    return settle(claims, quick, judge)


def test_a_fit_beats_a_misfit_of_like_wording() -> None:
    (check,) = run(rival(24, fits=False), rival(20, fits=True, old=0))
    assert check.verdict is Verdict.CONSISTENT


def test_a_misfit_with_much_stronger_wording_beats_a_chance_fit() -> None:
    (check,) = run(rival(30, fits=False), rival(30 - FIT - 1, fits=True, old=0))
    assert check.verdict is Verdict.INCONSISTENT
    assert check.severity is Severity.ERROR


def test_a_misfit_below_its_threshold_is_undecided() -> None:
    (check,) = run(rival(19, fits=False))
    assert check.verdict is Verdict.UNDECIDED
    assert "wording" in check.reason


def test_a_likely_misfit_is_a_warning() -> None:
    (check,) = run(rival(25, fits=False)._replace(certain=False))
    assert check.severity is Severity.WARNING


def test_numbers_that_give_one_figure_rightly_are_not_blamed_for_another() -> None:
    checks = run(rival(25, fits=True, judged=4), rival(30, fits=False, judged=6))
    assert [c.verdict for c in checks] == [Verdict.CONSISTENT]


def test_claims_without_rivals_pass() -> None:
    claim = Claim(RULE, {"change": number(4)}, extra={"fits": False})
    assert [c.verdict for c in run(claim)] == [Verdict.INCONSISTENT]


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=8))
def test_at_most_one_reading_of_a_number_by_one_rule_is_left(rows: list[tuple[int, bool]]) -> None:
    claims = [rival(w, f, old=i % 3) for i, (w, f) in enumerate(rows)]
    assert len(run(*claims)) <= 1
    assert run(*claims) == run(*claims)


def test_what_a_misfit_without_rivals_tells_of_a_list_is_not_told_twice() -> None:
    slots = {"old": tuple(number(n) for n in (0, 2, 6)), "change": number(4)}
    certain = Claim(RULE, slots, extra={"fits": False})
    again = Claim(
        RULE, slots, weight=30, extra={"threshold": 20, "judged": "change", "fits": False}
    )
    assert [c.verdict for c in run(certain, again)] == [Verdict.INCONSISTENT]
    assert len(run(certain, rival(30, fits=False))) == 2, "other numbers are another matter"
