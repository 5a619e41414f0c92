"""In how many reports of a news corpus a word stands: ``word_reports.tsv``.

    python -m training.events.word_frequencies

Counts stems over the documents of ECB+ (Cybulska and Vossen 2014, CC BY 3.0). Only counts go into
the table, and only of words that stand in several documents.
"""

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from benchmarks.paths import shared

from twosource.events.pairs_words import stems

_LEAST = 6
_TABLE = Path(__file__).parents[2] / "src/twosource/events/data/word_reports.tsv"
_HEAD = """\
# In how many documents of ECB+ (Cybulska and Vossen 2014, CC BY 3.0) the words of a
# stem stand; "*" is the number of documents. Made by training/events/word_frequencies.py.
"""


def main() -> None:
    folder = shared()
    if folder is None:
        raise SystemExit("the corpora aren't here; see benchmarks/paths.py")
    counts: Counter[str] = Counter()
    documents = sorted((folder / "corpora" / "ecbplus").glob("*/*.xml"))
    for path in documents:
        tokens = (t.text or "" for t in ET.parse(path).getroot().iter("token"))
        counts.update(stems(" ".join(tokens)))
    kept = sorted((w, n) for w, n in counts.items() if n >= _LEAST and not w.isdigit())
    rows = [f"*\t{len(documents)}", *(f"{word}\t{n}" for word, n in kept)]
    _TABLE.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(kept)} stems of {len(documents)} documents -> {_TABLE.name}")


if __name__ == "__main__":
    main()
