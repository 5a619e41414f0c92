"""A claim as rows: its columns to filter by, and its body that holds all of it."""

import json
from collections.abc import Iterator
from typing import Any

from twosource.ledger.codec import decode, encode
from twosource.ledger.judgements import with_id
from twosource.ledger.sqlite.keys import name_key, unit_vector
from twosource.model import Attribution, Claim, Judgement, Place, Report, When

__all__ = [
    "CLAIM_COLUMNS",
    "SIDE_COLUMNS",
    "attributions_body",
    "attributions_from",
    "claim_columns",
    "claim_from",
    "judgement_from",
    "report_body",
    "report_from",
    "side_rows",
    "to_text",
]

Row = tuple[Any, ...]

_LONG_AGO, _FAR_OFF = "0001-01-01", "9999-12-31"
"""Where an open end of an interval of days lies."""

CLAIM_COLUMNS = (
    "id",
    "content",
    "stance",
    "hedged",
    "own_voice",
    "unnamed",
    "confidence",
    "earliest",
    "latest",
)
"""The columns of ``claim`` that are made of the claim itself."""

SIDE_COLUMNS = {
    "link": ("origin", "name_key", "entity"),
    "quantity": ("measure", "low", "high"),
    "place": ("country", "x", "y", "z"),
    "event": ("type",),
    "actor": ("name_key", "entity"),
}
"""The tables beside ``claim``, and their columns after the claim's key and the ordinal."""


def to_text(value: object) -> str:
    """A value of the model as JSON text: the same value gives the same text."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def report_body(report: Report) -> str:
    """All of a report but its text, as JSON."""
    body = encode(report)
    del body["text"]
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def report_from(body: str, text: str) -> Report:
    """The report that ``report_body`` and its text were made of."""
    return decode(Report, {**json.loads(body), "text": text})


def claim_from(body: str) -> Claim:
    """The claim that ``to_text`` made ``body`` of."""
    return decode(Claim, json.loads(body))


def judgement_from(body: str) -> Judgement:
    """The judgement that ``to_text`` made ``body`` of, with its id."""
    return with_id(decode(Judgement, json.loads(body)))


def attributions_body(attributions: tuple[Attribution, ...]) -> str:
    """Attributions as JSON."""
    return to_text(attributions)


def attributions_from(body: str) -> tuple[Attribution, ...]:
    """The attributions that ``attributions_body`` made ``body`` of."""
    return tuple(decode(Attribution, item) for item in json.loads(body))


def claim_columns(claim: Claim) -> Row:
    """The ``CLAIM_COLUMNS`` of a claim."""
    return (
        claim.id,
        claim.content.text,
        claim.certainty.stance,
        int(bool(claim.certainty.hedges)),
        int(not claim.chain),
        int(bool(claim.chain) and claim.chain[-1].unnamed),
        float(claim.confidence),
        *_days(claim.when),
    )


def _real(bound: float | None) -> float | None:
    """A bound as SQLite's REAL gives it back."""
    return None if bound is None else float(bound)


def side_rows(claim: Claim) -> dict[str, list[Row]]:
    """The rows of a claim in each table of ``SIDE_COLUMNS``, in order of their ordinals."""
    return {
        "link": list(_links(claim)),
        "quantity": [(q.measure, _real(q.low), _real(q.high)) for q in claim.how_many],
        "place": [_place(place) for place in claim.where],
        "event": [(e.type,) for e in claim.events],
        "actor": [(name_key(a.name), a.entity) for a in (*claim.who, *claim.whom)],
    }


def _links(claim: Claim) -> Iterator[Row]:
    last = len(claim.chain) - 1
    for i, link in enumerate(claim.chain):
        yield (int(i == last), name_key(link.name), link.entity)
    for link in claim.joint:
        yield (1, name_key(link.name), link.entity)


def _place(place: Place) -> Row:
    if place.lat is None or place.lon is None:
        return (place.country, None, None, None)
    return (place.country, *unit_vector(place.lat, place.lon))


def _days(when: When | None) -> Row:
    if when is None or not (when.earliest or when.latest):
        return None, None
    return (when.earliest or _LONG_AGO)[:10], (when.latest or _FAR_OFF)[:10]
