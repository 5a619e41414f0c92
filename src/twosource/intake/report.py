"""text -> Report: its hash and id, its language, and the facts that stand in it."""

import hashlib
import re

from twosource.errors import EmptyInput, UnreadableInput
from twosource.intake.dates import iso_date
from twosource.intake.facts import find
from twosource.intake.language import language_of
from twosource.model import Report, content_id

__all__ = ["from_text"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 20_000
_MOST_CONTROL = 0.05
"""A text with a larger share of control characters is binary data."""


def from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    byline: str | None = None,
) -> Report:
    """The report whose text is ``text``, character for character.

    Half surrogate pairs, which no encoding can store, become U+FFFD, so that offsets stay right.
    ``published`` is kept as ISO 8601; a date that can't be read becomes None. A report without
    an ``id`` goes by its URL, so that a page that changed is still the same report; one without
    a URL goes by what it says.

    >>> report = from_text("LIMA (AP) — Two men died on Monday, police said.", outlet="El Faro")
    >>> report.credit, [fact.span.text for fact in report.facts], report.language
    (('AP',), ['LIMA (AP) —'], 'en')

    Raises:
        EmptyInput: There is nothing but white space.
        UnreadableInput: The text holds NUL characters, or is mostly control characters.
    """
    text = _storable(text)
    _check(text)
    title, outlet, url, byline = (_known(value) for value in (title, outlet, url, byline))
    published = iso_date(published)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    found = find(text, title=title, byline=byline)
    return Report(
        id=(_storable(id) if id and id.strip() else None)
        or content_id("r1", [url] if url else [sha256, outlet, title, published]),
        text=text,
        sha256=sha256,
        title=title,
        outlet=outlet,
        published=published,
        language=language_of(text),
        url=url,
        byline=byline or found.byline,
        credit=found.credit,
        facts=found.facts,
    )


def _storable(text: str) -> str:
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _known(value: str | None) -> str | None:
    """``value`` on one line; None if it says nothing."""
    return " ".join(_storable(value).split()) or None if value else None


def _check(text: str) -> None:
    if not text.strip():
        raise EmptyInput("there is no text in it")
    if "\x00" in text:
        raise UnreadableInput("it holds NUL characters, so it is no text; give a text, HTML or PDF")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise UnreadableInput("it is binary data, not text; give a text, HTML or PDF")
