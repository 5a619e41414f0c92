"""The claims of one event -> its sections: claimed, accused, denied, unverified, no source named.

Every claim stands in one section. Of those that one origin makes, the ones that tell most of the
happening are told; what merely repeats is not told twice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.brief.document import Section, Sentence
from twosource.brief.lexicon import words
from twosource.brief.material import Material, origins_of
from twosource.brief.passages import Passages, hull
from twosource.brief.wording import body, quotes_whole, told
from twosource.model import Claim, Event, Origin

_EACH, _SECTION = 3, 12
"""Claims told of one origin, and in one section."""
_FEW_WORDS = 4
_SAME = 0.6
"""Share of words from which a claim repeats another of its origin."""

CLAIMED = "Claimed"
ACCUSED = "Accused"
DENIED = "Denied"
UNVERIFIED = "Stands unverified: hedged, or on unnamed sources alone"
NO_SOURCE = "Reported without a source"
HEADINGS = (CLAIMED, ACCUSED, DENIED, UNVERIFIED, NO_SOURCE)


@dataclass(frozen=True, slots=True)
class Telling:
    """The sections of one event, and the claims that they tell."""

    sections: tuple[Section, ...]
    told: frozenset[str]
    lead: frozenset[str] = frozenset()
    """The claim of the first sentence."""


def tell(event: Event, material: Material, passages: Passages) -> Telling:
    """The lead and the sections on one event."""
    origins = origins_of(event)
    claims = [c for c in material.own_claims(event) if _tells(c)]
    if not claims:
        return Telling((), frozenset())
    lead = _lead(event, claims)
    chosen = [c for c in _chosen(event, claims, origins) if c is not lead]
    scribe = _Scribe(material, origins, passages)
    sections = [Section(None, (scribe.write(lead),))]
    for heading in HEADINGS:
        here = [c for c in chosen if kind_of(c) == heading][:_SECTION]
        sentences = tuple(s for s in map(scribe.write_once, here) if s is not None)
        if sentences:
            sections.append(Section(heading, sentences))
    return Telling(tuple(sections), frozenset(scribe.told), frozenset({lead.id}))


class _Scribe:
    """Writes claims down, and none in words that it has written before."""

    def __init__(
        self, material: Material, origins: Mapping[str, Origin], passages: Passages
    ) -> None:
        self._material, self._origins, self._passages = material, origins, passages
        self._said: set[object] = set()
        self.told: set[str] = set()

    def write(self, claim: Claim) -> Sentence:
        """The sentence on a claim."""
        report = self._material.reports[claim.report]
        said = body(claim, report, self._origins.get(claim.id))
        self._said |= {said, (report.id, hull(claim, report))}
        self.told.add(claim.id)
        return told(said, claim, report, self._passages)

    def write_once(self, claim: Claim) -> Sentence | None:
        """The sentence on a claim unless its words stand already."""
        report = self._material.reports[claim.report]
        said = body(claim, report, self._origins.get(claim.id))
        again = (report.id, hull(claim, report)) if quotes_whole(said, report) else said
        return None if again in self._said else self.write(claim)


def kind_of(claim: Claim) -> str:
    """The section that a claim belongs to."""
    sure = claim.certainty
    if sure.stance == "denies":
        return DENIED
    if sure.stance == "accuses":
        return ACCUSED
    if not claim.chain:
        return NO_SOURCE
    if sure.hedges or sure.modality == "possible" or _all_unnamed(claim):
        return UNVERIFIED
    return CLAIMED


def _all_unnamed(claim: Claim) -> bool:
    return all(link.unnamed for link in (*claim.chain[-1:], *claim.joint))


def _tells(claim: Claim) -> bool:
    """Whether a claim says anything on its own: "responsibility" doesn't, and in a report's own
    voice only what happened does, told of somebody who isn't just "she".
    """
    first = claim.content.text.split(maxsplit=1)[0].lower()
    if not claim.chain and (not claim.events or first in words("references")):
        return False
    return len(claim.content.text.split()) >= _FEW_WORDS or claim.certainty.stance == "denies"


def lead_of(event: Event, material: Material) -> tuple[Claim, Origin | None]:
    """The claim that tells most of an event, and the origin that it rests on."""
    lead = _lead(event, material.own_claims(event) or [material.claims[event.claims[0]]])
    return lead, origins_of(event).get(lead.id)


def _lead(event: Event, claims: Sequence[Claim]) -> Claim:
    """The claim that names the event, else the first one; a denial only if there is no other."""
    evidence = event.why.evidence if event.why is not None else None
    ranked = sorted(claims, key=lambda c: (kind_of(c) == DENIED, c.content != evidence))
    return ranked[0]


def _chosen(event: Event, claims: Sequence[Claim], origins: Mapping[str, Origin]) -> list[Claim]:
    """For each origin and section the claims that tell most, in the order of the reports."""
    ranked = sorted(claims, key=lambda c: -_weight(event, c))
    taken: list[Claim] = []
    for claim in ranked:
        same = [c for c in taken if _who(c, origins) == _who(claim, origins)]
        beside = [c for c in same if kind_of(c) == kind_of(claim)]
        if len(beside) < _EACH and not any(_repeats(claim, c) for c in same):
            taken.append(claim)
    return [c for c in claims if c in taken]


def _who(claim: Claim, origins: Mapping[str, Origin]) -> str:
    origin = origins.get(claim.id)
    return origin.id if origin is not None else claim.report


def _weight(event: Event, claim: Claim) -> int:
    typed = any(mention.type == event.type for mention in claim.events)
    return 3 * typed + 2 * bool(claim.events) + bool(claim.where) + bool(claim.how_many)


def _repeats(one: Claim, two: Claim) -> bool:
    """Whether the shorter of two claims has most of its words in the longer, in one stance."""
    if one.certainty.stance != two.certainty.stance:
        return False
    a, b = _words(one), _words(two)
    return bool(a and b) and len(a & b) >= _SAME * min(len(a), len(b)) and one.report != two.report


def _words(claim: Claim) -> set[str]:
    return set(re.findall(r"\w{4,}|\d+", claim.content.text.lower()))
