"""What to say when nothing matches: which filter to drop."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.ledger import ClaimFilter, Ledger

_OPTION = {
    "chain_contains": "--chain",
    "unnamed_only": "--unnamed",
    "hedged": "--hedged",
    "own_voice": "--own-voice",
    "country": "--in",
}
_NO_CONDITION = {"limit", "after_claim", "source_also", "actor_also"}


def nothing_found(book: "Ledger", where: "ClaimFilter") -> str:
    """A line that names the filters without which there are claims, fewest claims first."""
    counts = []
    for field in fields(where):
        if field.name not in _NO_CONDITION and getattr(where, field.name) != field.default:
            without: dict[str, Any] = {field.name: field.default}
            wider = replace(where, **without)
            counts.append((book.view.claim_count(wider), _option(field.name, where)))
    found = sorted((n, option) for n, option in counts if n)
    if not found:
        return "no claim matches; see what there is with: twosource reports"
    said = [f"{'there is' if n == 1 else 'there are'} {n:,} without {o}" for n, o in found]
    return f"no claim matches all of this; {', '.join(said)}"


def _option(name: str, where: "ClaimFilter") -> str:
    if name == "hedged" and not where.hedged:
        return "--not-hedged"
    if name == "own_voice" and where.own_voice == "none":
        return "--attributed"
    return _OPTION.get(name, f"--{name.replace('_', '-')}")
