"""Event factuality on UW's corpus (Lee et al. 2015): happened, not, unclear, beside a majority.

    python -m benchmarks.factuality CORPUS.jsonl [--misses N]

Annotators rated each event word from -3 (certainly did not happen and will not) to 3 (happened or
will happen). From 1 up an event counts as happened, from -1 down as not, between as unclear. What
is planned counts as happened, since the annotators were asked whether it did *or will* happen.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from twosource.claims.factuality.events import EventFactuality, factuality
from twosource.model import Report
from twosource.reading import read

Sign = Literal["happened", "not", "unclear"]
SIGNS: tuple[Sign, ...] = ("happened", "not", "unclear")
_ABOVE = {"embedded", "modal_above"}
"""Rules by which a modality stands over a negation: "did not want to leave"."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An event word in its text with the gold sign and ours."""

    text: str
    word: str
    gold: Sign
    ours: Sign
    rule: str


def gold_sign(rating: float) -> Sign:
    """The sign of a rating between -3 and 3.

    >>> [gold_sign(r) for r in (2.6, -1.0, 0.8)]
    ['happened', 'not', 'unclear']
    """
    if abs(rating) < 1:
        return "unclear"
    return "happened" if rating > 0 else "not"


def our_sign(found: EventFactuality) -> Sign:
    """What polarity and modality come to on the corpus' scale (read off its training part)."""
    if found.rule == "conjunction":
        return "unclear"
    if found.polarity == "negative":
        return "unclear" if found.rule in _ABOVE else "not"
    return "happened"


def judged(corpus: Path) -> Iterator[Judged]:
    """Every annotated event of a corpus file, in order."""
    for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        reading = read(Report(str(number), row["text"], ""))
        words = row["text"].split(" ")
        for target in row["targets"]:
            first = target["span1"][0]
            token = reading.token_at(len(" ".join(words[:first])) + (first > 0))
            if token is None:
                continue
            found = factuality(reading, token)
            gold = gold_sign(target["label"])
            yield Judged(row["text"], words[first], gold, our_sign(found), found.rule)


def evaluate(corpus: Path, misses: int = 0) -> tuple[dict[str, float], Counter[tuple[Sign, Sign]]]:
    """Accuracy beside the majority's, in percent, and the confusion of gold with ours."""
    table: Counter[tuple[Sign, Sign]] = Counter()
    for event in judged(corpus):
        table[event.gold, event.ours] += 1
        if event.gold != event.ours and misses > 0:
            misses -= 1
            print(f"{event.gold} as {event.ours} ({event.rule}): {event.word} in {event.text}")
    total = max(1, sum(table.values()))
    majority = max(sum(table[gold, ours] for ours in SIGNS) for gold in SIGNS)
    right = sum(table[sign, sign] for sign in SIGNS)
    return {"accuracy": 100 * right / total, "majority": 100 * majority / total}, table


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true")
    a = parser.parse_args(arguments)
    figures, table = evaluate(a.corpus, a.misses)
    if a.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:9} {figure:5.1f}")
    print(f"\n{'gold':10}" + "".join(f"{ours:>10}" for ours in SIGNS))
    for gold in SIGNS:
        print(f"{gold:10}" + "".join(f"{table[gold, ours]:10}" for ours in SIGNS))


if __name__ == "__main__":
    main()
