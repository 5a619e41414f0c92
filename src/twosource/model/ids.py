"""Versioned content hashes."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from twosource.model.claim import Link
from twosource.model.report import Span
from twosource.model.slots import Stance


def content_id(prefix: str, parts: Sequence[object] | Iterable[object]) -> str:
    """A versioned content hash: ``prefix`` names kind and version, ``parts`` is what is hashed.

    The same parts give the same id on any machine (SHA-256 over canonical JSON, 80 bits kept).

    >>> content_id("c1", ["r", [[0, 4]]])
    'c1-88e4150f437ed23470dc'
    """
    canonical = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:20]}"


def claim_id(report_id: str, content: Span, stance: Stance, chain: Sequence[Link]) -> str:
    """The id of a claim: who says what where in which report, and in what stance.

    The words are hashed beside their offsets, so that a claim keeps its id in a later version of
    its report only if neither has changed. Slots aren't hashed: a better reading of a number or
    a place is another reading of the same claim.

    >>> claim_id("r", Span("two men fled", ((12, 24),)), "says", ())
    'c1-7bed22b2353970ee4e8a'
    """
    links = [[link.name, link.mention and link.mention.spans] for link in chain]
    return content_id("c1", [report_id, content.text, content.spans, stance, links])
