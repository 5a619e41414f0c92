"""Copies side by side: every word of both texts is there, and what is the original is said."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from samples import make_report, toy
from twosource.ledger import open_ledger
from twosource.model import Report
from twosource.web import DeskSettings, create_app
from twosource.web.beside import beside

WIRE = (
    "Police in Tarsk said on Monday that nine men had fled from the camp. "
    "The governor promised an inquiry into the flight by the end of the week. "
    "Farmers near the river had heard shots in the night, they told reporters. "
    "A curfew holds in the town until the men are found, the police said."
)
PAPER = (
    "A curfew holds in the town until the men are found, the police said. "
    "Police in Tarsk said on Monday that six men had fled from the camp. "
    "The governor promised an inquiry into the flight by the end of the week."
)
OTHER = "Rain fell on the hills of Pell all week, and the harvest is late this year."


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


def desk_over(path: Path, *reports: Report) -> TestClient:
    with open_ledger(path, extractor=toy) as book:
        book.read(*reports)
    return TestClient(
        create_app(DeskSettings(path, extractor=toy, patience=60.0)), base_url="http://127.0.0.1"
    )


def copied(first: str | None = "2026-03-02", strange: str = "") -> tuple[Report, ...]:
    return (
        make_report(WIRE, "wire", outlet="Coast Wire", published=first, title="Nine flee"),
        make_report(
            PAPER + strange, "paper", outlet="Hill Post", published="2026-03-03", title="Six"
        ),
        make_report(OTHER, "rain", outlet="Hill Post", published="2026-03-03"),
    )


def page(desk: TestClient, path: str) -> html.HtmlElement:
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


SENTENCES = [s + "." for s in f"{WIRE} {OTHER}".split(". ")]


@given(
    st.lists(st.sampled_from(SENTENCES), max_size=7),
    st.lists(st.sampled_from(SENTENCES), max_size=7),
)
def test_no_word_is_lost_or_made_up(left: list[str], right: list[str]) -> None:
    one, two = " ".join(left), "\n".join(right)
    lines = beside(one, two).lines
    assert words("\n".join("".join(c.text for c in line.left) for line in lines)) == words(one)
    assert words("\n".join("".join(c.text for c in line.right) for line in lines)) == words(two)
    shown = " ".join("".join(c.text for c in line.left) for line in lines)
    assert shown.split() == one.split()


def test_shared_sentences_stand_beside_each_other() -> None:
    made = beside(WIRE, PAPER)
    assert (made.shared, made.same) == (3, 2)
    nine = next(line for line in made.lines if "nine" in "".join(c.text for c in line.left))
    assert [c.text for c in nine.left if c.kind == "gone"] == ["nine"]
    assert [c.text for c in nine.right if c.kind == "new"] == ["six"]
    (curfew,) = [line for line in made.lines if line.moved]
    assert "curfew" in "".join(c.text for c in curfew.right)
    (farmers,) = [line for line in made.lines if not line.shared]
    assert farmers.right == ()


def test_a_short_sentence_that_both_have_is_no_difference() -> None:
    one, two = f"{SENTENCES[0]} No warning. {SENTENCES[1]}", f"{SENTENCES[1]} No warning."
    assert [line.same for line in beside(one, one).lines] == [True, True, True]
    assert not any(line.shared for line in beside("No warning.", "No words.").lines)
    assert [line.shared for line in beside(one, two).lines] == [False, True, False]


def test_the_page_says_which_is_the_original_and_why(tmp_path: Path) -> None:
    with desk_over(tmp_path / "a.db", *copied()) as desk:
        found = page(desk, "/reports/paper/copies")
        said = " ".join(found.text_content().split())
    assert "The original is that of Coast Wire: published first, 2026-03-02." in said
    assert found.xpath("//tr[contains(@class, 'shared')]//mark/text()") == ["six", "nine"]


def test_what_is_not_known_is_said_so(tmp_path: Path) -> None:
    with desk_over(tmp_path / "a.db", *copied(first="2026-03-03")) as desk:
        said = " ".join(page(desk, "/reports/wire/copies").text_content().split())
        assert "The original is" in said
    same = copied(first="2026-03-03")[0]
    twin = make_report(WIRE, "twin", outlet="Hill Post", published="2026-03-03", title="Nine flee")
    with desk_over(tmp_path / "b.db", same, twin) as desk:
        said = " ".join(page(desk, "/reports/wire/copies").text_content().split())
    assert "Which one is the original is not known: neither credit nor time nor length" in said


def test_a_report_without_copies_says_so(tmp_path: Path) -> None:
    with desk_over(tmp_path / "a.db", *copied()) as desk:
        assert "No other report in this ledger" in desk.get("/reports/rain/copies").text
        assert desk.get("/reports/wire/copies?with=rain").status_code == 404
        assert desk.get("/reports/none/copies").status_code == 404


def test_a_hostile_copy_stays_text(tmp_path: Path) -> None:
    with desk_over(tmp_path / "a.db", *copied(strange=f" {HOSTILE}")) as desk:
        found = page(desk, "/reports/wire/copies")
    assert found.xpath("//main//script | //main//img") == []
    assert "alert(1)" in found.text_content()


@pytest.mark.parametrize("size", [2_000])
def test_long_texts_take_no_time(size: int) -> None:
    text = " ".join(
        f"On day {n} police in Tarsk said that {n} men had fled." for n in range(size // 10)
    )
    assert beside(text, text).same == size // 10
