"""The runner of the examples beside rules says what happened where it was not expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify import examples, rulebook
from verify.model.errors import RuleError

PASS = "It went from 40 kg to 50 kg, a rise of 25%."
IGNORE = "It went from 40 kg to 50 kg; a survey of members put support at 20%."
FAIL = "It went from 40 kg to 50 kg, a rise of 20%."


def problems(folder: Path, name: str = "percent-mismatch.yaml", **lists: str) -> list[str]:
    """The problems of a copy of a built-in rule with other examples."""
    source = (rulebook.packs() / "change" / "percent-mismatch.yaml").read_text(encoding="utf-8")
    body = source[: source.index("examples:")]
    shown = {
        "pass": f"[{PASS!r}]",
        "ignore": f"[{IGNORE!r}]",
        "fail": f"[{{text: {FAIL!r}, at: 20%, expected: 25%}}]",
    } | lists
    pack = folder / "change"  # the same id: it takes the built-in rule's place
    pack.mkdir()
    lines = "\n".join(f"  {kind}: {text}" for kind, text in shown.items())
    (pack / name).write_text(f"{body}examples:\n{lines}\n", encoding="utf-8")
    found = examples.pack_outcomes([str(folder)])
    return [outcome.problem for outcome in found]


def test_good_examples_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == ["", "", ""]


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ({"pass": f"[{FAIL!r}]"}, "is inconsistent: "),
        ({"pass": "['Nothing of the kind is said here.']"}, "forms no claim"),
        ({"ignore": f"[{PASS!r}]"}, "is consistent: "),
        ({"fail": f"[{{text: {PASS!r}, at: 25%, expected: 20%}}]"}, "holds exactly, and should not"),
        ({"fail": f"[{{text: {FAIL!r}, at: 40 kg, expected: 41 kg}}]"}, "blames '20%', not '40 kg'"),
        ({"fail": f"[{{text: {FAIL!r}, at: 20%, expected: 30%}}]"}, "still fails with '30%'"),
    ],
)  # fmt: skip
def test_what_happened_instead_is_said(lists: dict[str, str], said: str, tmp_path: Path) -> None:
    (told,) = (p for p in problems(tmp_path, **lists) if p)
    assert told.startswith(said)


def test_a_rule_that_matches_none_of_its_examples_is_told(tmp_path: Path) -> None:
    idle = "Nothing of the kind is said here."
    told = problems(
        tmp_path,
        **{
            "pass": f"[{idle!r}]",
            "ignore": f"[{idle!r}]",
            "fail": f"[{{text: {idle!r}, at: said}}]",
        },
    )
    assert told[-1] == "the rule matches nothing in its own examples"


def test_a_rule_that_took_the_numbers_is_named(tmp_path: Path) -> None:
    told = problems(tmp_path, "like-another.yaml")
    assert any("change/percent-mismatch" in problem and "took" in problem for problem in told)


def test_a_broken_pack_is_an_error_with_its_lines(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "title: t\nmatch:\n  kind: frame\n  slots: {a: {roels: [x]}}\n"
    )
    with pytest.raises(RuleError) as caught:
        examples.pack_outcomes([str(tmp_path)])
    assert "x.yaml:4: match.slots.a.roels" in str(caught.value)
