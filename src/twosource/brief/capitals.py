"""Does a word that opened a sentence keep its capital inside of one?"""

import re
from functools import cache

from twosource.brief.lexicon import words
from twosource.gazetteer.states import all_states

__all__ = ["keeps_capital", "lowered"]


@cache
def _of_states() -> frozenset[str]:
    """The words of the names of states, of what is theirs and of their people."""
    names = (n for s in all_states() for n in (s.name, *s.aliases, *s.adjectives, *s.people))
    return frozenset(word.lower() for name in names for word in re.findall(r"\w{3,}", name))


def keeps_capital(word: str, text: str = "") -> bool | None:
    """Whether ``word`` is a name's; ``text`` shows how it is written elsewhere. None: unknown.

    >>> keeps_capital("Russian"), keeps_capital("Drones", "the drones"), keeps_capital("Kesra")
    (True, False, None)
    >>> keeps_capital("Kesra", "went to Kesra"), keeps_capital("MDP"), keeps_capital("The")
    (True, True, False)
    """
    lower = word.lower()
    if not word[:1].isupper() or lower in words("openers"):
        return False
    if lower in words("capitals") or word == "I" or word[1:].lower() != word[1:]:
        return True
    if re.search(rf"[a-z,;] {re.escape(word)}\b", text):
        return True
    if re.search(rf"\b{re.escape(lower)}\b", text):
        return False
    return True if lower in _of_states() else None


def lowered(phrase: str, text: str = "") -> str:
    """A description as it stands inside of a sentence; a name keeps its capital.

    >>> lowered("Parents of the pupils"), lowered("Ukrainian officials")
    ('parents of the pupils', 'Ukrainian officials')
    """
    first = re.split(r"[^\w]", phrase, maxsplit=1)[0]
    if first and keeps_capital(first, text) is not True:
        return phrase[:1].lower() + phrase[1:]
    return phrase
