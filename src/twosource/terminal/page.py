"""A claim on a page of its own, with the reasons for its reading; a report with its claims."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.model import Claim, Place, Report, Why
from twosource.terminal.chains import chain_tree, publisher
from twosource.terminal.console import printable, prose_width
from twosource.terminal.entry import claim_entry
from twosource.terminal.passage import legend, passage
from twosource.terminal.words import bounds, days, number, shorten


def claim_page(claim: Claim, report: Report, console: Console) -> Group:
    """All that is known of one claim: passage, chain, slots and reasons."""
    colour, width = console.is_terminal, prose_width(console)
    return Group(
        _heading(claim.id, report),
        Text(""),
        Padding(passage(report.text, claim, width - 2, colour), (0, 0, 0, 2)),
        Text(""),
        Padding(legend(claim, colour), (0, 0, 0, 2)),
        Text(""),
        Padding(chain_tree(claim, report), (0, 0, 0, 2)),
        Text(""),
        Padding(_table(_slots(claim)), (0, 0, 0, 2)),
    )


def report_page(report: Report, claims: Sequence[Claim], console: Console) -> Group:
    """What is known of a report, and its claims in the order of the text."""
    known = [
        ("language", report.language),
        ("byline", report.byline),
        ("credit", ", ".join(report.credit) or None),
        ("url", report.url),
        ("sha256", report.sha256),
    ]
    facts = _table((label, Text(printable(value))) for label, value in known if value)
    entries = [part for c in claims for part in (Text(""), claim_entry(c, report, console))]
    return Group(_heading(report.id, report), Text(""), Padding(facts, (0, 0, 0, 2)), *entries)


def _heading(identifier: str, report: Report) -> Text:
    head = Text.assemble((printable(identifier), "id"))
    published = f", {report.published[:10]}" if report.published else ""
    head.append(f"\n{publisher(report)}{published}", "quiet")
    if report.title:
        head.append(f"\n{shorten(printable(report.title), 160)}")
    return head


def _table(rows: Iterable[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="label", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(label, value)
    return table


def _slots(claim: Claim) -> Iterator[tuple[str, Text]]:
    certainty = claim.certainty
    sure = [certainty.stance, certainty.polarity, certainty.modality]
    if claim.quote:
        sure.append(f"{claim.quote} speech")
    why = certainty.why
    # A hedge has a row of its own.
    hedged = why is not None and why.evidence is not None and why.evidence in certainty.hedges
    yield "stance", _with_why(" · ".join(sure).replace("_", " "), None if hedged else why)
    for hedge in certainty.hedges:
        yield "hedge", Text(printable(hedge.text), "hedge")
    for event in claim.events:
        said = f"{event.type} ({event.mode})" if event.mode else event.type
        yield "event", _with_why(f"{said}: {printable(event.trigger.text)}", event.why)
    for label, actors in (("who", claim.who), ("whom", claim.whom)):
        for actor in actors:
            role = f"  {actor.role}" if actor.role else ""
            yield label, _with_why(f"{printable(actor.name)}{role}", actor.why)
    for quantity in claim.how_many:
        said = f"{printable(quantity.span.text)} = {bounds(quantity)}"
        yield "how many", _with_why(said, quantity.why)
    for place in claim.where:
        yield "where", _with_why(_place(place), place.why)
    if claim.when:
        said = f"{printable(claim.when.span.text)} = {days(claim.when)}"
        yield "when", _with_why(said, claim.when.why)
    for link in claim.chain:
        if link.why:
            yield "link", _with_why(printable(link.name), link.why)
    yield "sure", Text(f"{claim.confidence:.2f} that the claim is read right")
    if claim.why:
        yield "why", _with_why("", claim.why)
    chars = ", ".join(f"{a}-{b}" for a, b in claim.content.spans)
    yield "where in text", Text(f"characters {chars} of report {claim.report}", "quiet")
    yield "read by", Text(claim.reader, "quiet")


def _place(place: Place) -> str:
    said = printable(place.span.text)
    if place.name != place.span.text:
        said += f" = {printable(place.name)}"
    if place.lat is not None and place.lon is not None:
        said += f"  {place.lat:.3f}, {place.lon:.3f}"
    details = [place.country, place.precision]
    if place.radius_km:
        details.append(f"within {number(round(place.radius_km, 1))} km")
    known = ", ".join(word for word in details if word)
    return f"{said}  ({known})" if known else said


def _with_why(said: str, why: Why | None) -> Text:
    text = Text(said)
    if why is not None:
        text.append(("  " if said else "") + why.rule, "quiet")
        if why.note:
            text.append(f": {printable(why.note)}", "quiet")
        if why.evidence:
            text.append(f" “{shorten(printable(why.evidence.text), 60)}”", "quiet")
    return text
