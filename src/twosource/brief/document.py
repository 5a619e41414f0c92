"""What a brief is made of: parts on happenings, their sections and sentences, and passages."""

from dataclasses import dataclass, field

from twosource.model import Report, Support

__all__ = ["Brief", "Changes", "Part", "Passage", "Section", "Sentence"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report that a sentence rests on: ``report.text[start:end]``."""

    number: int
    claim: str
    report: Report
    start: int
    end: int

    @property
    def words(self) -> str:
        """The passage as it stands in the report, with runs of white space as one space."""
        return " ".join(self.report.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and, in their places, the numbers of the passages that they rest on."""

    pieces: tuple[str | int, ...]

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the passages."""
        return tuple(piece for piece in self.pieces if isinstance(piece, int))


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences of one kind under a heading; the lead of a part has no heading."""

    heading: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one happening."""

    event: str
    heading: str
    support: Support
    copies: int
    """Reports that were set aside because they repeat another."""
    claims: tuple[str, ...]
    told: int
    """How many of the claims are told in the sections."""
    sections: tuple[Section, ...]
    figures: tuple[tuple[str, str], ...] = ()
    """Measure and words of every figure given, for comparing with a later brief."""
    pictures: tuple[str, ...] = ()
    """SVG within ``figure`` elements, for HTML."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since an earlier brief."""

    since: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief. ``as_of`` is the date of the latest report, as ISO 8601."""

    title: str
    as_of: str | None
    parts: tuple[Part, ...]
    left_out: int
    """Happenings that meet the filters but aren't told, for their number."""
    passages: tuple[Passage, ...]
    reports: tuple[Report, ...]
    copies: dict[str, str] = field(default_factory=dict)
    """For each report set aside, the one that stands for its text."""
    changes: Changes | None = None
    once: tuple[Sentence, ...] = ()
    """Happenings of which one claim alone tells, a sentence each."""
