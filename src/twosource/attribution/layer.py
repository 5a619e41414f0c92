"""The attribution layer: everything found, in a claim or not, as spans and nothing more."""

from collections.abc import Sequence
from typing import NamedTuple

from twosource.attribution.chains import quote_form
from twosource.attribution.frames import Frame, Pieces
from twosource.attribution.holders import Holders
from twosource.attribution.sources import mention_text
from twosource.attribution.tagger import TaggedAttribution
from twosource.model import Attribution, Span, Why, content_id
from twosource.reading import Reading


class _Row(NamedTuple):
    source: Pieces
    cue: Pieces
    content: Pieces
    confidence: float
    rule: str


def layer(
    reading: Reading, tagged: Sequence[TaggedAttribution], frames: Sequence[Frame]
) -> tuple[Attribution, ...]:
    """The tagger's attributions as it marked them, and those that only syntax saw inside them.

    Attitudes and intentions are among them ("backed the plan"), which make no claim.
    """
    rows = [_Row(t.source, t.cue, t.content, t.confidence, "tagger") for t in tagged]
    within = Holders([row.content for row in rows])
    rows += [
        _row(reading, f)
        for f in frames
        if f.cue and "tagger" not in f.rule and within.at(f.cue[0].start)
    ]
    ids = [content_id("a1", [reading.report.id, *row[:3]]) for row in rows]
    holders = Holders([row.content for row in rows])
    return tuple(
        _attribution(reading, row, ids[i], _outer(i, rows, holders, ids))
        for i, row in enumerate(rows)
    )


def _row(reading: Reading, frame: Frame) -> _Row:
    source = () if frame.source is None else (mention_text(reading, frame.source),)
    cue = tuple((t.start, t.end) for t in frame.cue)
    return _Row(source, cue, frame.content, frame.confidence, frame.rule)


def _attribution(reading: Reading, row: _Row, own: str, inside: str | None) -> Attribution:
    text = reading.text
    return Attribution(
        id=own,
        source=Span.of(text, *row.source) if row.source else None,
        cue=Span.of(text, *row.cue) if row.cue else None,
        content=Span.of(text, *row.content),
        confidence=row.confidence,
        inside=inside,
        quote=quote_form(reading, row.content),
        why=Why(row.rule),
    )


def _outer(i: int, rows: Sequence[_Row], holders: Holders, ids: Sequence[str]) -> str | None:
    """The smallest attribution in whose content the cue of number ``i`` stands."""
    own = rows[i]
    if not own.cue:
        return None
    around = [
        (sum(b - a for a, b in rows[j].content), j)
        for j in holders.at(own.cue[0][0])
        if j != i and rows[j].cue != own.cue and not _holds(own.content, rows[j].cue)
    ]
    return ids[min(around)[1]] if around else None


def _holds(content: Pieces, cue: Pieces) -> bool:
    return any(a <= cue[0][0] < b for a, b in content)
