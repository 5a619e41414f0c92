"""A filter that can't be meant is refused at once."""

from typing import get_args

import pytest

from twosource.attribution.cues import nouns, verbs
from twosource.claims.numbers.predicates import _data
from twosource.claims.numbers.units import Kind
from twosource.claims.plover.lexicon import types
from twosource.errors import BadFilter
from twosource.ledger import ClaimFilter
from twosource.model import EVENT_TYPES, MEASURES, STANCES


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"after": "yesterday"}, "'yesterday' is no date; write it as 2026-01-31"),
        ({"before": "2026-02-30"}, "'2026-02-30' is no date"),
        ({"before": "20260131"}, "'20260131' is no date"),
        ({"after": ""}, "'' is no date"),
        ({"near": (91, 0, 5)}, "no circle on the map"),
        ({"near": (0, -181, 5)}, "no circle on the map"),
        ({"near": (0, 0, -5)}, "no circle on the map"),
        ({"near": (0, float("nan"), 5)}, "no circle on the map"),
        ({"limit": -1}, "give 0 or more"),
        ({"own_voice": "mine"}, "give only, none or any"),
        ({"min_confidence": 95}, "give 0 to 1"),
        ({"min_confidence": float("nan")}, "give 0 to 1"),
        ({"type": "ASSUALT"}, "no type is called 'ASSUALT': did you mean ASSAULT"),
        ({"type": "war"}, r"no type is called 'war'\. There are ACCUSE, AGREE"),
        ({"stance": "denys"}, "did you mean denies"),
        ({"measure": "wounded"}, "no measure is called 'wounded'.* There are abducted"),
        ({"country": "Kenya"}, "'Kenya' is no country code; give two letters"),
    ],
)
def test_a_filter_that_cannot_be_meant(asked: dict[str, object], said: str) -> None:
    with pytest.raises(BadFilter, match=said):
        ClaimFilter(**asked)  # type: ignore[arg-type]


def test_filters_are_values() -> None:
    assert ClaimFilter(source="police") == ClaimFilter(source="police")
    assert len({ClaimFilter(limit=1), ClaimFilter(limit=1), ClaimFilter()}) == 2


def test_words_of_a_vocabulary_are_taken_in_any_case() -> None:
    where = ClaimFilter(type="assault", stance="Denies", measure="KILLED")
    assert (where.type, where.stance, where.measure) == ("ASSAULT", "denies", "killed")


def test_the_vocabularies_are_those_of_the_readers() -> None:
    counted = {name for name in _data() if name not in ("verbs", "people")}
    assert set(MEASURES) == counted | set(get_args(Kind))
    assert set(EVENT_TYPES) == set(types())
    given = {cue.stance for cue in verbs().values()} | set(nouns().values())
    assert given <= set(STANCES)
