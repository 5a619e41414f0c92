"""The values of a claim as fields of a form, and what was changed in them.

Words of the report stand in a field as they are read, pieces with an ellipsis between them. What
somebody types there is looked for in the text, nearest to where it stood; where a script knows the
offsets of words that were selected, they come along and hold.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from twosource.errors import BadJudgement
from twosource.model import Actor, Claim, Link, Place, Quantity, Report, Span, When
from twosource.model.words import spoken

__all__ = ["ROWS", "Filled", "changed_values", "fill", "filled_from"]

Fields = dict[str, str]
ROWS: Mapping[str, tuple[str, ...]] = {
    "chain": ("name", "kind", "words", "cue", "unnamed", "implicit"),
    "who": ("name", "words"),
    "whom": ("name", "words"),
    "events": ("type", "words"),
    "how_many": ("low", "high", "unit", "measure", "words"),
    "where": ("name", "lat", "lon", "country", "precision", "words"),
    "hedges": ("words",),
}
"""Fields of a row of each list; each field with words also has one with their offsets."""
_ROW = re.compile(r"([a-z_]+)-(\d{1,2})-([a-z_]+)")
_SINGLE = ("content", "cue", "stance", "polarity", "modality", "quote")
_WHEN = ("words", "earliest", "latest")
_MOST_ROWS = 40
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds: single fields by name, and the rows of its lists."""

    single: Fields = field(default_factory=dict)
    rows: dict[str, list[Fields]] = field(default_factory=dict)


def fill(claim: Claim) -> Filled:
    """The form of a claim."""
    sure, when = claim.certainty, claim.when
    single = {
        **_words("content", claim.content),
        **_words("cue", claim.cue),
        "stance": sure.stance,
        "polarity": sure.polarity,
        "modality": sure.modality,
        "quote": claim.quote or "",
        **_words("when-words", when.span if when else None),
        "when-earliest": (when and when.earliest) or "",
        "when-latest": (when and when.latest) or "",
    }
    rows = {
        "chain": [_link(link) for link in claim.chain],
        "who": [_actor(actor) for actor in claim.who],
        "whom": [_actor(actor) for actor in claim.whom],
        "events": [{"type": e.type, **_words("words", e.trigger)} for e in claim.events],
        "how_many": [_quantity(q) for q in claim.how_many],
        "where": [_place(place) for place in claim.where],
        "hedges": [_words("words", hedge) for hedge in sure.hedges],
    }
    return Filled(single, rows)


def _words(name: str, span: Span | None) -> Fields:
    if span is None:
        return {name: "", f"{name}_at": ""}
    words = " ".join(spoken(span).split())
    return {name: words, f"{name}_at": ",".join(f"{a}-{b}" for a, b in span.spans)}


def _link(link: Link) -> Fields:
    return {
        "name": link.name,
        "kind": link.kind,
        "unnamed": "on" if link.unnamed else "",
        "implicit": "on" if link.implicit else "",
        **_words("words", link.mention),
        **_words("cue", link.cue),
    }


def _actor(actor: Actor) -> Fields:
    return {"name": actor.name, **_words("words", actor.span)}


def _quantity(q: Quantity) -> Fields:
    return {
        "low": _number(q.low),
        "high": _number(q.high),
        "unit": q.unit or "",
        "measure": q.measure or "",
        **_words("words", q.span),
    }


def _place(place: Place) -> Fields:
    return {
        "name": place.name,
        "lat": _number(place.lat),
        "lon": _number(place.lon),
        "country": place.country or "",
        "precision": place.precision or "",
        **_words("words", place.span),
    }


def _number(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")


def filled_from(given: Iterable[tuple[str, object]]) -> Filled:
    """What was sent: rows in the order of their numbers, empty and removed ones left out."""
    single: Fields = {}
    rows: dict[str, dict[int, Fields]] = {}
    for name, value in given:
        if not isinstance(value, str):
            continue
        row = _ROW.fullmatch(name)
        if row and row[1] in ROWS:
            rows.setdefault(row[1], {})[int(row[2])] = {
                **rows.get(row[1], {}).get(int(row[2]), {}),
                row[3]: value.strip(),
            }
        else:
            single[name] = value.strip()
    return Filled(single, {name: list(_kept(found)) for name, found in rows.items()})


def _kept(found: Mapping[int, Fields]) -> Iterator[Fields]:
    """In the order that was asked for; a row is there if anything but a choice is filled in."""
    numbered = [(_rank(row.get("rank"), n), row) for n, row in found.items()]
    for _, row in sorted(numbered, key=lambda item: item[0]):
        said = any(v for k, v in row.items() if k in ("name", "words", "low", "high"))
        if said and not row.get("remove"):
            yield {k: v for k, v in row.items() if k not in ("rank", "remove")}


def _rank(given: str | None, number: int) -> tuple[float, int]:
    return (float(given) if given and given.isdecimal() else number + 1, number)


def changed_values(filled: Filled, claim: Claim, report: Report) -> dict[str, Any]:
    """What differs from the claim, in the shape of the output contract.

    Raises ``BadJudgement`` for words that don't stand in the report and numbers that are none.
    """
    before = fill(claim)
    read = _Reader(report.text, claim.content.start)
    out: dict[str, Any] = {}
    for name in _SINGLE:
        if _changed(filled.single, before.single, name):
            out[name] = read.single(name, filled.single)
    if any(_changed(filled.single, before.single, f"when-{name}") for name in _WHEN):
        out["when"] = read.when(filled.single, claim.when)
    for name in ROWS:
        rows, known = filled.rows.get(name, []), before.rows[name]
        if not _same(rows, known):
            out[name] = [read.row(name, row, known) for row in rows[:_MOST_ROWS]]
    return out


def _changed(sent: Fields, before: Fields, name: str) -> bool:
    if name not in sent:
        return False
    moved = f"{name}_at" in sent and sent[f"{name}_at"] != before.get(f"{name}_at")
    return sent[name] != before.get(name, "") or moved


def _same(rows: list[Fields], known: list[Fields]) -> bool:
    """Whether what was sent says what was there: a box that isn't ticked isn't sent."""
    if len(rows) != len(known):
        return False
    return all(
        row.get(name, "") == before[name]
        for row, before in zip(rows, known, strict=True)
        for name in before
        if name in row or not name.endswith("_at")
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads fields against the text of the report."""

    text: str
    near: int
    """Where the claim stands: words that stand in several places are meant there."""

    def single(self, name: str, sent: Fields) -> Any:
        if name == "content":
            return self.span(sent, name)
        if name == "cue":
            return self.span(sent, name) if sent[name] else None
        return sent[name] or None

    def when(self, sent: Fields, before: When | None) -> Any:
        if not sent.get("when-words"):
            return None
        days = {name: sent.get(f"when-{name}") or None for name in ("earliest", "latest")}
        kind = {} if before else {"type": "DATE", "precision": "day"}
        return {**self.span(sent, "when-words"), **days, **kind}

    def row(self, name: str, row: Fields, known: list[Fields]) -> Any:
        if name == "hedges":
            return self.span(row, "words")
        if name == "chain":
            return self._link(row, known)
        if name == "events":
            return {"type": row.get("type") or None, "trigger": self.span(row, "words")}
        made: dict[str, Any] = self.span(row, "words")
        for key in ROWS[name]:
            if key != "words" and key in row:
                made[key] = self._value(key, row[key])
        if name in ("who", "whom") and not _is_known(row, known):
            made["entity"] = None
        if name == "where" and not _is_known(row, known):
            made["geonames_id"] = None
        return made

    def _link(self, row: Fields, known: list[Fields]) -> dict[str, Any]:
        made: dict[str, Any] = {
            "name": row.get("name") or row.get("words") or None,
            "kind": row.get("kind") or "person",
            "mention": self.span(row, "words") if row.get("words") else None,
            "cue": self.span(row, "cue") if row.get("cue") else None,
            "unnamed": bool(row.get("unnamed")),
            "implicit": bool(row.get("implicit")),
        }
        return made if _is_known(row, known) else {**made, "entity": None}

    def _value(self, key: str, value: str) -> Any:
        if not value:
            return None
        if key in ("low", "high", "lat", "lon"):
            try:
                return float(value.replace(",", ""))
            except ValueError:
                raise BadJudgement(f"{value!r} is no number") from None
        return value.upper() if key == "country" else value

    def span(self, sent: Fields, name: str) -> dict[str, Any]:
        """The words of a field where they stand in the report."""
        words, at = sent.get(name, ""), sent.get(f"{name}_at", "")
        pieces = [tuple(int(x) for x in p) for p in re.findall(r"(\d{1,9})-(\d{1,9})", at)]
        if pieces and _plain(" … ".join(self.text[a:b] for a, b in pieces)) == _plain(words):
            return {"spans": [list(piece) for piece in pieces]}
        if not words:
            raise BadJudgement(f"{name.removeprefix('when-')}: give words of the report")
        return {"spans": self._find(words)}

    def _find(self, words: str) -> list[list[int]]:
        wanted = [
            re.compile(r"\s+".join(map(re.escape, p.split()))) for p in _GAP.split(words) if p
        ]
        first = min(
            wanted[0].finditer(self.text) if wanted else (),
            key=lambda m: abs(m.start() - self.near),
            default=None,
        )
        found = [first]
        for piece in wanted[1:]:
            before = found[-1]
            found.append(piece.search(self.text, before.end()) if before else None)
        if None in found:
            raise BadJudgement(f"the report doesn't say “{words}”; give words as they stand there")
        return [list(match.span()) for match in found if match]


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _plain(words: str) -> str:
    return " ".join(words.replace("…", " ").split())


def _is_known(row: Fields, known: list[Fields]) -> bool:
    """Whether the name of a row is that of one that was there: what its name says still holds."""
    return any(row.get("name") == before.get("name") for before in known)
