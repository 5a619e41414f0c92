"""Where quotation marks open and close, paragraph by paragraph.

A quotation that is not closed at the end of its paragraph runs on if the next paragraph opens
with a mark again (the convention of English print), else it ends there.
"""

import re

_DOUBLE = re.compile(r"``|''|[\"“”„«»]")
_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE_OPEN = re.compile(r"(?:(?<=\s)|^)[‘'](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?=[\s,.;:!?)]|$)")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open character ranges of quotations, marks included, in order, not nested.

    >>> [text[a:b] for text in ['He said "go" and “stay”.'] for a, b in quotations(text)]
    ['"go"', '“stay”']
    >>> quotations("the soldiers' boots weren't clean")
    ()
    >>> [t[a:b] for t in ["``Go,\'\' he said."] for a, b in quotations(t)]
    ["``Go,\'\'"]
    >>> [t[a:b] for t in ["“One.\\n\\n“Two,” he said."] for a, b in quotations(t)]
    ['“One.', '“Two,”']
    """
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_doubles(text, paragraph.start(), paragraph.end()))
    found.extend(_singles(text, found))
    return tuple(sorted(found))


def _doubles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    opened: int | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark, i = match.group(), match.start()
        if opened is None:
            if mark not in {"”", "''"}:
                opened = i
        elif mark in {"“", "„", "«", "``"} and text[opened] not in '"„»':
            opened = i
        else:
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found


def _singles(text: str, doubles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Single-quoted stretches of two words or more outside double quotations.

    >>> t = "He called it 'a black day', the boys' coach said."
    >>> [t[a:b] for a, b in _singles(t, [])]
    ["'a black day'"]
    """
    found: list[tuple[int, int]] = []
    position = 0
    while opening := _SINGLE_OPEN.search(text, position):
        position = opening.end()
        if any(a <= opening.start() < b for a, b in doubles):
            continue
        line_end = text.find("\n", position)
        closing = _SINGLE_CLOSE.search(text, position, line_end if line_end >= 0 else len(text))
        if closing is None or " " not in text[opening.start() : closing.start()]:
            continue
        found.append((opening.start(), closing.end()))
        position = closing.end()
    return found
