"""The shape of each line that Twosource prints, and a checker that takes nothing else.

A shape is a type, ``None``, a tuple of shapes (one of them holds), a ``set`` of words, a list with
the shape of each item, or a dict with just these keys in just this order.
"""

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

Shape = Any
Check = Callable[[Any], bool]

_DAY = r"\d{4}-\d\d-\d\d"
_DATE = re.compile(_DAY)
_MOMENT = re.compile(rf"{_DAY}(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")


def text(value: Any) -> bool:
    """Unknown is null, never empty."""
    return isinstance(value, str) and value != ""


def number(value: Any) -> bool:
    """Finite; a whole one is an integer."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or (math.isfinite(value) and value != int(value))


def real(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def share(value: Any) -> bool:
    return real(value) and 0 <= value <= 1


def day(value: Any) -> bool:
    return isinstance(value, str) and bool(_DATE.fullmatch(value))


def moment(value: Any) -> bool:
    return isinstance(value, str) and bool(_MOMENT.fullmatch(value))


def pieces(value: Any) -> bool:
    """Offsets in order, half-open, not overlapping."""
    ends = [end for piece in value for end in piece]
    whole = all(len(piece) == 2 and all(type(end) is int for end in piece) for piece in value)
    return whole and ends == sorted(ends) and all(a < b for a, b in value) and ends != []


SPAN = {"text": text, "spans": pieces}
PRECISION = {"point", "town", "district", "province", "country", "region"}
LINK = {
    "name": text,
    "mention": (SPAN, None),
    "kind": {
        "outlet",
        "agency",
        "person",
        "organisation",
        "official",
        "document",
        "witness",
        "unnamed",
    },
    "unnamed": bool,
    "implicit": bool,
    "entity": (text, None),
}
ACTOR = {**SPAN, "name": text, "entity": (text, None)}
PLACE = {
    **SPAN,
    "name": text,
    "lat": (real, None),
    "lon": (real, None),
    "country": (re.compile("[A-Z]{2}"), None),
    "geonames_id": (int, None),
    "precision": (PRECISION, None),
}
WHEN = {**SPAN, "earliest": (day, None), "latest": (day, None), "precision": (text, None)}
BOUNDS = {"low": (number, None), "high": (number, None)}

VALUE = {
    "claim": text,
    **BOUNDS,
    "text": text,
    "origin": (text, None),
    "as_of": (moment, None),
    "conceded": bool,
}

LINES: dict[str, Shape] = {
    "report": {
        "kind": {"report"},
        "id": text,
        "sha256": re.compile("[0-9a-f]{64}"),
        "outlet": (text, None),
        "published": (moment, None),
        "title": (text, None),
        "language": (text, None),
        "url": (text, None),
        "byline": (text, None),
        "credit": [text],
        "copy_of": (text, None),
        "text": text,
    },
    "claim": {
        "kind": {"claim"},
        "id": text,
        "report": text,
        "content": SPAN,
        "cue": (SPAN, None),
        "chain": [LINK],
        "joint": [LINK],
        "quote": ({"direct", "mixed", "indirect"}, None),
        "stance": text,
        "polarity": {"positive", "negative"},
        "modality": {"asserted", "possible", "planned", "attempted", "conditional"},
        "hedges": [SPAN],
        "event": ({"type": text, "trigger": SPAN}, None),
        "who": [ACTOR],
        "whom": [ACTOR],
        "how_many": [
            {**SPAN, **BOUNDS, "unit": (text, None), "measure": (text, None)},
        ],
        "where": [PLACE],
        "when": (
            {
                **SPAN,
                "earliest": (day, None),
                "latest": (day, None),
                "precision": (text, None),
            },
            None,
        ),
        "reader": text,
    },
    "event": {
        "kind": {"event"},
        "id": text,
        "type": (text, None),
        "label": text,
        "claims": [text],
        "where": (PLACE, None),
        "when": (WHEN, None),
        "support": {
            "reports": int,
            "outlets": int,
            "origins": {"min": int, "max": int},
            "nodes": [
                {
                    "id": text,
                    "label": text,
                    "kind": LINK["kind"],
                    "unnamed": bool,
                    "claims": [text],
                    "interest": (text, None),
                    "denies": bool,
                }
            ],
            "edges": [
                {
                    "a": text,
                    "b": text,
                    "relation": {"same", "distinct", "unknown"},
                    "reason": text,
                }
            ],
            "proven": bool,
        },
        "figures": [
            {
                "measure": text,
                "values": [VALUE],
                "relations": [
                    {
                        "a": int,
                        "b": int,
                        "relation": {
                            "agree",
                            "update",
                            "subset",
                            "total",
                            "conflict",
                            "unclear",
                        },
                        "reason": text,
                    }
                ],
            }
        ],
        "denied_by": [text],
        "grade": ({"name": text, "rule": text}, None),
    },
    "attribution": {
        "kind": {"attribution"},
        "id": text,
        "report": text,
        "source": (SPAN, None),
        "cue": (SPAN, None),
        "content": SPAN,
        "inside": (text, None),
        "confidence": share,
    },
    "time": {
        "kind": {"time"},
        "report": text,
        **SPAN,
        "type": {"DATE", "TIME", "DURATION", "SET"},
        "value": (text, None),
        "earliest": (day, None),
        "latest": (day, None),
        "precision": (text, None),
    },
    "quantity": {
        "kind": {"quantity"},
        "report": text,
        **SPAN,
        **BOUNDS,
        "change": {"=", "~", ">", "<", "up", "down"},
        "unit": (text, None),
        "measure": (text, None),
    },
    "place": {
        "kind": {"place"},
        "report": text,
        **PLACE,
        "alternatives": [{"name": text, "geonames_id": (int, None), "score": real}],
    },
    "actor": {
        "kind": {"actor"},
        "report": text,
        **ACTOR,
        "role": (text, None),
        "alternatives": [{"name": text, "entity": (text, None), "score": real}],
    },
}

BESIDE: dict[str, Shape] = {
    "entity": {
        "kind": {"entity"},
        "id": text,
        "name": text,
        "type": ({"person", "body"}, None),
        "listed": bool,
        "names": [text],
        "roles": [text],
        "countries": [re.compile("[A-Z]{2}")],
        "claims": [text],
        "appearances": [{"id": text, "report": text, "name": text, "claims": [text]}],
        "merges": [{"a": text, "b": text, "score": real, "reasons": [text]}],
        "alternatives": [
            {"entity": text, "name": text, "score": real, "reasons": [text], "against": text}
        ],
    },
    "told": {
        "kind": {"told"},
        "published": (moment, None),
        "outlet": (text, None),
        "report": text,
        "copy_of": (text, None),
        "claim": text,
        "origin": (text, None),
        "stance": text,
        "text": text,
    },
    "change": {
        "kind": {"change"},
        "report": text,
        "version": int,
        "read_at": text,
        "what": [{"added", "dropped", "reworded", "figures", "source", "stance"}],
        "before": ({"claim": text, "text": text, "chain": [text], "stance": text}, None),
        "after": ({"claim": text, "text": text, "chain": [text], "stance": text}, None),
    },
}
"""What ``actors --json`` and ``timeline --json`` print; no export has it."""


def problems(line: Any) -> list[str]:
    """What is wrong with the object of one line; nothing if it is just as it should be."""
    shape = (LINES | BESIDE).get(line.get("kind")) if isinstance(line, dict) else None
    return [f"no such line: {line!r}"] if shape is None else list(_problems(shape, line, "line"))


def text_problems(line: Any, report_text: str) -> list[str]:
    """Spans of a line, at any depth, whose text is not the joined slices of the report's."""
    if isinstance(line, list):
        return [p for item in line for p in text_problems(item, report_text)]
    if not isinstance(line, dict):
        return []
    found = [p for item in line.values() for p in text_problems(item, report_text)]
    if "spans" in line:
        slices = "".join(report_text[a:b] for a, b in line["spans"])
        found += [] if line["text"] == slices else [f"{line['text']!r} is not {slices!r}"]
    return found


def _problems(shape: Shape, value: Any, at: str) -> Iterator[str]:
    if isinstance(shape, dict):
        yield from _object_problems(shape, value, at)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{at} is no list: {value!r}"
            return
        for i, item in enumerate(value):
            yield from _problems(shape[0], item, f"{at}[{i}]")
    elif isinstance(shape, tuple):
        if value is None and None in shape:
            return
        yield from _problems(shape[0], value, at)
    elif not _holds(shape, value):
        yield f"{at} may not be {value!r}"


def _object_problems(shape: dict[str, Shape], value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict) or list(value) != list(shape):
        yield f"{at} should have the keys {list(shape)}: {value!r}"
        return
    for key, inner in shape.items():
        yield from _problems(inner, value[key], f"{at}.{key}")


def _holds(shape: Shape, value: Any) -> bool:
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(shape, set):
        return isinstance(value, str) and value in shape
    if isinstance(shape, type):
        return type(value) is shape
    return bool(shape(value))
