"""The program ``twosource``: its commands, in the order in which one meets them."""

from typing import Annotated

import typer

from twosource.cli.actors import actors
from twosource.cli.brief import brief
from twosource.cli.check import check
from twosource.cli.claims import claims
from twosource.cli.demo import demo
from twosource.cli.event import event
from twosource.cli.events import events
from twosource.cli.export import export
from twosource.cli.exports import exports
from twosource.cli.extract import extract
from twosource.cli.feeds import feeds
from twosource.cli.judge import judge
from twosource.cli.judgements import judgements
from twosource.cli.read import read
from twosource.cli.reports import reports
from twosource.cli.running import Commands, write_utf8
from twosource.cli.serve import serve
from twosource.cli.show import show
from twosource.cli.timeline import timeline
from twosource.cli.verify import verify
from twosource.cli.watch import watch
from twosource.cli.why import why

app = typer.Typer(
    name="twosource",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
_COMMANDS = (
    demo,
    read,
    feeds,
    watch,
    claims,
    show,
    events,
    event,
    why,
    judge,
    judgements,
    timeline,
    brief,
    check,
    reports,
    actors,
    serve,
    extract,
    export,
    exports,
    verify,
)
for command in _COMMANDS:
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"twosource {version('twosource')}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read news reports into a ledger of attributed claims: who says what, on whose word.

    \b
    Start here:
      twosource demo                      five invented reports, read and shown
      twosource read article.html         read a report of your own into ./twosource.db
      twosource claims --unnamed          what rests on people without a name
      twosource show c1-88e4150f          one claim: its passage, its chain, its reasons
      twosource events                    what happened, on how many independent origins

    Every command has a help of its own: twosource read --help
    """


def main() -> None:
    """Entry point of the program."""
    write_utf8()
    app()
