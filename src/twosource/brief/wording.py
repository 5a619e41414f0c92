"""A claim -> a sentence that says whose word it is, with the report's own words.

A sentence is spliced from the words of the report where its grammar allows: the source's name,
then cue and content as they stand. Where it doesn't, the passage is quoted whole.
"""

import re
from collections.abc import Iterator

from twosource.brief.capitals import keeps_capital
from twosource.brief.dates import in_words
from twosource.brief.document import Sentence
from twosource.brief.lexicon import phrase, words
from twosource.brief.passages import Passages, hull
from twosource.brief.voices import is_clear, outlet_of, through, voice, within
from twosource.model import Claim, Origin, Report

_LONGEST = 420
"""Characters of content before it is cut."""
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|I|my)\b")
_ON_ANOTHERS_WORD = re.compile(
    r"\b(?:according to|by the count of|citing|cites|cited|quot(?:ed|ing)|saying|says|said|told"
    r"|announced|claims?|claimed|learned)\b"
)
"""A sentence with one of these may name a source, whoever was read as the one who says it."""
_BETWEEN = re.compile(r"\s+(?:[\w’'-]+\s+){0,6}?(?:that\s+)?$|\s*[:,]?\s*$")
_SLUG = re.compile(r"[A-Z]{3,}: ")
"""A word that heads an item in a list of news, and is no part of it."""
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
    second_hand = through(claim, report, said)
    return f"{outlet}, {day}, citing {second_hand}" if second_hand else f"{outlet}, {day}"


def body(claim: Claim, report: Report, origin: Origin | None) -> str:
    """Who says it, and what, without where it stands."""
    who = voice(claim, report, origin)
    if not claim.chain:
        return _own_voice(claim, report, who, origin)
    if not is_clear(claim):
        return _quoted_whole(claim, report, None)
    spliced = _spliced(claim, report)
    if spliced is not None:
        return f"{who} {spliced}"
    if claim.quote == "direct" and claim.certainty.stance == "says":
        return f"{who} said: “{_bare(claim, report)}”"
    verb, clause = _clausal_verb(claim), _clause(claim, report)
    if verb is not None and clause is not None and _follows(claim):
        return f"{who} {verb}{clause}"
    return _quoted_whole(claim, report, who)


def quotes_whole(said: str, report: Report) -> bool:
    """Whether a body only quotes a passage of the report."""
    return said.startswith(f"{outlet_of(report)} reported") and said.endswith("”")


def _quoted_whole(claim: Claim, report: Report, who: str | None) -> str:
    """The passage as it stands; who says it is told before unless the passage tells it."""
    start, end = hull(claim, report)
    mention = claim.chain[-1].mention
    inside = mention is not None and start <= mention.start and mention.end <= end
    on_whose = ""
    if not inside:
        on_whose = f", on the word of {within(who or claim.chain[-1].name).rstrip(',')}"
    return f"{outlet_of(report)} reported{on_whose}: “{_passage(claim, report)}”"


def _own_voice(claim: Claim, report: Report, who: str, origin: Origin | None) -> str:
    """What the report says itself; a part of a sentence is quoted with the rest of it."""
    passage = _passage(claim, report)
    if _ON_ANOTHERS_WORD.search(passage):
        return f"{who} reported: “{passage}”"
    said = "through its own reporter" if _is_eyewitness(origin) else "naming no source"
    clause = _clause(claim, report) if _is_whole(claim, report) else None
    if clause is None or _FIRST_PERSON.search(clause):
        return f"{who} reported, {said}: “{passage}”"
    return f"{who} reported, {said},{clause}"


def _is_whole(claim: Claim, report: Report) -> bool:
    """Whether a claim's words are the whole of their sentence."""
    start, end = hull(claim, report)
    left = report.text[start : claim.content.start] + report.text[claim.content.end : end]
    return len(claim.content.spans) == 1 and not re.search(r"\w", left)


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
    return _cut(_unstopped(report.text[cue.start : _end_of(claim, content.end)]))


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


def _clause(claim: Claim, report: Report) -> str | None:
    """The content as it follows a verb, after "that"; None if its first word may be a name or not,
    so that nobody knows whether it keeps its capital.
    """
    text = _unstopped(_cut(" … ".join(_pieces(claim, report))))
    first = re.split(r"[^\w]", text, maxsplit=1)[0]
    if _SLUG.match(text):
        return None
    if not first[:1].isupper():
        return f" that {text}"
    capital = keeps_capital(first, report.text)
    if capital is None:
        return None
    return f" that {text}" if capital else f" that {text[:1].lower()}{text[1:]}"


def _bare(claim: Claim, report: Report) -> str:
    """Quoted words without the marks around them."""
    return _cut(" … ".join(p.strip().strip(_QUOTES).rstrip(",") for p in _pieces(claim, report)))


def _pieces(claim: Claim, report: Report) -> Iterator[str]:
    for start, end in claim.content.spans:
        yield report.text[start : _end_of(claim, end)].strip()


def _end_of(claim: Claim, end: int) -> int:
    """Where a piece of the content ends, without the beginning of its source's name behind it."""
    for mention in (link.mention for link in claim.chain):
        if mention is not None and mention.start < end < mention.end:
            return mention.start
    return end


def _unstopped(text: str) -> str:
    """``text`` without the stop at its end; an abbreviation keeps its own.

    >>> _unstopped("at 10 p.m."), _unstopped("They fled, ")
    ('at 10 p.m.', 'They fled')
    """
    bare = text.strip().rstrip(".,;: ")
    return f"{bare}." if re.search(r"\b[ap]\.m$", bare) else bare


def _passage(claim: Claim, report: Report) -> str:
    start, end = hull(claim, report)
    return _cut(report.text[start:end]).translate(INNER_MARKS)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[: text.rfind(" ", 0, _LONGEST)].rstrip(" ,;:") + " …"
