"""Synthetic news passages with gold attributions at every level of nesting.

PolNeAR marks only outermost attributions of US politics.  These passages supply what it
lacks: chains ("AP quoted two diplomats as saying that the army had warned ...") and the
sources of conflict news.  Templates and word lists are our own (lexicon.toml).  What counts
as cue, source and content follows PolNeAR: the content keeps "that" and quotation marks, an
addressee belongs to no role, and "X quoted Y as saying Z" is two attributions: X / quoted /
"Y as saying Z", and in it Y / as saying / Z.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpora import Document, Gold, Spans

WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Fragment:
    """Text with the attributions in it; offsets are into ``text``."""

    text: str
    gold: tuple[Gold, ...] = ()


def _move(spans: Spans | None, by: int) -> Spans:
    return [(a + by, b + by) for a, b in spans or []]


def join(*parts: str | Fragment) -> Fragment:
    """Concatenate, moving the gold along."""
    text, gold = "", []
    for part in parts:
        if isinstance(part, Fragment):
            gold += [
                Gold(
                    _move(g.source, len(text)), _move(g.cue, len(text)), _move(g.content, len(text))
                )
                for g in part.gold
            ]
            text += part.text
        else:
            text += part
    return Fragment(text, tuple(gold))


def attribution(template: str, **roles: str | Fragment) -> Fragment:
    """Fill ``template`` ("{s} {c} {t}, {u}"); s is the source, c the cue, t and u the content; others play no role."""
    parts: list[str | Fragment] = []
    at: dict[str, list[tuple[int, int]]] = {"s": [], "c": [], "t": []}
    length = 0
    for i, piece in enumerate(template.replace("}", "{").split("{")):
        part = roles[piece] if i % 2 else piece
        size = len(part.text if isinstance(part, Fragment) else part)
        if i % 2 and piece in "sctu":
            role = "t" if piece == "u" else piece
            if size:
                at[role].append((length, length + size))
        parts.append(part)
        length += size
    whole = join(*parts)
    return replace(whole, gold=(Gold(at["s"], at["c"], at["t"]), *whole.gold))


def capital(f: Fragment) -> Fragment:
    i = next((k for k, c in enumerate(f.text) if c.isalnum()), 0)
    return replace(f, text=f.text[:i] + f.text[i].upper() + f.text[i + 1 :])


class Writer:
    """Writes passages from one random stream."""

    def __init__(self, rng: random.Random, real: Sequence[Fragment] = ()) -> None:
        self.rng = rng
        self.real = real

    def pick(self, name: str) -> str:
        return self.rng.choice(WORDS[name])

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def fill(self, template: str) -> str:
        """Fill slots from the lists; a capitalised slot gives a capitalised filling, {num} a number."""
        out, pieces = "", template.replace("}", "{").split("{")
        for i, piece in enumerate(pieces):
            if i % 2 == 0:
                out += piece
            elif piece == "num":
                out += f"{self.rng.choice([3, 9, 14, 22, 31, 48, 70, 112, 250, 600, 1200, 3500, 12000]) + self.rng.randrange(5):,}"
            else:
                word = self.pick(piece.lower())
                out += word[0].upper() + word[1:] if piece[0].isupper() else word
        return out

    # Sources

    def name(self) -> str:
        return f"{self.pick('first')} {self.pick('last')}"

    def person(self) -> str:
        kind = self.rng.randrange(5)
        if kind == 0:
            return f"{self.pick('titles')} {self.name()}"
        if kind == 1:
            return f"{self.name()}, {self.pick('appositions')},"
        if kind == 2:
            return self.pick("last")
        if kind == 3:
            group = self.pick("groups")
            return f"{group} {self.rng.choice(['spokesman', 'spokeswoman', 'official', 'commander'])} {self.name()}"
        return self.name()

    def source(
        self, *, before_verb: bool = True, outlet: float = 0.1, document: bool = True
    ) -> str:
        r = self.rng.random()
        if r < outlet:
            text = self.pick("outlets")
        elif r < 0.35:
            text = self.person()
        elif r < 0.68:
            text = self.pick("unnamed")
        elif r < 0.92 or not document:
            text = self.pick("groups")
        else:
            text = self.pick("documents")
        if self.chance(0.06):
            text = f"{text.rstrip(',')} and {self.rng.choice([self.pick('groups'), self.pick('unnamed')]).rstrip(',')}"
        return text if before_verb else text.rstrip(",")

    # Contents

    def real_clause(self) -> str:
        """The content of a sentence of the corpus, if it begins with "that", without it."""
        f = self.rng.choice(self.real)
        start, end = f.gold[0].content[0]
        if not f.text.startswith("that ", start):
            return self.clause()
        return f.text[start + 5 : end].rstrip(" ,.")

    def clause(self) -> str:
        text = self.fill(self.pick("clauses"))
        if self.chance(0.15):
            text += self.rng.choice(
                [" and ", ", while ", " but ", ", adding to fears that ", " because "]
            ) + self.fill(self.pick("clauses"))
        if self.chance(0.08):
            text = (
                text
                + f", {self.rng.choice(['calling it', 'describing it as'])} “{self.pick('fragments')}”"
                if self.chance(0.3)
                else text
            )
        return text

    def quote(self, end: str) -> str:
        text = self.pick("quotes")
        if self.chance(0.2):
            text += ". " + self.pick("quotes")
        left, right = ("“", "”") if self.chance(0.7) else ('"', '"')
        return f"{left}{text}{end}{right}"

    def content(self, depth: int, *, that: bool = True) -> Fragment:
        """A proposition with ``depth`` attributions in it."""
        if depth > 0:
            inner = (
                self.rng.choice(self.real)
                if self.real and depth == 1 and self.chance(0.35)
                else self.embedded(depth)
            )
        elif self.real and self.chance(0.5):
            inner = Fragment(self.real_clause())
        elif self.chance(0.12):
            inner = (
                Fragment(
                    f"{self.clause()} in what {self.rng.choice(['he', 'she', 'it'])} called “{self.pick('fragments')}”"
                )
                if self.chance(0.2)
                else Fragment(
                    f"the {self.rng.choice(['attack', 'report', 'charge', 'plan', 'decision'])} was “{self.pick('fragments')}”"
                )
            )
        else:
            inner = Fragment(self.clause())
        return join("that ", inner) if that else inner

    # Clauses with an attribution, to stand inside another ("... that NP had said that S")

    def embedded(self, depth: int) -> Fragment:
        frames: list[Callable[[int], Fragment]] = [
            self.said,
            self.said,
            self.told,
            self.according_after,
            self.accused,
            self.quoted,
            self.noun_claim,
            self.found,
            self.denied,
            self.citing,
            self.passive_told,
            self.asked,
            self.quoted_by,
            self.in_turn,
            self.figure,
            self.saying,
            self.adding,
            self.both_that,
        ]
        return self.rng.choice(frames)(depth)

    def said(self, depth: int) -> Fragment:
        verb = self.pick("say")
        that = self.chance(0.65)
        if verb.endswith(" that"):
            verb, that = verb.removesuffix(" that"), True
        if self.chance(0.15):
            verb, that = self.pick("say_time"), self.chance(0.6)
        return attribution(
            "{s} {c} {t}", s=self.source(outlet=0.2), c=verb, t=self.content(depth - 1, that=that)
        )

    def told(self, depth: int) -> Fragment:
        return attribution(
            "{s} {c} {x} {t}",
            s=self.source(document=False),
            c=self.pick("tell"),
            x=self.pick("hearers"),
            t=self.content(depth - 1, that=self.chance(0.8)),
        )

    def passive_told(self, depth: int) -> Fragment:
        hearer = self.pick("hearers")
        verb = self.rng.choice(
            ["had been told by", "was informed by", "had been warned by", "were told by"]
        )
        first, by = verb.rsplit(" ", 1)
        return attribution(
            "{x} {c} {y} {s} {t}",
            x=hearer,
            c=first,
            y=by,
            s=self.source(before_verb=False, document=False),
            t=self.content(depth - 1),
        )

    def according_after(self, depth: int) -> Fragment:
        lead = self.rng.choice(["according to", "according to", "according to", "per", "citing"])
        return attribution(
            "{t}, {c} {s}",
            t=self.content(depth - 1, that=False),
            c=lead,
            s=self.source(before_verb=False, outlet=0.2),
        )

    def accused(self, depth: int) -> Fragment:
        target = self.rng.choice([self.pick("groups"), self.pick("agents")])
        act = self.rng.choice(
            [
                "firing on civilians",
                "breaking the ceasefire",
                "hiding the bodies",
                "killing {numbers} {people} in {places}",
                "arming {agents}",
                "using schools as bases",
                "torturing {people}",
                "blocking aid to {places}",
            ]
        )
        return attribution(
            "{s} {c} {t}",
            s=self.source(document=False),
            c=self.rng.choice(["accused", "has accused", "accuses", "blamed"]),
            t=join(target, " of ", self.fill(act)),
        )

    def quoted(self, depth: int) -> Fragment:
        end = self.quote(".").replace(".”", "”").replace('."', '"') if self.chance(0.25) else None
        body: Fragment = Fragment(end) if end else self.content(max(depth - 2, 0))
        inner = attribution(
            "{s} {c} {t}",
            s=self.source(before_verb=False, document=False),
            c=self.rng.choice(["as saying", "as saying", "as telling reporters"]),
            t=body,
        )
        return attribution(
            "{s} {c} {t}",
            s=self.source(outlet=0.8),
            c=self.rng.choice(["quoted", "quoted", "quotes", "cited", "has quoted"]),
            t=inner,
        )

    def noun_claim(self, depth: int) -> Fragment:
        """'a claim by the army that S' as subject of an own-voice verb."""
        noun = self.pick("nouns")
        tail = self.rng.choice(
            [
                "could not be verified",
                "drew protests",
                "was met with anger",
                "has not been confirmed",
                "spread quickly",
                "came hours after the strike",
            ]
        )
        det = self.rng.choice(["a ", "the ", "the "]) if not noun.endswith("s") else ""
        if self.chance(0.4):
            return attribution(
                "{s}'s {c} {t} {x}",
                s=self.source(before_verb=False, document=False),
                c=noun,
                t=self.content(depth - 1),
                x=tail,
            )
        return attribution(
            "{d}{c} by {s} {t} {x}",
            d=det,
            c=noun,
            s=self.source(before_verb=False, document=False),
            t=self.content(depth - 1),
            x=tail,
        )

    def found(self, depth: int) -> Fragment:
        doc = self.pick("documents")
        if self.chance(0.4):
            doc += self.rng.choice([" by ", " from "]) + self.pick("groups")
        if self.chance(0.2):
            doc += f" seen by {self.pick('outlets')}"
        return attribution(
            "{s} {c} {t}",
            s=doc,
            c=self.pick("finds"),
            t=self.content(depth - 1, that=self.chance(0.75)),
        )

    def denied(self, depth: int) -> Fragment:
        """'X denied that S', and 'X rejected claims by Y that S' where Y claims S inside X's denial."""
        verb = self.pick("denials")
        if " " in verb and verb.split()[-1] in {"claims", "reports", "allegations", "suggestions"}:
            head, noun = verb.rsplit(" ", 1)
            if self.chance(0.6):
                inner = attribution(
                    "{c} {y} {s} {t}",
                    c=noun,
                    y=self.rng.choice(["by", "from"]),
                    s=self.source(before_verb=False, document=False),
                    t=self.content(max(depth - 2, 0)),
                )
                return attribution("{s} {c} {t}", s=self.source(document=False), c=head, t=inner)
            return attribution(
                "{s} {c} {t}",
                s=self.source(document=False),
                c=head,
                t=join(noun, " ", self.content(depth - 1)),
            )
        if verb.endswith("knowledge"):
            return attribution(
                "{s} {c} {t}",
                s=self.source(document=False),
                c=verb.split(" any")[0],
                t="any knowledge of the attack",
            )
        return attribution(
            "{s} {c} {t}", s=self.source(document=False), c=verb, t=self.content(depth - 1)
        )

    def citing(self, depth: int) -> Fragment:
        """'AP reported, citing two officials, that S': both contents are S."""
        inner_source = self.source(before_verb=False, outlet=0.05)
        if self.chance(0.35):
            f = attribution(
                "{s} {c} {t}",
                s=self.source(outlet=0.9),
                c=self.rng.choice(["reported", "said", "reported on Monday"]),
                t=self.content(depth - 1, that=self.chance(0.7)),
            )
            content = f.gold[0].content
            text = f"{f.text}, citing {inner_source}"
            at = len(f.text) + 2
            return Fragment(text, (*f.gold, Gold([(at + 7, len(text))], [(at, at + 6)], content)))
        f = attribution(
            "{s} {c}, {y} {x}, {t}",
            s=self.source(outlet=0.9),
            c=self.rng.choice(["reported", "said", "reports", "wrote"]),
            y="citing",
            x=inner_source,
            t=self.content(max(depth - 1, 0)),
        )
        at = f.gold[0].cue[0][1] + 2
        return replace(
            f,
            gold=(
                f.gold[0],
                Gold([(at + 7, at + 7 + len(inner_source))], [(at, at + 6)], f.gold[0].content),
                *f.gold[1:],
            ),
        )

    def asked(self, depth: int) -> Fragment:
        """Orders, promises, requests: content in the infinitive."""
        act = self.rng.choice(
            [
                "leave {places} by {times}",
                "hand over {numbers} {people}",
                "open the road to {places}",
                "stop firing on {places}",
                "release {numbers} {people}",
                "investigate the strike on {places}",
                "send troops to {places}",
            ]
        ).replace("by {times}", "at once")
        verb = self.rng.choice(
            ["promised", "threatened", "vowed", "pledged", "agreed", "refused", "offered"]
        )
        if self.chance(0.45):
            return attribution(
                "{s} {c} {x} {t}",
                s=self.source(document=False),
                c=self.rng.choice(["urged", "ordered", "asked", "told", "called on", "warned"]),
                x=self.pick("groups"),
                t=self.fill("to " + act),
            )
        return attribution(
            "{s} {c} {t}", s=self.source(document=False), c=verb, t=self.fill("to " + act)
        )

    def quoted_by(self, depth: int) -> Fragment:
        """'X was quoted by AP as saying S': both contents are S."""
        inner = self.source(before_verb=False, document=False)
        outlet = self.pick("outlets")
        passive = self.rng.choice(["was quoted", "was cited", "were quoted", "is quoted"])
        if self.chance(0.5):
            f = attribution(
                "{s} {p} by {x} {c} {t}",
                s=inner,
                p=passive,
                x=outlet,
                c="as saying",
                t=self.content(depth - 1),
            )
            at = len(inner) + 1
            cue = (at, at + len(passive) + 3)
            return replace(
                f,
                gold=(
                    Gold([(cue[1] + 1, cue[1] + 1 + len(outlet))], [cue], f.gold[0].content),
                    *f.gold,
                ),
            )
        return attribution(
            "{s} {c} {t}", s=inner, c=f"{passive} as saying", t=self.content(depth - 1)
        )

    def in_turn(self, depth: int) -> Fragment:
        """'A cited B, which in turn quoted C, as saying S'."""
        last = attribution(
            "{s}, {c} {t}",
            s=self.source(before_verb=False, document=False),
            c="as saying",
            t=self.content(max(depth - 3, 0)),
        )
        verb = self.rng.choice(["in turn quoted", "in turn cited", "quoted", "was quoting"])
        middle = attribution(
            "{s}, which {c} {t}", s=self.source(before_verb=False, outlet=0.8), c=verb, t=last
        )
        return attribution(
            "{s} {c} {t}",
            s=self.source(outlet=0.9),
            c=self.rng.choice(["cited", "quoted", "was citing"]),
            t=middle,
        )

    def figure(self, depth: int) -> Fragment:
        what = self.rng.choice(
            [
                "the death toll at",
                "the number of wounded at",
                "the number of {people} held at",
                "the cost of the damage at",
                "the toll in {places} at",
                "losses at",
            ]
        )
        return attribution(
            "{s} {c} {t}",
            s=self.source(),
            c=self.rng.choice(["put", "has put", "estimated", "puts"]),
            t=self.fill(
                f"{what} {self.rng.choice(['about ', 'at least ', 'more than ', ''])}{{num}}"
            ),
        )

    def saying(self, depth: int) -> Fragment:
        """'The envoy left the talks, saying that S.'"""
        act = self.rng.choice(
            [
                "left the talks",
                "called off the visit",
                "closed the road to {places}",
                "dismissed the report",
                "suspended deliveries to {places}",
                "appealed for calm",
                "went on hunger strike",
                "asked for more troops",
                "fled to {places}",
                "issued a statement",
            ]
        )
        return attribution(
            "{s} {x}, {c} {t}",
            s=self.source(document=False, outlet=0),
            x=self.fill(act),
            c=self.rng.choice(["saying", "saying", "claiming", "arguing", "warning", "insisting"]),
            t=self.content(depth - 1, that=self.chance(0.7)),
        )

    def adding(self, depth: int) -> Fragment:
        """'X said S, adding that T': a second attribution with the same source."""
        f = self.said(1)
        verb = self.rng.choice(["adding", "adding", "noting", "warning", "stressing", "insisting"])
        more = self.content(depth - 1)
        at = len(f.text) + 2
        content = (at + len(verb) + 1, at + len(verb) + 1 + len(more.text))
        second = Gold(f.gold[0].source, [(at, at + len(verb))], [content])
        whole = join(f, ", ", verb, " ", more)
        return replace(whole, gold=(*whole.gold, second))

    def both_that(self, depth: int) -> Fragment:
        """'X said that S and that T': one content."""
        body = join(
            self.content(0),
            self.rng.choice([" and ", " and ", ", but ", ", and "]),
            self.content(depth - 1),
        )
        verb = self.pick("say").removesuffix(" that")
        return attribution("{s} {c} {t}", s=self.joint(), c=verb, t=body)

    def joint(self) -> str:
        if self.chance(0.75):
            return self.source()
        return f"both {self.pick('unnamed').rstrip(',')} and {self.pick('groups')}"

    # Whole sentences

    def two_sources(self, depth: int) -> Fragment:
        first = self.said(1)
        return join(
            first,
            self.rng.choice([", while ", ", but ", "; ", ", and "]),
            self.said(depth) if self.chance(0.6) else self.told(depth),
            ".",
        )

    def amid_reports(self, depth: int) -> Fragment:
        lead = self.rng.choice(
            [
                "{Agents} moved towards {places} {times} amid",
                "The market fell {times} after",
                "There were",
                "Crowds gathered in {places} after",
            ]
        )
        return attribution(
            "{x} {c} {t}.",
            x=self.fill(lead),
            c=self.rng.choice(["reports", "rumours", "unconfirmed reports", "claims"]),
            t=self.content(depth - 1),
        )

    def admitted(self, depth: int) -> Fragment:
        what = self.rng.choice(
            [
                ("claimed", "responsibility for the attack"),
                ("claimed", "responsibility for the bombing in {places}"),
                ("admitted", "killing {numbers} {people}"),
                ("denied", "attacking {things}"),
                ("denied", "involvement in the attack on {places}"),
                ("confirmed", "the deaths of {numbers} {people}"),
                ("announced", "the capture of {places}"),
                ("reported", "{numbers} {people} dead in {places}"),
                ("condemned", "the strike on {places}"),
            ]
        )
        return attribution(
            "{s} {c} {t}.",
            s=self.source(document=False, outlet=0.02),
            c=what[0],
            t=self.fill(what[1]),
        )

    def cited_by(self, depth: int) -> Fragment:
        """'According to X, quoted by AP, S': both contents are S."""
        inner = self.source(before_verb=False, document=False, outlet=0)
        outlet, verb = self.pick("outlets"), self.rng.choice(["quoted by", "cited by"])
        comma = "," if self.chance(0.3) else ""
        if self.chance(0.5):
            f = attribution(
                "{c} {s}{k} {p} {x}, {t}",
                c="According to",
                s=inner,
                k=comma,
                p=verb,
                x=outlet,
                t=self.content(depth - 1, that=False),
            )
        else:
            f = attribution(
                "{t}, {c} {s}{k} {p} {x}",
                t=self.content(depth - 1, that=False),
                c="according to",
                s=inner,
                k=comma,
                p=verb,
                x=outlet,
            )
        at = f.gold[0].source[0][1] + len(comma) + 1  # type: ignore[index]
        outer = Gold(
            [(at + len(verb) + 1, at + len(verb) + 1 + len(outlet))],
            [(at, at + len(verb))],
            f.gold[0].content,
        )
        return join(replace(f, gold=(outer, *f.gold)), ".")

    def sentence(self, depth: int) -> Fragment:
        frames: list[Callable[[int], Fragment]] = [
            self.plain,
            self.plain,
            self.plain,
            self.plain,
            self.according_first,
            self.quote_first,
            self.quote_first,
            self.quote_after,
            self.after,
            self.after,
            self.interrupted,
            self.reportedly,
            self.mixed,
            self.declined,
            self.two_sources,
            self.amid_reports,
            self.admitted,
            self.cited_by,
        ]
        f = self.rng.choice(frames)(depth)
        return capital(f)

    def plain(self, depth: int) -> Fragment:
        lead = ""
        if self.chance(0.12):
            lead = self.rng.choice(
                [
                    f"{self.rng.choice(['ORSK', 'HALVAND', 'NAIROBI', 'KYIV', 'BEIRUT', 'GENEVA'])} ({self.pick('outlets')}) — ",
                    "GOMA, May 3 — ",
                    "Speaking by phone, ",
                    "In a letter to the council, ",
                    "Asked about the dead, ",
                    "Earlier, ",
                    "On Monday, ",
                    "Meanwhile, ",
                    "In a statement, ",
                    "Separately, ",
                    "Hours later, ",
                    "Asked about the strike, ",
                    "In an interview, ",
                    "Speaking in the capital, ",
                ]
            )
        return join(lead, self.embedded(depth), ".")

    def according_first(self, depth: int) -> Fragment:
        return join(
            attribution(
                "{c} {s}, {t}",
                c="According to",
                s=self.source(before_verb=False, outlet=0.25),
                t=self.content(depth - 1, that=False),
            ),
            ".",
        )

    def quote_first(self, depth: int) -> Fragment:
        verb = self.pick("invert")
        quote = self.quote(",")
        if self.chance(0.5):
            f = attribution(
                "{t} {c} {s}", t=quote, c=verb, s=self.source(document=False).rstrip(",")
            )
        else:
            f = attribution(
                "{t} {s} {c}",
                t=quote,
                s=self.source(document=False, outlet=0.02),
                c=verb if self.chance(0.6) else self.pick("say_time"),
            )
        if self.chance(0.3):
            more = self.quote(".")
            at = len(f.text) + 2
            f = Fragment(
                f"{f.text}. {more}",
                (replace(f.gold[0], content=[*f.gold[0].content, (at, at + len(more))]),),
            )
            return f
        return join(f, ".")

    def quote_after(self, depth: int) -> Fragment:
        f = self.rng.choice(
            ["{s} {c}: {t}", "{s} {c}, {t}", "{s} {c} {x}: {t}", "{s} {c} {x}, {t}"]
        )
        verb = (
            self.pick("tell")
            if "{x}" in f
            else self.rng.choice(["said", "said", "wrote", "added", "declared", "says", "stated"])
        )
        return attribution(
            f, s=self.source(document=False), c=verb, x=self.pick("hearers"), t=self.quote(".")
        )

    def after(self, depth: int) -> Fragment:
        """Content first: 'S, the ministry said.'"""
        content = self.content(depth - 1, that=False)
        if self.chance(0.25):
            return join(
                attribution(
                    "{t}, {c} {s}",
                    t=content,
                    c="according to",
                    s=self.source(before_verb=False, outlet=0.3),
                ),
                ".",
            )
        if self.chance(0.3):
            return join(
                attribution(
                    "{t}, {c} {s}",
                    t=content,
                    c=self.pick("invert"),
                    s=self.source(document=False).rstrip(","),
                ),
                ".",
            )
        verb = self.rng.choice(
            [
                self.pick("say_time"),
                "said",
                "said",
                "reported",
                "told " + self.pick("hearers"),
                "confirmed",
                "says",
            ]
        )
        if verb.startswith("told "):
            return join(
                attribution(
                    "{t}, {s} {c} {x}",
                    t=content,
                    s=self.source(document=False),
                    c="told",
                    x=verb[5:],
                ),
                ".",
            )
        return join(attribution("{t}, {s} {c}", t=content, s=self.source(outlet=0.2), c=verb), ".")

    def interrupted(self, depth: int) -> Fragment:
        """'The attack, the ministry said, killed nine.'"""
        subject, rest = self.rng.choice(
            [
                ("the attack", "killed {numbers} {people} in {places}"),
                ("the convoy", "was hit near {places} {times}"),
                ("the prisoners", "were moved to {places}"),
                ("{agents}", "entered {places} {times}"),
                ("the talks", "broke down over the fate of {numbers} {people}"),
                ("many of the {people}", "had fled to {places}"),
            ]
        )
        pattern = "{t}, {c} {s}, {u}." if self.chance(0.4) else "{t}, {s} {c}, {u}."
        verb = (
            "according to"
            if "{c} {s}" in pattern
            else self.rng.choice(["said", "says", "reported", "added", "claimed"])
        )
        return attribution(
            pattern,
            t=self.fill(subject),
            s=self.source(before_verb=False),
            c=verb,
            u=self.fill(rest),
        )

    def reportedly(self, depth: int) -> Fragment:
        """Agentless hedges: an attribution without a source, as in PolNeAR."""
        subject, verb, rest = self.rng.choice(
            [
                ("{Agents}", "killed", "{numbers} {people} in {places}"),
                ("{Numbers} {people}", "were killed", "in {places} {times}"),
                ("{Things}", "was destroyed", "in {places}"),
                ("The commander", "fled", "to {places} {times}"),
            ]
        )
        return attribution(
            "{t} {c} {u}.",
            t=self.fill(subject),
            c=self.rng.choice(["reportedly", "allegedly"]),
            u=self.fill(f"{verb} {rest}"),
        )

    def mixed(self, depth: int) -> Fragment:
        what = self.rng.choice(
            ["the attack", "the strike", "the report", "the vote", "the ruling", "the arrests"]
        )
        verb = self.rng.choice(["called", "described", "denounced", "condemned", "dismissed"])
        link = "" if verb == "called" else " as"
        return join(
            attribution(
                "{s} {c} {t}",
                s=self.source(document=False),
                c=verb,
                t=f"{what}{link} “{self.pick('fragments')}”",
            ),
            ".",
        )

    def declined(self, depth: int) -> Fragment:
        return attribution(
            "{s} {c} {t}.",
            s=self.source(document=False),
            c=self.rng.choice(["declined", "refused", "also declined"]),
            t=self.rng.choice(
                [
                    "to comment",
                    "to comment on the report",
                    "to give details",
                    "to say how many had died",
                ]
            ),
        )

    def follow_up(self) -> Fragment:
        """A pronoun goes on speaking."""
        who = self.rng.choice(
            ["he", "she", "they", "the official", "the ministry", "the spokesman", "the report"]
        )
        if self.chance(0.4):
            return attribution(
                "{t} {s} {c}.",
                t=self.quote(","),
                s=who,
                c=self.pick("later").split(" reporters")[0],
            )
        if self.chance(0.4):
            return capital(
                attribution(
                    "{t}, {s} {c}.",
                    t=self.clause(),
                    s=who,
                    c=self.rng.choice(["said", "added", "says"]),
                )
            )
        return capital(
            attribution(
                "{s} {c} {t}.",
                s=who,
                c=self.rng.choice(["added", "said", "also said", "went on to say"]),
                t=self.content(0),
            )
        )

    def passage(self) -> Fragment:
        parts: list[str | Fragment] = []
        for i in range(self.rng.randint(4, 8)):
            if i:
                parts.append("\n\n" if self.chance(0.75) else "\n")
            r = self.rng.random()
            if r < 0.22:
                parts.append(self.fill(self.pick("own_voice")))
            else:
                parts.append(self.sentence(self.rng.choices([1, 2, 3], [40, 42, 18])[0]))
                if self.chance(0.3):
                    parts += [" ", self.follow_up()]
            if self.chance(0.25):
                parts += [" ", self.fill(self.pick("own_voice"))]
        return join(*parts)


_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?”\"] )\Z")
_LOWER = re.compile(
    r"(?:The|An?|He|She|They|It|Many|Some|Several|One|Two|Officials|His|Her|Their|Most|Other|Both|Aides|Critics|Experts) "
)


def real_sentences(docs: Iterable[Document]) -> list[Fragment]:
    """Sentences "source cue content" of a corpus, to be put inside other attributions."""
    out = []
    for doc in docs:
        for g in doc.gold:
            if not g.source or any(len(x) != 1 for x in (g.source, g.cue, g.content)):
                continue
            (s0, s1), (c0, c1), (t0, t1) = g.source[0], g.cue[0], g.content[0]
            text = doc.text[s0:t1]
            plain = (
                text.isascii()
                and '"' not in text
                and "\n" not in text
                and "  " not in text
                and len(text) < 260
            )
            if (
                not plain
                or doc.text[s1:c0] != " "
                or doc.text[c1:t0] != " "
                or doc.text[t1 : t1 + 1] != "."
                or not _SENTENCE_START.search(doc.text[max(0, s0 - 2) : s0])
            ):
                continue
            if sum(any(s0 <= a < t1 for a, _ in h.cue) for h in doc.gold) > 1:
                continue
            if _LOWER.match(text):
                text = text[0].lower() + text[1:]
            out.append(
                Fragment(text, (Gold([(0, s1 - s0)], [(c0 - s0, c1 - s0)], [(t0 - s0, t1 - s0)]),))
            )
    return out


def documents(count: int, seed: int, real: Sequence[Fragment] = ()) -> Iterator[Document]:
    """``count`` passages of four to eight paragraphs; the same seed gives the same passages."""
    rng = random.Random(seed)
    for i in range(count):
        f = Writer(rng, real).passage()
        yield Document(f"synthetic-{seed}-{i}", f.text, f.gold, nested=True, kind="synthetic")
