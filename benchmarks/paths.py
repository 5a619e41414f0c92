"""The one place that knows where the corpora and gold cases lie, when they are there at all."""

import os
from pathlib import Path


def shared() -> Path | None:
    """The folder with corpora, cases and scorers: TWOSOURCE_SHARED, or beside the checkout."""
    named = os.environ.get("TWOSOURCE_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return folder if (folder / "bench").is_dir() else None
