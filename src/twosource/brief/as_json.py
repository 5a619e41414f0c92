"""A brief as JSON, for programs and for comparing with a later one."""

import json
from typing import Any

from twosource.brief.document import Brief, Part, Passage, Sentence
from twosource.brief.method import NOTE, masthead
from twosource.model import Report


def as_json(brief: Brief) -> str:
    """The whole brief. A sentence is a list of words and of numbers of passages."""
    changed = brief.changes
    held = {
        "kind": "brief",
        "title": brief.title,
        "as_of": brief.as_of,
        "counts": masthead(brief),
        "changes": None
        if changed is None
        else {"since": changed.since, "sentences": [_sentence(s) for s in changed.sentences]},
        "parts": [_part(part) for part in brief.parts],
        "once": [_sentence(sentence) for sentence in brief.once],
        "left_out": brief.left_out,
        "method": list(NOTE),
        "reports": [_report(report, brief) for report in brief.reports],
        "passages": [_passage(passage) for passage in brief.passages],
    }
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _part(part: Part) -> dict[str, Any]:
    support = part.support
    return {
        "event": part.event,
        "heading": part.heading,
        "reports": support.reports,
        "outlets": support.outlets,
        "copies": part.copies,
        "origins": {"min": support.least, "max": support.most},
        "told": part.told,
        "claims": list(part.claims),
        "figures": [list(pair) for pair in part.figures],
        "sections": [
            {"heading": s.heading, "sentences": [_sentence(one) for one in s.sentences]}
            for s in part.sections
        ],
    }


def _sentence(sentence: Sentence) -> list[str | int]:
    return list(sentence.pieces)


def _report(report: Report, brief: Brief) -> dict[str, Any]:
    return {
        "id": report.id,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "url": report.url,
        "repeats": brief.copies.get(report.id),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "number": passage.number,
        "report": passage.report.id,
        "sha256": passage.report.sha256,
        "outlet": passage.report.outlet,
        "published": passage.report.published,
        "start": passage.start,
        "end": passage.end,
        "words": passage.words,
        "claim": passage.claim,
    }
