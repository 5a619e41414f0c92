"""A small ledger with an event in it, and a desk over it without a browser."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from samples import make_report, toy
from twosource.claims import Extraction
from twosource.ledger import Extractor, open_ledger
from twosource.model import (
    Actor,
    Certainty,
    Claim,
    EventMention,
    Judgement,
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

BASE = "http://127.0.0.1:8765"
PATIENCE = 60.0
"""Seconds that a page may wait for its claims to be grouped, however much else the machine does."""
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}&amp;"


def claim_of(
    report: Report,
    words: str,
    chain: Sequence[Link] = (),
    *,
    stance: str = "says",
    killed: float | None = None,
    strange: str = "",
) -> Claim:
    """A claim about a raid on Moyale on a day in May, with ``strange`` in all of its names."""
    start = report.text.index(words)
    content = Span.of(report.text, (start, start + len(words)))
    first = Span.of(report.text, (start, start + 1))
    why = Why("test", content, f"because {strange}")
    place = Place(first, f"Moyale{strange}", 3.52, 39.05, "KE", 1, "town", role="happening")
    return Claim(
        id=claim_id(report.id, content, stance, chain),
        report=report.id,
        content=content,
        cue=chain[-1].cue if chain else None,
        chain=tuple(chain),
        joint=(),
        quote="indirect" if chain else None,
        certainty=Certainty(stance, hedges=(first,) if strange else (), why=why),
        confidence=0.9,
        reader="test-1",
        how_many=(Quantity(content, killed, killed, f"people{strange}", "killed", why=why),)
        if killed
        else (),
        where=(place,),
        when=When(first, "DATE", "2026-05-12", "2026-05-12", "2026-05-12", "day"),
        events=(EventMention("ASSAULT", content, why=why),),
        who=(Actor(first, f"gunmen{strange}", None, why=why),),
        why=why,
    )


def link_of(report: Report, name: str, cue: str, kind: str = "person", shown: str = "") -> Link:
    start = report.text.index(name)
    at = report.text.index(cue, start)
    mention = Span.of(report.text, (start, start + len(name)))
    unnamed = kind in ("unnamed", "witness")
    return Link(
        shown or name,
        mention,
        kind,  # type: ignore[arg-type]
        unnamed=unnamed,
        cue=Span.of(report.text, (at, at + len(cue))),
    )


def wire(strange: str = "") -> tuple[Report, tuple[Claim, ...]]:
    text = (
        "Halima Duba said gunmen raided a truck park in Moyale and killed nine people"
        f"{strange}.\n\n"
        "Two officials said the army had warned that gunmen would raid Moyale.\n\n"
        "Peter Lokiru denied gunmen raided the truck park in Moyale."
    )
    report = make_report(
        text,
        "wire",
        title=f"Raid on Moyale{strange}",
        outlet=f"Horn Wire{strange}",
        published="2026-05-13",
        url=f"javascript:alert(1)//{strange}" if strange else "https://example.org/a",
        byline=f"A. Writer{strange}",
        credit=(f"Agency{strange}",),
    )
    duba = link_of(report, "Halima Duba", "said", shown=f"Halima Duba{strange}")
    officials = link_of(report, "Two officials", "said", "unnamed", f"Two officials{strange}")
    army = link_of(report, "the army", "warned", "organisation")
    lokiru = link_of(report, "Peter Lokiru", "denied")
    return report, (
        claim_of(
            report,
            "gunmen raided a truck park in Moyale and killed nine people",
            [duba],
            killed=9,
            strange=strange,
        ),
        claim_of(report, "gunmen would raid Moyale", [officials, army], stance="warns"),
        claim_of(report, "gunmen raided the truck park in Moyale", [lokiru], stance="denies"),
    )


def paper(strange: str = "") -> tuple[Report, tuple[Claim, ...]]:
    text = f"Grace Atieno said gunmen raided a truck park in Moyale and killed six people{strange}."
    report = make_report(
        text,
        f"paper{strange}",
        title=f"Six dead in Moyale{strange}",
        outlet="Abay Evening",
        published="2026-05-15",
    )
    atieno = link_of(report, "Grace Atieno", "said")
    six = claim_of(
        report, "gunmen raided a truck park in Moyale and killed six people", [atieno], killed=6
    )
    return report, (six,)


def extractor_of(*reads: tuple[Report, tuple[Claim, ...]]) -> Callable[[], Extractor]:
    made = {report.id: Extraction(report, (), claims) for report, claims in reads}
    other = toy()
    return lambda: Extractor(
        lambda report: made.get(report.id) or other.extract(report),
        lambda: "test-1",
        other.can_read,
    )


def _one_event(reads: Sequence[tuple[Report, tuple[Claim, ...]]]) -> Judgement:
    """That all claims are of one event: so these tests don't rest on how claims are grouped."""
    subjects = tuple(((report.id, claim.id),) for report, claims in reads for claim in claims)
    ids = tuple(claim for ((_, claim),) in subjects)
    return Judgement("same", ids, subjects, "tester", "2026-05-20T00:00:00+00:00")


def settings_over(
    path: Path, *reads: tuple[Report, tuple[Claim, ...]], **more: object
) -> DeskSettings:
    """A ledger of these reports, and the settings of a desk over it."""
    extractor = extractor_of(*reads)
    with open_ledger(path, extractor=extractor) as ledger:
        ledger.read(*(report for report, _ in reads))
        if len(reads) > 1:
            ledger.writer.judge(_one_event(reads))
    given = {"patience": PATIENCE, **more}
    return DeskSettings(path, extractor=extractor, **given)  # type: ignore[arg-type]


def desk_over(path: Path, *reads: tuple[Report, tuple[Claim, ...]], **more: object) -> TestClient:
    return TestClient(create_app(settings_over(path, *reads, **more)), base_url=BASE)


@pytest.fixture
def wire_and_paper(tmp_path: Path) -> DeskSettings:
    """Settings of a desk over two reports of one raid."""
    return settings_over(tmp_path / "two.db", wire(), paper(), own_name="Ana")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over two reports of one raid."""
    with desk_over(tmp_path / "desk.db", wire(), paper()) as client:
        yield client


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[TestClient]:
    with desk_over(tmp_path / "empty.db") as client:
        yield client


@pytest.fixture
def hostile_desk(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over reports that try to be part of the page, in every field they have."""
    with desk_over(tmp_path / "hostile.db", wire(HOSTILE), paper(HOSTILE)) as client:
        yield client


@pytest.fixture
def open_desk(tmp_path: Path) -> Callable[..., TestClient]:
    """Opens a desk over one report, with settings of one's own."""
    return lambda **more: desk_over(tmp_path / "own.db", wire(), **more)


@pytest.fixture
def desk_of(tmp_path: Path) -> Callable[..., TestClient]:
    """Opens a desk over two reports of one raid, or fewer, with settings of one's own."""

    def make(reports: int = 2, strange: str = "", **more: object) -> TestClient:
        return desk_over(tmp_path / "of.db", *(wire(strange), paper(strange))[:reports], **more)

    return make


@pytest.fixture
def raid() -> tuple[Report, tuple[Claim, ...]]:
    """A report of a raid, and what it claims."""
    return wire()
