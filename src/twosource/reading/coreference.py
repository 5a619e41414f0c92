"""Which earlier mention a pronoun, a surname or "the official" stands for.

Sources are what readers of chains need resolved, so candidates are weighed by recency, number,
gender (where a title or a role says it), shared head words, and whether they spoke before.
After the salience account of Lappin and Leass (1994), reduced to what a parse gives reliably.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from twosource.reading.agreement import agrees, is_body, is_personal, ranks
from twosource.reading.mentions import Mention, heads_phrase, mention_of
from twosource.reading.reading import Reading, Token

_GROUPS = {"ORG", "GPE", "NORP"}
_NEAR = 4
"""Sentences that a pronoun looks back."""
_INSTITUTIONS = {
    *("ministry", "command", "government", "commission", "council", "office", "department"),
    *("committee", "force", "front", "union", "agency", "authority", "movement", "party"),
}
"""Capitalised words that stand for the body last named with them: "the Ministry"."""


@dataclass(frozen=True)
class Coreference:
    """Mentions of one report in text order, and the look-up from a mention to its antecedent."""

    reading: Reading
    mentions: tuple[Mention, ...]

    def resolve(self, head: Token) -> Mention | None:
        """The fullest mention that ``head`` stands for, or ``None`` if it is the fullest."""
        current = self._by_head.get(head.i)
        if head.pos == "PRON" or head.lower in {"both"}:
            return self._pronoun(head)
        apposed = self._by_head.get(head.head) if head.dep == "appos" else None
        if apposed is not None and apposed.head.ent == "PERSON" and is_personal(head):
            return self.resolve(apposed.head) or apposed
        if current is None:
            return None
        if current.named:
            return self._fuller_name(current)
        return self._description(current) if current.definite else None

    def same_name(self, head: Token) -> tuple[Mention, ...]:
        """Every mention of a person by the last name that ``head`` is."""
        if head.pos != "PROPN":
            return ()
        return tuple(m for m in self._named_by_word.get(head.lower, ()) if m.head.i != head.i)

    @cached_property
    def _named_by_word(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.named:
                found.setdefault(mention.head.lower, []).append(mention)
        return found

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of persons' full names, by which they are told of later."""
        persons = (e for e in self.reading.entities if e.label == "PERSON" and e.last - e.first > 1)
        return frozenset(self.reading.tokens[e.last - 1].lower for e in persons)

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {m.head.i: m for m in self.mentions}

    @cached_property
    def _heads(self) -> list[int]:
        return [m.head.i for m in self.mentions]

    @cached_property
    def _described(self) -> dict[int, Mention | None]:
        """What descriptions stand for, as far as it was asked, by the index of their heads."""
        return {}

    def _back_from(self, head: Token) -> Iterator[Mention]:
        """The mentions that end before ``head``, nearest first."""
        for i in range(bisect_left(self._heads, head.i) - 1, -1, -1):
            if self.mentions[i].end <= head.start:
                yield self.mentions[i]

    def _pronoun(self, head: Token) -> Mention | None:
        best, best_score = None, 0.0
        near = [*takewhile(lambda m: head.sent - m.head.sent <= _NEAR, self._back_from(head))]
        if head.lower in {"its", "their"} and is_personal(self.reading.head(head)):
            body = next((m for m in near if is_body(self.reading, m)), None)
            if body is not None:
                return self.resolve(body.head) or body
        barred = self._speakers_behind(head)
        for mention in reversed(near):
            if barred and (self.resolve(mention.head) or mention).head.i in barred:
                continue
            score = self._pronoun_score(head, mention)
            if score > best_score or (score == best_score and score > 0):
                best, best_score = mention, score
        if best is None:
            return None
        return self.resolve(best.head) or best

    def _speakers_behind(self, head: Token) -> set[int]:
        """Who says what the pronoun stands in, named behind it: "**He** fled, the clerk said" is
        of another than the clerk.
        """
        found = set()
        for verb in self.reading.ancestors(head):
            speaker = self.reading.child(verb, "nsubj")
            if speaker is None or speaker.i < head.i or speaker.pos not in {"NOUN", "PROPN"}:
                continue
            named = self.resolve(speaker)
            found.add(speaker.i if named is None else named.head.i)
        return found

    def _pronoun_score(self, head: Token, mention: Mention) -> float:
        distance = head.sent - mention.head.sent
        if distance > _NEAR or (
            distance > 0 and not _same_part(self.reading, head, mention) and distance > 3
        ):
            return 0.0
        if not agrees(self.reading, head, mention, self._surnames):
            return 0.0
        if distance == 0 and _in_his_words(self.reading, head, mention):
            return 0.0
        score = 4.0 - distance
        if distance == 0 and _condemns(self.reading, head, mention):
            score += 2.0
        if mention.spoke:
            score += 3.0
        if mention.head.dep in {"nsubj", "nsubjpass"}:
            score += 1.0
            score += 1.5 if mention.named and distance == 1 else 0.0
        if not mention.named and not mention.definite:
            score -= 1.0
        if mention.head.dep == "pobj" and not mention.spoke:
            score -= 2.0
        if distance == 0 and not mention.spoke and mention.head.dep not in {"nsubj", "nsubjpass"}:
            score -= 1.0
        return max(score, 0.1)

    def _fuller_name(self, mention: Mention) -> Mention | None:
        words = tuple(self._words_of(mention))
        if words and set(words) <= _INSTITUTIONS:
            fuller = (m for m in self._back_from(mention.head) if len(m.text) > len(mention.text))
            best = next((m for m in fuller if words[0] in self._words_of(m)), None)
        else:
            best = self._longest(words)
        if best is not None and best.named and set(words) <= set(self._words_of(best)):
            own = best.head.i == mention.head.i
            if not own and self._fullness(best) > self._fullness(mention):
                return best
        return self._acronym(mention)

    def _longest(self, words: tuple[str, ...]) -> Mention | None:
        """The fullest named mention, the first of several, that has all ``words``."""
        if words and words not in self._by_words:
            last = self._by_word.get(words[-1], ())
            fitting = (m for m in last if set(words) <= set(self._words_of(m)))
            self._by_words[words] = max(fitting, key=self._fullness, default=None)
        return self._by_words.get(words)

    def _fullness(self, mention: Mention) -> tuple[int, int]:
        return len(self._words_of(mention)), len(mention.text)

    def _words_of(self, mention: Mention) -> list[str]:
        found = self._name_words.get(mention.head.i)
        if found is None:
            found = self._name_words[mention.head.i] = _name_words(self.reading, mention)
        return found

    @cached_property
    def _name_words(self) -> dict[int, list[str]]:
        """The words of names, as far as they were asked, by the index of their heads."""
        return {}

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], Mention | None]:
        """The longest mention for the words of a name, as far as it was asked."""
        return {}

    @cached_property
    def _by_word(self) -> dict[str, list[Mention]]:
        """Named mentions by each word of their names."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for word in set(self._words_of(mention)) if mention.named else ():
                found.setdefault(word, []).append(mention)
        return found

    def _acronym(self, mention: Mention) -> Mention | None:
        """ "the MoD" stands for "the Ministry of Defence (MoD)"."""
        short = mention.head.text
        if not short.isupper() and sum(c.isupper() for c in short) < 2:
            return None
        letters = [c for c in short if c.isupper()]
        for other in reversed([*self._back_from(mention.head)]):
            initials = [w[0] for w in other.text.split() if w[0].isupper()]
            if other.named and initials == letters and len(letters) > 1:
                return other
        return None

    def _description(self, mention: Mention) -> Mention | None:
        """What a description stands for, through all descriptions that it repeats."""
        run: list[Mention] = []
        while mention.head.i not in self._described:
            run.append(mention)
            other = self._antecedent(mention)
            if other is None or other.named or not other.definite:
                self._described[mention.head.i] = other
            else:
                mention = other
        found = self._described[mention.head.i]
        for repeated in reversed(run):
            if repeated is not mention:
                found = self._described[repeated.head.i] = found or mention
        return found

    def _antecedent(self, mention: Mention) -> Mention | None:
        """ "the official", "the ministry": the last fuller phrase with the same head word."""
        lemma = mention.head.lemma
        if _says_same(self.reading, mention.head):
            spoke = next((m for m in self._back_from(mention.head) if m.spoke), None)
            return None if spoke is None else self.resolve(spoke.head) or spoke
        for other in self._back_from(mention.head):
            if (
                other.head.lemma == lemma
                and len(other.text) > len(mention.text) - 2
                and other.plural == mention.plural
            ):
                if _contradicts(self.reading, mention, other):
                    continue
                return (self._fuller_name(other) or other) if other.named else other
            if other.spoke and other.named and _apposed(self.reading, other, lemma):
                return other
        return None


def coreference(reading: Reading, sources: Iterable[Token] = ()) -> Coreference:
    """Collect the mentions of a report; ``sources`` are the heads of those who speak in it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Mayor Ana Ruiz said it burned. Ruiz added that she fled.", ""))
    >>> names = coreference(r, [t for t in r.tokens if t.text == "Ruiz"])
    >>> names.resolve(next(t for t in r.tokens if t.text == "she")).text
    'Mayor Ana Ruiz'
    """
    spoke = {t.i for t in sources}
    mentions = []
    for token in reading.tokens:
        one_of = token.lower == "one" and token.i in spoke
        if one_of or (token.pos in {"NOUN", "PROPN"} and heads_phrase(reading, token)):
            mentions.append(mention_of(reading, token, token.i in spoke))
    return Coreference(reading, tuple(mentions))


def _condemns(reading: Reading, head: Token, mention: Mention) -> bool:
    """Whether a pronoun of "what it called" stands below a verb whose subject the mention is:
    "**The union** condemned what **it** called a trick".
    """
    what = head.i > 0 and reading.tokens[head.i - 1].lower == "what"
    above = reading.head(mention.head)
    return what and mention.head.dep == "nsubj" and above in reading.ancestors(head)


def _in_his_words(reading: Reading, head: Token, mention: Mention) -> bool:
    """Whether a mention stands in what the pronoun's verb says: "**The driver** fled, he said"."""
    between = reading.tokens[mention.head.i : head.i]
    below = reading.head(head) in reading.ancestors(mention.head)
    return below and not any(t.text == ";" for t in between)


def _same_part(reading: Reading, head: Token, mention: Mention) -> bool:
    return "\n" not in reading.text[mention.end : head.start]


def _name_words(reading: Reading, mention: Mention) -> list[str]:
    """The words of a name, without whose or of what it is: "Ruiz's lawyer, **Karl Holm**"."""
    others = [
        t.i
        for child in reading.children(mention.head)
        if child.dep in {"poss", "prep"}
        for t in reading.subtree(child)
        if t.end <= mention.end and t.i != mention.head.i
    ]
    tokens = reading.tokens_in(mention.start, mention.end)
    if mention.head.ent == "PERSON":
        others += [
            t.i for t in tokens if t.ent in _GROUPS or (t.text.isupper() and len(t.text) > 2)
        ]
    names = [t.lower for t in tokens if t.pos == "PROPN" and t.i not in others]
    return names or [t.lower for t in tokens if t.pos == "PROPN"]


def _contradicts(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Whether "the French minister" is read where the other is "the Turkish minister"."""
    own = _modifiers(reading, mention.head)
    theirs = _modifiers(reading, other.head)
    of, of_other = _complements(reading, mention.head), _complements(reading, other.head)
    apart = bool(of and of_other and not of & of_other)
    return apart or bool(own and theirs and not own & theirs)


def _complements(reading: Reading, head: Token) -> set[str]:
    """What a noun is of: {"police"} for "the commissioner of police"."""
    return {
        body.lemma.lower()
        for child in reading.children(head)
        if child.dep == "prep"
        and child.lower in {"of", "for"}
        and (body := reading.child(child, "pobj")) is not None
    }


def _says_same(reading: Reading, head: Token) -> bool:
    """ "the same source", "the same official": whoever spoke last."""
    same = any(c.lower == "same" for c in reading.children(head))
    return same and head.lemma in {"source", "official", "person", "speaker", "informant"}


def _modifiers(reading: Reading, head: Token) -> set[str]:
    modifiers = {c.lower for c in reading.children(head) if c.dep in {"amod", "compound"}}
    return modifiers - {"same", "unnamed", "anonymous", "said"}


def _apposed(reading: Reading, other: Mention, lemma: str) -> bool:
    """Whether ``lemma`` stands in the title or apposition of a named person, or its short form."""
    shortened = (
        ranks().get(t.lower.rstrip(".")) for t in reading.tokens_in(other.start, other.end)
    )
    return (
        lemma in shortened
        or any(
            c.lemma == lemma and c.dep in {"appos", "compound", "nmod"}
            for c in reading.children(other.head)
        )
        or (reading.head(other.head).lemma == lemma and other.head.dep == "appos")
    )
