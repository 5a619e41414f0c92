"""The lexicon: which verb, noun or adjective in which frame names which PLOVER type."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from twosource.errors import DataError

__all__ = ["Condition", "Sense", "TypeInfo", "WordClass", "frames", "senses", "types", "word_class"]

DATA = Path(__file__).parent / "data"
Part = Literal["verbs", "nouns", "adjectives"]
_LISTS = (
    "transparent",
    "light",
    "control",
    "stop",
    "cancel",
    "prevent",
    "fail",
    "intend",
    "permit",
)

_SPECIAL = ("-", "COMMIT", "WARN")
"""Senses without a type of their own: no event; a promise or a warning, judged by what of."""
WEAK = 0.55
"""Weight of a sense marked "?": it gives way to any plain one nearby."""


class WordClass(NamedTuple):
    """A set of lemmas, and what else belongs to the class: names of a kind, persons."""

    name: str
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a frame.

    ``slot``: o object, s subject, p preposition, w word beside, c clause, m modifier.
    ``head`` is the preposition's own word or words; ``classes`` are what its object (or the slot)
    must be one of, empty for any. ``absent`` turns the condition round.
    """

    slot: str
    head: frozenset[str] = frozenset()
    classes: tuple[WordClass, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says happened in one frame. ``type`` is ``None`` where that is no event."""

    type: str | None
    mode: str | None
    weight: float
    frame: tuple[Condition, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """A PLOVER type's CAMEO root, whether doing it is to cooperate, and its modes."""

    cameo: str
    cooperative: bool
    modes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """Verbs that pass on what their complements say, and what some make of it."""

    transparent: frozenset[str]
    light: frozenset[str]
    control: frozenset[str]
    stop: frozenset[str]
    cancel: frozenset[str]
    prevent: frozenset[str]
    fail: frozenset[str]
    intend: frozenset[str]
    permit: frozenset[str]
    stopped: dict[str, str]
    cancelled: dict[str, str]
    prevented: dict[str, str]
    lemmas: dict[str, str]


@cache
def _toml(name: str) -> dict[str, str]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def word_class(name: str) -> WordClass:
    """The class ``name`` of ``classes.toml``; ``actor`` is open and has no lemmas of its own.

    >>> "howitzer" in word_class("weapon").lemmas
    True
    """
    words = "" if name == "actor" else _toml("classes.toml")[name]
    return WordClass(name, frozenset(words.split()))


@cache
def frames() -> Frames:
    """The verbs of ``frames.toml``."""
    table = tomllib.loads((DATA / "frames.toml").read_text(encoding="utf-8"))
    fields: dict[str, Any] = {name: frozenset(table[name].split()) for name in _LISTS}
    fields |= {name: table[name] for name in ("stopped", "cancelled", "prevented", "lemmas")}
    return Frames(**fields)


@cache
def types() -> dict[str, TypeInfo]:
    """PLOVER's 16 types.

    >>> len(types()), types()["AID"].cameo
    (16, '07')
    """
    table = tomllib.loads((DATA / "frames.toml").read_text(encoding="utf-8"))["types"]
    return {
        name: TypeInfo(row["cameo"], row["cooperative"], frozenset(row["modes"].split()))
        for name, row in table.items()
    }


@cache
def mode_roots() -> dict[str, str]:
    """CAMEO roots that follow from type and mode."""
    table = tomllib.loads((DATA / "frames.toml").read_text(encoding="utf-8"))["modes"]
    return dict(table)


@cache
def senses(part: Part) -> dict[str, tuple[Sense, ...]]:
    """The senses of each lemma of one part of speech, in the order in which they are tried.

    Raises:
        DataError: a row is malformed.
    """
    out: dict[str, list[Sense]] = defaultdict(list)
    path = DATA / f"{part}.tsv"
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not text or text[0] == "#":
            continue
        cells = text.split("\t")
        if len(cells) != 4:
            raise DataError(f"{path}:{line}: four cells are wanted, {len(cells)} found")
        lemmas, frame, kind, mode = (cell.strip() for cell in cells)
        sense = _sense(frame, kind, mode, f"{part}:{line}")
        for lemma in lemmas.split(","):
            out[lemma.strip()].append(sense)
    return {lemma: tuple(found) for lemma, found in out.items()}


def _sense(frame: str, kind: str, mode: str, rule: str) -> Sense:
    name = kind.rstrip("?")
    if name not in types() and name not in _SPECIAL:
        raise DataError(f"{rule}: {name!r} is none of PLOVER's types")
    return Sense(
        type=None if name == "-" else name,
        mode=mode or None,
        weight=WEAK if kind.endswith("?") else 1.0,
        frame=tuple(_condition(part) for part in frame.split()),
        rule=rule,
    )


def _condition(written: str) -> Condition:
    """One condition as written in a table: ``o=@weapon|bomb``, ``p=to:court``, ``!o``, ``c=to``."""
    absent = written.startswith("!")
    slot, _, value = written.lstrip("!").partition("=")
    head = ""
    if slot in ("p", "w") or (slot == "c" and value):
        head, _, value = value.partition(":")
    return Condition(slot, _set(head), _classes(value), absent)


def _set(cell: str) -> frozenset[str]:
    return frozenset(word for word in cell.split("|") if word)


def _classes(cell: str) -> tuple[WordClass, ...]:
    named = [word for word in cell.split("|") if word.startswith("@")]
    plain = _set(cell) - set(named)
    own = (WordClass("", plain),) if plain else ()
    return (*own, *(word_class(name[1:]) for name in named))
