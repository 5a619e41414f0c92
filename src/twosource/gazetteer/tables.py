"""Reading of the plain tables: CSV with a head comment, every row checked.

A bad row raises ``DataError`` that names file, line and what is wrong, whether the file is ours or
a user's.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from twosource.errors import DataError

__all__ = ["DATA", "Row", "aliases_of", "read_rows", "read_table"]

DATA = Path(__file__).parent / "data"
"""Where the embedded tables are."""

Row = dict[str, str]
Record = TypeVar("Record")


def read_table(
    path: Path, columns: Sequence[str], make: Callable[[Row], Record], required: int = 2
) -> Iterator[Record]:
    """Make a record of each row; ``make`` raises ``ValueError`` where a row is bad.

    Raises:
        DataError: a row is bad, the header is another, or the file can't be read.
    """
    for line, row in read_rows(path, columns, required):
        try:
            yield make(row)
        except ValueError as problem:
            raise DataError(f"{path}:{line}: {problem}; mend the row or take it out") from None


def read_rows(path: Path, columns: Sequence[str], required: int = 2) -> Iterator[tuple[int, Row]]:
    """Line number and cells of each row. The first ``required`` columns must not be empty.

    Columns may be left out of the file from the right, rows may be shorter: cells are then empty.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise DataError(f"{path} is no text in UTF-8; save the table as CSV in UTF-8") from None
    except OSError as problem:
        raise DataError(f"{path} can't be read: {problem.strerror}") from None
    body = [(i, text) for i, text in enumerate(lines, 1) if text.strip() and text[0] != "#"]
    cells = csv.reader((text for _, text in body), strict=True)
    header: list[str] | None = None
    for line, _ in body:
        try:
            row = [cell.strip() for cell in next(cells)]
        except (csv.Error, StopIteration):
            raise DataError(f"{path}:{line}: a quotation mark is not closed") from None
        if header is None:
            header = row
            if header != list(columns[: len(header)]) or len(header) < required:
                raise DataError(f"{path}:{line}: the header must be {','.join(columns)}")
            continue
        if len(row) > len(header):
            raise DataError(f"{path}:{line}: {len(row)} cells under {len(header)} columns")
        record = dict.fromkeys(columns, "") | dict(zip(header, row, strict=False))
        for column in columns[:required]:
            if not record[column]:
                raise DataError(f"{path}:{line}: {column} is empty")
        yield line, record


def aliases_of(cell: str) -> tuple[str, ...]:
    """The names in a cell, parted by semicolons.

    >>> aliases_of("AP; The AP")
    ('AP', 'The AP')
    """
    return tuple(name for part in cell.split(";") if (name := part.strip()))
