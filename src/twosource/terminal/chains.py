"""A claim's chain: from the publisher, through whoever is quoted, to the origin."""

from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from twosource.model import Claim, Link, Report, Span
from twosource.terminal.console import printable
from twosource.terminal.words import said, shorten, spoken

_ARROW, _ASCII_ARROW = " ← ", " <- "
_LONGEST_LEAF = 300


def publisher(report: Report | None) -> str:
    """Who published the report, or what stands in for the name.

    >>> publisher(Report("r", "", "", outlet="Horn Wire"))
    'Horn Wire'
    >>> publisher(None)
    'publisher unknown'
    """
    return printable(report.outlet) if report and report.outlet else "publisher unknown"


def chain_line(claim: Claim, report: Report | None, ascii_only: bool = False) -> Text:
    """The chain in one line: ``Rift Courier ← two officials ← the intelligence service``."""
    line = Text.assemble((publisher(report), "outer" if claim.chain else "source"))
    for i, link in enumerate(claim.chain):
        last = i == len(claim.chain) - 1
        line.append(_ASCII_ARROW if ascii_only else _ARROW, "quiet")
        line.append(_name(link), "source" if last else "outer")
    for link in claim.joint:
        line.append(" + ", "quiet").append(_name(link), "source")
    if not claim.chain:
        line.append("  in its own voice", "quiet")
    return line


def chain_tree(claim: Claim, report: Report | None) -> Tree:
    """The chain as a tree with the publisher at its root and the claim as its leaf."""
    root = Text.assemble((publisher(report), "outer"))
    if report and report.published:
        root.append(f"  {report.published[:10]}", "quiet")
    tree = node = Tree(root, guide_style="quiet")
    cue: Span | None = None
    for i, link in enumerate(claim.chain):
        last = i == len(claim.chain) - 1
        label = _branch(link, "source" if last else "outer", link.cue if link.cue != cue else None)
        cue = link.cue
        if last:
            _add_joint(label, claim.joint)
        node = node.add(label)
    node.add(_leaf(claim))
    return tree


def _branch(link: Link, style: str, cue: Span | None) -> Text:
    label = Text.assemble((_name(link), style))
    if cue:
        label.append(f"  {printable(spoken(cue))}", "cue")
    label.append(f"  {kind_words(link)}", "quiet")
    return label


def _add_joint(label: Text, joint: Iterable[Link]) -> None:
    for link in joint:
        label.append("\nand ", "quiet").append(_name(link), "source")
        label.append(f"  {kind_words(link)}", "quiet")


def _leaf(claim: Claim) -> Text:
    stance = claim.certainty.stance if claim.chain else "in its own voice"
    return Text.assemble(
        (f"{stance.replace('_', ' ')}: ", "quiet"),
        (shorten(printable(said(claim)), _LONGEST_LEAF), "content"),
    )


def _name(link: Link) -> str:
    return shorten(printable(link.name), 80)


def kind_words(link: Link) -> str:
    """What kind of source a link is, for people.

    >>> kind_words(Link("two officials", None, "official", unnamed=True))
    'official, unnamed'
    >>> kind_words(Link("sources", None, "unnamed", unnamed=True, implicit=True))
    'unnamed, from the context'
    """
    words: list[str] = [link.kind]
    if link.unnamed and link.kind != "unnamed":
        words.append("unnamed")
    if link.implicit:
        words.append("from the context")
    return ", ".join(words)
