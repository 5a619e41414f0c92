"""Claims -> speakers: whose word each claim rests on, and to whom they gave it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.events.names import words_of
from twosource.gazetteer.outlets import find_outlet
from twosource.model import Claim, Copy, Link, Report

_EYEWITNESS = re.compile(
    r"\b(?:reporter|correspondent|journalist|photographer|team|crew|newsroom)s?\b"
    r".{0,60}\b(?:saw|seen|see|counted|count|watched|heard|witnessed|visited|found|could see)\b",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"\b(?:reporter|correspondent|journalist|photographer)s?\b", re.IGNORECASE)
_GENERIC = frozenset(
    [
        "agency",
        "agence",
        "news",
        "wire",
        "press",
        "the",
        "daily",
        "weekly",
        "paper",
        "newspaper",
        "radio",
        "tv",
        "television",
        "station",
        "site",
        "website",
        "channel",
        "broadcaster",
        "magazine",
        "group",
        "service",
        "online",
    ]
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever stands at the end of a claim's chain.

    ``scope`` is the outlet that an unnamed source spoke to, as the words of its name, and ``told`` that name.
    ``text`` is
    the group of copies that the report belongs to, or the report itself. ``link`` is ``None`` for
    the report's own voice.
    """

    claim: str
    link: Link | None
    scope: frozenset[str]
    told: str | None
    text: str
    outlet: str | None
    eyewitness: bool
    denies: bool

    @property
    def weak(self) -> bool:
        """Whether the claim rests on no origin that it names: own voice, or only an outlet."""
        if self.eyewitness:
            return False
        return self.link is None or self.link.kind in {"outlet", "agency"}


def speakers(
    claims: Iterable[Claim], reports: Mapping[str, Report], copies: Mapping[str, Copy]
) -> tuple[Speaker, ...]:
    """One speaker for each claim, and one for each further source that says it jointly."""
    known = [outlet_words(r.outlet) for r in reports.values() if r.outlet]
    out: list[Speaker] = []
    for claim in claims:
        report = reports[claim.report]
        before = [s for s in out if s.text == _text(report, copies)]
        origin = claim.chain[-1] if claim.chain else None
        for link in (origin, *claim.joint):
            heard = _speaker(claim, _as_outlet(link, known), report, reports, copies)
            out.append(_as_before(heard, before))
    return tuple(out)


def _text(report: Report, copies: Mapping[str, Copy]) -> str:
    return copies[report.id].group if report.id in copies else report.id


def _as_outlet(link: Link | None, known: Sequence[frozenset[str]]) -> Link | None:
    """A link that carries the name of an outlet whose reports we have is an outlet."""
    if link is None or link.kind not in {"organisation", "person", "unnamed"}:
        return link
    words = outlet_words(link.name)
    named = any(words <= k for k in known) and bool(words)
    return replace(link, kind="outlet", unnamed=False) if named else link


def _as_before(speaker: Speaker, before: Sequence[Speaker]) -> Speaker:
    """Who spoke earlier in the same text: the outlet told stays, a statement is its issuer's word."""
    link = speaker.link
    if link is None:
        return speaker
    if link.kind == "document" and link.organisation is None:
        issuer = next((s for s in reversed(before) if _issues(s)), None)
        return speaker if issuer is None else replace(speaker, link=issuer.link)
    if link.unnamed:
        same = (s for s in reversed(before) if s.link is not None and s.link.name == link.name)
        earlier = next(same, None)
        if earlier is not None:
            return replace(speaker, scope=earlier.scope, told=earlier.told)
    return speaker


def _issues(speaker: Speaker) -> bool:
    """Whether somebody may have issued a statement: a named body or person."""
    link = speaker.link
    return link is not None and not link.unnamed and link.kind in {"organisation", "official"}


def _speaker(
    claim: Claim,
    link: Link | None,
    report: Report,
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
) -> Speaker:
    publisher = _publisher(report, copies.get(report.id), reports)
    told = next((k for k in reversed(claim.chain[:-1]) if k.kind in {"outlet", "agency"}), None)
    return Speaker(
        claim=claim.id,
        link=link,
        scope=outlet_words(told.name if told is not None else publisher),
        told=told.name if told is not None else publisher,
        text=_text(report, copies),
        outlet=publisher,
        eyewitness=_is_eyewitness(claim, link),
        denies=claim.certainty.stance == "denies",
    )


def _publisher(report: Report, copy: Copy | None, reports: Mapping[str, Report]) -> str | None:
    """Who did the reporting: the credited agency, or the outlet of the original of a copy."""
    if copy is not None and copy.original is not None and copy.original in reports:
        report = reports[copy.original]
    return report.credit[0] if report.credit else report.outlet


def _is_eyewitness(claim: Claim, link: Link | None) -> bool:
    """Whether the outlet's own reporter saw it."""
    if link is None:
        return _EYEWITNESS.search(claim.content.text) is not None
    return _REPORTER.search(link.name) is not None and link.kind != "outlet"


def outlet_words(name: str | None) -> frozenset[str]:
    """The telling words of an outlet's name, the same for all its known names.

    >>> outlet_words("the agency Transmer") == outlet_words("Agence Transmer")
    True
    """
    if name is None:
        return frozenset()
    known = find_outlet(name)
    words = words_of(known.name if known is not None else name.split("/")[0])
    telling = frozenset(w for w in words if w not in _GENERIC)
    return telling or frozenset(words)


def same_outlet(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two outlet names are of one outlet: the words of the shorter are in the longer."""
    return bool(one and two) and (one <= two or two <= one)
