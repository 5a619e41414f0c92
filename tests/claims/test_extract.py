"""The whole way from a report to its claims."""

import pytest

from twosource.claims import extract
from twosource.errors import ReadingFailed
from twosource.intake import from_text
from twosource.model import Report


def test_links_get_the_entity_of_who_they_name() -> None:
    report = from_text("Hezbollah said that its men had left.", id="r", published="2026-01-02")
    claim = extract(report).claims[0]
    assert claim.chain[-1].entity == "a:hezbollah"


def test_an_unnamed_source_never_gets_an_entity() -> None:
    report = from_text("A Hezbollah official said that the men had left.", id="r")
    claim = extract(report).claims[0]
    assert claim.chain[-1].unnamed
    assert claim.chain[-1].entity is None


def test_claim_ids_are_unique_and_stable() -> None:
    text = "Police said two men fled. Police said two men fled. A bomb hit the market."
    report = from_text(text, id="r")
    ids = [claim.id for claim in extract(report).claims]
    assert len(ids) == len(set(ids))
    assert ids == [claim.id for claim in extract(report).claims]


def test_a_report_in_another_language_is_kept_without_claims() -> None:
    report = from_text("Le ministre a déclaré que deux hommes avaient fui la ville hier.", id="r")
    assert report.language == "fr"
    assert extract(report).claims == ()


def test_a_breakdown_is_the_reports_own() -> None:
    report = Report("r", None, "")  # what no intake gives
    with pytest.raises(ReadingFailed, match="please report it"):
        extract(report)
