"""One FollowTheMoney entity, with the statements that its values rest on.

A statement says which dataset gives a value of an entity, and when it was first and last seen to
(followthemoney.statement). A dataset here is an outlet: what several say is several statements.
What the program itself worked out is in the dataset ``twosource``.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from twosource.brief.voices import outlet_of
from twosource.export.profiles import Veil
from twosource.model import Report

__all__ = ["Entity", "dataset_name"]

_OWN = "twosource"
_UNWRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufeff]")
"""What FollowTheMoney takes out of every value."""


@dataclass
class Entity:
    """An entity as it grows. Values are veiled as they come in, before anything is made of them."""

    id: str
    schema: str
    veil: Veil
    _said: dict[str, dict[str, dict[str, list[Report]]]] = field(default_factory=dict)
    """Property -> value -> dataset -> the reports of it that say so."""

    def add(self, prop: str, value: str | None, reports: Iterable[Report] = ()) -> None:
        """Add a value that ``reports`` give; without any it is the program's own."""
        shown = " ".join(_UNWRITTEN.sub(" ", str(self.veil.over(value or ""))).split())
        if not shown:
            return
        held = self._said.setdefault(prop, {}).setdefault(shown, {})
        for report in reports:
            held.setdefault(dataset_name(str(self.veil.over(outlet_of(report)))), []).append(report)
        if not held:
            held[_OWN] = []

    def values(self, prop: str) -> list[str]:
        """The values of a property, as they are shown."""
        return list(self._said.get(prop, {}))

    def as_json(self) -> dict[str, Any]:
        """The entity as FollowTheMoney writes one, with its statements beside its properties."""
        return {
            "id": self.id,
            "schema": self.schema,
            "properties": {prop: list(values) for prop, values in self._said.items()},
            "statements": [
                self._statement(prop, value, dataset, reports)
                for prop, values in self._said.items()
                for value, datasets in values.items()
                for dataset, reports in sorted(datasets.items())
            ],
        }

    def _statement(
        self, prop: str, value: str, dataset: str, reports: list[Report]
    ) -> dict[str, Any]:
        days = sorted(report.published[:10] for report in reports if report.published)
        return {
            "canonical_id": self.id,
            "entity_id": self.id,
            "prop": prop,
            "schema": self.schema,
            "value": value,
            "dataset": dataset,
            "lang": None,
            "original_value": None,
            "first_seen": days[0] if days else None,
            "last_seen": days[-1] if days else None,
            "external": False,
            "origin": min((report.id for report in reports), default=None),
            "id": _key(f"{dataset}.{self.id}.{prop}.{value}"),
        }


def _key(words: str) -> str:
    """The id that FollowTheMoney makes of what a statement says; it protects nothing."""
    return hashlib.sha1(words.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def dataset_name(outlet: str) -> str:
    """The name of an outlet as datasets are named.

    >>> dataset_name("Le Télégramme (Abidjan)")
    'le_telegramme_abidjan'
    """
    bare = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_") or "unknown_outlet"
