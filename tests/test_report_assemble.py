from __future__ import annotations

import samples

from verify.model.check import Verdict
from verify.model.report import Status
from verify.model.rule import Severity
from verify.model.settings import DEFAULT
from verify.report import assemble
from verify.report.fingerprint import fingerprint
from verify.report.ledger import coverage


def test_every_number_is_in_the_ledger_in_order() -> None:
    report = samples.report()
    starts = [entry.quantity.span.start for entry in report.ledger]
    assert starts == sorted(starts)
    assert len(report.ledger) == len(report.quantities) + len(report.exclusions)


def test_a_misfit_is_a_conflict_for_its_numbers_and_a_finding() -> None:
    report = samples.report()
    assert [f.rule for f in report.findings] == ["percent/change-mismatch"]
    assert [e.status for e in report.ledger] == [Status.CONFLICT] * 3 + [Status.EXEMPT]
    assert str(coverage(report.ledger)) == (
        "4 numbers: 0 tested, 3 in conflict, 0 single, 1 not a quantity"
    )


def test_the_finding_blames_the_judged_number_first_and_offers_the_mend() -> None:
    finding = samples.report().findings[0]
    assert finding.locations[0].text == "20%"
    assert [place.text for place in finding.locations[1:]] == ["40 kg", "50 kg"]
    assert finding.fix is not None
    assert (finding.fix.location.text, finding.fix.replacement) == ("20%", "25%")


def test_a_fit_is_no_finding_unless_it_drifts() -> None:
    found = samples.extraction()
    fit = samples.misfit(found)._replace(verdict=Verdict.CONSISTENT, how="exactly")
    assert assemble((found,), (fit,), DEFAULT).findings == ()
    drifting = fit._replace(drift="the bound is lost")
    (finding,) = assemble((found,), (drifting,), DEFAULT).findings
    assert (finding.severity, finding.message) == (Severity.INFO, "the bound is lost")


def test_fingerprints_know_no_place_but_know_the_values() -> None:
    one = samples.misfit(samples.extraction())
    moved = samples.misfit(samples.extraction("New first line.\n" + samples.TEXT, "other.txt"))
    assert fingerprint(one) == fingerprint(moved)
    other = samples.RULE
    changed = samples.misfit(samples.extraction(), other._replace(id="percent/other"))
    assert fingerprint(one) != fingerprint(changed)


def test_findings_come_in_the_order_of_the_documents() -> None:
    one, two = samples.extraction(name="b.txt"), samples.extraction(name="a.txt")
    report = assemble((one, two), (samples.misfit(two), samples.misfit(one)), DEFAULT)
    assert [f.locations[0].document for f in report.findings] == ["b.txt", "a.txt"]
