"""Blocks that the document does not say are named, and prose is never lost."""

from __future__ import annotations

import verify
from verify.model.document import BlockKind

PROSE = "The harbour handled 412,000 containers last year, a record for the town and its port."


def boilerplate(text: str) -> list[str]:
    document = verify.Document.from_text(text)
    return [
        document.text[slice(*block.span)]
        for block in document.blocks
        if block.kind is BlockKind.BOILERPLATE
    ]


def test_a_list_of_links_ends_at_prose() -> None:
    links = ["Also see:", "Port Workers Win $3 Billion Deal", "Ferry Line Cuts 40 Jobs"]
    assert boilerplate("\n".join([PROSE, *links, PROSE])) == links[:2]
    assert boilerplate("\n".join([PROSE, *links])) == links


def test_a_heading_with_prose_behind_it_stays() -> None:
    assert boilerplate(f"{PROSE}\nRelated work\n{PROSE}\n{PROSE}") == []


def test_an_inline_link_goes_and_its_neighbours_stay() -> None:
    link = "READ ALSO: Why Tolls Rose 12% in a Year"
    assert boilerplate(f"{PROSE}\n{link}\n{PROSE}") == [link]


def test_teasers_go_when_they_repeat() -> None:
    teaser = "Guess the word in six tries with this free game of 5 letters…"
    assert boilerplate(f"{PROSE}\n{teaser}\n{teaser}") == [teaser, teaser]
    assert boilerplate(f"{PROSE}\nHe paused for 12 seconds…\n{PROSE}") == []


def test_promotions_and_counters_go() -> None:
    lines = ["Download the Harbour News app for 24-hour updates.", "6 min read", "1,204 views"]
    assert boilerplate("\n".join([PROSE, *lines])) == lines


def test_their_numbers_are_exempt() -> None:
    text = f"{PROSE}\nAlso see:\nPort Workers Win $3 Billion Deal"
    document = verify.Document.from_text(text)
    assert "$3 Billion" not in [q.text for q in verify.quantities(document)]
    report = verify.check(document)
    assert ("$3 Billion", "boilerplate") in [(x.surface, x.why) for x in report.exclusions]


def test_a_paragraph_that_mentions_a_newsletter_stays() -> None:
    assert (
        boilerplate(PROSE + " Later the museum asked its 300 members to subscribe to our letter.")
        == []
    )
