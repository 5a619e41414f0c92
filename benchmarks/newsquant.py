"""NewsQuant (Almasian et al. 2023): values, signs of change and units of quantities in news.

    python -m benchmarks.newsquant CORPUS.json [--misses N]

A gold quantity is found when one of ours, each used once, has its value to five digits, as CQE's
own evaluation compares them. The corpus writes values without bounds, so a value is ours if our
bounds are the ones that our rules give it ("about 100" is 88..112, "more than 3" 4 and up).
Three conventions of the corpus differ from ours and are mapped, unless ``--plain`` is given:

- it annotates numerals only: "several", "a few", "a soldier" (1), "no one" (0) are left out;
- "dozens" is 12-120 and "thousands" 1,000-10,000 there: ours count if they lie inside;
- "rose from 3 to 5" is one range there and two quantities here.
"""

import argparse
import json
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from twosource.claims.how_many import find_quantities
from twosource.model import Quantity, Report
from twosource.reading import read

PEERS = {"CQE": {"value": 92.0, "value+change": 88.1}, "quantulum3": {"value": 73.0}}
"""Published F1 on the whole corpus."""
_LEFT_OUT = ("vague", "implied.singular", "implied.fixed", "implied.zero")
Value = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gold:
    value: Value
    change: str
    unit: str

    @property
    def is_range(self) -> bool:
        return self.value[0] != self.value[1]


@dataclass
class Score:
    gold: int = 0
    found: int = 0
    value: int = 0
    change: int = 0
    unit: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of values; F1 of values with change and with unit."""
        return {
            "value P": 100 * self.value / max(1, self.found),
            "value R": 100 * self.value / max(1, self.gold),
            **{
                name: 200 * hits / max(1, self.gold + self.found)
                for name, hits in (
                    ("value", self.value),
                    ("value+change", self.change),
                    ("value+unit", self.unit),
                )
            },
        }


def gold_value(written: str) -> Value:
    """The value as the corpus writes it: a number, or two with a hyphen for a range.

    >>> gold_value("3.0 - 4.0"), gold_value("-5.0"), gold_value("2.998E-08")
    ((3.0, 4.0), (-5.0, -5.0), (2.998e-08, 2.998e-08))
    """
    bare = written.replace(" ", "")
    if "E" in bare or bare.startswith("-") or "-" not in bare:
        return float(bare), float(bare)
    low, high = bare.split("-")
    return float(low), float(high)


def _close(a: float, b: float) -> bool:
    return isclose(a, b, rel_tol=1e-5, abs_tol=1e-8)


def values(q: Quantity) -> list[Value]:
    """The values without bounds that our rules could have made ``q`` from."""
    low, high = q.low, q.high
    if low is None or high is None:
        one = high if low is None else low
        return [] if one is None else [(v, v) for v in (one, one - 1, one + 1)]
    found = [(low, high), (high, high), (low / 0.88, high / 1.12)]
    if q.unit == "percent":
        found += [(a / 100, b / 100) for a, b in found]
    return found


def has_value(gold: Gold, q: Quantity, plain: bool) -> bool:
    """Whether ``q`` has the value of ``gold``."""
    a, b = gold.value
    if any(_close(low, a) and _close(high, b) for low, high in values(q)):
        return True
    vague = q.why is not None and q.why.rule == "plural" and not plain
    return vague and q.low is not None and q.high is not None and a <= q.low and q.high <= b


def has_unit(gold: Gold, q: Quantity) -> bool:
    """Whether the units' last words are the same but for the ending."""
    ours = (q.unit or "-").lower().replace("percent", "percentage").split(" per ")[0].split()[-1]
    theirs = gold.unit.lower().replace("metre", "meter").split(" per ")[0].split()[-1:]
    return any(ours.replace("metre", "meter").rstrip("s") == t.rstrip("s") for t in theirs)


def _step(gold: Gold, left: list[Quantity]) -> list[Quantity]:
    """Two quantities that are the ends of a gold range: "from 3 to 5" as a step."""
    ends = [next((q for q in left if q.low == q.high == end), None) for end in gold.value]
    return [q for q in ends if q is not None] if gold.is_range and None not in ends else []


def score_text(gold: list[Gold], found: list[Quantity], plain: bool, score: Score) -> list[Gold]:
    """Match one text into ``score``; the gold quantities that were not found."""
    left = list(found)
    missed = []
    score.gold += len(gold)
    score.found += len(found)
    for g in gold:
        hits = [q for q in left if has_value(g, q, plain)]
        steps = [] if hits or plain else _step(g, left)
        if not hits and not steps:
            missed.append(g)
            continue
        best = max(hits, key=lambda q: (q.change == g.change, has_unit(g, q))) if hits else steps[1]
        for q in steps or [best]:
            left.remove(q)
        score.found -= len(steps[1:])
        score.value += 1
        score.change += best.change == g.change
        score.unit += has_unit(g, best)
    return missed


def evaluate(corpus: Path, plain: bool = False, misses: int = 0) -> dict[str, float]:
    """All figures over a corpus file, in percent."""
    score = Score()
    for number, row in enumerate(json.loads(corpus.read_text(encoding="utf-8"))):
        gold = [
            Gold(gold_value(q["value"]), q["change"], q["normalized_unit"])
            for q in row["quantities"]
        ]
        found = [
            q
            for q in find_quantities(read(Report(str(number), row["text"], "")))
            if plain or q.why is None or q.why.rule not in _LEFT_OUT
        ]
        missed = score_text(gold, found, plain, score)
        if missed and misses > 0:
            misses -= 1
            print(row["text"], [(g.value, g.unit) for g in missed], [q.span.text for q in found])
    return score.figures()


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--plain", action="store_true", help="map none of the conventions")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true")
    a = parser.parse_args(arguments)
    figures = evaluate(a.corpus, a.plain, a.misses)
    if a.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:14} {figure:6.1f}")
    for peer, published in PEERS.items():
        print(f"{peer}:", ", ".join(f"{k} {v}" for k, v in published.items()))


if __name__ == "__main__":
    main()
