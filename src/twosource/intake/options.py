"""How reports are taken in, and what is said of those that can't be."""

from dataclasses import dataclass

from twosource.errors import InputError

__all__ = ["IntakeOptions", "Refusal"]


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """Limits, and what the user knows better than the report."""

    max_bytes: int = 20_000_000
    """One report at most: a file, a line of JSON Lines, a fetched page."""
    timeout: float = 20.0
    """Seconds for fetching one URL, redirects and all."""
    allow_private: bool = False
    """Whether URLs on private, loopback and link-local addresses are fetched."""
    outlet: str | None = None
    """Stands in place of the outlet that the report names."""
    published: str | None = None
    """Stands in place of the date that the report names."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be taken in, and why. The others of its batch are not touched."""

    target: str
    """The file, ``file:line`` or URL."""
    error: InputError
