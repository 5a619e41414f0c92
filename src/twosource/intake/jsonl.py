"""JSON Lines: one report a line, its text kept character for character."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from twosource.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from twosource.intake.draft import Draft
from twosource.intake.options import IntakeOptions, Refusal
from twosource.model import Report

__all__ = ["read_jsonl"]

_FIELDS = ("id", "title", "outlet", "published", "url", "byline")
_TYPES = {
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


def read_jsonl(source: BinaryIO, name: str, options: IntakeOptions) -> Iterator[Report | Refusal]:
    """The reports of ``source``, line by line; each line that can't be read is its own refusal.

    A line is ``{"id", "text", "title"?, "outlet"?, "published"?, "url"?, "byline"?}``; other
    fields are passed over. Memory holds one line.
    """
    empty = True
    for number, line in _lines(source, options.max_bytes):
        empty = False
        try:
            if line is None:
                raise TooLarge(f"the line is over {options.max_bytes:,} bytes; split the report")
            yield _draft(line).report(options)
        except InputError as err:
            yield Refusal(f"{name}:{number}", err)
    if empty:
        yield Refusal(name, EmptyInput("there is no line in it; give one report a line"))


def _lines(source: BinaryIO, longest: int) -> Iterable[tuple[int, bytes | None]]:
    """Numbered lines that hold something; None stands for one over ``longest`` bytes."""
    number = 0
    while line := source.readline(longest + 1):
        number += 1
        if len(line) > longest and not line.endswith(b"\n"):
            while (rest := source.readline(longest)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif number == 1:
            yield number, line.removeprefix(b"\xef\xbb\xbf")
        elif line.strip():
            yield number, line


def _draft(line: bytes) -> Draft:
    record = _record(line)
    text = _string(record, "text")
    if text is None:
        raise UnreadableInput('there is no field "text"; give {"id": …, "text": …}')
    return Draft(text, **{field: _string(record, field) for field in _FIELDS})


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as err:
        raise UnreadableInput(f"it is not UTF-8 at byte {err.start}; save it as UTF-8") from err
    except RecursionError as err:
        raise UnreadableInput("its JSON is nested too deeply; give one flat object a line") from err
    except ValueError as err:
        raise UnreadableInput(f"it is not JSON ({err}); give one object a line") from err
    if not isinstance(record, dict):
        raise UnreadableInput(f"it is {_type(record)}; give one object a line")
    return record


def _string(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value
    raise UnreadableInput(f'the field "{field}" is {_type(value)}; give a string')


def _type(value: object) -> str:
    return _TYPES.get(type(value), "a string" if isinstance(value, str) else "null")
