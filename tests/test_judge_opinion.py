"""The second opinion on misfits: what it knows, what it leaves alone, what it sees near by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import pytest

import verify
from verify import extract, judge, match, rulebook
from verify.judge import doubt, nearby, opinion
from verify.model.check import Check, Verdict
from verify.model.rule import Severity
from verify.model.settings import DEFAULT, Settings

KINDS = Path(__file__).parents[1] / "benchmarks/corpus/kinds"
CLEAR = "Sales rose from $40 million to $50 million, an increase of 35%."


def checks(text: str) -> tuple[Check, ...]:
    found = extract.read(verify.Document.from_text(text, name="text"), DEFAULT)
    claims = match.claims(rulebook.rules(DEFAULT), found, DEFAULT)
    return judge.checks(claims, DEFAULT, [found.quantities])


def misfit(text: str) -> Check:
    return next(c for c in checks(text) if c.verdict is Verdict.INCONSISTENT)


def near(text: str) -> tuple[Check, nearby.Nearby]:
    found = checks(text)
    numbers = doubt.by_document([found[0].claim.quantities])
    return misfit(text), nearby.Nearby(found, numbers, opinion.misfit)


def test_a_clear_mistake_is_told() -> None:
    assert misfit(CLEAR).judged is not None


def test_every_trait_with_a_weight_can_be_had() -> None:
    steps = {f"{n}:{k}" for n, edges in opinion.STEPS.items() for k in range(len(edges) + 1)}
    for name in opinion._weights():
        stem, _, step = name.partition(":")
        if stem in opinion.STEPS:
            assert name in steps
        assert not step or step[0].isdigit()


def test_a_misfit_has_one_trait_of_each_sort() -> None:
    check, seen = near(CLEAR)
    like = opinion.traits(check, (), seen.standing(check.claim, check.judged))
    assert len(like) == len(set(like))
    for name in opinion.STEPS:
        assert sum(trait.startswith(f"{name}:") for trait in like) == 1


def test_numbers_that_fit_elsewhere_are_explained() -> None:
    check, seen = near(CLEAR + " Costs rose from $30 million to $36 million, an increase of 20%.")
    standing = seen.standing(check.claim, check.judged)
    assert max(standing.explained) == 0
    fitting = (c for c in checks(CLEAR.replace("35", "25")) if c.verdict is Verdict.CONSISTENT)
    fit = max(fitting, key=lambda c: c.power or 0)
    again = nearby.Nearby([fit, check], {}, opinion.misfit)
    assert min(again.standing(fit.claim, fit.judged).explained) > 0


@pytest.mark.parametrize("low", [-1e9, 1e9])
def test_only_its_odds_silence_a_misfit(monkeypatch: pytest.MonkeyPatch, low: float) -> None:
    monkeypatch.setattr(opinion, "DOUBTED", low)
    told = [c for c in checks(CLEAR) if c.verdict is Verdict.INCONSISTENT]
    assert bool(told) == (low < 0)
    if low > 0:
        assert any(c.reason.startswith(opinion.UNLIKE) for c in checks(CLEAR))


def test_a_telling_slip_needs_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinion, "DOUBTED", 1e9)
    assert misfit("The rate rose from 5% to 7%, an increase of 2%.").assumption


def test_tables_are_left_to_their_own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinion, "DOUBTED", 1e9)
    text = "| item | cost |\n|---|---|\n| hall | 120 |\n| food | 340 |\n| Total | 470 |\n"
    document = verify.Document.from_text(text, name="t", format="markdown")
    assert any(f.expected for f in verify.check(document).findings)


def test_where_documents_lie_in_memory_changes_nothing() -> None:
    """A misfit of two documents was counted in whichever came first in memory."""
    texts = [verify.Document.from_text(CLEAR, name=str(n)) for n in range(16)]
    read = [extract.read(document, DEFAULT).quantities for document in texts]
    check = misfit(CLEAR)
    seen = set()
    for ours, theirs in pairwise(read):
        mine = check.claim._replace(slots={"a": ours[0], "b": ours[1]})
        across = check.claim._replace(slots={"a": ours[0], "b": theirs[1]})
        checks = [check._replace(claim=mine), check._replace(claim=across)]
        for found in (ours, theirs), (theirs, ours):
            near = nearby.Nearby(checks, doubt.by_document(found), opinion.misfit)
            seen.add(near.standing(mine, ours[0]).misfits)
    assert seen == {2}


def passages(most: int) -> Iterator[verify.Document]:
    for path in sorted(KINDS.glob("?-3.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in islice(lines, most):
                yield verify.Document.from_text(json.loads(line)["text"], name="t")


def test_a_thorough_check_tells_more_and_as_warnings() -> None:
    more = 0
    for document in passages(20):
        told = {f.fingerprint for f in verify.check(document).findings}
        thorough = verify.check(document, settings=Settings(thorough=True)).findings
        assert told <= {f.fingerprint for f in thorough}
        for finding in thorough:
            if finding.fingerprint not in told:
                assert finding.severity is not Severity.ERROR
                more += 1
    assert more


def test_of_weak_misfits_that_share_a_number_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinion, "BELIEVED", -1e9)
    rules = rulebook.rules(DEFAULT)
    weak = 0
    for document in passages(8):
        found = extract.read(document, DEFAULT)
        claims = match.claims(rules, found, DEFAULT)
        before = judge.checks(claims, DEFAULT, [found.quantities])
        told = {id(c.claim) for c in before if c.verdict is Verdict.INCONSISTENT}
        taken: set[nearby.Place] = set()
        for check in judge.checks(claims, Settings(thorough=True), [found.quantities]):
            if check.verdict is Verdict.INCONSISTENT and opinion.misfit(check):
                places = {nearby.place(q) for q in check.claim.quantities}
                if id(check.claim) not in told and nearby.margin(check.claim) < 0:
                    assert taken.isdisjoint(places)
                    taken |= places
                    weak += 1
    assert weak
