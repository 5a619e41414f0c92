"""Names across reports: who is one, who is not, and that order and splitting make no difference."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.engine import Local
from twosource.events.entities import Entity, entities
from twosource.events.entities_appearances import Appearance
from twosource.events.entities_judged import NamesJudged, Said
from twosource.events.entities_names import body_words, personal_words


def person(report: str, name: str, noun: str | None = "governor", **told: object) -> Appearance:
    made = Appearance(
        id=f"x1-{report}-{name}",
        report=report,
        kind="person",
        words=personal_words(name),
        name=name,
        spellings=(name,),
        claims=(f"c1-{report}-{name}",),
        nouns=(noun,) if noun else (),
        setting=("ke",),
        public=noun is not None,
    )
    return replace(made, **told)  # type: ignore[arg-type]


def body(report: str, name: str, **told: object) -> Appearance:
    made = person(report, name, None, kind="body", public=True, words=body_words(name))
    return replace(made, **told)  # type: ignore[arg-type]


def found(*told: Appearance, judged: NamesJudged | None = None) -> set[frozenset[str]]:
    return shape(entities(told, Local(), judged))


def shape(made: Sequence[Entity]) -> set[frozenset[str]]:
    return {frozenset(a.id for a in e.appearances) for e in made}


def together(*told: Appearance) -> bool:
    return len(found(*told)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Peter Lokiru", "Peter Lokiru"),
        ("Peter Lokiru", "Gov. Peter Lokiru"),
        ("Peter Lokiru", "P. Lokiru"),
        ("Peter Lokiru", "Lokiru"),
        ("Peter Lokiru", "Peter Ekai Lokiru"),
        ("Mohammed al-Tawil", "Muhammad El-Taweel"),
        ("Shams al-Din Rashidi", "Shamseddin Rashidi"),
        ("Kim Dong-su", "Dong-su Kim"),
    ],
)
def test_forms_of_one_name_with_one_office_are_one(one: str, two: str) -> None:
    assert together(person("r1", one), person("r2", two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Peter Lokiru", "Paul Lokiru"),
        ("Hassan Guracha", "Hussein Guracha"),
        ("Amin Darwa", "Amina Darwa"),
        ("Dmitry Petrokov", "Dmitry Petrokova"),
        ("Ana Ruiz", "Ana Rios"),
        ("Mohamed Ali", "Ali"),
    ],
)
def test_other_names_are_others(one: str, two: str) -> None:
    assert not together(person("r1", one), person("r2", two))


def test_role_and_country_must_agree() -> None:
    one = person("r1", "Peter Lokiru", "governor", countries=("ke",))
    assert not together(one, person("r2", "Peter Lokiru", "footballer"))
    assert not together(one, person("r2", "Peter Lokiru", "governor", countries=("ug",)))


def test_an_unknown_role_joins_only_a_rare_name_spelled_alike() -> None:
    known = person("r1", "Peter Lokiru")
    assert together(known, person("r2", "Peter Lokiru", None))
    assert not together(known, person("r2", "Pieter Lokiru", None))
    common = person("r1", "Mohamed Ali", "governor")
    assert not together(common, person("r2", "Mohamed Ali", None))


def test_private_persons_need_a_role_and_the_whole_name() -> None:
    def driver(report: str, name: str, noun: str | None) -> Appearance:
        return person(report, name, noun, public=False)

    one = driver("r1", "Tesfaye Lemma", "driver")
    assert together(one, driver("r2", "Tesfaye Lemma", "driver"))
    assert not together(one, driver("r2", "Tesfaye Lemma", None))
    assert not together(one, driver("r2", "T. Lemma", "driver"))
    many = [driver(f"r{n}", "Tesfaye Lemma", None) for n in range(4)]
    assert len(found(*many)) == 4


def test_two_names_of_one_report_are_two() -> None:
    inside = [person("r1", "Peter Lokiru"), person("r1", "P. Lokiru")]
    assert len(found(*inside, person("r2", "Peter Lokiru"))) == 2


def test_a_short_form_that_fits_two_joins_neither() -> None:
    both = [person("r1", "John Lokiru"), person("r2", "James Lokiru")]
    assert len(found(*both, person("r3", "J. Lokiru"))) == 3
    assert len(found(*both, person("r3", "Lokiru"))) == 3


def test_a_stranger_between_two_roles_joins_neither() -> None:
    one = person("r1", "Peter Lokiru", "governor")
    other = person("r2", "Peter Lokiru", "footballer", public=True)
    assert len(found(one, other, person("r3", "Peter Lokiru", None))) == 3


def test_letters_in_brackets_stand_for_the_name() -> None:
    full = body("r1", "Sahel Relief Network", acronyms=(("srn",),))
    assert together(full, body("r2", "SRN"))
    other = body("r3", "Southern Radio Nakala", acronyms=(("srn",),))
    assert len(found(full, other, body("r2", "SRN"))) == 3
    assert not together(full, body("r2", "SRN", setting=("ml",)))


def test_the_list_is_not_mixed_with_names() -> None:
    listed = body("r1", "Hezbollah", listed="a:hezbollah", id="x1-a")
    again = body("r2", "Hizballah", listed="a:hezbollah", id="x1-b")
    made = entities([listed, again, body("r3", "Hezbollah")], Local())
    assert {e.id for e in made} == {"a:hezbollah", "x1-r3-Hezbollah"}


def test_a_merge_says_why_and_what_stays_apart_is_kept_beside() -> None:
    made = entities(
        [
            person("r1", "Peter Lokiru"),
            person("r2", "P. Lokiru"),
            person("r3", "Peter Lokiru", "judge"),
        ],
        Local(),
    )
    one = made[0]
    assert set(one.spellings) == {"P. Lokiru", "Peter Lokiru"}
    assert one.merges[0].reasons[0] == "initials that agree, and the same last name"
    assert one.merges[0].score >= 0.75
    assert [a.against for a in one.apart] == ["other roles: governor, judge"]
    assert one.apart[0].entity == made[1].id


def test_an_entity_keeps_an_id_and_every_appearance_stands_for_it() -> None:
    few = entities([person("r2", "Peter Lokiru")], Local())[0]
    more = entities([person("r1", "P. Lokiru"), person("r2", "Peter Lokiru")], Local())[0]
    assert few.id in {a.id for a in more.appearances}


def test_what_is_apart_says_who_or_what_parted_it() -> None:
    a, b = person("r1", "Peter Lokiru"), person("r2", "Peter Lokiru")
    one = entities([a, b], Local(), NamesJudged((said(False, [a], [b]),)))[0]
    assert [o.against for o in one.apart] == ["somebody has judged them to be different"]
    both = [person("r1", "John Lokiru"), person("r2", "James Lokiru")]
    short = next(
        e for e in entities([*both, person("r3", "J. Lokiru")], Local()) if e.name == "J. Lokiru"
    )
    assert {o.against for o in short.apart} == {"others fit as well, which can't all be one"}


def said(same: bool, *subjects: Sequence[Appearance]) -> Said:
    return Said(same, tuple(frozenset(a.id for a in some) for some in subjects))


def test_judgements_join_and_part_and_the_later_one_holds() -> None:
    a, b = person("r1", "Peter Lokiru"), person("r2", "Petro Ekutan", "judge")
    c = person("r3", "Peter Lokiru")
    join, part = said(True, [a], [b]), said(False, [a, c], [b])
    assert len(found(a, b, c)) == 2
    assert len(found(a, b, c, judged=NamesJudged((join,)))) == 1
    assert len(found(a, b, c, judged=NamesJudged((join, part)))) == 2
    assert found(a, b, c, judged=NamesJudged((part, join))) == {
        frozenset({a.id, b.id}),
        frozenset({c.id}),
    }
    assert found(a, c, judged=NamesJudged((said(False, [a], [c]),))) == found(a) | found(c)


def test_one_taken_out_leaves_the_others_together() -> None:
    many = [person(f"r{n}", "Peter Lokiru") for n in range(5)]
    judged = NamesJudged((said(False, many[:1], many[1:]),))
    assert found(*many, judged=judged) == found(*many[:1]) | found(*many[1:])


NAMES = ("Peter Lokiru", "P. Lokiru", "Lokiru", "Paul Lokiru", "Pieter Lokiru", "Mohamed Ali")
NOUNS = ("governor", "judge", None)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Appearance]:
    keys = st.tuples(st.integers(0, 5), st.sampled_from(NAMES))
    chosen = draw(st.lists(keys, unique=True, max_size=14))
    return [
        person(
            f"r{n}",
            name,
            draw(st.sampled_from(NOUNS)),
            setting=draw(st.sampled_from([("ke",), ("ug",), ("ke", "ug"), ()])),
            countries=draw(st.sampled_from([(), (), ("ke",), ("ug",)])),
        )
        for n, name in chosen
    ]


class Split(Local):
    """Works on its items in another order, in two halves, as several machines would."""

    def pairs(self, keyed, at_most, at_least=1, **more):  # type: ignore[no-untyped-def]
        shuffled = list(keyed)
        random.Random(1).shuffle(shuffled)
        return super().pairs(shuffled, at_most, at_least, **more)

    def map(self, function, items):  # type: ignore[no-untyped-def]
        half = len(items) // 2
        second = [function(item) for item in items[half:]]
        return [*(function(item) for item in items[:half]), *second]


@given(ledgers(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_and_splitting_make_no_difference(
    told: list[Appearance], chance: random.Random
) -> None:
    before = entities(told, Local())
    chance.shuffle(told)
    assert entities(told, Split()) == before


@given(ledgers())
@settings(max_examples=150, deadline=None)
def test_what_must_never_happen(told: list[Appearance]) -> None:
    made = entities(told, Local())
    assert sorted(a.id for e in made for a in e.appearances) == sorted(a.id for a in told)
    for entity in made:
        assert len(entity.reports) == len(entity.appearances)
        own = [set(a.countries) for a in entity.appearances if a.countries]
        assert all(one & two for one in own for two in own)
        private = [a for a in entity.appearances if not a.public]
        if len(private) == len(entity.appearances):
            assert len({a.words for a in private}) == 1
