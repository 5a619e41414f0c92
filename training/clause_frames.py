"""Clauses with an attribution, to stand alone or inside another's content.

Each frame takes the writer and how many attributions to nest, itself counted. What counts as
cue, source and content follows PolNeAR: the content keeps "that" and quotation marks, an
addressee plays no role, and "X quoted Y as saying Z" is two attributions: X / quoted /
"Y as saying Z", and in it Y / as saying / Z.
"""

from __future__ import annotations

from fragments import Fragment, attribution, join
from writer import Writer


def embedded(w: Writer, depth: int) -> Fragment:
    """A clause of a random frame."""
    return w.rng.choice(FRAMES)(w, depth)


def said(w: Writer, depth: int) -> Fragment:
    verb = w.pick("say")
    that = w.chance(0.65)
    if verb.endswith(" that"):
        verb, that = verb.removesuffix(" that"), True
    if w.chance(0.15):
        verb, that = w.pick("say_time"), w.chance(0.6)
    source = w.source(outlet=0.2)
    return attribution("{s} {c} {t}", s=source, c=verb, t=w.content(depth - 1, that=that))


def told(w: Writer, depth: int) -> Fragment:
    return attribution(
        "{s} {c} {hearer} {t}",
        s=w.speaker(),
        c=w.pick("tell"),
        hearer=w.pick("hearers"),
        t=w.content(depth - 1, that=w.chance(0.8)),
    )


def passive_told(w: Writer, depth: int) -> Fragment:
    return attribution(
        "{hearer} {c} by {s} {t}",
        hearer=w.pick("hearers"),
        c=w.pick("told_passive"),
        s=w.closing_speaker(),
        t=w.content(depth - 1),
    )


def according_after(w: Writer, depth: int) -> Fragment:
    cue = w.pick("according")
    content = w.content(depth - 1, that=False)
    source = w.source(before_verb=False, outlet=0.2)
    return attribution("{t}, {c} {s}", t=content, c=cue, s=source)


def accused(w: Writer, depth: int) -> Fragment:
    target = w.rng.choice([w.pick("groups"), w.pick("agents")])
    crime = w.pick("crimes")
    return attribution(
        "{s} {c} {t}", s=w.speaker(), c=w.pick("accuse"), t=f"{target} of {w.fill(crime)}"
    )


def quoted(w: Writer, depth: int) -> Fragment:
    """'AP quoted X as saying S': X / as saying / S in AP / quoted / "X as saying S"."""
    body = Fragment(w.quote("")) if w.chance(0.25) else w.content(max(depth - 2, 0))
    inner = attribution("{s} {c} {t}", s=w.closing_speaker(), c=w.pick("as_saying"), t=body)
    return attribution("{s} {c} {t}", s=w.source(outlet=0.8), c=w.pick("quote_verbs"), t=inner)


def noun_claim(w: Writer, depth: int) -> Fragment:
    """'a claim by the army that S' as the subject of an own-voice verb."""
    noun = w.pick("nouns")
    tail = w.pick("noun_tails")
    article = "" if noun.endswith("s") else w.rng.choice(["a ", "the ", "the "])
    template = "{s}'s {c} {t} {tail}" if w.chance(0.4) else "{article}{c} by {s} {t} {tail}"
    return attribution(
        template,
        article=article,
        s=w.closing_speaker(),
        c=noun,
        t=w.content(depth - 1),
        tail=tail,
    )


def found(w: Writer, depth: int) -> Fragment:
    document = w.pick("documents")
    if w.chance(0.4):
        document += w.rng.choice([" by ", " from "]) + w.pick("groups")
    if w.chance(0.2):
        document += f" seen by {w.pick('outlets')}"
    verb = w.pick("finds")
    return attribution(
        "{s} {c} {t}", s=document, c=verb, t=w.content(depth - 1, that=w.chance(0.75))
    )


def denied(w: Writer, depth: int) -> Fragment:
    """'X denied that S'; in 'X rejected claims by Y that S' Y claims S inside X's denial."""
    verb = w.pick("denials")
    head, _, noun = verb.rpartition(" ")
    if noun == "knowledge":
        cue = verb.removesuffix(" any knowledge")
        return attribution("{s} {c} {t}", s=w.speaker(), c=cue, t="any knowledge of the attack")
    if noun not in {"claims", "reports", "allegations", "suggestions"}:
        return attribution("{s} {c} {t}", s=w.speaker(), c=verb, t=w.content(depth - 1))
    if not w.chance(0.6):
        source = w.speaker()
        content = join(noun, " ", w.content(depth - 1))
        return attribution("{s} {c} {t}", s=source, c=head, t=content)
    inner = attribution(
        "{c} {by} {s} {t}",
        c=noun,
        by=w.rng.choice(["by", "from"]),
        s=w.closing_speaker(),
        t=w.content(max(depth - 2, 0)),
    )
    return attribution("{s} {c} {t}", s=w.speaker(), c=head, t=inner)


def citing(w: Writer, depth: int) -> Fragment:
    """'AP reported, citing two officials, that S': both contents are S."""
    inner = w.source(before_verb=False, outlet=0.05)
    after = w.chance(0.35)
    outlet = w.source(outlet=0.9)
    if after:
        verb = w.rng.choice(["reported", "said", "reported on Monday"])
        content = w.content(depth - 1, that=w.chance(0.7))
        template = "{s1} {c1} {t12}, {c2} {s2}"
    else:
        verb = w.rng.choice(["reported", "said", "reports", "wrote"])
        content = w.content(max(depth - 1, 0))
        template = "{s1} {c1}, {c2} {s2}, {t12}"
    return attribution(template, s1=outlet, c1=verb, t12=content, c2="citing", s2=inner)


def asked(w: Writer, depth: int) -> Fragment:
    """Orders, promises, requests: content in the infinitive."""
    act = w.pick("acts")
    promise = w.pick("promises")
    if w.chance(0.45):
        return attribution(
            "{s} {c} {hearer} {t}",
            s=w.speaker(),
            c=w.pick("orders"),
            hearer=w.pick("groups"),
            t=w.fill("to " + act),
        )
    return attribution("{s} {c} {t}", s=w.speaker(), c=promise, t=w.fill("to " + act))


def quoted_by(w: Writer, depth: int) -> Fragment:
    """'X was quoted by AP as saying S': both contents are S."""
    source, outlet, passive = w.closing_speaker(), w.pick("outlets"), w.pick("quoted_passive")
    if w.chance(0.5):
        return attribution(
            "{s2} {c1} {s1} {c2} {t12}",
            s2=source,
            c1=f"{passive} by",
            s1=outlet,
            c2="as saying",
            t12=w.content(depth - 1),
        )
    cue = f"{passive} as saying"
    return attribution("{s} {c} {t}", s=source, c=cue, t=w.content(depth - 1))


def in_turn(w: Writer, depth: int) -> Fragment:
    """'A cited B, which in turn quoted C, as saying S'."""
    source = w.closing_speaker()
    last = attribution("{s}, {c} {t}", s=source, c="as saying", t=w.content(max(depth - 3, 0)))
    verb = w.pick("in_turn")
    outlet = w.source(before_verb=False, outlet=0.8)
    middle = attribution("{s}, which {c} {t}", s=outlet, c=verb, t=last)
    return attribution("{s} {c} {t}", s=w.source(outlet=0.9), c=w.pick("cite_verbs"), t=middle)


def figure(w: Writer, depth: int) -> Fragment:
    what = w.pick("tolls")
    return attribution(
        "{s} {c} {t}",
        s=w.source(),
        c=w.pick("put_at"),
        t=w.fill(f"{what} {w.pick('roughly')}{{num}}"),
    )


def saying(w: Writer, depth: int) -> Fragment:
    """'The envoy left the talks, saying that S.'"""
    deed = w.pick("deeds")
    return attribution(
        "{s} {deed}, {c} {t}",
        s=w.source(document=False, outlet=0),
        deed=w.fill(deed),
        c=w.pick("saying"),
        t=w.content(depth - 1, that=w.chance(0.7)),
    )


def adding(w: Writer, depth: int) -> Fragment:
    """'X said S, adding that T': a second attribution with the same source."""
    first = said(w, 1)
    verb = w.pick("adding")
    more = w.content(depth - 1)
    both = attribution("{x}, {c} {t}", x=first, c=verb, t=more)
    second, opening, *inner = both.gold
    second = type(second)(opening.source, second.cue, second.content)
    return Fragment(both.text, (opening, second, *inner))


def both_that(w: Writer, depth: int) -> Fragment:
    """'X said that S and that T': one content."""
    body = join(w.content(0), w.pick("and_that"), w.content(depth - 1))
    verb = w.pick("say").removesuffix(" that")
    return attribution("{s} {c} {t}", s=w.joint(), c=verb, t=body)


def by_count(w: Writer, depth: int) -> Fragment:
    """'by the army's count, S'."""
    source, cue = w.closing_speaker(), w.pick("counts")
    content = w.content(depth - 1, that=False)
    template = "by {s}'s {c}, {t}" if w.chance(0.5) else "{t}, by {s}'s {c}"
    return attribution(template, s=source, c=cue, t=content)


def who_said(w: Writer, depth: int) -> Fragment:
    """'Survivors, who said that S, were landed at dusk'."""
    source, verb = w.closing_speaker(), w.pick("say").removesuffix(" that")
    content = w.content(depth - 1, that=w.chance(0.5))
    end = w.line("relative_ends")
    return attribution("{s}, who {c} {t}, {end}", s=source, c=verb, t=content, end=end)


FRAMES = [
    said,
    said,
    told,
    according_after,
    accused,
    quoted,
    noun_claim,
    found,
    denied,
    citing,
    passive_told,
    asked,
    quoted_by,
    in_turn,
    figure,
    saying,
    adding,
    both_that,
    by_count,
    who_said,
    noun_claim,
]
