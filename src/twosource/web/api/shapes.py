"""What the description of the interface says of its answers."""

from typing import Any

from twosource.web.problems import PROBLEM

__all__ = ["ANSWERS", "EXAMPLES"]

_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {PROBLEM: {"schema": _PROBLEM}}}


ANSWERS: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not modified since the answer with the given ETag"},
    400: _problem("It can't be read"),
    401: _problem("No token, or a wrong one"),
    403: _problem("Not for this visitor"),
    404: _problem("There is no such thing"),
    422: _problem("A parameter can't be meant"),
    503: _problem("Not ready yet"),
}

_SPAN = {"text": "nine people", "spans": [[31, 42]]}
_REPORT = {
    "kind": "report",
    "id": "r1-5707aaa4",
    "title": "Nine killed as gunmen storm Moyale lorry park",
    "outlet": "The Coast Tribune",
    "published": "2026-05-13",
    "language": "en",
    "url": None,
}
_CLAIM = {
    "kind": "claim",
    "id": "c1-46a786f7",
    "report": "r1-cd1c75cb",
    "content": _SPAN,
    "cue": {"text": "said", "spans": [[26, 30]]},
    "chain": [
        {
            "name": "Halima Duba",
            "mention": {"text": "Halima Duba", "spans": [[14, 25]]},
            "kind": "person",
            "unnamed": False,
            "implicit": False,
            "entity": None,
        }
    ],
    "stance": "says",
    "polarity": "positive",
    "modality": "asserted",
}
_EVENT = {
    "kind": "event",
    "id": "e1-0a1b2c3d",
    "type": "ASSAULT",
    "label": "gunmen attacked a truck park",
    "claims": ["c1-46a786f7"],
    "support": {"reports": 5, "outlets": 5, "origins": {"min": 2, "max": 4}},
}

_JUDGEMENT = {
    "kind": "judgement",
    "id": "j1-76b5fe92",
    "verdict": "correct",
    "subjects": ["c1-46a786f7"],
    "claims": [["c1-46a786f7"]],
    "who": "Ana",
    "at": "2026-05-20T10:00:00.000000+00:00",
    "note": None,
    "corrected": {**_CLAIM, "stance": "denies"},
    "withdrawn_by": None,
}

_TOLD = {
    "published": "2026-05-13",
    "report": "r1-cd1c75cb",
    "outlet": "Horn Wire",
    "claim": "c1-46a786f7",
    "origin": "Halima Duba",
    "stance": "says",
    "content": "gunmen attacked a truck park",
    "copy_of": None,
}
_EXPORT = {
    "kind": "export",
    "number": 3,
    "at": "2026-05-20T10:00:00+00:00",
    "who": "Ana",
    "format": "csv",
    "profile": "public",
    "filters": {"country": "KE"},
    "lines": 12,
    "bytes": 4711,
    "sha256": "9f2c8a41d0…",
    "target": "events.csv",
    "whole": True,
}

EXAMPLES: dict[str, Any] = {
    "reports list": {"items": [{**_REPORT, "versions": 1, "claims": 9}], "next": None},
    "reports one": {
        **_REPORT,
        "sha256": "…",
        "byline": None,
        "credit": [],
        "copy_of": None,
        "text": "…",
    },
    "claims list": {"items": [_CLAIM], "next": "c1-46a786f7"},
    "claims one": _CLAIM,
    "events list": {"items": [_EVENT], "next": None},
    "events one": _EVENT,
    "sources one": {
        "kind": "source",
        "id": "Halima Duba",
        "counts": [{"label": "claims", "claims": 3, "list": "/api/v1/claims?source=Halima+Duba"}],
    },
    "judgements list": {"items": [_JUDGEMENT], "next": "j1-76b5fe92"},
    "judgements one": _JUDGEMENT,
    "judgements agreement": {
        "kind": "agreement",
        "measure": "Krippendorff's alpha, nominal",
        "reviewers": [{"who": "Ana", "claims": 40}, {"who": "Bo", "claims": 25}],
        "claims": 20,
        "fields": [{"field": "stance", "alpha": 0.81, "claims": 20, "alike": 18}],
    },
    "judgements add": {
        "verdict": "correct",
        "subjects": ["c1-46a786f7"],
        "values": {"stance": "denies"},
    },
    "events timeline": {"items": [_TOLD], "next": None},
    "exports list": {"items": [_EXPORT], "next": None},
    "exports one": _EXPORT,
    "exports add": {"format": "csv", "profile": "public", "filters": {"country": "KE"}},
    "health": {"status": "ok"},
}
