"""Fit the weights of the toponym recogniser and the place ranker, and cross-validate them.

    python -m training.places.train CORPORA/lgl CORPORA/geovirus

Both are log-linear models over the named features of ``claims/places``: the recogniser says
whether a spotted name is a toponym (logistic regression), the ranker which of its places is meant
(softmax over the candidates; any within 161 km of the gold, or with its GeoNames id, is right). The
ranker is fitted twice: alone, and with what the other names of a report vote for. Whole outlets
(articles of one source page) are held out together in cross-validation.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.toponyms import GoldReport, GoldToponym, read_corpus
from scipy.optimize import minimize

from twosource.claims.places.choice import candidates, choice_features, rank
from twosource.claims.places.context import Context
from twosource.claims.places.evidence import familiar, toponym_features
from twosource.claims.places.find import shared_by_name, shared_in_lists
from twosource.claims.places.outlet import home_of
from twosource.claims.places.resolve import Name, names_of, resolve, votes_of
from twosource.claims.places.spots import Spot, given_spots, spots
from twosource.gazetteer.distance import distance_km
from twosource.gazetteer.places import Entry, Gazetteer, gazetteer
from twosource.reading import Reading, read

Weights = dict[str, float]
Example = tuple[list[Weights], npt.NDArray[np.bool_], float]
_FOLDS = 5
_NEAR_KM = 161.0
_LIKELY = {"gold": 1.0, "demonym": 0.9, "other": 0.3}
_RANKER_L2 = 1.0
_RECOGNISER_L2 = 1.0
_OUT = Path("src/twosource/claims/places/weights.toml")


@dataclass(frozen=True)
class Document:
    gold: tuple[GoldToponym, ...]
    names: tuple[Name, ...]
    keys: tuple[tuple[str, GoldToponym], ...]
    """The name that each gold toponym with coordinates goes by."""
    text: str
    spots: tuple[Spot, ...]
    """Spots that are no demonyms, in the order of ``spotted``."""
    spotted: tuple[tuple[Weights, bool], ...]
    annotated: int
    """Gold toponyms, with coordinates or without."""
    fold: int
    weight: float
    """So that every corpus counts alike, whatever its size."""


def documents(path: Path, places: Gazetteer) -> list[Document]:
    """Every article, read, with its names and examples for both models."""
    folds: dict[str, int] = {}
    out = []
    for article in read_corpus(path):
        group = article.report.outlet or article.report.url or article.report.id
        fold = folds.setdefault(group, len(folds) % _FOLDS)
        out.append(_document(article, places, fold))
    return out


def _document(article: GoldReport, places: Gazetteer, fold: int) -> Document:
    reading = read(article.report)
    gold = tuple(g for g in article.toponyms if g.lat is not None)
    together, indices = given_spots(reading, [(g.start, g.end) for g in gold], places)
    given = {i for i in indices if i is not None}
    likely = [
        _LIKELY["gold" if i in given else "demonym" if s.demonym else "other"]
        for i, s in enumerate(together)
    ]
    names = names_of(together, likely, reading, home_of(article.report, places))
    keys = tuple((together[i].key, g) for i, g in zip(indices, gold, strict=True) if i is not None)
    own = tuple(s for s in spots(reading, places) if not s.demonym)
    spotted = _spotted(article, reading, own)
    return Document(gold, names, keys, reading.text, own, spotted, len(article.toponyms), fold, 1.0)


def _spotted(
    article: GoldReport, reading: Reading, own: Sequence[Spot]
) -> tuple[tuple[Weights, bool], ...]:
    known = familiar(reading)
    gold = {(g.start, g.end) for g in article.toponyms}
    return tuple((toponym_features(s, reading, known), (s.start, s.end) in gold) for s in own)


def is_right(entry: Entry, gold: GoldToponym) -> bool:
    """Within 161 km of the gold, or the gold's own GeoNames id."""
    if gold.geonames_id and entry.geonames_id == gold.geonames_id:
        return True
    if entry.lat is None or entry.lon is None or gold.lat is None or gold.lon is None:
        return False
    return distance_km(entry.lat, entry.lon, gold.lat, gold.lon) <= _NEAR_KM


def fit_recogniser(docs: Sequence[Document]) -> Weights:
    """Logistic regression as a softmax over "place" and "no place"."""
    examples: list[Example] = [
        ([features, {}], np.array([yes, not yes]), d.weight)
        for d in docs
        for features, yes in d.spotted
    ]
    return _fit(examples, _RECOGNISER_L2)


def fit_ranker(docs: Sequence[Document]) -> tuple[Weights, Weights]:
    """The weights of a name alone, and with the votes of the others."""
    nothing = Context.of(())
    first = _fit([e for d in docs for e in _examples(d, nothing)], _RANKER_L2)
    examples = []
    for d in docs:
        ranked = {n.key: rank(n.key, n.named, n.hints, nothing, first) for n in d.names}
        examples.extend(_examples(d, votes_of(d.names, ranked)))
    return first, _fit(examples, _RANKER_L2)


def _examples(doc: Document, context: Context) -> list[Example]:
    gold: dict[str, list[GoldToponym]] = defaultdict(list)
    for key, g in doc.keys:
        gold[key].append(g)
    out: list[Example] = []
    for name in doc.names:
        wanted = gold.get(name.key)
        if not wanted:
            continue
        among = candidates(name.named, name.hints, context)
        by_id = np.array([_is_meant(n.entry, wanted) for n in among])
        right = by_id if by_id.any() else np.array([_is_near(n.entry, wanted) for n in among])
        if right.any() and len(among) > 1:
            features = [choice_features(n, name.key, among, name.hints, context) for n in among]
            out.append((features, right, doc.weight * min(len(wanted), 3) ** 0.5))
    return out


def _is_meant(entry: Entry, wanted: Sequence[GoldToponym]) -> bool:
    """Whether at least half of the gold is this very place."""
    return sum(g.geonames_id == entry.geonames_id is not None for g in wanted) * 2 >= len(wanted)


def _is_near(entry: Entry, wanted: Sequence[GoldToponym]) -> bool:
    return sum(is_right(entry, g) for g in wanted) * 2 >= len(wanted)


def _fit(examples: Sequence[Example], l2: float) -> Weights:
    """Maximise the likelihood that one of the right candidates is chosen (L-BFGS)."""
    columns = {f: i for i, f in enumerate(sorted({f for e in examples for c in e[0] for f in c}))}
    counts = [len(e[0]) for e in examples]
    x = np.zeros((sum(counts), len(columns)))
    for row, features in zip(x, (c for e in examples for c in e[0]), strict=True):
        for feature, value in features.items():
            row[columns[feature]] = value
    right = np.concatenate([e[1] for e in examples])
    weight = np.array([e[2] for e in examples])
    starts = np.r_[0, np.cumsum(counts)[:-1]]
    group = np.repeat(np.arange(len(counts)), counts)

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = x @ w
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total = np.add.reduceat(powers, starts)
        chosen = np.add.reduceat(powers * right, starts) + 1e-12
        slope = (powers / total[group] - powers * right / chosen[group]) * weight[group]
        value = -(weight * np.log(chosen / total)).sum() + l2 * (w @ w) / 2
        return float(value), x.T @ slope + l2 * w

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B")
    return {f: round(float(found.x[i]), 3) for f, i in columns.items()}


def accuracy(docs: Sequence[Document], first: Weights, second: Weights) -> tuple[int, int]:
    """Gold toponyms resolved to within 161 km, and all of them."""
    right = 0
    for d in docs:
        ranked = resolve(d.names, first, second)
        right += sum(k in ranked and is_right(ranked[k][0].named.entry, g) for k, g in d.keys)
    return right, sum(len(d.gold) for d in docs)


def counts(docs: Sequence[Document], weights: Weights, threshold: float) -> tuple[int, int]:
    """Right among those said to be toponyms, and all said to be."""
    hit = said = 0
    for d in docs:
        likely = [_probability(features, weights) for features, _ in d.spotted]
        shared = shared_by_name(d.spots, shared_in_lists(d.spots, likely, d.text))
        for p, (_, yes) in zip(shared, d.spotted, strict=True):
            said += p >= threshold
            hit += p >= threshold and yes
    return hit, said


def _probability(features: Weights, weights: Weights) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(f, 0.0) * v for f, v in features.items()))))


def cross_validate(
    docs: Mapping[str, Sequence[Document]], threshold: float
) -> dict[str, dict[str, float]]:
    """Shares in per cent over all held-out folds, by corpus."""
    tally: dict[str, Counter[str]] = {name: Counter() for name in docs}
    for fold in range(_FOLDS):
        rest = [d for group in docs.values() for d in group if d.fold != fold]
        ranker, recogniser = fit_ranker(rest), fit_recogniser(rest)
        for name, group in docs.items():
            held = [d for d in group if d.fold == fold]
            right, total = accuracy(held, *ranker)
            hit, said = counts(held, recogniser, threshold)
            tally[name].update(right=right, total=total, hit=hit, said=said)
            tally[name].update(gold=sum(d.annotated for d in held))
    return {name: _shares(counted) for name, counted in tally.items()}


def _shares(counted: Counter[str]) -> dict[str, float]:
    precision, recall = counted["hit"] / counted["said"], counted["hit"] / counted["gold"]
    return {
        "accuracy at 161 km with gold spans": round(100 * counted["right"] / counted["total"], 1),
        "recognition F1": round(200 * precision * recall / (precision + recall), 1),
    }


def write(path: Path, models: dict[str, Weights], threshold: float, notes: Sequence[str]) -> None:
    """The weights as TOML, a feature a line, the strongest first."""
    lines = [f"# {note}" for note in notes]
    for model, weights in models.items():
        lines += ["", f"[{model}]"]
        if model == "toponym":
            lines.append(f"threshold = {threshold}")
        lines.append(f"[{model}.weights]")
        ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
        lines += [f'"{feature}" = {value}' for feature, value in ordered if value]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _balanced(docs: Mapping[str, Sequence[Document]]) -> dict[str, list[Document]]:
    """The documents, weighed so that each corpus counts as much as the largest."""
    sizes = {name: sum(d.annotated for d in group) for name, group in docs.items()}
    largest = max(sizes.values())
    return {
        name: [replace(d, weight=largest / sizes[name]) for d in group]
        for name, group in docs.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--threshold", type=float, default=0.36)
    args = parser.parse_args()
    docs = _balanced({path.stem: documents(path, gazetteer()) for path in args.corpora})
    every = [d for group in docs.values() for d in group]
    notes = [
        "Weights of claims/places, fitted by training/places/train.py on " + ", ".join(docs) + "."
    ]
    notes.append("Cross-validated, whole outlets held out:")
    for name, figures in cross_validate(docs, args.threshold).items():
        notes.append(f"  {name}: " + "; ".join(f"{k} {v}" for k, v in figures.items()))
    first, second = fit_ranker(every)
    models = {"toponym": fit_recogniser(every), "choice_first": first, "choice": second}
    write(_OUT, models, args.threshold, notes)
    print("\n".join(notes))


if __name__ == "__main__":
    main()
