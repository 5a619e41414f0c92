"""Text -> words with their temporal classes, one symbol a word.

A time expression is a pattern over classes of words (``NUM UNITS ago``), not over letters. So a
text is first turned into a string with one character, its symbol, for each word: words that have
the same classes share a symbol, and all words that no pattern names share ``OTHER``. The grammar
is then matched on that short string by ordinary regular expressions.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import NamedTuple

OTHER = "."
BREAK = "\n"
_WORD = re.compile(
    r"\n[ \t]*\n\s*"  # a paragraph's end
    r"|[AaPp]\.[Mm]\b\.?|[Bb]\.\s?[Cc]\b\.?(?:\s?[Ee]\b\.?)?|A\.D\b\.?|[Oo]['’]clock\b"
    r"|['’]s\b"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.])\d+\.\d+(?!\.?\d)|\d+"
    r"|[QqHh][1-4]\b"
    r"|[^\W\d_]+"
    r"|[^\s]"
)
_MARKS = {
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    ".": "DOT",
    "/": "SLASH",
    ":": "COLON",
    "(": "OPEN",
    ")": "SHUT",
    "'": "QUOTE",
    "’": "QUOTE",
    "‘": "QUOTE",
    "`": "QUOTE",
    "+": "PLUS",
    '"': "MARK",
    "“": "MARK",
}


class Word(NamedTuple):
    """A word or mark of the text: ``text`` in lower case without dots, and where it stands."""

    text: str
    start: int
    end: int


@cache
def lexicon() -> dict[str, dict[str, object]]:
    """Class -> word -> value, from ``lexicon.toml``."""
    data = tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))
    classes: dict[str, dict[str, object]] = data["words"]
    return classes


@cache
def _capital() -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))
    return frozenset(data["capital"])


def number_of(cls: str, word: str) -> int:
    """The value of a word of a numeric class.

    >>> number_of("MONTH", "march"), number_of("NUM", "forty")
    (3, 40)
    """
    value = lexicon()[cls][word]
    assert isinstance(value, int)
    return value


def name_of(cls: str, word: str) -> str:
    """The value of a word of a class of names.

    >>> name_of("SEASON", "autumn")
    'FA'
    """
    return str(lexicon()[cls][word])


def classes_of_digits(digits: str) -> frozenset[str]:
    """The classes of a word that begins with a digit.

    >>> sorted(classes_of_digits("09"))
    ['DAY', 'HOUR24', 'INT', 'MINUTE', 'MONTHNO', 'TWO']
    >>> sorted(classes_of_digits("1944"))
    ['FOUR', 'INT', 'YEAR']
    >>> sorted(classes_of_digits("2.5"))
    ['DECIMAL']
    """
    if not digits.isdecimal():
        return frozenset({"THOUSANDS"} if "," in digits else {"DECIMAL"})
    out = {"INT"}
    n = int(digits)
    if len(digits) <= 2:
        out |= {"DAY"} if 1 <= n <= 31 else set()
        out |= {"MONTHNO"} if 1 <= n <= 12 else set()
        out |= {"HOUR24"} if n <= 24 else set()
    if len(digits) == 2:
        out |= {"TWO"} | ({"MINUTE"} if n < 60 else set())
    if len(digits) == 3:
        out |= {"THREE"}
    if len(digits) == 4:
        out |= {"FOUR"} | ({"YEAR"} if 1000 <= n <= 2199 else set())
    if len(digits) == 8:
        out |= {"EIGHT"}
    return frozenset(out)


class Alphabet:
    """The symbols of all combinations of classes that a word can have."""

    def __init__(self, literals: Iterable[str]) -> None:
        """``literals`` are the words that patterns name as themselves, besides the lexicon's."""
        self._symbols: dict[frozenset[str], str] = {}
        self._surfaces: dict[str, str] = {}
        self._digits: dict[str, str] = {}
        classes: dict[str, set[str]] = {word: {word} for word in literals}
        for cls, words in lexicon().items():
            for word in words:
                classes.setdefault(word, set()).add(cls)
        for word, names in classes.items():
            lower = {n for n in names if n not in _capital()}
            if lower:
                self._surfaces[word] = self._symbol(frozenset(lower))
            for surface in (word.capitalize(), word.upper()):
                if surface != word:
                    self._surfaces[surface] = self._symbol(frozenset(names))
        for mark, name in _MARKS.items():
            self._surfaces[mark] = self._symbol(frozenset({name}))
        for shape in ("0", "00", "1", "5", "01", "05", "13", "20", "27", "31", "32", "60", "99"):
            self._digit(shape)
        for shape in ("100", "0100", "1500", "2300", "12345", "19980108", "1.5", "1,000"):
            self._digit(shape)

    def _symbol(self, names: frozenset[str]) -> str:
        if names not in self._symbols:
            self._symbols[names] = chr(0x4E00 + len(self._symbols))
        return self._symbols[names]

    def _digit(self, digits: str) -> str:
        if digits not in self._digits:
            if len(self._digits) > 10_000:
                self._digits.clear()
            self._digits[digits] = self._symbol(classes_of_digits(digits))
        return self._digits[digits]

    def members(self, name: str) -> str:
        """The symbols, as a regular expression's class, of the words that have class ``name``."""
        found = "".join(s for names, s in self._symbols.items() if name in names)
        if not found:
            raise KeyError(name)
        return f"[{found}]" if len(found) > 1 else found

    def spelt(self, words: Iterable[str]) -> str:
        """The symbols of ``words`` as they are written, in lower case or capitalised."""
        surfaces = {form for w in words for form in (w, w.capitalize(), w.upper())}
        return "".join({self._surfaces[s] for s in surfaces if s in self._surfaces})

    def read(self, text: str) -> tuple["Words", str]:
        """The words of ``text`` and their symbols.

        >>> words, symbols = Alphabet(["ago"]).read("Two days ago they fled.")
        >>> [words[i].text for i in range(len(symbols))]
        ['two', 'days', 'ago', 'they', 'fled', '.']
        >>> [s == OTHER for s in symbols]
        [False, False, False, True, True, False]
        """
        found = list(_WORD.finditer(text))
        surfaces = [m[0] for m in found]
        symbols = list(map(self._surfaces.get, surfaces, repeat(OTHER)))
        for i, surface in enumerate(surfaces):
            if not surface.isalpha():
                symbols[i] = self._mark(surface)
        return Words(found), "".join(symbols)

    def _mark(self, surface: str) -> str:
        """The symbol of what isn't all letters: figures, marks, ``a.m.``, a paragraph's end."""
        if surface[0] == "\n":
            return BREAK
        if surface[0].isdecimal():
            return self._digit(surface)
        return self._surfaces.get(_plain(surface), OTHER)


class Words:
    """The words of a text, made as they are asked for: most never are."""

    def __init__(self, found: list[re.Match[str]]) -> None:
        self._found = found

    def __getitem__(self, i: int) -> Word:
        m = self._found[i]
        return Word(_plain(m[0]).lower(), m.start(), m.end())


def _plain(surface: str) -> str:
    """A word without dots and with straight apostrophes.

    >>> _plain("p.m."), _plain("’s"), _plain("2.5"), _plain(".")
    ('pm', "'s", '2.5', '.')
    """
    if len(surface) == 1 or surface[0].isdecimal():
        return surface
    return surface.replace(".", "").replace("’", "'").replace(" ", "")
