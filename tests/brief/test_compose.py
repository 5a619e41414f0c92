"""What a brief says, and what it must never say."""

import json
import re
from dataclasses import replace

import pytest

import twosource as ts
from newsroom import later, newsroom, open_story, read_story, reports
from samples import make_report
from twosource.brief.as_html import html
from twosource.brief.as_json import as_json
from twosource.brief.as_markdown import markdown
from twosource.brief.changes import read_earlier
from twosource.brief.check import check, read_draft
from twosource.brief.compose import compose
from twosource.brief.material import Material, gather, material_on
from twosource.errors import DataError
from twosource.ledger import ClaimFilter


@pytest.fixture(scope="module")
def material() -> Material:
    return gather(open_story().view)


@pytest.fixture(scope="module")
def text(material: Material) -> str:
    return markdown(compose(material))


def test_every_sentence_names_its_source(text: str) -> None:
    assert (
        "**Police said 12 men were killed in a raid on Tolva** (Coast Wire, 3 March 2026)" in text
    )
    assert "- The army denied that soldiers took part in the raid" in text or (
        "**The army denied that soldiers took part in the raid" in text
    )


def test_an_unnamed_source_is_called_so_and_stands_unverified(text: str) -> None:
    _, _, after = text.partition("### Stands unverified")
    assert "- A nurse, unnamed, said at least 9 women were killed" in after


def test_own_voice_is_called_so_and_keeps_its_hedge(text: str) -> None:
    said = "Coast Wire reported, naming no source, that gunmen reportedly fled west"
    assert said in text


def test_conflicting_figures_stand_side_by_side(text: str) -> None:
    assert "### Dead: the figures conflict" in text
    assert re.search(r"In conflict: “12” from police \[\^\d+\] and “15” from the mayor", text)


def test_nothing_is_added_up_or_averaged(text: str) -> None:
    prose = text.partition("## How this")[0]
    assert not re.search(r"\b(?:27|36|13\.5)\b", prose)


def test_copies_are_set_aside(text: str) -> None:
    assert "1 copy set aside" in text
    assert "repeats report wire and is set aside" in text
    assert "(Evening Star" not in text


def test_origins_are_a_range_with_dots(text: str) -> None:
    assert re.search(r"^●+○* \d( to \d)? origins? · ", text, re.MULTILINE)


def test_each_passage_says_where_it_stands(text: str, material: Material) -> None:
    for match in re.finditer(r": “(.*)” report (\w+), chars (\d+)-(\d+), sha256 (\w+)", text):
        report = material.reports[match[2]]
        assert report.text[int(match[3]) : int(match[4])] == match[1]
        assert report.sha256.startswith(match[5])


def test_the_same_ledger_gives_the_same_brief(text: str) -> None:
    book = ts.open(":memory:", extractor=newsroom)
    read_story(book, *reversed(reports()))
    assert markdown(compose(gather(book.view))) == text


def test_filters_choose_happenings(material: Material) -> None:
    view = open_story().view
    assert gather(view, ClaimFilter(country="SS")).events == material.events
    assert gather(view, ClaimFilter(country="KE")).events == ()
    denied = gather(view, ClaimFilter(stance="denies"))
    assert denied.events == material.events[:1]


def test_what_is_left_out_is_counted(material: Material) -> None:
    assert f"{len(material.events) - 1} more not told here" in markdown(compose(material, limit=1))


def test_changes_since_an_earlier_brief(material: Material) -> None:
    earlier = read_earlier(as_json(compose(material)))
    now = gather(open_story(":memory:", later()).view)
    brief = compose(now, since=earlier)
    text = markdown(brief)
    changed = text.partition("## Changed since the brief of 5 March 2026")[2].partition("\n## ")[0]
    assert "the mayor gave “18” (dead)" in changed.replace("The", "the")
    assert "“15”" not in changed
    assert check(read_draft(text), now) == ()


def test_nothing_has_changed_since_the_same_brief(material: Material) -> None:
    brief = compose(material, since=read_earlier(as_json(compose(material))))
    assert brief.changes is not None
    assert brief.changes.sentences == ()


@pytest.mark.parametrize("text", ["", "[]", '{"parts": [{}], "as_of": null}'])
def test_an_earlier_brief_must_be_one(text: str) -> None:
    with pytest.raises(DataError, match="no brief"):
        read_earlier(text)


HOSTILE = "Police said 12 <script>alert(1)</script> *men* [x](y) were killed in a raid on Tolva."


def test_report_text_is_never_markup() -> None:
    report = make_report(
        HOSTILE, "bad", outlet="<b>Post</b>", published="2026-03-03", title="</title><script>"
    )
    material = gather(open_story(":memory:", report).view)
    brief = compose(material, title="<script>")
    page = html(brief)
    assert "<script" not in page
    assert "<b>Post" not in page
    assert not re.search(r"(?<!\\)\[x\]", markdown(brief))
    for text in (page, markdown(brief), as_json(brief)):
        assert check(read_draft(text), material) == ()


def test_html_needs_nothing_else(material: Material) -> None:
    page = html(compose(material))
    assert not re.search(r"<script|<link|<img|url\(|https?:|@import|javascript:", page)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_json_holds_the_same_sentences(material: Material) -> None:
    brief = compose(material)
    held = json.loads(as_json(brief))
    assert [p["event"] for p in held["parts"]] == [p.event for p in brief.parts]
    assert held["passages"][0]["words"] == brief.passages[0].words


def test_what_one_claim_tells_stands_in_a_list_at_the_end(text: str, material: Material) -> None:
    assert re.search(r" · 1 happening · 1 told once · ", text)
    _, _, once = text.partition("## Told once")
    assert once.partition("\n## ")[0].strip() == (
        "- Doctors said 3 children were killed in a raid on Kesra "
        "(Northerner, 21 January 2026) [^7]."
    )
    for form in (markdown, html, as_json):
        written = form(compose(material))
        assert check(read_draft(written), material) == ()
        edited = written.replace("1 told once", "3 told once").replace("Doctors", "Soldiers")
        found = [f.message for f in check(read_draft(edited), material)]
        assert "the brief has 1, not 3 told once" in found
        assert len(found) > 1


def test_a_brief_on_one_event_needs_nothing_else(material: Material) -> None:
    with open_story() as ledger:
        originals = material.stands_for
        for event in material.events:
            alone = material_on(ledger.view, [event], originals)
            whole = compose(replace(material, events=(event,)))
            assert compose(alone).parts == whole.parts
            assert compose(alone, meeting=7).left_out == whole.left_out + 6
