"""Claims -> speakers: whose word each claim rests on, and to whom they gave it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from twosource.events.identities import identify
from twosource.events.introductions import introduced_as_group
from twosource.events.names import idle_words, words_of
from twosource.events.papers import is_hearsay, is_medium, is_paper, issuer_named
from twosource.gazetteer.outlets import find_outlet
from twosource.model import Claim, Copy, Link, Report

_EYEWITNESS = re.compile(
    r"\b(?:reporter|correspondent|journalist|photographer|team|crew|newsroom)s?\b"
    r".{0,60}\b(?:saw|seen|see|counted|count|watched|heard|witnessed|visited|found|could see)\b",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\W*(?:there (?:is|was|were|are|has been) )?(?:no|none)\b(?! (?:one|longer)\b)", re.I
)
_MADE_UP = re.compile(
    r"\b(?:fabricat\w+|made up|baseless|unfounded|untrue|false (?:claim|report|news)s?|a lie|fake"
    r"|do(?:es)? not correspond to reality)\b",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"\b(?:reporter|correspondent|journalist|photographer)s?\b", re.IGNORECASE)
_SHE_SAW = re.compile(r"(?:s?he|they|we) (?:had )?(?:saw|seen|counted|watched|heard|found)\b", re.I)
_NEAR = 200
"""Characters before a claim in which its eyewitness is looked for."""
_OUR_REPORTER = re.compile(
    r"(?<!told )(?<!to )\b(?:our|an?|the|this) (?:[\w-]+ ){0,2}(?:reporter|correspondent)\b", re.I
)
_PRONOUNS = {"he", "she", "it", "they", "both", "who", "which"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever stands at the end of a claim's chain.

    ``scope`` is the outlet that an unnamed source spoke to, as the words of its name, and ``told``
    that name. ``text`` is the group of copies that the report belongs to, or the report itself.
    ``link`` is ``None`` for the report's own voice.
    """

    claim: str
    report: str
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
        return self.link is None or self.link.kind in {"outlet", "agency"} or is_hearsay(self.link)


def speakers(
    claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, Copy]
) -> tuple[Speaker, ...]:
    """One speaker for each claim, and one for each further source that says it jointly."""
    used = {c.report: reports[c.report] for c in claims}
    known = [outlet_words(r.outlet) for r in used.values() if r.outlet]
    heard: dict[str, list[Speaker]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: _place(c, used[c.report])):
        for link in (_origin(claim.chain), *claim.joint):
            read = _read_again(link, known, used)
            speaker = _speaker(claim, read, used[claim.report], reports, copies)
            heard[speaker.text].append(speaker)
    return tuple(
        _in_context(s, told[:n][::-1], told[n + 1 :])
        for told in heard.values()
        for n, s in enumerate(told)
    )


def _origin(chain: Sequence[Link]) -> Link | None:
    """The last link of a chain; of a paper that somebody cites without saying whose it is, the one
    who cites it.
    """
    if not chain:
        return None
    *before, last = chain
    cited = before and before[-1].kind not in {"outlet", "agency"} and is_paper(last)
    return before[-1] if cited and issuer_named(last) is None else last


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
    if link.kind not in {"organisation", "person", "unnamed"}:
        return link
    if is_medium(link):
        return replace(link, kind="outlet", unnamed=False)
    words = outlet_words(link.name)
    named = any(words <= k for k in known) and bool(words)
    return replace(link, kind="outlet", unnamed=False) if named else link


def _in_context(speaker: Speaker, before: Sequence[Speaker], after: Sequence[Speaker]) -> Speaker:
    """A speaker in the light of the others in its text, nearest first: an unnamed one keeps the
    outlet it told, a statement is its issuer's word, a name follows its office, "a militia" of the
    lead is the one that is named below.
    """
    link = speaker.link
    if link is None:
        return speaker
    if link.name.lower() in _PRONOUNS:
        spoke = next((s for s in before if s.link is not None and not s.weak), None)
        return (
            speaker if spoke is None else replace(spoke, claim=speaker.claim, report=speaker.report)
        )
    if link.kind == "person" and link.role is None and link.organisation is None:
        office = _office_before(before)
        if office is not None and _bare_name(link, before):
            told = replace(link, name=f"{office.name}, {link.name}", role=office.role)
            return replace(speaker, link=told)
    if is_paper(link):
        others = (_issuer(s) for s in (*before, *after))
        issuer = issuer_named(link) or next((k for k in others if k is not None), None)
        return speaker if issuer is None else replace(speaker, link=issuer)
    if link.unnamed and link.name.split()[-1].lower().startswith("spokes"):
        issuers = (k for s in before if (k := _issuer(s)) is not None)
        return replace(speaker, link=next(issuers, link))
    if link.unnamed and _is_surname(link.name, (*before, *after)):
        return replace(speaker, link=replace(link, unnamed=False, kind="person"))
    if link.unnamed and link.kind == "organisation":
        body = next((s for s in after if _issues(s) and s.denies == speaker.denies), None)
        return speaker if body is None else replace(speaker, link=body.link)
    if link.unnamed:
        earlier = next((s for s in reversed(before) if s.link and s.link.name == link.name), None)
        if earlier is not None:
            return replace(speaker, scope=earlier.scope, told=earlier.told)
    return speaker


def _office_before(before: Sequence[Speaker]) -> Link | None:
    """The office by which alone the last named source was told: "the mayor of Verrettes"."""
    named = (s.link for s in before if s.link is not None and not s.link.unnamed and not s.weak)
    last = next(named, None)
    if last is None or last.kind not in {"official", "person"} or last.role is None:
        return None
    who = identify(last)
    return last if who.offices and not who.person else None


def _bare_name(link: Link, before: Sequence[Speaker]) -> bool:
    """Whether a full name stands where nobody of that name has spoken before: print gives office
    first and name next ("…, the mayor said. … Ana Ruiz said by phone").
    """
    last = words_of(link.name)[-1:]
    spoke = any(s.link is not None and words_of(s.link.name)[-1:] == last for s in before)
    return len(identify(link).person) > 1 and " of " not in link.name and not spoke


def _is_surname(name: str, others: Sequence[Speaker]) -> bool:
    """Whether one capitalised word ends the name of somebody named in the same text."""
    if not name.isalpha() or not name[0].isupper():
        return False
    links = [s.link for s in others if s.link is not None and not s.link.unnamed]
    full = [f for k in links for f in (k.name, k.organisation or "") if f != name]
    return any(f.endswith(f" {name}") for f in full)


def _issuer(speaker: Speaker) -> Link | None:
    """Who may have issued a statement: a named body or person, or the issuer of another paper."""
    link = speaker.link
    if link is None or speaker.weak:
        return None
    if is_paper(link):
        return issuer_named(link)
    return None if link.unnamed else link


def _issues(speaker: Speaker) -> bool:
    return _issuer(speaker) is not None


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
        report=report.id,
        link=link,
        scope=outlet_words(told.name if told is not None else publisher),
        told=told.name if told is not None else publisher,
        text=_text(report, copies),
        outlet=publisher,
        eyewitness=_is_eyewitness(claim, link, report),
        denies=_denies(claim),
    )


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
    return _REPORTER.search(link.name) is not None and link.kind != "outlet"


@cache
def outlet_words(name: str | None) -> frozenset[str]:
    """The telling words of an outlet's name, the same for all its known names.

    >>> outlet_words("the agency Transmer") == outlet_words("Agence Transmer")
    True
    """
    if name is None:
        return frozenset()
    bare = words_of(name)
    known = find_outlet(name) if len(bare) > 1 or name.isupper() else None
    words = bare if known is None else words_of(known.name)
    telling = frozenset(w for w in words if w not in idle_words("outlets"))
    return telling or frozenset(words)


def same_outlet(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two outlet names are of one outlet: the words of the shorter are in the longer."""
    return bool(one and two) and (one <= two or two <= one)
