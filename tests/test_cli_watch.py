"""`--watch` on a terminal: what changes is checked again, what is written is not, Ctrl-C ends it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("watchfiles")
ROOT = Path(__file__).parent.parent
WRONG = "The trail is 10 km (8 miles) long.\n"
OUTPUT = ("-o", "out.log", "--json-output", "out.json")
LONGEST = 40  # seconds that a busy machine may take to see a change


class Watched:
    """A `verify check --watch` that runs on a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        self.parent, child = pty.openpty()
        self.shown = ""
        self.run = subprocess.Popen(
            [sys.executable, "-m", "verify.cli", "check", "a.md", "--watch", *OUTPUT],
            cwd=folder,
            stdout=child,
            stderr=child,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "NO_COLOR": "1"},
        )
        os.close(child)

    def until(self, done: object) -> bool:
        """Wait until something holds."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end and not done():  # type: ignore[operator]
            if select.select([self.parent], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.parent, 9999).decode("utf-8", "replace")
                except OSError:
                    return bool(done())  # type: ignore[operator]
        return bool(done())  # type: ignore[operator]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "a.md").write_text(WRONG)
    (tmp_path / "verify.toml").write_text("preview = false\n")
    watched = Watched(tmp_path)
    yield watched
    watched.run.kill()
    watched.run.wait()
    os.close(watched.parent)


def test_a_change_is_checked_and_an_interrupt_ends_it(watched: Watched, tmp_path: Path) -> None:
    out = tmp_path / "out.log"
    assert watched.until(lambda: "watching for changes" in watched.shown)
    assert "1 error" in out.read_text()
    time.sleep(1)  # the watch begins behind its message
    (tmp_path / "a.md").write_text(WRONG.replace("8", "6.2"))
    assert watched.until(lambda: "No conflicts" in out.read_text())
    (tmp_path / "verify.toml").write_text("ignroe = []\n")
    assert watched.until(lambda: "did you mean 'ignore'" in watched.shown)
    (tmp_path / "verify.toml").write_text("")
    (tmp_path / "a.md").write_text(WRONG)
    assert watched.until(lambda: "1 error" in out.read_text())
    stamp = out.stat().st_mtime_ns
    time.sleep(1.5)
    assert out.stat().st_mtime_ns == stamp  # what a run writes sets off no other
    watched.run.send_signal(signal.SIGINT)
    assert watched.run.wait(LONGEST) == 1
    assert "Traceback" not in watched.shown
