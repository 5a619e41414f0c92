import pytest

from twosource.intake.facts import find

PROSE = "Two men died in the town on Friday, the mayor said."

CREDITS = [
    ("(Reporting by Ana Lu in Lima; Editing by Tom Roe)", ()),
    ("Reporting by Ana Lu; additional reporting by Tom Roe", ()),
    ("Associated Press writers Ana Lu in Lima and Tom Roe contributed to this report.", ("AP",)),
    ("AFP contributed to this report", ("AFP",)),
    ("Ana Lu contributed reporting from Lima.", ()),
    ("Roe reported from Tarsk.", ()),
    ("With inputs from AFP and PTI", ("AFP", "PTI")),
    ("(With agency inputs)", ()),
    ("With files from The Canadian Press", ("CP",)),
    ("Source: AFP", ("AFP",)),
    ("— Xinhua", ("Xinhua",)),
    ("(IRNA)", ("IRNA",)),
    ("AFP/Reuters", ("AFP", "Reuters")),
    ("Agencies", ("Agencies",)),
    ("© 2024 AFP", ("AFP",)),
    ("Copyright 2024 The Associated Press.", ("AP",)),
    ("This story was originally published by Reuters.", ("Reuters",)),
    ("Contributing: Ana Lu, Tom Roe.", ()),
    ("PTI ABC XYZ", ("PTI",)),
    ("burs-abc/def/gh", ()),
]


@pytest.mark.parametrize(("line", "agencies"), CREDITS)
def test_finds_a_credit_in_a_line_of_its_own(line, agencies):
    found = find(f"{PROSE}\n\n{line}")
    assert [(f.kind, f.span.text) for f in found.facts] == [("credit", line)]
    assert found.credit == agencies


@pytest.mark.parametrize(("line", "agencies"), CREDITS)
def test_finds_a_credit_as_the_last_sentence(line, agencies):
    found = find(f"{PROSE} {line}")
    assert [f.span.text for f in found.facts] == [line]
    assert found.credit == agencies


def test_finds_several_at_the_end():
    text = (
        f"{PROSE} Roe reported from Tarsk. AP writer Ana Lu contributed to this report. © 2024 AP"
    )
    assert [f.span.text for f in find(text).facts] == [
        "Roe reported from Tarsk.",
        "AP writer Ana Lu contributed to this report.",
        "© 2024 AP",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lu contributed to the fund.",
        "The mayor was told by Reuters (Reuters) of the deaths.",
        "With help from the army, they fled.",
        "Source: The men were shot in the back, a police source said.",
        "Copyright law was changed in May.",
        "Reporting by the agency angered the mayor, and he left the room in silence",
    ],
)
def test_takes_prose_for_no_credit(line):
    found = find(f"{line}\n\n{PROSE}\n\n{PROSE}")
    assert [f for f in found.facts if f.kind == "credit"] == []


def test_a_bare_agency_inside_a_digest_is_left_to_be_read():
    text = "\n\n".join([PROSE] * 6 + ["[Reuters]"] + [PROSE] * 8)
    assert find(text).facts == ()


def test_a_byline_that_came_with_the_report_names_its_agency():
    assert find(PROSE, byline="Agence France-Presse").credit == ("AFP",)
    assert find(PROSE, byline="Tarsk News Agency").credit == ("Tarsk News Agency",)
    assert find(PROSE, byline="Ana Lu").credit == ()
