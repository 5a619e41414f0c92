"""``twosource actors``: who is on the embedded list, and under which names."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.running import complain

if TYPE_CHECKING:
    from twosource.gazetteer.actors import ActorFound
    from twosource.gazetteer.listed import ListedActor

_MOST = 40


def actors(
    name: Annotated[
        str | None, typer.Argument(help="A name, an alias, an acronym or an id; or part of one.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--in", metavar="CC", help="Only of this country: SD, IQ…")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many.")] = _MOST,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List and explain the actors that claims are matched with.

    A name that means somebody on the list is explained: id, names, country, role, parent, years,
    where the row is from, and who else the name could mean. Other words search the list.

    \b
    Examples:
      twosource actors PMF
      twosource actors brigade --in IQ
      twosource actors a:hezbollah --json
    """
    from twosource.gazetteer.actors import actor_by_id, find_actor

    found = None if name is None else find_actor(name, {country} if country else ())
    exact = None if name is None else actor_by_id(name)
    if found is not None and found.actor is not None:
        exact = found.actor
    listed = [exact] if exact is not None else list(_matching(name, country))
    if as_json:
        for actor in listed[:limit]:
            typer.echo(json.dumps(asdict(actor), ensure_ascii=False))
    elif exact is not None:
        for line in _explained(exact, found):
            typer.echo(line)
    else:
        for actor in listed[:limit]:
            typer.echo("\t".join((actor.id, actor.country or "-", actor.role or "-", actor.name)))
        if len(listed) > limit:
            complain(f"{len(listed) - limit} more; name a country with --in, or raise --limit")
    if not listed:
        complain(f"nobody on the list is called {name!r}; add rows with TWOSOURCE_ACTORS=FILE.csv")
        raise typer.Exit(1)


def _matching(name: str | None, country: str | None) -> Iterator["ListedActor"]:
    from twosource.gazetteer.actors import all_actors

    wanted = (name or "").casefold()
    for actor in all_actors():
        if country is not None and actor.country != country.upper():
            continue
        if any(wanted in alias.casefold() for alias in actor.names):
            yield actor


def _explained(actor: "ListedActor", found: "ActorFound | None") -> Iterator[str]:
    """What the list says of one actor, a line a fact."""
    yield f"{actor.name}  ({actor.id})"
    years = f"{actor.since or '…'} to {actor.until or 'now'}"
    facts = (
        ("also", " | ".join(actor.aliases)),
        ("country", actor.country),
        ("role", actor.role),
        ("part of", actor.parent),
        ("years", years if actor.since or actor.until else None),
        ("row from", actor.source),
        ("found by", found.why.rule if found is not None else None),
    )
    for label, fact in facts:
        if fact:
            yield f"  {label:9} {fact}"
    for other in found.alternatives if found is not None else ():
        yield f"  {'or':9} {other.name}  ({other.id})"
