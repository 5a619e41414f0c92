"""What turns a report into claims, as the ledger needs to know it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Report

if TYPE_CHECKING:
    from twosource.claims import Extraction

__all__ = ["Extractor", "default_extractor"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """A way to read reports. Anything of this shape will do; tests pass in a cheap one."""

    extract: Callable[[Report], "Extraction"]
    version: Callable[[], str]
    """Names the extractor and its models: another version reads known reports again."""
    can_read: Callable[[Report], bool] = lambda report: True
    """Whether the report is in a language it reads."""


def default_extractor() -> Extractor:
    """The extractor that comes with Twosource; its models are loaded when it is first used."""
    from twosource.claims import can_read, extract, reader_version

    return Extractor(extract, reader_version, can_read)
