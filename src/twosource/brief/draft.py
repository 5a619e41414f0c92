"""What a check reads out of a brief, whatever its format and whoever edited it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Block", "Cited", "Draft", "Picture", "read_passage", "sentences"]

Kind = Literal["title", "part", "section", "text"]

_PASSAGE = re.compile(
    r"^(?P<outlet>.*?), (?P<day>[^:]*?): “(?P<words>.*)” report (?P<report>\S+), "
    r"chars (?P<start>\d+)-(?P<end>\d+), sha256 (?P<sha256>[0-9a-f]+)"
    r"(?:, claim (?P<claim>[\w-]+))?\.?$",
    re.DOTALL,
)
_QUOTED = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"")
_END = re.compile(r"(?<=[.!?])(?P<notes>(?:\s*\ue000\d+\ue001)*)\s+(?=[A-Z“\"])")
_SHORT = re.compile(
    r"(?:^|[\s(.])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|St|No|Jr|Sr)\.$"
)
_NOTE = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list item: words, and numbers of passages in their places."""

    kind: Kind
    pieces: tuple[str | int, ...]
    place: str
    """Where it stands in the file, for people."""

    @property
    def text(self) -> str:
        """The words alone."""
        return " ".join("".join(p for p in self.pieces if isinstance(p, str)).split())


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as the brief gives it."""

    report: str
    sha256: str
    start: int
    end: int
    words: str
    claim: str | None
    outlet: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in the file. ``event`` is None where it names none."""

    event: str | None
    markup: str
    place: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief taken apart. A passage that can't be read is ``None``."""

    blocks: tuple[Block, ...]
    passages: Mapping[int, Cited | None]
    pictures: tuple[Picture, ...] = ()


def read_passage(line: str) -> Cited | None:
    """A passage from its line, or ``None`` if the line isn't one.

    >>> read_passage("Post, 3 May 2026: “He ran.” report r1, chars 4-11, sha256 ab12").end
    11
    """
    match = _PASSAGE.match(" ".join(line.split()))
    if match is None:
        return None
    return Cited(
        match["report"],
        match["sha256"],
        int(match["start"]),
        int(match["end"]),
        match["words"],
        match["claim"],
        match["outlet"],
        match["day"],
    )


def sentences(pieces: Sequence[str | int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The sentences of a block with the passages that each cites. Quotations aren't cut.

    >>> list(sentences(["He ran ", 1, ". “A. B.” she said ", 2, "."]))
    [('He ran .', (1,)), ('“A. B.” she said .', (2,))]
    """
    joined = "".join(p if isinstance(p, str) else f"\ue000{p}\ue001" for p in pieces)
    joined = " ".join(joined.split())
    masked = _QUOTED.sub(lambda m: m[0][0] + "x" * (len(m[0]) - 2) + m[0][-1], joined)
    start = 0
    for match in _END.finditer(masked):
        if not _SHORT.search(masked[start : match.start()]):
            yield _parted(joined[start : match.end()])
            start = match.end()
    if joined[start:].strip():
        yield _parted(joined[start:])


def _parted(text: str) -> tuple[str, tuple[int, ...]]:
    notes = tuple(int(number) for number in _NOTE.findall(text))
    return " ".join(_NOTE.sub("", text).split()), notes
