"""The command line: parses, calls, prints. What it prints on standard output is the answer.

Each command stands in a file of its own and imports what it needs when it runs, so that
``twosource --help`` answers at once.
"""

from twosource.cli.app import app, main

__all__ = ["app", "main"]
