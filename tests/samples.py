"""Reports and claims for tests: a few by hand, and strategies that make any.

``toy`` is an extractor as cheap as they come: it knows sentences such as "Police said at least
12 men fled." and nothing else.
"""

import hashlib
import re
from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from twosource.claims import Extraction
from twosource.ledger import Extractor
from twosource.model import (
    Attribution,
    Certainty,
    Claim,
    Link,
    Quantity,
    Report,
    Span,
    Why,
    claim_id,
    content_id,
)

_SENTENCE = re.compile(
    r"(?:(?P<source>[A-Z][\w ]*?) (?P<cue>said|denied) )?(?P<content>[^.]+)\.\s*"
)
_NUMBER = re.compile(r"(?P<least>at least )?(?P<number>\d+)")
_STANCE = {"said": "says", "denied": "denies", None: "says"}


def make_report(text: str, id: str = "r1", **facts: Any) -> Report:
    """A report of ``text`` with a right hash."""
    facts.setdefault("language", "en")
    return Report(id, text, hashlib.sha256(text.encode()).hexdigest(), **facts)


def toy_extract(report: Report) -> Extraction:
    """Each sentence is a claim; a number in it counts the killed; a ``reportedly`` hedges."""
    claims = tuple(_toy_claim(report, m) for m in _SENTENCE.finditer(report.text))
    attributions = tuple(
        Attribution(content_id("a1", [c.id]), c.chain[0].mention, c.cue, c.content, 0.9)
        for c in claims
        if c.chain
    )
    return Extraction(report, attributions, claims)


def toy(version: str = "toy-1") -> Extractor:
    return Extractor(toy_extract, lambda: version, lambda report: report.language == "en")


def _toy_claim(report: Report, match: re.Match[str]) -> Claim:
    content = _group(report, match, "content")
    chain = ()
    if match["source"]:
        mention, cue = _group(report, match, "source"), _group(report, match, "cue")
        unnamed = mention.text.startswith("A ")
        chain = (Link(mention.text, mention, "person", unnamed=unnamed, cue=cue),)
    hedges = [m.span() for m in re.compile("reportedly").finditer(report.text, *match.span())]
    numbers = _NUMBER.finditer(report.text, *match.span("content"))
    certainty = Certainty(
        _STANCE[match["cue"]], hedges=tuple(Span.of(report.text, h) for h in hedges)
    )
    return Claim(
        id=claim_id(report.id, content, certainty.stance, chain),
        report=report.id,
        content=content,
        cue=_group(report, match, "cue") if chain else None,
        chain=chain,
        joint=(),
        quote="indirect" if chain else None,
        certainty=certainty,
        confidence=0.9,
        reader="toy-1",
        how_many=tuple(_toy_quantity(report, m) for m in numbers),
        why=Why("toy.sentence", content),
    )


def _toy_quantity(report: Report, match: re.Match[str]) -> Quantity:
    n = int(match["number"])
    return Quantity(
        Span.of(report.text, match.span()), n, None if match["least"] else n, None, "killed"
    )


def _group(report: Report, match: re.Match[str], name: str) -> Span:
    return Span.of(report.text, match.span(name))


_IDS = st.text(max_size=8)


def texts() -> st.SearchStrategy[str]:
    return st.text(min_size=1, max_size=60)


def spans(text: str) -> st.SearchStrategy[Span]:
    """One to three pieces of ``text`` that don't overlap."""
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)
    return ends.map(
        lambda cuts: Span.of(text, *zip(sorted(cuts)[0::2], sorted(cuts)[1::2], strict=False))
    )


def any_of(kind: Any, text: str) -> st.SearchStrategy[Any]:
    """Any value of a type of the model whose spans all stand in ``text``."""
    origin, args = get_origin(kind), get_args(kind)
    if kind is Span:
        return spans(text)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{f.name: any_of(hints[f.name], text) for f in fields(kind)})
    if origin in (Union, UnionType):
        return st.one_of(*(any_of(a, text) for a in args))
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(any_of(args[0], text), max_size=2).map(tuple)
    return _PLAIN[kind]


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
}


@st.composite
def reports(draw: st.DrawFn, ids: st.SearchStrategy[str] = _IDS) -> Report:
    text = draw(texts())
    made: Report = draw(any_of(Report, text))
    return replace(made, id=draw(ids), text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


@st.composite
def extractions(draw: st.DrawFn, ids: st.SearchStrategy[str] = _IDS) -> Extraction:
    """A report with any claims and attributions, no two claims the same."""
    report = draw(reports(ids))
    claims = draw(st.lists(any_of(Claim, report.text), max_size=3))
    named = [
        replace(
            c,
            report=report.id,
            id=claim_id(report.id, c.content, c.certainty.stance, c.chain),
        )
        for c in claims
    ]
    found = draw(st.lists(any_of(Attribution, report.text), max_size=2))
    return Extraction(report, tuple(found), tuple({c.id: c for c in named}.values()))
