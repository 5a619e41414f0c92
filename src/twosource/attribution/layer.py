"""The attribution layer: everything found, in a claim or not, as spans and nothing more."""

from collections.abc import Sequence

from twosource.attribution.chains import quote_form
from twosource.attribution.frames import Frame, Pieces
from twosource.attribution.sources import mention_text
from twosource.attribution.tagger import TaggedAttribution
from twosource.model import Attribution, Span, Why, content_id
from twosource.reading import Reading


def layer(
    reading: Reading, tagged: Sequence[TaggedAttribution], frames: Sequence[Frame]
) -> tuple[Attribution, ...]:
    """The tagger's attributions as it marked them, and those that only syntax saw inside them.

    Attitudes and intentions are among them ("backed the plan"), which make no claim.
    """
    rows = [(t.source, t.cue, t.content, t.confidence, "tagger") for t in tagged]
    rows += [
        (
            _source(reading, f),
            tuple((t.start, t.end) for t in f.cue),
            f.content,
            f.confidence,
            f.rule,
        )
        for f in frames
        if f.cue
        and "tagger" not in f.rule
        and any(_holds(t.content, f.cue[0].start) for t in tagged)
    ]
    ids = [content_id("a1", [reading.report.id, *row[:3]]) for row in rows]
    return tuple(
        Attribution(
            id=ids[i],
            source=Span.of(reading.text, *source) if source else None,
            cue=Span.of(reading.text, *cue) if cue else None,
            content=Span.of(reading.text, *content),
            confidence=confidence,
            inside=_outer(i, rows, ids),
            quote=quote_form(reading, content),
            why=Why(rule),
        )
        for i, (source, cue, content, confidence, rule) in enumerate(rows)
    )


def _source(reading: Reading, frame: Frame) -> Pieces:
    return () if frame.source is None else (mention_text(reading, frame.source),)


def _outer(
    i: int, rows: Sequence[tuple[Pieces, Pieces, Pieces, float, str]], ids: Sequence[str]
) -> str | None:
    """The smallest attribution in whose content the cue of number ``i`` stands."""
    cue = rows[i][1]
    if not cue:
        return None
    around = [
        (sum(b - a for a, b in content), j)
        for j, (_, other, content, _, _) in enumerate(rows)
        if j != i
        and other != cue
        and _holds(content, cue[0][0])
        and not _holds(rows[i][2], other[0][0])
    ]
    return ids[min(around)[1]] if around else None


def _holds(content: Pieces, offset: int) -> bool:
    return any(a <= offset < b for a, b in content)
