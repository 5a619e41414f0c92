"""Are the counts and headings of a brief those of the ledger?"""

import re
from collections.abc import Iterator, Sequence

from twosource.brief.dates import dates_in, without_dates
from twosource.brief.draft import Block, Draft
from twosource.brief.figures import CONFLICT
from twosource.brief.headings import heading
from twosource.brief.material import Material
from twosource.brief.method import CHANGED, METHOD, ONCE, PASSAGES, REPORTS
from twosource.brief.vocabulary import content_words, measure_names, own_headings, stem, stems
from twosource.model import Event

ORIGINS = re.compile(r"\b(\d+)(?: to (\d+))? (?:independent )?origins?\b")
_COUNTED = re.compile(r"\b(\d[\d,]*) (reports?|outlets?|copy|copies|happenings?)\b")
_TOLD = re.compile(r"\b([\d,]+) of ([\d,]+) claims?\b")
_TOLD_ONCE = re.compile(r"\b(\d[\d,]*) told once\b")
_EVENT = re.compile(r"\bevent (e1-[0-9a-f]+)")
_MARK = re.compile(r"[●○]+")
Problem = tuple[str, str, str]
"""Place, words, what is wrong."""


def event_counts(text: str, event: Event, copies: int) -> Iterator[str]:
    """Counts in a text that aren't the event's."""
    support = event.support
    for match in ORIGINS.finditer(text):
        given = int(match[1]), int(match[2] or match[1])
        if given != (support.least, support.most):
            yield f"the ledger has {support.least} to {support.most} origins"
    known = {"report": support.reports, "outlet": support.outlets, "cop": copies}
    for match in _COUNTED.finditer(text):
        count = next((n for noun, n in known.items() if match[2].startswith(noun)), None)
        if count is not None and int(match[1].replace(",", "")) != count:
            yield f"the ledger has {count}, not {match[0]}"


def part_problems(part: Sequence[Block], material: Material) -> Iterator[Problem]:
    """What is wrong with the headings and the counts of one happening's part."""
    head = part[0]
    found = ((b, m) for b in part if (m := _EVENT.search(b.text)))
    block, match = next(found, (head, None))
    if match is None:
        yield head.place, head.text, "the part has no line of counts that names its event"
        return
    event = next((e for e in material.events if e.id == match[1]), None)
    if event is None:
        said = f"the ledger has no event {match[1]}; if it has grown since, make a new brief"
        yield block.place, block.text, said
        return
    copies = sum(material.set_aside(r) for r in {material.claims[c].report for c in event.claims})
    problems = [*event_counts(block.text, event, copies), *_marks(block.text, event)]
    yield from ((block.place, block.text, message) for message in problems)
    yield from ((head.place, head.text, message) for message in _heading(head.text, event))
    for section in (b for b in part[1:] if b.kind == "section"):
        message = _section(section.text, event)
        if message:
            yield section.place, section.text, message


def _marks(text: str, event: Event) -> Iterator[str]:
    for match in _MARK.finditer(text):
        if (match[0].count("●"), len(match[0])) != (event.support.least, event.support.most):
            yield "the dots are not the event's origins"
    for match in _TOLD.finditer(text):
        if int(match[2].replace(",", "")) != len(event.claims):
            yield f"the event has {len(event.claims)} claims"


def _heading(text: str, event: Event) -> Iterator[str]:
    own = heading(event)
    dates = {end for _, end in dates_in(own)}
    yield from (f"{day} is not the event's" for day, end in dates_in(text) if end not in dates)
    known = stems(own) | stems(event.label)
    for word in content_words(without_dates(text)):
        if stem(word) not in known:
            yield f"“{word}” is not what the ledger calls it"


def _section(text: str, event: Event) -> str | None:
    if text in own_headings():
        return None
    name = text.removesuffix(CONFLICT)
    measure = measure_names().get(name)
    figure = next((f for f in event.figures if f.measure == measure), None)
    if figure is None:
        return "the ledger knows nothing under this heading"
    if name != text and not any(p.relation == "conflict" for p in figure.relations):
        return "no figures of the ledger conflict here"
    return None


def title_problems(part: Sequence[Block], draft: Draft) -> Iterator[Problem]:
    """What is wrong with the counts under the title: they are those of the brief itself."""
    if len(part) < 2:
        return
    block = part[1]
    lists = _sections(draft)
    known = {"report": lists.get(REPORTS, 0), "happening": _happenings(draft)}
    for match in _COUNTED.finditer(block.text):
        count = next((n for noun, n in known.items() if match[2].startswith(noun)), None)
        if count is not None and int(match[1].replace(",", "")) != count:
            yield block.place, block.text, f"the brief has {count}, not {match[0]}"
    for match in _TOLD_ONCE.finditer(block.text):
        if int(match[1].replace(",", "")) != lists.get(ONCE, 0):
            yield block.place, block.text, f"the brief has {lists.get(ONCE, 0)}, not {match[0]}"


def _sections(draft: Draft) -> dict[str, int]:
    sizes: dict[str, int] = {}
    now = ""
    for block in draft.blocks:
        if block.kind == "part":
            now = block.text
        elif block.kind == "text":
            sizes[now] = sizes.get(now, 0) + 1
    return sizes


def _happenings(draft: Draft) -> int:
    heads = [b.text for b in draft.blocks if b.kind == "part"]
    own = {METHOD, ONCE, REPORTS, PASSAGES}
    return sum(h not in own and not h.startswith(CHANGED) for h in heads)
