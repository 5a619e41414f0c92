"""Who stands behind a claim, as a brief names them: never more than the report tells."""

import re
from collections.abc import Sequence

from twosource.brief.capitals import keeps_capital, lowered
from twosource.brief.lexicon import words
from twosource.events.speaker import outlet_words, same_outlet
from twosource.model import Claim, Link, Origin, Report

_POSSESSIVE = re.compile(
    r"^(?:its|his|her|their) ((?:[\w-]+ ){0,3}[\w-]+), (?=[A-Z])", re.IGNORECASE
)
_OF_OTHERS = re.compile(r"^(?:its|his|her|their)\b", re.IGNORECASE)
_OUR = re.compile(r"^our ", re.IGNORECASE)
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
    outlet = outlet_of(report)
    speakers = [_name(claim.chain[-1], origin, outlet)]
    speakers += [_name(link, None, outlet) for link in claim.joint]
    return capitalised(together(list(dict.fromkeys(speakers))))


def is_clear(claim: Claim) -> bool:
    """Whether the names of who says it say who that is, away from the report's other sentences.

    "He", "their union" and what is no name at all don't.
    """
    return all(_is_clear(link) for link in (*claim.chain[-1:], *claim.joint))


def _is_clear(link: Link) -> bool:
    found = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", link.name)
    telling = [w for w in found if w.lower() not in words("function") and len(w) > 1]
    if not telling or link.name.lower() in words("references"):
        return False
    if found[-1].lower() in words("references", "dangling"):
        return False
    if link.unnamed and len(found) == 1 and found[0][:1].isupper() and found[0][1:].islower():
        return keeps_capital(found[0]) is False or found[0].lower().endswith("s")
    return not (_OF_OTHERS.match(link.name) and not _POSSESSIVE.match(link.name))


def through(claim: Claim, report: Report, said: str = "") -> str | None:
    """Those between the publisher and the origin, if the report had it at second hand.

    Neither the outlet itself nor whom the sentence ``said`` names already.
    """
    own = outlet_words(report.outlet)
    names = []
    for link in claim.chain[:-1]:
        name = within(link.name)
        if not same_outlet(outlet_words(link.name), own) and name.lower() not in said.lower():
            names.append(name)
    return together(names) if names else None


def origin_name(origin: Origin) -> str:
    """How an origin is called in the middle of a sentence.

    >>> origin_name(Origin("o", "A nurse, unnamed, to Horn Wire", "witness", True, ()))
    'a nurse (unnamed, to Horn Wire)'
    """
    name, unnamed, told = origin.label.partition(", unnamed")
    if not unnamed:
        return _POSSESSIVE.sub(r"\1 ", within(name))
    return f"{lowered(name)} (unnamed{told})"


def _name(link: Link, origin: Origin | None, outlet: str) -> str:
    if link.unnamed:
        label = origin.label.partition(", unnamed")[0] if origin and origin.unnamed else ""
        name = label if _words(link.name) - words("titles") <= _words(label) else link.name
        return f"{_OUR.sub(f'{outlet}’s ', lowered(name))}, unnamed,"
    name = origin.label if origin is not None and _is_fuller(origin, link) else link.name
    name = _POSSESSIVE.sub(r"\1 ", within(name))
    return closed(_OUR.sub(f"{outlet}’s ", name))


def closed(name: str) -> str:
    """A name with the comma that closes its apposition.

    >>> closed("the mayor, Ana Ruiz"), closed("Ana Ruiz")
    ('the mayor, Ana Ruiz,', 'Ana Ruiz')
    """
    return f"{name}," if _APPOSITION.match(name) else name


def _is_fuller(origin: Origin, link: Link) -> bool:
    """Whether the origin's label only adds to the name that this report gives.

    A body is one voice with its spokesman, but what it said itself isn't put in his mouth.
    """
    if origin.unnamed or not _words(link.name) - words("titles") <= _words(origin.label):
        return False
    return link.kind != "organisation" or _last(link.name) == _last(origin.label)


def _last(name: str) -> list[str]:
    return name.lower().split()[-1:]


def _words(name: str) -> set[str]:
    return set(re.sub(r"[(),.]", " ", name.lower()).split())


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
