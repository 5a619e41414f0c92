"""Filters as they stand in an address: the same for the pages and the interface."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from twosource.errors import BadFilter
from twosource.ledger import ClaimFilter, Near
from twosource.model import EVENT_TYPES, MEASURES, STANCES
from twosource.web.box import Box
from twosource.web.happenings import SORTS, EventConditions, Sort

__all__ = [
    "ClaimQuery",
    "CountryText",
    "DayText",
    "EventQuery",
    "NearText",
    "Page",
    "TypeText",
    "Version",
    "circle",
    "or_blank",
]


def _written(**schema: object) -> WithJsonSchema:
    """How a condition is described: as ``schema`` has it, or left blank."""
    blank = {"type": "string", "maxLength": 0}
    return WithJsonSchema({"anyOf": [{"type": "string", **schema}, blank, {"type": "null"}]})


def _one_of(words: Iterable[str]) -> WithJsonSchema:
    return _written(enum=list(words))


def or_blank(words: Iterable[str]) -> WithJsonSchema:
    """How a choice is described that falls back to its default where it is left blank."""
    return WithJsonSchema({"type": "string", "enum": [*words, ""]})


_UP = r"[0-8]?[0-9](\.[0-9]{1,6})?"
_LAT, _LON = rf"-?{_UP}", r"-?(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,6})?"
DayText = Annotated[str | None, _written(format="date")]
CountryText = Annotated[str | None, _written(pattern="^[A-Za-z]{2}$")]
TypeText = Annotated[str | None, _one_of(EVENT_TYPES)]
StanceText = Annotated[str | None, _one_of(STANCES)]
MeasureText = Annotated[str | None, _one_of(MEASURES)]
NearText = Annotated[str | None, _written(pattern=rf"^{_LAT},{_LON},[0-9]{{1,4}}(km)?$")]
# A pattern can't say that south is below north: this one takes a part of what can be given.
BoxText = Annotated[str | None, _written(pattern=rf"^{_LON},-{_UP},{_LON},{_UP}$")]

Version = Annotated[int | None, Query(ge=1, le=1_000_000, description="From 1; else the latest.")]

PAGE = 50
_LONGEST_PAGE = 500
_FARTHEST = 2**53


class Page(BaseModel):
    """Which part of a list: how many, and behind which of its entries."""

    model_config = ConfigDict(extra="ignore")

    limit: int = Field(PAGE, ge=1, le=_LONGEST_PAGE, description="At most so many.")
    cursor: str | None = Field(None, description="`next` of the page before.", max_length=400)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        """A form sends each field that it has: what is left empty wasn't given."""
        if not isinstance(given, dict):
            return given
        return {k: v for k, v in given.items() if not (isinstance(v, str) and not v.strip())}

    @property
    def start(self) -> int:
        """How many entries the pages before hold, where the cursor is a number."""
        known = self.cursor is not None and self.cursor.isdecimal()
        return min(int(self.cursor or 0), _FARTHEST) if known else 0


class ClaimQuery(Page):
    """Conditions on claims, all of which must hold."""

    text: str | None = Field(None, description='Words, or a "phrase", that the claim holds.')
    source: str | None = Field(None, description="Part of the name of who says it, or its id.")
    chain: str | None = Field(None, description="Part of the name of anybody in the chain.")
    unnamed: bool = Field(False, description="Only claims whose origin has no name.")
    hedged: bool | None = Field(None, description="With, without words like reportedly.")
    own_voice: Annotated[Literal["only", "none", "any"], or_blank(("only", "none", "any"))] = Field(
        "any", description="The report's own voice."
    )
    stance: StanceText = Field(None, description="says, denies, accuses, warns, …")
    measure: MeasureText = Field(None, description="What a number counts: killed, injured, …")
    more_than: float | None = Field(None, description="With a number surely above.")
    less_than: float | None = Field(None, description="With a number surely below.")
    actor: str | None = Field(None, description="Part of the name of who acts or is acted upon.")
    type: TypeText = Field(None, description="PLOVER type: ASSAULT, PROTEST, …")
    near: NearText = Field(None, description="LAT,LON,KM: happening in this circle.")
    country: CountryText = Field(None, description="ISO 3166-1 alpha-2: KE")
    after: DayText = Field(None, description="Happening on this day or later: 2026-05-12")
    before: DayText = Field(None, description="Happening on this day or earlier.")
    report: str | None = Field(None, description="Id of a report.")
    outlet: str | None = Field(None, description="Part of the outlet's name.")
    min_confidence: float | None = Field(None, ge=0, le=1, description="Read at least so surely.")

    def filter(self, limit: int | None = None, after_claim: str | None = None) -> ClaimFilter:
        """These conditions as the ledger takes them. Raises ``BadFilter``."""
        return ClaimFilter(
            text=self.text,
            source=self.source,
            chain_contains=self.chain,
            unnamed_only=self.unnamed,
            hedged=self.hedged,
            own_voice=self.own_voice,
            stance=self.stance,
            measure=self.measure,
            more_than=self.more_than,
            less_than=self.less_than,
            actor=self.actor,
            type=self.type,
            near=circle(self.near) if self.near else None,
            country=self.country,
            after=self.after,
            before=self.before,
            report=self.report,
            outlet=self.outlet,
            min_confidence=self.min_confidence,
            limit=limit,
            after_claim=after_claim,
        )

    def given(self) -> dict[str, object]:
        """The conditions that were given, by the names that they have in an address."""
        return self.model_dump(exclude_defaults=True, exclude={"limit", "cursor"})


class EventQuery(Page):
    """Which events to list."""

    text: str | None = Field(None, description="Words that its claims hold.")
    actor: str | None = Field(None, description="Part of the name of who acts or is acted upon.")
    type: TypeText = Field(None, description="PLOVER type: ASSAULT, PROTEST, …")
    place: str | None = Field(None, description="Part of the name of a place.")
    country: CountryText = Field(None, description="ISO 3166-1 alpha-2: KE")
    bbox: BoxText = Field(
        None, description="WEST,SOUTH,EAST,NORTH: its place, or the middle of it, in this box."
    )
    after: DayText = Field(None, description="Happening on this day or later: 2026-05-12")
    before: DayText = Field(None, description="Happening on this day or earlier.")
    published_after: DayText = Field(None, description="Told on this day or later.")
    published_before: DayText = Field(None, description="Told on this day or earlier.")
    contested: bool = Field(False, description="Only those denied, or with figures in conflict.")
    unplaced: bool = Field(False, description="Only those that no place on the map is known for.")
    undated: bool = Field(False, description="Only those that no day is known for.")
    sort: Annotated[Sort, or_blank(SORTS)] = "spread"

    def conditions(self) -> EventConditions:
        """These conditions as they are looked for. Raises ``BadFilter`` on no date or no box."""
        ClaimFilter(after=self.after, before=self.before, country=self.country, type=self.type)
        ClaimFilter(after=self.published_after, before=self.published_before)
        return EventConditions(
            text=self.text,
            actor=self.actor,
            type=self.type,
            place=self.place,
            country=self.country,
            after=self.after,
            before=self.before,
            contested=self.contested,
            published_after=self.published_after,
            published_before=self.published_before,
            box=Box.parse(self.bbox) if self.bbox else None,
            unplaced=self.unplaced,
            undated=self.undated,
        )

    def given(self) -> dict[str, object]:
        """The conditions and the order that were given, by their names in an address."""
        return self.model_dump(exclude_defaults=True, exclude={"limit", "cursor"})


def circle(text: str) -> Near:
    """A circle on the map from ``LAT,LON,KM``. Raises ``BadFilter`` if it is none."""
    try:
        lat, lon, km = (float(part) for part in text.removesuffix("km").split(","))
    except ValueError:
        raise BadFilter(f"{text!r} is no circle; write it as LAT,LON,KM: 3.5,39.05,20") from None
    return Near(lat, lon, km)
