"""Sources that pass on another's words: "citing …", "quoted … as saying", "cited by …", "told
Radio X", "seen by …". They give a frame its ``through`` and, where they name one, its origin.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from twosource.attribution.addressees import told_outlet
from twosource.attribution.content import around
from twosource.attribution.cues import nouns, verbs, words
from twosource.attribution.frames import Frame, Pieces, clause, conjuncts
from twosource.attribution.sources import is_medium, kind_of
from twosource.attribution.verbs import subject
from twosource.reading import Reading, Token

_COMING_TO = {"see", "obtain", "review", "view", "verify", "authenticate", "geolocate"}
"""By whom a document is "seen" or "obtained", it is an outlet that has it."""


def find_quoted_as(reading: Reading) -> Iterator[Frame]:
    """ "The agency quoted two envoys as saying that …": the envoys, through the agency.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "The agency quoted two envoys as saying that the talks had failed."
    >>> r = read(Report("r", text, ""))
    >>> [(f.source.text, [t.text for t in f.through]) for f in find_quoted_as(r)]
    [('envoys', ['agency'])]
    """
    for verb in reading.tokens:
        if verb.lemma not in words("relays", "verbs") or verb.pos != "VERB":
            continue
        saying = _as_saying(reading, verb)
        if saying is None or _has_relative(reading, verb):
            continue
        complement = next(
            (c for c in reading.children(saying) if c.dep in {"ccomp", "xcomp", "dobj"}), None
        )
        relay = subject(reading, verb)
        content: Pieces = (clause(reading, complement),) if complement else ()
        if not content and relay is not None:
            content = around(reading, verb, relay)
        if not content:
            continue
        agent = reading.child(verb, "agent")
        patient = reading.child(verb, "nsubjpass")
        if patient is not None:
            relay = reading.child(agent, "pobj") if agent else None
            source: Token | None = patient
        else:
            source = _cited(reading, verb)
        if source is None:
            continue
        cue = tuple(t for t in (verb, reading.head(saying), saying))
        frame = Frame(
            cue=tuple(sorted(set(cue))),
            source=source,
            content=content,
            stance="says",
            rule="relay.quoted_as",
            joint=conjuncts(reading, source),
        )
        yield frame.via(relay) if relay is not None else frame


def _has_relative(reading: Reading, verb: Token) -> bool:
    """Whether a verb opens a relative clause: "X, which cited Y, …" is told with X."""
    return any(c.tag in {"WDT", "WP"} and c.dep == "nsubj" for c in reading.children(verb))


def _as_saying(reading: Reading, verb: Token) -> Token | None:
    """The participle of "as saying", also where the parse hangs it elsewhere in the sentence."""
    for t in reading.tokens[verb.i + 1 : reading.sentences[verb.sent][1] - 1]:
        nxt = reading.tokens[t.i + 1]
        if t.lower == "as" and nxt.tag == "VBG":
            return nxt
        if t.lemma in words("relays", "verbs") and t.pos == "VERB" and t.dep != "relcl":
            return None
    return None


def _cited(reading: Reading, verb: Token) -> Token | None:
    return reading.child(verb, "dobj") or reading.child(verb, "ccomp", "pobj")


def with_relays(reading: Reading, frame: Frame) -> Frame:
    """``frame`` with everybody who passes it on, from whatever stands around cue and source."""
    frame = without_citing_tail(reading, frame)
    for rule in (
        _citing,
        _cited_by,
        _relative_citing,
        told_outlet,
        _in_interview,
        _quoted_in,
        _object_of_relay,
        _heard,
    ):
        frame = rule(reading, frame)
    return frame


def _object_of_relay(reading: Reading, frame: Frame) -> Frame:
    """ "X had cited engineers who said that …": the engineers, through X."""
    if frame.source is None or frame.source.dep != "dobj" or frame.rule.startswith("relay"):
        return frame
    verb = reading.head(frame.source)
    if verb.lemma not in words("relays", "verbs") or verb.tag == "VBG":
        return frame
    relay = subject(reading, verb)
    return frame.via(relay) if relay is not None and relay != frame.source else frame


def _heard(reading: Reading, frame: Frame) -> Frame:
    """ "A clerk heard the lawyer claim that …": the lawyer, through the clerk."""
    verb = frame.cue[-1] if frame.cue else None
    if verb is None or verb.tag not in {"VB", "VBG"} or verb.dep not in {"ccomp", "xcomp"}:
        return frame
    hearing = reading.head(verb)
    if hearing.lemma not in words("hearing", "verbs"):
        return frame
    hearer = subject(reading, hearing)
    return frame.via(hearer) if hearer is not None and hearer != frame.source else frame


def _citing(reading: Reading, frame: Frame) -> Frame:
    """ "Radio X reported, citing the fire brigade, that …": the fire brigade is the origin."""
    if frame.source is None or not frame.cue or frame.rule.startswith("relay"):
        return frame
    for verb in _citing_verbs(reading, frame):
        cited = _cited(reading, verb)
        cited = _whose_words(reading, verb, cited)
        if cited is None or _within(frame, cited) or _is_reason(cited):
            continue
        return replace(
            frame,
            source=cited,
            joint=conjuncts(reading, cited),
            through=(*frame.through, frame.source),
            rule=frame.rule + "+citing",
        )
    return frame


def _is_reason(cited: Token) -> bool:
    """Whether a reason is cited, not somebody's words: "closed its office, citing **costs**"."""
    return cited.pos == "NOUN" and cited.lemma in words("reason", "nouns")


def _whose_words(reading: Reading, verb: Token, cited: Token | None) -> Token | None:
    """ "relaying an account by fishermen" cites the fishermen."""
    if cited is None or cited.lemma not in nouns():
        return cited
    owner = reading.child(cited, "poss")
    prepositions = (*reading.children(cited), *reading.children(verb))
    by = next((c for c in prepositions if c.lower in {"by", "from"}), None)
    return owner or (reading.child(by, "pobj") if by else None) or cited


def _citing_verbs(reading: Reading, frame: Frame) -> Iterator[Token]:
    """ "citing", "quoting" in the frame's own sentence, outside its content and near its cue."""
    assert frame.source is not None
    sentence = reading.sentence(frame.cue[0])
    for t in sentence:
        if t.tag != "VBG" or t.lemma not in words("relays", "verbs") or _within(frame, t):
            continue
        before = reading.tokens[t.i - 1] if t.i else t
        if before.lower == "as":
            continue
        opens = t.i == sentence[0].i
        close = (
            0 < t.i - max(frame.source.i, frame.cue[-1].i) <= 6 or 0 < frame.cue[0].i - t.i <= 14
        )
        trails = t.i > 0 and before.text == "," and 0 <= t.start - frame.content[-1][1] <= 3
        if (opens or close or trails) and not _cue_between(reading, t, frame.cue[0]):
            yield t


def _cue_between(reading: Reading, citing: Token, cue: Token) -> bool:
    """Whether the citing clause belongs to another cue: the parse hangs it there, or that stands
    nearer to it.
    """
    above = reading.head(citing)
    outer = above in reading.ancestors(cue)
    finite = above.tag in {"VBD", "VBZ", "VBP"} or (above.tag == "VBN" and above.dep == "ROOT")
    if outer and above.lemma in verbs() and finite:
        return True
    first, last = sorted((citing.i, cue.i))
    between = reading.tokens[first + 1 : last]
    return any(t.tag in {"VBD", "VBZ", "VBP"} and t.lemma in verbs() for t in between)


def without_citing_tail(reading: Reading, frame: Frame) -> Frame:
    """``frame`` whose content ends before ", citing a source" at its end.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The agency said that it rained.", ""))
    >>> [r.text[a:b] for f in find_verbs(r) for a, b in without_citing_tail(r, f).content]
    ['it rained']
    """
    start, end = frame.content[-1]
    tokens = reading.tokens_in(start, end)
    for comma, verb in pairwise(tokens):
        if comma.text == "," and verb.tag == "VBG" and verb.lemma in words("relays", "verbs"):
            rest = [t for t in tokens if t.i > verb.i]
            if any(t.tag in {"VBD", "VBZ", "VBP", "MD", "IN"} and t.dep != "prep" for t in rest):
                return frame
            return replace(frame, content=(*frame.content[:-1], (start, comma.start)))
    return frame


def _within(frame: Frame, token: Token) -> bool:
    return any(a <= token.start < b for a, b in frame.content)


def _cited_by(reading: Reading, frame: Frame) -> Frame:
    """ "… according to staff cited by the site X": through X; "a memo seen by X" likewise."""
    if frame.source is None:
        return frame
    kind = kind_of(reading, frame.source)
    heads = _passed_on(reading, frame.source, seen=kind == "document")
    return frame.via(*heads) if heads else frame


def _passed_on(
    reading: Reading, source: Token, seen: bool = False, depth: int = 0
) -> tuple[Token, ...]:
    """Who passes ``source`` on, outermost first, read off the words that follow it:
    "staff **cited by the site X, itself quoted in Y**".
    """
    participle = _participle_after(reading, source, seen)
    if participle is None or depth > 4:
        return ()
    medium = _agent_after(reading, participle)
    if medium is None:
        return ()
    if participle.lemma in words("interviewed", "verbs"):
        if medium.pos != "PROPN" and not is_medium(reading, medium):
            return ()
    elif participle.lemma in _COMING_TO and medium.pos == "PROPN" and medium.ent != "GPE":
        pass
    elif participle.lemma not in words("relays", "verbs") and not is_medium(reading, medium):
        return ()
    return (*_passed_on(reading, medium, depth=depth + 1), medium)


def _participle_after(reading: Reading, source: Token, seen: bool) -> Token | None:
    verbs = words("relays", "verbs") | words("interviewed", "verbs")
    verbs |= words("seen", "verbs") if seen else frozenset()
    stop = min(reading.sentences[source.sent][1], source.i + 16)
    for t in reading.tokens[source.i + 1 : stop]:
        if t.tag in {"VBN", "VBD"} and t.lemma in verbs:
            follows = reading.tokens[t.i + 1] if t.i + 1 < len(reading.tokens) else t
            if t.lemma in words("interviewed", "verbs") and follows.lower != "by":
                return None
            return t if follows.lower in {"by", "in", "on"} or follows.pos == "ADP" else None
        if t.pos == "VERB" and t.tag != "VBN":
            return None
    return None


def _agent_after(reading: Reading, participle: Token) -> Token | None:
    """The noun phrase of the last preposition before the phrase ends: "in Zurich by X" gives X."""
    stop = reading.sentences[participle.sent][1]
    found = None
    for t in reading.tokens[participle.i + 1 : stop]:
        if t.text in {",", ";", "."} or t.pos in {"VERB", "AUX"}:
            break
        if t.lower in {"by", "in", "on"} and (found is None or t.lower == "by"):
            found = reading.child(t, "pobj") or _name_after(reading, t) or found
    return found


def _name_after(reading: Reading, preposition: Token) -> Token | None:
    """The name right behind a preposition, whatever the parse made of it."""
    last = None
    for t in reading.tokens[preposition.i + 1 : reading.sentences[preposition.sent][1]]:
        if t.pos != "PROPN":
            break
        last = t
    return last


def _relative_citing(reading: Reading, frame: Frame) -> Frame:
    """ "X, which in turn cited Y, as saying …": Y is the origin, X passes it on."""
    if frame.source is None:
        return frame
    for child in reading.children(frame.source):
        if child.dep == "relcl" and child.lemma in words("relays", "verbs"):
            cited = _cited(reading, child)
            if cited is not None and cited.tag not in {"WP", "WDT"}:
                return replace(
                    frame,
                    source=cited,
                    through=(*frame.through, frame.source),
                    joint=conjuncts(reading, cited),
                )
    return frame


def _in_interview(reading: Reading, frame: Frame) -> Frame:
    """ "said in an interview with X", "told X in …": through X."""
    for verb in frame.cue:
        for noun in (t for t in reading.sentence(verb) if t.lemma == "interview"):
            with_ = next((c for c in reading.children(noun) if c.lower in {"with", "to"}), None)
            medium = reading.child(with_, "pobj") if with_ else None
            if medium is not None and not _within(frame, medium) and is_medium(reading, medium):
                return frame.via(medium)
    return frame


def _quoted_in(reading: Reading, frame: Frame) -> Frame:
    """ "Quoted in the weekly X, a driver said …": through the weekly."""
    if not frame.cue:
        return frame
    for t in reading.sentence(frame.cue[0])[:3]:
        if t.tag == "VBN" and t.lemma in {"cite", "quote"}:
            preposition = next(
                (c for c in reading.children(t) if c.lower in {"in", "by", "on"}), None
            )
            medium = reading.child(preposition, "pobj") if preposition else None
            if medium is not None and not _within(frame, medium):
                return frame.via(medium)
    return frame
