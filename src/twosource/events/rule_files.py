"""Rule files in TOML, for grades and for sums: a user's own, or those that come along."""

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from twosource.errors import DataError

__all__ = ["read_rule_file", "words_of"]


def read_rule_file(path: str, known: Collection[str]) -> dict[str, Any]:
    """What a user's rule file holds; ``known`` are the names of the rules that come along.

    Raises ``DataError`` if there is no such file, or if it isn't TOML.
    """
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        rules = ", ".join(known)
        raise DataError(f"there is no rule {path!r}; choose one of {rules}, or a file") from error
    except UnicodeDecodeError as error:
        raise DataError(f"rule file {path} is no text in UTF-8") from error
    except OSError as error:
        raise DataError(f"rule file {path} can't be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"rule file {path} is no TOML: {error}") from error


def words_of(held: object, what: str) -> tuple[str, ...]:
    """A list of words in a rule file. ``what`` names it for the ``DataError`` if it is none.

    >>> words_of(["low", "high"], "show of rule mine")
    ('low', 'high')
    """
    if not isinstance(held, list | tuple) or not all(isinstance(word, str) for word in held):
        raise DataError(f'{what} is no list of words; write it as ["a", "b"]')
    return tuple(held)
