"""Adding a judgement: what it is about is written down as it stands at that moment."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from twosource.engine.correction import corrected_claim
from twosource.engine.entities import entity_groups, names_entity
from twosource.errors import BadJudgement, NotFound
from twosource.ledger.judgements import REVIEWS, in_force, reviews, undone_by
from twosource.model import Claim, Event, Judgement, Verdict

if TYPE_CHECKING:
    from twosource.ledger import View, Writer

__all__ = ["Events", "judge", "judgement", "review", "undo"]

_LONGEST_NAME, _LONGEST_NOTE = 120, 4000
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_PAIR = 2
Group = tuple[tuple[str, str], ...]
"""Ids of report and claim of each claim of a subject."""


class Events(Protocol):
    """What knows the events of a ledger."""

    def event(self, id: str) -> Event:
        """The event with this id, or the only one whose id begins so. Raises ``NotFound``."""
        ...


def judge(
    view: "View",
    writer: "Writer",
    found: Events,
    verdict: Verdict,
    subjects: tuple[str, ...],
    who: str,
    note: str | None = None,
) -> Judgement:
    """Write down that events or claims are of one happening, of different ones, or wrong.

    Of entities it says that they are the same or different ones.
    ``subjects`` are ids or their beginnings: two or more for ``same`` and ``different``. Several
    ids with commas between them are one subject. A claim that is named counts out of an event
    that is named beside it: ``different`` of an event and one of its claims takes the claim out.

    Raises ``NotFound`` for one that isn't there, ``BadJudgement`` for what can't be judged so.
    """
    if verdict not in ("same", "different", "wrong"):
        raise BadJudgement(f"{verdict} isn't said of events; say same, different or wrong")
    if verdict != "wrong" and len(set(subjects)) < _PAIR:
        raise BadJudgement(f"{verdict} needs two ids or more; name two events or claims")
    if any(map(names_entity, subjects)):
        told = entity_groups(view, verdict, subjects)
        return writer.judge(_judgement(verdict, subjects, told, who, note))
    groups = tuple(_claims(view, found, subject) for subject in subjects)
    if verdict == "different":
        groups = _apart(subjects, groups)
    return writer.judge(_judgement(verdict, subjects, groups, who, note))


def review(
    view: "View",
    writer: "Writer",
    verdict: Verdict,
    claim: str,
    who: str,
    note: str | None = None,
    values: Mapping[str, Any] | None = None,
) -> Judgement:
    """Write down that a claim is read right, is none, or says something else.

    ``values`` are what a correction changes, in the shape of the output contract. Accepting a
    claim that somebody has corrected accepts the correction.

    Raises ``NotFound``, and ``BadJudgement`` for a correction that can't be meant.
    """
    if verdict not in REVIEWS:
        raise BadJudgement(f"{verdict} isn't said of a claim; say accept, reject or correct")
    if (verdict == "correct") != (values is not None):
        raise BadJudgement("a correction needs its values, and only a correction has any")
    about = view.claim(claim)
    report = view.report(about.report)
    last = reviews(in_force(view.judgements())).get(about.id)
    corrected = last.corrected if last and verdict == "accept" else None
    if values is not None:
        corrected = corrected_claim(about, report, values)
    group = ((about.report, about.id),)
    return writer.judge(_judgement(verdict, (about.id,), (group,), who, note, corrected))


def undo(view: "View", writer: "Writer", id: str, who: str, note: str | None = None) -> Judgement:
    """Withdraw a judgement by its id or the beginning of it; what withdraws can be withdrawn.

    Raises ``NotFound``, and ``BadJudgement`` if it is withdrawn already.
    """
    said = view.judgements()
    target = judgement(said, id)
    gone = undone_by((j.id or "", j.verdict, j.subjects) for j in said)
    if target.id in gone:
        raise BadJudgement(
            f"{target.id} is withdrawn already, by {gone[target.id]}; undo that to bring it back"
        )
    return writer.judge(_judgement("undo", (target.id or "",), (), who, note))


def judgement(said: Iterable[Judgement], id: str) -> Judgement:
    """The judgement with this id, or the only one whose id begins so. Raises ``NotFound``."""
    found = {j.id: j for j in said if id and (j.id or "").startswith(id)}
    if len(found) == 1 or id in found:
        return found.get(id) or next(iter(found.values()))
    if found:
        raise NotFound(f"several judgements begin with {id!r}; give more of the id")
    raise NotFound(f"no judgement {id} in this ledger; list them with: twosource judgements")


def _judgement(
    verdict: Verdict,
    subjects: tuple[str, ...],
    groups: tuple[Group, ...],
    who: str,
    note: str | None,
    corrected: Claim | None = None,
) -> Judgement:
    name = _words(who, "the name of who judges", _LONGEST_NAME)
    if name is None:
        raise BadJudgement("say who judges")
    return Judgement(
        verdict=verdict,
        subjects=subjects,
        claims=groups,
        who=name,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        note=_words(note or "", "the note", _LONGEST_NOTE),
        corrected=corrected,
    )


def _words(said: str, what: str, longest: int) -> str | None:
    if len(said) > longest or _UNSHOWABLE.search(said):
        raise BadJudgement(f"{what} may have {longest:,} characters, all of which can be shown")
    return said.strip() or None


def _claims(view: "View", found: Events, subject: str) -> Group:
    """Report and claim of each claim of an event, of one claim, or of several ids with commas."""
    out: dict[str, str] = {}
    for id in filter(None, (part.strip() for part in subject.split(","))):
        ids = found.event(id).claims if id.startswith("e1") else (id,)
        out.update((claim.id, claim.report) for claim in map(view.claim, ids))
    if not out:
        raise NotFound("an id is empty; name an event or a claim")
    return tuple((report, claim) for claim, report in out.items())


def _apart(subjects: Sequence[str], groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups without claims in two of them: one named by itself leaves the event's group."""
    named = {
        pair
        for subject, group in zip(subjects, groups, strict=True)
        if not subject.startswith("e1")
        for pair in group
    }
    out = tuple(
        tuple(p for p in group if p not in named) if subject.startswith("e1") else group
        for subject, group in zip(subjects, groups, strict=True)
    )
    claims = [pair for group in out for pair in group]
    if not all(out) or len(set(claims)) < len(claims):
        raise BadJudgement("a claim can't be different from itself; name other claims or events")
    return out
