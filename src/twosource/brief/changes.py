"""What is new since an earlier brief: happenings, figures, denials, origins."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.brief.dates import in_words
from twosource.brief.document import Changes, Part, Sentence
from twosource.brief.lexicon import phrase
from twosource.brief.material import Material, origins_of
from twosource.brief.passages import Passages
from twosource.brief.voices import outlet_of, voice
from twosource.errors import DataError
from twosource.model import Claim, Event

_MOST = 30


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier brief knew: its date, and each of its parts as it was written to JSON."""

    as_of: str | None
    parts: tuple[Mapping[str, Any], ...]

    def part_on(self, claims: Sequence[str]) -> Mapping[str, Any] | None:
        """The part that shares most claims with an event."""
        shared = [(len(set(claims) & set(part["claims"])), part) for part in self.parts]
        best = max(shared, key=lambda found: found[0], default=(0, None))
        return best[1] if best[0] else None


def read_earlier(text: str) -> Earlier:
    """The earlier brief from its JSON. Raises ``DataError`` if it is something else."""
    try:
        held = json.loads(text)
        parts = tuple(held["parts"])
        for part in parts:
            (part["claims"], part["figures"], part["origins"]["min"], part["origins"]["max"])
        return Earlier(held["as_of"], parts)
    except (ValueError, KeyError, TypeError):
        raise DataError("this is no brief in JSON; write one with: --format json") from None


def changes(
    earlier: Earlier, material: Material, parts: Sequence[Part], passages: Passages
) -> Changes:
    """What the parts say that the earlier brief didn't."""
    events = {event.id: event for event in material.events}
    finder = _Finder(earlier, material, passages)
    found = (s for part in parts for s in finder.since(events[part.event], part))
    sentences = tuple(sentence for sentence, _ in zip(found, range(_MOST), strict=False))
    return Changes(in_words(earlier.as_of), sentences)


class _Finder:
    def __init__(self, earlier: Earlier, material: Material, passages: Passages) -> None:
        self._earlier, self._material, self._passages = earlier, material, passages

    def since(self, event: Event, part: Part) -> Iterator[Sentence]:
        before = self._earlier.part_on(event.claims)
        if before is None:
            yield self._sentence(f"New in this brief: {part.heading}", self._claims(event)[0])
            return
        new = [c for c in self._claims(event) if c.id not in set(before["claims"])]
        if not new:
            return
        yield from self._origins(event, part, before, new)
        yield from self._figures(event, part, before, {c.id for c in new})
        yield from self._denials(event, part, new)

    def _claims(self, event: Event) -> tuple[Claim, ...]:
        return self._material.own_claims(event)

    def _origins(
        self, event: Event, part: Part, before: Mapping[str, Any], new: Sequence[Claim]
    ) -> Iterator[Sentence]:
        least, most = before["origins"]["min"], before["origins"]["max"]
        now = event.support.least, event.support.most
        if (least, most) != now:
            was = f"before {span(least, most)}"
            said = f"{part.heading}: now {span(*now)} ({was})"
            yield self._sentence(said, new[0])

    def _figures(
        self, event: Event, part: Part, before: Mapping[str, Any], new: set[str]
    ) -> Iterator[Sentence]:
        known = {tuple(pair) for pair in before["figures"]}
        for figure in event.figures:
            name = phrase("measures", figure.measure)
            fresh = [v for v in figure.values if v.claim in new]
            if name is None:
                continue
            for value in fresh:
                claim = self._material.claims[value.claim]
                if (figure.measure, value.text) in known or self._material.set_aside(claim.report):
                    continue
                known.add((figure.measure, value.text))
                who = self._voice(claim, event)
                yield self._sentence(
                    f"{part.heading}: {who} gave “{value.text}” ({name.lower()})", claim
                )

    def _denials(self, event: Event, part: Part, new: Sequence[Claim]) -> Iterator[Sentence]:
        for claim in new:
            if claim.certainty.stance == "denies":
                who = self._voice(claim, event)
                yield self._sentence(f"{part.heading}: a denial by {who.rstrip(',')}", claim)

    def _voice(self, claim: Claim, event: Event) -> str:
        report = self._material.reports[claim.report]
        if not claim.chain:
            return outlet_of(report)
        return voice(claim, report, origins_of(event).get(claim.id))

    def _sentence(self, said: str, claim: Claim) -> Sentence:
        report = self._material.reports[claim.report]
        return Sentence((f"{said} ", self._passages.number(claim, report), "."))


def span(least: int, most: int) -> str:
    """A range of origins in words.

    >>> span(1, 1), span(2, 2), span(1, 3)
    ('1 origin', '2 origins', '1 to 3 origins')
    """
    if least == most:
        return f"{most} origin" if most == 1 else f"{most} origins"
    return f"{least} to {most} origins"
