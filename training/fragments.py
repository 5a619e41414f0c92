"""Text with attributions in it, put together from templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpora import Gold, Spans

_SLOT = re.compile(r"\{(\w+)\}")
_ROLE = re.compile(r"([sctu])(\d*)\Z")


@dataclass(frozen=True)
class Fragment:
    """Text and the attributions in it; offsets are into ``text``."""

    text: str
    gold: tuple[Gold, ...] = ()


def _move(spans: Spans | None, by: int) -> Spans:
    return [(a + by, b + by) for a, b in spans or []]


def join(*parts: str | Fragment) -> Fragment:
    """Concatenate, moving the gold along."""
    text, gold = "", []
    for part in parts:
        if isinstance(part, Fragment):
            by = len(text)
            gold += [
                Gold(_move(g.source, by), _move(g.cue, by), _move(g.content, by)) for g in part.gold
            ]
            text += part.text
        else:
            text += part
    return Fragment(text, tuple(gold))


def attribution(template: str, **slots: str | Fragment) -> Fragment:
    """Fill a template whose slots say which role of which attribution they play.

    ``{s}`` is the source, ``{c}`` the cue, ``{t}`` the content and ``{u}`` its second part. In
    a template of several attributions digits tell them apart: ``{s1} {c1} {t12}, {c2} {s2}``
    has one content for both. Slots of other names play no role.
    """
    parts: list[str | Fragment] = []
    gold: dict[str, Gold] = {}
    length = 0
    for i, piece in enumerate(_SLOT.split(template)):
        part = slots[piece] if i % 2 else piece
        size = len(part.text if isinstance(part, Fragment) else part)
        role = _ROLE.match(piece) if i % 2 else None
        if role and size:
            for one in role[2] or "1":
                g = gold.setdefault(one, Gold([], [], []))
                spans = {"s": g.source, "c": g.cue}.get(role[1], g.content)
                assert spans is not None
                spans.append((length, length + size))
        parts.append(part)
        length += size
    whole = join(*parts)
    return replace(whole, gold=(*(gold[k] for k in sorted(gold)), *whole.gold))


def capital(f: Fragment) -> Fragment:
    """The fragment with its first letter upper-case."""
    i = next((k for k, c in enumerate(f.text) if c.isalnum()), 0)
    return replace(f, text=f.text[:i] + f.text[i].upper() + f.text[i + 1 :])
