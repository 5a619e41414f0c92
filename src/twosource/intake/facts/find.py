"""All facts of a text, found by the rules of this folder in one order."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.intake.facts.agencies import agencies_among, unique
from twosource.intake.facts.byline import find_byline
from twosource.intake.facts.credit import credits
from twosource.intake.facts.dateline import datelines
from twosource.intake.facts.furniture import crossheads, headings, inside_lines, whole_lines
from twosource.intake.facts.lines import Line, lines
from twosource.model import Fact, Span

__all__ = ["Found", "find"]

_FIRST_LINES = 3


class Found(NamedTuple):
    """What a text says of itself as a report."""

    facts: tuple[Fact, ...]
    """In the order of the text; none overlaps another."""
    credit: tuple[str, ...]
    """Agencies, spelled one way, in the order of the text."""
    byline: str | None


def find(text: str, *, title: str | None = None, byline: str | None = None) -> Found:
    """The facts of ``text``; ``title`` and ``byline`` are what came with it.

    >>> found = find("By Ana Lu\\n\\nLIMA (AP) — Two men died.\\n\\nRead more: Lima in pictures")
    >>> [(f.kind, f.value) for f in found.facts], found.credit
    ([('byline', 'Ana Lu'), ('dateline', 'LIMA'), ('caption', 'related link')], ('AP',))
    """
    rows = lines(text)
    credited = list(credits(text, rows))
    titles = _title(text, rows, title)
    plain = _without(rows, [c.fact for c in credited] + titles)
    furniture = [*titles, *whole_lines(text, plain)]
    prose = _without(plain, furniture)
    filed = list(datelines(text, prose))
    until = filed[0].fact.span.start if filed else None
    signed = find_byline(text, _without(rows, furniture), until, byline)
    facts = _apart(
        [
            *([signed.fact] if signed else []),
            *(d.fact for d in filed),
            *(c.fact for c in credited),
            *furniture,
            *headings(text, rows),
            *crossheads(text, prose),
            *inside_lines(text, prose),
        ]
    )
    names = [
        *(name for d in filed for name in d.agencies),
        *(signed.agencies if signed else ()),
        *(agencies_among(byline) if byline else ()),
        *(name for c in credited for name in c.agencies),
    ]
    return Found(facts, unique(names), signed.fact.value if signed else None)


def _title(text: str, rows: Sequence[Line], title: str | None) -> list[Fact]:
    """The line among the first that only repeats the title."""
    wanted = _folded(title or "")
    for row in rows[:_FIRST_LINES]:
        if wanted and _folded(row.text) == wanted:
            return [Fact("caption", Span.of(text, (row.start, row.end)), "title")]
    return []


def _folded(line: str) -> str:
    return " ".join(line.split()).rstrip(".").casefold()


def _without(rows: Sequence[Line], facts: Iterable[Fact]) -> list[Line]:
    taken = {(f.span.start, f.span.end) for f in facts}
    return [row for row in rows if (row.start, row.end) not in taken]


def _apart(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the order of the text; of two that overlap, the one given first."""
    kept: list[Fact] = []
    for fact in facts:
        if not any(fact.span.touches(a, b) for k in kept for a, b in k.span.spans):
            kept.append(fact)
    return tuple(sorted(kept, key=lambda f: f.span.start))
