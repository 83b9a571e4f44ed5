r"""Formulas in TeX notation -> text that numbers can be read from: `3 \times 10^{5}`.

In: a span of the source between dollar signs (or in a TeX document's math). Out:
the same on a `Builder`, with commands as the signs they print.
"""

from __future__ import annotations

import re

from verify.read._build import Builder

SIGNS = {
    "times": "×", "cdot": "·", "pm": "±", "mp": "∓", "div": "÷", "approx": "≈", "sim": "~",
    "simeq": "≈", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "lt": "<",
    "gt": ">", "ll": "≪", "gg": "≫", "chi": "χ", "alpha": "α", "beta": "β", "eta": "η", "mu": "μ",
    "sigma": "σ", "rho": "ρ", "delta": "δ", "Delta": "Δ", "omega": "ω", "phi": "φ", "lambda": "λ",
    "tau": "τ", "theta": "θ", "pi": "π", "degree": "°", "circ": "°", "ldots": "…", "dots": "…",
    "cdots": "…", "infty": "∞", "rightarrow": "→", "to": "→", "euro": "€", "pounds": "£",
    "textdegree": "°", "textmu": "µ", "textperthousand": "‰", "quad": " ", "qquad": " ",
}  # fmt: skip
_PIECE = re.compile(r"\\([A-Za-z]+)\*?|\\(.)|\}\{|[{}$~]|[ \t\r\n]+|[^\\{}$~ \t\r\n]+", re.DOTALL)
_FORMULA = re.compile(r"[\\^_{}=]")
_PLAIN = re.compile(r"[-+−]?[\d.,]*\d\s*%?|[A-Za-z]")
_THIN = frozenset(",;:! \n")


def is_formula(body: str) -> bool:
    """Whether what stands between two dollar signs is mathematics, not money."""
    if _PLAIN.fullmatch(body):
        return True
    if body[:1].isdigit() or body[:1] in ".,":
        return bool(_FORMULA.search(body)) and not body[-1:].isspace()
    return bool(_FORMULA.search(body)) or bool(re.search(r"[A-Za-z)]\s*[<>≤≥]\s*[-.\d]", body))


def write(builder: Builder, start: int, end: int) -> None:
    """Write the formula at `start` to `end` of the source."""
    for match in _PIECE.finditer(builder.source, start, end):
        builder.add(_shown(match), match.start(), match.end())


def _shown(match: re.Match[str]) -> str:
    """Return what one piece of TeX prints as."""
    if match[1]:
        return SIGNS.get(match[1], "")
    if match[2]:
        return " " if match[2] in _THIN else match[2]
    piece = match[0]
    if piece == "}{":
        return "/"
    if piece in "{}$":
        return ""
    return " " if piece == "~" or piece.isspace() else piece
