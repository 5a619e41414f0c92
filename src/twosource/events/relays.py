"""Claims that an outlet passes on from another whose report is at hand: they add no origin.

What "Radio Cais reported, quoting a nurse" rests on stands in Radio Cais's own report: the source
of the claim that is passed on. It is found by the claim, never by who the source seems to be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.events.descriptions import compare, describe
from twosource.events.pairs_words import likeness, stems
from twosource.events.papers import is_paper, issuer_named
from twosource.events.speaker import Speaker, outlet_words, same_outlet
from twosource.model import Claim, Report

_THE_SAME = 0.45
"""Likeness of two claims from which one passes on the other."""
_A_NUMBER = 0.5
"""What a number that both give adds to it."""


def passed_on(
    heard: Sequence[Speaker], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> tuple[Speaker, ...]:
    """The speakers, each claim that passes on another with the speaker of that other."""
    first = [s for s in heard if not _passes_on(s, reports)]
    return tuple(_traced(s, first, claims, reports) if _passes_on(s, reports) else s for s in heard)


def _passes_on(speaker: Speaker, reports: Mapping[str, Report]) -> bool:
    """Whether a claim comes by way of another outlet, and its report doesn't name the source."""
    link = speaker.link
    if link is None or speaker.eyewitness:
        return False
    named = not (speaker.weak or link.unnamed or (is_paper(link) and issuer_named(link) is None))
    return not named and not same_outlet(_cited(speaker), _own(speaker, reports))


def _own(speaker: Speaker, reports: Mapping[str, Report]) -> frozenset[str]:
    return outlet_words(reports[speaker.report].outlet)


def _cited(speaker: Speaker) -> frozenset[str]:
    link = speaker.link
    if link is not None and link.kind in {"outlet", "agency"}:
        return outlet_words(link.name)
    return speaker.scope


def _traced(
    speaker: Speaker,
    first: Sequence[Speaker],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
) -> Speaker:
    """A speaker as the one whose claim in the cited outlet's own report it passes on, if any."""
    cited = _cited(speaker)
    there = [s for s in first if not s.weak and same_outlet(cited, _own(s, reports))]
    fitting = [s for s in there if _may_be(speaker, s)]
    ranked = [(_alike(claims[speaker.claim], claims[s.claim]), s) for s in fitting]
    score, best = max(ranked, key=lambda r: r[0], default=(0.0, speaker))
    if score < _THE_SAME:
        alone = {s.link.name for s in fitting if s.link is not None and not s.link.unnamed}
        only = len(alone) == 1 and len(fitting) == len(there) and not _describes(speaker)
        best = fitting[0] if only else speaker
    return replace(
        speaker, link=best.link, scope=best.scope, told=best.told, eyewitness=best.eyewitness
    )


def _alike(one: Claim, two: Claim) -> float:
    """Likeness of the words of two claims, and a half more where they share a number."""
    shared = {(q.low, q.high) for q in one.how_many} & {(q.low, q.high) for q in two.how_many}
    return likeness(stems(one.content.text), stems(two.content.text)) + _A_NUMBER * bool(shared)


def _describes(speaker: Speaker) -> bool:
    """Whether the report describes whom the cited outlet quoted."""
    return speaker.link is not None and speaker.link.unnamed


def _may_be(speaker: Speaker, other: Speaker) -> bool:
    """Whether the claim may be that of another speaker: whoever keeps the name back is nobody
    named, and descriptions must fit.
    """
    if not _describes(speaker) or speaker.link is None or other.link is None:
        return True
    if speaker.keeps_back and not other.link.unnamed:
        return False
    return not compare(describe(speaker.link.name), describe(other.link.name)).distinct
