"""Frames -> attributions: which stands inside which, and the chain of links down to the origin."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from twosource.attribution.addressees import medium_meant
from twosource.attribution.affiliations import Affiliation, affiliation
from twosource.attribution.frames import Frame, Pieces
from twosource.attribution.holders import Holders
from twosource.attribution.naming import is_unnamed
from twosource.attribution.sources import kind_of, mention_text
from twosource.gazetteer.outlets import find_outlet
from twosource.model import Attribution, Link, Quote, Span, Why, content_id
from twosource.reading import Reading, Token
from twosource.reading.coreference import Coreference, coreference
from twosource.reading.mentions import Mention, mention_of

_DEEPEST = 12


@dataclass
class Chains:
    """The frames of one report with their nesting; builds each attribution once."""

    reading: Reading
    frames: Sequence[Frame]
    _parents: dict[int, int | None] = field(default_factory=dict)
    _chains: dict[int, tuple[Link, ...]] = field(default_factory=dict)
    _by_name: dict[str, Affiliation] = field(default_factory=dict)

    @cached_property
    def _coreference(self) -> Coreference:
        heads = [h for f in self.frames for h in (f.source, *f.through, *f.joint) if h is not None]
        return coreference(self.reading, heads)

    @cached_property
    def _holders(self) -> Holders:
        return Holders([f.content for f in self.frames])

    @cached_property
    def _ids(self) -> list[str]:
        report = self.reading.report.id
        return [
            content_id(
                "a1",
                [
                    report,
                    [t.start for t in f.cue],
                    f.source and f.source.start,
                    f.content,
                    f.stance,
                ],
            )
            for f in self.frames
        ]

    def attributions(self) -> tuple[Attribution, ...]:
        """One attribution for each frame, in the order of the frames."""
        return tuple(self._attribution(i) for i in range(len(self.frames)))

    def parent(self, i: int) -> int | None:
        """The index of the frame in whose content frame ``i`` stands, innermost first."""
        if i not in self._parents:
            self._parents[i] = self._find_parent(i)
        return self._parents[i]

    def _find_parent(self, i: int) -> int | None:
        child = self.frames[i]
        anchor = child.cue[-1].start if child.cue else child.content[0][0]
        best: int | None = None
        start = child.content[0][0]
        for j in dict.fromkeys((*self._holders.at(anchor), *self._holders.at(start))):
            other = self.frames[j]
            if j == i or _same_words(other, child):
                continue
            if not _holds(other, anchor) and not _leads_in(other, child):
                continue
            if _holds(child, _anchor(other)) and _size(child) >= _size(other):
                continue
            if best is None or _size(other) < _size(self.frames[best]):
                best = j
        return best

    def _attribution(self, i: int) -> Attribution:
        frame, reading = self.frames[i], self.reading
        parent = self.parent(i)
        why = Why(
            frame.rule, reading.span(*((t.start, t.end) for t in frame.cue)) if frame.cue else None
        )
        return Attribution(
            id=self._ids[i],
            source=self._source_span(frame),
            cue=_cue_span(reading, frame),
            content=Span.of(reading.text, *frame.content),
            confidence=frame.confidence,
            inside=None if parent is None else self._ids[parent],
            chain=self.chain(i),
            joint=self._joint(frame),
            quote=quote_form(reading, frame.content),
            stance=frame.stance,
            why=why,
        )

    def _joint(self, frame: Frame) -> tuple[Link, ...]:
        """Those who say it together with the source, not its own apposition."""
        source = self._source_span(frame)
        links = (self._link(h, frame) for h in frame.joint)
        return tuple(
            k for k in links if source is None or k.mention is None or k.mention.start >= source.end
        )

    def _source_span(self, frame: Frame) -> Span | None:
        if frame.source is None or not frame.cue:
            return None
        return Span.of(self.reading.text, mention_text(self.reading, frame.source))

    def chain(self, i: int) -> tuple[Link, ...]:
        """The links of frame ``i``, from the one nearest the publisher to its source."""
        path: list[int] = []
        outer: int | None = i
        while outer is not None and outer not in self._chains and len(path) <= _DEEPEST:
            path.append(outer)
            outer = self.parent(outer)
        for inner in reversed(path):
            above = () if outer is None else self._chains.get(outer, ())
            self._chains[inner] = self._links(inner, above)
            outer = inner
        return self._chains[i]

    def _links(self, i: int, outer: tuple[Link, ...]) -> tuple[Link, ...]:
        """The links of frame ``i`` behind those of the frame around it."""
        frame = self.frames[i]
        through = tuple(self._link(h, frame, relay=True) for h in frame.through)
        own = () if frame.source is None else (self._link(frame.source, frame),)
        links = [k for k in (*outer, *through, *own) if not _is_publisher(self.reading, k)]
        return _without_repeats(links)

    def _link(
        self,
        head: Token,
        frame: Frame,
        relay: bool = False,
    ) -> Link:
        reading = self.reading
        span = reading.span(mention_text(reading, head))
        antecedent = self._coreference.resolve(head) or self._medium(head)
        full = antecedent.head if antecedent is not None else head
        name = antecedent.text if antecedent is not None else span.text
        kind = kind_of(reading, full)
        belongs = self._affiliation(head, full)
        outlet = find_outlet(name) if kind in {"outlet", "agency"} else None
        return Link(
            name=name,
            mention=span,
            kind=kind,
            unnamed=is_unnamed(reading, full, kind),
            implicit=not frame.cue,
            entity=outlet.id if outlet else None,
            cue=_cue_span(reading, frame),
            stance="says" if relay else frame.stance,
            role=belongs.role,
            organisation=belongs.organisation,
            why=Why("coreference", span, antecedent.text) if antecedent else Why(frame.rule, span),
        )

    def _medium(self, head: Token) -> Mention | None:
        """The outlet that "the paper" stands for."""
        medium = medium_meant(self.reading, head)
        return None if medium is None else mention_of(self.reading, medium, spoke=False)

    def _affiliation(self, *heads: Token) -> Affiliation:
        """Of a mention or of its antecedent, whichever says more."""
        own = [affiliation(self.reading, h, self._whose) for h in heads]
        return max((*own, *(self._of_name(h) for h in heads)), key=_telling)

    def _of_name(self, head: Token) -> Affiliation:
        """What the report says anywhere of whoever bears the name."""
        if head.lower not in self._by_name:
            named = (m.head for m in self._coreference.same_name(head))
            found = [affiliation(self.reading, h, self._whose) for h in named]
            self._by_name[head.lower] = max(found, key=_telling, default=Affiliation(None, None))
        return self._by_name[head.lower]

    def _whose(self, owner: Token) -> str | None:
        antecedent = self._coreference.resolve(owner)
        return None if antecedent is None else antecedent.text


def _telling(belongs: Affiliation) -> tuple[bool, bool]:
    return belongs.organisation is not None, belongs.role is not None


def quote_form(reading: Reading, content: Pieces) -> Quote:
    """Whether the content stands in quotation marks wholly, partly or not at all."""
    inside = outside = 0
    for a, b in content:
        for t in reading.tokens_in(a, b):
            if t.pos in {"PUNCT", "SPACE"}:
                continue
            if reading.in_quotation(t.start):
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "direct" if outside <= 0.1 * inside else "mixed"


def _cue_span(reading: Reading, frame: Frame) -> Span | None:
    if not frame.cue:
        return None
    pieces: list[tuple[int, int]] = []
    for t in frame.cue:
        if pieces and reading.text[pieces[-1][1] : t.start].isspace():
            pieces[-1] = (pieces[-1][0], t.end)
        else:
            pieces.append((t.start, t.end))
    return Span.of(reading.text, *pieces)


def _anchor(frame: Frame) -> int:
    return frame.cue[-1].start if frame.cue else frame.content[0][0]


def _leads_in(other: Frame, child: Frame) -> bool:
    """Whether ``child`` stands between the cue of ``other`` and its content: "said that,
    **according to prison records**, six were missing".
    """
    if not child.cue or not other.cue or not child.rule.startswith("phrase"):
        return False
    return other.cue[-1].end <= child.cue[0].start and child.cue[-1].end <= other.content[0][0]


def _holds(frame: Frame, offset: int) -> bool:
    return any(a <= offset < b for a, b in frame.content)


def _same_words(one: Frame, two: Frame) -> bool:
    return bool(one.cue) and one.cue == two.cue


def _size(frame: Frame) -> int:
    return sum(b - a for a, b in frame.content)


def _is_publisher(reading: Reading, link: Link) -> bool:
    """The publishing outlet itself is never a link."""
    outlet = reading.report.outlet
    if not outlet or link.kind not in {"outlet", "agency", "organisation", "person"}:
        return False
    known = find_outlet(outlet)
    if known is not None and link.entity == known.id:
        return True
    return _bare_name(link.name) == _bare_name(outlet) or _short_form(link.name, outlet)


def _short_form(name: str, outlet: str) -> bool:
    """ "the Tribune" in a report of The Coast Tribune."""
    own, full = name.lower().split(), outlet.lower().split()
    return own[0] == "the" and len(own) == 2 and len(full) > 1 and own[1] == full[-1]


def _bare_name(name: str) -> str:
    low = name.lower().removeprefix("www.").removeprefix("the ")
    return "".join(c for c in low.split(".")[0] if c.isalnum())


def _without_repeats(links: list[Link]) -> tuple[Link, ...]:
    """Drop a link that names the same source as the one after it, or stands again further in."""
    out: list[Link] = []
    for link in links:
        if out and out[-1].name == link.name:
            out.pop()
        out = [k for k in out if k.mention is None or k.mention != link.mention]
        out.append(link)
    return tuple(out)
