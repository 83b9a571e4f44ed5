"""Pages that promise what a command prints: every step is run, and compared."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import Shell

DOCS = Path(__file__).parent.parent / "docs"
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page: str) -> list[tuple[str, str]]:
    """Return what a page writes and runs: ("file path", text) or ("command", output)."""
    found: list[tuple[str, str]] = []
    for language, path, body in FENCE.findall(page):
        if path:
            found.append((f"> {path}", body))
        elif language == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output))
    return found


def agrees(printed: str, promised: str) -> bool:
    """Tell whether output is as promised; ... stands for anything, spaces for spaces."""
    wanted = r"(?:.|\n)*?".join(
        re.escape(" ".join(part.split())) for part in promised.strip().split("...")
    )
    return re.fullmatch(rf"\s*{wanted}\s*".replace(r"\ ", r"\s+"), printed) is not None


@pytest.mark.parametrize("page", ["first-rule.md", "facts.md", "adopting.md", "comparing.md"])
def test_a_page_keeps_its_promises(
    shell: Shell, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ran = 0
    for step, text in steps((DOCS / page).read_text(encoding="utf-8")):
        if step.startswith("> "):
            path = Path(step[2:])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        program, *arguments = shlex.split(step)
        assert program == "verify"
        _, out, err = shell(*arguments)
        assert agrees(out + err, text), f"$ {step}\n{out}{err}\n--- promised ---\n{text}"
        ran += 1
    assert ran >= 5


def test_what_differs_does_not_agree() -> None:
    assert agrees("a b\n  c\n", "a ... c")
    assert not agrees("a b\n  d\n", "a ... c")
    assert not agrees("a b c more", "a b c")
