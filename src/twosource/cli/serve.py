"""``twosource serve``: the desk in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note
from twosource.cli.username import user_name


def serve(
    path: Annotated[
        Path | None, typer.Argument(metavar="[LEDGER]", help="The ledger's file, as --ledger.")
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Address to listen on; this machine alone by default."
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Port.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="TWOSOURCE_TOKEN",
            metavar="TOKEN",
            help="What visitors must show; needed to listen beyond this machine.",
        ),
    ] = None,
    reviewers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Who may judge: a line each with a token, a space and a name."
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host name under which the desk is reached."),
    ] = None,
) -> None:
    """Open the desk: pages in the browser, and the REST interface under /api/v1.

    It listens on this machine alone. Beyond it, it asks for a token, and goes by the address and
    the names it is given.

    \b
    Examples:
      twosource serve
      twosource serve moyale.db --port 8800
      TWOSOURCE_TOKEN=... twosource serve --host 0.0.0.0 --name desk.example.org
    """
    import uvicorn

    from twosource.web import LOOPBACK_NAMES, DeskSettings, create_app

    if host not in LOOPBACK_NAMES and not token:
        raise typer.BadParameter(
            "needs a token: set TWOSOURCE_TOKEN, or leave --host away", param_hint="--host"
        )
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise typer.BadParameter(f"give {_SHORTEST_TOKEN} characters or more", param_hint="--token")
    judging = _reviewers(reviewers) if reviewers else {}
    ledger = path or ledger
    existing(ledger).close()
    names = LOOPBACK_NAMES | {host} | set(name or ())
    app = create_app(
        DeskSettings(
            ledger,
            frozenset(n.lower() for n in names),
            token,
            reviewers=judging,
            own_name=user_name(),
        )
    )
    shown = f"[{host}]" if ":" in host else host
    note(f"the desk over {ledger} is open at http://{shown}:{port}/ (stop with Ctrl-C)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


_SHORTEST_TOKEN = 16


def _reviewers(path: Path) -> dict[str, str]:
    """The tokens of reviewers by their names; empty lines and those with ``#`` are passed over."""
    found: dict[str, str] = {}
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{path} is no text in UTF-8", param_hint="--reviewers") from error
    except OSError as error:
        raise typer.BadParameter(
            f"{path} can't be read: {error.strerror}", param_hint="--reviewers"
        ) from error
    for number, line in enumerate(lines, 1):
        token, _, name = line.strip().partition(" ")
        if not token or token.startswith("#"):
            continue
        if len(token) < _SHORTEST_TOKEN or not name.strip():
            raise typer.BadParameter(
                f"{path}, line {number}: give a token of {_SHORTEST_TOKEN} characters or more, "
                "a space, and a name",
                param_hint="--reviewers",
            )
        found[name.strip()] = token
    if not found:
        raise typer.BadParameter(f"{path} names no reviewer", param_hint="--reviewers")
    if len(set(found.values())) < len(found):
        raise typer.BadParameter(f"{path}: two reviewers have one token", param_hint="--reviewers")
    return found
