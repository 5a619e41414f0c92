"""The gazetteer's file: one read-only block of sorted arrays, opened by mapping it into memory.

::

    magic, length of the header, header (JSON: where each array lies, its type and length)
    places      one record a place
    keys        64-bit hashes of normalised names, sorted; key_place and key_use beside them
    sounds      64-bit hashes of sound keys, sorted; sound_place and sound_text beside them
    text        UTF-8, a length byte before each name

Nothing is parsed when it is opened, and only the pages that look-ups touch are read.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from twosource.errors import DataError

__all__ = ["NONE", "PLACE", "USES", "PlaceFile", "stamp_of", "write_placefile"]

_MAGIC = b"TWSPLACE1"
_ALIGN = 16
NONE = 0xFFFFFFFF
"""Stands for "no place" where a record points to another."""

PLACE = np.dtype(
    [("geonames_id", "<u4"), ("name", "<u4"), ("kind", "u1"), ("country", "u1"),
     ("fame", "u1"), ("capital", "u1"), ("lat", "<f4"), ("lon", "<f4"), ("population", "<u4"),
     ("admin1", "<u4"), ("admin2", "<u4"), ("radius_km", "<f4"), ("source", "u1")]
)  # fmt: skip
USES = ("name", "alternate", "short", "abbreviation", "demonym")
"""How a key names a place: ``short`` is a division's name without its type word."""

Array = npt.NDArray[Any]


def write_placefile(path: Path, arrays: Mapping[str, Array], notes: Mapping[str, Any]) -> None:
    """Write ``arrays`` with ``notes`` in the header; the same input gives the same bytes."""
    layout: dict[str, Any] = {}
    offset = 0
    for name, array in arrays.items():
        layout[name] = {"at": offset, "type": _type_name(array), "length": len(array)}
        offset += _padded(array.nbytes)
    header = json.dumps({"arrays": layout, **notes}, sort_keys=True, ensure_ascii=False).encode()
    start = _padded(len(_MAGIC) + 4 + len(header))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    with unfinished.open("wb") as out:
        out.write(_MAGIC + len(header).to_bytes(4, "little") + header)
        out.write(b"\0" * (start - out.tell()))
        for array in arrays.values():
            out.write(array.tobytes())
            out.write(b"\0" * (_padded(array.nbytes) - array.nbytes))
    unfinished.replace(path)


def stamp_of(path: Path) -> str | None:
    """The stamp of what a file was built from; ``None`` if there is no (whole) file."""
    try:
        with path.open("rb") as file:
            stamp: str | None = _header(file.read(1 << 16))[0].get("stamp")
            return stamp
    except (OSError, ValueError):
        return None


class PlaceFile:
    """A mapped gazetteer file. Raises ``DataError`` if it is missing or no gazetteer."""

    def __init__(self, path: Path) -> None:
        try:
            self._bytes: Array = np.memmap(path, dtype=np.uint8, mode="r")
            self.notes, self._start = _header(bytes(self._bytes[: 1 << 16]))
        except (OSError, ValueError) as error:
            raise DataError(
                f"{path}: the gazetteer is missing or damaged; reinstall twosource"
            ) from error

    def _array(self, name: str) -> Array:
        entry = self.notes["arrays"][name]
        dtype = PLACE if entry["type"] == "place" else np.dtype(entry["type"])
        start = self._start + entry["at"]
        return self._bytes[start : start + entry["length"] * dtype.itemsize].view(dtype)

    @cached_property
    def places(self) -> Array:
        """Records of type ``PLACE``."""
        return self._array("places")

    @cached_property
    def _keys(self) -> tuple[Array, Array, Array]:
        return self._array("keys"), self._array("key_place"), self._array("key_use")

    @cached_property
    def _sounds(self) -> tuple[Array, Array, Array]:
        return self._array("sounds"), self._array("sound_place"), self._array("sound_text")

    @cached_property
    def _text(self) -> Array:
        return self._array("text")

    def text_at(self, offset: int) -> str:
        """The name that starts at ``offset`` of the text block."""
        length = int(self._text[offset])
        return bytes(self._text[offset + 1 : offset + 1 + length]).decode()

    def named(self, key: int) -> Iterator[tuple[int, str]]:
        """Place numbers whose name hashes to ``key``, and how each is named by it."""
        keys, place, use = self._keys
        first = int(np.searchsorted(keys, np.uint64(key)))
        while first < len(keys) and int(keys[first]) == key:
            yield int(place[first]), USES[int(use[first])]
            first += 1

    def sounding(self, key: int) -> Iterator[tuple[int, str]]:
        """Place numbers and names whose sound key hashes to ``key``."""
        keys, place, text = self._sounds
        first = int(np.searchsorted(keys, np.uint64(key)))
        while first < len(keys) and int(keys[first]) == key:
            yield int(place[first]), self.text_at(int(text[first]))
            first += 1


def _type_name(array: Array) -> str:
    return "place" if array.dtype == PLACE else array.dtype.str


def _padded(size: int) -> int:
    return -(-size // _ALIGN) * _ALIGN


def _header(head: bytes) -> tuple[dict[str, Any], int]:
    if not head.startswith(_MAGIC):
        raise ValueError("not a gazetteer file")
    start = len(_MAGIC) + 4
    length = int.from_bytes(head[len(_MAGIC) : start], "little")
    return json.loads(head[start : start + length]), _padded(start + length)
