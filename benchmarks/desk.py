"""How quick the desk's pages are on a large ledger: server time without a network.

    python -m benchmarks.desk --claims 100000 [--ledger FILE]

The ledger is generated (seeded): stories of five reports each, every story with a place, days,
people and words of its own, so that claims group into events as those of real reports do. With
``--ledger`` it is kept, and used again if it is there.
"""

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from benchmarks.ledger import _COUNTRIES, _MEASURES, _TYPES, _WORDS
from twosource.claims import Extraction
from twosource.ledger import Extractor, open_ledger
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
from twosource.web import DeskSettings, create_app

_PER_REPORT, _PER_STORY = 20, 5
_SYLLABLES = ["ba", "do", "ke", "li", "mu", "na", "ro", "shi", "ta", "wa", "zo", "gar", "hel"]


def extraction(number: int) -> Extraction:
    """The report with this number and its claims."""
    story = random.Random(number // _PER_STORY)
    own = ["".join(story.choices(_SYLLABLES, k=5)) for _ in range(30)]
    town = own[0].title()
    people = [f"{a.title()} {b.title()}" for a, b in zip(own[1:7], own[7:13], strict=True)]
    place = (story.uniform(-30, 50), story.uniform(-20, 90), story.choice(_COUNTRIES))
    day = f"2025-{story.randint(1, 12):02}-{story.randint(1, 28):02}"
    rng = random.Random(number)
    parts, text = [], ""
    for _ in range(_PER_REPORT):
        source, killed = rng.choice(people), rng.randint(2, 40)
        near, far, *more = rng.choices(own[13:], k=8)
        tail = " ".join([*more, *rng.choices(_WORDS, k=4)])
        content = f"{near} {killed} {far} {town} {tail}"
        parts.append((len(text), source, content, killed))
        text += f"{source} said {content}. " + ("\n\n" if rng.random() < 0.3 else "")
    report = Report(
        f"r{number}",
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        title=f"Reports from {town}, {number}",
        outlet=f"Outlet {rng.randint(1, 200)}",
        published=day,
        language="en",
    )
    claims = tuple(_claim(report, part, town, place, day, story.choice(_TYPES)) for part in parts)
    return Extraction(report, claims=claims)


def _claim(
    report: Report,
    part: tuple[int, str, str, int],
    town: str,
    place: tuple[float, float, str],
    day: str,
    type: str,
) -> Claim:
    start, source, content, killed = part
    mention = Span.of(report.text, (start, start + len(source)))
    cue = Span.of(report.text, (mention.end + 1, mention.end + 5))
    span = Span.of(report.text, (cue.end + 1, cue.end + 1 + len(content)))
    first = _part(report, span, str(killed))
    where = _part(report, span, town)
    why = Why("generated", cue)
    chain = (Link(source, mention, "person", cue=cue, why=why),)
    lat, lon, country = place
    measure = _MEASURES[killed % 2]
    return Claim(
        id=claim_id(report.id, span, "says", chain),
        report=report.id,
        content=span,
        cue=cue,
        chain=chain,
        joint=(),
        quote="indirect",
        certainty=Certainty(why=why),
        confidence=0.9,
        reader="generated-1",
        how_many=(Quantity(first, killed, killed, "people", measure, why=why),),
        where=(Place(where, town, lat, lon, country, None, "town", role="happening", why=why),),
        when=When(first, "DATE", day, day, day, "day", why=why),
        events=(EventMention(type, cue, why=why),),
        who=(Actor(mention, source, None, why=why),),
        why=why,
    )


def _part(report: Report, span: Span, words: str) -> Span:
    start = span.start + span.text.index(words)
    return Span.of(report.text, (start, start + len(words)))


def paths(desk: TestClient) -> Iterator[str]:
    """What is asked for, each several times."""
    events = desk.get("/api/v1/events?limit=200").json()["items"]
    yield from ("/events", "/events?text=bridge", "/events?sort=recent&cursor=200")
    yield from (f"/events/{events[i]['id']}" for i in (0, len(events) // 2, -1))
    yield from ("/claims", "/claims?text=bridge", "/claims?country=IQ&measure=killed")
    yield from ("/reports", "/reports?cursor=1000", "/reports/r7", "/reports/r777")
    yield from ("/outlets/Outlet 7", "/api/v1/claims", "/api/v1/events")


def make(path: Path, claims: int) -> None:
    """Write a ledger with about so many claims."""
    made = {e.report.id: e for e in map(extraction, range(claims // _PER_REPORT))}
    extractor = Extractor(lambda report: made[report.id], lambda: "generated-1")
    with open_ledger(path, extractor=lambda: extractor) as ledger:
        ledger.read(*(e.report for e in made.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "big.db"
        if not path.exists():
            make(path, given.claims)
        desk = TestClient(create_app(DeskSettings(path)), base_url="http://127.0.0.1")
        began = time.perf_counter()
        while desk.get("/events").status_code == 503:
            time.sleep(1)
        print(f"{time.perf_counter() - began:>8.1f} s   until events are there")
        for asked in paths(desk):
            print(f"{1000 * timed(desk, asked):>8.1f} ms  {asked}")


def timed(desk: TestClient, path: str) -> float:
    """The median seconds of an answer, after a first one."""
    assert desk.get(path).status_code == 200, path
    took = []
    for _ in range(9):
        began = time.perf_counter()
        desk.get(path)
        took.append(time.perf_counter() - began)
    return median(took)


if __name__ == "__main__":
    main()
