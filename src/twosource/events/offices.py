"""What office a phrase names: "the director of the county hospital", "army spokesman"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from twosource.events.names import fold, idle_words
from twosource.gazetteer.roles import role_of
from twosource.gazetteer.states import state_named

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*\.?")
_OWNS = re.compile(r"['’]s?$")
_LINKS = {"of", "for", "at", "in", "with", "from"}
_EPITHET = re.compile(r"-(?:run|led|based|backed|controlled|appointed|held)$")
_STOPS = {"the", "a", "an", "its", "his", "her", "their", "our", "and", "by", "to", "as", "said"}
_HEADS_OF_STATE = {"governor", "president", "mayor"}
_PRESS = {"secretary", "officer", "aide", "adviser", "advisor", "assistant", "director"}
_GENERAL = {"director": "director", "secretary": "secretary", "inspector": "chief"}
"""Heads of bodies that aren't generals, and by which role they are known."""
_PERSONAL = {"official", "person", "witness"}


class Office(NamedTuple):
    """A role and the telling words of what it is held in: ``Office("director", {"hospital"})``."""

    role: str
    of: frozenset[str]

    @property
    def speaks(self) -> bool:
        """Whether its holder speaks for the body: its head, or its spokesman."""
        heads = self.role in idle_words("heads") | idle_words("speaking_for")
        return heads or self.role.startswith("spokes")

    @property
    def body(self) -> frozenset[str]:
        """The telling words of the body that its holder speaks for; none for a mayor."""
        if not self.speaks or self.role in idle_words("territorial"):
            return frozenset()
        return self.of | {"ministry"} if self.role == "minister" and self.of else self.of

    def fits(self, other: "Office") -> bool:
        """Whether both may be one office: nothing that either tells speaks against it."""
        heads = idle_words("heads")
        if self.role != other.role and not (
            self.role in heads and other.role in heads and self.of & other.of
        ):
            return False
        return self.of <= other.of or other.of <= self.of


@lru_cache(maxsize=4096)
def office_in(phrase: str) -> Office | None:
    """The office that a noun phrase names, or ``None`` if it names none.

    >>> sorted(office_in("the director of the county hospital").of)
    ['hospital']
    >>> office_in("interior ministry spokeswoman").role, office_in("the old mill")
    ('spokeswoman', None)
    >>> office_in("army spokesman Colonel").role, office_in("the inspector general of police").role
    ('spokesman', 'chief')
    """
    words = [_OWNS.sub("", w) for w in _WORD.findall(phrase)]
    roles = [i for i, w in enumerate(words) if _is_role(w)]
    roles = [i for i in roles if not _is_rank(words, i)] or roles
    if not roles:
        return None
    last = _head(words, roles)
    first = last
    while first > 0 and words[first - 1].lower() not in _STOPS | _LINKS:
        first -= 1
    behind = words[last + 1 :] if last + 1 < len(words) and words[last + 1] in _LINKS else []
    before = _owner(words, first) + words[first:last]
    told = [w for w in (*before, *behind) if w.lower() not in _STOPS | _LINKS]
    role = fold(words[last])
    if role == "general" and last and (before_it := fold(words[last - 1])) in _GENERAL:
        role = _GENERAL[before_it]
    if role in _PRESS and last and fold(words[last - 1]) in {"press", "media", "information"}:
        role = "spokesman"
    return Office(role, telling(told) - {role})


def telling(words: list[str]) -> frozenset[str]:
    """The words that tell one body or office from another of its kind, folded.

    A state is told by its code, whether named or by its adjective.

    >>> sorted(telling(["Israel", "military"])) == sorted(telling(["Israeli", "military"]))
    True
    """
    idle = idle_words("generic") | idle_words("voices") | idle_words("titles") - _HEADS_OF_STATE
    folded = (_state(w) or fold(w) for w in words if not _EPITHET.search(w))
    return frozenset(w for w in folded if w and w not in idle)


@cache
def _state(word: str) -> str | None:
    named = state_named(word) if word[:1].isupper() else None
    return f"state {named.state.iso2.lower()}" if named is not None else None


def _is_rank(words: list[str], at: int) -> bool:
    """Whether a word is a rank beside an office, not a part of one as in "director general"."""
    part = at > 0 and fold(words[at - 1]) in _GENERAL
    return fold(words[at]) in idle_words("ranks") and not part and fold(words[at]) not in _GENERAL


def _head(words: list[str], roles: list[int]) -> int:
    """The head of a phrase: the last role before the first preposition, else the first role."""
    link = next((i for i, w in enumerate(words) if i and w.lower() in _LINKS), len(words))
    return max((i for i in roles if i < link), default=roles[0])


def _owner(words: list[str], first: int) -> list[str]:
    """Words of an owner before the phrase's own article: none are needed after "the"."""
    return [] if first == 0 or words[first - 1].lower() in _STOPS | _LINKS else words[:first]


def _is_role(word: str) -> bool:
    low = fold(word)
    if low in idle_words("heads") or low.startswith("spokes"):
        return True
    role = role_of(low)
    return role is not None and role.kind in _PERSONAL
