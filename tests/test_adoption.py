"""Findings that were looked at before: comments, sidecar, baseline, revisions; and mends."""

from __future__ import annotations

import io
import json
import os
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


def test_plain_text_has_no_comments_and_one_is_told_so(shell: Shell) -> None:
    write("a.txt", f"<!-- verify: file-ignore[conversion] -->\n{WRONG}")
    assert (RULE, "8 miles") in found(shell, "a.txt")
    assert "text files have no comments" in shell("check", "a.txt")[1]


def test_a_range_ends_where_it_is_closed_first(shell: Shell) -> None:
    closes = "<!-- verify: enable[conversion] -->\n\n"
    write(
        "a.md", f"<!-- verify: disable[conversion] -->\n\n{WRONG}\n{closes}{ALSO_WRONG}\n{closes}"
    )
    assert sorted(found(shell, "a.md")) == [
        (RULE, "230 ft"),
        ("suppression/unused", closes.strip()),
    ]


def test_a_range_of_several_rules_is_closed_rule_by_rule(shell: Shell) -> None:
    fall = "Sales rose from £40 million to £52 million, an increase of 23%.\n\n"
    write(
        "a.md",
        f"<!-- verify: disable[conversion, change] -->\n\n{WRONG}\n"
        f"<!-- verify: enable[conversion] -->\n\n{ALSO_WRONG}\n{fall}"
        f"<!-- verify: enable[change] -->\n\n{fall}",
    )
    assert found(shell, "a.md") == [(RULE, "230 ft"), ("change/percent-mismatch", "23%")]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!--\nverify: ignore[conversion] a reason\n-->"),
        ("a.md", "[//]: # (verify: ignore[conversion] a reason)"),
        ("a.mdx", "{/* verify: ignore[conversion] a reason */}"),
        ("a.html", "<!-- verify: ignore[conversion] a reason -->"),
        ("a.tex", "% verify: ignore[conversion] a reason"),
        ("a.rst", ".. verify: ignore[conversion] a reason\n"),
        ("a.adoc", "// verify: ignore[conversion] a reason"),
        ("a.yaml", "# verify: ignore[conversion] a reason"),
        ("a.sql", "-- verify: ignore[conversion] a reason"),
    ],
)
def test_every_format_has_its_comments(shell: Shell, name: str, comment: str) -> None:
    write(name, f"{comment}\n{WRONG}\n\n{ALSO_WRONG}")
    assert found(shell, name) == [(RULE, "230 ft")]
    assert '"reason": "a reason"' in shell("check", name, "--output-format=json")[1]


def test_a_notebook_has_comments_in_its_text_cells(shell: Shell) -> None:
    source = [f"<!-- verify: ignore[{RULE}] -->\n", WRONG]
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source}]
    write("a.ipynb", json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}))
    assert found(shell, "a.ipynb") == []


def test_an_example_of_a_comment_is_none(shell: Shell) -> None:
    comment = "<!-- verify: ignore[conversion] -->"
    write("a.md", f"Write `{comment}`, or\n\n```\n{comment}\n```\n\n{WRONG}")
    assert found(shell, "a.md") == [(RULE, "8 miles")]


def test_a_comment_that_names_no_rule_says_which_is_near(shell: Shell) -> None:
    write("a.md", f"<!-- verify: ignore[conversion/unit-mismach] -->\n{WRONG}")
    out = " ".join(shell("check", "a.md")[1].split())
    assert "there is no rule or pack 'conversion/unit-mismach'; did you mean" in out


def test_idle_rules_are_taken_out_of_a_comment(shell: Shell) -> None:
    write("a.md", f"<!-- verify: ignore[change, conversion, date] so -->\n{WRONG}")
    assert shell("check", "a.md", "--fix")[0] == 0
    assert Path("a.md").read_text() == f"<!-- verify: ignore[conversion] so -->\n{WRONG}"


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[ignore]]\nfingreprint = "x"', "known.toml:1: unknown key 'fingreprint'"),
        ('\n[[ignore]]\nreason = "x"', "known.toml:2: no fingerprint"),
        ("[[ignore]]\nfingerprint = 3", "known.toml:1: fingerprint: is not a text"),
        ('[[ignor]]\nfingerprint = "x"', "known.toml: unknown key 'ignor'"),
        ("ignore = 3", "known.toml: `ignore` is no list of tables"),
        ("[[ignore", "known.toml: is not TOML"),
    ],
)
def test_a_broken_sidecar_exits_2_and_says_where(shell: Shell, text: str, told: str) -> None:
    write("a.txt", WRONG)
    write("verify.toml", 'ignore-file = "known.toml"')
    write("known.toml", text)
    status, _, err = shell("check", "a.txt")
    assert status == 2
    assert told in err
    assert "hint: " in err


def test_a_sidecar_s_paths_are_its_own(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("d").mkdir()
    write("d/a.txt", WRONG)
    write("b.txt", WRONG)
    print_ = json.loads(shell("check", "d/a.txt", "--output-format=json")[1])["findings"][0]
    write("verify.toml", 'ignore-file = "known.toml"')
    entry = f'[[ignore]]\nfingerprint = "{print_["fingerprint"]}"\npath = "d/*.txt"\n'
    write("known.toml", entry)
    assert found(shell, "d") == []
    assert len(found(shell, ".")) == 1
    monkeypatch.chdir("d")
    assert found(shell, ".") == []
    assert "no longer found" not in shell("check", "../b.txt")[1]


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


def test_a_finding_is_known_first_where_it_stood(shell: Shell) -> None:
    write("b.txt", WRONG)
    write("a.txt", "Nothing.")
    shell("check", ".", "--write-baseline", "known.json")
    write("a.txt", WRONG)
    _, out, _ = shell("check", ".", "--baseline", "known.json", "--output-format=concise")
    assert out.startswith("a.txt:1:")
    assert "b.txt" not in out


def test_what_is_gone_is_told_only_of_files_that_were_read(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("d").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        write(f"d/{name}", WRONG)
    shell("check", ".", "--write-baseline", "known.json")
    write("d/a.txt", "It is 10 km (6.2 miles).")
    Path("d/c.txt").unlink()
    monkeypatch.chdir("d")
    _, out, _ = shell("check", "a.txt", "--baseline", "../known.json")
    assert "2 in the baseline no longer found" in " ".join(out.split())


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


def test_an_old_finding_is_none_though_its_twin_is_new(shell: Shell) -> None:
    git("init", "-q")
    write("a.txt", ALSO_WRONG)
    write("b.txt", WRONG)
    git("add", ".")
    git("commit", "-qm", "one")
    write("a.txt", ALSO_WRONG + "\n" + WRONG)
    _, out, _ = shell("check", ".", "--diff-base", "HEAD", "--output-format=concise")
    assert out.startswith("a.txt:3:")
    assert "b.txt" not in out


def test_a_branch_is_held_against_where_it_left(shell: Shell) -> None:
    git("init", "-qb", "main")
    write("a.txt", WRONG)
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "change")
    write("b.txt", ALSO_WRONG)
    git("add", ".")
    git("commit", "-qm", "two")
    git("checkout", "-q", "main")
    write("a.txt", "It is 10 km (6.2 miles) long.")
    git("commit", "-qam", "mended since")
    git("checkout", "-q", "change")
    assert found(shell, ".", "--diff-base", "main") == [(RULE, "230 ft")]


def test_a_submodule_is_held_against_its_commit_of_then(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    git("init", "-q", str(other))
    (other / "s.txt").write_text(WRONG)
    git("-C", str(other), "add", ".")
    git("-C", str(other), "commit", "-qm", "one")
    git("init", "-q")
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    git("commit", "-qm", "two")
    Path("sub/s.txt").write_text(WRONG + "\n" + ALSO_WRONG)
    git("-C", "sub", "commit", "-qam", "three")
    git("add", ".")
    git("commit", "-qm", "four")
    assert found(shell, "sub", "--diff-base", "HEAD~1") == [(RULE, "230 ft")]
    assert found(shell, ".", "--diff-base", "HEAD") == []


def test_a_revision_that_is_not_there_is_told(shell: Shell) -> None:
    write("a.txt", WRONG)
    status, _, err = shell("check", "a.txt", "--diff-base", "HEAD")
    assert (status, "is in no git repository" in err) == (2, True)
    git("init", "-q")
    status, _, err = shell("check", "a.txt", "--diff-base", "nowhere")
    assert (status, "there is no revision 'nowhere'" in err) == (2, True)


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


def test_a_mend_is_written_at_one_stroke(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", WRONG)
    Path("a.md").chmod(0o640)
    Path("link.md").symlink_to("a.md")
    assert shell("check", "link.md", "--fix")[0] == 0
    assert Path("link.md").is_symlink()
    assert Path("a.md").stat().st_mode & 0o777 == 0o640
    assert "6.2 miles" in Path("a.md").read_text()

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    write("a.md", WRONG)
    monkeypatch.setattr(os, "fsync", full)
    status, out, err = shell("check", "a.md", "--fix")
    assert status == 2
    assert "a.md: cannot be mended: No space left on device" in err
    assert "8 miles" in out
    assert Path("a.md").read_text() == WRONG
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "link.md"]


def test_names_of_one_file_stay_names_of_one_file(shell: Shell) -> None:
    write("a.md", WRONG)
    Path("b.md").hardlink_to("a.md")
    shell("check", "a.md", "--fix")
    assert Path("a.md").samefile("b.md")
    assert "6.2 miles" in Path("b.md").read_text()


def test_a_file_that_may_not_be_written_is_told_and_the_others_are_mended(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", WRONG)
    write("b.md", WRONG)
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: "a.md" not in str(path) and allowed(path, mode)
    )
    status, _, err = shell("check", "a.md", "b.md", "--fix")
    assert status == 2
    assert "a.md: cannot be mended: Permission denied" in err
    assert Path("a.md").read_text() == WRONG
    assert "6.2 miles" in Path("b.md").read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("text", ["Nothing, à la carte.", "The café is 10 km (8 miles) away.\r\n"])
def test_piped_text_comes_back_mended_with_the_report_aside(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, text: str, encoding: str
) -> None:
    given = text.encode(encoding)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr("sys.stdout", out)
    status, _, err = shell("check", "-", "--fix")
    assert status == 0
    assert out.buffer.getvalue() == given.replace(b"8 miles", b"6.2 miles")  # type: ignore[attr-defined]
    assert "No conflicts" in err


def test_what_is_left_of_piped_text_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"Sales rose from $40 million to $52 million, an increase of 23%.\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    status, out, err = shell("check", "-", "--fix")
    assert (status, out.encode()) == (1, text)
    assert "change/percent-mismatch" in err
    assert "nothing to mend; 1 proposed" in err


@pytest.mark.parametrize("name", ["a.ipynb", "a.docx"])
def test_a_format_that_is_not_rewritten_is_told_once(shell: Shell, name: str) -> None:
    if name.endswith("docx"):
        docx = pytest.importorskip("docx")
        file = docx.Document()
        file.add_paragraph(WRONG)
        file.save(name)
    else:
        cells = [{"cell_type": "markdown", "metadata": {}, "source": [WRONG]}]
        write(name, json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}))
    before = Path(name).read_bytes()
    status, out, err = shell("check", name, "--fix")
    assert (status, err.count("files are not rewritten")) == (1, 1)
    assert "8 miles" in out
    assert Path(name).read_bytes() == before


def test_a_diff_is_one_that_patch_takes(shell: Shell) -> None:
    text = "One\x0b line\u2028of \x85 many.\r\n\x0cAnd 10 km (8 miles).\rOld \r\n50 m (230 ft)"
    Path("a.md").write_bytes(text.encode())
    _, diff, _ = shell("check", "a.md", "--diff")
    Path("a.diff").write_bytes(diff.encode())
    subprocess.run(["git", "apply", "-p0", "a.diff"], check=True)
    applied = Path("a.md").read_bytes()
    Path("a.md").write_bytes(text.encode())
    shell("check", "a.md", "--fix")
    assert Path("a.md").read_bytes() == applied != text.encode()


BOTH = f"{WRONG}\n{ALSO_WRONG}"


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("a.md", BOTH, f"{WRONG.strip()} <!-- verify: ignore[{RULE}] as it was -->\n"),
        ("a.md", f"# Head {WRONG}\n- item\n- {ALSO_WRONG}\n> {WRONG}", "- item\n"),
        ("a.md", BOTH.replace("\n", "\r\n"), f"ignore[{RULE}] as it was -->\r\n"),
        ("a.html", f"<p>{BOTH}</p>", "<!-- verify: "),
        ("a.tex", BOTH, f"{WRONG.strip()} % verify: ignore[{RULE}] as it was\n"),
        ("a.rst", BOTH, f".. verify: ignore[{RULE}] as it was\n\n{WRONG}"),
        ("a.adoc", BOTH, f"// verify: ignore[{RULE}] as it was\n{WRONG}"),
        ("a.yaml", BOTH, f"# verify: ignore[{RULE}] as it was\n{WRONG}"),
    ],
)
def test_ignores_are_added_where_no_reader_sees_them(
    shell: Shell, name: str, text: str, kept: str
) -> None:
    Path(name).write_bytes(text.encode())
    status, out, err = shell("check", name, "--add-ignore", "as it\nwas")
    assert (status, out) == (0, "")
    assert "kept quiet by comments in 1 file" in err
    after = Path(name).read_bytes().decode()
    assert kept in after
    assert found(shell, name) == []
    assert shell("check", name, "--add-ignore", "again")[2] == "note: nothing to keep quiet\n"
    assert Path(name).read_bytes().decode() == after


def test_a_table_and_code_keep_their_shape(shell: Shell) -> None:
    table = "| trail | long |\n|---|---|\n| one | 10 km (8 miles) |\n"
    write("a.md", f"Here.\n\n{table}\nEnd.\n")
    shell("check", "a.md", "--add-ignore", "a -- b --> c")
    after = Path("a.md").read_text()
    assert f"ignore[{RULE}] a – b  c -->\n{table}" in after
    assert found(shell, "a.md") == []


def test_documents_without_comments_are_ignored_in_a_file(shell: Shell) -> None:
    write("d/a.txt", BOTH)
    write("d/b.txt", WRONG)
    _, _, err = shell("check", "d", "--add-ignore", 'so "it" is')
    assert "3 kept quiet by verify-ignore.toml" in err
    assert 'write ignore-file = "verify-ignore.toml" in verify.toml' in err
    write("verify.toml", 'ignore-file = "verify-ignore.toml"')
    assert found(shell, "d") == []
    write("d/a.txt", BOTH + "\nThe road is 20 km (9 miles) long.\n")
    assert found(shell, "d") == [(RULE, "9 miles")]
    assert "1 kept quiet" in shell("check", "d", "--add-ignore", "too")[2]
    assert found(shell, "d") == []
    assert '"reason": "so \\"it\\" is"' in shell("check", "d", "--output-format=json")[1]
    assert Path("d/a.txt").read_text().startswith(WRONG)
