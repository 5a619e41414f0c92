"""The cue lexicon: which words attribute, in which constructions, and with what stance."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from twosource.model import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: its lemma, the stance it gives its source, its constructions (letters)."""

    lemma: str
    stance: Stance
    frames: str


def _table(name: str) -> dict[str, dict[str, object]]:
    file = resources.files("twosource.attribution").joinpath("data", name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def verbs() -> dict[str, Cue]:
    """Cue verbs by lemma.

    >>> verbs()["deny"]
    Cue(lemma='deny', stance='denies', frames='cn')
    """
    return {
        lemma: Cue(lemma, stance, str(frames))
        for stance, entries in _table("cues.toml").items()
        for lemma, frames in entries.items()
    }


@cache
def nouns() -> dict[str, Stance]:
    """Stances by the lemma of the noun.

    >>> nouns()["allegation"]
    'accuses'
    """
    found: dict[str, Stance] = {}
    for stance, entry in _table("nouns.toml").items():
        words = entry["nouns"]
        assert isinstance(words, list)
        found.update(dict.fromkeys(words, stance))
    return found


@cache
def words(construction: str, key: str) -> frozenset[str]:
    """A word list of ``data/constructions.toml``.

    >>> "plan" in words("according_not", "nouns")
    True
    """
    entry = _table("constructions.toml")[construction][key]
    assert isinstance(entry, list)
    return frozenset(entry)
