"""bytes -> Report: text, Markdown, HTML, PDF, JSON Lines; fetching.

``load`` takes a file, a folder, a glob, ``-`` or a URL and yields a ``Report`` for each report it
can read and a ``Refusal`` for each it can't; ``from_bytes`` and ``from_text`` take what is already
in memory.
"""

from twosource.intake.formats import from_bytes
from twosource.intake.load import load
from twosource.intake.options import IntakeOptions, Refusal
from twosource.intake.report import from_text

__all__ = ["IntakeOptions", "Refusal", "from_bytes", "from_text", "load"]
