"""The model's values as plain JSON values and back, losing nothing.

This is how the ledger keeps a value whole. It is driven by the types of the model, so that a
new field needs no line here: a field that equals its default is left out, and one that was
written before the field existed reads as its default. Spans, of which there are most, are
written short: the text, then start and end of each piece.

>>> from twosource.model import Quantity
>>> q = Quantity(Span("two men", ((4, 11),)), 2, 2, "men", None)
>>> encode(q)
{'span': ['two men', 4, 11], 'low': 2, 'high': 2, 'unit': 'men', 'measure': None}
>>> decode(Quantity, encode(q)) == q
True
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from twosource.model import Span

__all__ = ["decode", "encode"]

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """``value`` (a dataclass of the model, a tuple of them, or a plain value) as JSON values."""
    if isinstance(value, Span):
        return [value.text, *(end for piece in value.spans for end in piece)]
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return {
            name: encode(item)
            for name, default in _defaults(kind)
            if (item := getattr(value, name)) != default
        }
    return value


def decode(kind: type[T], json: Any) -> T:
    """The value of the class ``kind`` that ``encode`` made ``json`` of.

    Raises ``KeyError``, ``TypeError``, ``AttributeError``, ``IndexError`` or ``ValueError`` if
    ``json`` isn't of that shape.
    """
    decoder: Decoder = _decoder(cast(Any, kind))
    value: T = decoder(json)
    return value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in fields(kind))


@cache
def _decoder(kind: Any) -> Decoder:
    origin, args = get_origin(kind), get_args(kind)
    if kind is Span:
        return _span
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in args if a is not type(None))
        return _optional(_decoder(inner))
    if origin is tuple:
        return _tuple_decoder(args)
    return _as_is


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {f.name: _decoder(hints[f.name]) for f in fields(kind)}

    def from_object(json: Any) -> Any:
        return kind(**{name: decoders[name](item) for name, item in json.items()})

    return from_object


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    if args[1:] == (Ellipsis,):
        each = _decoder(args[0])
        return lambda json: tuple(map(each, json))
    decoders = [_decoder(kind) for kind in args]
    return lambda json: tuple(d(item) for d, item in zip(decoders, json, strict=True))


def _optional(inner: Decoder) -> Decoder:
    if inner is _as_is:
        return _as_is
    return lambda json: None if json is None else inner(json)


def _span(json: Any) -> Span:
    return Span(json[0], tuple(zip(json[1::2], json[2::2], strict=True)))


def _as_is(json: Any) -> Any:
    return json
