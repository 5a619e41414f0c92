"""Reading -> attributions and the statements made through them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from twosource.attribution.chains import Chains
from twosource.attribution.cues import verbs, words
from twosource.attribution.doubles import without_doubles
from twosource.attribution.frames import Frame
from twosource.attribution.kept_off import find_kept_off
from twosource.attribution.layer import layer
from twosource.attribution.merge import DEFAULT, Thresholds, merge
from twosource.attribution.nominal import find_nominal
from twosource.attribution.own_voice import is_headline, own_voice
from twosource.attribution.phrases import find_phrases
from twosource.attribution.pronouns import with_antecedents
from twosource.attribution.quotes import continuing, opened_before, with_whole_quotations
from twosource.attribution.rebuttals import with_rebuttals
from twosource.attribution.relatives import within_relative
from twosource.attribution.relays import find_quoted_as, with_relays
from twosource.attribution.speech import going_on
from twosource.attribution.statements import (
    is_finite,
    is_question,
    leaves_unsaid,
    pieces_of,
    root,
    says_nothing,
    units,
)
from twosource.attribution.tagger import TaggedAttribution, load_tagger
from twosource.attribution.tails import without_tail
from twosource.attribution.turns import cut_at_turns
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


_DEEDS: set[Stance] = {"orders", "asks", "promises"}
"""Stances of words that are deeds: that somebody ordered it is told beside what was ordered."""

_TAKEN: set[Stance] = {"believes", "confirms"}
"""Stances that a speaker can take in the words themselves."""

RULES = "attribution-5"
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
    quoted_as = [*find_quoted_as(reading), *find_kept_off(reading)]
    taken = {t.i for f in quoted_as for t in f.cue}
    others = [
        f
        for finder in (find_verbs, find_phrases, find_nominal)
        for f in finder(reading)
        if not {t.i for t in f.cue} & taken
    ]
    merged = merge(reading, [*quoted_as, *others], tagged, thresholds)
    frames = [
        with_relays(reading, without_tail(reading, within_relative(reading, f))) for f in merged
    ]
    frames = without_doubles(reading, [f for f in frames if not _is_relay_itself(f)])
    frames = with_antecedents(reading, with_rebuttals(reading, frames))
    frames = with_whole_quotations(reading, cut_at_turns(reading, frames))
    frames.sort(key=lambda f: f.start)
    frames += opened_before(reading, frames)
    frames += continuing(reading, frames)
    frames += going_on(reading, frames)
    return sorted(frames, key=lambda f: f.start)


def _is_relay_itself(frame: Frame) -> bool:
    """ "cite" and "quote" as plain verbs name a source; they carry no content of their own."""
    return frame.rule.startswith(("verb.cite", "verb.quote", "verb.relay"))


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
            if leaves_unsaid(reading, unit) or says_nothing(
                _with_cue(reading, chains.frames[i], span)
            ):
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
        if _is_deed(reading, frame) and is_finite(reading, unit):
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


def _is_deed(reading: Reading, frame: Frame) -> bool:
    """Whether the words are a deed that is told of too: "the court **ordered** a retrial"."""
    if frame.stance not in _DEEDS or not frame.cue or frame.cue[-1].lemma == "tell":
        return False
    held = [t for a, b in frame.content for t in reading.tokens_in(a, b)]
    return not is_finite(reading, held)


def _tells(reading: Reading, verb: Token, frame: Frame) -> bool:
    """Whether a verb is the cue, or that of whoever heard it: "two men heard him say …"."""
    above = reading.head(frame.cue[0])
    heard = above.i == verb.i and verb.lemma in words("hearing", "verbs")
    joined = above.i == verb.i and frame.cue[0].dep == "conj" and reading.in_quotation(verb.start)
    return verb in frame.cue or heard or joined


def _with_cue(reading: Reading, frame: Frame, span: Span) -> str:
    """The words from the cue on, where the cue stands close before the statement."""
    start = frame.cue[0].start if frame.cue else span.start
    return reading.text[start : span.end] if 0 <= span.start - start < 40 else ""
