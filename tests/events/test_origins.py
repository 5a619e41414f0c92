"""How many origins stand behind claims: at the least and at the most."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from made_claims import claim, link, report
from twosource.events.origins import support
from twosource.model import Claim, Copy, Link, Report, Support

OUTLETS = {"a": "Vale Courier", "b": "North Ledger", "c": "Radio Estuary"}
REPORTS = {id: report(id, outlet) for id, outlet in OUTLETS.items()}


def behind(*claims: Claim, copies: dict[str, Copy] | None = None) -> Support:
    return support(claims, REPORTS, copies or {})


def spread(found: Support) -> tuple[int, int]:
    return found.least, found.most


def test_outlets_that_repeat_one_named_source_are_one_origin() -> None:
    mayor = link("Ana Ruiz", role="mayor", organisation="Castro")
    found = behind(claim("1", "a", mayor), claim("2", "b", mayor), claim("3", "c", mayor))
    assert (found.reports, found.outlets, *spread(found)) == (3, 3, 1, 1)


def test_two_named_sources_are_distinct() -> None:
    found = behind(claim("1", "a", link("Ana Ruiz")), claim("2", "b", link("Omar Said")))
    assert spread(found) == (2, 2)
    assert found.edges[0].relation == "distinct"


def test_a_spokesman_is_the_body() -> None:
    army = link("The army", "organisation")
    spokesman = link("Omar Said", "official", role="spokesman", organisation="army")
    found = behind(claim("1", "a", army), claim("2", "b", spokesman))
    assert spread(found) == (1, 1)


def test_two_voices_of_one_body_are_two_nodes_and_one_origin() -> None:
    one = link("ministry spokeswoman Ana Ruiz", "official", role="spokeswoman")
    two = link("the health ministry's spokesman, Omar Said", "official", role="spokesman")
    first = replace(one, name="health ministry spokeswoman Ana Ruiz")
    found = behind(claim("1", "a", first), claim("2", "b", two))
    assert len(found.nodes) == 2
    assert spread(found) == (1, 1)
    assert found.edges[0].relation == "same"


def test_whoever_heads_a_body_speaks_for_it() -> None:
    chair = link("Rosa Haro", "official", role="chair", organisation="dockers' union")
    union = link("the dockers' union", "organisation")
    assert spread(behind(claim("1", "a", chair), claim("2", "b", union))) == (1, 1)


def test_an_office_is_whoever_holds_it() -> None:
    mayor = link("Mayor Ana Ruiz", "official", role="mayor")
    office = link("the mayor", "official", role="mayor")
    assert spread(behind(claim("1", "a", mayor), claim("2", "b", office))) == (1, 1)


def test_offices_of_two_departments_are_two_sources() -> None:
    police = link("the state's police commissioner", "official", role="commissioner")
    schools = link("the state's education commissioner", "official", role="commissioner")
    assert spread(behind(claim("1", "a", police), claim("2", "b", schools))) == (2, 2)


def test_a_name_that_follows_an_office_holds_it() -> None:
    office = link("the prefect of Aldo", "official", role="prefect", organisation="Aldo")
    found = behind(
        claim("1", "a", office),
        claim("2", "a", link("Ana Ruiz"), start=40),
        claim("3", "b", office),
    )
    assert spread(found) == (1, 1)


def test_a_statement_is_its_issuers_word() -> None:
    union = link("the dockers' union", "organisation")
    paper = link("a two-page statement", "document")
    assert spread(behind(claim("1", "a", union), claim("2", "a", paper, start=40))) == (1, 1)
    ours = link("a circular from Danube Lines", "document")
    lines = link("Danube Lines", "organisation")
    assert spread(behind(claim("1", "a", ours), claim("2", "b", lines))) == (1, 1)


def test_a_text_that_introduces_a_name_gives_it_its_office() -> None:
    texts = {
        **REPORTS,
        "b": report("b", "North Ledger", "Rosa Haro, who heads the dockers' union, left."),
    }
    claims = [
        claim("1", "a", link("The dockers' union", "organisation")),
        claim("2", "b", link("Rosa Haro")),
    ]
    assert spread(support(claims, texts, {})) == (1, 1)


def test_an_outlet_that_only_cites_another_adds_nothing() -> None:
    source = link("Ana Ruiz")
    found = behind(claim("1", "a", source), claim("2", "b", link("Vale Courier", "organisation")))
    assert spread(found) == (1, 1)


def test_a_copy_adds_no_unnamed_source() -> None:
    nurse = link("a nurse", "witness", unnamed=True)
    copies = {id: Copy(id, "g", None if id == "a" else "a") for id in ("a", "b")}
    claims = claim("1", "a", nurse), claim("2", "b", nurse)
    assert spread(behind(*claims, copies=copies)) == (1, 1)
    assert spread(behind(*claims)) == (1, 2)


def test_a_nurse_and_a_driver_are_not_one() -> None:
    nurse = link("a nurse", "witness", unnamed=True)
    driver = link("a taxi driver", "witness", unnamed=True)
    assert spread(behind(claim("1", "a", nurse), claim("2", "b", driver))) == (2, 2)


def test_denials_are_marked_and_not_subtracted() -> None:
    army = link("The army", "organisation")
    found = behind(
        claim("1", "a", link("Ana Ruiz")),
        claim("2", "b", army, words="No shell was fired", stance="denies"),
    )
    assert [n.label for n in found.nodes if n.denies] == ["The army"]
    assert spread(found) == (2, 2)


def test_a_party_to_the_event_has_an_interest() -> None:
    claims = [
        claim("1", "a", link("The army", "organisation")),
        claim("2", "b", link("Ana Ruiz")),
        claim("3", "c", link("a soldier", "unnamed", unnamed=True)),
    ]
    found = support(claims, REPORTS, {}, parties=["the army"])
    assert [(n.label, n.interest is not None) for n in found.nodes] == [
        ("The army", True),
        ("Ana Ruiz", False),
        ("a soldier, unnamed, to Radio Estuary", False),
    ]


def test_own_voice_counts_the_outlets_but_not_as_surely_distinct() -> None:
    assert spread(behind(claim("1", "a"), claim("2", "b"))) == (1, 2)


NAMED = [
    link("Ana Ruiz"),
    link("Omar Said", "official", role="spokesman", organisation="army"),
    link("The army", "organisation"),
    link("the mayor of Castro", "official", role="mayor", organisation="Castro"),
    link("Mayor Ana Ruiz", "official", role="mayor"),
    link("the health ministry", "organisation"),
    link("Danube Lines", "organisation"),
]
UNNAMED = [
    link(name, kind, unnamed=True)
    for name, kind in (
        ("a nurse", "witness"),
        ("residents", "witness"),
        ("a woman", "witness"),
        ("the official", "official"),
        ("an army officer", "official"),
        ("a security source in Castro", "unnamed"),
        ("a source", "unnamed"),
    )
]
DRAWN = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from([*NAMED, *UNNAMED, None])),
    min_size=1,
    max_size=9,
)


def drawn_claims(drawn: list[tuple[str, Link | None]]) -> list[Claim]:
    return [
        claim(str(n), report, *([source] if source else []), start=40 * n)
        for n, (report, source) in enumerate(drawn)
    ]


@given(DRAWN)
def test_an_unnamed_source_is_joined_with_no_named_one_and_across_no_outlets(
    drawn: list[tuple[str, Link | None]],
) -> None:
    claims = {c.id: c for c in drawn_claims(drawn)}
    for node in behind(*claims.values()).nodes:
        links = [claims[id].chain[-1] for id in node.claims if claims[id].chain]
        assert len({k.unnamed for k in links}) <= 1
        if links and links[0].unnamed:
            assert node.unnamed
            assert len({claims[id].report for id in node.claims}) == 1


@given(DRAWN)
def test_no_edge_says_that_an_unnamed_source_is_somebody_named(
    drawn: list[tuple[str, Link | None]],
) -> None:
    found = behind(*drawn_claims(drawn))
    unnamed = {n.id: n.unnamed for n in found.nodes}
    same = [e for e in found.edges if e.relation == "same"]
    assert not [e for e in same if unnamed[e.a] or unnamed[e.b]]


@given(DRAWN)
def test_the_least_is_not_above_the_most(drawn: list[tuple[str, Link | None]]) -> None:
    found = behind(*drawn_claims(drawn))
    assert 1 <= found.least <= found.most <= len(found.nodes)
    assert all(edge.reason for edge in found.edges)


@given(DRAWN, st.integers(0, 9))
def test_the_order_of_claims_makes_no_difference(
    drawn: list[tuple[str, Link | None]], seed: int
) -> None:
    claims = drawn_claims(drawn)
    shuffled = Random(seed).sample(claims, len(claims))
    assert behind(*shuffled) == behind(*claims)


@given(DRAWN)
def test_an_origins_claims_are_claims_of_the_event(drawn: list[tuple[str, Link | None]]) -> None:
    claims = drawn_claims(drawn)
    found = behind(*claims)
    assert {id for n in found.nodes for id in n.claims} <= {c.id for c in claims}
    assert len({n.id for n in found.nodes}) == len(found.nodes)


def opening(text: str) -> dict[str, Report]:
    return {**REPORTS, "a": report("a", OUTLETS["a"], text)}


def test_a_definite_rank_is_the_unnamed_source_of_that_rank() -> None:
    first = link("A sergeant at the gate", "official", unnamed=True)
    again = link("the sergeant", "official", unnamed=True)
    assert spread(behind(claim("1", "a", first), claim("2", "a", again, start=40))) == (1, 1)


def test_another_resident_is_another_source() -> None:
    one = link("a resident", "witness", unnamed=True)
    two = link("another resident", "witness", unnamed=True)
    assert spread(behind(claim("1", "a", one), claim("2", "a", two, start=40))) == (2, 2)


def test_an_official_of_the_lead_may_be_who_is_named_below() -> None:
    text = "The mill burned down, a local official said.\n\nThe mill burned down, Ana Ruiz said."
    official = link("a local official", "official", unnamed=True)
    mayor = link("Mayor Ana Ruiz", "official", role="mayor")
    told = (claim("1", "a", official), claim("2", "a", mayor, start=46))
    found = support(told, opening(text), {})
    assert spread(found) == (1, 2)
    assert "opens with" in found.edges[0].reason
    hidden = text.replace("official said.", "official said, asking not to be named.")
    moved = claim("2", "a", mayor, start=hidden.rindex("The mill"))
    assert spread(support((told[0], moved), opening(hidden), {})) == (2, 2)


def test_a_body_is_called_as_it_calls_itself() -> None:
    text = "The mill burned down, a group calling itself the Sons of the Dune said."
    group = link("a group", "organisation", unnamed=True)
    sons = link("the Sons of the Dune", "organisation")
    found = support((claim("1", "a", group), claim("2", "b", sons)), opening(text), {})
    assert spread(found) == (1, 1)


def test_whoever_is_of_a_body_of_reporters_saw_nothing_for_the_outlet() -> None:
    body = link("the Union of Free Reporters", "organisation")
    chair = link("Ana Ruiz of the Union of Free Reporters", "person")
    found = behind(claim("1", "a", body), claim("2", "b", chair))
    assert [n.kind for n in found.nodes] == ["person"]
    assert spread(found) == (1, 1)


def test_an_envoy_speaks_for_those_who_sent_him() -> None:
    union = link("the Coastal Union", "organisation")
    envoy = link("the Coastal Union's envoy, Omar Said", "official", role="envoy")
    assert spread(behind(claim("1", "a", union), claim("2", "b", envoy))) == (1, 1)


def test_a_bare_ministry_spokesman_may_speak_for_any_ministry() -> None:
    spokesman = link("ministry spokesman Omar Said", "official", role="spokesman")
    ministry = link("the water ministry", "organisation")
    found = behind(claim("1", "a", spokesman), claim("2", "b", ministry))
    assert spread(found) == (1, 2)


def test_nobody_calls_a_ministry_the_company() -> None:
    ministry = link("the water ministry", "organisation")
    company = link("the company", "organisation")
    found = behind(claim("1", "a", ministry), claim("2", "a", company, start=40))
    assert len(found.nodes) == 2
