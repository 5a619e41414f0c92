"""Words, sources and contents for synthetic passages, from one random stream."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from fragments import Fragment, attribution, join

WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8")
)
NUMBERS = [3, 9, 14, 22, 31, 48, 70, 112, 250, 600, 1200, 3500, 12000]


class Writer:
    """Picks words and writes noun phrases, clauses and quotations.

    ``embedded`` writes a clause that holds a number of nested attributions; ``real`` are
    sentences of a corpus with one attribution each, mixed in for their language.
    """

    def __init__(
        self,
        rng: random.Random,
        embedded: Callable[[Writer, int], Fragment],
        real: Sequence[Fragment] = (),
    ) -> None:
        self.rng = rng
        self.embedded = embedded
        self.real = real

    def pick(self, name: str) -> str:
        return self.rng.choice(WORDS[name])

    def words(self, name: str) -> list[str]:
        return WORDS[name]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def fill(self, template: str) -> str:
        """Fill slots from the lists: a capitalised slot in capitals, {num} with a number."""
        out = ""
        for i, piece in enumerate(template.replace("}", "{").split("{")):
            if i % 2 == 0:
                out += piece
            elif piece == "num":
                out += f"{self.rng.choice(NUMBERS) + self.rng.randrange(5):,}"
            else:
                word = self.pick(piece.lower())
                out += word[0].upper() + word[1:] if piece[0].isupper() else word
        return out

    def line(self, name: str) -> str:
        """An entry of a list of templates, filled."""
        return self.fill(self.pick(name))

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
            return f"{self.pick('groups')} {self.pick('posts')} {self.name()}"
        return self.name()

    def source(
        self, *, before_verb: bool = True, outlet: float = 0.1, document: bool = True
    ) -> str:
        """A source; ``outlet`` is the share of news outlets among them."""
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
            other = self.rng.choice([self.pick("groups"), self.pick("unnamed")])
            text = f"{text.rstrip(',')} and {other.rstrip(',')}"
        return text if before_verb else text.rstrip(",")

    def speaker(self) -> str:
        """A source that isn't a document."""
        return self.source(document=False)

    def closing_speaker(self) -> str:
        """The same where no verb follows: an apposition isn't closed by a comma."""
        return self.source(before_verb=False, document=False)

    def joint(self) -> str:
        if self.chance(0.75):
            return self.source()
        return f"both {self.pick('unnamed').rstrip(',')} and {self.pick('groups')}"

    # Contents

    def real_clause(self) -> str:
        """The content of a sentence of the corpus, if it begins with "that", without it."""
        f = self.rng.choice(self.real)
        start, end = f.gold[0].content[0]
        if not f.text.startswith("that ", start):
            return self.clause()
        return f.text[start + 5 : end].rstrip(" ,.")

    def clause(self) -> str:
        text = self.line("clauses")
        if self.chance(0.15):
            text += self.pick("clause_links") + self.line("clauses")
        return text

    def quote(self, end: str) -> str:
        """A direct quotation that ends with ``end`` inside its marks."""
        text = self.pick("quotes")
        if self.chance(0.2):
            text += ". " + self.pick("quotes")
        left, right = ("“", "”") if self.chance(0.7) else ('"', '"')
        return f"{left}{text}{end}{right}"

    def content(self, depth: int, *, that: bool = True) -> Fragment:
        """A proposition with ``depth`` attributions in it."""
        if depth > 0:
            real = self.real and depth == 1 and self.chance(0.35)
            inner = self.rng.choice(self.real) if real else self.embedded(self, depth)
        elif self.real and self.chance(0.5):
            inner = Fragment(self.real_clause())
        elif self.chance(0.12):
            inner = self._judgement()
        else:
            inner = Fragment(self.clause())
        return join("that ", inner) if that else inner

    def _judgement(self) -> Fragment:
        if self.chance(0.5):
            clause, who = self.clause(), self.pick("he_she_it")
            quote = f"“{self.pick('fragments')}”"
            return attribution("{x} in what {s} {c} {t}", x=clause, s=who, c="called", t=quote)
        return Fragment(f"the {self.pick('happenings')} was “{self.pick('fragments')}”")
