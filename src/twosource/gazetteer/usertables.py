"""The tables that a user adds, told apart by their content."""

import hashlib
import os
from pathlib import Path

VARIABLES = {"places": "TWOSOURCE_PLACES", "actors": "TWOSOURCE_ACTORS"}
"""What each kind of table is named by: a path, or several with the system's separator."""


def user_tables() -> tuple[str, ...]:
    """A name with a content hash for each kind of table that a user has added.

    What is read with other tables is another reading: ``("places-1f0c2a9d",)``. A file that isn't
    there counts as empty here; whoever reads it says so.
    """
    found = []
    for kind, variable in VARIABLES.items():
        paths = [Path(p) for p in os.environ.get(variable, "").split(os.pathsep) if p]
        if paths:
            digest = hashlib.sha256()
            for path in paths:
                digest.update(path.read_bytes() if path.is_file() else b"")
            found.append(f"{kind}-{digest.hexdigest()[:8]}")
    return tuple(found)
