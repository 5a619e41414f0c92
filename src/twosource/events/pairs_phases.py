"""Which phase of a story words tell of: the happening itself, or a truce, a release, a verdict."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

HAPPENING = "happening"
AGREEMENT = "agreement"
LATER = (AGREEMENT, "release", "vote", "trial", "walkout")
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def phase_of(text: str) -> str | None:
    """The phase that words tell of by themselves; ``None`` if they show none.

    >>> phase_of("both sides agreed on a truce"), phase_of("the hostages were freed")
    ('agreement', 'release')
    >>> phase_of("nurses joined the strike"), phase_of("two died in the air strike")
    ('walkout', None)
    >>> phase_of("they violated the ceasefire"), phase_of("the bridge fell") is None
    ('happening', True)
    """
    patterns = _patterns()
    if patterns["force"].search(text):
        return HAPPENING
    return next((k for k in LATER if patterns[k].search(text)), None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (files("twosource.events") / "data" / "phases.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, table['words']))})", re.IGNORECASE)
        for name, table in tomllib.loads(text).items()
    }
