"""One hue and one letter an origin, the same wherever it shows on a page.

The letter says without colour what the hue says with it. Hues are numbers into the palette of
the style sheet; from the ninth origin on they begin again, the letters don't.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.model import Claim, Event, Link

__all__ = ["PALETTE", "Hue", "hues_of_claims", "hues_of_event", "origin_key"]

PALETTE = 8


@dataclass(frozen=True, slots=True)
class Hue:
    """How an origin looks: its letter, its place in the palette from 1, unnamed or not."""

    tag: str
    number: int
    label: str
    unnamed: bool

    @classmethod
    def at(cls, index: int, label: str, unnamed: bool) -> "Hue":
        """The hue of the origin at ``index`` from 0.

        >>> Hue.at(27, "a nurse", True).tag
        'AB'
        """
        return cls(_letters(index), index % PALETTE + 1, label, unnamed)


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def origin_key(link: Link, report: str) -> tuple[str, ...]:
    """What makes two links the same origin on a page: an unnamed one stays with its report."""
    if link.unnamed:
        return ("unnamed", report, link.name.casefold())
    return ("named", link.entity or link.name.casefold())


def hues_of_claims(claims: Iterable[Claim]) -> dict[str, Hue]:
    """A hue for each claim that stands on somebody's word, by its id, in order of appearance.

    One name in one report is one origin, also where only one of its mentions is matched with an
    entity.
    """
    found: dict[tuple[str, ...], Hue] = {}
    hues: dict[str, Hue] = {}
    for claim in claims:
        if claim.chain:
            link = claim.chain[-1]
            keys = [origin_key(link, claim.report)]
            if not link.unnamed:
                keys.append(("here", claim.report, link.name.casefold()))
            hue = next((found[key] for key in keys if key in found), None)
            hue = hue or Hue.at(len(set(found.values())), link.name, link.unnamed)
            found.update((key, found.get(key, hue)) for key in keys)
            hues[claim.id] = hue
    return hues


def hues_of_event(event: Event) -> tuple[dict[str, Hue], Mapping[str, Hue]]:
    """The hues of an event's origins by the ids of the nodes, and by those of their claims."""
    by_node = {
        node.id: Hue.at(index, node.label, node.unnamed)
        for index, node in enumerate(event.support.nodes)
    }
    by_claim: dict[str, Hue] = {}
    for node in event.support.nodes:
        for claim in node.claims:
            by_claim.setdefault(claim, by_node[node.id])
    return by_node, by_claim
