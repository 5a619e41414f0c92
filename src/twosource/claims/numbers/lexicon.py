"""The number words, read once from ``numerals.toml``."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["NumberWords", "alternatives", "number_words"]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words with their values; ``plurals`` and ``vague`` give bounds (``None`` = open)."""

    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    denominators: dict[str, int]
    plurals: dict[str, tuple[int, int]]
    vague: dict[str, tuple[int, int | None]]
    multipliers: frozenset[str]
    articles: dict[str, float]
    steps: frozenset[str]
    after_metres: frozenset[str]


@cache
def number_words() -> NumberWords:
    """The lexicon.

    >>> number_words().plurals["dozens"]
    (24, 99)
    """
    data = tomllib.loads((files(__package__) / "numerals.toml").read_text(encoding="utf-8"))
    return NumberWords(
        ones=data["ones"],
        teens=data["teens"],
        tens=data["tens"],
        scales=data["scales"],
        short_scales=data["short_scales"],
        denominators=data["denominators"],
        plurals={word: (low, high) for word, (low, high) in data["plurals"].items()},
        vague={w: (b[0], b[1] if len(b) > 1 else None) for w, b in data["vague"].items()},
        multipliers=frozenset(data["multipliers"]["words"]),
        articles=data["articles"],
        steps=frozenset(data["steps"]["words"]),
        after_metres=frozenset(data["after_metres"]["words"]),
    )


def alternatives(forms: Iterable[str]) -> str:
    """The forms as alternatives of a pattern, the longest first.

    >>> alternatives(["few", "a few"])
    'a\\\\ few|few'
    """
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda f: (-len(f), f)))
