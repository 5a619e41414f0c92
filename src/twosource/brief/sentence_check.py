"""Is a sentence backed by the passages that it cites?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.brief.counts import event_counts
from twosource.brief.dates import UNDATED, dates_in, without_dates
from twosource.brief.draft import Cited
from twosource.brief.headings import heading
from twosource.brief.lexicon import phrase, table
from twosource.brief.lexicon import words as listed
from twosource.brief.material import Material
from twosource.brief.passage_check import holds, plain
from twosource.brief.vocabulary import content_words, negated, stem, stems
from twosource.brief.voices import outlet_of
from twosource.model import Claim, Event

_QUOTED = re.compile(r"“([^“”]*)”|(?<!\w)\"([^\"]*)\"(?!\w)")
_BEFORE = re.compile(r"\(before [^)]*\)")
_COUNT = re.compile(
    r"\b\d+(?: to \d+)? (?:independent )?origins?\b|\b\d[\d,]* (?:reports?|outlets?|copies)\b"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TELLS = 0.5
"""Share of a claim's words in a sentence from which the sentence tells that claim."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What a cited passage gives a sentence to stand on."""

    text: str
    claims: tuple[Claim, ...]
    voices: frozenset[str]
    """Names that its source may go by: links and origins, or the outlet for its own voice."""
    names: frozenset[str]
    """These, and everybody else in its chains."""
    published: str | None
    events: tuple[Event, ...]


def backing(cited: Cited, material: Material) -> Backing:
    """The backing of a passage that stands in the ledger."""
    report = material.reports[cited.report]
    there = material.claims_of.get(report.id, ())
    claims = tuple(c for c in there if c.content.touches(cited.start, cited.end))
    meant = [c for c in claims if cited.claim and c.id.startswith(cited.claim)]
    ids = {c.id for c in claims}
    found = {e.id: e for id in sorted(ids) if (e := material.event_of.get(id)) is not None}
    events = tuple(found.values())
    nodes = {n.label for e in events for n in e.support.nodes if ids & set(n.claims)}
    outlet = outlet_of(report)
    speakers = {name for c in meant or claims for name in _speakers(c, outlet)}
    links = {k.name for c in claims for k in (*c.chain, *c.joint)}
    return Backing(
        report.text[cited.start : cited.end],
        tuple(meant or claims),
        frozenset(speakers | nodes),
        frozenset({outlet} | speakers | links | nodes),
        report.published,
        events,
    )


def _speakers(claim: Claim, outlet: str) -> Iterator[str]:
    """The names and the mentions of whoever says a claim."""
    if not claim.chain:
        yield outlet
    for link in (*claim.chain[-1:], *claim.joint):
        yield link.name
        if link.mention is not None:
            yield link.mention.text


def sentence_problems(
    words: str, cited: Sequence[Backing], has_notes: bool, material: Material
) -> Iterator[str]:
    """What in a sentence isn't backed by ``cited``."""
    if not has_notes:
        yield "it cites no passage"
    elif not cited:
        yield "no passage that it cites stands in the ledger as given"
    if not cited:
        return
    yield from _quotations(words, cited)
    bare = _QUOTED.sub(" ", words)
    yield from _counts(_BEFORE.sub(" ", bare), cited, material)
    yield from _dates(bare, cited)
    yield from _numbers(bare, cited)
    yield from _own_phrases(bare, cited)
    yield from _unbacked_words(_without_own_phrases(bare), cited)
    if _tells(bare, cited) and not _named(words, cited):
        yield "it doesn't say on whose word"
    told = [claim for one in cited for claim in _told(words, one)]
    yield from _stances(words, told)
    yield from _negations(words, bare, told)


def _quotations(words: str, cited: Sequence[Backing]) -> Iterator[str]:
    for match in _QUOTED.finditer(words):
        quoted = match[1] or match[2] or ""
        if not any(holds(one.text, quoted) for one in cited):
            yield f"“{quoted[:60]}” doesn't stand so in a cited passage"


def _counts(bare: str, cited: Sequence[Backing], material: Material) -> Iterator[str]:
    events = {e.id: e for one in cited for e in one.events}.values()
    found = [list(event_counts(bare, e, _copies(e, material))) for e in events]
    if found and all(found):
        yield from found[0]


def _copies(event: Event, material: Material) -> int:
    reports = {material.claims[id].report for id in event.claims}
    return sum(material.set_aside(report) for report in reports)


def _dates(bare: str, cited: Sequence[Backing]) -> Iterator[str]:
    known = [(one.published or "")[:10] for one in cited]
    whens = [c.when for one in cited for c in one.claims] + [
        e.when for one in cited for e in one.events
    ]
    known += [day for when in whens if when for day in (when.earliest, when.latest) if day]
    for written, end in dates_in(bare):
        if not any(day.endswith(end) for day in known) and not any(
            plain(written) in plain(one.text) for one in cited
        ):
            yield f"{written} is not the date of a cited report or of what it tells"


def _numbers(bare: str, cited: Sequence[Backing]) -> Iterator[str]:
    text = _COUNT.sub(" ", without_dates(_BEFORE.sub(" ", bare)))
    known = {n.replace(",", "") for one in cited for n in _NUMBER.findall(_backed(one))}
    read = {
        f"{bound:g}"
        for one in cited
        for claim in one.claims
        for q in claim.how_many
        for bound in (q.low, q.high)
        if bound is not None
    }
    for number in _NUMBER.findall(text):
        if number.replace(",", "") not in known | read:
            yield f"the figure {number} stands in no cited passage"


def _backed(one: Backing) -> str:
    return " ".join((one.text, *one.names))


def _unbacked_words(bare: str, cited: Sequence[Backing]) -> Iterator[str]:
    """Words that no cited passage and no name holds: an adjective of the editor's, for one."""
    known = {s for one in cited for s in stems(_backed(one))}
    known |= {s for one in cited for e in one.events for s in stems(heading(e))}
    verbs = (phrase("stances", c.certainty.stance) for one in cited for c in one.claims)
    known |= {stem(verb) for verb in verbs if verb}
    if any(one.published is None for one in cited):
        known.add(stem(UNDATED))
    for word in dict.fromkeys(content_words(without_dates(bare))):
        if stem(word) not in known and not all(stem(p) in known for p in word.split("-")):
            yield f"the word “{word}” stands in no cited passage"


def _tells(bare: str, cited: Sequence[Backing]) -> bool:
    """Whether a sentence tells more than the heading and the counts of a happening do."""
    known = {s for one in cited for e in one.events for s in stems(heading(e))}
    words = content_words(_without_own_phrases(_COUNT.sub(" ", bare)))
    return any(stem(word) not in known for word in words)


def _named(words: str, cited: Sequence[Backing]) -> bool:
    """Whether a sentence holds all telling words of a name that it may go by."""
    present = stems(words)
    for name in (name.split(", unnamed")[0] for one in cited for name in one.voices):
        telling = {stem(word) for word in content_words(name)}
        if (telling and telling <= present) or _holds_name(words, name):
            return True
    return False


def _holds_name(words: str, name: str) -> bool:
    pattern = rf"\b{re.escape(plain(name).lower())}\b"
    return re.search(pattern, plain(words).lower()) is not None


def _own_phrases(bare: str, cited: Sequence[Backing]) -> Iterator[str]:
    """What a brief says of its own, where the ledger says otherwise."""
    told = table("phrases")
    if told["no_source"] in bare and all(c.chain for one in cited for c in one.claims):
        yield "the report does name a source"
    alone = any(e.support.most == 1 for one in cited for e in one.events)
    if told["alone"] in bare and not alone:
        yield "it rests on more than one origin"


def _without_own_phrases(bare: str) -> str:
    measures = (f"({name.lower()})" for name in table("measures").values())
    for own in (*table("phrases").values(), *measures):
        bare = bare.replace(own, " ")
    return bare


def _told(words: str, one: Backing) -> list[Claim]:
    """The claims of a passage that a sentence tells: those of which it has half of the words."""
    present = stems(words)
    found = []
    for claim in one.claims:
        own = {stem(w) for w in content_words(claim.content.text)}
        if own and len(own & present) >= _TELLS * len(own):
            found.append(claim)
    return found


def _stances(words: str, claims: Sequence[Claim]) -> Iterator[str]:
    """Whether a sentence keeps the denials, accusations and hedges of what it tells."""
    present, text = stems(words), plain(words).lower()
    for claim in claims:
        shows = {stem(w) for w in listed("shows", claim.certainty.stance)}
        cue = stems(claim.cue.text) if claim.cue else set()
        if shows and not present & (shows | cue):
            yield f"it leaves out that the source {claim.certainty.stance} it"
        for hedge in claim.certainty.hedges:
            inside = claim.content.covers(hedge.start, hedge.end)
            if inside and plain(hedge.text).lower() not in text:
                yield f"it leaves out “{hedge.text}”"


def _negations(words: str, bare: str, claims: Sequence[Claim]) -> Iterator[str]:
    """Whether a sentence leaves out a negation of what it tells, or has one of its own."""
    said = [f"{c.content.text} {c.cue.text if c.cue else ''}" for c in claims]
    if any(map(negated, said)) and not negated(words):
        yield "it leaves out a negation"
    if said and not any(map(negated, said)) and negated(_without_own_phrases(bare)):
        yield "it has a negation that the source hasn't"
