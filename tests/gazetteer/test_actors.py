"""The list of actors: its shape, its ambiguous names, its parents, and look-up."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import DataError
from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.actors import actor_by_id, all_actors, find_actor
from twosource.gazetteer.listed import ListedActor, defaults
from twosource.gazetteer.states import all_states, organ_nouns


def bearers() -> dict[tuple[str, ...], dict[str, ListedActor]]:
    out: dict[tuple[str, ...], dict[str, ListedActor]] = defaultdict(dict)
    for actor in all_actors():
        for name in actor.names:
            out[name_key(name)][actor.id] = actor
    return out


def test_ids_say_what_they_name() -> None:
    assert {actor.id[:2] for actor in all_actors()} == {"a:", "l:", "s:", "x:"}
    assert all(actor.role and actor.source for actor in all_actors())


def test_every_parent_is_listed_and_none_is_its_own_forebear() -> None:
    for actor in all_actors():
        seen = {actor.id}
        parent = actor.parent
        while parent:
            above = actor_by_id(parent)
            assert above is not None, f"{actor.id}: no {parent}"
            assert parent not in seen, f"{actor.id} is its own forebear"
            seen.add(parent)
            parent = above.parent


def test_years_run_forwards() -> None:
    assert [a.id for a in all_actors() if a.since and a.until and a.since > a.until] == []


def test_names_that_several_bear_are_marked_as_ambiguous() -> None:
    shared = {key for key, actors in bearers().items() if len(actors) > 1}
    assert shared == set(defaults())
    for key, default in defaults().items():
        assert default is None or default in bearers()[key]


def test_no_actor_has_a_name_twice_or_an_empty_one() -> None:
    for actor in all_actors():
        assert all(name_key(name) for name in actor.names), actor.id
        written = [name.lower() for name in actor.names]
        assert len(set(written)) == len(written), actor.id


def test_states_are_all_there() -> None:
    assert len(all_states()) >= 195
    assert len({state.iso2 for state in all_states()}) == len(all_states())
    assert len({organ.key for organ, _ in organ_nouns().values()}) >= 15


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Hashd al-Sha'abi", "a:pmf"),
        ("the Popular Mobilisation Forces", "a:pmf"),
        ("Badr Organization", "a:badr"),
        ("Badr Organisation", "a:badr"),
        ("Ansarullah", "a:houthis"),
        ("Wagner", "a:wagner"),
        ("Africa Corps", "a:africa-corps"),
        ("ULA/AA", "a:ula"),
        ("Jama'at Nusrat ul-Islam wal-Muslimin", "a:jnim"),
        ("ISWAP", "a:iswap"),
        ("Fano", "a:fano"),
        ("TTP", "a:ttp"),
        ("Viv Ansanm", "a:viv-ansanm"),
        ("U.N.", "a:un"),
        ("Israel's military", "s:IL/mil"),
        ("Ministry of Defence of Ukraine", "s:UA/mod"),
        ("Malian soldiers", "s:ML/mil"),
        ("FARDC", "s:CD/mil"),
        ("Congolese troops", "s:CD/mil"),
        ("the Pentagon", "s:US/mod"),
        ("Damascus", "s:SY"),
        ("Ministry of the Interior of Mali", "s:ML/moi"),
        ("Vladimir Putin", "l:vladimir-putin"),
    ],
)
def test_find(name: str, id: str) -> None:
    found = find_actor(name)
    assert found is not None
    assert found.actor is not None
    assert found.actor.id == id


@pytest.mark.parametrize(
    "name", ["", "the rain", "Omar Haddad", "Vladimir Putim", "wagon", "Turks"]
)
def test_find_none(name: str) -> None:
    assert find_actor(name) is None


def test_the_country_decides_between_bearers() -> None:
    alone, sudan, france = (find_actor("RSF", c) for c in ((), ("SD",), ("FR",)))
    assert alone
    assert sudan
    assert france
    assert alone.actor is None
    assert {a.id for a in alone.alternatives} == {"a:rsf", "a:rsf-press"}
    assert sudan.actor == actor_by_id("a:rsf")
    assert france.actor == actor_by_id("a:rsf-press")
    assert [a.id for a in sudan.alternatives] == ["a:rsf-press"]


def test_the_years_decide_where_no_country_does() -> None:
    found = find_actor("ISI", on="2012-05-01")
    assert found
    assert found.why.rule == "actors.default"
    assert find_actor("UDA", on="2001-01-01").actor == actor_by_id("a:uda")  # type: ignore[union-attr]


def test_users_extend_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,aliases,country,role\nu:plateau,Plateau Guard,PG,CD,REB\n")
    monkeypatch.setenv("TWOSOURCE_ACTORS", str(path))
    found = find_actor("the Plateau Guard")
    assert found
    assert found.actor == ListedActor(
        "u:plateau", "Plateau Guard", ("PG",), "CD", "REB", source="user"
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("u:x,X,,CD,REBEL", r"mine\.csv:2: role must be one of"),
        ("u:x,X,,Congo,REB", r"mine\.csv:2: country must be"),
        ("u:x,,,CD,REB", r"mine\.csv:2: name is empty"),
        ("a:m23,X,,CD,REB", r"mine\.csv: the id 'a:m23' stands twice"),
        ("u:x,X,,CD,REB,,yesterday", r"mine\.csv:2: 7 cells under 5 columns"),
    ],
)
def test_a_bad_row_is_named(
    row: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"id,name,aliases,country,role\n{row}\n")
    monkeypatch.setenv("TWOSOURCE_ACTORS", str(path))
    with pytest.raises(DataError, match=problem):
        all_actors()


@settings(deadline=None)
@given(st.sampled_from(all_actors()), st.data())
def test_every_name_finds_its_bearer(actor: ListedActor, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(actor.names))
    found = find_actor(name, {actor.country} if actor.country else ())
    assert found is not None
    ids = {a.id for a in found.alternatives} | {found.actor.id if found.actor else None}
    assert actor.id in ids


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_looked_up_without_error(name: str) -> None:
    find_actor(name, {"SD"}, "2024-01-01")
