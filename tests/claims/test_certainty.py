"""Hedges, modality and polarity of claims; factuality of single events."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.certainty import certainty
from twosource.claims.factuality.events import factuality
from twosource.model import Certainty, Report, Span
from twosource.reading import read


def sure(text: str, content: str | None = None, cue: str | None = None) -> Certainty:
    """The certainty of ``content`` (the whole text where none is given)."""
    reading = read(Report("r", text, ""))
    start = text.index(content) if content else 0
    span = Span.of(text, (start, start + len(content or text)))
    cued = Span.of(text, (text.index(cue), text.index(cue) + len(cue))) if cue else None
    return certainty(span, cued, "says", reading)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The rebels reportedly fled.", "reportedly"),
        ("The rebels allegedly burned the barn.", "allegedly"),
        ("Ostensibly, the convoy carried seed.", "Ostensibly"),
        ("The mayor is believed to have fled.", "is believed to"),
        ("The mayor was said to be abroad.", "was said to"),
        ("Two barns were reported burned.", "were reported"),
        ("The mayor seems to have fled.", "seems"),
        ("The pilot appeared to lose control.", "appeared to"),
        ("The talks are likely to fail.", "likely"),
        ("The rebels may have fled.", "may"),
        ("A suspected drone strike hit the barn.", "suspected"),
        ("A man thought to be the leader fled.", "thought to be"),
        ("According to preliminary reports, the dam broke.", "According to preliminary reports"),
        ("The alleged ringleader was seen in Gao.", "alleged"),
        ("The so-called republic has no money.", "so-called"),
        ("A boat with nine men feared drowned was found.", "feared drowned"),
        ("It is unclear whether the dam broke.", "It is unclear"),
        ("The tape purports to show a burning barn.", "purports to"),
        ("He died in what police called an accident.", "what police called"),
        ("There have been rumours that the bank is bust.", "There have been rumours that"),
    ],
)
def test_hedges_in_a_claim(text: str, hedge: str) -> None:
    assert [h.text for h in sure(text).hedges] == [hedge]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor appeared in court.",
        "The report was read by the mayor.",
        "Likely voters were asked.",
        "The mayor was accused by his aides.",
        "They met in May.",
        "There were no reports of damage.",
        "The video shows a burning barn.",
    ],
)
def test_what_hedges_nothing(text: str) -> None:
    assert sure(text).hedges == ()


@pytest.mark.parametrize(
    ("text", "content", "cue", "hedge"),
    [
        ("The envoy reportedly told aides that men fled.", "men fled", "told", "reportedly"),
        (
            "The envoy is understood to have told aides that men fled.",
            "men fled",
            "told",
            "is understood to",
        ),
    ],
)
def test_a_hedge_of_the_cue_lowers_what_is_said(
    text: str, content: str, cue: str, hedge: str
) -> None:
    assert [h.text for h in sure(text, content, cue).hedges] == [hedge]


def test_a_hedge_before_the_claim_counts() -> None:
    text = "It is understood that both fleets will meet."
    found = sure(text, "both fleets will meet")
    assert [h.text for h in found.hedges] == ["It is understood that"]


def test_a_hedge_of_another_clause_does_not_count() -> None:
    text = "Reportedly the mayor fled, and the aide said that the dam broke."
    assert sure(text, "the dam broke", "said").hedges == ()


def test_disclaimers_attach_to_what_was_told_before() -> None:
    text = "He said the dam broke. The claim could not be independently verified."
    hedges = sure(text, "the dam broke", "said").hedges
    assert [h.text for h in hedges] == ["could not be independently verified"]
    unrelated = "He said the dam broke. The passports could not be verified."
    assert sure(unrelated, "the dam broke", "said").hedges == ()


def test_a_disclaimer_of_several_reaches_further_back() -> None:
    text = "She said the dam broke. He said it held. The claims could not be verified."
    assert sure(text, "the dam broke", "said").hedges


def test_a_disclaimer_needs_somebody_who_claimed() -> None:
    text = "The dam broke. The claim could not be verified."
    assert sure(text, "The dam broke").hedges == ()


@pytest.mark.parametrize(
    "text",
    [
        "The men did not fire.",
        "Nobody came to the village.",
        "No inquiry has been opened.",
        "They never left their side.",
        "The widows receive nothing.",
        "Neither man has been seen.",
        "None of the guards was hurt.",
        "There was no warning.",
        "They had received no such letter.",
        "He will not seek a third term.",
        "They did not see or hear the drone.",
    ],
)
def test_negative_claims(text: str) -> None:
    assert sure(text).polarity == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "The men fired.",
        "They fled without firing.",
        "They not only fired but advanced.",
        "They fired but did not advance.",
        "No more than 80 soldiers came.",
        "The soldiers who had not fired were freed.",
        "He denied that they had fired.",
        "This should not have happened.",
        "They had no choice but to fire.",
    ],
)
def test_positive_claims(text: str) -> None:
    assert sure(text).polarity == "positive"


def test_a_negation_outside_the_claim_is_not_its_own() -> None:
    assert sure("He did not say that they fled.", "they fled").polarity == "positive"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army withdrew.", "asserted"),
        ("The army will withdraw.", "planned"),
        ("The army would withdraw by May.", "planned"),
        ("The army plans to withdraw.", "planned"),
        ("The army is to withdraw.", "planned"),
        ("to withdraw from the town", "planned"),
        ("The army tried to withdraw.", "attempted"),
        ("They attempted to storm the gate.", "attempted"),
        ("The army may have withdrawn.", "possible"),
        ("Dozens are feared dead.", "possible"),
        ("The witness could see smoke.", "asserted"),
        ("If they withdraw, the town will fall.", "conditional"),
        ("The town will fall unless they withdraw.", "conditional"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert sure(text).modality == modality


def test_the_rules_and_their_evidence_are_told() -> None:
    why = sure("The men reportedly did not fire.").why
    assert why is not None
    assert why.rule == "polarity.negated+hedge"
    assert why.evidence is not None
    assert why.evidence.text == "not"


@pytest.mark.parametrize(
    ("text", "word", "polarity", "modality"),
    [
        ("They failed to cross.", "cross", "negative", "asserted"),
        ("They did not fail to cross.", "cross", "positive", "asserted"),
        ("The wall prevented an escape.", "escape", "negative", "asserted"),
        ("They left without paying.", "paying", "negative", "asserted"),
        ("They promised to pay.", "pay", "positive", "planned"),
        ("They were not ordered to pay.", "pay", "negative", "planned"),
        ("He refused to say what they had stolen.", "stolen", "positive", "asserted"),
        ("If they cross, we shoot.", "cross", "positive", "conditional"),
    ],
)
def test_factuality_of_single_events(text: str, word: str, polarity: str, modality: str) -> None:
    reading = read(Report("r", text, ""))
    found = factuality(reading, next(t for t in reading.tokens if t.text == word))
    assert (found.polarity, found.modality) == (polarity, modality)


_WORDS = st.sampled_from(
    [
        "The mayor", "reportedly", "is believed to", "not", "never", "no one", "may", "will", "if",
        "fled", "fire", "to", "that", "and", ",", ".", "”", "“", "\n", "The claim",
        "could not be verified", "It is thought", "seems", "without", "tried", "é😀", "nothing",
    ]
)  # fmt: skip
_TEXTS = st.lists(_WORDS, min_size=1, max_size=20).map(" ".join)


@given(st.one_of(st.text(min_size=1, max_size=60), _TEXTS), st.data())
@settings(max_examples=80, deadline=None)
def test_any_stretch_of_any_text_has_a_certainty(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, (start, end))
    reading = read(Report("r", text, ""))
    found = certainty(span, span, "denies", reading)
    assert found.stance == "denies"
    for hedge in found.hedges:
        assert hedge.text == text[hedge.start : hedge.end]
    places = [h.spans[0] for h in found.hedges]
    assert all(a[1] <= b[0] for a, b in pairwise(places))
