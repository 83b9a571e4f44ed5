"""Words of significance -> claims that the p value behind them agrees.

In: an extraction. Out: a claim for each p value with "significant" or "not significant"
before it in its clause, where nothing between the two turns the meaning round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings

REACH = 110  # characters between the words and their p value
_WORD = re.compile(
    r"(?P<not>\b(?:not|no|non)[-\s](?:\w+\s){0,1}(?:statistically\s)?|\bin)?(?:\bstatistically\s)?significan(?:t|tly|ce)\b"
)
_TURNED = re.compile(
    r"\b(?:no|not|non|nor|neither|never|without|fail\w*|insignificant|nearly|almost|marginal\w*|borderline|approach\w*|trend\w*"
    r"|whether|if|test\w*|level|threshold|clinical\w*|but|although|though|while|whereas|however|except|unlike|before|after|until"
    r"|near|nowhere|far|hardly|barely|scarcely|anything|short|less|more|correct\w*|adjust\w*|Bonferroni|toward\w*|close|just|only|least)\b|n['’]t\b|[.;:]\s",
    re.IGNORECASE,
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each p value that words speak for."""
    text = extraction.document.text
    if "ignifican" not in text:
        return
    ps = [q for q in extraction.quantities if q.measure == "p" and q.magnitude is not None]
    end = 0
    for p in ps:
        start = max(end, p.span.start - REACH)
        end = p.span.end
        found = list(_WORD.finditer(text, start, p.span.start))
        if not found:
            continue
        word = found[-1]
        before = text[max(start, word.start() - 40) : word.start()]
        between = text[word.end() : p.span.start]
        after = text[p.span.end : p.span.end + 40].split(".")[0]
        if any(_TURNED.search(part) for part in (before, between, after)):
            continue
        for rule in rules:
            yield Claim(
                rule,
                {"p": p},
                certain=False,
                extra={"significant": not word["not"], "words": word[0]},
            )
