"""One figure summed up under a named rule: lowest, best-sourced, highest. Never a sum.

Only standing values count: no part of another value, no running total, nothing that a later count
replaced. The rules are in ``data/summaries.toml``.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from twosource.errors import DataError
from twosource.model import Figure, FigureValue


@dataclass(frozen=True, slots=True)
class Summary:
    """A figure under a rule. Indices point into its values; an end that a rule doesn't show, or
    that is open, is ``None``.
    """

    measure: str
    rule: str
    says: str
    low: float | None
    best: int | None
    high: float | None
    open_ended: bool
    """Whether some standing value has no upper end ("at least 22")."""
    standing: tuple[int, ...]
    conceded: tuple[int, ...]
    """Values that a belligerent gives of its own losses, shown beside."""


def summary_rules() -> tuple[str, ...]:
    """The names of the rules.

    >>> summary_rules()
    ('acled', 'airwars', 'ucdp')
    """
    return tuple(sorted(_rules()))


def summarise(figure: Figure, rule: str = "airwars") -> Summary | None:
    """A figure under a rule, or ``None`` if no value stands.

    Raises ``DataError`` if there is no such rule.

    >>> some = FigureValue("c1", 9, None, "at least nine", "a")
    >>> told = summarise(Figure("killed", (some, FigureValue("c2", 15, 15, "15", "b"))), "ucdp")
    >>> told.low, told.high, told.open_ended, told.best
    (9, 15, True, 1)
    """
    if rule not in _rules():
        raise DataError(f"There is no rule {rule!r}; choose one of {', '.join(summary_rules())}.")
    known = _rules()[rule]
    conceded = tuple(i for i, v in enumerate(figure.values) if v.conceded)
    left_out = set() if known["conceded"] else set(conceded)
    standing = tuple(i for i in _standing(figure) if i not in left_out)
    if not standing:
        return None
    values = [figure.values[i] for i in standing]
    vague: dict[str, int] = known.get("vague", {})
    ends = [_ends(v, vague) for v in values]
    show = known["show"]
    return Summary(
        measure=figure.measure,
        rule=rule,
        says=known["says"],
        low=min(low for low, _ in ends) if "low" in show else None,
        best=_best(figure, standing) if "best" in show else None,
        high=max(high for _, high in ends) if "high" in show else None,
        open_ended=any(v.high is None for v in values),
        standing=standing,
        conceded=conceded,
    )


def _standing(figure: Figure) -> list[int]:
    """The values that count the whole and that no later count of anybody replaced."""
    out = set()
    for pair in figure.relations:
        low, high = sorted((pair.a, pair.b), key=lambda i: _low(figure.values[i]))
        if pair.relation == "subset":
            out.add(low)
        elif pair.relation == "total":
            out.add(high)
        elif pair.relation == "update":
            out.add(min(pair.a, pair.b))
    return [i for i in range(len(figure.values)) if i not in out]


def _best(figure: Figure, standing: Sequence[int]) -> int:
    """The value on which most origins agree; of several an exact one, the latest."""

    def weight(i: int) -> tuple[int, bool, int]:
        value = figure.values[i]
        agreeing = {i} | {
            other
            for pair in figure.relations
            if pair.relation == "agree" and i in (pair.a, pair.b)
            for other in (pair.a, pair.b)
            if other in standing
        }
        origins = {figure.values[j].origin for j in agreeing} - {None}
        return len(origins), value.low == value.high, i

    return max(standing, key=weight)


def _ends(value: FigureValue, vague: dict[str, int]) -> tuple[float, float]:
    words = re.findall(r"[a-z]+", value.text.lower())
    fixed = next((float(vague[w]) for w in words if w in vague), None)
    if fixed is not None:
        return fixed, fixed
    low = _low(value)
    return low, value.high if value.high is not None else low


def _low(value: FigureValue) -> float:
    return value.low if value.low is not None else 0.0


@cache
def _rules() -> dict[str, dict[str, Any]]:
    file = resources.files("twosource.events").joinpath("data", "summaries.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
