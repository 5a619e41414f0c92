"""What articles and their like say of a noun phrase."""

from twosource.reading import Reading, Token

_ONE_OF_MANY = {"a", "an", "some", "another", "one", "several", "many", "no", "any"}

_BODIES = {"agency", "service", "force", "authority"}


def indefinite(reading: Reading, head: Token) -> bool:
    """Whether a phrase picks nobody out: "a captain", "officials", but not "the captain".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The governor and a captain met envoys.", ""))
    >>> [indefinite(r, t) for t in r.tokens if t.pos == "NOUN"]
    [False, True, True]
    """
    determiner = reading.child(head, "det", "poss")
    if determiner is None:
        return head.pos == "NOUN"
    return determiner.lower in _ONE_OF_MANY


def one_of_many(reading: Reading, head: Token) -> bool:
    """Whether an article says so: "a newspaper", but not "State television"."""
    return reading.child(head, "det", "poss") is not None and indefinite(reading, head)


def of_state(reading: Reading, head: Token) -> bool:
    """Whether a phrase is a state's body that needs no article: "German intelligence".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "German intelligence and a German officer agreed.", ""))
    >>> [of_state(r, t) for t in r.tokens if t.pos == "NOUN"]
    [True, False]
    """
    states = any(c.ent in {"NORP", "GPE"} for c in reading.children(head))
    body = head.tag == "NN" or head.lemma in _BODIES
    return body and states and reading.child(head, "det") is None


def is_plural(head: Token) -> bool:
    """Whether a noun stands in the plural."""
    return head.tag in {"NNS", "NNPS"}
