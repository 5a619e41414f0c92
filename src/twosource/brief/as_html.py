"""A brief as one HTML file that needs nothing else: no script, no font, no request."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib import resources

from twosource.brief.document import Brief, Part, Passage, Section, Sentence
from twosource.brief.figures import CONFLICT
from twosource.brief.method import (
    CHANGED,
    METHOD,
    NOTE,
    ONCE,
    PASSAGES,
    REPORTS,
    counts,
    masthead,
    passage_line,
    report_line,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def html(brief: Brief) -> str:
    """The whole brief, in light and dark and for print. Words of reports are escaped."""
    return "\n".join(_lines(brief)) + "\n"


def html_body(brief: Brief, page_of: Callable[[Passage], str]) -> str:
    """What stands below the heading and its counts, for a page that has styles of its own.

    ``page_of`` is the address at which a passage can be read in its report.
    """
    return "\n".join(_body(brief, page_of)) + "\n"


def _text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", text))


def _lines(brief: Brief) -> Iterator[str]:
    style = resources.files("twosource.brief").joinpath("data", "brief.css").read_text("utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{_text(brief.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>"
    yield f'<header>\n<h1>{_text(brief.title)}</h1>\n<p class="counts">{_text(masthead(brief))}</p>'
    yield "</header>\n<main>"
    yield from _body(brief)
    yield "</main>\n</body>\n</html>"


def _body(brief: Brief, page_of: Callable[[Passage], str] | None = None) -> Iterator[str]:
    yield from _changes(brief)
    for part in brief.parts:
        yield from _part(part)
    if brief.once:
        yield f"<section>\n<h2>{ONCE}</h2>"
        yield from _list(map(_sentence, brief.once))
        yield "</section>"
    yield f"<section>\n<h2>{METHOD}</h2>"
    yield from _list(map(_text, NOTE))
    yield f'</section>\n<section class="reports">\n<h2>{REPORTS}</h2>'
    yield from _list(_text(report_line(report, brief)) for report in brief.reports)
    yield f'</section>\n<section class="passages">\n<h2>{PASSAGES}</h2>\n<ol>'
    for passage in brief.passages:
        there = f' <a href="{_text(page_of(passage))}">In the report</a>' if page_of else ""
        yield f'<li id="p{passage.number}">{_text(passage_line(passage))}{there}</li>'
    yield "</ol>\n</section>"


def _changes(brief: Brief) -> Iterator[str]:
    if brief.changes is not None:
        yield f"<section>\n<h2>{CHANGED} {_text(brief.changes.since)}</h2>"
        yield from _list(map(_sentence, brief.changes.sentences))
        yield "</section>"


def _part(part: Part) -> Iterator[str]:
    yield f'<section id="{_text(part.event)}">\n<h2>{_text(part.heading)}</h2>'
    yield f'<p class="counts">{_text(counts(part))}</p>'
    lead, rest = part.sections[:1], part.sections[1:]
    for section in lead:
        yield from _section(section)
    # On a narrow screen a picture is scrolled, by the keyboard as well.
    yield from (p.replace("<figure ", '<figure tabindex="0" ', 1) for p in part.pictures)
    for section in rest:
        yield from _section(section)
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    if section.heading is None:
        yield f'<p class="lead">{_sentence(section.sentences[0])}</p>'
        return
    mark = ' class="conflict"' if section.heading.endswith(CONFLICT) else ""
    yield f"<h3{mark}>{_text(section.heading)}</h3>"
    yield from _list(map(_sentence, section.sentences))


def _list(items: Iterable[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{item}</li>" for item in items)
    yield "</ul>"


def _sentence(sentence: Sentence) -> str:
    return "".join(
        f'<sup><a href="#p{piece}">[{piece}]</a></sup>'
        if isinstance(piece, int)
        else _text(piece.rstrip() if piece.strip() else "")
        for piece in sentence.pieces
    )
