"""Pictures hold what the ledger holds, and one that somebody changed is found."""

import re
from xml.etree import ElementTree as ET

import pytest

from newsroom import later, open_story, reports
from samples import make_report
from twosource.brief.as_html import html
from twosource.brief.check import check, read_draft
from twosource.brief.compose import compose
from twosource.brief.material import Material, gather
from twosource.brief.pictures import pictures

STRANGE = make_report(
    "The <b>&mayor said 16 men were killed in a raid on Tolva.",
    "odd",
    outlet="A<script>",
    published="2026-03-06",
)


@pytest.fixture(scope="module")
def material() -> Material:
    return gather(open_story(":memory:", later(), STRANGE).view)


@pytest.fixture(scope="module")
def page(material: Material) -> str:
    return html(compose(material))


def test_pictures_are_sound_and_the_same_each_time(material: Material) -> None:
    for event in material.events:
        drawn = pictures(event, material)
        assert drawn == pictures(event, material)
        for picture in drawn:
            ET.fromstring(picture)
            numbers = [float(n) for n in re.findall(r'(?:cx|x)="(-?[\d.]+)"', picture)]
            assert all(0 <= n <= 660 for n in numbers)


def test_each_value_has_a_row(page: str) -> None:
    (dead,) = re.findall(r"<figure(?:(?!</figure>).)*Dead: .*?</figure>", page, re.DOTALL)
    words = re.findall(r'class="name"[^>]*>([^<]*)<', dead)
    assert "police: “12”" in words
    assert "the mayor: “15”" in words
    assert "the mayor: “18”" in words
    assert f"Dead: {len(words)} values" in dead
    assert dead.count('class="bar"') == 1, "at least 9 is open to the right"


def test_a_page_with_pictures_needs_nothing_else(page: str) -> None:
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page)
    assert "url(" not in page
    assert "<script" not in page.partition("</style>")[2]


def test_a_page_with_pictures_is_backed(page: str, material: Material) -> None:
    assert check(read_draft(page), material) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('r="5"/></g>', 'r="9"/></g>', "the picture shows otherwise"),
        ("the mayor: “18”", "the mayor: “80”", "the picture shows otherwise"),
        ("</header>", '</header><img src="x.png">', "no picture of the brief's own"),
        ("</header>", "</header><svg></svg>", "no picture of the brief's own"),
    ],
)
def test_a_changed_picture_is_found(
    page: str, material: Material, old: str, new: str, said: str
) -> None:
    assert old in page
    found = check(read_draft(page.replace(old, new, 1)), material)
    assert [f.message for f in found] == [said]


def test_a_picture_may_be_left_out(page: str, material: Material) -> None:
    without = re.sub(r"<figure.*?</figure>", "", page, flags=re.DOTALL)
    assert check(read_draft(without), material) == ()


def test_one_value_alone_is_not_drawn() -> None:
    kesra = gather(open_story(":memory:").view)
    (event,) = [e for e in kesra.events if e.where and e.where.name == "Kesra"]
    assert len(reports()) > 1
    assert not any("Dead" in picture for picture in pictures(event, kesra))
