"""Grades of events by rule files. No grade is given unless a rule file is chosen.

A rule file is TOML: an ordered list of ``[[grade]]`` tables with ``name``, ``rule`` (why, in
words) and ``when`` (the facts that must hold). The first grade whose facts all hold is given. Facts
are ``origins_at_least`` and ``origins_at_most`` (the sure, lower end of the range),
``accused_at_least``, ``conflicts_at_most``, ``denied``, ``only_denials`` and ``conceded``.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from twosource.errors import DataError
from twosource.events.names import fold
from twosource.events.rule_files import read_rule_file, words_of
from twosource.gazetteer.actornames import name_key
from twosource.model import Claim, Event, Grade

_OWN = frozenset({"it", "they", "we", "he", "she", "i", "its", "their", "our", "his", "her", "my"})
"""First words of mentions of who speaks."""
_SHIPPED = ("admiralty", "airwars")


@dataclass(frozen=True, slots=True)
class Rule:
    """One grade, why it is given, and the facts that must hold."""

    name: str
    why: str
    when: Mapping[str, bool | int]


@dataclass(frozen=True, slots=True)
class GradeRules:
    """A rule file. ``letters`` are what a user may grade a source with, if it has letters."""

    name: str
    rules: tuple[Rule, ...]
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What grades are decided by."""

    origins: int
    accused: int
    conflicts: int
    denied: bool
    only_denials: bool
    conceded: bool


_TESTS: dict[str, Callable[[Facts, int], bool]] = {
    "origins_at_least": lambda facts, n: facts.origins >= n,
    "origins_at_most": lambda facts, n: facts.origins <= n,
    "accused_at_least": lambda facts, n: facts.accused >= n,
    "conflicts_at_most": lambda facts, n: facts.conflicts <= n,
    "denied": lambda facts, wanted: facts.denied == wanted,
    "only_denials": lambda facts, wanted: facts.only_denials == wanted,
    "conceded": lambda facts, wanted: facts.conceded == wanted,
}


_LIMITS = ("_at_least", "_at_most")


def load_rules(name_or_path: str) -> GradeRules:
    """A shipped rule file by name (``airwars``, ``admiralty``), or a user's by path.

    Raises ``DataError`` if there is none or a rule asks for a fact that isn't known.

    >>> [rule.name for rule in load_rules("airwars").rules]
    ['confirmed', 'discounted', 'contested', 'fair', 'weak']
    """
    if name_or_path in _SHIPPED:
        folder = resources.files("twosource.events").joinpath("data", "grades")
        text = folder.joinpath(f"{name_or_path}.toml").read_text(encoding="utf-8")
        table = tomllib.loads(text)
    else:
        table = read_rule_file(name_or_path, _SHIPPED)
    name = name_or_path if name_or_path in _SHIPPED else Path(name_or_path).stem
    grades = table.get("grade")
    if not isinstance(grades, list) or not grades:
        raise DataError(f"rule file {name_or_path} has no grade: add tables [[grade]]")
    letters = words_of(table.get("letters", ()), f"letters of rule file {name}")
    return GradeRules(name, tuple(_rule(g, name) for g in grades), letters)


def _rule(table: object, file: str) -> Rule:
    if not isinstance(table, dict):
        raise DataError(f"a grade of rule file {file} is no table: write it as [[grade]]")
    for key, kind in (("name", str), ("rule", str), ("when", dict)):
        if not isinstance(table.get(key), kind):
            needed = "a table of facts" if kind is dict else "words"
            raise DataError(f"a grade of rule file {file} lacks {key!r}, which is {needed}")
    for fact, wanted in table["when"].items():
        _check_fact(fact, wanted, f"grade {table['name']} of {file}")
    return Rule(table["name"], table["rule"], table["when"])


def _check_fact(fact: str, wanted: object, where: str) -> None:
    if fact not in _TESTS:
        raise DataError(f"{where} asks for {fact!r}; facts are {', '.join(_TESTS)}")
    counts = fact.endswith(_LIMITS)
    if type(wanted) is not (int if counts else bool):
        raise DataError(f"{where}: {fact} is {'a whole number' if counts else 'true or false'}")


def grade(
    event: Event,
    rules: GradeRules,
    claims: Sequence[Claim] = (),
    letters: Mapping[str, str] | None = None,
) -> Grade | None:
    """The grade of an event, or ``None`` if no rule holds.

    ``claims`` are the event's own. ``letters`` are the user's grades of sources by name; the best
    of the sources that the event has goes before the grade.
    """
    facts = facts_of(event, claims)
    for rule in rules.rules:
        if all(_TESTS[fact](facts, wanted) for fact, wanted in rule.when.items()):
            letter = _letter(event, rules, letters or {})
            return Grade(f"{letter}{rule.name}", f"{rules.name}: {rule.why}")
    return None


def facts_of(event: Event, claims: Sequence[Claim] = ()) -> Facts:
    """The facts of an event that grades are decided by."""
    origins = [n for n in event.support.nodes if n.kind not in {"outlet", "agency"}]
    denying = [n for n in origins if n.denies]
    admitted = {c.id: c for c in claims if c.certainty.stance in {"confirms", "admits"}}
    concedes = any(
        n.interest is not None and not n.denies and _concedes(n.interest, admitted[id])
        for n in origins
        for id in n.claims
        if id in admitted
    )
    conceded_figure = any(v.conceded for f in event.figures for v in f.values)
    accused = {
        fold(actor.entity or actor.name)
        for c in claims
        if c.certainty.stance == "accuses"
        for actor in c.who
    }
    return Facts(
        origins=event.support.least if origins else 0,
        accused=len(accused),
        conflicts=sum(p.relation == "conflict" for f in event.figures for p in f.relations),
        denied=bool(denying),
        only_denials=bool(origins) and len(denying) == len(origins),
        conceded=concedes or conceded_figure,
    )


def _concedes(interest: str, claim: Claim) -> bool:
    """Whether a party owns up: what it confirms is its own doing, not another's, nor done to it."""
    party = fold(interest.rpartition(": ")[2])
    named = (fold(actor.name) for actor in claim.who)
    doers = [name for name in named if name.split()[0] not in _OWN]
    return all(party in name or name in party for name in doers) and not any(
        party in fold(actor.name) for actor in claim.whom
    )


def _letter(event: Event, rules: GradeRules, given: Mapping[str, str]) -> str:
    """The best letter that the user gave one of the event's named sources, or nothing."""
    labels = [f" {' '.join(name_key(n.label))} " for n in event.support.nodes if not n.unnamed]
    found = [
        mark
        for name, mark in given.items()
        if any(f" {' '.join(name_key(name))} " in label for label in labels)
    ]
    return min((m for m in found if m in rules.letters), default="")
