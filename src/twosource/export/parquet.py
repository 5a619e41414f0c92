"""The tables of a ledger as Parquet files, one a table (needs ``pyarrow``)."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from twosource.brief.material import Material
from twosource.errors import MissingExtra
from twosource.export.profiles import Veil
from twosource.export.tables import COLUMNS, rows_of

if TYPE_CHECKING:
    import pyarrow

__all__ = ["check_extra", "parquet_files", "zipped"]

_AT_ONCE = 50_000
"""Rows that are written at a time."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file knows: the same tables give the same bytes."""


def check_extra() -> None:
    """Raise ``MissingExtra`` if Parquet can't be written here."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise MissingExtra(
            "parquet needs pyarrow, which isn't installed; run: pip install 'twosource[parquet]'"
        ) from error


def parquet_files(
    material: Material, veil: Veil, *, whole_texts: bool
) -> Iterator[tuple[str, bytes, int]]:
    """Name, content and number of rows of each file, in the order of ``COLUMNS``."""
    check_extra()
    import pyarrow as pa
    import pyarrow.parquet as pq

    for table in COLUMNS:
        schema = _schema(table)
        rows = rows_of(table, material, veil, whole_texts=whole_texts)
        buffer = io.BytesIO()
        count = 0
        with pq.ParquetWriter(buffer, schema, compression="zstd") as writer:
            while some := list(islice(rows, _AT_ONCE)):
                count += len(some)
                writer.write_table(pa.Table.from_pylist([_storable(r) for r in some], schema))
        yield f"{table}.parquet", buffer.getvalue(), count


def _schema(table: str) -> "pyarrow.Schema":
    import pyarrow as pa

    types: dict[str, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
    }
    return pa.schema([(name, types[kind]) for name, kind in COLUMNS[table].items()])


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose texts are all Unicode that can be encoded."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in row.items()
    }


def zipped(files: Iterator[tuple[str, bytes, int]]) -> tuple[bytes, int]:
    """All files as one ZIP file, and the number of their rows."""
    buffer = io.BytesIO()
    rows = 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content, count in files:
            archive.writestr(zipfile.ZipInfo(name, _NO_DATE), content)
            rows += count
    return buffer.getvalue(), rows
