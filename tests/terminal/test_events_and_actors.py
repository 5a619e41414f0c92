"""Events, timelines and actors drawn in terminals of several widths."""

import pytest
from rich.console import Console, RenderableType

import twosource as ts
from named import extractor as naming
from named import reports as naming_reports
from story import extractor, reports
from twosource.engine.timeline import NewVersion, telling
from twosource.events.changes import ClaimChange
from twosource.events.summaries import load_summary_rule
from twosource.model import Event
from twosource.terminal import (
    actor_page,
    actor_table,
    event_page,
    event_table,
    output_console,
    telling_table,
    version_parts,
)


@pytest.fixture
def ledger():
    with ts.open(":memory:", extractor=extractor) as book:
        book.read(*reports())
        yield book


def console(width: int) -> Console:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        return output_console()


def drawn(*parts: RenderableType, width: int = 120) -> str:
    shown = console(width)
    with shown.capture() as captured:
        shown.print(*parts, sep="\n")
    return captured.get()


def graded(ledger: ts.Ledger) -> list[Event]:
    from twosource.engine.graded import Practice, grading

    by = Practice(grading("airwars"))
    return list(by.applied(ledger.view, ts.across(ledger).events))


@pytest.mark.parametrize("width", [60, 100, 140])
def test_events_show_what_stands_behind_them_at_any_width(ledger: ts.Ledger, width: int) -> None:
    rule = load_summary_rule("ucdp")
    page = drawn(event_table(graded(ledger), console(width), rule), width=width)
    assert "3 reports" in page
    assert "fair" in page
    assert "killed 19" in page
    assert max(map(len, page.splitlines())) <= width


def test_a_grade_and_a_sum_stand_on_the_page_only_if_chosen(ledger: ts.Ledger) -> None:
    event = ts.across(ledger).events[0]
    claims = {c: ledger.claim(c) for c in event.claims}
    held = {r.id: r for r in reports()}
    copies = ts.across(ledger).copies
    plain = drawn(event_page(event, claims, held, copies, console(120)))
    assert "in sum" not in plain
    rule = load_summary_rule("airwars")
    page = drawn(event_page(graded(ledger)[0], claims, held, copies, console(120), rule))
    assert "in sum by airwars" in page
    assert "airwars: at least two independent origins" in page


def test_what_a_copy_repeats_is_said_once(ledger: ts.Ledger) -> None:
    found = ts.across(ledger)
    told = telling(ledger.view, found, found.events[0])
    page = drawn(telling_table(told, (), console(120)))
    assert page.count("the harbour master: A ferry capsized") == 1
    assert "repeats r-wire" in page
    assert "word for word" in page


def test_changes_have_their_sign(ledger: ts.Ledger) -> None:
    one, two, *_ = ledger.claims()
    report = reports()[0]
    changes = (
        ClaimChange(("added",), None, one),
        ClaimChange(("dropped",), two, None),
        ClaimChange(("figures", "source"), one, two),
    )
    page = drawn(
        *version_parts([NewVersion(report, 2, "2031-03-04T10:00:00", changes)], console(120))
    )
    assert "version 2, read 2031-03-04" in page
    assert "+ c1-" in page
    assert "- c1-" in page
    assert "figures: none → At least 14  source: the harbour master → the harbour master" in page
    same = drawn(*version_parts([NewVersion(report, 3, "2031-03-05", ())], console(120)))
    assert "claims the same as before" in same


@pytest.mark.parametrize("width", [60, 120])
def test_actors_with_their_reasons(width: int) -> None:
    with ts.open(":memory:", extractor=naming) as book:
        book.read(*naming_reports())
        found = ts.entities(book).all
        table = drawn(actor_table(found, console(width)), width=width)
        page = drawn(actor_page(found[0], book.report), width=120)
    assert "Peter Lokiru" in table
    assert "2 other names" in table
    assert "governor" in table
    assert "initials that agree, and the same last name" in page
    assert "twosource judge different" in page
    assert "but other roles: governor, judge" in page
