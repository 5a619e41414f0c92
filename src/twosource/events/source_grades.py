"""A user's own grades of sources: a CSV file of names, or ids of entities, and letters."""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path

from twosource.errors import DataError

__all__ = ["read_source_grades"]

_COLUMNS = ["source", "letter"]


def read_source_grades(path: Path, letters: Collection[str]) -> Mapping[str, str]:
    """The letter of each source, by name or id. The file has the columns ``source`` and ``letter``.

    Raises ``DataError`` if it can't be read, or gives a letter that the rules don't have.
    """
    if not letters:
        raise DataError("these rules have no letters for sources; choose admiralty, or your own")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is no text in UTF-8; give a CSV file") from error
    except (OSError, csv.Error) as error:
        said = getattr(error, "strerror", None) or error
        raise DataError(f"the grades of sources in {path} can't be read: {said}") from error
    found: dict[str, str] = {}
    for line, row in enumerate(rows, 2):
        source, letter = ((row.get(column) or "").strip() for column in _COLUMNS)
        if not source or letter not in letters:
            known = ", ".join(letters)
            raise DataError(f"{path}, line {line}: give columns source and letter (one of {known})")
        found[source] = letter
    if not found:
        raise DataError(f"{path} grades no source: its first line is source,letter")
    return found
