"""The order of happening, and the order of telling."""

import twosource as ts
from story import extractor, reports
from twosource.engine import across
from twosource.events.timeline import in_order, telling


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
