import pytest

from twosource.errors import EmptyInput, UnreadableInput
from twosource.intake.webpage import read_html

PARAGRAPH = (
    "<p>Two men were held on Friday after a fire at the brickworks in Tarsk, the police chief,"
    " Ana Lu, said. She gave no names and took no questions.</p>"
)


def page(body, head=""):
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_keeps_the_prose_and_drops_what_stands_around_it(pages):
    draft = read_html((pages / "harbour.html").read_bytes())
    lines = draft.text.split("\n")
    assert len(lines) == 5
    assert lines[0].startswith("Four dockworkers died")
    assert lines[-1].endswith("according to minutes seen by the Courier.")
    for furniture in (
        "Also read",
        "READ MORE",
        "Photo",
        "cookies",
        "Share",
        "newsletter",
        "Follow us",
        "gulls99",
        "strike over safety",
        "All rights",
        "Politics",
    ):
        assert furniture not in draft.text


def test_keeps_what_the_page_says_of_itself(pages):
    draft = read_html((pages / "harbour.html").read_bytes())
    assert draft.title == "Fire at Port Selwyn grain quay kills four, harbour master says"
    assert (draft.outlet, draft.byline) == ("The Selwyn Courier", "Marta Quill")
    assert draft.published == "2024-05-03"
    assert draft.url == "https://www.selwyncourier.example/news/2024/05/03/grain-quay-fire"


def test_reads_a_page_laid_out_in_tables(pages):
    draft = read_html((pages / "dispatch.html").read_bytes())
    assert draft.text.startswith("TARSK, Nov 18 (Norpress) - Two army officers")
    assert draft.text.endswith("(Reporting by Ebba Holm; Editing by Jon Friis)")
    assert draft.text.count("\n") == 4
    assert (draft.outlet, draft.published) == ("Norland Dispatch", "2023-11-18")


def test_drops_furniture_between_divisions(pages):
    draft = read_html((pages / "valley.html").read_bytes())
    assert draft.text.split("\n")[-1] == "(With inputs from agencies)"
    for furniture in (
        "Advertisement",
        "FILE PHOTO",
        "Related:",
        "continues below",
        "Tags",
        "More from",
        "Snow closes",
        "Share",
        "Updated",
        "Dam gates",
    ):
        assert furniture not in draft.text
    assert "seven houses had been set on fire" in draft.text


def test_says_that_a_page_is_only_boilerplate(pages):
    with pytest.raises(EmptyInput, match="nothing but boilerplate"):
        read_html((pages / "boilerplate.html").read_bytes())


@pytest.mark.parametrize("body", ["", "<p></p>", "<p>Home</p>", "<script>var x = 1;</script>"])
def test_says_that_a_page_has_no_main_text(body):
    with pytest.raises(EmptyInput):
        read_html(page(body))


def test_reads_broken_markup():
    draft = read_html(
        b"<html><body><div><b>" + PARAGRAPH.encode() * 3 + b"<p>unclosed <i>at the end of the page"
    )
    assert "fire at the brickworks in Tarsk" in draft.text


def test_reads_a_fragment():
    assert "fire at the brickworks in Tarsk" in read_html(PARAGRAPH.encode()).text


def test_reads_the_encoding_that_the_page_declares():
    body = "<p>Prokurator Łukasz Żak powiedział, że zatrzymano dwóch mężczyzn z Łodzi.</p>" * 4
    data = f"<html><head><meta charset='iso-8859-2'></head><body>{body}</body></html>"
    assert "Łukasz Żak" in read_html(data.encode("iso-8859-2")).text


def test_the_url_that_was_fetched_stands_over_the_canonical_one():
    head = "<link rel='canonical' href='https://other.example/a'>"
    draft = read_html(page(PARAGRAPH * 3, head), url="https://tarsk.example/b")
    assert draft.url == "https://tarsk.example/b"


def test_guesses_no_date():
    assert (
        read_html(page(PARAGRAPH * 3 + "<p>In May 2019 the same works had burned.</p>")).published
        is None
    )


def test_survives_deep_nesting():
    data = b"<div>" * 50_000 + PARAGRAPH.encode()
    with pytest.raises(EmptyInput):
        read_html(data)


def test_a_tree_that_the_libraries_did_not_foresee_is_refused():
    with pytest.raises(UnreadableInput, match="markup is broken"):
        read_html(b"<svg><html")
