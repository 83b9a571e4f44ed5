"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from verify.cli import main

# Laws are judged by their answers, never by the clock.
settings.register_profile("verify", deadline=None, max_examples=60)
settings.load_profile("verify")


class Shell:
    """Runs the command line in this process."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd = capfd

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = self.capfd.readouterr()
        return int(left.value.code or 0), out, err


@pytest.fixture
def shell(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("VERIFY_OUTPUT_FORMAT", raising=False)
    return Shell(capfd)
