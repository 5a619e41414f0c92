"""Which claims of a ledger show best what a ledger is for.

Nothing here knows the demo's reports: claims are chosen by what they are, so that the tour stays
right however the reading changes, and can be taken through any ledger.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.model import Claim, Quantity

_SHORTEST, _LONGEST = 30, 220
"""Characters of a claim that reads well in a list."""
_LONG_PAST = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Stop:
    """A heading, and the claims that stand under it."""

    heading: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    heading: str
    fits: Callable[[Claim], bool]
    rank: Callable[[Claim], float]
    most: int = 2


def _depth(claim: Claim) -> float:
    return len(claim.chain)


def _origin_unnamed(claim: Claim) -> bool:
    return bool(claim.chain) and claim.chain[-1].unnamed


def _in_office(claim: Claim) -> float:
    return claim.chain[-1].kind in ("official", "unnamed")


_KINDS = (
    _Kind("Heard at second hand: each arrow is one more mouth", lambda c: _depth(c) >= 2, _depth),
    _Kind("On the word of people without a name", _origin_unnamed, _in_office),
    _Kind("Denied", lambda c: c.certainty.stance in ("denies", "rejects"), _depth),
    _Kind("From a document", lambda c: any(k.kind == "document" for k in c.chain), _depth),
    _Kind(
        "Said by the report itself, but not for certain",
        lambda c: not c.chain and bool(c.certainty.hedges),
        lambda c: len(c.certainty.hedges),
    ),
)


def tour(claims: Sequence[Claim]) -> tuple[Stop, ...]:
    """Stops with claims of one telling kind each; no claim stands at two of them.

    Within a kind the most telling come first, and no two have the same words or the same origin.
    """
    stops = []
    seen: set[str] = set()
    for kind in _KINDS:
        chosen: list[Claim] = []
        origins: set[str] = set()
        for claim in sorted(filter(kind.fits, claims), key=lambda c: _order(kind, c)):
            words, origin = claim.content.text.casefold(), _origin(claim)
            if words not in seen and origin not in origins and len(chosen) < kind.most:
                seen.add(words)
                origins.add(origin)
                chosen.append(claim)
        if chosen:
            stops.append(Stop(kind.heading, tuple(chosen)))
    return tuple(stops)


def _origin(claim: Claim) -> str:
    return claim.chain[-1].name.casefold() if claim.chain else claim.report


def _order(kind: _Kind, claim: Claim) -> tuple[float, ...]:
    reads_well = _SHORTEST <= len(claim.content.text) <= _LONGEST
    return (-reads_well, -kind.rank(claim), -round(claim.confidence, 1))


def figures(
    claims: Iterable[Claim], published: Mapping[str, str | None]
) -> tuple[tuple[Claim, Quantity], ...]:
    """The numbers of the measure that most claims state, each with its claim.

    The same number in the same mouth is kept once, and happenings that were long past when the
    report came out are left out. ``published`` gives the dates of reports by their ids.
    """
    by_measure: dict[str, dict[tuple[object, ...], tuple[Claim, Quantity]]] = {}
    for claim in claims:
        if _long_past(claim, published.get(claim.report)):
            continue
        for quantity in claim.how_many:
            if quantity.measure and quantity.measure != "other":
                key = (_origin(claim), quantity.low, quantity.high)
                by_measure.setdefault(quantity.measure, {}).setdefault(key, (claim, quantity))
    most = max(by_measure.values(), key=len, default={})
    return tuple(most.values())


def _long_past(claim: Claim, published: str | None) -> bool:
    if claim.when is None or claim.when.latest is None or published is None:
        return False
    happened = date.fromisoformat(claim.when.latest)
    return date.fromisoformat(published[:10]) - happened > _LONG_PAST
