"""Train the weights of ``pairs.toml`` on gold stories.

    python -m training.events.train_pairs

Logistic regression by Newton's method with an L2 penalty. The figures that it reports, and writes
beside the weights, are from leave-one-story-out cross-validation: each story is grouped by weights
that have never seen it.
"""

import argparse
import os
from collections import Counter
from pathlib import Path

import numpy as np
from benchmarks.paths import shared
from training.events.stories import Story, read_stories

from twosource.events import grouping, pairs
from twosource.events.pairs import Weights
from twosource.events.pairs_matrix import FEATURES, Matrix, features

_TABLE = Path(__file__).parents[2] / "src/twosource/events/data/pairs.toml"
_PENALTY = 1.0
_KEPT_APART, _BACKGROUND = float(os.environ.get("KA", "3")), float(os.environ.get("BG", ".25"))
"""What a wrongly joined pair costs: of two happenings, and of one with background."""
_THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)


def examples(story: Story) -> tuple[Matrix, Matrix, Matrix]:
    """Features (pairs, features), targets and costs of the pairs of a story."""
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


def fit(table: Matrix, target: Matrix, cost: Matrix) -> tuple[dict[str, float], float]:
    """Weights and intercept; the intercept isn't penalised."""
    x = np.hstack([table, np.ones((len(table), 1))])
    penalty = np.diag([_PENALTY] * table.shape[1] + [0.0])
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (cost * (target - p)) - penalty @ beta
        curve = (x * (cost * p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(beta)), slope)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip(FEATURES, map(float, beta), strict=False)), float(beta[-1])


def b_cubed(stories: list[Story], held: dict[str, Weights]) -> tuple[float, float, int, float]:
    """B-cubed precision and recall over the gold claims, and happenings wrongly merged."""
    hits = Counter[str]()
    for story in stories:
        chosen = held[story.name]
        pairs.weights.cache_clear()
        grouping.weights = lambda chosen=chosen: chosen  # type: ignore[assignment]
        grouping.scores = lambda m, chosen=chosen: pairs.scores(m, chosen)  # type: ignore[assignment]
        groups = grouping.group(story.mentions)
        at = {m.claim: n for n, members in enumerate(groups) for m in members}
        for e in set(story.happening.values()):
            c = Counter(at[k] for k, v in story.happening.items() if v == e and k in at)
            if c:
                g = c.most_common(1)[0][0]
                hits["noise"] += sum(
                    m.claim not in story.happening and m.claim not in story.doubtful
                    for m in groups[g]
                )
                hits["all"] += len(groups[g])
        items = [(event, at.get(claim, claim)) for claim, event in story.happening.items()]
        both, events, found = (
            Counter(items),
            Counter(e for e, _ in items),
            Counter(g for _, g in items),
        )
        hits["precision"] += sum(both[i] / found[i[1]] for i in items)
        hits["recall"] += sum(both[i] / events[i[0]] for i in items)
        hits["items"] += len(items)
        for a, b in story.apart:
            hits["merged"] += bool(
                {g for e, g in items if e == a} & {g for e, g in items if e == b}
            )
    return (
        hits["precision"] / hits["items"],
        hits["recall"] / hits["items"],
        hits["merged"],
        hits["noise"] / hits["all"],
    )


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    folder = shared()
    if folder is None:
        raise SystemExit("the stories aren't here; see benchmarks/paths.py")
    import pickle

    cache = Path("/tmp/events/train.pkl")
    stories = (
        pickle.load(cache.open("rb"))
        if cache.exists()
        else list(read_stories(folder / "cases" / "stories"))
    )

    made = {s.name: examples(s) for s in stories}
    left_out = {
        s.name: fit(
            *(
                np.concatenate(c)
                for c in zip(*(v for k, v in made.items() if k != s.name), strict=True)
            )
        )
        for s in stories
    }
    best: tuple[float, float, str] | None = None
    for threshold in _THRESHOLDS:
        held = {name: Weights(w, i, threshold) for name, (w, i) in left_out.items()}
        p, r, merged, noise = b_cubed(stories, held)
        line = f"B3 P {p:.1%} R {r:.1%} F1 {2 * p * r / (p + r):.1%}, {merged} wrongly merged, noise {noise:.1%}"
        print(f"threshold {threshold}: {line} (left out)")
        if best is None or 2 * p * r / (p + r) > best[0]:
            best = (2 * p * r / (p + r), threshold, line)
    assert best is not None
    found, intercept = fit(*(np.concatenate(c) for c in zip(*made.values(), strict=True)))
    if os.environ.get("W"):
        _write(
            found, intercept, best[1], f"{len(stories)} stories, each left out in turn: {best[2]}"
        )


def _write(found: dict[str, float], intercept: float, threshold: float, figures: str) -> None:
    lines = [
        "# How probable it is that two claims tell of one happening: what each feature adds to the",
        "# log odds. Made by training/events/train_pairs.py.",
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
