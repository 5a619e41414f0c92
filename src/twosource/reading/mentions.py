"""Noun phrases that may stand for somebody."""

from dataclasses import dataclass

from twosource.reading.reading import Reading, Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may stand for somebody: its head, its words, whether it is a name."""

    head: Token
    start: int
    end: int
    text: str
    named: bool
    definite: bool
    plural: bool
    spoke: bool = False


def heads_phrase(reading: Reading, token: Token) -> bool:
    """Whether a noun heads a phrase that may stand for somebody: no modifier, date or amount."""
    return token.dep not in {"compound", "nmod", "npadvmod", "amod"} and token.ent not in {
        "DATE",
        "TIME",
        "CARDINAL",
        "ORDINAL",
        "PERCENT",
        "MONEY",
        "QUANTITY",
    }


def mention_of(reading: Reading, head: Token, spoke: bool) -> Mention:
    """The mention that ``head`` heads, with its article, what it is of, and a name beside it."""
    first = last = head
    for child in reading.children(head):
        if child.dep in {
            "relcl",
            "acl",
            "punct",
            "cc",
            "conj",
            "advcl",
            "appos",
            "preconj",
            "predet",
        }:
            if child.dep == "appos" and child.pos == "PROPN" and child.i - head.i <= 12:
                last = reading.subtree(child)[-1]
            continue
        left = reading.subtree(child)[0]
        if left.i < first.i and not any(
            t.text in {",", ";"} for t in reading.tokens[left.i : head.i]
        ):
            first = left
        if (
            child.i > head.i
            and child.dep in {"prep", "case"}
            and child.lower in {"of", "for", "in", "at", "from", "based"}
        ):
            last = max(last, reading.subtree(child)[-1])
    last = _before_clause(reading, head, last)
    end = closed(reading.text, first.start, last.end)
    determiner = reading.child(head, "det", "poss")
    named = head.pos == "PROPN" or any(
        c.pos == "PROPN" and c.dep == "appos" for c in reading.children(head)
    )
    return Mention(
        head=head,
        start=first.start,
        end=end,
        text=reading.text[first.start : end],
        named=named,
        definite=determiner is not None
        and determiner.lower not in {"a", "an", "some", "another", "one"},
        plural=head.tag in {"NNS", "NNPS"},
        spoke=spoke,
    )


def closed(text: str, start: int, end: int) -> int:
    """The end of a phrase together with the bracket that it opens.

    >>> closed("the Lake Union (LU) said", 0, 18)
    19
    """
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _before_clause(reading: Reading, head: Token, last: Token) -> Token:
    """The last word of a phrase before a relative clause or punctuation at its end."""
    kept = head
    for token in reading.tokens[head.i + 1 : last.i + 1]:
        if token.tag in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WP$"}:
            break
        if token.pos not in {"PUNCT", "SPACE"} or token.text == ")":
            kept = token
    return kept
