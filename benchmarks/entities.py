"""Growth of entities: CPU time, memory and quality of names put together, small ledgers to large.

To made-up reports, claims are added on the word of made-up people. One half of them has an office,
and names that are spelled now so, now so; every fifth of these bears the name of another. The
other half are private persons, with nothing but their name.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import twosource as ts
from benchmarks.generator import Truth, invented_name, make
from twosource.claims import Extraction
from twosource.engine.entities import Entities, entities
from twosource.model import Certainty, Claim, Link, Place, Report, Span, claim_id

_OFFICES = ["governor", "mayor", "army spokesman", "hospital director", "police commander", "judge"]
_COUNTRIES = ["KE", "SS", "UG", "CD", "ET", "SO", "TD", "SD"]
_NAMED = 3
"""Claims on the word of somebody named that each report gets."""


@dataclass(frozen=True)
class Person:
    """Somebody who is named: number, given and last name, office or none, country."""

    number: int
    given: str
    last: str
    office: str | None
    country: str

    def spelled(self, chance: random.Random) -> str:
        """One of the spellings, the whole name most often."""
        office = self.office or ""
        forms = [f"{self.given} {self.last}"] * 6
        if self.office:
            forms += [f"{self.given[0]}. {self.last}", self.last]
        return f"{office} {chance.choice(forms)}".strip()


def people(count: int, chance: random.Random) -> list[Person]:
    """So many people; every tenth shares a name with another in another country or office."""
    made: list[Person] = []
    for n in range(count):
        twin = made[-2] if n % 10 == 8 else None
        private = n % 2 == 1
        given = twin.given if twin else invented_name(chance, 2)
        last = twin.last if twin else invented_name(chance, 3)
        other = [o for o in _OFFICES if twin is None or o != twin.office]
        office = None if private else chance.choice(other)
        made.append(Person(n, given, last, office, chance.choice(_COUNTRIES)))
    return made


def with_names(
    made: Iterator[Extraction], some: list[Person], chance: random.Random, truth: dict[str, int]
) -> Iterator[Extraction]:
    """The reports with claims of people of one country added; ``truth`` learns who says each."""
    by_country = defaultdict(list)
    for person in some:
        by_country[person.country].append(person)
    for extraction in made:
        held = by_country[chance.choice(sorted(by_country))]
        speakers = chance.sample(held, min(_NAMED, len(held)))
        text, claims = extraction.report.text, list(extraction.claims)
        added = [(p, p.spelled(chance)) for p in speakers]
        lines = [f"It is calm in {p.country.lower()}land, {name} said.\n" for p, name in added]
        report = replace(extraction.report, text=text + "".join(lines))
        at = len(text)
        for (person, name), line in zip(added, lines, strict=True):
            claim = _claim(report, at, line, name, person)
            truth[claim.id] = person.number
            claims.append(claim)
            at += len(line)
        yield Extraction(report, claims=tuple(claims))


def _claim(report: Report, at: int, line: str, name: str, person: Person) -> Claim:
    content = Span.of(report.text, (at, at + line.index(",")))
    start = at + line.index(name)
    mention = Span.of(report.text, (start, start + len(name)))
    role = person.office.split()[-1] if person.office else None
    kind = "official" if person.office else "person"
    body = person.office.rpartition(" ")[0] or None if person.office else None
    chain = (Link(name, mention, kind, role=role, organisation=body),)
    place = Place(content, person.country, 0.0, 0.0, person.country, None, "country")
    return Claim(
        id=claim_id(report.id, content, "says", chain),
        report=report.id,
        content=content,
        cue=None,
        chain=chain,
        joint=(),
        quote="indirect",
        certainty=Certainty(),
        confidence=1.0,
        reader="made-1",
        where=(place,),
    )


def quality(truth: dict[str, int], found: Entities, some: list[Person]) -> tuple[float, float]:
    """Precision and recall of pairs of appearances of people with an office, in percent."""
    told: Counter[tuple[int, str]] = Counter()
    for claim, number in truth.items():
        if some[number].office is not None:
            held = found.of_claim.get(claim, ())
            told[number, held[0].id if held else claim] += 1
    true: Counter[int] = Counter()
    group: Counter[str] = Counter()
    for (number, entity), n in told.items():
        true[number] += n
        group[entity] += n
    both = sum(n * (n - 1) for n in told.values())
    return (
        100 * both / max(1, sum(n * (n - 1) for n in group.values())),
        100 * both / max(1, sum(n * (n - 1) for n in true.values())),
    )


def one(size: int) -> None:
    """Make a ledger of ``size`` reports, find its entities twice, and print what it took."""
    chance, truth = random.Random(2), dict[str, int]()
    some = people(max(40, size // 5), chance)
    with tempfile.TemporaryDirectory() as folder, ts.open(Path(folder) / "made.db") as ledger:
        for extraction in with_names(make(size, Truth()), some, chance, truth):
            ledger.writer.write(extraction, "made-1", "read")
        began = time.process_time()
        entities(ledger.view, ledger.writer)
        first = time.process_time() - began
        began = time.process_time()
        found = entities(ledger.view, ledger.writer)
        again = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        precision, recall = quality(truth, found, some)
    print(
        f"{size:>8} {len(truth):>8} {len(found.all):>9} {first:>8.1f} {again:>8.1f} {memory:>7.0f}"
        f" {precision:>10.1f} {recall:>7.1f}",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks entities", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        one(chosen.one)
        return
    print(
        f"{'reports':>8} {'named':>8} {'entities':>9} {'seconds':>8} {'again':>8} {'MiB':>7}"
        f" {'precision':>10} {'recall':>7}"
    )
    for size in chosen.sizes:
        subprocess.run(
            [sys.executable, "-m", "benchmarks", "entities", "--one", str(size)], check=True
        )
