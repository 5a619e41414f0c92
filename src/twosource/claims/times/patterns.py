"""The grammar of time expressions: patterns over classes of words, matched all over a text.

A pattern in ``grammar.toml`` is a sequence of items, separated by space: a word in lower case is
itself, a name in capitals any word of that class, ``$name`` a pattern defined under ``[macros]``.
``( | ) ? * +`` are as in regular expressions, ``name=item`` captures, and ``<`` and ``>`` enclose
what is marked where a pattern needs context around it. With ``emit`` a rule marks each of the
named groups as an expression of its own.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.claims.times.words import BREAK, Alphabet, Word, lexicon

_ITEM = re.compile(r"\$\w+|(?:(?P<name>\w+)=)?(?P<item>[a-z][\w'&]*|[A-Z]\w*|'s|\()|[|)?*+<>]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: what to look for, and which kind of meaning it has."""

    name: str
    kind: str
    order: int
    emit: tuple[str, ...]
    value: str | None
    needs: str | None
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule matched: ``[first, last)`` is what is marked, groups are word ranges."""

    rule: Rule
    words: list[Word]
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[self.last - 1].end

    def has(self, group: str) -> bool:
        """Whether ``group`` took part in the match."""
        return group in self.groups

    def get(self, group: str) -> tuple[str, ...]:
        """The words of ``group``, in lower case; none if it took no part."""
        first, last = self.groups.get(group, (0, 0))
        return tuple(w.text for w in self.words[first:last])

    def all(self) -> tuple[str, ...]:
        """All words that are marked."""
        return tuple(w.text for w in self.words[self.first : self.last])


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and the alphabet that their patterns are written in."""

    alphabet: Alphabet
    rules: tuple[Rule, ...]


@cache
def grammar() -> Grammar:
    """The grammar of ``grammar.toml``, compiled at first use."""
    data = tomllib.loads((files(__package__) / "grammar.toml").read_text(encoding="utf-8"))
    macros: dict[str, str] = dict(data["macros"])
    macros["holiday"] = " | ".join(
        _phrase(n) for n in sorted(holiday_names(), key=len, reverse=True) if n[0].isalpha()
    )
    written = [
        (rule, [_expand(pattern, macros) for pattern in rule["patterns"]]) for rule in data["rule"]
    ]
    alphabet = Alphabet(
        {word for _, patterns in written for p in patterns for word in _literals(p)}
    )
    return Grammar(
        alphabet,
        tuple(
            Rule(
                rule["name"],
                rule["kind"],
                order,
                tuple(rule.get("emit", ())),
                rule.get("value"),
                rule.get("needs"),
                tuple(_compile(pattern, alphabet) for pattern in patterns),
            )
            for order, (rule, patterns) in enumerate(written)
        ),
    )


@cache
def holiday_names() -> dict[str, dict[str, object]]:
    """Name in lower case -> its entry in ``holidays.toml``."""
    data = tomllib.loads((files(__package__) / "holidays.toml").read_text(encoding="utf-8"))
    return {name: entry for entry in data["holiday"] for name in entry["names"]}


def _phrase(name: str) -> str:
    """A holiday's name as a pattern.

    >>> _phrase("new year's eve"), _phrase("d-day")
    ("new year 's eve", 'd DASH day')
    """
    marks = {"-": "DASH", ".": "DOT", "'": "QUOTE"}
    return " ".join(marks.get(w, w) for w in name_words(name))


def name_words(name: str) -> list[str]:
    """The words of a name as the text's words are split."""
    return re.sub(r"('s\b|[./'-])", r" \1 ", name).replace("'  s", "'s").split()


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while "$" in pattern:
        pattern = re.sub(r"\$(\w+)", lambda m: f"({macros[m[1]]})", pattern)
    return pattern


def _literals(pattern: str) -> Iterator[str]:
    for m in _ITEM.finditer(pattern):
        if m["item"] and (m["item"][0].islower() or m["item"] == "'s"):
            yield m["item"]


def _compile(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """An expanded pattern as a regular expression over symbols; a name may capture twice."""
    out = []
    seen: Counter[str] = Counter()

    def opened(name: str | None) -> str:
        if not name:
            return "(?:"
        seen[name] += 1
        return f"(?P<{name}__{seen[name]}>"

    for m in _ITEM.finditer(pattern):
        item = m["item"]
        if item is None:
            out.append(opened("span") if m[0] == "<" else ")" if m[0] == ">" else m[0])
        elif item == "(":
            out.append(opened(m["name"]))
        else:
            members = alphabet.members(item)
            out.append(f"{opened(m['name'])}{members})" if m["name"] else members)
    return re.compile("".join(out))


def matches(text: str) -> tuple[list[Word], list[Match]]:
    """The words of ``text``, and the best set of matches that don't overlap, in order.

    Longer matches win over shorter ones, and among equals the rule that stands first.

    >>> _, found = matches("They left two days ago, on 3 March.")
    >>> [" ".join(m.all()) for m in found]
    ['two days ago', '3 march']
    """
    words, symbols = grammar().alphabet.read(text)
    candidates: list[tuple[int, int, int, Match]] = []
    for rule in grammar().rules:
        for pattern in rule.patterns:
            for hit in pattern.finditer(symbols):
                match = _match(rule, hit, words, text)
                if match:
                    length = match.last - match.first
                    candidates.append((-length, rule.order, match.first, match))
    candidates.sort(key=lambda c: c[:3])
    taken: set[int] = set()
    chosen = []
    for _, _, _, match in candidates:
        covered = range(match.first, match.last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append(match)
    return words, sorted(chosen, key=lambda m: m.first)


def _match(rule: Rule, hit: re.Match[str], words: list[Word], text: str) -> Match | None:
    groups = {
        name.partition("__")[0]: hit.span(name)
        for name, found in hit.groupdict().items()
        if found is not None
    }
    first, last = groups.get("span", hit.span())
    if first == last or not _whole(text, words[first].start, words[last - 1].end):
        return None
    return Match(rule, words, first, last, groups)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` begins and ends at the edge of a word of the text."""
    before = start == 0 or not text[start - 1].isalnum() or not text[start].isalnum()
    after = end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum()
    return before and after
