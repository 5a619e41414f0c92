"""Floors: every figure that the project promises, checked; the gate fails when one drops."""

import argparse
import tomllib
from collections.abc import Callable
from pathlib import Path

from benchmarks import cases, factuality, newsquant, places, plover, polnear, stories, times
from benchmarks.paths import shared

FLOORS = Path(__file__).with_name("floors.toml")
MEASURES: dict[str, Callable[[Path], dict[str, float]]] = {
    "reports": lambda root: cases.measure(root, "reports"),
    "chains": lambda root: cases.measure(root, "chains"),
    "polnear": polnear.measure,
    "stories": stories.measure,
    "own_first": lambda root: stories.measure(root, stories.OWN / "first"),
    "own_second": lambda root: stories.measure(root, stories.OWN / "second"),
    "own_third": lambda root: stories.measure(root, stories.OWN / "third"),
    "own_fourth": lambda root: stories.measure(root, stories.OWN / "fourth"),
    "quantities": lambda root: newsquant.evaluate(root / "corpora/newsquant/newsquant_dev.json"),
    "factuality": lambda root: factuality.evaluate(root / "corpora/factuality/UW/dev.jsonl")[0],
    "types": lambda root: plover.evaluate(root / "corpora/plover"),
    "timebank": lambda root: times.evaluate(times.load(root / "corpora/timebank")),
    "wikiwars": lambda root: times.evaluate(times.load(root / "corpora/wikiwars")),
    "lgl": lambda root: places.figures(places.score(root / "corpora/lgl")),
    "geovirus": lambda root: places.figures(places.score(root / "corpora/geovirus")),
    "ucdp": lambda root: places.listed(root / "data/ucdp_places.csv"),
}
"""What measures each section of the floors, given the folder with the corpora."""


def check(
    figures: dict[str, float], floors: dict[str, dict[str, float]]
) -> list[tuple[str, float, str, bool]]:
    """Each figure that has a bound: its name, its value, the bound in words, whether it holds.

    >>> check({"F1": 80.0, "noise": 2.0}, {"at_least": {"F1": 81}, "at_most": {"noise": 5}})
    [('F1', 80.0, 'at least 81', False), ('noise', 2.0, 'at most 5', True)]
    """
    rows = []
    for name, floor in floors.get("at_least", {}).items():
        rows.append((name, figures[name], f"at least {floor}", figures[name] >= floor))
    for name, ceiling in floors.get("at_most", {}).items():
        rows.append((name, figures[name], f"at most {ceiling}", figures[name] <= ceiling))
    return rows


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks gate", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these (default: all)")
    names = parser.parse_args(arguments).names
    root = shared()
    if root is None:
        print("no corpora here: nothing to check")
        return
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    failed = 0
    for name, bounds in floors.items():
        if names and name not in names:
            continue
        figures = MEASURES[name](root)
        for figure, value, bound, holds in check(figures, bounds):
            failed += not holds
            print(f"{'ok  ' if holds else 'FAIL'} {name:10} {figure:28} {value:8.1f}  {bound}")
    if failed:
        raise SystemExit(f"{failed} figure(s) below their floor")
