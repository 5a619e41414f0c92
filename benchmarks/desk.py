"""How quick the desk's pages are on a large ledger, how soon they are there, and its memory.

    python -m benchmarks.desk --claims 100000 [--ledger FILE]

The ledger is generated (seeded): stories of five reports each, every story with a place, days,
people, numbers and words of its own, so that claims group into events as those of real reports do;
every fourth claim gives a number. The desk is served on loopback by a process of its own; times are
medians of whole answers, packed as a browser asks for them. With
``--ledger`` it is kept, and used again if it is there.
"""

import argparse
import hashlib
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx

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

_PER_REPORT, _PER_STORY, _PER_NUMBER = 20, 5, 4
_TIMES = 15
_SYLLABLES = ["ba", "do", "ke", "li", "mu", "na", "ro", "shi", "ta", "wa", "zo", "gar", "hel"]


def extraction(number: int) -> Extraction:
    """The report with this number and its claims."""
    story = random.Random(number // _PER_STORY)
    own = ["".join(story.choices(_SYLLABLES, k=5)) for _ in range(30)]
    town = own[0].title()
    people = [f"{a.title()} {b.title()}" for a, b in zip(own[1:7], own[7:13], strict=True)]
    place = (story.uniform(-30, 50), story.uniform(-20, 90), story.choice(_COUNTRIES))
    counts = [story.randint(2, 40) for _ in range(4)]
    day = f"2025-{story.randint(1, 12):02}-{story.randint(1, 28):02}"
    rng = random.Random(number)
    parts, text = [], ""
    for nth in range(_PER_REPORT):
        source, killed = rng.choice(people), rng.choice(counts)
        near, far, *more = rng.choices(own[13:], k=8)
        tail = " ".join([*more, *rng.choices(_WORDS, k=4)])
        given = killed if nth % _PER_NUMBER == 0 else None
        content = f"{near} {given or near} {far} {town} {tail}"
        parts.append((len(text), source, content, given))
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
    part: tuple[int, str, str, int | None],
    town: str,
    place: tuple[float, float, str],
    day: str,
    type: str,
) -> Claim:
    start, source, content, killed = part
    mention = Span.of(report.text, (start, start + len(source)))
    cue = Span.of(report.text, (mention.end + 1, mention.end + 5))
    span = Span.of(report.text, (cue.end + 1, cue.end + 1 + len(content)))
    where = _part(report, span, town)
    first = where if killed is None else _part(report, span, str(killed))
    why = Why("generated", cue)
    chain = (Link(source, mention, "person", cue=cue, why=why),)
    lat, lon, country = place
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
        how_many=() if killed is None else (_count(first, killed, why),),
        where=(Place(where, town, lat, lon, country, None, "town", role="happening", why=why),),
        when=When(first, "DATE", day, day, day, "day", why=why),
        events=(EventMention(type, cue, why=why),),
        who=(Actor(mention, source, None, why=why),),
        why=why,
    )


def _count(span: Span, killed: int, why: Why) -> Quantity:
    return Quantity(span, killed, killed, "people", _MEASURES[killed % 2], why=why)


def _part(report: Report, span: Span, words: str) -> Span:
    start = span.start + span.text.index(words)
    return Span.of(report.text, (start, start + len(words)))


def paths(desk: httpx.Client) -> Iterator[str]:
    """What is asked for, each several times."""
    events = desk.get("/api/v1/events?limit=200").json()["items"]
    yield from ("/events", "/events?text=bridge", "/events?sort=recent&cursor=200")
    yield from (f"/events/{events[i]['id']}" for i in (0, len(events) // 2, -1))
    yield from ("/claims", "/claims?text=bridge", "/claims?country=IQ&measure=killed")
    yield f"/claims/{events[0]['claims'][0]}"
    yield from ("/reports", "/reports?cursor=1000", "/reports?sort=claims", "/reports?text=bridge")
    yield from ("/reports/r7", "/reports/r777", "/outlets/Outlet 7", f"/sources/{_source(desk)}")
    yield from ("/api/v1/events", "/api/v1/claims", "/api/v1/reports", "/api/v1/reports/r7")
    yield f"/api/v1/events/{events[0]['id']}"


def _source(desk: httpx.Client) -> str:
    claims = desk.get("/api/v1/claims?limit=1").json()["items"]
    return str(claims[0]["chain"][-1]["name"])


def make(path: Path, claims: int) -> None:
    """Write a ledger with about so many claims."""
    made = {e.report.id: e for e in map(extraction, range(claims // _PER_REPORT))}
    extractor = Extractor(lambda report: made[report.id], lambda: "generated-1")
    with open_ledger(path, extractor=lambda: extractor) as ledger:
        ledger.read(*(e.report for e in made.values()))


@contextmanager
def served(path: Path) -> Iterator[tuple[httpx.Client, subprocess.Popen[bytes]]]:
    """A desk on loopback in a process of its own, once it shows events; says how long that took."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-c", "from twosource.cli import main; main()"]
    options = ["serve", str(path), "--port", str(port)]
    server = subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as desk:
            _wait(desk, server)
            print(f"{time.perf_counter() - began:>8.1f} s   from the start until events are shown")
            yield desk, server
    finally:
        server.terminate()
        server.wait()


def _wait(desk: httpx.Client, server: "subprocess.Popen[bytes]") -> None:
    while server.poll() is None:
        try:
            if desk.get("/events").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise SystemExit("the desk has stopped")


def peak(server: "subprocess.Popen[bytes]") -> int:
    """MiB that the server has held at the most (Linux)."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if "VmHWM" in line)) // 1024


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "big.db"
        if not path.exists():
            make(path, given.claims)
        with served(path) as (_, server):
            print(f"{peak(server):>8} MiB at the most, with the first grouping")
        with served(path) as (desk, server):
            for asked in paths(desk):
                seconds, busy, size = timed(desk, server, asked)
                print(
                    f"{1000 * seconds:>8.1f} ms {1000 * busy:>8.1f} ms CPU"
                    f"  {size / 1000:>7.0f} kB  {asked}"
                )
            print(f"{peak(server):>8} MiB at the most")


def used(server: "subprocess.Popen[bytes]") -> float:
    """Seconds of the processor that the server has taken (Linux)."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def timed(
    desk: httpx.Client, server: "subprocess.Popen[bytes]", path: str
) -> tuple[float, float, float]:
    """Median seconds of an answer, mean ones of the server's processor, and bytes as sent."""
    first = desk.get(path)
    assert first.status_code == 200, path
    took, before = [], used(server)
    for _ in range(_TIMES):
        began = time.perf_counter()
        desk.get(path)
        took.append(time.perf_counter() - began)
    return median(took), (used(server) - before) / _TIMES, first.num_bytes_downloaded


if __name__ == "__main__":
    main()
