"""What grouping is worked out by: a hash that is another one as soon as any of it changes."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["SOFTWARE", "software"]

SOFTWARE = "software"
"""Under what name a ledger remembers it."""

_FOLDERS = ("engine", "events", "gazetteer", "model")
_LIBRARIES = ("numpy", "rapidfuzz")
_MADE = ".bin"
"""The list of places, which is made from files that count and anew with each version."""


@cache
def software() -> str:
    """A hash of the code and data that grouping rests on, and of the libraries it calculates with.

    So nothing that an older version has worked out is taken for what this one would find.
    """
    said = " ".join(f"{name} {version(name)}" for name in ("twosource", *_LIBRARIES))
    digest = hashlib.sha256(said.encode())
    for name in _FOLDERS:
        for path, content in _contents(files(f"twosource.{name}"), name):
            digest.update(path.encode())
            digest.update(content)
    return f"s1-{digest.hexdigest()[:20]}"


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of a folder, in order."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        below = f"{path}/{item.name}"
        if item.is_dir() and not item.name.startswith("__"):
            yield from _contents(item, below)
        elif item.is_file() and not item.name.endswith(_MADE):
            yield below, item.read_bytes()
