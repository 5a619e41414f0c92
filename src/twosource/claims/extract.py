"""Report -> claims: the whole way from a report to its claims with every slot filled."""

from dataclasses import dataclass
from functools import cache

from twosource.attribution import Statement, attribute
from twosource.attribution import version as attribution_version
from twosource.claims import certainty, how_many, what, when, where, who
from twosource.claims.actors.references import References
from twosource.claims.entities import identified
from twosource.errors import ReadingFailed, TwosourceError
from twosource.gazetteer.usertables import user_tables
from twosource.model import (
    Actor,
    Attribution,
    Claim,
    Place,
    Quantity,
    Report,
    When,
    claim_id,
)
from twosource.reading import Reading, read
from twosource.reading import reader_version as pipeline_version

_ENGLISH = {"en", None}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one report: its attributions, its claims, and the layers they draw on."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()


def can_read(report: Report) -> bool:
    """Whether the report is in a language that can be read; an unknown one is tried."""
    return report.language in _ENGLISH


def extract(report: Report) -> Extraction:
    """Read a report and say what it claims.

    A report in a language that can't be read gives an extraction without claims.

    Raises:
        ReadingFailed: the reading broke down; other reports can still be read.
        ModelError: a model is missing or damaged.
    """
    if not can_read(report):
        return Extraction(report)
    try:
        return _extract(report)
    except TwosourceError:
        raise
    except Exception as error:  # whatever one report sets off must not cost the others
        raise ReadingFailed(
            f"could not be read ({type(error).__name__}: {error}); please report it with its text"
        ) from error


def _extract(report: Report) -> Extraction:
    reading = read(report)
    attributions, statements = attribute(reading)
    times = when.find_times(reading)
    quantities = how_many.find_quantities(reading)
    places = where.find_places(reading)
    actors = who.find_actors(reading, places)
    references = References(reading, actors, attributions)
    layers = Extraction(report, attributions, (), times, quantities, places, actors)
    claims = tuple(_claim(s, reading, layers, references) for s in statements)
    return Extraction(report, attributions, claims, times, quantities, places, actors)


def _claim(
    statement: Statement, reading: Reading, layers: Extraction, references: References
) -> Claim:
    content, attribution = statement.content, statement.attribution
    events = what.what(content, reading)
    doers, done_to = who.who_whom(content, events, reading, layers.actors, references)
    cue = attribution.cue if attribution else None
    chain = identified(attribution.chain if attribution else (), layers.actors)
    stance = attribution.stance if attribution else "says"
    sure = certainty.certainty(content, cue, stance, reading)
    return Claim(
        id=claim_id(reading.report.id, content, sure.stance, chain),
        report=reading.report.id,
        content=content,
        cue=cue,
        chain=chain,
        joint=identified(attribution.joint if attribution else (), layers.actors),
        quote=attribution.quote if attribution else None,
        certainty=sure,
        confidence=attribution.confidence if attribution else 1.0,
        reader=reader_version(),
        how_many=how_many.how_many(content, reading, layers.quantities),
        where=where.where(content, reading, layers.places),
        when=when.when(content, reading, layers.times),
        events=events,
        who=doers,
        whom=done_to,
        why=statement.why,
    )


def reader_version() -> str:
    """What made a claim: the versions of pipeline, attribution, each slot's reader, user tables."""
    return "+".join((*_own_versions(), *user_tables()))


@cache
def _own_versions() -> tuple[str, ...]:
    slots = (how_many, where, when, what, who, certainty)
    return (pipeline_version(), attribution_version(), *(slot.VERSION for slot in slots))
