from twosource.intake.draft import Draft
from twosource.intake.plain import read_markdown, read_text


def test_normalises_newlines_and_nothing_else():
    assert read_text(b"One.\r\n\r\n  Two.\rThree. \n").text == "One.\n\n  Two.\nThree. \n"


def test_reads_headers_at_the_top():
    headers = b"Title: Two held\nOutlet: The Tarsk Bulletin\nDate: 3 May 2024\nBy: Ana Lu\n"
    data = headers + b"URL: https://t.example/1\n\nTwo men were held."
    assert read_text(data) == Draft(
        text="Two men were held.",
        title="Two held",
        outlet="The Tarsk Bulletin",
        published="3 May 2024",
        url="https://t.example/1",
        byline="Ana Lu",
    )


def test_takes_no_headers_unless_all_lines_of_the_block_are():
    text = "Date: May 3\nPolice: two men were held.\n\nThey were armed."
    assert read_text(text.encode()) == Draft(text)
    assert read_text(b"Title: Two held\nTwo men were held.").title is None


def test_reads_front_matter_of_markdown():
    front = b'---\ntitle: "Two held"\nauthor: Ana Lu\ntags:\n  - a\n  - b\ndate: 2024-05-03\n---\n'
    data = front + b"\nTwo men were *held*.\n"
    draft = read_markdown(data)
    assert draft.text == "Two men were *held*.\n"
    assert (draft.title, draft.byline, draft.published) == ("Two held", "Ana Lu", "2024-05-03")


def test_takes_a_markdown_heading_as_title_only_before_a_blank_line():
    assert read_markdown(b"# Two held #\n\nThey were armed.").title == "Two held"
    assert read_markdown(b"# Two held\nThey were armed.") == Draft("# Two held\nThey were armed.")
    assert read_text(b"# Two held\n\nThey were armed.").title is None
