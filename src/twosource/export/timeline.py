"""A timeline as JSON: what was told when, and what versions of reports changed."""

from collections.abc import Iterator
from typing import Any

from twosource.engine.timeline import NewVersion
from twosource.events.timeline import Told
from twosource.model import Claim

__all__ = ["changed_json", "told_json"]


def told_json(told: Told) -> dict[str, Any]:
    """The object of a claim's line."""
    return {
        "kind": "told",
        "published": told.published,
        "outlet": told.outlet,
        "report": told.report,
        "copy_of": told.copy_of,
        "claim": told.claim.id,
        "origin": told.origin,
        "stance": told.claim.certainty.stance,
        "text": told.claim.content.text,
    }


def changed_json(version: NewVersion) -> Iterator[dict[str, Any]]:
    """An object for each change of a version."""
    for change in version.changes:
        yield {
            "kind": "change",
            "report": version.report.id,
            "version": version.number,
            "read_at": version.read_at,
            "what": list(change.what),
            "before": _claim(change.before),
            "after": _claim(change.after),
        }


def _claim(claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "claim": claim.id,
        "text": claim.content.text,
        "chain": [link.name for link in claim.chain],
        "stance": claim.certainty.stance,
    }
