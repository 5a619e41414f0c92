"""Modality: asserted, possible, planned, attempted or conditional, from a clause's own words."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from twosource.claims.factuality.clauses import main_heads
from twosource.model import Modality, Span
from twosource.reading import Reading, Token

__all__ = ["Reason", "clause_modality", "lexicon", "modality"]


class Reason(NamedTuple):
    """A modality, the rule that gave it and the word it rests on."""

    modality: Modality
    rule: str
    evidence: Token


@cache
def lexicon() -> dict[str, Any]:
    """Modals, embedding predicates and conjunctions, as in ``modality.toml``."""
    return tomllib.loads((files(__package__) / "modality.toml").read_text(encoding="utf-8"))


def modality(content: Span, reading: Reading) -> Reason | None:
    """The modality of a claim's first main clause; ``None`` stands for asserted.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def read_modality(text):
    ...     reading = read(Report("r", text, ""))
    ...     found = modality(reading.span((0, len(text))), reading)
    ...     return found and (found.modality, found.evidence.text)
    >>> read_modality("The army will withdraw."), read_modality("Rebels may have fled.")
    (('planned', 'will'), ('possible', 'may'))
    >>> read_modality("They tried to cross the river."), read_modality("The army plans to leave.")
    (('attempted', 'tried'), ('planned', 'plans'))
    >>> read_modality("If attacked, the army would fire."), read_modality("The army fired.")
    (('conditional', 'If'), None)
    """
    heads = main_heads(content, reading)
    if not heads:
        return None
    return _infinitive(reading, heads[0]) or clause_modality(reading, heads[0])


def clause_modality(reading: Reading, head: Token) -> Reason | None:
    """What a clause's conjunction, modal, adverbs and verb say of it."""
    return (
        _condition(reading, head)
        or _by_verb(reading, head)
        or _by_modal(reading, head)
        or _by_adverb(reading, head)
    )


def _infinitive(reading: Reading, head: Token) -> Reason | None:
    """A claim that begins with an infinitive is what somebody is to do: "to leave the town"."""
    to = next((c for c in reading.children(head) if c.tag == "TO" and c.i < head.i), None)
    if to is None or head.tag != "VB" or reading.child(head, "nsubj", "nsubjpass"):
        return None
    return Reason("planned", "infinitive", to)


def _condition(reading: Reading, head: Token) -> Reason | None:
    mark = reading.child(head, "mark")
    if mark is not None and mark.lower in lexicon()["clause"]["conditions"]:
        return Reason("conditional", "conjunction", mark)
    for child in reading.children(head):
        if child.dep == "advcl":
            mark = reading.child(child, "mark")
            if mark is not None and mark.lower in lexicon()["clause"]["making_conditional"]:
                return Reason("conditional", "condition", mark)
    return None


def _by_verb(reading: Reading, head: Token) -> Reason | None:
    """Verbs of planning and trying with an infinitive: "plans to leave", "is to leave"."""
    complement = reading.child(head, "xcomp")
    infinitive = complement is not None and any(c.tag == "TO" for c in reading.children(complement))
    if not infinitive:
        return None
    if head.lemma in ("be", "go"):
        return Reason("planned", "going_to", head)
    if head.lemma in lexicon()["embedding"]["attempted"]:
        return Reason("attempted", "verb", head)
    if head.lemma in lexicon()["embedding"]["planned"]:
        return Reason("planned", "verb", head)
    return None


def _by_modal(reading: Reading, head: Token) -> Reason | None:
    modals = lexicon()["modals"]
    for child in reading.children(head):
        if child.dep != "aux" or child.tag != "MD":
            continue
        if child.lower in modals["planned"]:
            return Reason("planned", "modal", child)
        if child.lower in modals["possible"] and not _perceives(head, child):
            return Reason("possible", "modal", child)
        if child.lower in modals["required"]:
            return Reason("planned", "required", child)
    return None


def _perceives(head: Token, modal: Token) -> bool:
    """Whether "can" or "could" tells what was perceived: "could see smoke"."""
    perceiving = head.lemma in lexicon()["clause"]["perceiving"]
    return perceiving and modal.lower in ("can", "could", "ca")


def _by_adverb(reading: Reading, head: Token) -> Reason | None:
    for child in reading.children(head):
        if child.dep in ("advmod", "acomp") and child.lower in lexicon()["clause"]["open_adverbs"]:
            return Reason("possible", "adverb", child)
    passive = reading.child(head, "auxpass") is not None
    if passive and head.lemma in lexicon()["clause"]["beliefs"]:
        return Reason("possible", "belief", head)
    if head.lemma in lexicon()["clause"]["seeming"] and reading.child(
        head, "xcomp", "ccomp", "oprd", "acomp"
    ):
        return Reason("possible", "seeming", head)
    return None
