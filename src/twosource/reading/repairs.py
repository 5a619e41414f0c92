"""Mends of the parse where small pipelines go wrong in news, each a rule with its example."""

from twosource.reading.reading import Token

_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj", "dative"}


def repaired(tokens: list[Token]) -> list[Token]:
    """Hang a name on the noun before it where both were read as the same argument.

    In "the agency Nordpress said" parser and reader should see one subject, the agency, whose
    name is its apposition.
    """
    out = list(tokens)
    for noun in tokens:
        if noun.pos != "NOUN" or noun.dep not in _ARGUMENTS:
            continue
        name = _name_after(tokens, noun)
        if name is not None:
            out[name.i - tokens[0].i] = name._replace(dep="appos", head=noun.i)
    return out


def _name_after(tokens: list[Token], noun: Token) -> Token | None:
    """The head of the name right after ``noun``, if it is a second argument of the same verb."""
    base = tokens[0].i
    for token in tokens[noun.i - base + 1 : noun.i - base + 7]:
        if token.pos != "PROPN" and token.text not in {"-", "Al", "’s"}:
            return None
        if token.head == noun.head and token.dep in _ARGUMENTS:
            return token
    return None
