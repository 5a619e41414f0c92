"""What every store does with what is written into it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import twosource as ts
from samples import extractions, make_report, toy, toy_extract
from twosource.claims import Extraction
from twosource.errors import BadFilter, NotFound
from twosource.export.jsonl import ledger_lines
from twosource.ledger import ClaimFilter, ReportFilter
from twosource.model import Judgement

NewLedger = Callable[..., ts.Ledger]
ANY_NUMBER = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

FIRST = make_report("Police said 12 men fled. The bridge burned.", outlet="Coast Post")
SECOND = make_report("A nurse said at least 3 men died.", "r2", title="At the clinic")


@ANY_NUMBER
@given(extractions())
def test_a_report_and_its_claims_come_back_equal(new_ledger: NewLedger, made: Extraction) -> None:
    ledger = new_ledger()
    assert ledger.writer.write(made, "reader-1", "read") == "new"
    assert ledger.report(made.report.id) == made.report
    assert tuple(ledger.claims()) == made.claims
    assert list(ledger.view.everything()) == [(made.report, made.claims)]
    assert ledger.view.attributions(made.report.id) == made.attributions
    assert ledger.verify() == ()


@ANY_NUMBER
@given(st.data())
def test_the_order_of_reading_does_not_show(new_ledger: NewLedger, data: st.DataObject) -> None:
    made = [data.draw(extractions(st.just(f"r{i}"))) for i in range(3)]
    forwards, mixed = new_ledger(), new_ledger()
    for extraction in made:
        forwards.writer.write(extraction, "reader-1", "read")
    for extraction in data.draw(st.permutations(made)):
        mixed.writer.write(extraction, "reader-1", "read")
    assert list(mixed.view.everything()) == list(forwards.view.everything())


def test_the_same_ledger_gives_the_same_bytes(new_ledger: NewLedger) -> None:
    one, other = new_ledger(), new_ledger()
    one.read(FIRST, SECOND)
    other.read(SECOND)
    other.read(FIRST)
    assert list(ledger_lines(one.view)) == list(ledger_lines(other.view))


def test_reading_the_same_again_changes_nothing(ledger: ts.Ledger) -> None:
    assert ledger.read(FIRST).new == 1
    before = list(ledger.reports()), list(ledger.claims())
    again = ledger.read(FIRST, FIRST)
    assert (again.unchanged, again.new, again.claims) == (2, 0, 0)
    assert (list(ledger.reports()), list(ledger.claims())) == before


def test_what_is_known_is_not_extracted_again(new_ledger: NewLedger) -> None:
    seen: list[str] = []

    def extract(report: ts.Report) -> Extraction:
        seen.append(report.id)
        return toy_extract(report)

    ledger = new_ledger(replace(toy(), extract=extract))
    ledger.read(FIRST)
    ledger.read(FIRST, SECOND)
    assert seen == ["r1", "r2"]


def test_a_changed_text_is_a_new_version_and_both_stay(ledger: ts.Ledger) -> None:
    changed = make_report("Police said 15 men fled.", outlet="Coast Post")
    ledger.read(FIRST)
    assert ledger.read(changed).new_versions == 1
    (entry,) = ledger.reports()
    assert (entry.versions, entry.claims) == (2, 1)
    assert ledger.report("r1") == ledger.report("r1", version=2) == changed
    assert ledger.report("r1", version=1) == FIRST
    assert [c.content.text for c in ledger.claims()] == ["15 men fled"]
    assert [v.sha256 for v in ledger.view.versions("r1")] == [FIRST.sha256, changed.sha256]


def test_changed_facts_are_a_new_version_too(ledger: ts.Ledger) -> None:
    ledger.read(FIRST)
    assert ledger.read(replace(FIRST, published="2026-01-02")).new_versions == 1


def test_a_known_older_version_is_nothing_new(ledger: ts.Ledger) -> None:
    changed = make_report("Police said 15 men fled.")
    assert ledger.read(FIRST, changed).new_versions == 1
    again = ledger.read(FIRST, changed)
    assert again.unchanged == 2
    assert ledger.report("r1") == changed


def test_equal_texts_under_two_ids_are_two_reports(ledger: ts.Ledger) -> None:
    ledger.read(FIRST, replace(FIRST, id="other"))
    assert len(list(ledger.reports())) == 2
    assert len({claim.id for claim in ledger.claims()}) == 4


def better_extract(report: ts.Report) -> Extraction:
    """As the toy, but it finds no numbers."""
    claims = tuple(replace(c, how_many=(), reader="toy-2") for c in toy_extract(report).claims)
    return Extraction(report, claims=claims)


def test_another_reader_adds_a_reading_and_the_older_stays(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    ledger.read(FIRST)
    older = next(iter(ledger.claims()))
    newer = better_extract(FIRST)
    assert ledger.writer.write(newer, "toy-2", "read") == "read again"
    assert tuple(ledger.claims()) == newer.claims
    assert ledger.view.claim_readings(older.id) == (newer.claims[0], older)
    assert ledger.claim(older.id) == newer.claims[0]
    assert [(e.versions, e.reader) for e in ledger.reports()] == [(1, "toy-2")]
    assert ledger.verify() == ()


def test_going_back_to_an_earlier_reader_shows_its_reading_again(ledger: ts.Ledger) -> None:
    ledger.read(FIRST)
    older = tuple(ledger.claims())
    ledger.writer.write(better_extract(FIRST), "toy-2", "read")
    assert tuple(ledger.claims()) != older
    again = ledger.read(FIRST)
    assert (again.read_again, again.unchanged) == (1, 0)
    assert tuple(ledger.claims()) == older
    assert ledger.read(FIRST).unchanged == 1
    assert len(ledger.view.claim_readings(older[0].id)) == 2
    assert ledger.verify() == ()


def test_reading_an_older_version_anew_does_not_show_it(ledger: ts.Ledger) -> None:
    changed = make_report("Police said 15 men fled.")
    ledger.read(FIRST, changed)
    assert ledger.writer.write(better_extract(FIRST), "toy-2", "read") == "read again"
    assert [c.content.text for c in ledger.claims()] == ["15 men fled"]
    assert ledger.report("r1") == changed


def test_filters_and_search_look_at_the_latest_reading_only(ledger: ts.Ledger) -> None:
    ledger.read(FIRST)
    ledger.writer.write(better_extract(FIRST), "toy-2", "read")
    assert list(ledger.claims(measure="killed")) == []
    assert [c.reader for c in ledger.claims(text="fled")] == ["toy-2"]
    assert [c.reader for c in ledger.search("fled")] == ["toy-2"]


def test_a_language_that_cannot_be_read_is_stored_and_said_so(ledger: ts.Ledger) -> None:
    result = ledger.read(make_report("Deux hommes ont fui.", language="fr"))
    assert (result.new, result.unsupported) == (1, 1)
    (entry,) = ledger.reports()
    assert (entry.status, entry.language) == ("unsupported language", "fr")


def test_the_same_claim_twice_in_one_reading_is_one(ledger: ts.Ledger) -> None:
    found = toy_extract(FIRST)
    doubled = replace(found, claims=found.claims + found.claims)
    ledger.writer.write(doubled, "toy-1", "read")
    assert tuple(ledger.claims()) == found.claims
    assert ledger.verify() == ()


def test_ids_may_be_shortened_while_they_are_unique(ledger: ts.Ledger) -> None:
    ledger.read(FIRST, SECOND)
    claim = next(iter(ledger.claims()))
    assert ledger.claim(claim.id) == ledger.claim(claim.id[:12]) == claim
    assert ledger.report("r2") == SECOND
    with pytest.raises(NotFound, match="several claims begin with 'c1-'"):
        ledger.claim("c1-")
    with pytest.raises(NotFound, match="no claim c9"):
        ledger.claim("c9")
    with pytest.raises(NotFound, match="no report r3"):
        ledger.report("r3")
    with pytest.raises(NotFound, match="no version 4"):
        ledger.report("r2", version=4)


def test_an_id_that_begins_another_is_found(ledger: ts.Ledger) -> None:
    ledger.read(FIRST, replace(SECOND, id="r12"))
    assert ledger.report("r1") == FIRST


def test_reports_are_listed_in_part_and_in_order(ledger: ts.Ledger) -> None:
    ledger.read(
        replace(FIRST, id="old", published="2026-01-02", outlet="Ätna Post", title="b"),
        replace(SECOND, id="new", published="2026-03-02", outlet="Coast Post", title="A"),
        replace(SECOND, id="bare", title=None),
        replace(FIRST, id="same", published="2026-03-02", outlet="atna post", title="c"),
    )

    def ids(**asked: object) -> list[str]:
        return [r.id for r in ledger.view.report_list(ReportFilter(**asked))]

    assert ids() == ["new", "same", "old", "bare"]
    assert ids(limit=2, start=1) == ["same", "old"]
    assert ids(sort="outlet") == ["old", "same", "new", "bare"]
    assert ids(sort="title") == ["new", "old", "same", "bare"]
    assert ids(sort="claims") == ["old", "same", "bare", "new"]
    assert ids(outlet="POST", sort="title", limit=2) == ["new", "old"]
    assert ids(outlet_named="Atna Post") == ["same", "old"]
    assert ids(text="bridge") == ["same", "old"]
    assert ids(text="!") == []
    assert ledger.view.report_count(ReportFilter(outlet="post", limit=1, start=2)) == 3
    assert {r.id: r for r in ledger.view.report_list(ReportFilter())} == {
        r.id: r for r in ledger.reports()
    }


@pytest.mark.parametrize("asked", [{"sort": "size"}, {"limit": -1}, {"start": -1}])
def test_a_list_that_cannot_be_meant_is_refused(asked: dict) -> None:
    with pytest.raises(BadFilter):
        ReportFilter(**asked)


@ANY_NUMBER
@given(extractions())
def test_claims_are_counted_as_they_are_listed(new_ledger: NewLedger, made: Extraction) -> None:
    ledger = new_ledger()
    ledger.writer.write(made, "reader-1", "read")
    claims = list(ledger.claims())
    if claims:
        changed = replace(claims[0], certainty=replace(claims[0].certainty, stance="warns"))
        correct(ledger, changed)
        claims = list(ledger.claims())
    found = ledger.view.claim_counts(ClaimFilter())
    assert found.total == len(claims)
    assert found.own_voice == sum(not c.chain for c in claims)
    assert found.unnamed == sum(bool(c.chain) and c.chain[-1].unnamed for c in claims)
    assert found.hedged == sum(bool(c.certainty.hedges) for c in claims)
    assert found.stances == Counter(c.certainty.stance for c in claims)
    assert found.measures == Counter(
        m for c in claims for m in {q.measure for q in c.how_many} if m is not None
    )
    some = ledger.view.claim_counts(ClaimFilter(stance="warns"))
    assert some.total == found.stances.get("warns", 0)


def correct(ledger: ts.Ledger, claim: ts.Claim) -> None:
    said = ((claim.report, claim.id),)
    ledger.writer.judge(
        Judgement("correct", (claim.id,), (said,), "Ana", "2026-03-04", corrected=claim)
    )


def test_search_finds_words_in_any_form_and_ranks(ledger: ts.Ledger) -> None:
    ledger.read(FIRST, SECOND)
    assert [c.content.text for c in ledger.search("burning bridges")] == ["The bridge burned"]
    assert [r.id for r in ledger.search_reports("clinic")] == ["r2"]
    assert [r.id for r in ledger.search_reports("bridge police")] == ["r1"]


@ANY_NUMBER
@given(st.text() | st.text(alphabet='"*^:()-+{}NEAROT \0\udc80.a'))
def test_search_takes_any_text(new_ledger: NewLedger, text: str) -> None:
    ledger = new_ledger()
    ledger.read(FIRST)
    assert len(list(ledger.search(text))) <= 2
    assert len(list(ledger.claims(text=text))) <= 2
    assert len(list(ledger.search_reports(text))) <= 1


def test_a_table_is_looked_up_anew_each_time(ledger: ts.Ledger) -> None:
    claims = ledger.claims()
    assert list(claims) == []
    ledger.read(SECOND)
    assert len(list(claims)) == 1


def test_claims_are_those_of_the_moment_of_asking(ledger: ts.Ledger) -> None:
    ledger.read(FIRST)
    before = list(ledger.claims())
    seen = []
    for number, claim in enumerate(ledger.claims()):
        seen.append(claim)
        ledger.read(make_report("Police said 9 men fled.", f"more{number}"))
        ledger.writer.write(better_extract(FIRST), "toy-2", "read")
    assert seen == before


def judgement(verdict: str, *subjects: str, **more: object) -> Judgement:
    claims = () if verdict == "undo" else tuple((("r1", id),) for id in subjects)
    return Judgement(verdict, subjects, claims, "Ana", "2026-05-20T10:00:00+00:00", **more)  # type: ignore[arg-type]


def test_judgements_come_back_in_order_with_their_ids(ledger: ts.Ledger) -> None:
    one = ledger.writer.judge(judgement("wrong", "c1-a", note="\u2028 why"))
    two = ledger.writer.judge(judgement("undo", one.id or ""))
    assert ledger.view.judgements() == (one, two)
    assert ledger.writer.judge(judgement("wrong", "c1-a", note="\u2028 why")) == one
    assert ledger.view.judgements() == (one, two)
    assert one.id != two.id


def test_claims_are_shown_as_reviewed_and_kept_as_read(ledger: ts.Ledger) -> None:
    ledger.read(FIRST)
    one, two = ledger.claims()
    fixed = replace(one, certainty=replace(one.certainty, stance="warns"))
    ledger.writer.judge(judgement("correct", one.id, corrected=fixed))
    gone = ledger.writer.judge(judgement("reject", two.id))
    assert tuple(ledger.claims()) == (fixed,)
    assert tuple(ledger.claims(stance="warns")) == (fixed,)
    assert tuple(ledger.claims(stance="says")) == ()
    assert tuple(ledger.search("bridge")) == ()
    assert ledger.view.read(FIRST.id)[1] == (fixed,)
    assert list(ledger.view.everything()) == [(FIRST, (fixed,))]
    assert ledger.view.claim_readings(one.id) == (one,)
    assert ledger.claim(two.id) == two
    assert {id: r.verdict for id, r in ledger.view.reviewed().items()} == {
        one.id: "correct",
        two.id: "reject",
    }
    ledger.writer.judge(judgement("undo", gone.id or ""))
    assert tuple(ledger.claims()) == (fixed, two)
    assert ledger.verify() == ()
