"""Small drawings for events: how many origins, where they part, what is denied."""

from collections.abc import Iterable

from twosource.model import Event, Figure, Support

_MOST_MARKS = 12


def origin_marks(support: Support, ascii_only: bool = False) -> str:
    """A full mark for each origin that there is at least, a hollow one up to the most.

    >>> origin_marks(Support(5, 4, 2, 4))
    '●●○○'
    >>> origin_marks(Support(5, 4, 1, 2), ascii_only=True)
    '*-'
    """
    full, hollow = "*-" if ascii_only else "●○"
    least, most = min(support.least, _MOST_MARKS), min(support.most, _MOST_MARKS)
    more = "+" if support.most > _MOST_MARKS else ""
    return full * least + hollow * (most - least) + more


def origin_range(support: Support) -> str:
    """The number of origins in words: a range unless both ends are one.

    >>> origin_range(Support(5, 4, 1, 3)), origin_range(Support(2, 1, 1, 1))
    ('1 to 3 origins', '1 origin')
    >>> origin_range(Support(30, 9, 7, 20, proven=False))
    'at least 7, at most 20 origins'
    """
    if not support.proven:
        return f"at least {support.least}, at most {support.most} origins"
    if support.least == support.most:
        return f"{support.least} origin{'' if support.least == 1 else 's'}"
    return f"{support.least} to {support.most} origins"


def conflicting(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The measures of which two values contradict each other."""
    return tuple(f.measure for f in figures if any(r.relation == "conflict" for r in f.relations))


def event_marks(event: Event, ascii_only: bool = False) -> str:
    """A sign each for figures that conflict and for a denial."""
    conflict, denial = ("!=", "x") if ascii_only else ("≠", "✗")
    signs = [conflict] if conflicting(event.figures) else []
    return " ".join(signs + ([denial] if event.denied_by else []))
