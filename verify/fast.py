"""The making of the compiled build: the busiest modules of a check as machine code.

`python -m verify.fast` (or `make fast`) compiles them with mypyc, which needs mypy,
setuptools and a C compiler, into the folder `_fast` of the package, for who wants it;
nothing needs it, and what is found is the same with and without. `verify.compiled` uses it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from verify.compiled import FOLDER, LIBRARY, PACKAGE, STAMP, stamp

# The busiest modules by their folder. What holds a class read lazily, or data files, stays as it is.
MODULES = {
    "extract": (
        "addresses ages ahead articles behind build captions cardinal clause clock codes combine "
        "compound dates days digits exclusions item labels leads letters measures naming parse phones "
        "points policy ranges ratios relative scales scores surface words years"
    ),
    "judge": "case dimensions elsewhere nearby opinion relation settle slips verdict wording",
    "match": (
        "_addends _additions _astray _averaged _bands _clauses _cut _eras _hints _moments _moored "
        "_multiples _needs _nouns _number_words _once _own _pattern _per_noun _placing _product_numbers "
        "_product_setting _proportions _sheet _skeleton _structure _sumtraits _sumwhole _sumwords "
        "_superlatives _told_change _wordline aged ahead alike apposed attachment between changes clock "
        "cues eras evidence facts forms frame hedged limits operands pair phrase product rates scale "
        "scales_apart slip spent tally typed within"
    ),
    "match/repeat": "_reference _resemblance _twice measures references statements",
    "units": "convert",
}


def build() -> Path:
    """Compile the modules; return the folder they are in."""
    import shutil
    import tempfile

    shutil.rmtree(FOLDER, ignore_errors=True)
    sources = stamp()  # as they are copied; what is edited meanwhile makes the build old
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(
            PACKAGE, Path(place, "verify"), ignore=shutil.ignore_patterns("__pycache__")
        )
        made = _made(Path(place))
        shutil.copytree(made / "verify", FOLDER)
        for file in made.glob(f"{LIBRARY}.*"):
            shutil.copy(file, FOLDER)
    (FOLDER / STAMP).write_text(sources, encoding="utf-8")
    return FOLDER


def _made(place: Path) -> Path:
    """Compile the copy of the package in a folder; return where the libraries are."""
    from concurrent.futures import ThreadPoolExecutor
    from typing import Any

    from mypyc.build import mypycify
    from setuptools import setup
    from setuptools.command.build_ext import build_ext

    class Together(build_ext):  # type: ignore[misc]
        """Compiles the files of a library at once, as many as there are cores."""

        def build_extension(self, ext: Any) -> None:
            one = self.compiler.compile

            def compile_all(sources: Sequence[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as workers:
                    made = workers.map(lambda source: one([source], **options), sources)
                    return [file for files in made for file in files]

            self.compiler.compile = compile_all
            super().build_extension(ext)
            self.compiler.compile = one

    os.chdir(place)
    files = [f"verify/{folder}/{n}.py" for folder, names in MODULES.items() for n in names.split()]
    given = ["--config-file=", "--ignore-missing-imports"]
    level = os.environ.get("VERIFY_FAST_LEVEL", "2")
    parts = mypycify(given + files, opt_level=level, multi_file=True, group_name="verify_fast")
    options = ["build_ext", "--build-lib", "built", "--build-temp", "made"]
    setup(
        name="verify_fast",
        ext_modules=parts,
        packages=[],
        cmdclass={"build_ext": Together},
        script_args=["--quiet", *options],
    )
    return place / "built"


if __name__ == "__main__":
    print(build())
