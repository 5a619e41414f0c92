"""What a report's text says of a named person elsewhere: "Rosa Haro, who heads the union"."""

import re
from collections.abc import Collection
from functools import lru_cache

from twosource.events.names import fold
from twosource.events.offices import Office, office_in

_HEADS = re.compile(
    r", who (?:now )?(?:heads|leads|runs|chairs|directs|coordinates|commands|speaks for) (?:the )?"
    r"([^,.;\n]{2,60})"
)
_APPOSED = re.compile(r"(?: \([^)]{1,20}\))?, (?:who (?:is|was) )?([^,.;\n\"“]{3,80})[,.;\n]")
_WATCHES = (
    r", (?:(?:which|that|who) (?:documents|monitors|tracks|follows|records|counts)\b"
    r"|(?:an?|the) (?:[\w-]+ ){0,3}(?:group|organi[sz]ation|monitor|watchdog|charity|NGO)\b)"
)
_NAMED_AFTER = r", ([^\W\d_][\w&’'-]*(?: [^\W\d_][\w&’'-]*){0,4})[,.(;]"
_OWNER_WITHIN = 250
"""Characters before "its director" in which its body is looked for."""
_CLAUSE = re.compile(r"[.;:\n\"“”]|, (?=[^,]*,[^,]*$)|\b(?:said|says|told|and|that|but|when)\b ")


def introductions(person: tuple[str, ...], text: str) -> frozenset[Office]:
    """The offices that a text gives a person wherever it names them in full.

    >>> text = "Rosa Haro, who heads the dockers' union, left. Spokesman Al Li sat."
    >>> [(o.role, sorted(o.of)) for o in introductions(("rosa", "haro"), text)]
    [('head', ['dockers', 'union'])]
    >>> introductions(("al", "li"), text)
    frozenset({Office(role='spokesman', of=frozenset())})
    """
    if len(person) < 2:
        return frozenset()
    name = re.compile(r"\b" + r"[\s.'’-]+".join(map(re.escape, person)) + r"\b")
    found: set[Office] = set()
    for match in name.finditer(_folded(text)):
        found.update(o for o in (_after(text, match.end()), _before(text, match.start())) if o)
    return frozenset(found)


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return fold(text)


def owner_before(person: tuple[str, ...], text: str, bodies: Collection[str]) -> str | None:
    """Of several bodies the one last named before "its director" introduces a person.

    >>> text = "Veritas counts 40. Many are missing, its director, Rosa Haro, said."
    >>> owner_before(("rosa", "haro"), text, ["Veritas", "Red Help"])
    'Veritas'
    """
    folded = _folded(text)
    found = re.search(rf"\bits [\w -]{{3,40}}, {' '.join(map(re.escape, person))}\b", folded)
    if found is None:
        return None
    first = max(0, found.start() - _OWNER_WITHIN)
    ahead = folded[first : found.start()]
    named = {ahead.rfind(fold(b)): b for b in sorted(bodies) if fold(b) in ahead}
    return named[max(named)] if named else None


def _after(text: str, end: int) -> Office | None:
    behind = text[end : end + 120]
    heads = _HEADS.match(behind)
    if heads is not None:
        return office_in(f"head of {heads.group(1)}")
    apposed = _APPOSED.match(behind)
    if apposed is None or apposed.group(1)[0].isupper():
        return None
    return _short(apposed.group(1))


def _before(text: str, start: int) -> Office | None:
    """The title or apposition right before a name: "the army's spokesman, Ana Ruiz"."""
    ahead = text[max(0, start - 90) : start]
    pieces = [m.end() for m in _CLAUSE.finditer(ahead)]
    title = ahead[pieces[-1] if pieces else 0 :].strip(" ,")
    return _short(re.split(r"\b(?:the|its|his|her|their) ", title)[-1] if title else title)


def _short(phrase: str) -> Office | None:
    """The office of a phrase that is short enough to be a title."""
    return office_in(phrase) if phrase and len(phrase.split()) <= 8 else None


def introduced_as_group(name: str, text: str) -> bool:
    """Whether a text says that a name is of a group that watches, not of an outlet.

    >>> introduced_as_group("the Basra Monitor", "The Basra Monitor, a rights group, counted two.")
    True
    """
    bare = re.sub(r"^(?:the|The) ", "", name)
    return re.search(re.escape(bare) + _WATCHES, text) is not None


def called(description: str, text: str) -> str | None:
    """The name that a text gives right after a description: "the owner of the ship, Danube Lines".

    >>> called("the owner of the ship", "He phoned the owner of the ship, Danube Lines, twice.")
    'Danube Lines'
    """
    found = re.search(re.escape(description) + _NAMED_AFTER, text, re.IGNORECASE)
    return found.group(1) if found is not None and found.group(1)[0].isupper() else None
