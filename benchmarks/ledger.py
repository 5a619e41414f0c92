"""How quick a ledger is: writing, size, and a first page of 50 claims by each filter; CPU time.

    python -m benchmarks.ledger --claims 100000

The ledger is generated (seeded): made-up sentences, Zipf-like sources, places in clusters.
"""

import argparse
import gc
import hashlib
import random
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from twosource.claims import Extraction
from twosource.ledger import ClaimFilter, Extractor, open_ledger
from twosource.model import (
    Actor,
    Certainty,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
    Why,
    claim_id,
)

_PER_REPORT = 20
_SOURCES = [
    f"{first} {last}"
    for first in ("Colonel", "Dr", "Governor", "Nurse", "Judge")
    for last in ("Amari", "Belo", "Castan", "Dorsa", "Ekwe", "Faro", "Gant", "Hale")
]
_WORDS = ["camp", "road", "bridge", "village", "troops", "shells", "clinic", "market", "school"]
_WORDS += [f"word{i}" for i in range(400)]
_MEASURES = ("killed", "injured", "displaced", "detained")
_TYPES = ("ASSAULT", "PROTEST", "CONSULT", "AID", "COERCE")
_COUNTRIES = ("IQ", "SY", "UA", "SD", "CD", "ML")

FILTERS = {
    "no filter": ClaimFilter(limit=50),
    "text, common word": ClaimFilter(text="bridge", limit=50),
    "text, two words": ClaimFilter(text="bridge clinic", limit=50),
    "text, nothing": ClaimFilter(text="zzz", limit=50),
    "source": ClaimFilter(source="amari", limit=50),
    "source, nothing": ClaimFilter(source="zzz", limit=50),
    "chain contains": ClaimFilter(chain_contains="agency", limit=50),
    "unnamed": ClaimFilter(unnamed_only=True, limit=50),
    "hedged": ClaimFilter(hedged=True, limit=50),
    "own voice": ClaimFilter(own_voice="only", limit=50),
    "stance, rare": ClaimFilter(stance="warns", limit=50),
    "measure, common": ClaimFilter(measure="killed", limit=50),
    "measure and bound, rare": ClaimFilter(measure="killed", more_than=995, limit=50),
    "bound alone": ClaimFilter(more_than=500, limit=50),
    "report": ClaimFilter(report="r777", limit=50),
    "outlet": ClaimFilter(outlet="outlet 7", limit=50),
    "near, dense": ClaimFilter(near=(33.1, 46.0, 300), limit=50),
    "near, sparse": ClaimFilter(near=(-40.0, 170.0, 50), limit=50),
    "country": ClaimFilter(country="IQ", limit=50),
    "after and before": ClaimFilter(after="2025-03-01", before="2025-03-03", limit=50),
    "after": ClaimFilter(after="2025-03-01", limit=50),
    "actor": ClaimFilter(actor="group 3", limit=50),
    "type": ClaimFilter(type="ASSAULT", limit=50),
    "confidence, rare": ClaimFilter(min_confidence=0.9999, limit=50),
    "many at once": ClaimFilter(
        text="bridge",
        source="amari",
        measure="killed",
        country="IQ",
        type="ASSAULT",
        hedged=True,
        after="2025-01-01",
        limit=50,
    ),
    "nothing at once": ClaimFilter(hedged=True, unnamed_only=True, stance="orders", limit=50),
}


def extraction(number: int) -> Extraction:
    """The report with this number and its claims."""
    rng = random.Random(number)
    sentences = [_sentence(rng) for _ in range(_PER_REPORT)]
    text = " ".join(s for s, *_ in sentences)
    report = Report(
        f"r{number}",
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        title=" ".join(rng.choices(_WORDS, k=5)),
        outlet=f"Outlet {number % 200}",
        published="2025-03-01",
        language="en",
    )
    return Extraction(report, claims=tuple(_claims(report, sentences, rng)))


def _sentence(rng: random.Random) -> tuple[str, str, str, int]:
    source = rng.choice(_SOURCES[: rng.randint(1, len(_SOURCES))])
    content = f"{rng.randint(1, 1000)} {' '.join(rng.choices(_WORDS, k=14))}"
    return f"{source} said {content}.", source, content, int(content.split()[0])


def _claims(
    report: Report, sentences: list[tuple[str, str, str, int]], rng: random.Random
) -> Iterator[Claim]:
    at = 0
    for sentence, source, content, number in sentences:
        mention = Span.of(report.text, (at, at + len(source)))
        cue = Span.of(report.text, (mention.end + 1, mention.end + 5))
        span = Span.of(report.text, (cue.end + 1, cue.end + 1 + len(content)))
        yield _claim(report, mention, cue, span, number, rng)
        at += len(sentence) + 1


def _claim(
    report: Report, mention: Span, cue: Span, content: Span, number: int, rng: random.Random
) -> Claim:
    why = Why("generated", cue)
    own = rng.random() < 0.25
    link = Link(mention.text, mention, "official", rng.random() < 0.1, cue=cue, why=why)
    outer = (Link("Agency", mention, "agency", why=why),) if rng.random() < 0.1 else ()
    chain = () if own else (*outer, link)
    stance = rng.choices(("says", "denies", "warns"), (90, 9, 1))[0]
    first = Span.of(report.text, (content.start, content.start + len(str(number))))
    day = f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return Claim(
        id=claim_id(report.id, content, stance, chain),
        report=report.id,
        content=content,
        cue=None if own else cue,
        chain=chain,
        joint=(),
        quote=None if own else "indirect",
        certainty=Certainty(stance, hedges=(first,) if rng.random() < 0.05 else (), why=why),
        confidence=rng.random(),
        reader="generated-1",
        how_many=(Quantity(first, number, number, None, rng.choice(_MEASURES), why=why),),
        where=(_place(first, rng, why),),
        when=When(first, "DATE", day, day, day, "day", why=why),
        events=(EventMention(rng.choice(_TYPES), first, why=why),),
        who=(Actor(first, f"Group {rng.randint(1, 300)}", None, why=why),),
        why=why,
    )


def _place(span: Span, rng: random.Random, why: Why) -> Place:
    lat, lon = 33 + rng.gauss(0, 2), 45 + rng.gauss(0, 2)
    country = rng.choice(_COUNTRIES)
    return Place(span, "Somewhere", lat, lon, country, rng.randint(1, 10**7), "town", why=why)


def timed(action: Callable[[], object]) -> float:
    """Seconds of this processor that ``action`` takes; others on the machine don't count."""
    began = time.process_time()
    action()
    return time.process_time() - began


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, default=100_000)
    wanted = parser.parse_args(arguments).claims
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        made = {e.report.id: e for e in map(extraction, range(wanted // _PER_REPORT))}
        gc.freeze()  # what is made here is no work of the ledger's
        extractor = Extractor(lambda report: made[report.id], lambda: "generated-1")
        ledger = open_ledger(path, extractor=lambda: extractor)
        reports = [e.report for e in made.values()]
        wrote = timed(lambda: ledger.read(*reports))
        again = timed(lambda: ledger.read(*reports))
        words = sum(len(r.text) for r in reports)
        ledger.close()
        print(f"write    {wanted / wrote:>10,.0f} claims/s   {wrote:.1f} s")
        print(f"again    {len(reports) / again:>10,.0f} reports/s")
        print(
            f"size     {(path.stat().st_size - words) / wanted:>10,.0f} bytes a claim, texts aside"
        )
        ledger = open_ledger(path)
        print(
            f"iterate  {wanted / timed(lambda: deque(ledger.claims(), maxlen=0)):>10,.0f} claims/s"
        )
        for name, where in FILTERS.items():
            found = list(ledger.claims(where))
            taken = median(timed(lambda w=where: list(ledger.claims(w))) for _ in range(5))
            print(f"{1000 * taken:>10.1f} ms  {len(found):>3} found  {name}")
        print(f"{1000 * timed(lambda: list(ledger.reports())):>10.1f} ms  reports()")
        print(f"{timed(lambda: ledger.verify()):>10.1f} s   verify()")


if __name__ == "__main__":
    main()
