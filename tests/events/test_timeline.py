"""The order of happening, the order of telling, and what a report changed."""

import twosource as ts
from story import WIRE, extractor, reports
from twosource.engine import across
from twosource.events.timeline import changes, in_order, telling
from twosource.model import Report


def test_events_stand_by_day_and_claims_by_publication() -> None:
    with ts.open(":memory:", extractor=extractor) as ledger:
        ledger.read(*reports())
        found = across(ledger.view)
        held = {r.id: r for r in reports()}
        claims = {c.id: c for c in ledger.claims()}
        ordered = in_order(found.events, held, {id: c.report for id, c in claims.items()})
        days = [e.when.earliest for e in ordered if e.when]
        assert days == sorted(days)
        told = telling(ordered[0], claims, held, found.originals)
        assert [t.published for t in told] == sorted(t.published for t in told)
        assert {t.copy_of for t in told if t.report == "r-post"} == {"r-wire"}
        assert {t.origin for t in told if t.report == "r-gazette"} >= {"the coast guard"}


def test_changes_of_a_version() -> None:
    later = WIRE.replace("At least 14", "At least 17").replace(
        "The hull had been repaired twice since spring, a deckhand said.\n",
        "Divers will search the wreck for its papers at first light tomorrow.\n",
    )
    made = changes(Report("r", WIRE, ""), Report("r", later, ""))
    assert [c.kind for c in made] == ["reworded", "dropped", "added"]
    assert made[0].after is not None
    assert made[0].after.text.startswith("At least 17 people")
    assert changes(Report("r", WIRE, ""), Report("r", WIRE, "")) == ()
