"""A claim -> a sentence that says whose word it is, with the report's own words.

A sentence is spliced from the words of the report where its grammar allows: the source's name,
then cue and content as they stand. Where it doesn't, the passage is quoted whole.
"""

import re
from collections.abc import Iterator

from twosource.brief.dates import in_words
from twosource.brief.document import Sentence
from twosource.brief.lexicon import phrase, words
from twosource.brief.passages import Passages, hull
from twosource.brief.voices import outlet_of, through, voice, within
from twosource.model import Claim, Origin, Report

_LONGEST = 420
"""Characters of content before it is cut."""
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|I|my)\b")
_BETWEEN = re.compile(r"\s+(?:[\w’'-]+\s+){0,6}?(?:that\s+)?$|\s*[:,]?\s*$")
INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "'"})
"""Quotation marks as they are within quotation marks."""
_QUOTES = "“”\"‘’'"


def told(said: str, claim: Claim, report: Report, passages: Passages) -> Sentence:
    """The sentence that says ``said``, the body of a claim's, with report and passage."""
    where = _where_said(claim, report, said)
    return Sentence((f"{said} ({where}) ", passages.number(claim, report), "."))


def _where_said(claim: Claim, report: Report, said: str) -> str:
    """Outlet, date, and through whom it had the claim, as far as ``said`` doesn't say so."""
    outlet, day = outlet_of(report), in_words(report.published)
    if said.startswith(f"{outlet} reported"):
        return day
    second_hand = through(claim)
    return f"{outlet}, {day}, citing {second_hand}" if second_hand else f"{outlet}, {day}"


def body(claim: Claim, report: Report, origin: Origin | None) -> str:
    """Who says it, and what, without where it stands."""
    who = voice(claim, report, origin)
    if not claim.chain:
        return _own_voice(claim, report, who, origin)
    if who.lower() in words("references"):
        return _quoted_whole(claim, report, who)
    spliced = _spliced(claim, report)
    if spliced is not None:
        return f"{who} {spliced}"
    if claim.quote == "direct" and claim.certainty.stance == "says":
        return f"{who} said: “{_bare(claim, report)}”"
    verb = _clausal_verb(claim)
    if verb is not None and _follows(claim):
        return f"{who} {verb}{_clause(claim, report)}"
    return _quoted_whole(claim, report, who)


def quotes_whole(said: str, claim: Claim, report: Report) -> bool:
    """Whether a body only quotes the passage that somebody's claim stands in."""
    return bool(claim.chain) and said.startswith(f"{outlet_of(report)} reported")


def _quoted_whole(claim: Claim, report: Report, who: str) -> str:
    """The passage as it stands; who says it is told before unless the passage tells it."""
    start, end = hull(claim, report)
    mention = claim.chain[-1].mention
    inside = mention is not None and start <= mention.start and mention.end <= end
    on_whose = "" if inside else f", on the word of {within(who).rstrip(',')}"
    return f"{outlet_of(report)} reported{on_whose}: “{_passage(claim, report)}”"


def _own_voice(claim: Claim, report: Report, who: str, origin: Origin | None) -> str:
    said = "through its own reporter" if _is_eyewitness(origin) else "naming no source"
    clause = _clause(claim, report)
    if clause.startswith(":") or _FIRST_PERSON.search(clause):
        return f"{who} reported, {said}: “{_passage(claim, report)}”"
    return f"{who} reported, {said},{clause}"


def _is_eyewitness(origin: Origin | None) -> bool:
    return origin is not None and origin.kind == "witness" and not origin.unnamed


def _spliced(claim: Claim, report: Report) -> str | None:
    """Cue and content as they stand, if the cue is a finite verb right before the content.

    Direct speech keeps its quotation marks.
    """
    cue, content = claim.cue, claim.content
    if cue is None or len(cue.spans) > 1 or len(content.spans) > 1 or cue.end > content.start:
        return None
    if cue.text.split()[0].lower() not in words("cues", "finite"):
        return None
    between = report.text[cue.end : content.start]
    if claim.quote == "direct":
        return f"{cue.text}: “{_bare(claim, report)}”" if len(between) < 4 else None
    if not _BETWEEN.match(between) or len(between) > 60 or "\n\n" in between:
        return None
    return _cut(report.text[cue.start : content.end].rstrip(".,;:"))


def _clausal_verb(claim: Claim) -> str | None:
    """The verb after which the content can stand as a clause."""
    stance = claim.certainty.stance
    cue = claim.cue.text.lower().split() if claim.cue else []
    if len(cue) == 1 and cue[0] in words("cues", "clausal"):
        return cue[0]
    return "said" if stance == "says" else phrase("stances", stance)


def _follows(claim: Claim) -> bool:
    """Whether the content is surely a clause: it stands before its cue, or after "according to"."""
    if claim.cue is None or len(claim.content.spans) > 1:
        return False
    return claim.content.end <= claim.cue.start or claim.cue.text.lower() == "according to"


def _clause(claim: Claim, report: Report) -> str:
    """The content as it follows a verb: after "that", or after a colon if its first word may be a
    name that needs its capital.
    """
    text = _cut(" … ".join(_pieces(claim, report))).strip().rstrip(".;:,")
    first = re.split(r"[^\w]", text, maxsplit=1)[0]
    if not first[:1].isupper() or first == "I" or _is_name(first, report):
        return f" that {text}"
    if first.lower() in words("openers") or re.search(rf"\b{first.lower()}\b", report.text):
        return f" that {text[:1].lower()}{text[1:]}"
    return f": {text}"


def _is_name(first: str, report: Report) -> bool:
    """Whether a word has its capital also where no sentence starts."""
    if first.lower() in words("capitals"):
        return True
    if first.lower() in words("openers"):
        return False
    inside = re.search(rf"[a-z,;] {re.escape(first)}\b", report.text) is not None
    return inside or first[1:2].isupper()


def _bare(claim: Claim, report: Report) -> str:
    """Quoted words without the marks around them."""
    return _cut(" … ".join(p.strip().strip(_QUOTES).rstrip(",") for p in _pieces(claim, report)))


def _pieces(claim: Claim, report: Report) -> Iterator[str]:
    for start, end in claim.content.spans:
        yield report.text[start:end].strip()


def _passage(claim: Claim, report: Report) -> str:
    start, end = hull(claim, report)
    return _cut(report.text[start:end]).translate(INNER_MARKS)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[: text.rfind(" ", 0, _LONGEST)].rstrip(" ,;:") + " …"
