"""Rule files are read safely, and every fault is told at once with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.errors import RuleError, VerifyError
from verify.rulebook import files, load, tree
from verify.rulebook.files import Source


def faults(text: str) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load.compiled([Source("pack/name", "pack/name.yaml", text)])
    return [f"{fault.where}: {fault.message}" for fault in caught.value.faults]


def plain(text: str) -> object:
    root, problems = tree.read(text, "a.yaml")
    assert root is not None
    assert not problems
    return root.plain()


def test_yaml_traps_are_texts() -> None:
    text = (
        'a: NO\nb: 1e3\nc: 12:30\nd: 0.50\ne: 7\nf: true\ng: "7"\nh: 2025-02-24\ni: off\nj: 010\n'
    )
    assert plain(text) == {
        "a": "NO",
        "b": "1e3",
        "c": "12:30",
        "d": "0.50",
        "e": 7,
        "f": True,
        "g": "7",
        "h": "2025-02-24",
        "i": "off",
        "j": "010",
    }


def test_a_key_that_stands_twice_names_both_lines() -> None:
    _, problems = tree.read("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert str(problems[0]) == "x.yaml:3: a: the key stands twice; first on line 1"


def test_aliases_that_would_grow_without_bound_are_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, problems = tree.read(bomb, "x.yaml")
    assert "aliases are not read" in problems[0].message


@pytest.mark.parametrize(
    "text", ["[" * 3000, "a:\n" + "- " * 3000, "{a: " * 500, "\x00", "a: b: c"]
)
def test_broken_yaml_is_one_fault(text: str) -> None:
    root, problems = tree.read(text, "x.yaml")
    assert problems or root is None


def test_all_faults_of_a_file_are_told_at_once() -> None:
    told = faults(
        "title: T\nseverty: error\nmatch: {kind: nothing}\n"
        "relation:\n  equation: change = (nwe - old) / old\n  judge: change\n"
        "message: m\ntolerance: rnding\nexamples:\n  fail:\n    - text: abc\n      at: xyz\n"
    )
    lines = [int(line.split(":")[1]) for line in told]
    assert lines == sorted(lines)
    joined = "\n".join(told)
    for part in (
        ":2: severty: unknown key",
        "match.kind: unknown value 'nothing'",
        "tolerance: unknown 'rnding'",
        "examples.pass: has no example",
        "examples.ignore: has no example",
        ":12: examples.fail[0].at: 'xyz' is not in the text",
    ):
        assert part in joined


def test_an_unknown_path_is_a_fault_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        files.found([tmp_path / "none.yaml"])
    assert "no such file or folder" in str(caught.value)


def test_ids_are_paths(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "one.yaml").write_text("a: 1")
    (tmp_path / "two.yml").write_text("a: 1")
    ids = [file.id for file in files.found([tmp_path])]
    assert ids == ["pack/one", f"{tmp_path.name}/two"]


WORDS = [
    "title: t", "severity: error", "match:", "  kind: frame", "  slots:", "    a: {roles: [x]}",
    "relation:", "  equation: a = b / (c - 1)", "  judge: a", "  law: nothing", "message: '{a}'",
    "examples:", "  pass: [x]", "  fail:", "    - text: x", "      at: y", "facts:", "  - about: [x]",
    "    equals: 3 kg", "    between: [1, 2]", "    equals: {glob: '*'}", "claims:", "  - claim: 1 = 2",
    "  - 3", "documents: 7", "  - table: x.csv", "- [", "}", "&a", "*a", "? x", "\t", "!!python/none",
    "tolerance: 1e400%", "preview: yes", "  kind: fact", "  kind: table", "options: [1]", "traps: {a: b}",
]  # fmt: skip


@given(lines=st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_file_is_read_or_refused(lines: list[str]) -> None:
    """Whatever a file holds, it is rules or faults with their lines, never a crash."""
    faults: tuple[VerifyError, ...] = ()
    found = []
    try:
        found = load.compiled([Source("pack/name", "pack/name.yaml", "\n".join(lines))])
    except RuleError as error:
        faults = error.faults
    assert bool(faults) is not bool(found) or not lines
    assert all(fault.where.startswith("pack/name.yaml") for fault in faults)
