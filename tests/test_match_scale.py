"""Scale words: three numbers that fit but for thousand, million or billion."""

import pytest

import verify

FOUND = (
    "The press paid $64 billion for its paper and $7.7 million for ink, or 12% of the paper bill.",
    "The mill gets 35 wheels of 40 kW, giving an output of 1,400 MW.",
    (
        "Rain put 88 million litres in the ponds. The lower one took 29 billion litres, "
        "about a third of the whole."
    ),
)
LEFT_ALONE = (
    "The press paid $64 million for its paper and $7.7 million for ink, or 12% of the paper bill.",
    "The mill gets 35 wheels of 40 kW, giving an output of 1,400 kW.",
    "The plank is 960mm long, which is 29mm or 3% more than the last.",
    "Tickets rose 60 cents, or 30 per cent, in a town worth $180.2 million.",
)


@pytest.mark.parametrize("text", FOUND)
def test_a_wrong_scale_word_is_found(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_fits_or_is_not_related_is_left_alone(text: str) -> None:
    assert not _found(text)


def test_temperatures_below_zero_make_no_total() -> None:
    assert not _found("Of 40 rooms at -12 °C each, the total was -400 °F, or 30% of 14 °F.")


def _found(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [f.check.claim.rule.id for f in report.findings]
