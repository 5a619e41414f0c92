"""Claims -> speakers: whose word each claim rests on, and to whom they gave it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from twosource.events.anonymity import keeps_name_back
from twosource.events.descriptions import describe
from twosource.events.introductions import (
    calls_itself,
    introduced_as_group,
    introducing_words,
)
from twosource.events.names import fold, idle_words
from twosource.events.pairs_places import is_happening
from twosource.events.papers import is_medium, is_paper, issuer_named
from twosource.events.relays import passed_on
from twosource.events.speaker import Speaker, outlet_words
from twosource.events.speaker_context import in_context
from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.roles import role_of
from twosource.model import Claim, Copy, Link, Report

_EYEWITNESS = re.compile(
    r"\b(?:reporter|correspondent|journalist|photographer|team|crew|newsroom)s?\b"
    r".{0,60}\b(?:saw|seen|see|counted|count|watched|heard|witnessed|visited|found|could see)\b",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\W*(?:there (?:is|was|were|are|has been) )?(?:no|none)\b(?! (?:one|longer)\b)", re.I
)
_CITING = re.compile(r"[Tt]he \w+ (?:quot|cit)(?:ed|es) (.+?)(?: (?:as|who|that)\b.*)?$")
_MADE_UP = re.compile(
    r"\b(?:fabricat\w+|made up|baseless|unfounded|untrue|false (?:claim|report|news)s?|a lie|fake"
    r"|do(?:es)? not correspond to reality)\b",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"\b(?:reporter|correspondent|journalist|photographer)s?\b", re.IGNORECASE)
_OF_A_BODY = re.compile(r" of (?:the )?[A-ZÀ-Þ].*$")
_SHE_SAW = re.compile(r"(?:s?he|they|we) (?:had )?(?:saw|seen|counted|watched|heard|found)\b", re.I)
_NO_ASSERTION = {"asks", "orders"}
_NEAR = 200
"""Characters before a claim in which its eyewitness is looked for."""
_OPENING = 40
"""Characters at the beginning of a claim in which "the station's own reporter" may stand."""
_OUR_REPORTER = re.compile(
    r"(?<!told )(?<!to )\b(?:our|an?|the|this) (?:[\w-]+ ){0,2}(?:reporter|correspondent)\b", re.I
)


def speakers(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    beside: Sequence[Claim] = (),
) -> tuple[Speaker, ...]:
    """One speaker for each claim, and one for each further source that says it jointly.

    ``beside`` are further claims of the same reports: who speaks in them tells who is meant by
    "the spokesman", and nothing else.
    """
    used = {c.report: reports[c.report] for c in claims}
    own = {c.id for c in claims}
    known = [outlet_words(r.outlet) for r in used.values() if r.outlet]
    heard: dict[str, list[Speaker]] = defaultdict(list)
    for claim in sorted((*claims, *beside), key=lambda c: _place(c, used[c.report])):
        for link in _origins(claim):
            read = _by_own_name(_read_again(link, known, used), used[claim.report])
            speaker = _speaker(claim, read, used, reports, copies, claim.id not in own)
            heard[speaker.text].append(speaker)
    clear = [
        in_context(s, told[:n][::-1], told[n + 1 :])
        for told in heard.values()
        for n, s in enumerate(told)
        if not s.beside
    ]
    return passed_on(clear, {c.id: c for c in claims}, reports)


def _origins(claim: Claim) -> tuple[Link | None, ...]:
    """The origin of a claim with those who say it jointly; who settles it with another doesn't."""
    origin = _origin(claim)
    last = claim.chain[-1] if claim.chain else None
    return (origin, *claim.joint) if origin is last else (origin,)


def _origin(claim: Claim) -> Link | None:
    """The last link of a chain, if it asserts anything. Of a paper that somebody cites without
    saying whose it is, it is the one who cites it; of what somebody settles, asks or orders by the
    word of another, that other; and no happening speaks.
    """
    if not claim.chain or _is_no_source(claim.chain[-1]):
        return None
    *before, last = claim.chain
    if not before or before[-1].kind in {"outlet", "agency"}:
        return last
    cited = is_paper(last) and issuer_named(last) is None
    return before[-1] if cited or not _asserts(last, claim) else last


def _is_no_source(link: Link) -> bool:
    """Whether a bare noun that tells no role was taken for a source: "port" of "port police say".

    >>> told = [Link("port", None, "unnamed", True), Link("police", None, "organisation")]
    >>> [_is_no_source(link) for link in told]
    [True, False]
    """
    bare = link.unnamed and re.fullmatch(r"[a-z]+", link.name) is not None
    told = role_of(link.name) is not None or bool(describe(link.name).fields)
    return bare and not link.name.endswith("s") and not told


def _asserts(link: Link, claim: Claim) -> bool:
    if link.stance in _NO_ASSERTION or claim.certainty.stance in _NO_ASSERTION:
        return False
    cue = fold(link.cue.text).split()[:1] if link.cue is not None else []
    settles = bool(cue) and cue[0] in idle_words("settling")
    return not settles and not is_happening(link.name)


def _place(claim: Claim, report: Report) -> tuple[str, str, int, str]:
    """Where a claim stands among all: by date, report and place in the text."""
    return report.published or "9", report.id, claim.content.start, claim.id


def _text(report: Report, copies: Mapping[str, Copy]) -> str:
    return copies[report.id].group if report.id in copies else report.id


def _read_again(
    link: Link | None, known: Sequence[frozenset[str]], used: Mapping[str, Report]
) -> Link | None:
    """A link that carries the name of an outlet whose reports we have is an outlet, and one that
    only sounds like an outlet ("the Basra Monitor, a rights group") is none.
    """
    if link is None:
        return link
    if link.kind == "outlet" and not link.unnamed and find_outlet(link.name) is None:
        watches = any(introduced_as_group(link.name, r.text) for r in used.values())
        return replace(link, kind="organisation") if watches else link
    if link.kind == "agency" and _is_authority(link):
        return replace(link, kind="organisation")
    if (swallowed := _CITING.match(link.name)) is not None:
        link = replace(link, name=swallowed.group(1))
    if link.kind not in {"organisation", "person", "unnamed"}:
        return link
    if is_medium(link):
        return replace(link, kind="outlet", unnamed=False)
    words = outlet_words(link.name)
    named = any(words <= k for k in known) and bool(words)
    return replace(link, kind="outlet", unnamed=False) if named else link


def _by_own_name(link: Link | None, report: Report) -> Link | None:
    """ "A group calling itself the Sons of the Dune" is a named body."""
    if link is None or not link.unnamed or link.kind != "organisation":
        return link
    name = calls_itself(link.name, report.text)
    return link if name is None else replace(link, name=name, unnamed=False)


def _is_authority(link: Link) -> bool:
    """Whether an agency is one that does something else than tell news: "the rescue agency"."""
    words = link.name.split()
    lower = all(w == w.lower() or w == "The" for w in words)
    return lower and not is_medium(link) and not {"news", "press", "wire"} & set(words)


def _speaker(
    claim: Claim,
    link: Link | None,
    used: Mapping[str, Report],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    beside: bool,
) -> Speaker:
    report = used[claim.report]
    publisher = _publisher(report, copies.get(report.id), reports)
    told = _told(claim, report, used) or publisher
    return Speaker(
        claim=claim.id,
        report=report.id,
        link=link,
        scope=outlet_words(told),
        told=told,
        text=_text(report, copies),
        outlet=publisher,
        eyewitness=_is_eyewitness(claim, link, report),
        denies=_denies(claim),
        keeps_back=link is not None
        and link.unnamed
        and keeps_name_back(report.text, claim.content.start, claim.content.end),
        introduced=_introduced(link, report.text),
        opens="\n" not in report.text[: claim.content.start].lstrip(),
        beside=beside,
    )


def _introduced(link: Link | None, text: str) -> frozenset[str]:
    if link is None or link.unnamed or link.kind in {"outlet", "agency", "organisation"}:
        return frozenset()
    return introducing_words(link.name, text)


def _told(claim: Claim, report: Report, used: Mapping[str, Report]) -> str | None:
    """The outlet that the report cites for a claim; "the daily" stands for one that it named."""
    through = (k for k in reversed(claim.chain[:-1]) if k.kind in {"outlet", "agency"})
    named = next(through, None)
    if named is None or is_medium(named):
        return _cited(claim, report, used) or (named.name if named is not None else None)
    return named.name


def _cited(claim: Claim, report: Report, used: Mapping[str, Report]) -> str | None:
    """The outlet that "the daily" or "the same paper" in a claim's paragraph stands for: of those
    whose reports are at hand the one that the text named last.
    """
    start = claim.content.start
    begin = report.text.rfind("\n", 0, start) + 1
    if not _a_medium().search(report.text, begin, start + _OPENING):
        return None
    outlets = {r.outlet for r in used.values() if r.outlet and r.outlet != report.outlet}
    named = {report.text.rfind(o.removeprefix("The "), 0, start): o for o in sorted(outlets)}
    return named[max(named)] if named and max(named) >= 0 else None


@cache
def _a_medium() -> re.Pattern[str]:
    """ "The daily", "the same station", "the Arequipa paper"."""
    media = "|".join(sorted(idle_words("media") | {"agency"}))
    return re.compile(rf"\bthe (?:same )?(?:[\w-]+ )?(?:{media})\b", re.IGNORECASE)


def _denies(claim: Claim) -> bool:
    """Whether a source denies what happened: says so, flatly negates it, or calls it made up."""
    if claim.certainty.stance == "denies":
        return True
    content = claim.content.text
    flat = claim.certainty.polarity == "negative" and _FLAT.match(content) is not None
    return bool(claim.chain) and (flat or _MADE_UP.search(content) is not None)


def _publisher(report: Report, copy: Copy | None, reports: Mapping[str, Report]) -> str | None:
    """Who did the reporting: the credited agency, or the outlet of the original of a copy."""
    if copy is not None and copy.original is not None and copy.original in reports:
        report = reports[copy.original]
    return report.credit[0] if report.credit else report.outlet


def _is_eyewitness(claim: Claim, link: Link | None, report: Report) -> bool:
    """Whether the outlet's own reporter saw it: so it says itself, or of "she" who saw it."""
    start = claim.content.start
    other = link is not None and link.kind in {"person", "official", "witness"}
    if not other and _SHE_SAW.match(claim.content.text):
        return _OUR_REPORTER.search(report.text, max(0, start - _NEAR), start) is not None
    if link is None:
        return _EYEWITNESS.search(claim.content.text) is not None
    bare = _OF_A_BODY.sub("", link.name)
    return _REPORTER.search(bare) is not None and link.kind not in {"outlet", "organisation"}
