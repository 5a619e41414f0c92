"""Each filter lets through just the claims that a plain look at each claim would."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import twosource as ts
from samples import make_report
from twosource.claims import Extraction
from twosource.ledger import ClaimFilter
from twosource.model import (
    Actor,
    Certainty,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Span,
    When,
    claim_id,
)

NewLedger = Callable[..., ts.Ledger]

TEXT = "Officials said that men fled from the camp in the north on Monday."
OUTLETS = {"r0": "Coast Post", "r1": "Gazette", "r2": None}
NAMES = ("Erdoğan", "erdogan", "the Ministry", "a nurse", "Ministry of Health")
DAYS = ("2026-01-01", "2026-02-01", "2026-03-01")
HERE, NEARBY, FAR = (33.3, 44.4), (33.5, 44.5), (-40.0, 179.9)
SPAN = Span.of(TEXT, (15, 28))


def one_of(*values: object) -> st.SearchStrategy:
    return st.sampled_from(values)


def few(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=2).map(tuple)


entities = one_of(None, "Q1", "Q2")
links = st.builds(
    Link, one_of(*NAMES), st.none(), st.just("person"), st.booleans(), entity=entities
)
quantities = st.builds(
    Quantity,
    st.just(SPAN),
    one_of(None, 3, 10, 20),
    one_of(None, 10, 20, 50.5),
    st.none(),
    one_of(None, "killed", "injured"),
)
places = st.tuples(one_of(HERE, NEARBY, FAR, (None, None)), one_of(None, "IQ", "NZ")).map(
    lambda p: Place(SPAN, "X", *p[0], p[1], None, None)
)
times = st.builds(
    When,
    st.just(SPAN),
    st.just("DATE"),
    st.none(),
    one_of(None, *DAYS),
    one_of(None, *DAYS),
    st.none(),
)
events = st.builds(EventMention, one_of("ASSAULT", "PROTEST"), st.just(SPAN))
actors = st.builds(Actor, st.just(SPAN), one_of(*NAMES), entities)


@st.composite
def claims(draw: st.DrawFn, report: str) -> Claim:
    content = Span.of(TEXT, (draw(st.integers(0, 30)), draw(st.integers(31, 60))))
    chain, stance = draw(few(links)), draw(one_of("says", "denies"))
    return Claim(
        id=claim_id(report, content, stance, chain),
        report=report,
        content=content,
        cue=None,
        chain=chain,
        joint=draw(few(links)) if chain else (),
        quote=None,
        certainty=Certainty(stance, hedges=(SPAN,) if draw(st.booleans()) else ()),
        confidence=draw(one_of(0.2, 0.5, 0.9)),
        reader="made-1",
        how_many=draw(few(quantities)),
        where=draw(few(places)),
        when=draw(st.none() | times),
        events=draw(few(events)),
        who=draw(few(actors)),
        whom=draw(few(actors)),
    )


def ledgers() -> st.SearchStrategy[list[Extraction]]:
    def extraction(id: str) -> st.SearchStrategy[Extraction]:
        report = make_report(TEXT, id, outlet=OUTLETS[id])
        some = st.lists(claims(id), max_size=4, unique_by=lambda c: c.id)
        return some.map(lambda found: Extraction(report, claims=tuple(found)))

    return st.tuples(*map(extraction, OUTLETS)).map(list)


ASKED = {
    "source": one_of("ERDOGAN", "ministry", "Q1", "nobody"),
    "chain_contains": one_of("Erdoğan", "nurse", "Q2"),
    "unnamed_only": st.just(True),
    "hedged": st.booleans(),
    "own_voice": one_of("only", "none", "any"),
    "stance": one_of("denies", "says"),
    "measure": one_of("killed", "injured"),
    "more_than": one_of(2, 3, 10, 10.5),
    "less_than": one_of(10, 11, 50.5, 51),
    "report": one_of("r0", "r1", "r9"),
    "outlet": one_of("post", "GAZETTE", "x"),
    "near": one_of((*HERE, 1), (*HERE, 30), (*HERE, 30_000), (-40.0, -179.9, 20)),
    "country": one_of("IQ", "nz"),
    "after": one_of("2026-01-15", *DAYS),
    "before": one_of("2026-01-15", *DAYS),
    "actor": one_of("erdogan", "health", "Q1"),
    "source_also": one_of((), ("ministry",), ("Q2", "nurse")),
    "actor_also": one_of((), ("erdogan",), ("Q2", "nurse")),
    "type": one_of("ASSAULT", "protest"),
    "min_confidence": one_of(0.5, 0.6),
    "limit": one_of(0, 1, 3),
}
NOT_HERE = {"text", "after_claim"}
"""These have tests of their own."""


def test_every_filter_is_tested() -> None:
    assert {f.name for f in fields(ClaimFilter)} == ASKED.keys() | NOT_HERE


def bare(name: str) -> str:
    return name.lower().replace("ğ", "g")


def called(name: str, asked: str, entity: str | None) -> bool:
    return bare(asked) in bare(name) or entity == asked


def origins(claim: Claim) -> tuple[Link, ...]:
    return (*claim.chain[-1:], *claim.joint)


def counts(claim: Claim, where: ClaimFilter) -> bool:
    return any(
        where.measure in (None, q.measure)
        and (where.more_than is None or (q.low is not None and q.low > where.more_than))
        and (where.less_than is None or (q.high is not None and q.high < where.less_than))
        for q in claim.how_many
    )


def lies_near(claim: Claim, near: tuple[float, float, float]) -> bool:
    """The places are chosen so that this table tells all there is to know."""
    reached = {
        (*HERE, 1): {HERE},
        (*HERE, 30): {HERE, NEARBY},
        (*HERE, 30_000): {HERE, NEARBY, FAR},
        (-40.0, -179.9, 20): {FAR},
    }[near]
    return any((p.lat, p.lon) in reached for p in claim.where)


def happens(claim: Claim, after: str | None, before: str | None) -> bool:
    when = claim.when
    if when is None or not (when.earliest or when.latest):
        return False
    late_enough = after is None or when.latest is None or when.latest >= after
    return late_enough and (before is None or when.earliest is None or when.earliest <= before)


def lets_through(claim: Claim, where: ClaimFilter) -> Iterator[bool]:
    numbers = (where.measure, where.more_than, where.less_than)
    yield where.source is None or any(
        called(k.name, asked, k.entity)
        for k in origins(claim)
        for asked in (where.source, *where.source_also)
    )
    yield where.chain_contains is None or any(
        called(k.name, where.chain_contains, k.entity) for k in (*claim.chain, *claim.joint)
    )
    yield not where.unnamed_only or any(k.unnamed for k in claim.chain[-1:])
    yield where.hedged in (None, bool(claim.certainty.hedges))
    yield {"any": True, "only": not claim.chain, "none": bool(claim.chain)}[where.own_voice]
    yield where.stance in (None, claim.certainty.stance)
    yield numbers == (None, None, None) or counts(claim, where)
    yield where.report in (None, claim.report)
    yield where.outlet is None or where.outlet.lower() in (OUTLETS[claim.report] or "").lower()
    yield where.near is None or lies_near(claim, where.near)
    yield where.country is None or where.country.upper() in {p.country for p in claim.where}
    yield (where.after is where.before is None) or happens(claim, where.after, where.before)
    yield where.actor is None or any(
        called(a.name, asked, a.entity)
        for a in (*claim.who, *claim.whom)
        for asked in (where.actor, *where.actor_also)
    )
    yield where.type is None or where.type.upper() in {e.type for e in claim.events}
    yield where.min_confidence is None or claim.confidence >= where.min_confidence


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ledgers(), st.sets(st.sampled_from(sorted(ASKED)), max_size=3), st.data())
def test_filters_let_through_what_they_say(
    new_ledger: NewLedger, made: list[Extraction], names: set[str], data: st.DataObject
) -> None:
    ledger = new_ledger()
    for extraction in made:
        ledger.writer.write(extraction, "made-1", "read")
    where = ClaimFilter(**{name: data.draw(ASKED[name], label=name) for name in sorted(names)})
    everything = [claim for extraction in made for claim in extraction.claims]
    expected = [claim for claim in everything if all(lets_through(claim, where))][: where.limit]
    assert list(ledger.claims(where)) == expected
    assert ledger.view.claim_count(where) == len(expected)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ledgers(), st.integers(1, 3))
def test_pages_put_together_are_the_whole(
    new_ledger: NewLedger, made: list[Extraction], size: int
) -> None:
    ledger = new_ledger()
    for extraction in made:
        ledger.writer.write(extraction, "made-1", "read")
    pages: list[Claim] = []
    where = ClaimFilter(limit=size)
    while page := list(ledger.claims(where)):
        pages += page
        where = replace(where, after_claim=page[-1].id)
    assert pages == list(ledger.claims())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("two men", ["The two men fled", "Men on two boats"]),
        ('"two men"', ["The two men fled"]),
        ("fleeing MAN", []),
        ("boat NOT men", []),
        ("écoles", ["An école burned"]),
        ("ecole", ["An école burned"]),
        ("--", []),
        ("", []),
    ],
)
def test_text_means_words_and_phrases(ledger: ts.Ledger, asked: str, found: list[str]) -> None:
    ledger.read(make_report("The two men fled. Men on two boats. An école burned."))
    assert [c.content.text for c in ledger.claims(text=asked)] == found


def test_a_cursor_that_is_no_claim_finds_nothing(ledger: ts.Ledger) -> None:
    ledger.read(make_report("Police said 12 men fled."))
    assert list(ledger.claims(after_claim="c1-0000")) == []
