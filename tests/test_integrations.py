"""The files by which other programs start this one."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from conftest import Shell
from test_cli import write

ROOT = Path(__file__).parent.parent
HOOKS = {h["id"]: h for h in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())


def test_the_hook_checks_the_files_it_is_given(shell: Shell) -> None:
    program, *arguments = shlex.split(HOOKS["verify"]["entry"])
    assert program == "verify"
    write("good.md", "It is 10 km (6.2 miles) long.\n")
    write("bad.md", "It is 10 km (9 miles) long.\n")
    assert shell(*arguments, "good.md")[0] == 0
    assert shell(*arguments, "good.md", "bad.md")[0] == 1
    write("verify.toml", 'exclude = ["bad.md"]')
    assert shell(*arguments, "good.md", "bad.md")[0] == 0


def test_the_rules_hook_runs_examples(shell: Shell) -> None:
    _, *arguments = shlex.split(HOOKS["verify-rules"]["entry"])
    write("house/x.yaml", "title: nothing\n")
    assert shell(*arguments, "house/x.yaml")[0] == 2


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    bin_ = folder / "bin"
    bin_.mkdir()
    stub = bin_ / "verify"
    stub.write_text(f'#!/bin/sh\nexec {sys.executable} -m verify "$@"\n')
    stub.chmod(0o755)
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("miles", "status"), [("6.2", 0), ("9", 1)])
def test_the_action_s_step_checks_and_annotates(tmp_path: Path, miles: str, status: int) -> None:
    (tmp_path / "a b.md").write_text(f"It is 10 km ({miles} miles) long.\n")
    step = ACTION["runs"]["steps"][-1]
    assert set(step["env"]) == {"VERIFY_PATHS", "VERIFY_ARGUMENTS", "VERIFY_SARIF"}
    done = bash(
        step["run"],
        tmp_path,
        VERIFY_PATHS=".",
        VERIFY_ARGUMENTS="--min-level warning",
        VERIFY_SARIF="out.sarif",
    )
    assert done.returncode == status, done.stderr
    assert done.stdout.startswith("::error title=verify") is bool(status)
    assert (tmp_path / "out.sarif").exists()


def test_the_action_passes_inputs_by_environment_alone() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}


def test_watching_checks_again_after_a_change(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("It is 10 km (6.2 miles) long.\n")
    command = [sys.executable, "-m", "verify", "check", "note.md", "--watch"]
    with subprocess.Popen(
        [*command, "--output-format", "concise"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        try:
            assert running.stdout.readline().startswith("No conflicts.")
            time.sleep(0.5)
            note.write_text("It is 10 km (9 miles) long.\n")
            assert "unit-mismatch" in running.stdout.readline()
        finally:
            running.kill()


def test_the_shell_completes_commands_and_options() -> None:
    def completed(words: str, index: int) -> list[str]:
        variables = {"_VERIFY_COMPLETE": "complete_bash", "COMP_WORDS": words}
        out = subprocess.run(
            [sys.executable, "-m", "verify"],
            env={**environment(), **variables, "COMP_CWORD": str(index)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return out.split()

    assert completed("verify ch", 1) == ["check"]
    assert "--output-format" in completed("verify check --out", 2)
