"""Gold stories -> mentions with the happening that each tells of, to train and evaluate on."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from twosource.claims import extract
from twosource.events.pairs_focus import placed, scenes_of
from twosource.events.pairs_mentions import Mention, told
from twosource.intake import from_text
from twosource.model import Claim, Report

_FIELDS = ("text", "id", "title", "outlet", "published", "url", "byline")
_FOUND = 0.4
"""Overlap of characters (intersection over union) from which a claim is the gold claim."""


@dataclass(frozen=True)
class Story:
    """A gold story as it was read: all mentions, and the happening of those the gold knows.

    ``doubtful`` are claims that the gold doesn't have but that overlap one that it has.
    """

    name: str
    mentions: tuple[Mention, ...]
    happening: dict[str, str]
    doubtful: frozenset[str]
    apart: tuple[tuple[str, str], ...]
    """Happenings that must not be merged."""


def read_stories(folder: Path) -> Iterator[Story]:
    """The stories in ``folder``, each read from its raw texts."""
    for path in sorted(p for p in folder.iterdir() if (p / "gold.json").exists()):
        yield _story(path)


def _story(path: Path) -> Story:
    gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
    lines = (path / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    reports = [from_text(**{k: row.get(k) for k in _FIELDS}) for row in rows]
    read = {r.id: (r, extract(r).claims) for r in reports}
    happening: dict[str, str] = {}
    for event in gold["events"]:
        for wanted in event["claims"]:
            report, claims = read[wanted["report"]]
            start = wanted.get("at", report.text.find(wanted["content"]))
            found = _best(claims, start, start + len(wanted["content"]))
            if found is not None:
                happening[found.id] = event["id"]
    return Story(
        path.name,
        tuple(_mentions(read.values())),
        happening,
        frozenset(_doubtful([c for _, claims in read.values() for c in claims], happening)),
        tuple((a, b) for a, b, *_ in gold.get("must_not_merge", [])),
    )


def _mentions(read: Collection[tuple[Report, tuple[Claim, ...]]]) -> Iterator[Mention]:
    bare = [told(report, claims) for report, claims in read]
    known = scenes_of(bare)
    for one in bare:
        yield from placed(one, known)


def _best(claims: tuple[Claim, ...], start: int, end: int) -> Claim | None:
    scored = [(_overlap(c, start, end), c) for c in claims]
    score, claim = max(scored, key=lambda s: s[0], default=(0.0, None))
    return claim if score >= _FOUND else None


def _overlap(claim: Claim, start: int, end: int) -> float:
    mine = {i for a, b in claim.content.spans for i in range(a, b)}
    theirs = set(range(start, end))
    return len(mine & theirs) / len(mine | theirs)


def _doubtful(claims: list[Claim], happening: dict[str, str]) -> Iterator[str]:
    known = [c for c in claims if c.id in happening]
    for claim in claims:
        if claim.id not in happening and any(
            k.report == claim.report and k.content.touches(claim.content.start, claim.content.end)
            for k in known
        ):
            yield claim.id
