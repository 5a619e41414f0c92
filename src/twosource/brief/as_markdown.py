"""A brief as Markdown, with its passages as footnotes."""

import re
from collections.abc import Iterator

from twosource.brief.document import Brief, Part, Section, Sentence
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(brief: Brief) -> str:
    """The whole brief. Words of reports are escaped: nothing in them is markup."""
    return "\n".join(_lines(brief)) + "\n"


def escaped(text: str) -> str:
    r"""``text`` on one line with nothing in it that Markdown takes for markup.

    >>> escaped("a *b* [c]")
    'a \\*b\\* \\[c\\]'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield from ("", escaped(masthead(brief)))
    if brief.changes is not None:
        yield from ("", f"## {CHANGED} {brief.changes.since}", "")
        yield from (f"- {_sentence(s)}" for s in brief.changes.sentences)
    for part in brief.parts:
        yield from _part(part)
    if brief.once:
        yield from ("", f"## {ONCE}", "", *(f"- {_sentence(s)}" for s in brief.once))
    yield from ("", f"## {METHOD}", "", *(f"- {line}" for line in NOTE))
    yield from ("", f"## {REPORTS}", "")
    yield from (f"- {escaped(report_line(report, brief))}" for report in brief.reports)
    yield from ("", f"## {PASSAGES}", "")
    yield from (f"[^{p.number}]: {escaped(passage_line(p))}" for p in brief.passages)


def _part(part: Part) -> Iterator[str]:
    yield from ("", f"## {escaped(part.heading)}", "", escaped(counts(part)))
    for section in part.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.heading is None:
        yield from ("", f"**{_lead(section.sentences[0])}")
        return
    yield from ("", f"### {escaped(section.heading)}", "")
    yield from (f"- {_sentence(sentence)}" for sentence in section.sentences)


def _lead(sentence: Sentence) -> str:
    """The lead in bold, its report and passage not."""
    said, *rest = sentence.pieces
    head, _, where = str(said).rpartition(" (")
    return f"{escaped(head)}** ({escaped(where)} " + _sentence(Sentence(tuple(rest)))


def _sentence(sentence: Sentence) -> str:
    pieces = []
    for piece in sentence.pieces:
        if isinstance(piece, int):
            pieces.append(f"[^{piece}]")
        else:
            lead, tail = piece[:1].isspace(), piece[-1:].isspace()
            pieces.append(" " * lead * bool(piece.strip()) + escaped(piece) + " " * tail)
    return "".join(pieces)
