"""HTML: the main text by trafilatura (Barbaresi 2021), without what stands around it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from twosource.errors import EmptyInput, UnreadableInput
from twosource.intake.decoding import decode
from twosource.intake.draft import Draft
from twosource.intake.facts.furniture import kind_of_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_html"]

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
_HEAD = 4_096
_ROOT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_LITTLE = 250
"""A text this short may have lost paragraphs to the stricter extraction."""
_SENTENCE = 40
"""Characters of the shortest main text; scripts that need fewer are allowed half."""
_DATE = {"extensive_search": False, "original_date": True}
"""Only dates that the page declares: a guess from its text would be worse than none."""
_SITE = re.compile(r"\s*[|·»:–—-]+\s*([^|»]{2,60}?)\s*$")
_CELLS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")


def read_html(data: bytes, url: str | None = None, declared: str | None = None) -> Draft:
    """A web page. ``declared`` is the encoding that came with it.

    Raises:
        EmptyInput: There is no main text in it.
        UnreadableInput: It can't be parsed.
    """
    tree = _parsed(decode(data, declared or _charset(data)))
    found = _extracted(tree, url)
    if found is None:
        raise EmptyInput("there is no main text in this page; give the article's own page")
    lines = list(_prose(found.text or "", found.title))
    if not any(_is_sentence(line) for line in lines):
        raise EmptyInput("there is nothing but boilerplate in this page; give the article's page")
    return Draft(
        text="\n".join(lines),
        title=found.title,
        outlet=found.sitename or _site(tree, found.title) or found.hostname,
        published=found.date,
        url=url or found.url,
        byline=found.author,
    )


def _charset(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, _HEAD)
    return match[1].decode("ascii", errors="replace") if match else None


def _parsed(page: str) -> "HtmlElement":
    from trafilatura import load_html

    if not page.strip():
        raise EmptyInput("there is no text in it")
    if not _ROOT.search(page):
        page = f"<html><body>{page}</body></html>"
    try:
        tree = load_html(page)
    except _faults() as err:
        raise UnreadableInput(f"it can't be parsed as HTML ({_said(err)}); save it again") from err
    if tree is None:
        raise UnreadableInput("it can't be parsed as HTML; save the page again")
    _unfold_layout(tree)
    return tree


def _unfold_layout(tree: "HtmlElement") -> None:
    """Turn tables that hold paragraphs into blocks: they lay a page out and hold no data."""
    for table in list(tree.iter("table")):
        if table.find(".//p") is not None:
            for cell in list(table.iter(*_CELLS)):
                cell.tag = "div"


def _extracted(tree: "HtmlElement", url: str | None) -> Any | None:
    """trafilatura's document: strict first, and again less strictly if that leaves little."""
    strict = _extract(tree, url, favor_precision=True)
    if strict is not None and len(strict.text or "") >= _LITTLE:
        return strict
    wide = _extract(tree, url, favor_precision=False)
    return wide if wide is not None and _gains(wide, strict) else strict


def _gains(wide: Any, strict: Any | None) -> bool:
    before = len("".join(_prose(strict.text or "", strict.title))) if strict is not None else 0
    return len("".join(_prose(wide.text or "", wide.title))) > before


def _extract(tree: "HtmlElement", url: str | None, *, favor_precision: bool) -> Any | None:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            tree,
            url=url,
            favor_precision=favor_precision,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATE),
        )
    except _faults() as err:
        raise UnreadableInput(f"its markup is broken ({_said(err)}); give it as text") from err


def _faults() -> tuple[type[Exception], ...]:
    """What lxml and trafilatura raise on pages whose tree they did not foresee (a root ``svg``)."""
    from lxml.etree import LxmlError

    return (
        LxmlError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    )


def _said(err: Exception) -> str:
    return " ".join(str(err).split())[:200] or type(err).__name__


def _prose(text: str, title: str | None) -> Iterator[str]:
    """The lines of ``text`` that are no furniture and do not only repeat the title."""
    heading = " ".join((title or "").split()).casefold()
    for number, line in enumerate(text.split("\n")):
        words = " ".join(line.split())
        repeated = number < 3 and words.casefold() == heading
        if words and not repeated and kind_of_line(words) is None:
            yield line.strip()


def _is_sentence(line: str) -> bool:
    """Whether a line is long enough to say something: a menu's entries are not."""
    return len(line) >= (_SENTENCE if line.isascii() else _SENTENCE // 2)


def _site(tree: "HtmlElement", title: str | None) -> str | None:
    """The outlet after the headline in the page's title: ``Two held - Norland Dispatch``."""
    written = " ".join((tree.findtext(".//title") or "").split())
    if not title or not written.startswith(title):
        return None
    match = _SITE.match(written, len(title))
    return match[1] if match else None
