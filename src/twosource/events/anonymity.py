"""Whether a report says that a source keeps its name back."""

import re
from functools import cache, lru_cache

from twosource.events.names import idle_words

_AROUND = 260
"""Characters before and after a claim in which a report says so of its source."""


@lru_cache(maxsize=16384)
def keeps_name_back(text: str, start: int, end: int) -> bool:
    """Whether the words around a claim say that its source isn't to be named.

    >>> text = "The gate was open, a guard said. The guard asked not to be named."
    >>> keeps_name_back(text, 0, 17), keeps_name_back("The gate was open, Rui Paz said.", 0, 17)
    (True, False)
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    around = text[
        max(first, start - _AROUND) : min(last if last >= 0 else len(text), end + _AROUND)
    ]
    return _pattern().search(around) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(idle_words("keeping_back"))), re.IGNORECASE)
