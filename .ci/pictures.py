"""The pictures of README, taken anew: `make pictures`, with Chromium and Pillow at hand.

The report on seeds/ is shown as a browser has it; the terminal as its colours are sent.
"""

import html
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

TOP = Path(__file__).parent.parent
IMAGES = TOP / "docs" / "images"
sys.path[:0] = [str(TOP / "tests"), str(TOP)]

from browser import Browser  # noqa: E402  (the tests' own)

NOTE = (
    "Sales rose from £40 million to £52 million last year, an increase of 23%.\n\n"
    "Of the 1,240 people who work there, 310, or 35%, work at night.\n"
)
COLOURS = {"1;31": "#ff7b72", "1;33": "#e3b341", "1;34": "#79c0ff", "1;36": "#56d4dd"}
COLOURS |= {"32": "#56d364", "1": "#ffffff", "2": "#8b949e"}
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #0d1117; color: #d0d7de; }}
pre {{ margin: 0; padding: 20px 24px; font: 15px/1.45 "DejaVu Sans Mono", monospace; }}
</style><pre>{text}</pre>"""


def verify(*arguments: str, folder: Path) -> str:
    """Return what the command prints, in colour."""
    command = [sys.executable, "-m", "verify", *arguments]
    own = {**os.environ, "PYTHONPATH": str(TOP), "COLUMNS": "100"}
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def coloured(text: str) -> str:
    """Return terminal text as HTML."""
    parts = re.split(r"\x1b\[([0-9;]*)m", text)
    out = [html.escape(parts[0])]
    for code, said in zip(parts[1::2], parts[2::2], strict=True):
        style = f' style="color: {COLOURS[code]}"' if code in COLOURS else ""
        out.append(f"<span{style}>{html.escape(said)}</span>")
    return "".join(out)


def shrunk(path: Path) -> None:
    """Write a picture with few colours, which is all it has."""
    Image.open(path).convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(
        path, optimize=True
    )


def main() -> None:
    """Take both pictures."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "note.md").write_text(NOTE, encoding="utf-8")
        said = verify("check", "note.md", "--color", "always", "--isolated", folder=folder)
        shown = f"<span style='color: #8b949e'>$</span> verify check note.md\n{coloured(said)}"
        report = folder / "report.html"
        facts = ("--rules", "seeds/story.yaml", "-o", str(report), "--exit-zero")
        verify("report", "seeds", *facts, folder=TOP)
        with Browser(folder) as browser:
            browser.size(980, 300)
            browser.open(PAGE.format(text=shown))
            browser.size(980, browser.run("document.querySelector('pre').offsetHeight"))
            browser.picture(IMAGES / "terminal.png")
            browser.size(1200, 1240)
            browser.open(report)
            browser.picture(IMAGES / "report.png")
            browser.run(
                "document.getElementById('documents').scrollIntoView({behavior: 'instant'})"
            )
            browser.click("a.n.conflict")
            browser.run("new Promise((done) => setTimeout(done, 300))")
            browser.size(1200, 900)
            browser.picture(IMAGES / "numbers.png")
    for path in IMAGES.glob("*.png"):
        shrunk(path)


if __name__ == "__main__":
    main()
