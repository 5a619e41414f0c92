"""Which contents hold an offset, without asking each of them: texts may hold thousands."""

from collections import defaultdict
from collections.abc import Iterable

from twosource.attribution.frames import Pieces

_BLOCK = 256
"""Characters that share an entry of the index."""


class Holders:
    """An index over the contents of one report, asked by offset.

    >>> holders = Holders([((0, 40),), ((10, 20), (30, 35))])
    >>> list(holders.at(12)), list(holders.at(25)), list(holders.at(99))
    ([0, 1], [0], [])
    """

    def __init__(self, contents: Iterable[Pieces] = ()) -> None:
        self._contents: list[Pieces] = []
        self._blocks: dict[int, list[int]] = defaultdict(list)
        for pieces in contents:
            self.add(pieces)

    def add(self, pieces: Pieces) -> None:
        """Give ``pieces`` the next number."""
        for block in _blocks(pieces):
            self._blocks[block].append(len(self._contents))
        self._contents.append(pieces)

    def at(self, offset: int) -> list[int]:
        """Numbers of the contents that hold the character at ``offset``, in order."""
        near = self._blocks.get(offset // _BLOCK, ())
        return [i for i in near if any(a <= offset < b for a, b in self._contents[i])]

    def near(self, pieces: Pieces) -> list[int]:
        """Numbers of the contents that may share a character with ``pieces``, in order."""
        return sorted({i for block in _blocks(pieces) for i in self._blocks.get(block, ())})


def _blocks(pieces: Pieces) -> set[int]:
    return {b for a, end in pieces for b in range(a // _BLOCK, (end - 1) // _BLOCK + 1)}
