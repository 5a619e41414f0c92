"""Report, and the words of it that values rest on."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report: their text and where they stand, in one or several pieces.

    >>> Span.of("They fled, he said, at dawn", (0, 11), (20, 27)).text
    'They fled, at dawn'
    """

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, *pieces: tuple[int, int]) -> "Span":
        """The span of ``pieces`` (half-open offsets) in ``text``."""
        return cls("".join(text[a:b] for a, b in pieces), pieces)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1][1]

    def covers(self, start: int, end: int) -> bool:
        """Whether one piece holds the whole of ``[start, end)``."""
        return any(a <= start and end <= b for a, b in self.spans)

    def touches(self, start: int, end: int) -> bool:
        """Whether any piece shares a character with ``[start, end)``."""
        return any(a < end and start < b for a, b in self.spans)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a value is what it is: the rule or model, the words it rests on, a note for people."""

    rule: str
    evidence: Span | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the report that stands in its text and claims nothing."""

    kind: Literal["dateline", "byline", "credit", "caption"]
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it is stored. ``text`` is what every offset refers to."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and time."""
    language: str | None = None
    """ISO 639-1 code."""
    url: str | None = None
    byline: str | None = None
    credit: tuple[str, ...] = ()
    copy_of: str | None = None
    facts: tuple[Fact, ...] = ()
