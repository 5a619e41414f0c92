"""``twosource judge``: correct claims and their grouping, for good, and take it back."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note as say
from twosource.cli.username import user_name

if TYPE_CHECKING:
    from twosource.ledger import Ledger
    from twosource.model import Judgement, Verdict


class Said(StrEnum):
    """What can be said."""

    same = "same"
    different = "different"
    wrong = "wrong"
    accept = "accept"
    reject = "reject"
    correct = "correct"
    undo = "undo"


def judge(
    verdict: Annotated[
        Said, typer.Argument(help="same, different, wrong, accept, reject, correct or undo.")
    ],
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…", help="Events, claims, entities or judgements, by id or its start."
        ),
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who judges. [default: the user's name]")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")] = None,
    values: Annotated[
        str | None,
        typer.Option(metavar="JSON", help="With correct: what differs, or @FILE that says so."),
    ] = None,
) -> None:
    """Judge events and claims, or withdraw a judgement.

    Events and claims are the same happening, different ones, or wrong; a claim is accepted,
    rejected, or corrected. The judgement is added to the ledger with who and when; nothing is
    overwritten, and all that is shown obeys. Of two that contradict each other the later one holds.

    \b
    Examples:
      twosource judge different e1-4f0c e1-9a71 --note "two camps"
      twosource judge correct c1-88e4150f --values '{"stance": "denies"}'
      twosource judge same x1-0f83 x1-a1b2 --note "one governor, two spellings"
      twosource judge undo j1-76b5fe92
    """
    book = existing(ledger)
    name = who or user_name()
    if verdict != Said.correct and values is not None:
        raise typer.BadParameter("only correct has values", param_hint="--values")
    for made in _judged(book, verdict, tuple(ids), name, note, values):
        say(f"{made.id}: {_told(made)}, judged by {made.who}")


def _judged(
    book: "Ledger",
    verdict: Said,
    ids: tuple[str, ...],
    who: str,
    note: str | None,
    values: str | None,
) -> list["Judgement"]:
    from twosource import engine

    view, writer = book.view, book.writer
    said: Verdict = verdict.value
    match verdict:
        case Said.undo:
            return [engine.undo(view, writer, id, who, note) for id in ids]
        case Said.accept | Said.reject:
            return [engine.review(view, writer, said, id, who, note) for id in ids]
        case Said.correct:
            if len(ids) > 1:
                raise typer.BadParameter("correct one claim at a time", param_hint="ID")
            changes = _read(values)
            return [engine.review(view, writer, said, ids[0], who, note, changes)]
        case Said.same | Said.different | Said.wrong:
            found = engine.across(view, writer)
            return [engine.judge(view, writer, found, said, ids, who, note)]


def _read(values: str | None) -> dict[str, Any]:
    """What a correction changes, as JSON or in a file."""
    if values is None:
        raise typer.BadParameter(
            'say what is to change, as JSON: {"stance": "denies"}', param_hint="--values"
        )
    try:
        text = Path(values[1:]).read_text("utf-8") if values.startswith("@") else values
        read = json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise typer.BadParameter(
            f"{values[1:]} can't be read: {said}", param_hint="--values"
        ) from error
    except ValueError as error:
        raise typer.BadParameter(
            f"it can't be read as JSON: {error}", param_hint="--values"
        ) from error
    if not isinstance(read, dict):
        raise typer.BadParameter('give an object: {"stance": "denies"}', param_hint="--values")
    return read


def _told(made: "Judgement") -> str:
    from twosource.events.entities_judged import about_names
    from twosource.terminal import counted

    if made.verdict == "undo":
        return f"{made.subjects[0]} is withdrawn"
    what = "name" if about_names(made) else "claim"
    return f"{made.verdict}: {counted(sum(map(len, made.claims)), what)}"
