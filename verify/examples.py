"""The examples beside rules, run to see whether each rule does what its file says.

In: rules with their examples, under the whole rulebook, so that competition between
rules is tested too. Out: for each example "", or one sentence saying what happened
instead. The tests of the built-in packs and `verify test` are this module.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from verify import pipeline, rulebook
from verify.model.check import Check, Verdict
from verify.model.document import Document
from verify.model.rule import Example, ExampleKind, Rule
from verify.model.settings import DEFAULT, Settings
from verify.named import NamedTuple
from verify.rulebook import kinds

DIVIDER = "\n---\n"  # several documents in one example, named 1, 2, ...


class Outcome(NamedTuple):
    """What became of one example; `problem` is empty when it did what its list says."""

    rule: Rule
    example: Example | None
    problem: str

    def __str__(self) -> str:
        line = self.example.line if self.example else self.rule.line
        kind = f" ({self.example.kind} example)" if self.example else ""
        return f"{self.rule.path}:{line}: {self.rule.id}{kind}: {self.problem or 'as it says'}"


def outcomes(rules: Iterable[Rule], settings: Settings = DEFAULT) -> Iterator[Outcome]:
    """Yield an outcome for each example, and one for a rule that matches none of its own."""
    for rule in rules:
        if not rule.examples:
            continue  # a declared fact or claim has none
        matched = False
        for example in rule.examples:
            problem, found = _run(rule, example, settings)
            matched = matched or found
            yield Outcome(rule, example, problem)
        if not matched:
            yield Outcome(rule, None, "the rule matches nothing in its own examples")


def pack_outcomes(paths: Sequence[str], settings: Settings = DEFAULT) -> list[Outcome]:
    """Return the outcomes of a person's rule files, with the built-in rules beside them.

    Raises: RuleError with every fault of the files.
    """
    beside = settings._replace(rule_paths=(*settings.rule_paths, *paths))
    own = rulebook.rules_of(tuple(paths))
    return list(outcomes(own, beside))


def run(rule: Rule, example: Example, settings: Settings = DEFAULT) -> str:
    """Return "" when an example does what its list says, else what happened instead."""
    return _run(rule, example, settings)[0]


def _run(rule: Rule, example: Example, settings: Settings) -> tuple[str, bool]:
    """Return what is wrong with an example, and whether the rule matched anything."""
    every = _checks(rule, example, example.text, settings)
    found = [check for check in every if check.rule == rule.id]
    decided = [c for c in found if c.verdict is not Verdict.UNDECIDED]
    if example.kind is ExampleKind.IGNORE:
        return (_told(decided[0]) if decided else ""), bool(found)
    if not decided:
        return f"forms no claim{_instead(every, found)}: {_short(example.text)}", bool(found)
    if len(decided) > 1 and not kinds.makes_many(rule.match_kind):
        return f"forms {len(decided)} claims: {_short(example.text)}", True
    wrong = [c for c in decided if c.verdict is Verdict.INCONSISTENT]
    if example.kind is ExampleKind.PASS:
        return (_told(wrong[0]) if wrong else ""), True
    if len(wrong) > 1:
        return f"blames {len(wrong)} numbers: {_short(example.text)}", True
    return _fails(rule, example, wrong[0] if wrong else decided[0], settings), True


def checks(rule: Rule, example: Example, text: str, settings: Settings) -> list[Check]:
    """Return the checks of one rule on an example's text, under the whole rulebook."""
    return [c for c in _checks(rule, example, text, settings) if c.rule == rule.id]


def _checks(rule: Rule, example: Example, text: str, settings: Settings) -> tuple[Check, ...]:
    """Return the checks of every rule on an example's text."""
    day = dt.date.fromisoformat(example.date) if example.date else None
    parts = text.split(DIVIDER)
    documents = [
        Document.from_text(part, name=str(n), format=example.format, date=day)
        for n, part in enumerate(parts, start=1)
    ]
    wanted = settings._replace(extend_select=(*settings.extend_select, rule.id))
    _, found = pipeline.judged(documents, together=len(parts) > 1, settings=wanted)
    return found


def _instead(every: Iterable[Check], found: Sequence[Check]) -> str:
    """Return why a rule formed no claim: its own reason, or the rule that took the numbers."""
    if found:
        return f" ({found[0].reason})"
    rivals = sorted({c.rule for c in every if c.verdict is not Verdict.UNDECIDED})
    return f" ({', '.join(rivals)} took the numbers)" if rivals else ""


def _fails(rule: Rule, example: Example, check: Check, settings: Settings) -> str:
    """Return what is wrong with a fail example: its verdict, its blame or its mend."""
    if check.verdict is not Verdict.INCONSISTENT:
        return f"holds {check.how}, and should not: {_short(example.text)}"
    if not check.locations:
        return "blames nothing"
    blamed = check.locations[0]
    if blamed.text != example.at:
        return f"blames {blamed.text!r}, not {example.at!r}"
    if not example.expected:
        return ""
    mended = _mended(example, check)
    again = [
        c for c in checks(rule, example, mended, settings) if c.verdict is not Verdict.UNDECIDED
    ]
    if any(c.verdict is Verdict.INCONSISTENT for c in again):
        return f"still fails with {example.expected!r}: {again[0].message}"
    return "" if again else f"forms no claim with {example.expected!r} in place"


def _mended(example: Example, check: Check) -> str:
    """Return an example's text with what is expected written over what is blamed."""
    blamed = check.locations[0]
    parts = example.text.split(DIVIDER)
    index = int(blamed.document) - 1
    own = parts[index]
    parts[index] = own[: blamed.start] + example.expected + own[blamed.end :]
    return DIVIDER.join(parts)


def _told(check: Check) -> str:
    """Return what a check says, for an example that expected otherwise."""
    arithmetic = "; ".join(check.arithmetic)
    return f"is {check.verdict}: {check.message or arithmetic or check.how}"


def _short(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:87]}..."
