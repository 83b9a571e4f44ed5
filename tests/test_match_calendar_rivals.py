"""A date on its weekday and a date in its order are told apart."""

import verify
from verify import Document


def test_an_order_that_holds_does_not_hide_a_wrong_weekday() -> None:
    text = "The course starts on Monday 3 March 2025 and ends on Friday 15 March 2025."
    found = verify.check(Document.from_text(text)).findings
    assert [f.rule for f in found] == ["date/weekday-mismatch"]
