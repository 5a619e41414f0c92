"""Finding many names in running text at once: a trie over words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from twosource.gazetteer.actornames import is_acronym, name_key, words_of

__all__ = ["Match", "Name", "NameTrie", "Words"]

Value = TypeVar("Value")
_BREAK = "|"
_WITHIN_NAMES = frozenset({"-", "‐", "‑", "–", "/", "'", "’", "‘", "`", "ʿ"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a run of tokens as they are compared, each with the token it is from.

    Marks that no name runs over ("," and ".", but not a hyphen) leave a word that nothing matches.

    >>> Words.of(["al-Qaeda", ",", "U.N."])
    Words(words=('al', 'qaeda', '|', 'un'), tokens=(0, 0, 1, 2), texts=('al-Qaeda', ',', 'U.N.'))
    """

    words: tuple[str, ...]
    tokens: tuple[int, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        """The words of ``texts``, one text a token."""
        words: list[str] = []
        tokens: list[int] = []
        for i, text in enumerate(texts):
            found = words_of(text)
            if not found and text not in _WITHIN_NAMES:
                found = (_BREAK,)
            for word in found:
                words.append(word)
                tokens.append(i)
        return cls(tuple(words), tuple(tokens), tuple(texts))


@dataclass(frozen=True, slots=True)
class Name(Generic[Value]):
    """One name and what bears it. An acronym is only met in capitals, a name with a capital."""

    text: str
    value: Value
    acronym: bool
    capital: int | None
    """Which word of its key must have a capital letter in the text."""

    @classmethod
    def of(cls, text: str, value: Value) -> "Name[Value]":
        """The name ``text`` of ``value``."""
        capitals = (i for i, part in enumerate(_parts(text)) if part[:1].isupper())
        return cls(text, value, is_acronym(text), next(capitals, None))

    def fits(self, texts: Sequence[str]) -> bool:
        """Whether the case of the words ``texts`` (one a word of the key) allows this name.

        >>> Name.of("Time magazine", 1).fits(["Time", "magazine"])
        True
        >>> Name.of("Independent", 1).fits(["independent"]), Name.of("AP", 1).fits(["Ap"])
        (False, False)
        """
        if self.acronym:
            return all(not c.isalpha() or c.isupper() for text in texts for c in text)
        if self.capital is None or self.capital >= len(texts):
            return True
        return any(c.isupper() for c in texts[self.capital])


def _parts(text: str) -> list[str]:
    """The words of a name as written, one for each word of its key."""
    key = name_key(text)
    parts = [part for part in text.replace("-", " ").replace("/", " ").split() if words_of(part)]
    return parts[-len(key) :] if key else []


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """Names found over tokens ``[first, last)``."""

    first: int
    last: int
    names: tuple[Name[Value], ...]


@dataclass(slots=True)
class _Node(Generic[Value]):
    children: "dict[str, _Node[Value]]" = field(default_factory=dict)
    names: list[Name[Value]] = field(default_factory=list)


class NameTrie(Generic[Value]):
    """Names by their words. Adding is quick; a text is scanned in one pass."""

    def __init__(self) -> None:
        self._root: _Node[Value] = _Node()

    def add(self, name: Name[Value]) -> None:
        """Add a name; the same words may bear several."""
        node = self._root
        for word in name_key(name.text):
            node = node.children.setdefault(word, _Node())
        if node is not self._root:
            node.names.append(name)

    def exact(self, key: Sequence[str]) -> tuple[Name[Value], ...]:
        """The names with exactly the words ``key``, whatever their case."""
        node: _Node[Value] | None = self._root
        for word in key:
            node = node.children.get(word) if node else None
        return tuple(node.names) if node else ()

    def find(self, text: Words) -> Iterator[Match[Value]]:
        """The longest names in ``text``, from left to right, not overlapping.

        >>> trie = NameTrie[int]()
        >>> trie.add(Name.of("Islamic State", 1)); trie.add(Name.of("Islamic State in Libya", 2))
        >>> found = trie.find(Words.of("the Islamic State in Iraq".split()))
        >>> [(m.first, m.last, m.names[0].value) for m in found]
        [(1, 3, 1)]
        """
        root = self._root.children
        position = 0
        while position < len(text.words):
            if text.words[position] in root:
                found = self._longest(text, position)
                if found is not None:
                    end, names = found
                    yield Match(text.tokens[position], text.tokens[end - 1] + 1, names)
                    position = end
                    continue
            position += 1

    def _longest(self, text: Words, first: int) -> tuple[int, tuple[Name[Value], ...]] | None:
        node: _Node[Value] | None = self._root
        best: tuple[int, tuple[Name[Value], ...]] | None = None
        for end in range(first, len(text.words)):
            node = node.children.get(text.words[end]) if node else None
            if node is None:
                break
            if node.names:
                surface = [text.texts[i] for i in text.tokens[first : end + 1]]
                names = tuple(name for name in node.names if name.fits(surface))
                if names and _whole(text, first, end):
                    best = end + 1, names
        return best


def _whole(text: Words, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` take no token apart."""
    starts = first == 0 or text.tokens[first - 1] != text.tokens[first]
    return starts and (last + 1 == len(text.tokens) or text.tokens[last + 1] != text.tokens[last])
