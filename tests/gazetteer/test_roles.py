"""Role nouns: what kind of source a noun makes."""

import pytest

from twosource.gazetteer.roles import role_nouns, role_of


@pytest.mark.parametrize(
    ("noun", "kind", "code"),
    [
        ("spokesman", "official", None),
        ("army spokesman", "official", "MIL"),
        ("governor", "official", "GOV"),
        ("shopkeeper", "witness", "CVL"),
        ("nurse", "witness", "MED"),
        ("memo", "document", None),
        ("cable", "document", None),
        ("ministry", "organisation", "GOV"),
        ("newspaper", "outlet", "JRN"),
        ("state news agency", "agency", "JRN"),
        ("local radio station", "outlet", "JRN"),
        ("policemen", "official", "COP"),
    ],
)
def test_role(noun: str, kind: str, code: str | None) -> None:
    role = role_of(noun)
    assert role is not None
    assert (role.kind, role.code) == (kind, code)


@pytest.mark.parametrize("noun", ["", "rain", "afternoon", "bridge", "percent"])
def test_no_role(noun: str) -> None:
    assert role_of(noun) is None


def test_codes_are_known() -> None:
    known = (
        "GOV MIL COP JUD LEG SPY OPP REB UAF CRM CVL MED EDU BUS LAB AGR REL NGO IGO JRN REF MNC"
    )
    assert {role.code for role in role_nouns().values()} - {None} <= set(known.split())
