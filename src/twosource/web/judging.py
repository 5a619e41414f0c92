"""Judging on the desk: a judgement is made, events are grouped anew, and the page says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource import engine
from twosource.engine.judge import judgement
from twosource.errors import BadJudgement, NotFound
from twosource.events.entities_judged import about_names
from twosource.ledger import Ledger
from twosource.ledger.judgements import REVIEWS
from twosource.model import Event, Judgement, Verdict
from twosource.model.words import counted
from twosource.web.desk import Desk
from twosource.web.links import claim_path, event_with_path, judge_path

__all__ = ["VERDICTS", "Asked", "Told", "judge", "told", "where_to_see"]

VERDICTS: tuple[Verdict, ...] = (
    "same",
    "different",
    "wrong",
    "accept",
    "reject",
    "correct",
    "undo",
)
_PATIENCE = 20.0
"""Seconds that whoever judges waits for events to be grouped anew."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A judgement that somebody wants to make."""

    verdict: Verdict
    subjects: tuple[str, ...]
    note: str | None = None
    values: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A judgement in words, and where it is taken back."""

    words: str
    undo: str
    action: str
    judgement: Judgement


class _Grouped:
    """The events as the desk shows them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def event(self, id: str) -> Event:
        made = self._desk.happenings.current()
        if made is None:
            raise NotFound("claims are being grouped into events; try again in a few seconds")
        found = {key for key in made.by_id if key.startswith(id)} if id else set()
        if id not in found and len(found) != 1:
            raise NotFound(f"no event {id} in this ledger; what was judged since may have split it")
        return made.by_id[id if id in found else found.pop()]


def judge(desk: Desk, ledger: Ledger, asked: Asked, who: str) -> Judgement:
    """Make a judgement, and wait until events obey it. Raises ``NotFound``, ``BadJudgement``."""
    view, writer = ledger.view, ledger.writer
    if asked.verdict == "undo" or asked.verdict in REVIEWS:
        if len(asked.subjects) != 1:
            raise BadJudgement(f"{asked.verdict} is said of one at a time; name one id")
        (subject,) = asked.subjects
        if asked.verdict == "undo":
            made = engine.undo(view, writer, subject, who, asked.note)
        else:
            made = engine.review(
                view, writer, asked.verdict, subject, who, asked.note, asked.values
            )
    else:
        grouped = _Grouped(desk)
        made = engine.judge(view, writer, grouped, asked.verdict, asked.subjects, who, asked.note)
    if made.verdict != "accept" or made.corrected:
        desk.happenings.current(patience=_PATIENCE)
    return made


def told(said: Judgement) -> Told:
    """A judgement in words for the page that follows it."""
    words = {
        "same": "Taken together as one.",
        "different": f"Taken apart{_apart(said)}.",
        "wrong": "Kept out of all events.",
        "accept": "Accepted.",
        "reject": "Rejected: it is gone from events, lists and exports.",
        "correct": "Corrected: events, lists and exports have the new values.",
        "undo": "Withdrawn.",
    }
    action = "Undo" if said.verdict != "undo" else "Put it back"
    undo = judge_path("undo", said.id or "")
    return Told(words[said.verdict], undo, action, said)


def _apart(said: Judgement) -> str:
    """How many claims went where, if it is claims that were taken apart."""
    if about_names(said) or not said.claims:
        return ""
    first, *others = sorted(len(subject) for subject in said.claims)
    rest = ", ".join(counted(other, "claim") for other in others)
    return f": {counted(first, 'claim')}, and {rest} without {'it' if first == 1 else 'them'}"


def where_to_see(ledger: Ledger, made: Judgement) -> str:
    """The path of the page that shows what a judgement did, with the word on it."""
    about = made
    said = ledger.view.judgements()
    while about.verdict == "undo":
        about = judgement(said, about.subjects[0])
    nowhere = not about.claims or about_names(about)
    path = "/judgements" if nowhere else _page(about.verdict, about.claims)
    return f"{path}?judged={made.id}"


def _page(verdict: Verdict, claims: Sequence[Sequence[tuple[str, str]]]) -> str:
    """A claim's page for what is said of it; for groupings that of the event of the last one."""
    if verdict in REVIEWS:
        return claim_path(claims[0][0][1])
    largest = max(claims, key=len)
    return event_with_path(largest[0][1])
