"""A place on its way into the gazetteer's file."""

from dataclasses import dataclass, field

from twosource.gazetteer.placenames import normalise, without_article


@dataclass(slots=True)
class Draft:
    """A place as its source gives it. ``names`` maps spellings to how they name it."""

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    source: str
    geonames_id: int = 0
    population: int = 0
    fame: int = 0
    """How many other spellings and languages name it."""
    capital: bool = False
    radius_km: float = 0.0
    admin1: "Draft | None" = None
    admin2: "Draft | None" = None
    names: dict[str, str] = field(default_factory=dict)

    def add(self, spelling: str, use: str) -> None:
        """Note a spelling, and it without an Arabic article; the first use noted stays."""
        key = normalise(spelling)
        if key and len(key.encode()) < 100:
            self.names.setdefault(key, use)
            bare = without_article(key)
            if bare != key and len(bare) > 3:
                self.names.setdefault(bare, use)
