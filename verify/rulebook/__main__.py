"""`python -m verify.rulebook`: solve the built-in rules' equations and keep the solutions.

An installed package then compiles its rules without sympy. An equation that is not in
the file is solved when it is first met.
"""

from __future__ import annotations

from pathlib import Path

from verify import rulebook
from verify.rulebook.equation import solutions


def main() -> None:
    """Write `solutions.json` beside this module."""
    equations = [rule.equation.text for rule in rulebook.built_in() if rule.equation is not None]
    Path(__file__).with_name("solutions.json").write_text(solutions(equations), encoding="utf-8")


if __name__ == "__main__":
    main()
