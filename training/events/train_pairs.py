"""Train the weights of ``pairs.toml`` on gold stories.

    python -m training.events.train_pairs

Logistic regression by Newton's method with an L2 penalty. The figures that it reports, and writes
beside the weights, are from leave-one-story-out cross-validation: each story is grouped by weights
that have never seen it. Of the thresholds the one is taken with the fewest happenings wrongly
merged, and among these the one with the best B-cubed F1 (Bagga and Baldwin 1998).
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from benchmarks.paths import shared
from benchmarks.stories import OWN
from training.events.stories import Story, read_stories

from twosource.events import grouping, pairs
from twosource.events.pairs import Weights
from twosource.events.pairs_matrix import FEATURES, Matrix, features

_TABLE = Path(__file__).parents[2] / "src/twosource/events/data/pairs.toml"
_PENALTY = 1.0
_KEPT_APART, _BACKGROUND = 3.0, 0.25
"""What a wrongly joined pair costs: of two happenings, and of one with background."""
_FOR = {
    "likeness",
    "triggers",
    "names",
    "figures",
    "source",
    "title",
    "title_words",
    "reports",
    "main_alike",
    "same_type",
    "same_place",
    "same_scene",
    "same_scene_perhaps",
    "same_days",
    "same_scene_days",
    "same_day_called",
    "near",
    "same_paragraph",
}
_AGAINST = {
    "other_phase",
    "other_type",
    "other_kind",
    "other_place",
    "other_scene",
    "other_scene_perhaps",
    "other_days",
    "other_scene_days",
    "other_day_called",
    "one_old",
    "turn_between",
}
"""What can only speak for one happening, and what only against it. Of features that tell nearly the
same, a free fit gives some the wrong sign, which helps these stories and no others."""
_THRESHOLDS = (0.15, 0.2, 0.25, 0.3)

Examples = tuple[Matrix, Matrix, Matrix]
"""Features (pairs, features), targets and costs of pairs."""


class Grouped(NamedTuple):
    """How well left-out stories were grouped."""

    precision: float
    recall: float
    merged: int
    """Happenings that must not be merged and were."""

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return (
            f"B3 P {self.precision:.1%} R {self.recall:.1%} F1 {self.f1:.1%}, "
            f"{self.merged} wrongly merged"
        )


def examples(story: Story) -> Examples:
    """The pairs of a story, to learn from."""
    values = features(story.mentions)
    upper = np.triu_indices(len(story.mentions), 1)
    table = np.stack([values[name][upper] for name in FEATURES], axis=1)
    known = np.array([story.happening.get(m.claim, "") for m in story.mentions])
    doubtful = np.array([m.claim in story.doubtful for m in story.mentions])
    a, b = known[upper[0]], known[upper[1]]
    same = (a == b) & (a != "")
    both, one = (a != "") & (b != ""), (a != "") ^ (b != "")
    cost = np.where(same, 1.0, np.where(both, _KEPT_APART, np.where(one, _BACKGROUND, 0.0)))
    cost[doubtful[upper[0]] | doubtful[upper[1]]] = 0.0
    return table, same.astype(float), cost


def fit(made: Iterable[Examples]) -> tuple[dict[str, float], float]:
    """Weights and intercept; the intercept isn't penalised. A feature whose weight comes out with
    the wrong sign is left out, and the others are fitted anew.
    """
    table, target, cost = (np.concatenate(part) for part in zip(*made, strict=True))
    kept = list(FEATURES)
    while True:
        at = [i for i, name in enumerate(FEATURES) if name in kept]
        *found, intercept = map(float, _newton(table[:, at], target, cost))
        weights = dict(zip(kept, found, strict=True))
        wrong = {
            n for n in kept if (n in _FOR and weights[n] < 0) or (n in _AGAINST and weights[n] > 0)
        }
        if not wrong:
            return {name: weights.get(name, 0.0) for name in FEATURES}, intercept
        kept = [name for name in kept if name not in wrong]


def _newton(table: Matrix, target: Matrix, cost: Matrix) -> Matrix:
    x = np.hstack([table, np.ones((len(table), 1))])
    penalty = np.diag([_PENALTY] * table.shape[1] + [1e-9])
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (cost * (target - p)) - penalty @ beta
        curve = (x * (cost * p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def evaluate(stories: Iterable[Story], held: dict[str, Weights]) -> Grouped:
    """Group each story by its own weights."""
    precision, recall, items, merged = 0.0, 0.0, 0, 0
    for story in stories:
        chosen = held[story.name]
        with (
            patch.object(grouping, "weights", lambda chosen=chosen: chosen),
            patch.object(grouping, "scores", lambda m, chosen=chosen: pairs.scores(m, chosen)),
        ):
            groups = grouping.group(story.mentions)
        at = {m.claim: n for n, members in enumerate(groups) for m in members}
        told = [(event, str(at.get(claim, claim))) for claim, event in story.happening.items()]
        both = Counter(told)
        events, found = Counter(e for e, _ in told), Counter(g for _, g in told)
        precision += sum(both[t] / found[t[1]] for t in told)
        recall += sum(both[t] / events[t[0]] for t in told)
        items += len(told)
        for a, b in story.apart:
            mixed = {g for e, g in told if e == a} & {g for e, g in told if e == b}
            merged += bool(mixed)
    return Grouped(precision / items, recall / items, merged)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    folder = shared()
    if folder is None:
        raise SystemExit("the stories aren't here; see benchmarks/paths.py")
    folders = (folder / "cases" / "stories", OWN / "first", OWN / "second")
    stories = [story for path in folders for story in read_stories(path)]
    made = {s.name: examples(s) for s in stories}
    left_out = {s.name: fit(v for k, v in made.items() if k != s.name) for s in stories}
    tried: dict[float, Grouped] = {}
    for threshold in _THRESHOLDS:
        held = {name: Weights(w, i, threshold) for name, (w, i) in left_out.items()}
        tried[threshold] = evaluate(stories, held)
        print(f"threshold {threshold}: {tried[threshold]} (each story left out in turn)")
    best = min(tried, key=lambda t: (tried[t].merged, -tried[t].f1))
    write(*fit(made.values()), best, f"{len(stories)} stories, each left out: {tried[best]}")


def write(found: dict[str, float], intercept: float, threshold: float, figures: str) -> None:
    lines = [
        "# How probable it is that two claims tell of one happening: what each feature adds to the",
        "# log odds. Groups join from a mean probability of `threshold`.",
        "# Made by training/events/train_pairs.py.",
        f"# {figures}",
        "",
        f"intercept = {intercept:.4f}",
        f"threshold = {threshold}",
        "",
        "[features]",
    ]
    for name, value in found.items():
        lines += [f"# {FEATURES[name]}", f"{name} = {value:.4f}"]
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
