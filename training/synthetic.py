"""Synthetic news passages with gold attributions at every level of nesting.

PolNeAR marks only outermost attributions of US politics. These passages supply what it lacks:
chains ("AP quoted two diplomats as saying that the army had warned ...") and the sources of
conflict news. Frames are in clause_frames.py and sentence_frames.py, word lists in
lexicon.toml, all written for this; sentences of the training corpus are put inside frames too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence

from clause_frames import embedded
from corpora import Document, Gold
from fragments import Fragment
from sentence_frames import passage
from writer import Writer

_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?”\"] )\Z")
_PLAIN = re.compile(r'(?!.*  )[^\n"\x80-\U0010ffff]{1,259}\Z')
_LOWERED = re.compile(
    r"(?:The|An?|He|She|They|It|Many|Some|Several|One|Two|Officials|His|Her|Their|Most|Other"
    r"|Both|Aides|Critics|Experts) "
)


def _real_sentence(doc: Document, g: Gold) -> Fragment | None:
    """The sentence of an attribution, if it is just "source cue content." and has no other."""
    if not g.source or any(len(x) != 1 for x in (g.source, g.cue, g.content)):
        return None
    (s0, s1), (c0, c1), (t0, t1) = g.source[0], g.cue[0], g.content[0]
    text = doc.text[s0:t1]
    whole = (
        doc.text[s1:c0] == doc.text[c1:t0] == " "
        and doc.text[t1 : t1 + 1] == "."
        and _SENTENCE_START.search(doc.text[max(0, s0 - 2) : s0])
        and _PLAIN.match(text)
    )
    if not whole or sum(any(s0 <= a < t1 for a, _ in h.cue) for h in doc.gold) > 1:
        return None
    if _LOWERED.match(text):
        text = text[0].lower() + text[1:]
    return Fragment(text, (Gold([(0, s1 - s0)], [(c0 - s0, c1 - s0)], [(t0 - s0, t1 - s0)]),))


def real_sentences(docs: Iterable[Document]) -> list[Fragment]:
    """Sentences "source cue content" of a corpus, to be put inside other attributions."""
    found = (_real_sentence(doc, g) for doc in docs for g in doc.gold)
    return [f for f in found if f]


def documents(count: int, seed: int, real: Sequence[Fragment] = ()) -> Iterator[Document]:
    """``count`` passages of four to eight paragraphs; the same seed gives the same passages."""
    rng = random.Random(seed)
    for i in range(count):
        f = passage(Writer(rng, embedded, real))
        yield Document(f"synthetic-{seed}-{i}", f.text, f.gold, nested=True, kind="synthetic")
