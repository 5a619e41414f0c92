"""Expressions kept as data: read once, when first needed.

A pattern may name a part (``{DATE}``): the part's expression is put in its place. Names that are
no part (``{0,80}`` is a count) are left as they are.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from twosource.errors import DataError

__all__ = ["compiled", "table", "words"]

_PART = re.compile(r"\{([A-Z]+)\}")


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``data/<name>.toml``."""
    source = files("twosource.intake") / "data" / f"{name}.toml"
    try:
        return tomllib.loads(source.read_text("utf-8"))
    except (OSError, ValueError) as err:
        raise DataError(f"{name}.toml can't be read ({err}); reinstall twosource") from err


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The entries of ``key`` in ``data/<name>.toml``, between semicolons or else white space.

    >>> "Tenn." in words("places", "regions"), "the" in words("language", "english")
    (True, True)
    """
    listed = str(table(name)[key])
    entries = listed.split(";") if ";" in listed else listed.split()
    return frozenset(" ".join(entry.split()) for entry in entries)


def compiled(pattern: str, parts: dict[str, str], flags: int = 0) -> re.Pattern[str]:
    """``pattern`` with its parts filled in, compiled.

    >>> compiled("{DAY} {DAY}?", {"DAY": "[a-z]{3}"}).pattern
    '(?:[a-z]{3}) (?:[a-z]{3})?'
    """
    while match := _PART.search(pattern):
        part = parts.get(match[1])
        if part is None:
            raise DataError(f"no part named {match[1]} for the pattern {pattern!r}")
        pattern = f"{pattern[: match.start()]}(?:{part}){pattern[match.end() :]}"
    try:
        return re.compile(pattern, flags)
    except re.error as err:
        raise DataError(f"the pattern {pattern!r} is no expression: {err}") from err
