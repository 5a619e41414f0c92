"""The shapes of answers as JSON Schema, for the description of the interface.

They are those of the output contract. An answer may hold more than is described, never less.
"""

from collections.abc import Mapping
from typing import Any

__all__ = ["SCHEMAS"]

Schema = dict[str, Any]


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _page(items: Schema) -> Schema:
    return _object(items=_list(items), next=_maybe(_TEXT))


def _one_of(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_NUMBER: Schema = {"type": "number"}
_TRUTH: Schema = {"type": "boolean"}
_ANY: Schema = {}
_NAME = _maybe(_TEXT)

_PIECE = {"type": "array", "items": _WHOLE, "minItems": 2, "maxItems": 2}
_SPAN = _object(text=_TEXT, spans=_list(_PIECE))


def _spanned(**properties: Schema) -> Schema:
    return _object(text=_TEXT, spans=_list(_PIECE), **properties)


_LINK = _object(
    name=_TEXT,
    mention=_maybe(_SPAN),
    kind=_TEXT,
    unnamed=_TRUTH,
    implicit=_TRUTH,
    entity=_NAME,
)
_ACTOR = _spanned(name=_TEXT, entity=_NAME)
_PLACE = _spanned(
    name=_TEXT,
    lat=_maybe(_NUMBER),
    lon=_maybe(_NUMBER),
    country=_NAME,
    geonames_id=_maybe(_WHOLE),
    precision=_NAME,
)
_WHEN = _spanned(earliest=_NAME, latest=_NAME, precision=_NAME)
_QUANTITY = _spanned(low=_maybe(_NUMBER), high=_maybe(_NUMBER), unit=_NAME, measure=_NAME)

_FACTS = {
    **dict.fromkeys(("title", "outlet", "published", "language", "url"), _NAME),
    "id": _TEXT,
    "kind": _one_of("report"),
}
_ENTRY = _object(**_FACTS, versions=_WHOLE, claims=_WHOLE)
_REPORT = _object(
    **_FACTS, sha256=_TEXT, byline=_NAME, credit=_list(_TEXT), copy_of=_NAME, text=_TEXT
)
_CLAIM = _object(
    kind=_one_of("claim"),
    id=_TEXT,
    report=_TEXT,
    content=_SPAN,
    cue=_maybe(_SPAN),
    chain=_list(_LINK),
    joint=_list(_LINK),
    quote=_NAME,
    stance=_TEXT,
    polarity=_one_of("positive", "negative"),
    modality=_TEXT,
    hedges=_list(_SPAN),
    event=_maybe(_object(type=_TEXT, trigger=_SPAN)),
    who=_list(_ACTOR),
    whom=_list(_ACTOR),
    how_many=_list(_QUANTITY),
    where=_list(_PLACE),
    when=_maybe(_WHEN),
    reader=_TEXT,
)
_ORIGIN = _object(id=_TEXT, label=_TEXT, kind=_TEXT, unnamed=_TRUTH, claims=_list(_TEXT))
_EDGE = _object(a=_TEXT, b=_TEXT, relation=_one_of("same", "distinct", "unknown"), reason=_TEXT)
_FIGURE = _object(
    measure=_TEXT,
    values=_list(
        _object(claim=_TEXT, low=_maybe(_NUMBER), high=_maybe(_NUMBER), text=_TEXT, origin=_NAME)
    ),
    relations=_list(_object(a=_WHOLE, b=_WHOLE, relation=_TEXT, reason=_TEXT)),
)
_EVENT = _object(
    kind=_one_of("event"),
    id=_TEXT,
    type=_NAME,
    label=_TEXT,
    claims=_list(_TEXT),
    where=_maybe(_PLACE),
    when=_maybe(_WHEN),
    support=_object(
        reports=_WHOLE,
        outlets=_WHOLE,
        origins=_object(min=_WHOLE, max=_WHOLE),
        nodes=_list(_ORIGIN),
        edges=_list(_EDGE),
    ),
    figures=_list(_FIGURE),
    denied_by=_list(_TEXT),
    grade=_maybe(_object(name=_TEXT, rule=_TEXT)),
)
_TOLD = _object(
    published=_NAME,
    report=_TEXT,
    outlet=_NAME,
    claim=_TEXT,
    origin=_NAME,
    stance=_TEXT,
    content=_TEXT,
    copy_of=_NAME,
)
_JUDGEMENT = _object(
    kind=_one_of("judgement"),
    id=_NAME,
    verdict=_TEXT,
    subjects=_list(_TEXT),
    claims=_list(_list(_TEXT)),
    who=_TEXT,
    at=_TEXT,
    note=_NAME,
)
_EXPORT = _object(
    kind=_one_of("export"),
    number=_WHOLE,
    at=_TEXT,
    who=_TEXT,
    format=_TEXT,
    profile=_TEXT,
    filters={"type": "object", "additionalProperties": _TEXT},
    lines=_WHOLE,
    bytes=_WHOLE,
    sha256=_TEXT,
    target=_NAME,
    whole=_TRUTH,
)

SCHEMAS: Mapping[str, Schema] = {
    "reports list": _page(_ENTRY),
    "reports one": _REPORT,
    "claims list": _page(_CLAIM),
    "claims one": _CLAIM,
    "events list": _page(_EVENT),
    "events one": _EVENT,
    "events timeline": _page(_TOLD),
    "sources one": _object(
        kind=_one_of("source"),
        id=_TEXT,
        counts=_list(_object(label=_TEXT, claims=_WHOLE, list=_TEXT)),
    ),
    "judgements list": _page(_JUDGEMENT),
    "judgements one": _JUDGEMENT,
    "judgements agreement": _object(
        kind=_one_of("agreement"),
        measure=_TEXT,
        reviewers=_list(_object(who=_TEXT, claims=_WHOLE)),
        claims=_WHOLE,
        fields=_list(_object(field=_TEXT, alpha=_maybe(_NUMBER), claims=_WHOLE, alike=_WHOLE)),
    ),
    "exports list": _page(_EXPORT),
    "exports one": _EXPORT,
    "health": _object(status=_one_of("ok")),
}
"""By the name of the example that goes with it."""
