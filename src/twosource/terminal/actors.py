"""Who is named in a ledger: a list, and one entity with its names, its reports and its reasons."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.events.entities import Entity, Merge
from twosource.events.entities_appearances import Appearance
from twosource.model import Report
from twosource.terminal.console import printable
from twosource.terminal.rows import tabbed
from twosource.terminal.words import counted, short_id, shorten

_NARROW = 80
_NAME, _ROLES = 50, 34
_MOST = 12
"""Reports, and merges, that a page shows."""


def actor_table(entities: Sequence[Entity], console: Console) -> RenderableType:
    """The entities in the order given."""
    if console.width < _NARROW:
        return Group(*(_stacked(entity) for entity in entities))
    table = Table(box=SIMPLE_HEAD, border_style="quiet", pad_edge=False, show_edge=False)
    table.add_column("id", style="id", no_wrap=True)
    table.add_column("name", ratio=3)
    table.add_column("is", ratio=2)
    table.add_column("in", no_wrap=True)
    table.add_column("reports", justify="right", no_wrap=True)
    table.add_column("claims", justify="right", no_wrap=True)
    for entity in entities:
        table.add_row(
            _shown_id(entity),
            _named(entity),
            shorten(printable(_is(entity)), _ROLES),
            " ".join(entity.countries[:2]),
            str(len(entity.reports)),
            str(len(entity.claims)),
        )
    return table


def actor_row(entity: Entity) -> str:
    """Id, kind, countries, roles, reports, claims, name and other names of an entity, with tabs."""
    others = (s for s in entity.spellings if s != entity.name)
    return tabbed(
        entity.id,
        entity.kind,
        " ".join(entity.countries),
        ", ".join(entity.roles),
        str(len(entity.reports)),
        str(len(entity.claims)),
        entity.name,
        ", ".join(others),
    )


def actor_page(entity: Entity, report_of: Callable[[str], Report]) -> Group:
    """All that is known of one entity."""
    parts: list[RenderableType] = [
        Text.assemble((printable(entity.name), "content"), "  ", (entity.id, "id")),
        Text(printable(_told(entity))),
    ]
    if len(entity.spellings) > 1:
        parts += [Text(""), _heading("Names"), *_names(entity)]
    parts += [Text(""), _heading("Named in"), *_reports(entity, report_of)]
    if entity.merges:
        parts += [Text(""), _heading("Why these are one"), *_merges(entity)]
    if entity.apart:
        parts += [Text(""), _heading("Kept apart, though the names agree"), *_apart(entity)]
    return Group(*parts)


def _told(entity: Entity) -> str:
    told = [entity.kind or "person or body", _is(entity), " ".join(entity.countries[:4])]
    counts = f"{counted(len(entity.reports), 'report')}, {counted(len(entity.claims), 'claim')}"
    return " · ".join(part for part in (*told, counts) if part)


def _is(entity: Entity) -> str:
    """What reports call it; where they call it nothing, the role that it was read to have."""
    nouns = [role for role in entity.roles if not role.isupper()]
    return ", ".join(nouns or [_ROLE_WORDS.get(role, role) for role in entity.roles])


_ROLE_WORDS = {
    "BUS": "business",
    "COP": "police",
    "CRM": "criminals",
    "CVL": "civilians",
    "EDU": "education",
    "GOV": "government",
    "IGO": "intergovernmental",
    "JRN": "media",
    "JUD": "judiciary",
    "LEG": "legislature",
    "MED": "health",
    "MIL": "military",
    "NGO": "non-governmental",
    "OPP": "opposition",
    "PRM": "paramilitary",
    "PTY": "party",
    "REB": "rebels",
    "REL": "religious",
    "SPY": "intelligence",
    "UAF": "unidentified armed",
}
"""CAMEO roles in words."""


def _names(entity: Entity) -> Iterator[Text]:
    for name in entity.spellings:
        reports = sum(name in a.spellings for a in entity.appearances)
        yield Text.assemble("  ", (printable(name), "source"), f"  {counted(reports, 'report')}")


def _reports(entity: Entity, report_of: Callable[[str], Report]) -> Iterator[Text]:
    ordered = _by_date(entity.appearances, report_of)
    for one in ordered[:_MOST]:
        report = report_of(one.report)
        held = f"  {', '.join(one.nouns)}" if one.nouns else ""
        yield Text.assemble(
            ("  " + short_id(one.id), "id"),
            f"  {(report.published or '')[:10]:10}  ",
            (printable(report.outlet or "publisher unknown"), "outer"),
            f"  {printable(one.name)}",
            (f"{printable(held)}  {counted(len(one.claims), 'claim')}", "quiet"),
        )
    if len(ordered) > _MOST:
        yield Text(f"  and {len(ordered) - _MOST} more; all of them: --json", "quiet")


def _by_date(told: Sequence[Appearance], report_of: Callable[[str], Report]) -> list[Appearance]:
    return sorted(told, key=lambda a: (report_of(a.report).published or "9999", a.report))


def _merges(entity: Entity) -> Iterator[RenderableType]:
    """The reasons, those of one kind once."""
    by_id = {a.id: a for a in entity.appearances}
    alike = Counter(_merge_key(m, by_id) for m in entity.merges)
    for (score, one, two, reasons), times in sorted(alike.items(), reverse=True)[:_MOST]:
        names = printable(one if one == two else f"{one} = {two}")
        more = f"  ({times} times)" if times > 1 else ""
        yield Text.assemble((f"  {score:.2f}  ", "id"), (names, "source"), (more, "quiet"))
        yield Padding(Text(reasons), (0, 0, 0, 8))
    other = next(a.id for a in reversed(entity.appearances) if a.id != entity.id)
    hint = f"  if one is somebody else: twosource judge different {entity.id} {short_id(other)}"
    yield Text(hint, "quiet")


def _merge_key(merge: Merge, by_id: Mapping[str, Appearance]) -> tuple[float, str, str, str]:
    one, two = sorted((by_id[merge.one].name, by_id[merge.two].name))
    return merge.score, one, two, printable("; ".join(merge.reasons))


def _apart(entity: Entity) -> Iterator[RenderableType]:
    for other in entity.apart:
        yield Text.assemble(
            (f"  {other.score:.2f}  ", "id"),
            (printable(other.name), "source"),
            (f"  {other.entity}", "id"),
        )
        reasons = "; ".join(other.reasons)
        yield Padding(Text(printable(f"{reasons}; but {other.against}")), (0, 0, 0, 8))
    yield Text(f"  if they are one: twosource judge same {entity.id} ID", "quiet")


def _stacked(entity: Entity) -> Text:
    counts = f"{counted(len(entity.reports), 'report')}, {counted(len(entity.claims), 'claim')}"
    told = "  ".join(part for part in (_is(entity), " ".join(entity.countries[:2])) if part)
    return Text.assemble(
        (_shown_id(entity), "id"), "  ", _named(entity), f"\n  {told}  ", (counts, "quiet")
    )


def _named(entity: Entity) -> Text:
    text = Text(shorten(printable(entity.name), _NAME), "source")
    others = len([s for s in entity.spellings if s != entity.name])
    if others:
        text.append(f"  and {counted(others, 'other name')}", "quiet")
    return text


def _shown_id(entity: Entity) -> str:
    return entity.id if entity.is_listed else short_id(entity.id)


def _heading(words: str) -> Text:
    return Text(words, "heading")
