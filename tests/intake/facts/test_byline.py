import pytest

from twosource.intake.facts import find

PROSE = "\n\nTwo men died in the town on Friday, the mayor said."

BYLINES = [
    ("By Ana Lu", "Ana Lu"),
    ("BY ANA LU", "ANA LU"),
    ("By Ana Lu and Tom Roe, Staff Writers", "Ana Lu and Tom Roe"),
    ("By Ana Lu, Tom Roe and Ali al-Masri", "Ana Lu, Tom Roe and Ali al-Masri"),
    ("By Ana de la Cruz in Lima", "Ana de la Cruz"),
    ("By Ana Lu | The Tarsk Bulletin", "Ana Lu"),
    ("By Ana Lu, foreign correspondent", "Ana Lu"),
    ("By Ana Lu, Associated Press", "Ana Lu"),
    ("By Ana Lu May 3, 2024", "Ana Lu"),
    ("Written by J. R. Roe Jr.", "J. R. Roe Jr."),
    ("By AFP", "AFP"),
    ("By The Associated Press", "The Associated Press"),
    ("Our Correspondent", "Our Correspondent"),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_finds_a_byline(line, names):
    found = find(line + PROSE)
    assert [(f.kind, f.span.text, f.value) for f in found.facts] == [("byline", line, names)]
    assert found.byline == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By dawn the fire was out",
        "By the Numbers",
        "By Land, By Sea",
        "By Friday Police Had Left.",
        "Ana Lu",
    ],
)
def test_takes_other_lines_for_no_byline(line):
    assert find(line + PROSE).byline is None


def test_an_agency_in_the_byline_is_a_credit():
    assert find("By AFP" + PROSE).credit == ("AFP",)
    assert find("By Ana Lu, Associated Press" + PROSE).credit == ("AP",)


def test_finds_a_byline_before_the_dateline_on_the_same_line():
    found = find("By ANA LU and TOM ROE, Associated Press TARSK (AP) — Two men died.")
    assert [(f.kind, f.span.text) for f in found.facts] == [
        ("byline", "By ANA LU and TOM ROE, Associated Press"),
        ("dateline", "TARSK (AP) —"),
    ]
    assert found.byline == "ANA LU and TOM ROE"


def test_a_line_that_repeats_the_given_byline_is_one():
    found = find("Ana Lu" + PROSE, byline="Ana Lu")
    assert [(f.kind, f.value) for f in found.facts] == [("byline", "Ana Lu")]


def test_looks_only_before_the_prose():
    prose = "Two men died in the town on Friday, the mayor said. " * 5
    assert find(f"{prose}\n\nBy Ana Lu").byline is None
