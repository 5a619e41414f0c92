"""Entities as JSON: who is named, why names were put together, and what else was weighed."""

from typing import Any

from twosource.events.entities import Entity

__all__ = ["entity_json"]


def entity_json(entity: Entity) -> dict[str, Any]:
    """The object of an entity's line."""
    return {
        "kind": "entity",
        "id": entity.id,
        "name": entity.name,
        "type": entity.kind,
        "listed": entity.is_listed,
        "names": list(entity.spellings),
        "roles": list(entity.roles),
        "countries": list(entity.countries),
        "claims": list(entity.claims),
        "appearances": [
            {"id": a.id, "report": a.report, "name": a.name, "claims": list(a.claims)}
            for a in entity.appearances
        ],
        "merges": [
            {"a": m.one, "b": m.two, "score": m.score, "reasons": list(m.reasons)}
            for m in entity.merges
        ],
        "alternatives": [
            {
                "entity": o.entity,
                "name": o.name,
                "score": o.score,
                "reasons": list(o.reasons),
                "against": o.against,
            }
            for o in entity.apart
        ],
    }
