"""Pairs of mentions -> how probable it is that both tell of one happening, and why.

A logistic regression over the named features of a pair. Its weights stand in ``data/pairs.toml``,
where they can be read and reviewed; ``training/events`` says how they were found.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from twosource.events.pairs_matrix import FEATURES, Matrix, features, measures
from twosource.events.pairs_mentions import Mention

VERSION = "pairs-3"
_DIGITS = 9
"""Scores are rounded so that no order of adding can show."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log odds, where they begin, and from where two are one."""

    features: dict[str, float]
    intercept: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature said of a pair, and what it added to the log odds."""

    feature: str
    words: str
    value: float
    added: float


@cache
def weights() -> Weights:
    """The weights that come along."""
    text = (files("twosource.events") / "data" / "pairs.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Weights(data["features"], data["intercept"], data["threshold"])


def scores(mentions: Sequence[Mention], by: Weights | None = None) -> Matrix:
    """The probability for each pair of ``mentions``: a symmetric matrix, 1 on the diagonal."""
    held, measured = by or weights(), measures(mentions)
    odds = np.full((len(mentions), len(mentions)), held.intercept)
    for name in FEATURES:
        odds += held.features[name] * measured[name]()
    probable: Matrix = np.round(1 / (1 + np.exp(-odds)), _DIGITS)
    probable = (probable + probable.T) / 2
    np.fill_diagonal(probable, 1.0)
    return probable


def reasons(one: Mention, two: Mention) -> tuple[Reason, ...]:
    """What spoke for and against one happening, the weightiest first."""
    held, values = weights(), features([one, two])
    said = [(name, float(values[name][0, 1])) for name in FEATURES]
    found = [
        Reason(name, FEATURES[name], round(value, 3), round(held.features[name] * value, 3))
        for name, value in said
        if value and held.features[name]
    ]
    return tuple(sorted(found, key=lambda r: (-abs(r.added), r.feature)))
