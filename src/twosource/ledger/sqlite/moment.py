"""The moment of writing."""

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> str:
    """This second as ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
