"""Short passages of every kind of attribution in news, each with all that it claims.

``passages.jsonl`` holds a passage a line: its text, its claims (content, chain of names from the
one nearest the publisher to the origin, joint sources, stance, whether the origin is unnamed) and
``not``, words that stand in no claim. ``unsolved`` says why a passage does not come out right yet.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from twosource.attribution import Statement, attribute
from twosource.model import Link, Report
from twosource.reading import read

_FILE = Path(__file__).with_name("passages.jsonl")
_ARTICLES = {"a", "an", "the"}
_SAME = 0.8
"""Words that two contents share, as a part of all their words, from which they are the same."""


@dataclass(frozen=True)
class Passage:
    id: str
    text: str
    claims: list[dict[str, Any]]
    banned: list[str]
    unsolved: str | None


def passages() -> list[Passage]:
    rows = (json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines())
    return [
        Passage(r["id"], r["text"], r["claims"], r.get("not", []), r.get("unsolved")) for r in rows
    ]


def words(text: str) -> Counter[str]:
    kept = "".join(c.lower() if c.isalnum() else " " for c in text)
    return Counter(w for w in kept.split() if w not in _ARTICLES)


def alike(one: str, two: str) -> bool:
    a, b = words(one), words(two)
    return (a & b).total() >= _SAME * (a | b).total()


def names(wanted: str, link: Link) -> bool:
    """Whether a link has the wanted words in its name or in its mention."""
    return words(wanted) <= words(link.name) or (
        link.mention is not None and words(wanted) <= words(link.mention.text)
    )


def is_claim(wanted: dict[str, Any], made: Statement) -> bool:
    """Whether a statement is the wanted claim in every respect."""
    attribution = made.attribution
    if not alike(wanted["content"], made.content.text):
        return False
    if attribution is None or not wanted["chain"]:
        return attribution is None and not wanted["chain"]
    joint = wanted.get("joint", [])
    return (
        len(attribution.chain) == len(wanted["chain"])
        and len(attribution.joint) == len(joint)
        and all(names(n, k) for n, k in zip(wanted["chain"], attribution.chain, strict=True))
        and all(names(n, k) for n, k in zip(joint, attribution.joint, strict=True))
        and attribution.stance == wanted["stance"]
        and attribution.chain[-1].unnamed is wanted["unnamed"]
    )


def errors(passage: Passage) -> list[str]:
    """What is missing, wrong or too much in what is found in a passage."""
    left = list(attribute(read(Report("r", passage.text, "")))[1])
    found = []
    for wanted in passage.claims:
        match = next((s for s in left if is_claim(wanted, s)), None)
        if match is None:
            found.append(f"missing: {wanted}")
        else:
            left.remove(match)
    found += [f"too much: {described(s)}" for s in left]
    return found + [
        f"banned: {b}" for b in passage.banned for s in left if words(b) <= words(s.content.text)
    ]


def described(made: Statement) -> str:
    attribution = made.attribution
    if attribution is None:
        return f"{made.content.text!r} in its own voice"
    chain = [(k.name, k.unnamed) for k in attribution.chain]
    joint = [k.name for k in attribution.joint]
    return f"{made.content.text!r} {chain} + {joint} {attribution.stance} by {made.why.rule}"


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(
            p,
            id=p.id,
            marks=[pytest.mark.xfail(reason=p.unsolved, strict=True)] if p.unsolved else [],
        )
        for p in passages()
    ],
)
def test_a_passage_comes_out_right(passage: Passage) -> None:
    assert errors(passage) == []
