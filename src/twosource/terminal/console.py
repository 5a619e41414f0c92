"""The two consoles: what was asked for goes to standard output, all else to standard error.

A terminal gets colour and its own width. Anything else gets plain text of a fixed width, so that
what a script reads does not depend on the window it was started from.
"""

import os
import re
import sys

from rich.console import Console, RenderableType
from rich.theme import Theme

PLAIN_WIDTH = 100
WIDEST = 110
"""Columns that prose may take: longer lines are hard to read back from."""

_THEME = Theme(
    {
        "source": "bold cyan",
        "outer": "cyan",
        "cue": "italic magenta",
        "content": "bold",
        "hedge": "yellow",
        "context": "dim",
        "quiet": "dim",
        "label": "dim",
        "id": "dim",
        "denial": "bold",
        "error": "bold red",
        "table.header": "dim",
        "heading": "bold underline",
    }
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def output_console() -> Console:
    """Standard output as it is at this moment."""
    return _console(sys.stdout.isatty(), stderr=False)


def error_console() -> Console:
    """Standard error as it is at this moment."""
    return _console(sys.stderr.isatty(), stderr=True)


def _console(terminal: bool, stderr: bool) -> Console:
    return Console(
        stderr=stderr,
        theme=_THEME,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        force_terminal=terminal,
        no_color=True if not terminal else None,
        width=None if terminal else _plain_width(),
    )


def _plain_width() -> int:
    wanted = os.environ.get("COLUMNS", "")
    return int(wanted) if wanted.isdecimal() and int(wanted) else PLAIN_WIDTH


def draw(console: Console, *what: RenderableType) -> None:
    """Print ``what``, without the white space that layout leaves at the ends of lines."""
    if console.is_terminal:
        console.print(*what, sep="\n")
        return
    with console.capture() as captured:
        console.print(*what, sep="\n")
    console.file.write(re.sub(r"[ ]+$", "", captured.get(), flags=re.MULTILINE))


def prose_width(console: Console) -> int:
    """Columns for running text on ``console``."""
    return max(20, min(console.width, WIDEST))


def printable(text: str) -> str:
    r"""``text`` with line breaks, control and direction characters made harmless, one for one.

    Reports are written by strangers: an escape sequence in one must not reach the terminal.
    Offsets stay valid.

    >>> printable("a\tb\n\x1b[31mc")
    'a b �[31mc'
    """
    return _UNPRINTABLE.sub(lambda m: " " if m[0] in "\t\n\r\x0b\x0c" else "�", text)
