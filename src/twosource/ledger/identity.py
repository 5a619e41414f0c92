"""Which report is which: the id says that it is the same report, the uid that nothing changed."""

from twosource.errors import UnreadableInput
from twosource.ledger.codec import encode
from twosource.model import Report, content_id

__all__ = ["version_uid"]


def version_uid(report: Report) -> str:
    """Content hash of everything that is stored of a report.

    >>> a = Report("r", "Two men fled.", "")
    >>> version_uid(a) == version_uid(Report("r", "Two men fled.", ""))
    True
    >>> version_uid(a) == version_uid(Report("r", "Three men fled.", ""))
    False

    Raises ``UnreadableInput`` if the report holds half a character (a lone surrogate).
    """
    try:
        return content_id("v1", [encode(report)])
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            f"report {report.id!r} holds half a character, which no encoding can store; "
            "decode its text anew"
        ) from error
