"""One event: what stands behind it, claim by claim, and how its origins and figures relate."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.events.summaries import SummaryRule, summarise
from twosource.model import Claim, Copy, Event, Figure, Origin, Report
from twosource.terminal.console import printable
from twosource.terminal.marks import conflicting, origin_marks, origin_range
from twosource.terminal.summaries import ends_of
from twosource.terminal.words import counted, days, said, short_id, shorten

_SAID, _LABEL = 150, 70
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SIGNS = {"distinct": ("≠", "#"), "unknown": ("?", "?"), "same": ("=", "=")}
_TOLD_ONE_BY_ONE = ("conflict", "update")
_MOST_PAIRS, _MOST_SHOWN = 12, 6
_RELATION = {
    "conflict": "contradict each other",
    "update": "earlier and later",
    "subset": "whole and part",
    "total": "total and incident",
    "unclear": "not comparable",
    "agree": "in agreement",
}


def event_page(
    event: Event,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    console: Console,
    rule: SummaryRule | None = None,
) -> Group:
    """Everything about one event; ``claims`` and ``reports`` hold those it needs, by id.

    With a ``rule`` its figures are summed up by it.
    """
    ascii_only = console.options.ascii_only
    parts: list[RenderableType] = [
        Text.assemble((event.id, "id"), "  ", (event.type or "", "quiet")),
        Text(printable(event.label), "content"),
        Text(summary_of(event)),
        *_graded(event),
        Text(""),
        _heading("Who says it"),
        *_by_origin(event, claims, reports, ascii_only),
    ]
    if len(event.support.nodes) > 1:
        parts += [_heading("How the origins relate"), *_graph(event, ascii_only), Text("")]
    if event.figures:
        parts += [_heading("Figures"), *_figures(event, rule), Text("")]
    repeated = sorted({claims[c].report for c in event.claims if claims[c].report in copies})
    if repeated:
        parts += [_heading("Copies"), _hanging([_copy(copies[r], reports) for r in repeated])]
    return Group(*parts)


def summary_of(event: Event) -> str:
    """One sentence: where and when, how many stand behind it, what is disputed.

    >>> from twosource.model import Support
    >>> summary_of(Event("e", None, "x", (), None, None, Support(12, 5, 1, 3)))
    '12 reports, 5 outlets, 1 to 3 origins.'
    """
    support = event.support
    place = f"{event.where.name}, " if event.where else ""
    when = f"{days(event.when)}: " if event.when else ""
    counts = f"{counted(support.reports, 'report')}, {counted(support.outlets, 'outlet')}"
    words = f"{place}{when}{counts}, {origin_range(support)}"
    if disputed := conflicting(event.figures):
        words += f"; figures conflict ({', '.join(disputed)})"
    labels = {node.id: node.label for node in support.nodes}
    if deniers := [labels[d] for d in event.denied_by if d in labels]:
        words += f"; denied by {', '.join(deniers)}"
    return printable(words) + "."


def _by_origin(
    event: Event, claims: Mapping[str, Claim], reports: Mapping[str, Report], ascii_only: bool
) -> Iterator[RenderableType]:
    for letter, node in _lettered(event.support.nodes):
        yield Text.assemble((f"{letter} ", "id"), (_name(node), "source"), (_notes(node), "quiet"))
        yield from _lines([claims[c] for c in node.claims], reports)
    told = {c for node in event.support.nodes for c in node.claims}
    rest = [claims[c] for c in event.claims if c not in told]
    if rest:
        yield Text("No origin of its own: the reports' own voice, or an outlet's word", "quiet")
        yield from _lines(rest, reports)
    yield Text.assemble(
        (origin_marks(event.support, ascii_only), "source"), f" {origin_range(event.support)}\n"
    )


def _lines(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Iterator[RenderableType]:
    """A line for each thing said; the same words in further reports only add their outlets."""
    same: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        same[f"{claim.certainty.stance} {said(claim).casefold()}"].append(claim)
    for first, *others in same.values():
        report = reports[first.report]
        head = f"{(report.published or '')[:10]} {report.outlet or 'publisher unknown'}".strip()
        stance = "" if first.certainty.stance == "says" else f" {first.certainty.stance}"
        line = Text.assemble(
            (short_id(first.id), "id"),
            (f"  {printable(head)}{stance}: ", "outer"),
            shorten(printable(said(first)), _SAID),
        )
        outlets = dict.fromkeys(reports[c.report].outlet or "publisher unknown" for c in others)
        if outlets:
            line.append(f"  also {printable(', '.join(outlets))}", "quiet")
        yield Padding(line, (0, 0, 0, 2))


def _graph(event: Event, ascii_only: bool) -> Iterator[RenderableType]:
    """A matrix of signs between the letters of the origins, then the reasons."""
    lettered = list(_lettered(event.support.nodes))
    edges = {frozenset((e.a, e.b)): e for e in event.support.edges}
    yield Text("   " + " ".join(name for name, _ in lettered), "id")
    for row, (name, one) in enumerate(lettered):
        signs = []
        for _, two in lettered[:row]:
            edge = edges.get(frozenset((one.id, two.id)))
            signs.append(_SIGNS[edge.relation][ascii_only] if edge else " ")
        yield Text.assemble((f" {name} ", "id"), " ".join(signs))
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (one_name, one), (two_name, two) in combinations(lettered, 2):
        edge = edges.get(frozenset((one.id, two.id)))
        if edge is not None:
            sign = _SIGNS[edge.relation][ascii_only]
            reasons[edge.relation, edge.reason].append(f"{one_name}{sign}{two_name}")
    rows: list[tuple[Text, Text]] = []
    for (relation, reason), pairs in sorted(reasons.items()):
        shown = " ".join(pairs[:_MOST_SHOWN]) + (" …" if len(pairs) > _MOST_SHOWN else "")
        line = Text.assemble((f"{relation}: ", "label"), printable(reason))
        rows.append((Text(shown, "id"), line))
    yield _hanging(rows)


def _graded(event: Event) -> Iterator[RenderableType]:
    if event.grade is not None:
        yield Text.assemble(
            ("grade  ", "label"),
            (printable(event.grade.name), "source"),
            (f"  {printable(event.grade.rule)}", "quiet"),
        )


def _figures(event: Event, rule: SummaryRule | None) -> Iterator[RenderableType]:
    labels = {node.id: node.label for node in event.support.nodes}
    if rule is not None:
        yield Text(f"in sum by {printable(rule.name)}: {printable(rule.says)}", "quiet")
    for figure in event.figures:
        yield Text(figure.measure, "source")
        number: dict[tuple[str, str], int] = {}
        place = []
        for value in figure.values:
            whose = labels.get(value.origin or "", "the report's own voice")
            place.append(number.setdefault((value.text.casefold(), whose), len(number) + 1))
        for (words, whose), n in number.items():
            yield Text.assemble(
                (f"  {n:>2}  ", "id"), printable(words), (f"  {printable(whose)}", "quiet")
            )
        yield from _relations(figure, place)
        if rule is not None and (summary := summarise(figure, rule)) is not None:
            yield Text.assemble(("      in sum: ", "label"), (ends_of(figure, summary), "source"))


def _relations(figure: Figure, place: Sequence[int]) -> Iterator[RenderableType]:
    """Which values contradict or follow each other; of the other relations only how many."""
    told: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for pair in figure.relations:
        if place[pair.a] != place[pair.b]:
            low, high = sorted((place[pair.a], place[pair.b]))
            told[pair.relation].add((low, high))
    for relation in _TOLD_ONE_BY_ONE:
        pairs = sorted(told.pop(relation, ()))
        if pairs:
            style = "denial" if relation == "conflict" else "label"
            shown = ", ".join(f"{a} and {b}" for a, b in pairs[:_MOST_PAIRS])
            more = f" and {len(pairs) - _MOST_PAIRS} more" if len(pairs) > _MOST_PAIRS else ""
            line = Text.assemble((f"{_RELATION[relation]}: ", style), shown + more)
            yield Padding(line, (0, 0, 0, 6))
    if told:
        counts = ", ".join(f"{len(told[r])} {_RELATION[r]}" for r in _RELATION if r in told)
        line = Text(f"{counts}; each with its reason: --json", "quiet")
        yield Padding(line, (0, 0, 0, 6))


def _copy(copy: Copy, reports: Mapping[str, Report]) -> tuple[Text, Text]:
    original = reports.get(copy.original or "")
    note = f": {copy.why.note}" if copy.why and copy.why.note else ""
    if copy.original == copy.report:
        words = "is the original"
    elif copy.original is None:
        words = f"is one of several copies; the original can't be told{note}"
    else:
        outlet = f" ({original.outlet})" if original is not None and original.outlet else ""
        words = f"repeats {short_id(copy.original)}{outlet}{note}"
    for id in reports:
        words = words.replace(id, short_id(id))
    return Text(short_id(copy.report), "id"), Text(printable(words))


def _hanging(rows: Sequence[tuple[Text, Text]]) -> Table:
    """Lines of two columns; what is long goes on below itself."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for one, two in rows:
        table.add_row(one, two)
    return table


def _lettered(nodes: Sequence[Origin]) -> Iterator[tuple[str, Origin]]:
    for n, node in enumerate(nodes):
        yield (_LETTERS[n] if n < len(_LETTERS) else f"{n + 1}"), node


def _name(node: Origin) -> str:
    return shorten(printable(node.label), _LABEL)


def _notes(node: Origin) -> str:
    notes = [
        "denies" if node.denies else "",
        f"interested: {node.interest}" if node.interest else "",
    ]
    told = [note for note in notes if note]
    return f"  ({'; '.join(told)})" if told else ""


def _heading(words: str) -> Text:
    return Text(words, "heading")
