"""Commands and environments of LaTeX, by what becomes of them in the text."""

from __future__ import annotations

HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 1,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
}
DROPPED = frozenset((
    "label", "ref", "eqref", "cref", "Cref", "autoref", "pageref", "cite", "citep", "citet", "citeauthor",
    "includegraphics", "usepackage", "documentclass", "bibliography", "bibliographystyle", "hspace", "vspace",
    "input", "include", "setlength", "newcommand", "renewcommand", "def", "pagestyle", "thispagestyle",
    "addbibresource", "hypersetup", "sisetup", "index", "definecolor", "color", "rule", "url", "nocite",
    "cmidrule", "cline", "setcounter", "addtocounter", "graphicspath", "author", "affiliation", "thanks",
))  # fmt: skip
SKIPPED = (
    "verbatim",
    "lstlisting",
    "minted",
    "comment",
    "tikzpicture",
    "thebibliography",
    "filecontents",
    "Verbatim",
)
MATHS = ("equation", "align", "gather", "displaymath", "multline", "eqnarray", "math")
TABULAR = ("tabular", "tabularx", "longtable", "tabulary", "array")
LISTS = ("itemize", "enumerate", "description")
QUANTITIES = {
    "SI": 2,
    "qty": 2,
    "num": 1,
    "si": 0,
    "unit": 0,
    "SIrange": 3,
    "qtyrange": 3,
    "numrange": 2,
    "ang": 1,
}
SIGNS = {
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textbackslash": "\\", "S": "§", "pounds": "£",
    "euro": "€", "EUR": "€", "textsterling": "£", "texteuro": "€", "copyright": "©", "LaTeX": "LaTeX", "TeX": "TeX",
    "ss": "ß", "o": "ø", "ae": "æ", "i": "i", "textdegree": "°", "degree": "°", "quad": " ", "textmu": "µ",
    "textquotesingle": "'", "enspace": " ", "space": " ", "textdollar": "$", "textasciitilde": "~", "percent": "%",
}  # fmt: skip
