"""bytes -> an XML tree, as forgiving as a feed reader has to be, and with no way to do harm.

Entities of its own, which can grow without bound or read files (CWE-776, CWE-611), refuse the
document; nothing that it names is fetched; depth is limited. Everything else that is commonly wrong
is put up with: unknown prefixes, bare ampersands, names of HTML's characters, control characters.
"""

import re
from html.entities import html5
from typing import TYPE_CHECKING

from twosource.errors import TooLarge, UnreadableInput
from twosource.intake.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["local_name", "parse_xml"]

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)""")
_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
_OWN_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_LITERAL = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,32};)?")
_XMLS_OWN = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_HEAD = 1_000


def parse_xml(data: bytes, declared: str | None = None) -> "_Element":
    """The root of the document in ``data``; ``declared`` is the encoding that came with it.

    >>> parse_xml(b"<a>Nine &amp; ten &eacute; & more</a>").text
    'Nine & ten é & more'

    Raises:
        UnreadableInput: It is no XML, or declares entities of its own.
        TooLarge: It is nested too deeply.
    """
    from lxml import etree

    named = _DECLARED.search(data, 0, _HEAD)
    text = decode(data, declared or (named[1].decode("ascii") if named else None))
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    pieces = _LITERAL.split(text)
    if any(_OWN_ENTITY.search(piece) for piece in pieces[::2]):
        raise UnreadableInput(
            "it declares XML entities of its own, which can hide a bomb or a file of yours; "
            "it is not read"
        )
    pieces[::2] = [_AMPERSAND.sub(_as_xml, piece) for piece in pieces[::2]]
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring("".join(pieces), parser)
    except (etree.XMLSyntaxError, ValueError) as err:
        raise UnreadableInput(f"it is no XML ({_said(err)}); give a feed's own URL") from err
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLarge("its XML is nested too deeply or too large; it is not read")
    if root is None:
        raise UnreadableInput("it is no XML; give a feed's own URL")
    return root


def _as_xml(match: re.Match[str]) -> str:
    """An ampersand as XML has it: a character that HTML names, by itself; a bare one, escaped."""
    name = match[1]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _XMLS_OWN:
        return match[0]
    return html5.get(name) or f"&amp;{name}"


def _said(err: Exception) -> str:
    return " ".join(str(err).split())[:120]


def local_name(element: "_Element") -> str:
    """The name of an element without its namespace or prefix, in lower case.

    >>> from lxml import etree
    >>> local_name(etree.fromstring('<x:A xmlns:x="urn:x"/>'))
    'a'
    """
    tag = element.tag
    return re.split(r"[}:]", tag)[-1].lower() if isinstance(tag, str) else ""
