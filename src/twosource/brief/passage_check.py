"""Does a passage stand in the ledger's reports as a brief gives it?"""

import re
from collections.abc import Iterator

from twosource.brief.dates import in_words
from twosource.brief.draft import Cited
from twosource.brief.material import Material
from twosource.model import Report

_MARKS = str.maketrans({"“": "'", "”": "'", "‘": "'", "’": "'", '"': "'"})
_SHORTEST_HASH = 12
_REPORT = re.compile(
    r"^(?P<outlet>.*?), (?P<day>[^,:“]*?)(?:, “(?P<title>.*)”)?: report (?P<id>\S+), "
    r"sha256 (?P<sha256>[0-9a-f]{64})(?:, repeats report (?P<original>\S+) and is set aside)?$"
)


def plain(text: str) -> str:
    """``text`` with single spaces and one kind of quotation mark, for comparing."""
    return " ".join(text.translate(_MARKS).split())


def holds(text: str, words: str) -> bool:
    """Whether a text holds words verbatim; where they have an ellipsis, piece after piece.

    >>> holds("He said they ran at dawn.", "He said … at dawn")
    True
    """
    where = 0
    text = plain(text)
    for piece in re.split(r"…|\.\.\.", plain(words)):
        bare = piece.strip(" ',.;:")
        where = text.find(bare, where)
        if where < 0:
            return False
        where += len(bare)
    return True


def passage_problems(cited: Cited, material: Material) -> Iterator[str]:
    """What is wrong with a passage."""
    report = material.reports.get(cited.report)
    if report is None:
        yield f"the ledger has no report {cited.report}"
        return
    if not _is_hash(cited.sha256, report):
        yield "the hash is not that of the report's text"
    if not 0 <= cited.start < cited.end <= len(report.text):
        yield f"the report has no characters {cited.start}-{cited.end}"
    elif plain(report.text[cited.start : cited.end]).strip("' ") != plain(cited.words).strip("' "):
        yield "the words are not those that stand there"
    elif cited.claim is not None and not _is_there(cited, material):
        yield f"no claim {cited.claim} stands in these words"
    yield from _facts(cited.outlet, cited.day, report)


def _is_hash(sha256: str, report: Report) -> bool:
    return len(sha256) >= _SHORTEST_HASH and report.sha256.startswith(sha256)


def _is_there(cited: Cited, material: Material) -> bool:
    return any(
        c.id.startswith(cited.claim or "") and c.content.touches(cited.start, cited.end)
        for c in material.claims_of.get(cited.report, ())
    )


def _facts(outlet: str | None, day: str | None, report: Report) -> Iterator[str]:
    if outlet is not None and plain(outlet) != plain(report.outlet or "Outlet unknown"):
        yield f"the report is by {report.outlet or 'an unknown outlet'}"
    if day is not None and day != in_words(report.published):
        yield f"the report is of {in_words(report.published)}"


def report_problems(line: str, material: Material) -> Iterator[str]:
    """What is wrong with a line of the list of reports."""
    match = _REPORT.match(line)
    if match is None:
        yield "this is no report's line"
        return
    report = material.reports.get(match["id"])
    if report is None:
        yield f"the ledger has no report {match['id']}"
        return
    if match["sha256"] != report.sha256:
        yield "the hash is not that of the report's text"
    if plain(match["title"] or "") != plain(report.title or ""):
        yield "the title is another"
    if match["original"] and material.stands_for.get(report.id) != match["original"]:
        yield f"it doesn't repeat report {match['original']}"
    yield from _facts(match["outlet"], match["day"], report)
