"""What a report's text says of a named person elsewhere: "Rosa Haro, who heads the union"."""

import re
from collections.abc import Collection
from functools import lru_cache

from twosource.events.names import fold
from twosource.events.offices import Office, office_in
from twosource.events.pairs_words import stems

_HEADS = re.compile(
    r", who (?:now )?(?:heads|leads|runs|chairs|directs|coordinates|commands|speaks for) (?:the )?"
    r"([^,.;\n]{2,60})"
)
_APPOSED = re.compile(r"(?: \([^)]{1,20}\))?, (?:who (?:is|was) )?([^,.;\n\"“]{3,80})[,.;\n]")
_INTRODUCED = re.compile(r", ((?:who |an? |the )[^,.;\n\"“]{3,60})[,.;]")
_WATCHES = (
    r", (?:(?:which|that|who) (?:documents|monitors|tracks|follows|records|counts)\b"
    r"|(?:an?|the) (?:[\w-]+ ){0,3}(?:group|organi[sz]ation|monitor|watchdog|charity|NGO)\b)"
)
_NAMED_AFTER = r", ([^\W\d_][\w&’'-]*(?: [^\W\d_][\w&’'-]*){0,4})[,.(;]"
_CALLS_ITSELF = (
    r",? (?:(?:which|that) calls itself|calling itself|that goes by the name of) "
    r"((?:the |The )?[A-ZÀ-Þ][\w’-]*(?: (?:(?:of|the|for|and) ){0,2}[A-ZÀ-Þ][\w’-]*)*)"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_KNOWN_AS = r"(?:better |locally |also )?known (?:locally )?as|called|or"
_ALIAS = re.compile(
    rf"\b({_CAPITAL}(?: (?:(?:of|for|and|the|de|del|des|du) ){{0,2}}{_CAPITAL})+)"
    rf"(?:, (?:{_KNOWN_AS}) (?:the )?| \()([A-ZÀ-Þ][\w-]+)[,.)]"
)
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


@lru_cache(maxsize=4096)
def introducing_words(name: str, text: str) -> frozenset[str]:
    """The stems of the words right after the first place at which a text names a person.

    >>> "driv" in introducing_words("Ana Ruiz", "Ana Ruiz, who was driving the bus, saw it.")
    True
    """
    at = text.find(name)
    behind = _INTRODUCED.match(text, at + len(name)) if at >= 0 else None
    return stems(behind.group(1)) if behind is not None else frozenset()


def proper_name(name: str) -> str:
    """The capitalised part of the name of a body: "the charity Red Well" -> "Red Well".

    >>> proper_name("the medical charity Red Well"), proper_name("the charity")
    ('Red Well', '')
    """
    found = re.search(r"\b[A-ZÀ-Þ].*$", re.sub(r"^The\b", "", name))
    return found.group() if found is not None else ""


@lru_cache(maxsize=4096)
def called_kind(kind: str, name: str, text: str) -> bool:
    """Whether a text calls a body by its kind: "the charity Red Well", "Red Well, a charity".

    >>> called_kind("charity", "Red Well", "It is from Red Well, a small charity.")
    True
    """
    bare = re.escape(name)
    after = rf"{bare}, (?:an?|the) (?:[\w-]+ ){{0,3}}{kind}\b"
    return re.search(rf"\b{kind} {bare}\b|{after}", text) is not None


def introduced_as_group(name: str, text: str) -> bool:
    """Whether a text says that a name is of a group that watches, not of an outlet.

    >>> introduced_as_group("the Basra Monitor", "The Basra Monitor, a rights group, counted two.")
    True
    """
    bare = re.sub(r"^(?:the|The) ", "", name)
    return re.search(re.escape(bare) + _WATCHES, text) is not None


@lru_cache(maxsize=1024)
def aliases(text: str) -> tuple[tuple[str, str], ...]:
    """The full and the short name of each body that a text gives both names of.

    >>> aliases("The Free Dockers' Front, known as Frelo, met. The Dock Safety Board (DSB) didn't.")
    (("The Free Dockers' Front", 'Frelo'), ('The Dock Safety Board', 'DSB'))
    """
    return tuple((m.group(1), m.group(2)) for m in _ALIAS.finditer(text))


@lru_cache(maxsize=4096)
def calls_itself(description: str, text: str) -> str | None:
    """The name of a body that a text says only what it calls itself.

    >>> calls_itself("A group", "A group calling itself the Sons of the Dune said it had done it.")
    'the Sons of the Dune'
    """
    found = re.search(re.escape(description) + _CALLS_ITSELF, text)
    return found.group(1) if found is not None else None


def called(description: str, text: str) -> str | None:
    """The name that a text gives right after a description: "the owner of the ship, Danube Lines".

    >>> called("the owner of the ship", "He phoned the owner of the ship, Danube Lines, twice.")
    'Danube Lines'
    """
    found = re.search(re.escape(description) + _NAMED_AFTER, text, re.IGNORECASE)
    return found.group(1) if found is not None and found.group(1)[0].isupper() else None
