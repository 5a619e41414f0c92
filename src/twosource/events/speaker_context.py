"""A speaker in the light of the others in its text."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.events.identities import identify
from twosource.events.names import fold, idle_words, words_of
from twosource.events.pairs_places import is_happening
from twosource.events.pairs_words import stem, stems
from twosource.events.papers import head_of, is_paper, issuer_named
from twosource.events.speaker import Speaker
from twosource.model import Link

_PRONOUNS = {"he", "she", "it", "they", "both", "who", "which"}


def in_context(speaker: Speaker, before: Sequence[Speaker], after: Sequence[Speaker]) -> Speaker:
    """A speaker in the light of the others in its text, nearest first: an unnamed one keeps the
    outlet it told, a statement is its issuer's word, a name follows its office, "a militia" of the
    lead is the one that is named below.
    """
    link = speaker.link
    if link is None:
        return speaker
    if link.name.lower() in _PRONOUNS or is_happening(link.name):
        spoke = next((s for s in before if s.link is not None and not s.weak), speaker)
        return replace(speaker, link=spoke.link, scope=spoke.scope, told=spoke.told)
    if is_paper(link):
        others = (_issuer(s) for s in (*before, *after) if not s.beside)
        issuer = issuer_named(link) or next((k for k in others if k is not None), None)
        return replace(speaker, link=issuer or link)
    if _only_named(link):
        return replace(speaker, link=_with_office(link, before))
    if link.unnamed:
        return _unnamed(speaker, link, before, after)
    return replace(speaker, link=_with_body(link, before))


def _only_named(link: Link) -> bool:
    """Whether somebody is named without an office; a rank is none: "Captain Rui Paz"."""
    if link.unnamed or link.organisation is not None:
        return False
    ranked = link.kind == "official" and identify(link).person != () and link.role is not None
    rank = ranked and fold(link.name).split()[0] in idle_words("ranks")
    return (link.kind == "person" and link.role is None) or (rank and "," not in link.name)


def _unnamed(
    speaker: Speaker, link: Link, before: Sequence[Speaker], after: Sequence[Speaker]
) -> Speaker:
    """What the report flags as unnamed: a spokesman of the body before him, a surname, a body that
    is named right below, or a source that stays unnamed and keeps the outlet it told.

    Whoever keeps the name back stays unnamed whatever the words.
    """
    if not speaker.keeps_back:
        if head_of(link.name).startswith("spokes"):
            return replace(speaker, link=_body_before(before) or link)
        if _is_surname(link.name, (*before, *after)):
            return replace(speaker, link=replace(link, unnamed=False, kind="person"))
        if link.kind == "organisation":
            return replace(speaker, link=_named_below(speaker, after) or link)
        if (person := _introduced_so(link.name, before)) is not None:
            return replace(speaker, link=person)
    earlier = next((s for s in reversed(before) if s.link and s.link.name == link.name), None)
    if earlier is None:
        return speaker
    return replace(speaker, scope=earlier.scope, told=earlier.told)


def _introduced_so(name: str, before: Sequence[Speaker]) -> Link | None:
    """Who is meant by "the driver": the one named person whom the text introduced as driving. Any
    other driver who spoke before makes it unsure, and "a driver" is somebody else.
    """
    article, _, noun = name.lower().partition(" ")
    if article != "the" or not noun.isalpha():
        return None
    called = {s.link.name for s in before if s.link and stem(noun) in s.introduced}
    others = (s.link.name for s in before if s.link and s.link.unnamed and s.link.name != name)
    if len(called) != 1 or any(stem(noun) in stems(other) for other in others):
        return None
    return next(s.link for s in before if s.link and s.link.name in called)


def _body_before(before: Sequence[Speaker]) -> Link | None:
    """The body that spoke last, or that the last named source speaks for; no person by himself."""
    issuers = (k for s in before if (k := _issuer(s)) is not None)
    return next((k for k in issuers if identify(k).bodies), None)


def _named_below(speaker: Speaker, after: Sequence[Speaker]) -> Link | None:
    """Who speaks next, if it is or speaks for a body and takes the same side: "A militia denied it
    … a spokesman for the Iron Column said".
    """
    following = next((s for s in after if s.link is not None and s.link != speaker.link), None)
    issuer = None if following is None else _issuer(following)
    if following is None or issuer is None or following.denies != speaker.denies:
        return None
    return issuer if identify(issuer).bodies else None


def _with_body(link: Link, before: Sequence[Speaker]) -> Link:
    """A bare title with the body that spoke before: "The army denied it. … spokesman Ali said"."""
    who = identify(link)
    bare = [o for o in who.offices if o.speaks and not o.of]
    if not who.person or not bare or who.bodies:
        return link
    body = _body_before(before)
    if body is None:
        return link
    of = next((o for o in sorted(identify(body).offices) if o.body), None)
    if identify(body).person:
        return (
            link if of is None else replace(link, role=bare[0].role, organisation=body.organisation)
        )
    return replace(link, role=bare[0].role, organisation=body.name)


def _with_office(link: Link, before: Sequence[Speaker]) -> Link:
    """A bare name with the office that was told right before it: "…, the mayor said. … Ana Ruiz
    said by phone".
    """
    office = _office_before(before)
    if office is None or not _bare_name(link, before):
        return link
    return replace(link, name=f"{office.name}, {link.name}", role=office.role)


def _office_before(before: Sequence[Speaker]) -> Link | None:
    """The office by which alone the last named source was told: "the mayor of Anvar"."""
    named = (s.link for s in before if s.link is not None and not s.link.unnamed and not s.weak)
    last = next(named, None)
    if last is None or last.kind not in {"official", "person"} or last.role is None:
        return None
    who = identify(last)
    return last if who.offices and not who.person else None


def _bare_name(link: Link, before: Sequence[Speaker]) -> bool:
    """Whether a full name stands where nobody of that name has spoken before."""
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
