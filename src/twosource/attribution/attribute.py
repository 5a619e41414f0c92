"""Reading -> attributions and the statements made through them."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from twosource.attribution.chains import Chains
from twosource.attribution.cues import verbs, words
from twosource.attribution.frames import Frame, Pieces
from twosource.attribution.layer import layer
from twosource.attribution.merge import DEFAULT, Thresholds, merge, overlap
from twosource.attribution.nominal import find_nominal
from twosource.attribution.own_voice import is_headline, own_voice
from twosource.attribution.phrases import find_phrases
from twosource.attribution.quotes import continuing, opened_before, with_whole_quotations
from twosource.attribution.rebuttals import with_rebuttals
from twosource.attribution.relatives import within_relative
from twosource.attribution.relays import find_quoted_as, with_relays
from twosource.attribution.speech import going_on
from twosource.attribution.statements import is_question, pieces_of, root, says_nothing, units
from twosource.attribution.tagger import TaggedAttribution, load_tagger
from twosource.attribution.verbs import find_verbs, hypothetical
from twosource.model import Attribution, Span, Stance, Why
from twosource.reading import Reading, Token
from twosource.reading.segments import flattened


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition (a clause or a quoted sentence) and the attribution it is made through.

    ``attribution`` is ``None`` for the report's own voice.
    """

    content: Span
    attribution: Attribution | None
    why: Why


_FINITE = {"VBD", "VBZ", "VBP", "MD"}

_TAKEN: set[Stance] = {"believes", "confirms"}
"""Stances that a speaker can take in the words themselves."""

RULES = "attribution-2"
"""Version of the rules; it changes when what they find changes."""


def version() -> str:
    """What finds attributions: the version of the rules and of the tagger (not loaded for it)."""
    manifest = resources.files("twosource.attribution").joinpath("model", "manifest.json")
    return f"{RULES}+{json.loads(manifest.read_text(encoding='utf-8'))['version']}"


def attribute(
    reading: Reading, thresholds: Thresholds = DEFAULT
) -> tuple[tuple[Attribution, ...], tuple[Statement, ...]]:
    """All attributions of a report, and its statements in the order of the text.

    ``thresholds`` are the least confidences at which model and syntax are believed.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "The agency quoted an envoy as saying that scouts had told her that men were near."
    >>> _, statements = attribute(read(Report("r", text, "")))
    >>> [link.name for link in statements[0].attribution.chain]
    ['The agency', 'an envoy', 'scouts']
    """
    tagged = load_tagger().tag(flattened(reading.text))
    frames = _frames(reading, tagged, thresholds)
    chains = Chains(reading, frames)
    attributions = chains.attributions()
    statements = [
        *_attributed(reading, chains, attributions),
        *(Statement(span, None, why) for span, why in own_voice(reading, frames)),
    ]
    statements = _without_repeats(sorted(statements, key=_text_order))
    return layer(reading, tagged, frames), tuple(statements)


def _without_repeats(statements: Sequence[Statement]) -> list[Statement]:
    """Each proposition once for each chain and stance."""
    kept: dict[object, Statement] = {}
    for statement in statements:
        made = statement.attribution
        links = () if made is None else tuple((k.name, k.mention) for k in made.chain)
        key = (statement.content.spans, made and made.stance, links)
        kept.setdefault(key, statement)
    return list(kept.values())


def _text_order(statement: Statement) -> tuple[int, int, bool]:
    """By place in the text; of one content, its denial after its claim."""
    made = statement.attribution
    return (
        statement.content.start,
        statement.content.end,
        made is not None and made.stance == "denies",
    )


def _frames(
    reading: Reading, tagged: Sequence[TaggedAttribution], thresholds: Thresholds
) -> list[Frame]:
    quoted_as = list(find_quoted_as(reading))
    taken = {t.i for f in quoted_as for t in f.cue}
    others = [
        f
        for finder in (find_verbs, find_phrases, find_nominal)
        for f in finder(reading)
        if not {t.i for t in f.cue} & taken
    ]
    merged = merge(reading, [*quoted_as, *others], tagged, thresholds)
    frames = [with_relays(reading, within_relative(reading, f)) for f in merged]
    frames = _without_doubles([f for f in frames if not _is_relay_itself(f)])
    frames = with_rebuttals(reading, frames)
    frames = with_whole_quotations(reading, _cut_at_turns(reading, frames))
    frames.sort(key=lambda f: f.start)
    frames += opened_before(reading, frames)
    frames += continuing(reading, frames)
    frames += going_on(reading, frames)
    return sorted(frames, key=lambda f: f.start)


def _is_relay_itself(frame: Frame) -> bool:
    """ "cite" and "quote" as plain verbs name a source; they carry no content of their own."""
    return frame.rule.startswith(("verb.cite", "verb.quote", "verb.relay"))


def _without_doubles(frames: list[Frame]) -> list[Frame]:
    """Drop what another frame tells better.

    "rejected the rebels' claim that …" is the rebels' claim and its denial, as the noun's frames
    say; whoever passes words on in one frame need not say them in another.
    """
    rejecting = {f.cue for f in frames if f.rule.startswith("noun.rejected_by")}
    relays: dict[int, list[Frame]] = {}
    for frame in frames:
        for head in frame.through:
            relays.setdefault(head.i, []).append(frame)
    return [
        f
        for f in frames
        if (f.rule.startswith("noun") or f.cue not in rejecting)
        and not _only_where(f, frames)
        and not any(
            _passes_on(g, f) for g in relays.get(f.source.i if f.source else -1, ()) if g is not f
        )
    ]


def _only_where(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a frame is only where another's words stand: "**In a report**, the panel said …"."""
    return all(t.pos == "ADP" and t.lower != "to" for t in frame.cue) and any(
        f.cue
        and f.cue[0].sent == frame.cue[0].sent
        and f.cue[0].dep == "ROOT"
        and f is not frame
        and any(a <= f.cue[0].start < b for a, b in frame.content)
        for f in frames
    )


def _passes_on(other: Frame, frame: Frame) -> bool:
    """Whether the words that ``frame`` gives its source are those it passes on in ``other``."""
    inside = any(a <= t.start < b for t in other.cue for a, b in frame.content)
    return overlap(frame.content, other.content) > 0.6 or inside


def _cut_at_turns(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """End a content where a clause with a speaker of its own begins: "…, while an envoy said"."""
    cued = sorted((f for f in frames if f.cue), key=_cue_start)
    return [
        replace(f, content=_before_second_verb(reading, f, _before_turn(reading, f, cued)))
        for f in (_without_others(f, frames) for f in frames)
    ]


def _without_others(frame: Frame, frames: list[Frame]) -> Frame:
    """Drop later pieces that a nearer cue tells: "it rained, men said, who added **it froze**"."""
    kept = [
        (a, b)
        for n, (a, b) in enumerate(frame.content)
        if n == 0
        or not any(
            other.cue
            and frame.cue[-1].end < other.cue[0].start < a
            and any(c <= a and b <= d for c, d in other.content)
            for other in frames
        )
    ]
    return replace(frame, content=tuple(kept))


def _before_second_verb(reading: Reading, frame: Frame, content: Pieces) -> Pieces:
    """End a content before a verb that the parse joins to the cue: "said it rained, **but gave no
    details**".
    """
    joined = [
        c
        for cue in frame.cue
        for c in reading.children(cue)
        if c.dep == "conj" and c.tag in _FINITE and not reading.in_quotation(c.start)
    ]
    for verb in joined:
        if reading.child(verb, "nsubj", "nsubjpass") is None:
            stop = _joiner(reading, verb)
            content = tuple((a, min(b, stop) if a < stop else b) for a, b in content)
    return content


def _joiner(reading: Reading, verb: Token) -> int:
    """Where ", but" or "and" before a joined verb begins."""
    i = reading.subtree(verb)[0].i - 1
    while i > 0 and reading.tokens[i].dep in {"cc", "punct"}:
        i -= 1
    return reading.tokens[i].end


def _cue_start(frame: Frame) -> int:
    return frame.cue[0].start


def _before_turn(
    reading: Reading, frame: Frame, frames: list[Frame]
) -> tuple[tuple[int, int], ...]:
    """The content up to a turn to another speaker; ``frames`` have cues, in their order."""
    out = []
    for a, b in frame.content:
        for other in frames[bisect_right(frames, a, key=_cue_start) :]:
            if _cue_start(other) >= b:
                break
            if other is frame:
                continue
            turn = _turn_start(reading, other) or _second_cue(reading, frame, other)
            if turn is not None and a < turn < b and turn > frame.cue[-1].end:
                b = turn
        out.append((a, b))
    return tuple(out)


def _second_cue(reading: Reading, frame: Frame, other: Frame) -> int | None:
    """Where "and" joins a second cue to the first: "said it rained **and warned that** …"."""
    one, two = frame.source, other.source
    own = two is not None and frame.cue[-1].i < two.i < other.cue[0].i
    first = reading.subtree(two)[0] if own and two is not None else other.cue[0]
    joins = reading.tokens[first.i - 1]
    if own and joins.lower in {"and", "but"} and other.cue[0].dep in {"conj", "ccomp"}:
        return joins.start
    same = one is not None and two is not None and one.i == two.i and two.i < frame.cue[0].i
    return joins.start if same and joins.lower in {"and", "but"} else None


def _turn_start(reading: Reading, frame: Frame) -> int | None:
    """Where the clause of ``frame`` opens with ", while", ", but", ";" or ", adding"."""
    first = min([frame.cue[0], *([frame.source] if frame.source else [])])
    if frame.cue[0].tag == "VBG":
        first = frame.cue[0]
    left = first.i
    border = reading.sentences[first.sent][0]
    while left > border and reading.tokens[left - 1].text not in {",", ";"}:
        left -= 1
    if left <= border or first.i - left > 6:
        return None
    opener, comma = reading.tokens[left], reading.tokens[left - 1]
    turns = comma.text == ";" or opener.lower in {"while", "but", "whereas", "although"}
    joined = opener.lower == "and" and frame.cue[0].dep == "conj" and comma.text == ","
    adds = frame.cue[0].tag == "VBG" and opener == frame.cue[0]
    return comma.start if turns or adds or joined else None


def _attributed(
    reading: Reading, chains: Chains, attributions: Sequence[Attribution]
) -> Iterator[Statement]:
    inside: dict[int | None, list[Frame]] = {}
    for j, frame in enumerate(chains.frames):
        inside.setdefault(chains.parent(j), []).append(frame)
    for i, attribution in enumerate(attributions):
        inner = inside.get(i, [])
        goes_on = not chains.frames[i].cue
        for unit in units(reading, chains.frames[i].content, own_voice=goes_on):
            if _is_inner(reading, unit, inner) or is_question(unit, reading):
                continue
            if is_headline(reading, reading.sentence(unit[0])):
                continue
            span = reading.span(*pieces_of(reading, unit))
            if says_nothing(span.text) or says_nothing(_with_cue(reading, chains.frames[i], span)):
                continue
            why = Why(chains.frames[i].rule, attribution.cue)
            yield Statement(
                span, replace(attribution, stance=_held(reading, unit, attribution)), why
            )


def _held(reading: Reading, unit: tuple[Token, ...], attribution: Attribution) -> Stance:
    """The stance that the words themselves take: "he said **he doubted** it", "“**We can
    confirm** …”".
    """
    verb = root(reading, unit)
    cue = verbs().get(verb.lemma) if verb is not None else None
    if verb is None or cue is None or attribution.stance != "says" or cue.stance not in _TAKEN:
        return attribution.stance
    subject = reading.child(verb, "nsubj")
    if reading.child(verb, "ccomp") is None:
        return "says"
    speaks = subject is not None and subject.lower in {"i", "we", "he", "she", "they", "it"}
    recalled = verb.tag == "VBD" and reading.in_quotation(verb.start)
    unsure = hypothetical(reading, verb) and cue.stance == "believes"
    if not speaks or recalled or unsure or reading.child(verb, "neg") is not None:
        return "says"
    return cue.stance


def _is_inner(reading: Reading, unit: tuple[Token, ...], inner: list[Frame]) -> bool:
    """Whether a unit is nothing but an inner attribution: its governing word is the inner cue."""
    governor = root(reading, unit)
    first, last = unit[0].start, unit[-1].end
    for frame in inner:
        held = [t for t in unit if any(a <= t.start < b for a, b in frame.content)]
        if not held:
            if governor is not None and governor in frame.cue:
                return True
            continue
        if governor is not None and frame.cue and _tells(reading, governor, frame):
            return True
        rest = [
            t
            for t in unit
            if t not in held and t not in frame.cue and t.pos not in {"PUNCT", "SPACE"}
        ]
        if not rest and frame.cue and frame.cue[-1].end <= first:
            return True
        if (
            frame.cue
            and first <= frame.cue[0].start < last
            and not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in rest)
        ):
            return True
    return False


def _tells(reading: Reading, verb: Token, frame: Frame) -> bool:
    """Whether a verb is the cue, or that of whoever heard it: "two men heard him say …"."""
    heard = reading.head(frame.cue[0]).i == verb.i and verb.lemma in words("hearing", "verbs")
    return verb in frame.cue or heard


def _with_cue(reading: Reading, frame: Frame, span: Span) -> str:
    """The words from the cue on, where the cue stands close before the statement."""
    start = frame.cue[0].start if frame.cue else span.start
    return reading.text[start : span.end] if 0 <= span.start - start < 40 else ""
