"""What a terminal, a pipe, a full disk and a person who mistypes get to see."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Shell
from test_cli import write

from verify.cli import screen

ROOT = Path(__file__).parent.parent
WRONG = "The trail is 10 km (8 miles) long.\n"
BOTH = WRONG + "\nSales rose from $40 million to $52 million, an increase of 23%.\n"


def verify(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "verify.cli", *arguments]
    return subprocess.run(command, env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """Return what a terminal without a known width is sent."""
    parent, child = pty.openpty()
    clean = {"NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm", "COLUMNS": ""}
    verify(*arguments, stdout=child, stderr=child, env=clean | environment)
    os.close(child)
    text = b""
    while True:
        try:
            got = os.read(parent, 65536)
        except OSError:
            break
        if not got:
            break
        text += got
    os.close(parent)
    return text.decode()


def test_a_terminal_gets_colour_unless_it_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    assert "\x1b[1;31merror" in on_a_terminal("check", str(tmp_path / "a.md"))
    assert "\x1b[1" not in on_a_terminal("check", str(tmp_path / "a.md"), NO_COLOR="1")
    assert "\x1b" not in on_a_terminal("check", str(tmp_path / "a.md"), TERM="dumb")


def test_a_short_run_draws_no_bar_and_clears_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stderr", terminal)
    with screen.waiting("reading"):
        pass
    assert terminal.getvalue() == ""
    monkeypatch.setattr(screen, "_PATIENCE", 0)
    with screen.waiting("reading"):
        time.sleep(0.2)
    assert terminal.getvalue() == "\r\x1b[Kreading …\r\x1b[K"


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({}, False),
    ],
)
def test_colour_of_a_pipe_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen.coloured("auto", io.StringIO()) is coloured


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    with Path("/dev/full").open("w") as full:
        done = verify("check", str(tmp_path / "a.md"), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: standard output cannot be written: No space left")


def test_our_own_signs_are_plain_where_a_terminal_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Ü. The trail is 10 km (8 miles) long, −5 °C at night.\n")
    arguments = ("report", str(tmp_path / "a.md"), "--exit-zero")
    done = verify(*arguments, stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "ascii"})
    assert b"\n-----" in done.stdout
    assert b"\\xdc. The trail" in done.stdout
    assert b"\\u25" not in done.stdout
    assert b"\\u27" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--color", "sometimes"), "'sometimes' is not one of 'auto', 'always', 'never'"),
        (("--output-format", "sarrif"), "did you mean 'sarif'?"),
        (("--output-format", "JSON"), "did you mean 'json'?"),
        (("--also", "gitlab"), "write it as gitlab=report.json"),
        (("--also", "gitlub=a.json"), "did you mean 'gitlab'?"),
        (("--config", "fail-on"), 'or a setting such as "fail-on=warning"'),
    ],
)
def test_what_is_mistyped_is_told_before_anything_is_done(
    shell: Shell, arguments: tuple[str, str], told: str
) -> None:
    write("a.md", WRONG)
    status, out, err = shell("check", "a.md", "--write-baseline", "known.json", *arguments)
    assert (status, out) == (2, "")
    assert told in " ".join(err.replace("│", " ").split())
    assert not Path("known.json").exists()


def test_the_end_of_a_run_tells_what_can_be_mended_and_what_is_not_shown(shell: Shell) -> None:
    write("a.md", BOTH)
    assert shell("check", "a.md")[1].endswith(
        "\n1 can be mended with --fix, 1 more with --unsafe-fixes.\n"
    )
    settings = ("--config", "severity.conversion=warning", "--config", "severity.change=info")
    out = shell("check", "a.md", "--min-level", "error", *settings)[1]
    assert out.startswith("Nothing to show. ")
    assert "Not shown: 1 warning, 1 info." in " ".join(out.split())
    out = shell("check", "a.md", "--write-baseline", "known.json")[1]
    assert out.startswith("Nothing new. ")


def test_findings_are_counted_as_json_too(shell: Shell) -> None:
    write("a.md", BOTH + BOTH)
    data = json.loads(shell("check", "a.md", "--statistics", "--output-format=json")[1])
    assert {(row["rule"], row["count"], row["fixable"]) for row in data} == {
        ("conversion/unit-mismatch", 2, 2),
        ("change/percent-mismatch", 2, 2),
    }


def test_any_format_may_be_written_as_well(shell: Shell) -> None:
    write("a.md", WRONG)
    also = ("--also", "gitlab=gl.json", "--also", "rdjson=rd.json", "--also", "csv=ledger.csv")
    status, out, _ = shell("check", "a.md", "--output-format=concise", *also)
    assert (status, out.count("a.md:1:")) == (1, 1)
    assert json.loads(Path("gl.json").read_text())[0]["location"]["path"] == "a.md"
    assert json.loads(Path("rd.json").read_text())["source"]["name"] == "verify"
    assert Path("ledger.csv").read_text().startswith("document,line")


def test_a_name_for_standard_input_means_that_it_is_read(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("other.md", WRONG)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    _, out, _ = shell("check", "--stdin-filename", "x.md", "--output-format=concise")
    assert out.startswith("x.md:1:")
    assert "other.md" not in out


def test_a_folder_of_which_all_is_excluded_is_told(shell: Shell) -> None:
    write("drafts/a.md", WRONG)
    write("verify.toml", 'exclude = ["drafts/"]')
    status, _, err = shell("check", "drafts")
    assert (status, err) == (0, "warning: drafts: every document in it is excluded\n")


def test_a_folder_that_cannot_be_listed_is_told(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", WRONG)
    write("closed/b.md", WRONG)
    listed = os.scandir

    def scan(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scan)
    status, out, err = shell("check", ".", "--output-format=concise")
    assert status == 2
    assert "closed: cannot be listed: Permission denied" in err
    assert "a.md:1:" in out


def test_what_git_ignores_in_this_copy_alone_is_not_read(shell: Shell) -> None:
    write(".git/info/exclude", "mine.md\n")
    write("mine.md", WRONG)
    write("a.md", WRONG)
    assert shell("check", "--show-files")[1] == "a.md\n"


def test_a_hook_lets_an_empty_file_pass(shell: Shell) -> None:
    write("a.md", "")
    status, _, err = shell("check", "a.md", "--force-exclude")
    assert (status, "a.md: is empty" in err) == (0, True)


def test_help_explains_the_exit_status(shell: Shell) -> None:
    assert "Exit status: 0 nothing at or above" in " ".join(shell("check", "--help")[1].split())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("verify che", "check"),
        ("verify check --output-format js", "json json-lines"),
        ("verify check --select conversion/u", "conversion/unit-mismatch"),
        ("verify check --ignore total,conversion/u", "total,conversion/unit-mismatch"),
        ("verify check --fail-on w", "warning"),
        ("verify compare --color n", "never"),
        ("verify check --also gitl", "gitlab="),
        ("verify schema r", "rules"),
        ("verify rule conversion/u", "conversion/unit-mismatch"),
    ],
)
def test_a_shell_completes_names_and_values(words: str, found: str) -> None:
    environment = {
        "_VERIFY_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    script = "import sys; sys.argv[0] = 'verify'; from verify.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == found.split()


@pytest.fixture
def barred(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder `closed` that may not be searched, for root as well."""
    looked = os.stat

    def stat(path: object, *given: object, **named: object) -> object:
        if not isinstance(path, int) and "closed/" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path, *given, **named)  # type: ignore[arg-type]

    listed, opened = os.scandir, io.open

    def scan(path: str) -> object:
        if str(path).rstrip("/").endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    def open_(path: object, *given: object, **named: object) -> object:
        if "closed/" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(io, "open", open_)


@pytest.mark.usefixtures("barred")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "closed/b.md", "a.md"), "closed/b.md: cannot be read: Permission denied"),
        (("check", "closed", "a.md"), "closed: cannot be listed: Permission denied"),
        (("check", "a.md", "--source", "closed/b.md"), "closed/b.md: cannot be read"),
        (("check", "a.md", "--rules", "closed/r.yaml"), "closed/r.yaml: no such file"),
        (("check", "a.md", "--rules", "closed"), "cannot be listed: Permission denied"),
        (("compare", "a.md", "closed/b.md"), "closed/b.md: cannot be read"),
    ],
)
def test_what_is_barred_is_told_and_the_others_are_checked(
    shell: Shell, arguments: tuple[str, ...], told: str
) -> None:
    write("a.md", WRONG)
    Path("closed").mkdir()
    status, out, err = shell(*arguments)
    assert status == 2
    assert told in err
    assert "excluded" not in err
    assert err.count("error:") == 1
    assert "a.md:1:" in out


@pytest.mark.usefixtures("barred")
def test_what_is_barred_is_told_where_files_are_listed(shell: Shell) -> None:
    write("a.md", WRONG)
    Path("closed").mkdir()
    status, out, err = shell("check", "a.md", "closed", "--show-files")
    assert (status, out) == (2, "a.md\n")
    assert "closed: cannot be listed: Permission denied" in err
    assert shell("why", "closed/b.md:1")[0] == 2


@pytest.mark.parametrize("name", ["b.pdf", "b.docx", "b.xlsx", "b.ipynb", "b.ods"])
@pytest.mark.parametrize("command", ["check", "compare"])
def test_a_damaged_document_leaves_the_other_checked(shell: Shell, name: str, command: str) -> None:
    write("a.md", WRONG)
    Path(name).write_bytes(b"PK\\x03\\x04" + b"\\x00\\xff\\x17" * 90)
    status, out, err = shell(command, "a.md", name)
    assert status == 2
    assert err.startswith(f"error: {name}: ")
    assert "hint:" in err
    assert "a.md:1:" in out
    if command == "compare":
        assert out.startswith("Only one document was read")
