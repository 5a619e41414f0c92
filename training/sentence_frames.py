"""Whole sentences with attributions, and the passages made of them."""

from __future__ import annotations

from clause_frames import embedded, said, told
from fragments import Fragment, attribution, capital, join
from writer import Writer


def sentence(w: Writer, depth: int) -> Fragment:
    """A sentence of a random frame."""
    return capital(w.rng.choice(FRAMES)(w, depth))


def plain(w: Writer, depth: int) -> Fragment:
    lead = ""
    if w.chance(0.12):
        dateline = f"{w.pick('cities')} ({w.pick('outlets')}) — "
        lead = w.rng.choice([dateline, *w.words("leads")])
    return join(lead, embedded(w, depth), ".")


def according_first(w: Writer, depth: int) -> Fragment:
    source = w.source(before_verb=False, outlet=0.25)
    content = w.content(depth - 1, that=False)
    return attribution("{c} {s}, {t}.", c="According to", s=source, t=content)


def quote_first(w: Writer, depth: int) -> Fragment:
    """'“Q,” said X.', at times with a second quotation after it."""
    verb = w.pick("invert")
    quote = w.quote(",")
    if w.chance(0.5):
        template, source = "{t} {c} {s}", w.speaker().rstrip(",")
    else:
        template, source = "{t} {s} {c}", w.source(document=False, outlet=0.02)
        verb = verb if w.chance(0.6) else w.pick("say_time")
    if w.chance(0.3):
        return attribution(template + ". {u}", t=quote, c=verb, s=source, u=w.quote("."))
    return attribution(template + ".", t=quote, c=verb, s=source)


def quote_after(w: Writer, depth: int) -> Fragment:
    template = w.pick("quote_after_templates")
    verb = w.pick("tell" if "hearer" in template else "before_quote")
    source, hearer = w.speaker(), w.pick("hearers")
    return attribution(template, s=source, c=verb, hearer=hearer, t=w.quote("."))


def after(w: Writer, depth: int) -> Fragment:
    """Content first: 'S, the ministry said.'"""
    content = w.content(depth - 1, that=False)
    if w.chance(0.25):
        source = w.source(before_verb=False, outlet=0.3)
        return attribution("{t}, {c} {s}.", t=content, c="according to", s=source)
    if w.chance(0.3):
        verb = w.pick("invert")
        return attribution("{t}, {c} {s}.", t=content, c=verb, s=w.speaker().rstrip(","))
    time, hearer = w.pick("say_time"), w.pick("hearers")
    verb = w.rng.choice([time, "said", "said", "reported", "told", "confirmed", "says"])
    if verb == "told":
        source = w.speaker()
        return attribution("{t}, {s} {c} {hearer}.", t=content, s=source, c=verb, hearer=hearer)
    return attribution("{t}, {s} {c}.", t=content, s=w.source(outlet=0.2), c=verb)


def interrupted(w: Writer, depth: int) -> Fragment:
    """'The attack, the ministry said, killed nine.'"""
    subject, rest = w.pick("split_clauses").split(" | ")
    first = w.chance(0.4)
    template = "{t}, {c} {s}, {u}." if first else "{t}, {s} {c}, {u}."
    verb = "according to" if first else w.pick("inside_clause")
    start = w.fill(subject)
    return attribution(template, t=start, s=w.source(before_verb=False), c=verb, u=w.fill(rest))


def reportedly(w: Writer, depth: int) -> Fragment:
    """Agentless hedges: an attribution without a source, as in PolNeAR."""
    subject, rest = w.pick("hedged_clauses").split(" | ")
    start, cue = w.fill(subject), w.rng.choice(["reportedly", "allegedly"])
    return attribution("{t} {c} {u}.", t=start, c=cue, u=w.fill(rest))


def mixed(w: Writer, depth: int) -> Fragment:
    what = w.pick("judged")
    verb = w.pick("judge_verbs")
    link = "" if verb == "called" else " as"
    source = w.speaker()
    content = f"{what}{link} “{w.pick('fragments')}”"
    return attribution("{s} {c} {t}.", s=source, c=verb, t=content)


def declined(w: Writer, depth: int) -> Fragment:
    source, verb = w.speaker(), w.rng.choice(["declined", "refused", "also declined"])
    return attribution("{s} {c} {t}.", s=source, c=verb, t=w.pick("no_comment"))


def two_sources(w: Writer, depth: int) -> Fragment:
    first = said(w, 1)
    link = w.rng.choice([", while ", ", but ", "; ", ", and "])
    return join(first, link, said(w, depth) if w.chance(0.6) else told(w, depth), ".")


def amid_reports(w: Writer, depth: int) -> Fragment:
    lead = w.line("amid")
    cue = w.rng.choice(["reports", "rumours", "unconfirmed reports", "claims"])
    return attribution("{lead} {c} {t}.", lead=lead, c=cue, t=w.content(depth - 1))


def admitted(w: Writer, depth: int) -> Fragment:
    """Claims, denials and announcements of a thing: content is a noun phrase."""
    cue, content = w.pick("noun_contents").split(" | ")
    source = w.source(document=False, outlet=0.02)
    return attribution("{s} {c} {t}.", s=source, c=cue, t=w.fill(content))


def cited_by(w: Writer, depth: int) -> Fragment:
    """'According to X, quoted by AP, S': both contents are S."""
    source = w.source(before_verb=False, document=False, outlet=0)
    outlet, cue = w.pick("outlets"), w.pick("cited_by")
    comma = "," if w.chance(0.3) else ""
    first = w.chance(0.5)
    template = (
        "{c2} {s2}{comma} {c1} {s1}, {t12}." if first else "{t12}, {c2} {s2}{comma} {c1} {s1}."
    )
    return attribution(
        template,
        c2="According to" if first else "according to",
        s2=source,
        comma=comma,
        c1=cue,
        s1=outlet,
        t12=w.content(depth - 1, that=False),
    )


def follow_up(w: Writer) -> Fragment:
    """A pronoun goes on speaking."""
    who = w.pick("going_on")
    if w.chance(0.4):
        quote = w.quote(",")
        return attribution("{t} {s} {c}.", t=quote, s=who, c=w.pick("later"))
    if w.chance(0.4):
        content = w.clause()
        verb = w.rng.choice(["said", "added", "says"])
        return capital(attribution("{t}, {s} {c}.", t=content, s=who, c=verb))
    verb = w.rng.choice(["added", "said", "also said", "went on to say"])
    return capital(attribution("{s} {c} {t}.", s=who, c=verb, t=w.content(0)))


def passage(w: Writer) -> Fragment:
    """Four to eight paragraphs of attributions and own voice."""
    parts: list[str | Fragment] = []
    for i in range(w.rng.randint(4, 8)):
        if i:
            parts.append("\n\n" if w.chance(0.75) else "\n")
        if w.chance(0.22):
            parts.append(w.line("own_voice"))
        else:
            parts.append(sentence(w, w.rng.choices([1, 2, 3], [40, 42, 18])[0]))
            if w.chance(0.3):
                parts += [" ", follow_up(w)]
        if w.chance(0.25):
            parts += [" ", w.line("own_voice")]
    return join(*parts)


FRAMES = [
    plain,
    plain,
    plain,
    plain,
    according_first,
    quote_first,
    quote_first,
    quote_after,
    after,
    after,
    interrupted,
    reportedly,
    mixed,
    declined,
    two_sources,
    amid_reports,
    admitted,
    cited_by,
]
