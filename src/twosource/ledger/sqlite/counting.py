"""Counting claims in the SQLite ledger by how they are made: two queries, however many kinds."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from twosource.ledger.results import ClaimCounts
from twosource.ledger.sqlite.database import Database
from twosource.ledger.sqlite.rows import CLAIM_COLUMNS, claim_columns, side_rows
from twosource.model import Claim

__all__ = ["claim_counts"]

_READ = """
SELECT c.key AS key, c.stance AS stance, c.hedged AS hedged, c.own_voice AS own,
       c.unnamed AS unnamed
FROM ({keys}) k JOIN claim c ON c.key = k.key WHERE c.id NOT IN (SELECT value FROM json_each(?))
"""
_KINDS = ("stance", "hedged", "own_voice", "unnamed")
_REVIEWED = """
SELECT c.id FROM ({keys}) k JOIN claim c ON c.key = k.key
WHERE c.id IN (SELECT value FROM json_each(?))
"""


def claim_counts(
    database: Database, keys: str, values: tuple[object, ...], corrected: Mapping[str, Claim]
) -> ClaimCounts:
    """Counts of the claims whose keys the query ``keys`` gives, as they were reviewed."""
    changed = (*values, json.dumps(list(corrected)))
    read = _READ.format(keys=keys)
    kinds: Counter[tuple[Any, ...]] = Counter()
    for *kind, n in database.all(
        f"SELECT stance, hedged, own, unnamed, count(*) FROM ({read}) GROUP BY 1, 2, 3, 4", changed
    ):
        kinds[tuple(kind)] += n
    measures = Counter[str](
        dict(
            database.all(
                f"SELECT q.measure, count(DISTINCT q.claim) FROM ({read}) r "
                "JOIN quantity q ON q.claim = r.key WHERE q.measure IS NOT NULL GROUP BY 1",
                changed,
            )
        )
    )
    if corrected:
        for (id,) in database.all(_REVIEWED.format(keys=keys), changed):
            columns = dict(zip(CLAIM_COLUMNS, claim_columns(corrected[id]), strict=True))
            kinds[
                tuple(columns[name] for name in ("stance", "hedged", "own_voice", "unnamed"))
            ] += 1
            measures.update({m for m, *_ in side_rows(corrected[id])["quantity"] if m is not None})
    stances = Counter[str]()
    for (stance, *_), n in kinds.items():
        stances[stance] += n
    return ClaimCounts(
        total=kinds.total(),
        own_voice=sum(n for (_, _, own, _), n in kinds.items() if own),
        unnamed=sum(n for (*_, unnamed), n in kinds.items() if unnamed),
        hedged=sum(n for (_, hedged, *_), n in kinds.items() if hedged),
        stances=dict(sorted(stances.items())),
        measures=dict(sorted(measures.items())),
    )
