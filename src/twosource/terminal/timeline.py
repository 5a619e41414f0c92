"""An event in the order of telling, and a report in its versions."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.engine.timeline import NewVersion
from twosource.events.changes import ClaimChange
from twosource.events.timeline import Told
from twosource.model import Claim
from twosource.terminal.console import printable
from twosource.terminal.rows import tabbed
from twosource.terminal.words import said, short_id, shorten, spoken

_SAID, _NAME = 160, 60
_SIGN = {"added": "+", "dropped": "-"}
_WHAT = {
    "reworded": "reworded:",
    "figures": "figures:",
    "source": "source:",
    "stance": "stance:",
}


def telling_table(told: Sequence[Told], versions: Sequence[NewVersion], console: Console) -> Group:
    """The claims under the day and outlet of their reports, then what reports changed."""
    parts: list[RenderableType] = []
    said_before = {(item.report, _words(item.claim)) for item in told}
    for _, items in groupby(told, key=lambda item: item.report):
        held = list(items)
        parts.append(_head(held[0]))
        new = [i for i in held if (i.copy_of, _words(i.claim)) not in said_before]
        parts += [Padding(_told(item), (0, 0, 0, 2)) for item in new]
        if again := len(held) - len(new):
            words = "the same claim" if again == 1 else f"the same {again} claims"
            parts.append(Text(f"  {words} word for word", "quiet"))
    if any(version.changes for version in versions):
        parts += [Text(""), Text("What reports changed later", "heading")]
        parts += list(version_parts(versions, console))
    return Group(*parts)


def _told(item: Told) -> Text:
    line = Text.assemble((short_id(item.claim.id), "id"), "  ")
    stance = item.claim.certainty.stance
    if item.origin:
        line.append(shorten(printable(item.origin), _NAME), "source")
        line.append(" " if stance != "says" else ": ", "quiet")
    if stance != "says":
        line.append(f"{stance}: ", "cue")
    return line.append(shorten(printable(said(item.claim)), _SAID), "content")


def _words(claim: Claim) -> tuple[str, str]:
    return claim.certainty.stance, " ".join(claim.content.text.casefold().split())


def version_parts(versions: Sequence[NewVersion], console: Console) -> Iterator[RenderableType]:
    """What each version changed, claim by claim."""
    for version in versions:
        report = version.report
        yield Text.assemble(
            (short_id(report.id), "id"),
            f"  version {version.number}, read {version.read_at[:10]}  ",
            (printable(report.outlet or "publisher unknown"), "outer"),
            ("" if version.changes else "  claims the same as before", "quiet"),
        )
        arrow = " -> " if console.options.ascii_only else " → "
        for change in version.changes:
            yield Padding(_change(change, arrow), (0, 0, 0, 2))


def _change(change: ClaimChange, arrow: str) -> Text:
    shown = change.after or change.before
    sign = _SIGN.get(change.what[0], "~")
    line = Text.assemble((f"{sign} ", "denial"))
    if shown is None:
        return line
    line.append(f"{short_id(shown.id)}  ", "id")
    if change.before is None or change.after is None:
        return line.append(_claimed(shown))
    return line.append(_differing(change.what, change.before, change.after, arrow))


def _differing(what: Sequence[str], before: Claim, after: Claim, arrow: str) -> Text:
    """What differs, then the later wording; where the words changed, the earlier one before it."""
    text = Text()
    for kind, of in _DIFFERS.items():
        if kind in what:
            text.append(f"{_WHAT[kind]} ", "label")
            text.append(printable(f"{of(before)}{arrow}{of(after)}  "), "source")
    if "reworded" in what:
        text.append(f"{_WHAT['reworded']}  ", "label")
        text.append(shorten(printable(said(before)), _SAID), "content").append(arrow, "quiet")
    return text.append(shorten(printable(said(after)), _SAID), "content")


def _figures(claim: Claim) -> str:
    return ", ".join(spoken(q.span) for q in claim.how_many) or "none"


def _source(claim: Claim) -> str:
    return shorten(claim.chain[-1].name, _NAME) if claim.chain else "its own voice"


def _stance(claim: Claim) -> str:
    return claim.certainty.stance


_DIFFERS = {"figures": _figures, "source": _source, "stance": _stance}


def _claimed(claim: Claim) -> Text:
    text = Text()
    if claim.chain:
        text.append(f"{shorten(printable(claim.chain[-1].name), _NAME)}: ", "source")
    if claim.certainty.stance != "says":
        text.append(f"{claim.certainty.stance}: ", "cue")
    return text.append(shorten(printable(said(claim)), _SAID), "content")


def told_row(told: Told) -> str:
    """Date, outlet, report, claim, origin, stance and content, apart by tabs."""
    return tabbed(
        told.published,
        told.outlet,
        told.report,
        told.claim.id,
        told.origin,
        told.claim.certainty.stance,
        spoken(told.claim.content),
    )


def change_row(version: NewVersion, change: ClaimChange) -> str:
    """``changed``, report, version, what changed, claims and contents before and after."""
    return tabbed(
        "changed",
        version.report.id,
        str(version.number),
        ", ".join(change.what),
        change.before.id if change.before else None,
        change.after.id if change.after else None,
        spoken(change.before.content) if change.before else None,
        spoken(change.after.content) if change.after else None,
    )


def _head(told: Told) -> Text:
    head = Text.assemble(
        (f"{(told.published or 'undated')[:10]}  ", "quiet"),
        (printable(told.outlet or "publisher unknown"), "outer"),
    )
    if told.copy_of:
        head.append(f"  repeats {short_id(told.copy_of)}", "quiet")
    return head
