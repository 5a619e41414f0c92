"""One figure summed up under a named rule: lowest, best-sourced, highest. Never a sum.

Only standing values count: no part of another value, no running total, nothing that a later count
replaced. The rules are in ``data/summaries.toml``. A rule of a user's own is a TOML file with
``says`` (what it does, in words) and, if wanted, ``show`` (of ``low``, ``best`` and ``high``),
``conceded`` (whether a belligerent's count of its own losses counts) and a table ``vague`` of
numbers for words.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from twosource.errors import DataError
from twosource.events.rule_files import read_rule_file, words_of
from twosource.model import Figure, FigureValue

_ENDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class SummaryRule:
    """How a figure is summed up: what is shown of it, and what counts."""

    name: str
    says: str
    show: tuple[str, ...] = _ENDS
    conceded: bool = False
    vague: Mapping[str, float] = field(default_factory=dict)


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


def load_summary_rule(name_or_path: str) -> SummaryRule:
    """A rule of ours by name (``acled``, ``airwars``, ``ucdp``), or a user's by path.

    Raises ``DataError`` if there is none, or if it asks for what isn't known.

    >>> load_summary_rule("ucdp").show
    ('low', 'best', 'high')
    """
    if name_or_path in _rules():
        return _rules()[name_or_path]
    return _rule(Path(name_or_path).stem, read_rule_file(name_or_path, summary_rules()))


def summarise(figure: Figure, rule: str | SummaryRule = "airwars") -> Summary | None:
    """A figure under a rule, or ``None`` if no value stands.

    Raises ``DataError`` if there is no such rule.

    >>> some = FigureValue("c1", 9, None, "at least nine", "a")
    >>> told = summarise(Figure("killed", (some, FigureValue("c2", 15, 15, "15", "b"))), "ucdp")
    >>> told.low, told.high, told.open_ended, told.best
    (9, 15, True, 1)
    """
    known = load_summary_rule(rule) if isinstance(rule, str) else rule
    conceded = tuple(i for i, v in enumerate(figure.values) if v.conceded)
    left_out = set() if known.conceded else set(conceded)
    standing = tuple(i for i in _standing(figure) if i not in left_out)
    if not standing:
        return None
    values = [figure.values[i] for i in standing]
    ends = [_ends(v, known.vague) for v in values]
    show = known.show
    return Summary(
        measure=figure.measure,
        rule=known.name,
        says=known.says,
        low=min(low for low, _ in ends) if "low" in show else None,
        best=_best(figure, standing) if "best" in show else None,
        high=max(high for _, high in ends) if "high" in show else None,
        open_ended=any(v.high is None for v in values),
        standing=standing,
        conceded=conceded,
    )


def _standing(figure: Figure) -> list[int]:
    """The values that count the whole and that no later count of anybody replaced.

    Of a total and an incident the total is the one that is so to most values.
    """
    out = set()
    totals = Counter(i for p in figure.relations if p.relation == "total" for i in (p.a, p.b))
    for pair in figure.relations:
        low, high = sorted((pair.a, pair.b), key=lambda i: _low(figure.values[i]))
        if pair.relation == "subset":
            out.add(low)
        elif pair.relation == "total":
            out.add(max((high, low), key=lambda i: totals[i]))
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


def _ends(value: FigureValue, vague: Mapping[str, float]) -> tuple[float, float]:
    words = re.findall(r"[a-z]+", value.text.lower())
    fixed = next((float(vague[w]) for w in words if w in vague), None)
    if fixed is not None:
        return fixed, fixed
    low = _low(value)
    return low, value.high if value.high is not None else low


def _low(value: FigureValue) -> float:
    return value.low if value.low is not None else 0.0


@cache
def _rules() -> dict[str, SummaryRule]:
    file = resources.files("twosource.events").joinpath("data", "summaries.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: _rule(name, rule) for name, rule in table.items()}


def _rule(name: str, table: Mapping[str, Any]) -> SummaryRule:
    if not isinstance(table.get("says"), str):
        raise DataError(f"rule {name} lacks says: what it does, in words")
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise DataError(f"rule {name} has {unknown[0]!r}; it may have {', '.join(sorted(_KEYS))}")
    show = words_of(table.get("show", _ENDS), f"show of rule {name}")
    if not show or not set(show) <= set(_ENDS):
        raise DataError(
            f"rule {name} shows {', '.join(show) or 'nothing'}; show any of {', '.join(_ENDS)}"
        )
    conceded = table.get("conceded", False)
    if not isinstance(conceded, bool):
        raise DataError(f"conceded of rule {name} is true or false")
    return SummaryRule(name, table["says"], show, conceded, _vague(name, table.get("vague", {})))


def _vague(name: str, table: object) -> Mapping[str, float]:
    """What a rule counts words such as "several" as."""
    if not isinstance(table, dict) or not all(type(n) in (int, float) for n in table.values()):
        raise DataError(f"the table vague of rule {name} needs a number for each word")
    return table


_KEYS = frozenset({"says", "show", "conceded", "vague", "source"})
