"""A folder that is looked at again and again: which of its files are new and whole."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.intake.formats import format_of_name

__all__ = ["Folder"]

State = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


class Folder:
    """Remembers what it saw of the files of known endings in a folder and in its folders."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: dict[Path, State] = {}
        self._read: dict[Path, State] = {}

    def ready(self) -> list[Path]:
        """The files that changed since they were last ready and are as they were a look ago.

        So a file that is still being written is left for a later look. Links to folders aren't
        followed.
        """
        now = dict(self._files())
        ready = [
            path
            for path, state in sorted(now.items())
            if self._seen.get(path) == state and self._read.get(path) != state
        ]
        self._seen = now
        self._read = {path: state for path, state in self._read.items() if path in now}
        self._read.update((path, now[path]) for path in ready)
        return ready

    def again(self, paths: Iterable[Path]) -> None:
        """Let files be ready anew."""
        for path in paths:
            self._read.pop(path, None)

    def _files(self) -> Iterator[tuple[Path, State]]:
        for root, _, names in os.walk(self.path):
            for name in names:
                if format_of_name(name) and not name.startswith("."):
                    path = Path(root, name)
                    try:
                        held = path.stat()
                    except OSError:
                        continue
                    yield path, (held.st_size, held.st_mtime_ns)
