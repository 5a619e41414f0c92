"""bytes -> str: the encoding by byte order mark, declaration, validity, and last by guess."""

import codecs

from twosource.errors import UnreadableInput

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64_000
_FEW = 12
"""So few bytes beyond ASCII tell an encoding from another by chance only."""
_DAMAGE = 0.02
"""Share of broken sequences up to which a text counts as damaged UTF-8."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in ``data``. ``declared`` is the encoding that a header or a page names.

    >>> decode(b"\\xff\\xfeh\\x00i\\x00"), decode("Café".encode("cp1252"))
    ('hi', 'Café')

    Raises:
        UnreadableInput: The data is binary or in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        raise UnreadableInput("it holds NUL bytes, so it is no text; give a text, HTML or PDF file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _damaged(data) or _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise UnreadableInput(
            f"it starts as {encoding.removesuffix('-sig').upper()} but breaks that encoding at byte"
            f" {err.start}; save it as UTF-8"
        ) from err


def _declared(data: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        return data.decode(codecs.lookup(declared).name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _damaged(data: bytes) -> str | None:
    """UTF-8 with a few broken sequences, which become U+FFFD; None if there are many."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text[:_SAMPLE] if c > "\x7f") - broken
    return text if sound > broken and broken <= _DAMAGE * len(text) else None


def _guessed(data: bytes) -> str:
    beyond = sum(1 for b in data[:_SAMPLE] if b > 0x7F)
    if beyond <= _FEW or beyond < 0.01 * len(data[:_SAMPLE]):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableInput("its encoding can't be told; save it as UTF-8")
    return data.decode(best.encoding, errors="replace")
