"""The word lists of ``data/words.toml``."""

import tomllib
from functools import cache
from importlib import resources


@cache
def _file() -> dict[str, dict[str, str]]:
    text = resources.files("twosource.brief").joinpath("data", "words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(table: str, name: str = "words") -> frozenset[str]:
    """A list of words.

    >>> "denied" in words("cues", "finite")
    True
    """
    return frozenset(_file()[table].get(name, "").split())


def phrase(table: str, name: str | None) -> str | None:
    """What is said for ``name``, if anything.

    >>> phrase("measures", "killed"), phrase("measures", "barrels")
    ('Dead', None)
    """
    return _file()[table].get(name) if name is not None else None


def table(name: str) -> dict[str, str]:
    """A whole table, in its order."""
    return _file()[name]
