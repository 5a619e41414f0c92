"""PDF: the text layer by PDFium, its lines joined into paragraphs."""

import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from twosource.errors import EmptyInput, TooLarge, UnreadableInput
from twosource.intake.draft import Draft

__all__ = ["paragraphs", "read_pdf"]

_PDFIUM = threading.Lock()
"""PDFium may not be called from two threads at once."""
_ENDED = re.compile(r"""[.!?:…]["”'’)\]]*$""")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:-|\xad)$")
_MARKED_BREAK = re.compile("[\x02\ufffe](.?)")
"""How PDFium joins the halves of a word broken at a line's end."""
_PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?")
_UNTITLED = re.compile(r"(?i)microsoft|untitled|.*\.\w{2,5}$|\W*$")
_SHORT = 0.75
"""A line shorter than this share of the usual length may end its paragraph."""
_EDGE = 2
"""Lines at the top and the bottom of a page among which running titles are looked for."""
_REPEATED = 3


def read_pdf(data: bytes, longest: int) -> Draft:
    """A PDF file. ``longest`` is how many characters its text may have.

    Raises:
        EmptyInput: It has no text layer, as scans have none.
        TooLarge: Its text is over ``longest`` characters.
        UnreadableInput: It is encrypted or broken.
    """
    with _PDFIUM:
        title, pages = _pages(data, longest)
    lines = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    text = "\n\n".join(paragraphs(_without_running_lines(lines)))
    if not text.strip():
        raise EmptyInput("it has no text layer (a scan?); run text recognition (OCR) on it first")
    return Draft(text, title=title)


def _pages(data: bytes, longest: int) -> tuple[str | None, list[str]]:
    import pypdfium2

    texts: list[str] = []
    try:
        with pypdfium2.PdfDocument(data) as document:
            title = document.get_metadata_value("Title").strip()
            for page in document:
                textpage = page.get_textpage()
                texts.append(_MARKED_BREAK.sub(_rejoined, textpage.get_text_bounded()))
                textpage.close()
                page.close()
                if sum(map(len, texts)) > longest:
                    raise TooLarge(f"its text is over {longest:,} characters; split it")
    except pypdfium2.PdfiumError as err:
        if "assword" in str(err):
            raise UnreadableInput("it is encrypted; save it without a password") from err
        raise UnreadableInput("it is broken or no PDF; save it again") from err
    return None if _UNTITLED.match(title) else title, texts


def _rejoined(match: re.Match[str]) -> str:
    return match[1] if match[1].islower() else f"-{match[1]}"


def _without_running_lines(pages: Sequence[list[str]]) -> list[str]:
    """All lines, without page numbers and what stands at the edge of many pages."""
    edges = Counter(line for page in pages for line in {*page[:_EDGE], *page[-_EDGE:]})
    running = {line for line, n in edges.items() if n >= max(_REPEATED, len(pages) / 2)}
    return [
        line
        for page in pages
        for line in page
        if line not in running and not _PAGE_NUMBER.fullmatch(line)
    ]


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """``lines`` joined: words broken at a line's end made whole, paragraphs told apart.

    A paragraph ends with a blank line, or with a line that ends a sentence and falls short of the
    usual length; a heading is a short line before a capital.

    >>> list(paragraphs(["Two men fled the burn-", "ing town, police said.", "They went on foot."]))
    ['Two men fled the burning town, police said. They went on foot.']
    """
    rows = [line.strip() for line in lines]
    usual = _usual_length(rows)
    paragraph = ""
    for number, row in enumerate(rows, 1):
        after = rows[number] if number < len(rows) else ""
        paragraph = _joined(paragraph, row)
        if paragraph and (not after or _ends(row, after, usual)):
            yield paragraph
            paragraph = ""


def _usual_length(rows: Sequence[str]) -> float:
    """The length that a tenth of the lines reach: that of a full line."""
    lengths = sorted((len(row) for row in rows if row), reverse=True)
    return lengths[len(lengths) // 10] if lengths else 0


def _ends(row: str, after: str, usual: float) -> bool:
    if len(row) >= _SHORT * usual or after[0].islower():
        return False
    return bool(_ENDED.search(row)) or len(row) < 0.6 * usual


def _joined(paragraph: str, row: str) -> str:
    if not paragraph:
        return row
    broken = _BROKEN_WORD.search(paragraph)
    if broken and row[:1].islower():
        return paragraph[: broken.start()] + row
    if broken:
        return paragraph[: broken.start()] + "-" + row
    return f"{paragraph} {row}" if row else paragraph
