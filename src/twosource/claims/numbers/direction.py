"""Whether a number says by how much something rose or fell."""

from twosource.claims.numbers.amounts import Amount
from twosource.claims.numbers.qualifiers import Change, Qualified, directions, transitive
from twosource.reading import Reading

__all__ = ["direction"]


def direction(reading: Reading, amount: Amount, q: Qualified) -> Change:
    """The sign of a quantity: "up" or "down" where a word of change stands right before it.

    An open lower bound ("lost more than 60%") is kept as it is.

    >>> from twosource.claims.numbers.amounts import amounts
    >>> from twosource.claims.numbers.qualifiers import qualified
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def signs(text):
    ...     reading = read(Report("r", text, ""))
    ...     return [direction(reading, a, qualified(text, a)) for a in amounts(text)]
    >>> signs("Prices rose by about 5% and shares lost 3%.")
    ['up', 'down']
    """
    if q.change == ">" or amount.form in ("plural", "vague"):
        return q.change
    if amount.low < 0:
        return "down" if reading.text[amount.number[0]] in "-−" else q.change
    if reading.text[q.start - 1 : q.start] == "+":
        return "up"
    before = reading.token_at(q.start - 1)
    if before is None or before.dep == "prt":
        return q.change
    if before.lower == "by":
        before = reading.head(before)
    verbs, nouns = transitive()
    after = reading.text[amount.end : amount.end + 20].strip().split(" ")[0].rstrip(",.;")
    if before.lemma in verbs and amount.unit is None and after not in nouns:
        return q.change
    return directions().get(before.lemma, q.change)
