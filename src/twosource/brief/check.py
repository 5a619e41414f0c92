"""Is a brief, as it is or as somebody edited it, backed by the ledger?

Every sentence must cite passages that stand in the ledger's reports with the hash and the offsets
given; quotations, figures, dates and words must be theirs; counts must be the ledger's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.brief.counts import part_problems, title_problems
from twosource.brief.draft import Block, Draft, sentences
from twosource.brief.material import Material
from twosource.brief.method import CHANGED, METHOD, NOTE, ONCE, REPORTS
from twosource.brief.passage_check import passage_problems, report_problems
from twosource.brief.pictures import pictures
from twosource.brief.read_html import read_html
from twosource.brief.read_json import read_json
from twosource.brief.read_markdown import read_markdown
from twosource.brief.sentence_check import Backing, backing, sentence_problems
from twosource.brief.vocabulary import own_headings

__all__ = ["Finding", "check", "read_draft"]

_SNIPPET = 90


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that isn't backed: where it stands, its words, and what is wrong."""

    place: str
    words: str
    message: str


def read_draft(text: str) -> Draft:
    """A brief in JSON, HTML or Markdown, taken apart."""
    start = text.lstrip()[:200].lower()
    if start.startswith("{"):
        return read_json(text)
    if start.startswith("<"):
        return read_html(text)
    return read_markdown(text)


def check(draft: Draft, material: Material) -> tuple[Finding, ...]:
    """All that isn't backed by the ledger, in the order of the brief. Empty is fine."""
    return tuple(_Check(draft, material).findings())


class _Check:
    def __init__(self, draft: Draft, material: Material) -> None:
        self._draft, self._material = draft, material
        self._backings: Mapping[int, Backing] = {
            number: backing(cited, material)
            for number, cited in draft.passages.items()
            if cited is not None and not list(passage_problems(cited, material))
        }

    def findings(self) -> Iterator[Finding]:
        if not self._draft.blocks:
            yield Finding("line 1", "", "there is nothing in this brief")
        yield from self._headed()
        for number, cited in sorted(self._draft.passages.items()):
            problems = (
                ("it isn't written as a passage is",)
                if cited is None
                else passage_problems(cited, self._material)
            )
            words = cited.words if cited is not None else ""
            yield from (Finding(f"passage {number}", _snippet(words), p) for p in problems)
        yield from self._pictures()

    def _pictures(self) -> Iterator[Finding]:
        """Pictures that come out otherwise when they are drawn again from the ledger."""
        events = {event.id: event for event in self._material.events}
        for picture in self._draft.pictures:
            event = events.get(picture.event or "")
            if event is None:
                yield Finding(picture.place, picture.markup[:20], "no picture of the brief's own")
            elif picture.markup not in pictures(event, self._material):
                yield Finding(picture.place, picture.event or "", "the picture shows otherwise")

    def _headed(self) -> Iterator[Finding]:
        for part in _parts(self._draft.blocks):
            head, body = part[0], part[1:]
            if head.kind == "title":
                for place, words, message in title_problems(part, self._draft):
                    yield Finding(place, _snippet(words), message)
                yield from self._sentences(body[1:])
            elif head.text == METHOD:
                yield from self._same_lines(body)
            elif head.text == REPORTS:
                for block in body:
                    problems = report_problems(block.text, self._material)
                    yield from (Finding(block.place, _snippet(block.text), p) for p in problems)
            elif head.text == ONCE or head.text.startswith(CHANGED):
                yield from self._sentences(body)
            elif head.kind == "part" and not body and self._is_empty_heading(head):
                continue
            else:
                yield from self._part(part)

    def _is_empty_heading(self, head: Block) -> bool:
        return head.text in own_headings()

    def _part(self, part: list[Block]) -> Iterator[Finding]:
        for place, words, message in part_problems(part, self._material):
            yield Finding(place, _snippet(words), message)
        counted = next((b for b in part[1:] if "event e1-" in b.text), None)
        rest = [b for b in part if b is not counted and b.kind == "text"]
        yield from self._sentences(rest)

    def _sentences(self, blocks: list[Block]) -> Iterator[Finding]:
        for block in blocks:
            for words, notes in sentences(block.pieces):
                cited = [self._backings[n] for n in notes if n in self._backings]
                lost = [n for n in notes if n not in self._draft.passages]
                for number in lost:
                    yield Finding(block.place, _snippet(words), f"there is no passage {number}")
                for message in sentence_problems(words, cited, bool(notes), self._material):
                    yield Finding(block.place, _snippet(words), message)

    def _same_lines(self, body: list[Block]) -> Iterator[Finding]:
        for block in body:
            if block.text not in NOTE:
                yield Finding(block.place, _snippet(block.text), "the method note says otherwise")


def _parts(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Blocks up to the next title or heading of a part."""
    held: list[Block] = []
    for block in blocks:
        if held and block.kind in ("title", "part"):
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _snippet(words: str) -> str:
    return words if len(words) <= _SNIPPET else words[: words.rfind(" ", 0, _SNIPPET)] + " …"
