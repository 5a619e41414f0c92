"""Model and syntax together: the tagger's spans where it found a cue, the parse's where it did not.

The tagger, trained on news, is the better judge of where content and source begin and end; the
rules know relays, denials and nesting. Each frame says in its rule which of the two made it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.attribution.cues import nouns, verbs, words
from twosource.attribution.frames import Frame, Pieces, conjuncts
from twosource.attribution.holders import Holders
from twosource.attribution.tagger import TaggedAttribution
from twosource.attribution.trimming import cites, trimmed
from twosource.attribution.verbs import (
    ADDRESSED,
    hypothetical,
    is_nobody,
    rumoured,
    unanswered,
    withheld,
)
from twosource.model import Stance
from twosource.reading import Reading, Token

_UNLIKE = 0.3
"""Overlap (IoU) under which model and syntax speak of different words: the longer then stands."""
_RELATIVE = {"WP", "WDT"}
_OPEN_IF_NEGATED = {"denies", "confirms", "leaves_open"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least confidences, 0..1, at which a finding is believed.

    ``alone`` is for what only the tagger saw, ``unseen`` for what only the syntax saw.
    """

    alone: float = 0.5
    unseen: float = 0.5


DEFAULT = Thresholds()


def merge(
    reading: Reading,
    frames: Sequence[Frame],
    tagged: Sequence[TaggedAttribution],
    thresholds: Thresholds = DEFAULT,
) -> list[Frame]:
    """One frame for each attribution that either saw."""
    found = [_from_tag(reading, tag) for tag in tagged]
    by_cue: dict[int, list[int]] = {}
    for i, finding in enumerate(found):
        for token in finding.cue:
            by_cue.setdefault(token.i, []).append(i)
    taken: set[int] = set()
    out = []
    contents = Holders(f.content for f in found)
    for frame in frames:
        match = _match(frame, found, by_cue, taken)
        if match is not None:
            taken.add(match)
            out.append(_with_rest(reading, _joined(reading, frame, found[match])))
        elif _stands_alone(reading, frame, thresholds) and not _rival(
            frame, [found[i] for i in contents.near(frame.content)]
        ):
            out.append(frame)
    kept = Holders(f.content for f in out)
    cued = {t.i for f in out for t in f.cue}
    for i, frame in enumerate(found):
        if i in taken or frame.confidence < thresholds.alone or not makes_claim(reading, frame):
            continue
        near = [out[j] for j in kept.near(frame.content)]
        if cued.isdisjoint(t.i for t in frame.cue) and not _double(frame, near):
            out.append(frame)
            kept.add(frame.content)
            cued.update(t.i for t in frame.cue)
    return [f for f in out if not _leaves_unsaid(reading, f)]


def _stands_alone(reading: Reading, frame: Frame, thresholds: Thresholds) -> bool:
    """Whether what only the syntax saw is believed: no belief, no "they" inside a quotation."""
    believes = frame.stance == "believes" and not frame.rule.startswith("noun")
    if frame.confidence < thresholds.unseen or believes:
        return False
    pronoun = frame.source is not None and frame.source.pos == "PRON"
    if not pronoun or not reading.in_quotation(frame.cue[0].start):
        return True
    return _recounted(reading, frame)


def _recounted(reading: Reading, frame: Frame) -> bool:
    """Whether a speaker recounts what another said: "“**He told us** it was lost,” …"."""
    verb = frame.cue[-1]
    if frame.source is None or frame.source.lower not in {"he", "she", "they"}:
        return False
    tokens = [t for a, b in frame.content for t in reading.tokens_in(a, b)]
    told = verb.lemma in words("recounting", "verbs") and verb.tag == "VBD"
    return told and any(t.tag in _FINITE for t in tokens)


def makes_claim(reading: Reading, frame: Frame) -> bool:
    """Whether what the tagger found is speech or belief with a proposition, not mere intent:
    "backed the move" attributes an attitude, but claims nothing.
    """
    if frame.source is not None and any(t.lower == "according" for t in frame.cue):
        return frame.source.lemma not in words("according_not", "nouns")
    if frame.source is None or is_nobody(reading, frame.source):
        return False
    if _hears(frame):
        return False
    if all(t.pos == "ADV" or _describes(frame, t) for t in frame.cue):
        return False
    tokens = [t for a, b in frame.content for t in reading.tokens_in(a, b)]
    quoted = any(reading.in_quotation(t.start) for t in tokens)
    if quoted or any(t.tag in _FINITE for t in tokens):
        return True
    cues = [verbs()[t.lemma] for t in frame.cue if t.lemma in verbs()]
    if any(hypothetical(reading, t) for t in frame.cue) or (
        cues and all(set(c.frames) <= {"q"} for c in cues)
    ):
        return False
    return bool(cues) or any(nouns().get(t.lemma, "believes") != "believes" for t in frame.cue)


def _hears(frame: Frame) -> bool:
    """Whether the source is only who is told: "the **court heard** that he had fled"."""
    if frame.source is None or frame.source.lemma not in words("hears", "nouns"):
        return False
    told = frame.source.dep == "nsubjpass"
    return told or any(t.lemma in {"hear", "learn"} for t in frame.cue)


def _describes(frame: Frame, cue: Token) -> bool:
    """Whether a cue only describes a noun ("the **accused** man"): no source is right before it."""
    after_source = any(0 <= cue.start - b <= 2 for _, b in frame.source_pieces or ())
    return cue.dep == "amod" and not after_source


def _leaves_unsaid(reading: Reading, frame: Frame) -> bool:
    """Whether nothing is claimed: "would not say whether …", "asked if …", "made no mention of …",
    "refused to confirm that …".
    """
    stance = frame.stance
    if any(reading.tokens[t.i - 1].lower in {"neither", "nor"} for t in frame.cue if t.i):
        return True
    if stance not in _OPEN_IF_NEGATED and any(_negated(reading, t) for t in frame.cue):
        return True
    cues = [t for t in frame.cue if t.pos == "VERB"]
    if any(unanswered(reading, t) or withheld(reading, t) or rumoured(reading, t) for t in cues):
        return True
    first = reading.token_at(frame.content[0][0])
    wonders = stance == "asks" or any(t.lemma in words("wonders", "verbs") for t in frame.cue)
    return wonders and first is not None and first.lower in words("wonders", "openers")


def _negated(reading: Reading, token: Token) -> bool:
    return any(
        c.dep == "neg" or (c.dep == "det" and c.lower == "no") for c in reading.children(token)
    )


def _from_tag(reading: Reading, tag: TaggedAttribution) -> Frame:
    cue = tuple(t for a, b in tag.cue for t in reading.tokens_in(a, b))
    head = _head(reading, tag.source)
    return Frame(
        cue=cue,
        source=head,
        content=trimmed(reading, tag.content, cue),
        stance=_stance(cue, [t for a, b in tag.content for t in reading.tokens_in(a, b)]),
        rule="tagger",
        joint=_joint(reading, head, tag.source),
        confidence=tag.confidence,
        source_pieces=tag.source,
    )


def _joint(reading: Reading, head: Token | None, source: Pieces) -> tuple[Token, ...]:
    """Those joined to the head of a source within the source's words."""
    joined = () if head is None else conjuncts(reading, head)
    return tuple(t for t in joined if any(a <= t.start < b for a, b in source))


def _head(reading: Reading, source: Pieces) -> Token | None:
    """The token that governs the words of a source."""
    tokens = _past_relative([t for a, b in source for t in reading.tokens_in(a, b)])
    inside = {t.i for t in tokens}
    nominal = [t for t in tokens if t.pos in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}]
    heads = [t for t in nominal if t.head not in inside or t.head == t.i]
    substantives = [t for t in heads or nominal if t.pos in {"NOUN", "PROPN", "PRON"}]
    described = [t for t in heads if t.pos != "DET"]
    head = next(iter(substantives or described or nominal), None)
    if head is not None and head.tag in _RELATIVE:
        return next((a for a in reading.ancestors(head) if a.pos in {"NOUN", "PROPN"}), head)
    return head


def _past_relative(tokens: list[Token]) -> list[Token]:
    """ "a man whom police" is said by the police."""
    for n, t in enumerate(tokens[1:-1], 1):
        if t.text == "," and not any(x.lower in {"and", "or"} for x in tokens[n:]):
            return tokens[:n]
        if t.tag in _RELATIVE and tokens[n + 1].pos in {"NOUN", "PROPN", "DET"}:
            return tokens[n + 1 :]
    return tokens


def _stance(cue: tuple[Token, ...], content: Sequence[Token]) -> Stance:
    """The stance of the cue's noun or verb; "put it bluntly" estimates nothing."""
    for t in cue:
        if t.pos == "NOUN" and t.lemma in nouns():
            return nouns()[t.lemma]
    found = (verbs().get(t.lemma) for t in cue if t.pos in {"VERB", "AUX"})
    figure = any(t.pos == "NUM" for t in content)
    known = [c for c in found if c is not None and (figure or c.frames != "o")]
    if not known or (known[0].frames == "r" and not any(t.lower == "out" for t in cue)):
        return "says"
    return known[0].stance


def _match(
    frame: Frame, found: Sequence[Frame], by_cue: Mapping[int, Sequence[int]], taken: set[int]
) -> int | None:
    """The tagger's finding that shares the cue of ``frame`` and most of its content."""
    own = {t.i for t in frame.cue if t.pos not in {"PART", "ADP", "SCONJ"}} or {
        t.i for t in frame.cue
    }
    best, shared = None, 0.0
    for i in sorted({i for t in own for i in by_cue.get(t, ())} - taken):
        share = overlap(frame.content, found[i].content)
        if best is None or share > shared:
            best, shared = i, share
    return best


def _joined(reading: Reading, frame: Frame, tag: Frame) -> Frame:
    """Cue and stance from the rule, source and confidence from the model, content from both."""
    keeps_source = frame.rule.startswith(("relay", "noun", "verb.passive")) or (tag.source is None)
    within = frame.source is not None and any(
        a <= frame.source.start < b for a, b in tag.source_pieces or ()
    )
    return replace(
        frame,
        content=_agreed(reading, frame, tag),
        source=frame.source if keeps_source or within else tag.source,
        confidence=tag.confidence,
        rule=f"{frame.rule}+tagger",
        source_pieces=tag.source_pieces,
    )


def _agreed(reading: Reading, frame: Frame, tag: Frame) -> Pieces:
    """The model's content, opened where the syntax saw a "that" and closed where the later ends."""
    if frame.rule.startswith("noun"):
        return frame.content
    if overlap(frame.content, tag.content) < _UNLIKE:
        return max(frame.content, tag.content, key=_length)
    if len(frame.content) != len(tag.content):
        return max(frame.content, tag.content, key=len)
    pairs = list(zip(tag.content, frame.content, strict=True))
    if any(b <= c or d <= a for (a, b), (c, d) in pairs):
        return tag.content
    first = tag.content[0][0]
    earlier = frame.stance in ADDRESSED or _cuts_phrase(reading, first)
    later = min if earlier else max
    return tuple(
        (later(a, c) if n == 0 else min(a, c), b if _new_clause(reading, b, d) else max(b, d))
        for n, ((a, b), (c, d)) in enumerate(pairs)
    )


def _cuts_phrase(reading: Reading, start: int) -> bool:
    """Whether what begins at ``start`` leaves out the words before a noun: "Ethiopian |troops"."""
    token = reading.token_at(start)
    if token is None or token.i == 0:
        return False
    before = reading.tokens[token.i - 1]
    return before.head == token.i and before.dep in {"amod", "compound", "nummod", "nmod"}


def _new_clause(reading: Reading, end: int, later: int) -> bool:
    """Whether the syntax goes on from ``end`` into a clause of time or reason that the model leaves
    out: "vowed to fight **after the envoy proposed** …".
    """
    rest = reading.tokens_in(end, later) if later > end else ()
    opens = next((t for t in rest if t.pos not in {"SPACE", "PUNCT"}), None)
    if opens is None or opens.lower not in words("subordinate", "openers"):
        return False
    return any(t.lemma in verbs() and t.tag in _FINITE for t in rest)


def _with_rest(reading: Reading, frame: Frame) -> Frame:
    """Extend content over a verb phrase joined to its end, which a quotation mark cut off:
    "the boy was “strong” **and** apparently trained by …".
    """
    last = reading.token_at(frame.content[-1][1] - 1)
    if last is None or any(t.start >= frame.content[-1][1] for t in frame.cue):
        return frame
    stop = reading.sentences[last.sent][1]
    i = last.i + 1
    while i < stop and reading.tokens[i].text in {"”", '"', "’", "'"}:
        i += 1
    if i + 1 >= stop or reading.tokens[i].lower not in {"and", "or"}:
        return frame
    verb = next((t for t in reading.tokens[i + 1 : i + 3] if t.tag in {"VBN", "VBD", "VBZ"}), None)
    if verb is None or reading.child(verb, "nsubj", "nsubjpass"):
        return frame
    if verb.lemma in verbs() and reading.child(verb, "agent") is None:
        return frame
    while i < stop and reading.tokens[i].text not in {",", ";", "."}:
        i += 1
    start = frame.content[-1][0]
    return replace(frame, content=(*frame.content[:-1], (start, reading.tokens[i - 1].end)))


def _length(pieces: Pieces) -> int:
    return sum(b - a for a, b in pieces)


def _rival(frame: Frame, found: Sequence[Frame]) -> bool:
    """Whether the model gave the same words to another cue."""
    return any(
        overlap(frame.content, f.content) > 0.8 for f in found
    ) and not frame.rule.startswith(("noun", "relay"))


def _double(frame: Frame, kept: Sequence[Frame]) -> bool:
    """Whether a kept frame says the same of the same source or citing another."""
    citing = bool(frame.cue) and cites(frame.cue[0])
    return any(
        overlap(frame.content, f.content) > 0.6
        and (citing or frame.source is None or f.source is None or f.source.i == frame.source.i)
        for f in kept
    )


def overlap(one: Pieces, two: Pieces) -> float:
    """What two contents share, as a part of what they hold together (IoU), 0..1."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in two)
    total = sum(b - a for a, b in one) + sum(d - c for c, d in two) - shared
    return shared / total if total else 0.0
