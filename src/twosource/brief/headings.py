"""An event -> its heading: what kind, where, when. It asserts nothing that happened."""

from functools import cache

from twosource.brief.dates import in_words
from twosource.brief.lexicon import phrase
from twosource.gazetteer.states import all_states
from twosource.model import Event, Place, When


def heading(event: Event) -> str:
    """The type of an event with its place and time, as far as they are known.

    >>> from twosource.model import Support
    >>> heading(Event("e", "PROTEST", "", (), None, None, Support(1, 1, 1, 1)))
    'Protest, place and time not told'
    """
    kind = phrase("types", event.type) or "Happening"
    where = _place(event.where) if event.where is not None else None
    when = _time(event.when) if event.when is not None else None
    if where is None and when is None:
        return f"{kind}, place and time not told"
    if where is None:
        return f"{kind}, {when}, place not told"
    return f"{kind}, {where}, {when or 'time not told'}"


def _place(place: Place) -> str:
    country = country_names().get(place.country) if place.country else None
    return f"{place.name}, {country}" if country and country != place.name else place.name


@cache
def country_names() -> dict[str, str]:
    """Names of states by their ISO 3166-1 code of two letters."""
    return {state.iso2: state.name for state in all_states()}


def _time(when: When) -> str | None:
    if when.earliest is None or when.latest is None:
        day = when.earliest or when.latest
        return in_words(day) if day else None
    if when.earliest == when.latest:
        return in_words(when.earliest)
    return f"{in_words(when.earliest)} to {in_words(when.latest)}"
