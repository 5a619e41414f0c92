"""The grammar of time expressions: patterns over classes of words.

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

from twosource.claims.times.words import Alphabet

_ITEM = re.compile(r"\$\w+|(?:(?P<name>\w+)=)?(?P<item>[a-z][\w'&]*|[A-Z]\w*|'s|\()|[|)?*+<>]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern over symbols; any match has one of the symbols ``key``."""

    regex: re.Pattern[str]
    key: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: what to look for, and which kind of meaning it has."""

    name: str
    kind: str
    order: int
    emit: tuple[str, ...]
    value: str | None
    needs: str | None
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, the alphabet of their patterns, and what any match has: a word that isn't weak."""

    alphabet: Alphabet
    rules: tuple[Rule, ...]
    strong: re.Pattern[str]


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
        re.compile(f"[^{alphabet.spelt(data['weak'])}]"),
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


def _compile(pattern: str, alphabet: Alphabet) -> Pattern:
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
    key, _ = _key([*_tokens(pattern)], 0, alphabet)
    return Pattern(re.compile("".join(out)), key)


def _tokens(pattern: str) -> Iterator[str]:
    """The items, brackets and operators of a pattern, without names and marks.

    >>> [*_tokens("mod=(the? late)? < day=DAY >")]
    ['(', 'the', '?', 'late', ')', '?', 'DAY']
    """
    for m in _ITEM.finditer(pattern):
        if m[0] not in "<>":
            yield m["item"] or m[0]


def _key(tokens: list[str], i: int, alphabet: Alphabet) -> tuple[frozenset[str], int]:
    """The fewest symbols of which any match of a group has one, and where the group ends.

    An empty key is none: the group may match nothing.
    """
    branches: list[frozenset[str]] = []
    best: frozenset[str] = frozenset()
    while i < len(tokens) and tokens[i] != ")":
        if tokens[i] == "|":
            branches.append(best)
            best = frozenset()
            i += 1
            continue
        if tokens[i] == "(":
            found, i = _key(tokens, i + 1, alphabet)
        else:
            found = frozenset(alphabet.members(tokens[i]).strip("[]"))
        i += 1
        optional = i < len(tokens) and tokens[i] in "?*"
        i += i < len(tokens) and tokens[i] in "?*+"
        if found and not optional and (not best or len(found) < len(best)):
            best = found
    branches.append(best)
    return frozenset().union(*branches) if all(branches) else frozenset(), i
