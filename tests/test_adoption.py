"""Findings that were looked at before: comments, sidecar, baseline, revisions; and mends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Shell
from test_cli import write

RULE = "conversion/unit-mismatch"
WRONG = "The trail is 10 km (8 miles) long.\n"
ALSO_WRONG = "The tower is 50 m (230 ft) high.\n"


def found(shell: Shell, *arguments: str) -> list[tuple[str, str]]:
    _, out, _ = shell("check", *arguments, "--output-format=json")
    return [(f["rule"], f["locations"][0]["text"]) for f in json.loads(out)["findings"]]


def test_a_comment_is_about_the_paragraph_that_follows(shell: Shell) -> None:
    write("a.md", f"<!-- verify: ignore[{RULE}] the sign says so -->\n{WRONG}\n{ALSO_WRONG}")
    assert found(shell, "a.md") == [(RULE, "230 ft")]
    data = json.loads(shell("check", "a.md", "--output-format=json")[1])
    (quiet,) = data["suppressed"]
    assert (quiet["by"], quiet["reason"]) == ("comment", "the sign says so")
    assert quiet["finding"]["locations"][0]["text"] == "8 miles"


def test_a_comment_in_a_line_is_about_that_line(shell: Shell) -> None:
    marked = WRONG.rstrip() + f" <!-- verify: ignore[{RULE}] -->\n"
    write("a.md", f"{marked}\n{ALSO_WRONG}")
    assert found(shell, "a.md") == [(RULE, "230 ft")]


def test_a_pack_can_be_named_and_a_range_closed(shell: Shell) -> None:
    write(
        "a.md",
        f"<!-- verify: disable[conversion] -->\n\n{WRONG}\n"
        f"<!-- verify: enable[conversion] -->\n\n{ALSO_WRONG}",
    )
    assert found(shell, "a.md") == [(RULE, "230 ft")]


def test_a_whole_file_can_be_named(shell: Shell) -> None:
    write("a.html", f"<p>{WRONG}</p><p>{ALSO_WRONG}</p><!-- verify: file-ignore[conversion] -->")
    assert found(shell, "a.html") == []


def test_an_unused_comment_is_found_and_taken_out(shell: Shell) -> None:
    text = "One.\r\n\r\n<!-- verify: ignore[conversion] -->\r\nIt is 10 km (6.2 miles) long.\r\n"
    Path("a.md").write_bytes(text.encode())
    assert [rule for rule, _ in found(shell, "a.md")] == ["suppression/unused"]
    status, _, err = shell("check", "a.md", "--fix")
    assert status == 0
    assert "1 mended" in err
    left = Path("a.md").read_bytes().decode()
    assert left == text.replace("<!-- verify: ignore[conversion] -->\r\n", "")
    assert found(shell, "a.md") == []


def test_a_comment_for_a_rule_that_did_not_run_is_not_unused(shell: Shell) -> None:
    write("a.md", f"<!-- verify: ignore[{RULE}] -->\n{WRONG}")
    assert found(shell, "a.md", "--ignore", "conversion") == []


@pytest.mark.parametrize("word", ["ignore", "ignore[]", "ingore[conversion]", ""])
def test_a_malformed_comment_is_found(shell: Shell, word: str) -> None:
    write("a.md", f"<!-- verify: {word} -->\n\n{WRONG}")
    assert ("suppression/malformed", f"<!-- verify: {word} -->") in found(shell, "a.md")


def test_plain_text_has_no_comments(shell: Shell) -> None:
    write("a.txt", f"<!-- verify: file-ignore[conversion] -->\n{WRONG}")
    assert found(shell, "a.txt") == [(RULE, "8 miles")]


def test_a_sidecar_ignores_by_fingerprint(shell: Shell) -> None:
    write("a.txt", WRONG)
    data = json.loads(shell("check", "a.txt", "--output-format=json")[1])
    print_ = data["findings"][0]["fingerprint"]
    write("verify.toml", 'ignore-file = "known.toml"')
    write("known.toml", f'[[ignore]]\nfingerprint = "{print_}"\npath = "*.txt"\nreason = "so"')
    assert found(shell, "a.txt") == []
    write("known.toml", '[[ignore]]\nfingerprint = "0000000000000000"')
    _, out, _ = shell("check", "a.txt", "--output-format=json")
    assert "no longer found" in json.loads(out)["notes"][0]
    write("known.toml", '[[ignore]]\nfingreprint = "x"')
    status, _, err = shell("check", "a.txt")
    assert status == 2
    assert "unknown key 'fingreprint'" in err


def test_a_baseline_knows_findings_wherever_they_move(shell: Shell) -> None:
    write("a.txt", WRONG)
    assert shell("check", "a.txt", "--write-baseline", "known.json")[0] == 0
    write("a.txt", f"A new beginning.\n\nAnd more. {WRONG}\n{ALSO_WRONG}")
    status, out, _ = shell("check", "a.txt", "--baseline", "known.json")
    assert status == 1
    assert "230 ft" in out
    assert "8 miles" not in out
    assert "1 suppressed (1 by baseline)" in " ".join(out.split())


def test_a_second_copy_of_a_known_fault_is_new(shell: Shell) -> None:
    write("a.txt", WRONG)
    shell("check", "a.txt", "--write-baseline", "known.json")
    write("a.txt", f"{WRONG}\nAgain: {WRONG}")
    assert len(found(shell, "a.txt", "--baseline", "known.json")) == 1


def test_a_baseline_says_what_is_gone_and_can_be_refreshed(shell: Shell) -> None:
    write("a.txt", WRONG + "\n" + ALSO_WRONG)
    shell("check", "a.txt", "--write-baseline", "known.json")
    write("a.txt", ALSO_WRONG)
    assert (
        "1 in the baseline no longer found"
        in shell("check", "a.txt", "--baseline", "known.json")[1]
    )
    shell("check", "a.txt", "--baseline", "known.json", "--write-baseline", "known.json")
    rows = json.loads(Path("known.json").read_text())["findings"]
    assert [(row["rule"], row["count"]) for row in rows] == [(RULE, 1)]


def test_a_broken_baseline_exits_2(shell: Shell) -> None:
    write("a.txt", WRONG)
    for text in ("", "[]", '{"version": 9, "findings": []}'):
        write("known.json", text)
        status, _, err = shell("check", "a.txt", "--baseline", "known.json")
        assert status == 2
        assert "known.json: is no baseline" in err
    assert shell("check", "a.txt", "--baseline", "nowhere.json")[0] == 2


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_only_what_a_change_introduced_is_reported(shell: Shell) -> None:
    git("init", "-q")
    write("a.txt", WRONG)
    git("add", ".")
    git("commit", "-qm", "one")
    write("a.txt", f"New.\n\n{WRONG}\n{ALSO_WRONG}")
    assert found(shell, "a.txt", "--diff-base", "HEAD") == [(RULE, "230 ft")]
    git("add", ".")
    git("commit", "-qm", "two")
    git("mv", "a.txt", "b.txt")
    assert found(shell, "b.txt", "--diff-base", "HEAD") == []
    assert len(found(shell, "b.txt", "--diff-base", "HEAD~1")) == 2
    status, _, err = shell("check", "b.txt", "--diff-base", "--output=x")
    assert status == 2
    assert "--diff-base needs" in err
    assert not Path("x").exists()


def test_proposals_are_shown_and_written_only_when_asked(shell: Shell) -> None:
    text = "Ünïcode \r\nand 50 m (230 ft) of it.\n\tThe end"
    Path("a.txt").write_bytes(text.encode())
    status, out, _ = shell("check", "a.txt", "--diff", "--unsafe-fixes")
    assert status == 1
    assert "-and 50 m (230 ft) of it." in out
    assert Path("a.txt").read_bytes() == text.encode()
    shell("check", "a.txt", "--fix", "--unsafe-fixes")
    left = Path("a.txt").read_bytes().decode()
    before, after = text.split("230 ft")
    assert left.startswith(before)
    assert left.endswith(after)
    assert found(shell, "a.txt") == []


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"", "cp1252")]
)
def test_a_file_keeps_its_encoding(shell: Shell, mark: bytes, encoding: str) -> None:
    text = "The café’s façade is 50 m (230 ft) high, and the déjà vu is yours.\n"
    Path("a.txt").write_bytes(mark + text.encode(encoding))
    shell("check", "a.txt", "--fix", "--unsafe-fixes")
    left = Path("a.txt").read_bytes()
    assert left.startswith(mark)
    before, after = text.split("230 ft")
    assert left[len(mark) :].decode(encoding).startswith(before)
    assert left.endswith(after.encode(encoding))
    assert b"230 ft" not in left
