"""A claim as a reviewer has it: plain JSON values, checked, laid over the claim as it was read.

The values have the shape of the output contract. Keys that aren't given stay as they are; a list
is given whole. What a value of a list doesn't say is taken from the value that was read at the
same words, so that a place that keeps its words keeps its coordinates.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from twosource.errors import BadJudgement
from twosource.model import (
    EVENT_TYPES,
    STANCES,
    Actor,
    Certainty,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
    Why,
)

__all__ = ["FIELDS", "corrected_claim"]

_WHY = Why("review")
_LONGEST, _MOST = 300, 40
_SHOWABLE = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]*")
_LISTS: Mapping[str, type] = {
    "chain": Link,
    "joint": Link,
    "how_many": Quantity,
    "where": Place,
    "events": EventMention,
    "who": Actor,
    "whom": Actor,
}
_CERTAINTY = ("stance", "polarity", "modality", "hedges")
_KNOWN: Mapping[tuple[type, str], Sequence[str]] = {
    (Certainty, "stance"): STANCES,
    (Link, "stance"): STANCES,
    (EventMention, "type"): EVENT_TYPES,
}
FIELDS = ("content", "cue", "quote", "when", *_CERTAINTY, *_LISTS)
"""What of a claim can be corrected."""

Json = Mapping[str, Any]
"""Values by the names of fields. ``event``, as the contract has it, stands for all ``events``."""


def corrected_claim(claim: Claim, report: Report, values: Json) -> Claim:
    """``claim`` with ``values``, each of them checked against the text of its ``report``.

    Raises ``BadJudgement`` on a key that isn't known, words that don't stand in the text, a value
    that can't be meant, and where nothing would change.
    """
    if "event" in values:
        only = values["event"]
        values = {**values, "events": [] if only is None else [only]}
        del values["event"]
    unknown = sorted(values.keys() - set(FIELDS))
    if unknown:
        raise BadJudgement(f"{unknown[0]!r} can't be corrected; give any of {', '.join(FIELDS)}")
    made = claim
    for key, value in values.items():
        made = _with(made, key, value, report.text)
    if not made.content.text.strip():
        raise BadJudgement("content: mark the words of the claim; it can't be empty")
    if made == claim:
        raise BadJudgement("nothing differs from the claim as it is; accept it instead")
    return made


def _with(claim: Claim, key: str, value: Any, text: str) -> Claim:
    if key in _LISTS:
        known = {_place_of(item): item for item in getattr(claim, key)}
        items = tuple(
            _item(_LISTS[key], json, known, text, f"{key}[{i}]")
            for i, json in enumerate(_list(value, key))
        )
        return _replaced(claim, key, items)
    if key in _CERTAINTY:
        return replace(claim, certainty=_certainty(claim.certainty, key, value, text))
    if key == "when":
        before = {_place_of(claim.when): claim.when} if claim.when else {}
        when = None if value is None else _item(When, value, before, text, key)
        return replace(claim, when=when)
    kind = get_type_hints(Claim)[key]
    return _replaced(claim, key, _reader(kind)(value, text, key))


def _replaced(claim: Claim, key: str, value: Any) -> Claim:
    changes: dict[str, Any] = {key: value}
    return replace(claim, **changes)


def _certainty(before: Certainty, key: str, value: Any, text: str) -> Certainty:
    kind = get_type_hints(Certainty)[key]
    if key == "hedges":
        read: Any = tuple(_span(v, text, f"hedges[{i}]") for i, v in enumerate(_list(value, key)))
    else:
        read = _known(Certainty, key, _reader(kind)(value, text, key), key)
    if getattr(before, key) == read:
        return before
    changes: dict[str, Any] = {key: read, "why": _WHY}
    return replace(before, **changes)


def _list(value: Any, path: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise BadJudgement(f"{path}: give a list of at most {_MOST} values")
    return value


def _place_of(item: Any) -> object:
    """What a value is known by: where it stands, and where it stands nowhere its name."""
    span = next(
        (getattr(item, n) for n in ("span", "mention", "trigger") if hasattr(item, n)), None
    )
    return span.spans if span else getattr(item, "name", None)


def _item(kind: type, json: Any, known: Mapping[object, Any], text: str, path: str) -> Any:
    """One value of a list: a dataclass of the model, what isn't said taken from what was read."""
    if not isinstance(json, Mapping):
        raise BadJudgement(f'{path}: give an object, such as {{"text": …, "spans": [[…]]}}')
    hints = get_type_hints(kind)
    given = {k: v for k, v in json.items() if k not in ("text", "spans")}
    if "span" in hints and "spans" in json:
        given["span"] = {k: json[k] for k in ("text", "spans") if k in json}
    if extra := sorted(given.keys() - hints.keys() | (given.keys() & {"why", "alternatives"})):
        raise BadJudgement(f"{path}: there is no {extra[0]!r} to correct")
    read = {
        k: _known(kind, k, _reader(hints[k])(v, text, f"{path}.{k}"), path)
        for k, v in given.items()
    }
    before = known.get(_key_of(read))
    made = _made(kind, read, before, path)
    _sensible(made, path)
    return before if before is not None and replace(made, why=before.why) == before else made


def _key_of(read: Json) -> object:
    span = read.get("span") or read.get("mention") or read.get("trigger")
    return span.spans if span else read.get("name")


def _made(kind: Any, read: dict[str, Any], before: Any, path: str) -> Any:
    if before is not None:
        return replace(before, **read, why=_WHY)
    optional = {f.name for f in fields(kind) if f.default is not MISSING}
    hints = get_type_hints(kind)
    unsaid = [n for n in hints if n not in read and n not in optional]
    blank = {n: None for n in unsaid if type(None) in get_args(hints[n])}
    if missing := [n for n in unsaid if n not in blank]:
        raise BadJudgement(f"{path}: {missing[0]} is missing")
    return kind(**blank, **read, why=_WHY)


def _known(kind: type, key: str, value: Any, path: str) -> Any:
    allowed = _KNOWN.get((kind, key))
    return value if allowed is None else _one_of(allowed, value, path)


Reader = Callable[[Any, str, str], Any]


@cache
def _reader(kind: Any) -> Reader:
    """Reads a value of a type of the model from JSON: value, text, path for messages."""
    origin, args = get_origin(kind), get_args(kind)
    if kind is Span:
        return _span
    if origin in (Union, UnionType):
        (inner,) = (_reader(a) for a in args if a is not type(None))
        return lambda json, text, path: None if json is None else inner(json, text, path)
    if origin is Literal:
        return lambda json, _, path: _one_of(args, json, path)
    if kind in _PLAIN:
        return _PLAIN[kind]
    assert not is_dataclass(kind), kind
    raise TypeError(f"no value of {kind} can be corrected")


def _one_of(allowed: Sequence[str], json: Any, path: str) -> Any:
    if not isinstance(json, str) or json not in allowed:
        raise BadJudgement(f"{path}: {json!r} isn't known; give one of {', '.join(allowed)}")
    return json


def _words(json: Any, _: str, path: str) -> str:
    if not isinstance(json, str) or not json.strip() or len(json) > _LONGEST:
        raise BadJudgement(f"{path}: give 1 to {_LONGEST} characters, or null")
    if not _SHOWABLE.fullmatch(json):
        raise BadJudgement(f"{path}: it holds characters that can't be shown")
    return json.strip()


def _number(json: Any, _: str, path: str) -> float:
    if isinstance(json, bool) or not isinstance(json, int | float) or not abs(json) < 1e15:
        raise BadJudgement(f"{path}: {json!r} is no number")
    return json


def _whole(json: Any, text: str, path: str) -> int:
    value = _number(json, text, path)
    if value != int(value):
        raise BadJudgement(f"{path}: {json!r} is no whole number")
    return int(value)


def _yes_or_no(json: Any, _: str, path: str) -> bool:
    if not isinstance(json, bool):
        raise BadJudgement(f"{path}: give true or false")
    return json


_PLAIN: Mapping[Any, Reader] = {
    str: _words,
    float: _number,
    int: _whole,
    bool: _yes_or_no,
}


def _span(json: Any, text: str, path: str) -> Span:
    """Words of the report by their offsets; where the words are given, too, they must be those."""
    pieces = json.get("spans") if isinstance(json, Mapping) else None
    if not isinstance(pieces, list) or not 0 < len(pieces) <= _MOST:
        raise BadJudgement(f'{path}: say where its words stand: {{"spans": [[start, end]]}}')
    read: list[tuple[int, int]] = []
    for piece in pieces:
        if not isinstance(piece, list | tuple) or len(piece) != 2:
            raise BadJudgement(f"{path}: a piece is [start, end]")
        start, end = (_whole(at, text, path) for at in piece)
        if not (read[-1][1] if read else 0) <= start < end <= len(text):
            raise BadJudgement(
                f"{path}: [{start}, {end}] isn't in the report's {len(text):,} characters, "
                "or not behind the piece before it"
            )
        read.append((start, end))
    span = Span.of(text, *read)
    if json.get("text", span.text) != span.text:
        raise BadJudgement(f"{path}: the report has {span.text!r} there, not {json['text']!r}")
    return span


def _sensible(made: Any, path: str) -> None:
    """Values that are each possible but not together, or not on this earth."""
    if isinstance(made, Quantity) and made.low is not None and made.high is not None:
        _ordered([made.low, made.high], path)
    if isinstance(made, Place):
        for value, most, name in ((made.lat, 90, "lat"), (made.lon, 180, "lon")):
            if value is not None and not abs(value) <= most:
                raise BadJudgement(f"{path}: {name} goes from -{most} to {most}")
        if made.country is not None and not re.fullmatch("[A-Z]{2}", made.country):
            raise BadJudgement(f"{path}: a country is two capital letters, such as KE")
        if made.radius_km is not None and not 0 <= made.radius_km < math.inf:
            raise BadJudgement(f"{path}: radius_km is 0 or more")
    if isinstance(made, When):
        _ordered([_day(end, path) for end in (made.earliest, made.latest) if end], path)


def _ordered(ends: list[Any], path: str) -> None:
    if ends != sorted(ends):
        raise BadJudgement(f"{path}: it ends before it begins")


def _day(written: str, path: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise BadJudgement(f"{path}: {written!r} is no date; write it as 2026-01-31") from None
