"""Two texts -> the passages they share, and whether one is a copy of the other.

Sentences are compared one by one. What stands in quotation marks is left out when it is decided:
two reporters at one press conference, or with one press release, quote the same words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from twosource.events.copies_sketch import sentences, words

_ALIKE = 62.0
"""Likeness (0 to 100) from which two sentences are one sentence, edited."""
_NEARLY_SAME = 88.0
_SHORTEST = 5
"""Words below which a sentence shows nothing."""
_COPIED = 0.45
"""Share of a report's own words that must stand in the other."""
_LEAST_SENTENCES = 2
_QUOTED = re.compile(r"[\"“][^\"“”]{12,}[\"”]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its offsets, its words, and those of them that are not in quotation marks."""

    start: int
    end: int
    words: tuple[str, ...]
    own: int

    @property
    def joined(self) -> str:
        """The words in one string."""
        return " ".join(self.words)


@dataclass(frozen=True)
class Text:
    """A report's text cut into sentences."""

    text: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those sentences that are long enough to show something."""
        quoted = [m.span() for m in _QUOTED.finditer(self.text)]
        found = (self._sentence(a, b, quoted) for a, b in sentences(self.text))
        return tuple(s for s in found if len(s.words) >= _SHORTEST)

    def _sentence(self, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> Sentence:
        inside = [(max(a, start), min(b, end)) for a, b in quoted if a < end and start < b]
        own = len(words(self.text[start:end])) - sum(len(words(self.text[a:b])) for a, b in inside)
        return Sentence(start, end, tuple(words(self.text[start:end])), max(0, own))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of one text beside those of the other, as indices, and how much they cover."""

    pairs: tuple[tuple[int, int], ...]
    same: int
    """How many of the pairs are word for word, or nearly."""
    share: float
    """Of the own words of the text that has fewer, those in aligned sentences."""
    ordered: float
    """Share of the pairs that keep their order."""

    @property
    def is_copy(self) -> bool:
        """Whether so much is shared, in one order, that one text was made of the other."""
        return len(self.pairs) >= _LEAST_SENTENCES and self.share >= _COPIED and self.ordered >= 0.5


def align(one: Text, two: Text) -> Alignment:
    """The sentences that two texts share.

    >>> a = Text("The old bridge fell on Monday at noon. Police closed the road to the port.")
    >>> b = Text("On Monday at noon the old bridge fell. Police closed the road to the port.")
    >>> align(a, b).pairs, align(a, b).is_copy
    (((0, 0), (1, 1)), True)
    """
    pairs: list[tuple[int, int]] = []
    same, taken = 0, set[int]()
    theirs = [s.joined for s in two.sentences]
    for i, sentence in enumerate(one.sentences):
        best, at = _best(sentence, two.sentences, theirs, taken)
        if at is not None:
            taken.add(at)
            pairs.append((i, at))
            same += best >= _NEARLY_SAME
    return Alignment(tuple(pairs), same, _share(one, two, pairs), _ordered(pairs))


def _best(
    sentence: Sentence, others: Sequence[Sentence], joined: Sequence[str], taken: set[int]
) -> tuple[float, int | None]:
    mine, set_of_mine = sentence.joined, set(sentence.words)
    best: float = _ALIKE
    at = None
    for j, other in enumerate(others):
        shared = len(set_of_mine.intersection(other.words))
        if j in taken or shared * 2 < min(len(set_of_mine), len(set(other.words))):
            continue
        score = max(
            fuzz.ratio(mine, joined[j], score_cutoff=best),
            fuzz.token_sort_ratio(mine, joined[j], score_cutoff=best),
        )
        if score > best:
            best, at = score, j
    return best, at


def _share(one: Text, two: Text, pairs: Sequence[tuple[int, int]]) -> float:
    shares = []
    for side, text in enumerate((one, two)):
        total = sum(s.own for s in text.sentences)
        covered = sum(text.sentences[pair[side]].own for pair in pairs)
        shares.append((total, covered / total if total else 0.0))
    return min(shares)[1]


def _ordered(pairs: Sequence[tuple[int, int]]) -> float:
    """The longest run of pairs that rise in both texts, as a share of all pairs."""
    ends: list[int] = []
    for _, at in pairs:
        place = bisect_left(ends, at)
        ends[place : place + 1] = [at]
    return len(ends) / len(pairs) if pairs else 0.0
