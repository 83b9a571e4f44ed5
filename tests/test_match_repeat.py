"""Repeats: one document that gives one thing two values."""

from __future__ import annotations

import pytest

import verify
from verify import Document
from verify.extract import read
from verify.match.reading import reading
from verify.match.repeat._twice import Lines, contrasted
from verify.model.settings import Settings


def _found(text: str) -> list[str]:
    found = verify.check(verify.Document.from_text(text)).findings
    return [f.rule for f in found if f.rule.startswith("agreement/")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The bus was carrying 45 passengers. None of the 54 passengers was hurt.", "count"),
        ("The quake killed 14 people. Of the 41 dead, three were children.", "count"),
        ("The plant employs 1,250 people. If it closes, all 1,520 jobs will go.", "count"),
        ("The pool is 50 metres long. Swimmers in the 25-metre pool must wear caps.", "size"),
        ("Acme shares fell 4.2% on Tuesday. The 2.4% fall was the worst since March.", "size"),
        ("The deal was valued at €870 million. The €870 billion deal is its largest.", "size"),
        ("Craig Tulloch, 43, was remanded. The 34-year-old made no plea.", "unlike-reference"),
        ("Total revenue was $812 million. Highlights: revenue of $821 million.", "statement"),
    ],
)
def test_a_thing_that_is_told_twice_has_one_value(text: str, rule: str) -> None:
    found = _found(text)
    assert len(found) == 1
    assert rule in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "We screened 241 patients and enrolled 214. The 214 patients were seen twice.",
        "A total of 38 schools took part. Two dropped out, and the 36 schools got a report.",
        "The tower is 182 metres high. The church tower next to it is 128 metres high.",
        "Acme shares fell 4.2% on Tuesday. The 2.4% rise of Monday was forgotten.",
        "Martin Hale, 61, and his brother Peter Hale, 63, were found on Friday.",
        "Craig Tulloch, 43, was remanded. A 34-year-old was freed.",
        "Net revenue was $812 million. Gross revenue was $821 million.",
        "The bar is labelled £41 million for sales. It ought to be £14 million for sales.",
        "The bridge was to cost €59 million. It will now cost €95 million.",
        (
            "He ran 100 metres in 11.13 seconds. He ran 100 metres in 11.17 seconds at noon. "
            "He ran 100 metres in 11.14 seconds at night."
        ),
        "Some 240 clinics stand in the north. There are 310 clinics in the south.",
    ],
)
def test_two_things_may_have_two_values(text: str) -> None:
    assert _found(text) == []


def test_one_conflict_is_one_finding() -> None:
    text = (
        "Nine hurt as tram jumps rails\n\nEleven passengers were hurt when a tram left the track."
    )
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Eighteen divers searched the wreck on Friday. The sea was calm. Two of the 24 divers were ill.",
            "agreement/count-repeated",
        ),
        (
            "The hall will have 610 folding seats. It opens in May. With its 650 folding seats the hall is the largest in town.",
            "agreement/count-repeated",
        ),
        (
            "The trial had 243 nurses. The diaries of all 234 nurses, nobody having dropped out, were read.",
            "agreement/count-repeated",
        ),
        (
            "The cheeses were stored for 15 months in a cave. After this 12-month storage they were sold.",
            "agreement/size-repeated",
        ),
        (
            "TWELVE HELD IN DAWN RAID\n\nPolice arrested ten people in Osby on Monday.",
            "agreement/headline-number",
        ),
        (
            "1,400 jobs to leave the port by 2031\n\nTwo yards will shift work to Osby. The 1,250 posts to leave the port by 2031 include 600 welders.",
            "agreement/headline-number",
        ),
        (
            "Osby hung on for a 2-1 win in the mud. The coach, asked about the 3-1 scoreline, shrugged.",
            "agreement/score-repeated",
        ),
        (
            "In all 142 people died in the flood. The 124 victims were named yesterday by police.",
            "agreement/count-repeated",
        ),
        (
            "The pier is 340 metres long and stands in Osby. At 430 metres, it is the town's pride.",
            "agreement/size-repeated",
        ),
        (
            'Ada Brill, who at 78 has just bought a kiln, is delighted. "I\'m 87, I have no time to lose," she said.',
            "agreement/age-repeated",
        ),
    ],
)
def test_one_thing_told_twice(text: str, rule: str) -> None:
    assert rule in {f.rule for f in verify.check(verify.Document.from_text(text)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Hale, 52, pushed Owen Bray off the quay. The 31-year-old drowned.",
        "The shares gained 40% in 2022. This year's 15% gain was the second in a row.",
        "Twenty-two divers came with four boats. Two of the 22 divers were ill.",
    ],
)
def test_two_things_told_once_each(text: str) -> None:
    report = verify.check(verify.Document.from_text(text))
    assert not [f for f in report.findings if f.rule.startswith("agreement/")]


def test_a_word_of_both_sentences_sets_nothing_apart_however_words_are_hashed() -> None:
    text = reading(
        read(
            Document.from_text("It has a weight and width of 3 mm. Its width is 4 mm."), Settings()
        )
    )
    lines = Lines(text)
    one, two = (lines.placed(s, s.quantities[-1]) for s in text.sentences)
    assert not contrasted(one, two)


def test_a_line_that_is_crossed_has_no_number() -> None:
    text = "She crossed the line 51 seconds clear of the next rider."
    found = read(Document.from_text(text), Settings()).quantities
    assert [q.surface for q in found] == ["51 seconds"]
