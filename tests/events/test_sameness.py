"""Which named sources are one: under another name, by office, by body."""

import pytest

from made_claims import link
from twosource.events.identities import identify
from twosource.events.sameness import Named, cluster
from twosource.model import Link


def person(name: str, role: str | None = None, organisation: str | None = None) -> Link:
    return link(name, "official" if role else "person", role=role, organisation=organisation)


def body(name: str) -> Link:
    return link(name, "organisation")


def groups(one: Link, two: Link, texts: dict[str, str] | None = None) -> int:
    items = [Named(one, "r1"), Named(two, "r2")]
    return len(cluster(items, texts or {}))


ONE = [
    (person("President Ilya Moran", "president"), person("Moran")),
    (person("Castel spokesman Ilya Moran", "spokesman", "Castel"), body("the Castel")),
    (body("the Israeli military"), body("Israel's military")),
    (body("the militia-run health ministry in Aldo"), body("Aldo's health ministry")),
    (person("a spokesman for UNDOF", "spokesman", "UNDOF"), body("UNDOF")),
    (body("the World Food Programme"), body("WFP")),
    (person("Defence Minister Ana Ruiz", "minister", "Defence"), body("the defence ministry")),
    (body("the Russian Defence Ministry"), body("the defence ministry")),
    (person("Sgt. Ana Ruiz of the Castro Police Department"), body("the Castro Police Department")),
    (body("police"), person("Castro police commissioner Omar Said", "commissioner", "police")),
    (body("the Red Cross"), body("the International Committee of the Red Cross")),
    (body("the dockers' union"), body("the dockworkers' union")),
    (person("Governor Omar Said", "governor"), person("the regional governor", "governor")),
    (body("the governor's office"), person("the governor", "governor")),
    (person("Rosa Haro, who heads the Watch", "head", "Watch"), body("the Aldo Rights Watch")),
    (
        person("Brig. Gen. Omar Said"),
        person("fleet press secretary Omar Said", "secretary", "fleet"),
    ),
]
TWO = [
    (body("the Foreign Ministry"), body("the Defence Ministry")),
    (body("Russia's defence ministry"), body("Ukraine's defence ministry")),
    (body("the police"), body("the army")),
    (person("Omar Said"), person("Ali Said")),
    (body("Aldo Rights Watch"), body("the Castro Centre for Human Rights")),
    (
        person("the governor of Aldo region", "governor", "Aldo region"),
        person("the governor of Sumy region", "governor", "Sumy region"),
    ),
    (
        person("police spokesman Omar Said", "spokesman", "police"),
        person("police spokesman Ilya Moran", "spokesman", "police"),
    ),
    (
        person("the prime minister", "minister"),
        person("Interior Minister Ana Ruiz", "minister", "Interior"),
    ),
]


@pytest.mark.parametrize(("one", "two"), ONE, ids=lambda k: k.name)
def test_one_source(one: Link, two: Link) -> None:
    assert groups(one, two) == groups(two, one) == 1


@pytest.mark.parametrize(("one", "two"), TWO, ids=lambda k: k.name)
def test_two_sources(one: Link, two: Link) -> None:
    assert groups(one, two) == groups(two, one) == 2


def test_a_body_known_only_by_its_kind_is_the_one_of_its_text() -> None:
    items = [Named(body("the dockers' union"), "r1"), Named(body("the union"), "r1")]
    assert len(cluster(items, {})) == 1
    items = [Named(body("the dockers' union"), "r1"), Named(body("the union"), "r2")]
    assert len(cluster(items, {})) == 2


def test_a_text_may_say_what_a_description_is_called() -> None:
    texts = {"r1": "The owner of the mill, Danube Lines, was told."}
    assert groups(body("the owner of the mill"), body("Danube Lines"), texts) == 1


def test_its_director_is_of_the_body_named_before() -> None:
    texts = {"r1": "Red Help counts forty. Many are missing, its director, Rosa Haro, said."}
    assert groups(body("The group Red Help"), person("Rosa Haro"), texts) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Lieutenant Jules Kabénga", ("jules", "kabenga")),
        ("the mayor of Castro, Ana Ruiz", ("ana", "ruiz")),
        ("hospital director Nour al-Din Said", ("nour", "al", "din", "said")),
    ],
)
def test_a_name_is_read_without_office_and_title(name: str, words: tuple[str, ...]) -> None:
    assert identify(link(name, "official")).person == words
