import pytest

from twosource.errors import EmptyInput, TooLarge, UnreadableInput
from twosource.intake.pdf import paragraphs, read_pdf

STORY = """Two men died on Monday when a wall fell at the brick-
works in Tarsk, the fire brigade (the volunteers of
Tarsk and of Pell) said.
It was the third such fall since the spring, according to
a list kept by the union, and the owner had been warned
in writing."""


def test_joins_lines_and_broken_words(pdf_of):
    text = read_pdf(pdf_of(STORY), 10_000).text
    assert text.split("\n\n") == [
        "Two men died on Monday when a wall fell at the brickworks in Tarsk, the fire brigade"
        " (the volunteers of Tarsk and of Pell) said.",
        "It was the third such fall since the spring, according to a list kept by the union, and"
        " the owner had been warned in writing.",
    ]


def test_keeps_a_hyphen_before_a_capital():
    assert list(paragraphs(["The men of Al-", "Saif left"])) == ["The men of Al-Saif left"]


def test_drops_running_titles_and_page_numbers(pdf_of):
    pages = [
        f"The Tarsk Bulletin\nOn day {n} the wardens of the park counted their dead.\nPage {n} of 4"
        for n in range(1, 5)
    ]
    text = read_pdf(pdf_of(*pages), 10_000).text
    assert "Bulletin" not in text
    assert "Page" not in text
    assert text.count("wardens") == 4


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Two die at brickworks", "Two die at brickworks"), ("Microsoft Word - a.doc", None)],
)
def test_takes_a_title_that_is_one(pdf_of, title, kept):
    assert read_pdf(pdf_of(STORY, title=title), 10_000).title == kept


def test_says_that_a_scan_has_no_text(pdf_of):
    with pytest.raises(EmptyInput, match="no text layer"):
        read_pdf(pdf_of(""), 10_000)


def test_refuses_a_text_over_the_limit(pdf_of):
    with pytest.raises(TooLarge, match="over 100 characters"):
        read_pdf(pdf_of(STORY), 100)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\ngarbage", b"PK\x03\x04"])
def test_refuses_what_is_broken(data):
    with pytest.raises(UnreadableInput, match="broken"):
        read_pdf(data, 10_000)


def test_refuses_what_is_encrypted(pdf_of):
    key = "<< /Filter /Standard /V 1 /R 2 /O <" + "00" * 32 + "> /U <" + "00" * 32 + "> /P -4 >>"
    data = pdf_of(STORY).replace(
        b"trailer\n<<", b"trailer\n<< /ID [<00><00>] /Encrypt " + key.encode()
    )
    with pytest.raises(UnreadableInput, match="encrypted"):
        read_pdf(data, 10_000)
