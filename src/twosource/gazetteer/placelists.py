"""Lists of places as CSV: comment lines, a header, rows; errors name the file and the line."""

import csv
from collections.abc import Iterator
from pathlib import Path

from twosource.errors import DataError


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a list, each a mapping from column to text.

    Lines that begin with ``#`` before the header are comments. Raises ``DataError`` for a file
    that can't be read and for a row with too many or too few columns.
    """
    for _, row in numbered_rows(path):
        yield row


def numbered_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """As ``rows``, with the number of the line each row ends in."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: the list of places is no text in UTF-8") from error
    except OSError as error:
        raise DataError(f"{path}: the list of places can't be read: {error.strerror}") from error
    lines = text.splitlines()
    comments = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[comments:], strict=True)
    try:
        header = next(reader, None)
        for row in reader:
            if not row or header is None:
                continue
            line = comments + reader.line_num
            if len(row) != len(header):
                raise DataError(
                    f"{path}, line {line}: {len(row)} columns where the header has {len(header)}"
                )
            yield line, dict(zip(header, (cell.strip() for cell in row), strict=True))
    except csv.Error as error:
        raise DataError(f"{path}, line {comments + reader.line_num}: {error}") from error
