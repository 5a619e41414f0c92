"""How every command ends: exit status and last words.

== ==============================================================================
0  done
1  done in part or not at all; standard error says why, a line for each thing
2  the command was given wrongly
130 stopped with Ctrl-C
141 nobody reads the output any more (``| head``); nothing is said
== ==============================================================================
"""

import io
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from twosource.errors import TwosourceError

FAILED = 1
INTERRUPTED = 130
NOBODY_READS = 141


class Commands(TyperGroup):
    """Runs a command and turns what stops it into a clear line and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that ``ctx`` names."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except TwosourceError as error:
            complain(str(error))
            raise typer.Exit(FAILED) from error
        except BrokenPipeError as error:
            _close_output()
            raise typer.Exit(NOBODY_READS) from error
        except OSError as error:
            complain(f"{error.filename or 'file'}: {error.strerror or error}")
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as interrupt:
            complain("stopped")
            raise typer.Exit(INTERRUPTED) from interrupt
        return result


def write_utf8() -> None:
    """Make output UTF-8 unless a terminal wants something else, and never fail on a character.

    What can't be written comes out as an escape; a lone surrogate then is what JSON calls it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def complain(message: str) -> None:
    """One line on standard error."""
    from twosource.terminal import printable

    typer.echo(f"twosource: {printable(message)}", err=True)


def _close_output() -> None:
    """Send what is still in the buffer nowhere, so that closing doesn't fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
