"""A speaker in the light of the others in its text."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.events.identities import identify
from twosource.events.names import words_of
from twosource.events.papers import is_paper, issuer_named
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
    if link.name.lower() in _PRONOUNS:
        spoke = next((s for s in before if s.link is not None and not s.weak), speaker)
        return replace(speaker, link=spoke.link, scope=spoke.scope, told=spoke.told)
    if is_paper(link):
        others = (_issuer(s) for s in (*before, *after))
        issuer = issuer_named(link) or next((k for k in others if k is not None), None)
        return replace(speaker, link=issuer or link)
    if link.kind == "person" and link.role is None and link.organisation is None:
        return replace(speaker, link=_with_office(link, before))
    return _unnamed(speaker, link, before, after) if link.unnamed else speaker


def _unnamed(
    speaker: Speaker, link: Link, before: Sequence[Speaker], after: Sequence[Speaker]
) -> Speaker:
    """What the report flags as unnamed: a spokesman of the body before him, a surname, a body that
    is named below where both deny, or a source that stays unnamed and keeps the outlet it told.
    """
    if link.name.split()[-1].lower().startswith("spokes"):
        issuers = (k for s in before if (k := _issuer(s)) is not None)
        return replace(speaker, link=next(issuers, link))
    if _is_surname(link.name, (*before, *after)):
        return replace(speaker, link=replace(link, unnamed=False, kind="person"))
    if link.kind == "organisation":
        body = next((s for s in after if _issuer(s) and s.denies == speaker.denies), speaker)
        return replace(speaker, link=body.link)
    earlier = next((s for s in reversed(before) if s.link and s.link.name == link.name), None)
    if earlier is None:
        return speaker
    return replace(speaker, scope=earlier.scope, told=earlier.told)


def _with_office(link: Link, before: Sequence[Speaker]) -> Link:
    """A bare name with the office that was told right before it: "…, the mayor said. … Ana Ruiz
    said by phone".
    """
    office = _office_before(before)
    if office is None or not _bare_name(link, before):
        return link
    return replace(link, name=f"{office.name}, {link.name}", role=office.role)


def _office_before(before: Sequence[Speaker]) -> Link | None:
    """The office by which alone the last named source was told: "the mayor of Verrettes"."""
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
