"""``twosource actors``: who is named in a ledger, and who is on the embedded list."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note, print_lines
from twosource.cli.running import complain

if TYPE_CHECKING:
    from twosource.events.entities import Entity
    from twosource.gazetteer.actors import ActorFound
    from twosource.gazetteer.listed import ListedActor
    from twosource.ledger import Ledger

_MOST = 40


def actors(
    name: Annotated[
        str | None, typer.Argument(help="A name, an alias, an acronym or an id; or part of one.")
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    on_list: Annotated[
        bool, typer.Option("--list", help="Only the embedded list, whatever reports name.")
    ] = False,
    country: Annotated[
        str | None, typer.Option("--in", metavar="CC", help="Only of this country: SD, IQ…")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many.")] = _MOST,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List and explain who is named in the ledger: people and bodies, each once for all reports.

    One of them is explained: its names, the reports that name it, why they were put together, and
    who has the same name but was kept apart; and what the embedded list says of it. Names that no
    report has are looked up on that list alone.

    \b
    Examples:
      twosource actors
      twosource actors "Peter Lokiru"
      twosource actors PMF
      twosource actors brigade --in IQ --list
    """
    found = () if on_list or not ledger.exists() else _in_ledger(ledger, name, country)
    if not found:
        _show_listed(name, country, limit, as_json)
        return
    if as_json:
        from twosource.export.entities import entity_json

        print_lines(map(entity_json, found[:limit]))
    elif name is not None and len(found) == 1:
        _explain(found[0], existing(ledger))
    else:
        _table(found, limit)


def _in_ledger(path: Path, name: str | None, country: str | None) -> Sequence["Entity"]:
    from twosource.engine.entities import entities, names_entity

    book = existing(path)
    held = entities(book.view, book.writer)
    if name is None:
        found = held.all
    elif names_entity(name) and held.has(name):
        found = (held.get(name),)
    else:
        known = _found(name, country)
        listed = known is not None and known.actor is not None and held.has(known.actor.id)
        found = (held.get(known.actor.id),) if listed and known and known.actor else ()
        found = found or held.named(name)
    return [e for e in found if country is None or country.upper() in e.countries]


def _found(name: str, country: str | None) -> "ActorFound | None":
    from twosource.gazetteer.actors import find_actor

    return find_actor(name, {country.upper()} if country else ())


def _explain(entity: "Entity", book: "Ledger") -> None:
    from twosource.gazetteer.actors import actor_by_id
    from twosource.terminal import actor_page, draw, output_console

    draw(output_console(), actor_page(entity, cache(book.report)))
    listed = actor_by_id(entity.id) if entity.is_listed else None
    if listed is not None:
        typer.echo()
        for line in _explained(listed, None):
            typer.echo(line)


def _table(found: Sequence["Entity"], limit: int) -> None:
    from twosource.terminal import actor_row, actor_table, draw, output_console

    console = output_console()
    if console.is_terminal:
        draw(console, actor_table(found[:limit], console))
    else:
        for entity in found[:limit]:
            typer.echo(actor_row(entity))
    if len(found) > limit:
        note(f"{len(found) - limit} more; name one, a country with --in, or raise --limit")
    elif console.is_terminal:
        note("one of them whole: twosource actors ID")


def _show_listed(name: str | None, country: str | None, limit: int, as_json: bool) -> None:
    """What the embedded list holds."""
    from twosource.gazetteer.actors import actor_by_id

    found = None if name is None else _found(name, country)
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
        who = "nobody" if name is None else f"nobody called {name!r}"
        where = f" of country {country.upper()}" if country is not None else ""
        complain(
            f"there is {who}{where}, in the ledger or on the list; "
            "add rows with TWOSOURCE_ACTORS=FILE.csv"
        )
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
