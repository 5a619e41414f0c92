"""Sentences: whose word it is, in whose words, and what is never made of them."""

from dataclasses import replace

import pytest

from twosource.brief.passages import hull
from twosource.brief.voices import is_clear, through, voice
from twosource.brief.wording import body
from twosource.model import Certainty, Claim, Fact, Link, Origin, Report, Span


def report_of(text: str, outlet: str = "Coast Wire") -> Report:
    return Report("r", text, "", outlet=outlet, published="2026-03-03")


def claim_in(text: str, content: str, *names: str, cue: str = "said", unnamed: bool = False):
    """A claim of ``content`` on the word of the last of ``names``."""

    def span(words: str) -> Span:
        return Span.of(text, (text.index(words), text.index(words) + len(words)))

    chain = tuple(Link(n, span(n) if n in text else None, "person", unnamed) for n in names)
    at = span(cue) if names and cue in text else None
    return Claim("c", "r", span(content), at, chain, (), "indirect", Certainty(), 1.0, "test")


@pytest.mark.parametrize(
    ("name", "unnamed", "clear"),
    [
        ("a nurse", True, True),
        ("Ana Ruiz", False, True),
        ("its coordinator, Ana Ruiz", False, True),
        ("its local agent, Ister Shipping", False, True),
        ("A", True, False),
        ("the", True, False),
        ("their union", False, False),
        ("He", False, False),
        ("four of the 18 injured people it", True, False),
        ("Ruiz", True, False),
        ("Parents", True, True),
    ],
)
def test_a_name_says_who_it_is_or_not(name: str, unnamed: bool, clear: bool) -> None:
    assert is_clear(claim_in("They said so.", "so", name, unnamed=unnamed)) == clear


def test_what_is_no_name_is_quoted_whole() -> None:
    text = "Their union said four dockers were killed in May."
    said = body(
        claim_in(text, "four dockers were killed in May", "Their union"), report_of(text), None
    )
    assert said == f"Coast Wire reported: “{text}”"


@pytest.mark.parametrize(
    ("first", "follows"),
    [
        ("Russian drones", "that Russian drones"),
        ("Men", "that men"),
        ("MDP fighters", "that MDP fighters"),
    ],
)
def test_a_clause_follows_with_the_right_capital(first: str, follows: str) -> None:
    text = f"{first} hit the port, the governor said."
    said = body(claim_in(text, f"{first} hit the port", "the governor"), report_of(text), None)
    assert said == f"The governor said {follows} hit the port"


def test_where_nobody_knows_about_the_capital_the_passage_is_quoted() -> None:
    text = "Statements about the port are wrong, the governor said."
    said = body(
        claim_in(text, "Statements about the port are wrong", "the governor"), report_of(text), None
    )
    assert said == f"Coast Wire reported: “{text}”"


def test_the_head_of_an_item_is_no_part_of_what_is_said() -> None:
    text = "PORTS: The sheds burned down, the union said."
    said = body(claim_in(text, "PORTS: The sheds burned down", "the union"), report_of(text), None)
    assert said == f"Coast Wire reported: “{text}”"


def test_an_outlet_does_not_cite_itself() -> None:
    text = "Two officials told Coast that nine men fled."
    claim = claim_in(text, "nine men fled", "Coast", "Two officials")
    assert through(claim, report_of(text)) is None
    assert through(claim, report_of(text, "Hill Post")) == "Coast"
    assert through(claim, report_of(text, "Hill Post"), "Officials told Coast so") is None


def test_own_voice_never_denies_the_source_that_its_sentence_names() -> None:
    text = "A fire ruined nine mills, by the count of a guild. The road is closed."
    whole = claim_in(text, "The road is closed")
    assert body(whole, report_of(text), None) == (
        "Coast Wire reported, naming no source, that the road is closed"
    )
    counted = body(claim_in(text, "A fire ruined nine mills"), report_of(text), None)
    assert counted == "Coast Wire reported: “A fire ruined nine mills, by the count of a guild.”"


def test_a_part_of_a_sentence_is_quoted_with_the_rest() -> None:
    text = "The only road was closed and mobile telephones were dead."
    said = body(claim_in(text, "mobile telephones were dead"), report_of(text), None)
    assert said == f"Coast Wire reported, naming no source: “{text}”"


def test_a_content_does_not_run_into_its_source() -> None:
    text = "The lost boats number 14, the head of the port, Ana Ruiz, said."
    claim = claim_in(
        text, "The lost boats number 14, the head of", "the head of the port, Ana Ruiz"
    )
    said = body(claim, report_of(text), None)
    assert said == "The head of the port, Ana Ruiz, said that the lost boats number 14"


@pytest.mark.parametrize(
    ("name", "label", "told"),
    [
        ("The nurse", "a nurse, unnamed, to Coast Wire", "A nurse, unnamed,"),
        ("one of the nurses", "nurses, unnamed, to Coast Wire", "One of the nurses, unnamed,"),
        ("our correspondent", "", "Coast Wire’s correspondent, unnamed,"),
    ],
)
def test_unnamed_sources_are_called_as_they_are(name: str, label: str, told: str) -> None:
    origin = Origin("o", label, "witness", True, ("c",)) if label else None
    claim = claim_in("They said so.", "so", name, unnamed=True)
    assert voice(claim, report_of("They said so."), origin) == told


def test_a_title_does_not_hide_the_fuller_name() -> None:
    origin = Origin("o", "the chair of the guild, Béla Kordas", "person", False, ("c",))
    claim = claim_in("Mr Kordas said so.", "so", "Mr Kordas")
    assert (
        voice(claim, report_of("Mr Kordas said so."), origin)
        == "The chair of the guild, Béla Kordas,"
    )


def test_what_a_body_said_is_not_put_in_its_spokesmans_mouth() -> None:
    origin = Origin("o", "Guild spokesman Béla Kordas", "person", False, ("c",))
    claim = claim_in("The guild said so.", "so", "The guild")
    body_itself = replace(claim.chain[0], kind="organisation")
    assert (
        voice(replace(claim, chain=(body_itself,)), report_of("The guild said so."), origin)
        == "The guild"
    )
    whole = replace(origin, label="the weavers' guild")
    assert (
        voice(replace(claim, chain=(body_itself,)), report_of("The guild said so."), whole)
        == "The weavers' guild"
    )


def test_a_passage_begins_behind_its_dateline() -> None:
    text = "LIMA, March 18 (Coast) - Miners agreed to a truce, their leader said."
    head = "LIMA, March 18 (Coast) -"
    dateline = Fact("dateline", Span.of(text, (0, len(head))), "Lima")
    report = replace(report_of(text), facts=(dateline,))
    start, end = hull(claim_in(text, "Miners agreed to a truce", "their leader"), report)
    assert text[start:end] == "Miners agreed to a truce, their leader said."
