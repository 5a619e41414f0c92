"""What a careful reader finds: chains, contents, stances, through the whole of attribution."""

import pytest

from twosource.attribution import Statement, attribute
from twosource.model import Report
from twosource.reading import read


def statements(text: str, outlet: str | None = None) -> list[Statement]:
    return list(attribute(read(Report("r", text, "", outlet=outlet)))[1])


def chain_of(statement: Statement) -> list[str]:
    return [] if statement.attribution is None else [k.name for k in statement.attribution.chain]


def attributed(text: str, outlet: str | None = None) -> list[tuple[str, list[str]]]:
    return [(s.content.text, chain_of(s)) for s in statements(text, outlet) if s.attribution]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Officials said that the dam had burst.",
            "the dam had burst",
            ["Officials"],
        ),
        (
            "“The water came at night,” said Maria Lopez, a farmer.",
            "The water came at night",
            ["Maria Lopez"],
        ),
        (
            "The port was closed, the harbour master said.",
            "The port was closed",
            ["the harbour master"],
        ),
        (
            "Six people drowned, according to the coast guard.",
            "Six people drowned",
            ["the coast guard"],
        ),
        (
            "The army was told by scouts that the bridge had been mined.",
            "the bridge had been mined",
            ["scouts"],
        ),
        (
            "A memo says that the pumps were never serviced.",
            "the pumps were never serviced",
            ["A memo"],
        ),
    ],
)
def test_a_single_source(text: str, content: str, chain: list[str]) -> None:
    assert (content, chain) in attributed(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The agency Nordpress quoted two ministers as saying that the ferry had sunk.",
            ["The agency Nordpress", "two ministers"],
        ),
        (
            "The deputy governor told Radio Kasai that the bridge had collapsed.",
            ["Radio Kasai", "The deputy governor"],
        ),
        (
            "Citing a customs officer, the daily Le Fleuve reported that the depot had burned.",
            ["the daily Le Fleuve", "a customs officer"],
        ),
        (
            "The depot burned down, according to dockers cited by the Harbour Post.",
            ["the Harbour Post", "dockers"],
        ),
        (
            "The envoy said the rebels had told the mediators that they would withdraw.",
            ["The envoy", "the rebels"],
        ),
        (
            "The Lake Times said the agency Nordpress had been told by two nurses that a patient "
            "had admitted that he set the fire.",
            ["The Lake Times", "the agency Nordpress", "two nurses", "a patient"],
        ),
    ],
)
def test_nested_chains(text: str, chain: list[str]) -> None:
    assert chain in [c for _, c in attributed(text)]


def test_the_publisher_is_no_link() -> None:
    text = "The mayor told The Lake Times that the well was dry."
    assert attributed(text, outlet="The Lake Times") == [("the well was dry", ["The mayor"])]


def test_joint_sources_stay_together() -> None:
    found = statements("Two officers and a diplomat said the talks had failed.")[0]
    assert found.attribution is not None
    assert [k.name for k in found.attribution.chain] == ["Two officers"]
    assert [k.name for k in found.attribution.joint] == ["a diplomat"]


def test_a_denied_claim_is_the_claimants_and_the_deniers() -> None:
    text = "The army rejected claims by villagers that its men had stolen cattle."
    made = [(s.attribution.stance, chain_of(s)) for s in statements(text) if s.attribution]
    assert made == [("says", ["villagers"]), ("denies", ["The army"])]


def test_what_is_not_ruled_out_is_left_open() -> None:
    found = statements("The minister did not rule out sending troops.")[0]
    assert found.attribution is not None
    assert found.attribution.stance == "leaves_open"


@pytest.mark.parametrize(
    "text",
    [
        "The interior ministry declined to comment.",
        "The company did not respond to a request for comment.",
        "A spokeswoman could not be reached.",
        "The account could not be independently verified.",
    ],
)
def test_a_request_without_an_answer_is_no_claim(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    "text",
    ["The march went according to plan.", "Fighters are paid according to rank."],
)
def test_manner_is_no_attribution(text: str) -> None:
    assert attributed(text) == []


def test_pronouns_and_descriptions_are_resolved() -> None:
    text = "Governor Ana Ruiz said the road was open. She added that buses were running."
    assert attributed(text)[1] == ("buses were running", ["Governor Ana Ruiz"])


def test_a_quotation_goes_on_without_a_cue() -> None:
    text = "“It burned,” said Ana Ruiz, a nurse. “We ran to the river and hid there.”"
    assert [c for _, c in attributed(text)] == [["Ana Ruiz"], ["Ana Ruiz"]]


def test_own_voice_and_attributed_clauses_part() -> None:
    text = "A mortar hit the depot, but officials said nobody was inside."
    found = [(s.content.text, chain_of(s)) for s in statements(text)]
    assert found == [("A mortar hit the depot", []), ("nobody was inside", ["officials"])]


def test_coordinate_contents_are_claims_of_their_own() -> None:
    text = "The governor said that two bridges had fallen and that repairs would take a month."
    assert [c for c, _ in attributed(text)] == [
        "two bridges had fallen",
        "repairs would take a month",
    ]


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("A regional security source said the convoy had left.", True),
        ("Residents said the convoy had left.", True),
        ("The interior ministry said the convoy had left.", False),
        ("The governor said the convoy had left.", False),
        ("Police said the convoy had left.", False),
        ("A deputy minister said the convoy had left.", True),
        ("The driver's widow said the convoy had left.", True),
        ("Captain Joao Reis said the convoy had left.", False),
    ],
)
def test_unnamed_sources_are_marked(text: str, unnamed: bool) -> None:
    found = statements(text)[0]
    assert found.attribution is not None
    assert found.attribution.chain[-1].unnamed is unnamed
