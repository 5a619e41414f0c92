"""Reports -> copies: which of them are one text, and which of these is the original.

Candidates are found by shared keys, so that the cost grows with the number of reports and not
with the number of pairs; each candidate pair is then decided by an exact alignment.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from twosource.events.copies_align import Alignment, Text, align
from twosource.events.copies_original import Original, find_original
from twosource.events.copies_sketch import keys
from twosource.events.relations import Relations
from twosource.model import Copy, Report, Span, Why, content_id

_RULE = "copies.alignment"
_DAYS_APART = 45
"""A text that comes back later than this is a new use of old words."""
COMMON, BESIDE = 60, 2
"""A key of more reports than this is boilerplate, or that of a text with very many copies. Each of
them is compared with the next ones only, by id: the copies of one text are then still a chain."""
SHARED = 2
"""Keys that two reports must share to be compared."""


def find_copies(reports: Iterable[Report], relations: Relations) -> dict[str, Copy]:
    """The copies among ``reports`` by id of report; one that is no copy and has none is left out.

    The original of a group is marked as its own original; where it can't be told, that of the
    whole group is ``None``.
    """
    known = {r.id: r for r in reports}
    keyed = [(key, r.id) for r in known.values() for key in keys(r.text)]
    candidates = relations.pairs(keyed, COMMON, SHARED, BESIDE)
    near = [(a, b) for a, b, _ in candidates if _near(known[a], known[b])]
    texts = {id: Text(known[id].text) for pair in near for id in pair}
    verdicts = relations.map(lambda pair: align(texts[pair[0]], texts[pair[1]]).is_copy, near)
    edges = [pair for pair, is_copy in zip(near, verdicts, strict=True) if is_copy]
    groups = relations.components({id for pair in edges for id in pair}, edges)
    return {c.report: c for group in groups for c in _group([known[id] for id in group], texts)}


def representative(copies: Mapping[str, Copy], reports: Mapping[str, Report]) -> dict[str, str]:
    """For each copy the report that stands for its text: the original, else the first published."""
    groups: dict[str, list[Copy]] = {}
    for copy in copies.values():
        groups.setdefault(copy.group, []).append(copy)
    out = {}
    for group in groups.values():
        first = min((reports[c.report] for c in group), key=lambda r: (r.published or "9", r.id))
        original = group[0].original or first.id
        out.update({c.report: original for c in group})
    return out


def _near(one: Report, two: Report) -> bool:
    a, b = _day(one), _day(two)
    return a is None or b is None or abs((a - b).days) <= _DAYS_APART


def _day(report: Report) -> date | None:
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def _group(reports: Sequence[Report], texts: Mapping[str, Text]) -> Iterable[Copy]:
    ordered = sorted(reports, key=lambda r: (r.published or "9", r.id))
    original = find_original(ordered)
    group = content_id("g1", sorted(r.id for r in ordered))
    beside = original.report or ordered[0].id
    for report in ordered:
        other = next(r for r in ordered if r.id != report.id)
        against = beside if report.id != beside else other.id
        found = align(texts[report.id], texts[against])
        yield Copy(
            report.id,
            group,
            original.report,
            _aligned(texts[report.id], texts[against], found),
            Why(_RULE, None, _reason(found, against, original)),
        )


def _aligned(one: Text, two: Text, found: Alignment) -> tuple[tuple[Span, Span], ...]:
    return tuple((_span(one, i), _span(two, j)) for i, j in found.pairs)


def _span(text: Text, index: int) -> Span:
    sentence = text.sentences[index]
    return Span.of(text.text, (sentence.start, sentence.end))


def _reason(found: Alignment, against: str, original: Original) -> str:
    return (
        f"{len(found.pairs)} sentences stand in {against}, {found.same} of them word for word: "
        f"{found.share:.0%} of what the shorter says in its own words; {original.reason}"
    )
