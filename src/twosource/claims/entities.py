"""Which listed or named entity each link of a chain is: never one for a source that is unnamed."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from twosource.model import Actor, Link


def identified(links: Sequence[Link], actors: Sequence[Actor]) -> tuple[Link, ...]:
    """The links with the entity of the actor that stands where each is mentioned.

    ``actors`` are all of the report in the order of the text; none overlaps another.

    >>> from twosource.model import Span
    >>> text = "Hezbollah said so"
    >>> span = Span.of(text, (0, 9))
    >>> found = identified([Link("Hezbollah", span, "organisation")],
    ...                    [Actor(span, "Hezbollah", "a:hezbollah")])
    >>> found[0].entity
    'a:hezbollah'
    """
    return tuple(_identified(link, actors) for link in links)


def _identified(link: Link, actors: Sequence[Actor]) -> Link:
    if link.unnamed or link.entity is not None or link.mention is None:
        return link
    mention = link.mention
    first = max(0, bisect_right(actors, mention.start, key=lambda a: a.span.start) - 1)
    near = takewhile(lambda a: a.span.start < mention.end, islice(actors, first, None))
    here = [a for a in near if a.entity is not None and mention.touches(a.span.start, a.span.end)]
    if not here:
        return link
    # "army spokesman Omar Haddad" is Haddad: the phrase ends in its head.
    last = max(here, key=lambda a: (a.span.end <= mention.end, a.span.end, a.span.start))
    return replace(link, entity=last.entity)
