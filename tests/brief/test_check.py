"""A brief as written is backed in every format; tampered with in any way, it isn't."""

import json
import re
from collections.abc import Callable

import pytest

import twosource as ts
from newsroom import later, newsroom, open_story
from samples import make_report
from twosource.brief.as_html import html
from twosource.brief.as_json import as_json
from twosource.brief.as_markdown import markdown
from twosource.brief.check import check, read_draft
from twosource.brief.compose import compose
from twosource.brief.document import Brief
from twosource.brief.material import Material, gather
from twosource.errors import DataError

FORMATS = [markdown, html, as_json]


@pytest.fixture(scope="module")
def material() -> Material:
    return gather(open_story(":memory:", later()).view)


@pytest.fixture(scope="module")
def brief(material: Material) -> Brief:
    return compose(material)


def messages(text: str, material: Material) -> str:
    return "\n".join(f"{f.message} | {f.words}" for f in check(read_draft(text), material))


@pytest.mark.parametrize("write", FORMATS)
def test_what_was_written_is_backed(
    write: Callable[[Brief], str], brief: Brief, material: Material
) -> None:
    assert messages(write(brief), material) == ""


@pytest.mark.parametrize("write", [markdown, html])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("“15” on", "“17” on", "“17” doesn't stand so"),
        (
            "mayor said 15 men were killed",
            "mayor said 51 men were killed",
            "the figure 51",
        ),
        (
            "Police said 12 men were killed",
            "12 men were brutally killed",
            "“brutally” stands in no",
        ),
        ("Police said 12 men were killed in", "12 men were killed in", "on whose word"),
        (
            "The army denied that soldiers",
            "The army said that soldiers",
            "leaves out that the source denies",
        ),
        ("(Hill Post, 5 March 2026)", "(Hill Post, 6 March 2026)", "6 March 2026 is not the date"),
        ("that gunmen reportedly fled", "that gunmen fled", "leaves out “reportedly”"),
        (
            "Police said",
            "Police, naming no source, said",
            "does name a source",
        ),
        (" · 3 outlets · 1 copy", " · 5 outlets · 1 copy", "the ledger has 3, not 5 outlets"),
        ("Dead: the figures conflict", "Missing: the figures conflict", "knows nothing under this"),
        ("2 March 2026", "4 March 2026", "4 March 2026 is not the event's"),
        ("Assault, Tolva", "Massacre, Tolva", "“Massacre” is not what"),
        ("It can misread", "It can't misread", "the method note says otherwise"),
        ("5 reports · 4 outlets", "9 reports · 4 outlets", "the brief has 5, not 9 reports"),
        ("“Tolva raided”", "“Tolva burned”", "the title is another"),
    ],
)
def test_tampering_is_found(
    old: str, new: str, said: str, write: Callable[[Brief], str], brief: Brief, material: Material
) -> None:
    text = write(brief)
    assert old in text
    assert said in messages(text.replace(old, new, 1), material)


@pytest.mark.parametrize(
    ("pattern", "new", "said"),
    [
        (r"(\d) origins ·", r"9 origins ·", "the ledger has"),
        (r"●+ ", "●●●●●●●●● ", "the dots are not"),
        (r"event e1-\w{20}", "event e1-00000000000000000000", "the ledger has no event"),
        (r" · event e1-\w{20}", "", "no line of counts that names its event"),
        (r"chars \d+-\d+", "chars 3-40", "the words are not those"),
        (r"chars (\d+)-\d+", r"chars \1-99999", "the report has no characters"),
        (r"sha256 \w{16},", "sha256 0000000000000000,", "the hash is not"),
        (r"report wire, chars", "report hire, chars", "the ledger has no report hire"),
        (r"claim c1-\w+\n", "claim c1-00000000000000000\n", "no claim c1-0"),
        (r"\n\[\^1\]: .*", "\n[^1]: somewhere", "it isn't written as a passage is"),
        (r"\n\[\^1\]: .*", "", "there is no passage 1"),
        (r"sha256 \w{64}", "sha256 " + "0" * 64, "the hash is not"),
        (r"\[\^1\]: Hill Post|\[\^1\]: Coast Wire", "[^1]: Daily Planet", "the report is by"),
        (
            r"killed in a raid on Tolva.” report",
            "hurt in a raid on Tolva.” report",
            "the words are not",
        ),
    ],
)
def test_tampering_with_the_apparatus_is_found(
    pattern: str, new: str, said: str, brief: Brief, material: Material
) -> None:
    text = markdown(brief)
    changed = re.sub(pattern, new, text, count=1)
    assert changed != text
    assert said in messages(changed, material)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("18 people were killed.", "it cites no passage"),
        ("- Nobody knows what happened.", "it cites no passage"),
        ("Police said 12 men were killed in a raid on Tolva [^999].", "there is no passage 999"),
        ("> “We saw it all,” the mayor said [^1].", "doesn't stand so in a cited passage"),
        ("### The truth", "knows nothing under this heading"),
    ],
)
def test_what_somebody_added_is_found(
    line: str, said: str, brief: Brief, material: Material
) -> None:
    text = markdown(brief).replace("\n### Dead", f"\n{line}\n\n### Dead", 1)
    assert said in messages(text, material)


def test_a_sentence_added_behind_a_backed_one_is_found(brief: Brief, material: Material) -> None:
    text = re.sub(r"(\[\^1\]\.)", r"\1 The army is guilty.", markdown(brief), count=1)
    assert "it cites no passage | The army is guilty." in messages(text, material)


def test_words_beside_the_paragraphs_of_html_are_read(brief: Brief, material: Material) -> None:
    text = html(brief).replace("</h2>\n", "</h2>\n<div>The army is guilty.</div>", 1)
    assert "it cites no passage | The army is guilty." in messages(text, material)


def test_a_negation_must_stay(material: Material) -> None:
    (claim,) = [c for c in material.claims.values() if c.certainty.stance == "denies"]
    assert claim.cue is not None
    text = markdown(compose(material)).replace("denied that", "never denied that", 1)
    assert "“never” stands in no cited passage" in messages(text, material)


def test_an_editor_may_shorten_and_reorder(brief: Brief, material: Material) -> None:
    text = markdown(brief)
    items = [line for line in text.splitlines() if line.startswith("- The mayor said")]
    text = text.replace(f"{items[0]}\n", "", 1)
    text = text.replace("Police said 12 men were killed", "Police said 12 were killed", 1)
    assert messages(text, material) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda b: b["parts"][0].update(heading="Massacre"), "“Massacre” is not what"),
        (lambda b: b["parts"][0]["origins"].update(max=9), "the ledger has"),
        (lambda b: b["passages"][0].update(start=2), "the words are not"),
        (lambda b: b["passages"][0].update(sha256="0" * 64), "the hash is not"),
        (lambda b: b["parts"][0]["sections"][0]["sentences"][0].__setitem__(0, "18 died "), "18"),
        (lambda b: b["reports"][0].update(title="Another"), "the title is another"),
    ],
)
def test_tampered_json_is_found(
    change: Callable[[dict[str, object]], None], said: str, brief: Brief, material: Material
) -> None:
    held = json.loads(as_json(brief))
    change(held)
    assert said in messages(json.dumps(held), material)


@pytest.mark.parametrize("text", ["{}", "{", '{"passages": 3}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="no brief"):
        read_draft(text)


def test_an_empty_brief_is_not_backed(material: Material) -> None:
    assert "there is nothing in this brief" in messages("", material)


def test_a_brief_of_another_ledger_is_not_backed(brief: Brief) -> None:
    other = gather(open_story().view)
    assert "the ledger has no report late" in messages(markdown(brief), other)


def test_what_is_new_must_have_a_source_too(brief: Brief, material: Material) -> None:
    change = "## Changed since the brief of 1 March 2026\n\n- 12 men were killed [^1].\n\n"
    text = markdown(brief).replace("## Assault", change + "## Assault", 1)
    assert "doesn't say on whose word | 12 men were killed" in messages(text, material)


def brief_on_one(**facts: str) -> tuple[Brief, Material]:
    text = "Police said 15 men were killed in a raid on Tolva. The army denied a raid on Tolva."
    book = ts.open(":memory:", extractor=newsroom)
    book.read(make_report(text, "plain", **facts))
    material = gather(book.view)
    return compose(material), material


@pytest.mark.parametrize("write", FORMATS)
def test_a_brief_on_a_report_without_outlet_and_day_is_backed(
    write: Callable[[Brief], str],
) -> None:
    brief, material = brief_on_one()
    assert messages(write(brief), material) == ""
    assert "undated)" in markdown(brief)
    assert " · all undated" in markdown(brief)


def test_a_dated_report_is_not_called_undated() -> None:
    brief, material = brief_on_one(outlet="Post", published="2026-03-02")
    text = markdown(brief).replace("(Post, 2 March 2026)", "(Post, undated)")
    assert "the word “undated” stands in no cited passage" in messages(text, material)


def test_a_negation_is_neither_dropped_nor_added() -> None:
    quiet = make_report(
        "Police said nobody was killed in a raid on Tolva. "
        "The mayor said 15 men were killed in a raid on Tolva, not on Kesra.",
        "quiet",
        outlet="Post",
        published="2026-03-05",
    )
    book = ts.open(":memory:", extractor=newsroom)
    book.read(quiet)
    material = gather(book.view)
    text = markdown(compose(material))
    assert messages(text, material) == ""
    dropped = text.replace("said nobody was killed", "said somebody was killed", 1)
    assert "it leaves out a negation" in messages(dropped, material)
    assert "not on Kesra" in text
