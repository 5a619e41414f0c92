"""Other names of whom a filter names: a look-up of one spelling finds the others, and says so."""

from typing import TYPE_CHECKING

from twosource.cli.output import note

if TYPE_CHECKING:
    from twosource.events.entities import Entity
    from twosource.ledger import Ledger

_MOST = 200
"""Names and ids beyond which a filter isn't widened further."""
_TOLD = 5


def also_called(book: "Ledger", name: str) -> tuple[str, ...]:
    """What else the entities called ``name`` are called: whole names, and ids for shortened ones.

    Says on standard error which names these are. Only a name is looked up, written with a capital,
    or an id: "police" is a word.
    """
    wider: dict[str, None] = {}
    for entity in _meant(book, name):
        names = [s for s in entity.spellings if len(s.split()) > 1 or entity.kind == "body"]
        ids = [id for a in entity.appearances for id in a.entities]
        wider |= dict.fromkeys((*names, *ids))
        others = [s for s in entity.spellings if name.casefold() not in s.casefold()]
        if others:
            told = ", ".join(others[:_TOLD]) + (" …" if len(others) > _TOLD else "")
            note(f"{name} is also called {told}; see: twosource actors {entity.id}")
    return tuple(wider)[:_MOST]


def _meant(book: "Ledger", name: str) -> tuple["Entity", ...]:
    from twosource.engine.entities import entities, names_entity

    if names_entity(name):
        found = entities(book.view, book.writer)
        return (found.get(name),) if found.has(name) else ()
    if name == name.lower():
        return ()
    return entities(book.view, book.writer).called(name)
