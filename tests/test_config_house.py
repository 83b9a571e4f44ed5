"""A house's own way: hedge widths and words, slack for laws, and how its locale writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import verify
from verify import config
from verify.judge.slack import eased
from verify.model.errors import ConfigError
from verify.model.interval import Interval
from verify.model.locale import writing
from verify.model.settings import Settings


def quantities(text: str, **settings: object) -> list[verify.Quantity]:
    report = verify.check(verify.Document.from_text(text), settings=Settings(**settings))  # type: ignore[arg-type]
    return list(report.quantities)


def rules(text: str, **settings: object) -> list[tuple[str, str]]:
    report = verify.check(verify.Document.from_text(text), settings=Settings(**settings))  # type: ignore[arg-type]
    return [(f.rule, str(f.severity)) for f in report.findings]


@pytest.mark.parametrize(
    ("hedges", "low", "high"),
    [
        ({}, "190", "210"),
        ({"about": "1%"}, "198", "202"),
        ({"about": "1% to 2%"}, "196", "204"),
        ({"about": "20%"}, "160", "240"),
    ],
)
def test_a_hedge_is_as_wide_as_the_house_has_it(
    hedges: dict[str, str], low: str, high: str
) -> None:
    (weight,) = quantities("It weighs about 200 kg.", hedges=hedges)
    ends = (float(weight.interval.low), float(weight.interval.high))
    assert ends == pytest.approx((float(low), float(high)), abs=10 if not hedges else 1e-9)


def test_a_spoken_fraction_too() -> None:
    (usual,) = quantities("Half of the loaf was left.", hedges={})
    (strict,) = quantities("Half of the loaf was left.", hedges={"spoken": "2%"})
    assert strict.interval == Interval(Decimal("0.49"), Decimal("0.51"))
    assert usual.interval.width > strict.interval.width


@pytest.mark.parametrize(
    ("phrase", "meaning", "low", "high"),
    [
        ("roundabouts", "about", 1, 1),
        ("a smidge off", "nearly", 1, 0),
        ("no smidgen under", "at least", 0, 1),
    ],
)
def test_a_phrase_of_the_house_is_a_hedge_or_bound(
    phrase: str, meaning: str, low: int, high: int
) -> None:
    (weight,) = quantities(f"It weighs {phrase} 200 kg.", hedges={phrase: meaning})
    assert (weight.interval.low < 199, weight.interval.high > 201) == (bool(low), bool(high))
    assert weight.lead is not None
    assert weight.document.text[weight.lead.start : weight.lead.end].startswith(phrase)
    (plain,) = quantities(f"It weighs {phrase} 200 kg.")
    assert plain.interval != weight.interval


def test_a_wrong_row_of_the_table_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "verify.toml"
    file.write_text('[hedges]\nabout = "wide"\n"sort of" = "abuot"\n')
    with pytest.raises(ConfigError) as error:
        config.load(file)
    assert "verify.toml:2: hedges.about: 'wide' is no width" in str(error.value)
    assert "verify.toml:3: hedges.sort of: 'abuot' is no meaning" in str(error.value)


def test_hedges_reach_a_document_through_its_configuration(tmp_path: Path) -> None:
    file = tmp_path / "verify.toml"
    file.write_text('[hedges]\nabout = "1%"\n[per-file."a.txt".hedges]\nnearly = "3%"\n')
    found = config.load(file)
    settings = found.settings(str(tmp_path / "a.txt"), Settings())
    assert settings.hedges == {"about": "1%", "nearly": "3%"}


TRAIL = "The trail is 10.0 km (6.4 miles) long."


@pytest.mark.parametrize(
    ("tolerance", "found"),
    [
        ({}, ["conversion/unit-mismatch"]),
        ({"conversion/unit-mismatch": "1%"}, ["conversion/unit-mismatch"]),
        ({"conversion/unit-mismatch": "5%"}, []),
        ({"conversion": "5%"}, []),
        ({"conversion": "exact"}, ["conversion/unit-mismatch"]),
    ],
)
def test_a_tolerance_reaches_a_rule_with_a_law(tolerance: dict[str, str], found: list[str]) -> None:
    assert [rule for rule, _ in rules(TRAIL, tolerances=tolerance)] == found


def test_a_check_says_with_what_slack_it_holds() -> None:
    report = verify.check(
        verify.Document.from_text(TRAIL), settings=Settings(tolerances={"conversion": "5%"})
    )
    assert [c.how for c in report.checks if c.rule == "conversion/unit-mismatch"] == ["within 5%"]


def test_a_share_of_a_day_is_no_slack() -> None:
    text = "Today is Monday, 19 November 2026."
    report = verify.check(verify.Document.from_text(text))
    for check in report.checks:
        assert eased(check, "5%").verdict == check.verdict


@pytest.mark.parametrize(
    ("locale", "comma", "month_first"),
    [
        ("en", None, None),
        ("en_GB", False, False),
        ("en-US", False, True),
        ("en_CA", False, None),
        ("de", True, False),
        ("de_CH", False, False),
        ("es_MX", False, False),
        ("ja_JP", False, None),
    ],
)
def test_a_locale_says_how_it_writes(
    locale: str, comma: bool | None, month_first: bool | None
) -> None:
    assert writing(locale) == (comma, month_first)


@pytest.mark.parametrize(
    ("locale", "day"),
    [("en", None), ("en_GB", date(2025, 4, 3)), ("en_US", date(2025, 3, 4))],
)
def test_day_or_month_first_is_the_locales_to_say(locale: str, day: date | None) -> None:
    (found,) = quantities("The form was signed on 03/04/2025.", locale=locale)
    assert found.period is not None
    assert found.period.first == day


def test_a_weekday_is_then_tested() -> None:
    text = "The form was signed on Friday, 03/04/2025."  # 3 April was a Thursday
    assert rules(text, locale="en") == []
    assert [rule for rule, _ in rules(text, locale="en_GB")] == ["date/weekday-mismatch"]


def test_a_point_is_no_grouping_where_the_locale_says_so() -> None:
    (unsure,) = quantities("It weighs 1.250 kg.")
    assert unsure.readings
    (sure,) = quantities("It weighs 1.250 kg.", locale="en_GB")
    assert sure.readings == ()
