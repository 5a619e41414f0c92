"""What carries words rather than says them: a statement, an outlet, "reports"."""

import re
from dataclasses import replace
from functools import lru_cache

from twosource.events.names import fold, idle_words, words_of
from twosource.model import Link

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_BY = re.compile(r" (?:from|by|of|issued by|signed by) (?:the )?([A-ZÀ-Þ].*)$")
_OWNED = re.compile(r"^(?:the |The )?(.+?)['’]s? (?:[\w-]+ ){0,2}[\w-]+$")


def is_paper(link: Link) -> bool:
    """Whether a link is a paper or a recording, which is its issuer's word.

    >>> is_paper(Link("a three-page statement", None, "document"))
    True
    >>> is_paper(Link("the union", None, "organisation"))
    False
    """
    return head_of(link.name) in idle_words("papers")


def issuer_named(link: Link) -> Link | None:
    """Who issued a paper, as far as its own words or its affiliation tell.

    >>> issuer_named(Link("a circular from Danube Lines", None, "document")).name
    'Danube Lines'
    >>> issuer_named(Link("a statement", None, "document")) is None
    True
    """
    by, owned = _BY.search(link.name), _OWNED.match(link.name)
    if owned is not None and fold(link.name.split()[-1]) not in idle_words("papers"):
        owned = None
    name = by.group(1) if by else owned.group(1) if owned else None
    if name is None and link.organisation and (link.organisation.lower() != link.organisation):
        name = link.organisation
    if name is None:
        return None
    return replace(
        link,
        name=name,
        kind="organisation",
        unnamed=False,
        role=None,
        organisation=None,
        entity=None,
    )


def is_medium(link: Link) -> bool:
    """Whether a link is an outlet that is named only by what it is: "the Oran-based agency"."""
    head = head_of(link.name)
    words = [fold(w) for w in _WORD.findall(link.name)]
    agency = head == "agency" and all(
        w in idle_words("titles") or w.endswith("-based") for w in words[:-1]
    )
    return link.kind != "person" and (head in idle_words("media") or agency)


def is_hearsay(link: Link) -> bool:
    """Whether nobody stands behind a link: "reports", "local media", "no other report", "which".

    >>> is_hearsay(Link("local media", None, "organisation", unnamed=True))
    True
    """
    return _hearsay(link.name, link.organisation is not None)


@lru_cache(maxsize=4096)
def _hearsay(name: str, belongs: bool) -> bool:
    said = [fold(w) for w in _WORD.findall(name)]
    if all(w in idle_words("no_source") for w in said) or said[0] == "no":
        return True
    if name == name.lower() and head_of(name) in idle_words("word_of"):
        return True
    words = [w for w in words_of(name) if w not in idle_words("generic")]
    hearsay = bool(words) and all(w in idle_words("hearsay") for w in words)
    return hearsay and (words[0].endswith("s") or not belongs)


@lru_cache(maxsize=4096)
def head_of(name: str) -> str:
    """The head noun of a phrase: its last word before a preposition or a comma."""
    start = re.split(r",| (?:of|from|by|in|to|on|for|with|that|which) ", name, maxsplit=1)[0]
    words = _WORD.findall(re.sub(r"['’]s?$", "", start))
    return fold(words[-1]) if words else ""
