"""Why two claims are, or are not, of one event."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.engine.across import Across
from twosource.engine.judged import deciding, judged_in
from twosource.errors import NotFound
from twosource.events.grouping import why_apart
from twosource.events.pairs import Reason, reasons, scores, weights
from twosource.events.pairs_focus import mentions
from twosource.events.pairs_mentions import Mention
from twosource.model import Claim, Event

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What spoke for and against one happening, for two claims."""

    one: Claim
    two: Claim
    event_one: Event | None
    event_two: Event | None
    facts: tuple[str, ...]
    """What no score may overrule: judgements, places, dates; and what kept a claim out."""
    reasons: tuple[Reason, ...]
    probability: float
    intercept: float
    threshold: float

    @property
    def verdict(self) -> str:
        """What was decided, in words."""
        if self.one.id == self.two.id:
            return "They are one claim"
        if self.event_one is not None and self.event_one == self.event_two:
            return f"They are in one event, {self.event_one.id}"
        told = (self.event_one, self.event_two)
        return "They are apart: " + ", ".join(e.id if e else "in no event" for e in told)


def explain(view: "View", found: Across, one: str, two: str) -> Explanation:
    """Why claims ``one`` and ``two``, by id or its beginning, are together or not.

    An event's id stands for the claim that tells most of it. Raises ``NotFound``.
    """
    a, b = _claim(view, found, one), _claim(view, found, two)
    seen = (_mention(view, a), _mention(view, b))
    held = weights()
    return Explanation(
        one=a,
        two=b,
        event_one=found.event_with(a.id),
        event_two=found.event_with(b.id),
        facts=tuple(_facts(view, *seen)),
        reasons=reasons(*seen),
        probability=float(scores(seen)[0, 1]),
        intercept=held.intercept,
        threshold=held.threshold,
    )


def _claim(view: "View", found: Across, id: str) -> Claim:
    if not id.startswith("e1"):
        return view.claim(id)
    event = found.event(id)
    lead = next((c for c in event.claims if _tells(view.claim(c), event)), event.claims[0])
    return view.claim(lead)


def _tells(claim: Claim, event: Event) -> bool:
    return event.why is not None and claim.content == event.why.evidence


def _mention(view: "View", claim: Claim) -> Mention:
    for mention in mentions(*view.read(claim.report)):
        if mention.claim == claim.id:
            return mention
    raise NotFound(f"{claim.id} is not in its report as it stands: rejected, or read anew")


def _facts(view: "View", one: Mention, two: Mention) -> Iterator[str]:
    judged = judged_in(deciding(view.judgements()), {one.claim, two.claim})
    if judged.same:
        yield "somebody has judged them to be of one happening"
    if judged.different:
        yield "somebody has judged them to be of different happenings"
    for mention in (one, two):
        if mention.claim in judged.wrong:
            yield f"somebody has judged {mention.claim} to be wrong"
        elif not mention.states:
            yield f"{mention.claim} states nothing that could have happened"
    if fact := why_apart(one, two):
        yield fact
    if fact := _why_not_compared(view, one.report, two.report):
        yield fact


def _why_not_compared(view: "View", one: str, two: str) -> str | None:
    """Why two reports stand in different blocks, if they do."""
    a, b = view.happenings.block(one), view.happenings.block(two)
    if a is None or b is None or a.key == b.key:
        return None
    if view.happenings.are_joined(one, two):
        return (
            "their reports were not compared: they hang together with more reports than can be "
            "compared at once, and with others they share more"
        )
    return "their reports were not compared: they share too little wording, and too few names"
