"""A filter that can't be meant is refused at once."""

import pytest

from twosource.errors import BadFilter
from twosource.ledger import ClaimFilter


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
        ({"country": "Kenya"}, "'Kenya' is no country code; give two letters"),
    ],
)
def test_a_filter_that_cannot_be_meant(asked: dict[str, object], said: str) -> None:
    with pytest.raises(BadFilter, match=said):
        ClaimFilter(**asked)  # type: ignore[arg-type]


def test_filters_are_values() -> None:
    assert ClaimFilter(source="police") == ClaimFilter(source="police")
    assert len({ClaimFilter(limit=1), ClaimFilter(limit=1), ClaimFilter()}) == 2
