"""Who stands behind a claim, as a brief names them: never more than the report tells."""

import re
from collections.abc import Sequence

from twosource.brief.lexicon import words
from twosource.model import Claim, Link, Origin, Report

_POSSESSIVE = re.compile(r"^(?:its|his|her|their) ([\w-]+), (?=[A-Z])", re.IGNORECASE)
_APPOSITION = re.compile(r"^[^,()]+, [^,()]+$")


def outlet_of(report: Report) -> str:
    """Who published a report."""
    return report.outlet or report.title or f"report {report.id}"


def voice(claim: Claim, report: Report, origin: Origin | None) -> str:
    """The name of whoever says it, for the start of a sentence.

    A named origin goes by the fullest name that the reports give, an unnamed one by its
    description and "unnamed".

    >>> residents = Link("residents of the town", None, "witness", unnamed=True)
    >>> from twosource.model import Certainty, Span
    >>> span = Span("x", ((0, 1),))
    >>> claim = Claim("c", "r", span, None, (residents,), (), None, Certainty(), 1.0, "")
    >>> voice(claim, Report("r", "x", ""), None)
    'Residents of the town, unnamed,'
    """
    if not claim.chain:
        return outlet_of(report)
    speakers = [_name(claim.chain[-1], origin), *(_name(link, None) for link in claim.joint)]
    return capitalised(together(list(dict.fromkeys(speakers))))


def through(claim: Claim) -> str | None:
    """Those between the publisher and the origin, if the report had it at second hand."""
    names = [within(link.name) for link in claim.chain[:-1]]
    return together(names) if names else None


def origin_name(origin: Origin) -> str:
    """How an origin is called in the middle of a sentence.

    >>> origin_name(Origin("o", "A nurse, unnamed, to Horn Wire", "witness", True, ()))
    'a nurse (unnamed, to Horn Wire)'
    """
    name, unnamed, told = within(origin.label).partition(", unnamed")
    return f"{name} (unnamed{told})" if unnamed else name


def _name(link: Link, origin: Origin | None) -> str:
    if link.unnamed:
        return f"{within(link.name)}, unnamed,"
    name = origin.label if origin is not None and _is_fuller(origin, link) else link.name
    name = _POSSESSIVE.sub(r"\1 ", within(name))
    return closed(name)


def closed(name: str) -> str:
    """A name with the comma that closes its apposition.

    >>> closed("the mayor, Ana Ruiz"), closed("Ana Ruiz")
    ('the mayor, Ana Ruiz,', 'Ana Ruiz')
    """
    return f"{name}," if _APPOSITION.match(name) else name


def _is_fuller(origin: Origin, link: Link) -> bool:
    """Whether the origin's label only adds to the name that this report gives."""
    return not origin.unnamed and set(link.name.lower().split()) <= set(
        re.sub(r"[(),]", " ", origin.label.lower()).split()
    )


def within(name: str) -> str:
    """A name in the middle of a sentence, without the capital that only its start gave it."""
    first, _, rest = name.strip().partition(" ")
    if (first[1:].islower() and not rest[:1].isupper()) or first in {"The", "A", "An"}:
        lowered = first.lower()
        return f"{lowered} {rest}".strip() if lowered in words("openers") else name.strip()
    return name.strip()


def together(names: Sequence[str]) -> str:
    """Names in a row.

    >>> together(["a", "b, unnamed,", "c"])
    'a, b, unnamed, and c'
    """
    if len(names) < 2:
        return "".join(names)
    first = ", ".join(name.rstrip(",") for name in names[:-1])
    return f"{first}{',' if names[-2].endswith(',') else ''} and {names[-1]}"


def capitalised(text: str) -> str:
    """``text`` as a sentence opens."""
    return text[:1].upper() + text[1:]
