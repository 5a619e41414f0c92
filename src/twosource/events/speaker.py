"""Whoever stands at the end of a claim's chain, and the outlets that they told."""

from dataclasses import dataclass
from functools import cache

from twosource.events.names import idle_words, words_of
from twosource.events.papers import is_hearsay
from twosource.gazetteer.outlets import find_outlet
from twosource.model import Link


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever stands at the end of a claim's chain.

    ``scope`` is the outlet that an unnamed source spoke to, as the words of its name, and ``told``
    that name. ``text`` is the group of copies that the report belongs to, or the report itself.
    ``link`` is ``None`` for the report's own voice. ``keeps_back``: the report says that its source
    isn't to be named. ``introduced`` are the stems by which the text introduces a named person:
    of "Ana Ruiz, who was driving the bus" they hold that of "driver". ``beside``: the claim is none
    of the event's. ``opens``: the claim stands in its report's first paragraph.
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
    keeps_back: bool = False
    introduced: frozenset[str] = frozenset()
    beside: bool = False
    opens: bool = False

    @property
    def weak(self) -> bool:
        """Whether the claim rests on no origin that it names: own voice, or only an outlet."""
        if self.eyewitness:
            return False
        return self.link is None or self.link.kind in {"outlet", "agency"} or is_hearsay(self.link)


@cache
def outlet_words(name: str | None) -> frozenset[str]:
    """The telling words of an outlet's name, the same for all its known names.

    >>> outlet_words("the agency Norpress") == outlet_words("Agence Norpress")
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
