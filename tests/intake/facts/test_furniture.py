import pytest

from twosource.intake.facts import find
from twosource.intake.facts.furniture import kind_of_line

FURNITURE = {
    "related link": [
        "Also read: Ten things to know", "ALSO READ | Ten things to know", "Read also: Ten things",
        "READ MORE", "Read more...", "Read the full story here", "Related: Five questions",
        "RELATED STORIES", "WATCH | The fire at the port", "In pictures: the fire",
        "More from The Tarsk Bulletin", "Click here for the latest", "You may also like",
        "For more news, visit our website", "Continue reading", "» Who sits on the board?",
    ],
    "sharing and following": [
        "Share this article", "Share on Facebook", "Facebook | Twitter | WhatsApp", "Email",
        "Follow us on Twitter @tarskbulletin", "Follow Ana Lu on Twitter @analu", "(h/t The Post)",
        "Join our WhatsApp channel", "Ana Lu can be reached at analu@tarsk.example",
    ],
    "subscription": [
        "Subscribe to our newsletter", "Sign up for our daily briefing", "Stay tuned for updates",
        "Get the latest news delivered to your inbox", "Download our app", "Newsletter",
        "This content is available to subscribers",
    ],
    "notice": [
        "This website uses cookies.", "Accept all cookies", "Contact us | Privacy policy",
        "Editor's note: The spelling of a name was mended.", "Disclaimer: The views are his own.",
        "The views expressed here are the author's own.",
        "This material may not be published, broadcast or redistributed.",
    ],
    "advertisement": [
        "Advertisement", "- Advertisement -", "(ADVERTISEMENT)", "Sponsored content",
        "Story continues below advertisement",
    ],
    "time stamp": [
        "Last Updated: May 03, 2024 10:15 am IST", "Published: 3 May 2024 | Updated: 4 May 2024",
        "Posted on May 3, 2024", "Mon 3 May 2024 10.15 BST", "2024-05-03 10:15", "5 min read",
        "2 hours ago",
    ],
    "running note": [
        "(More to follow)", "This is a developing story. Check back for updates.", "___", "ENDS",
        "This story has been updated to add a comment.", "Leave a comment", "3 comments",
        "Tags: Tarsk, fire", "The post Fire at port appeared first on The Bulletin.",
    ],
    "caption": [
        "FILE PHOTO: The market in Tarsk. REUTERS/Ana Lu", "Photo: Ana Lu/AFP", "(Photo by Ana Lu)",
        "FILE - The market in Tarsk, May 3, 2020. (AP Photo/Ana Lu, File)", "[Photo/Agencies]",
        "Smoke rises over the town on Monday. (AP Photo/Ana Lu)", "Image caption The market",
        "Smoke rises over the town on Monday. Photo: Ana Lu", "Getty Images", "Ana Lu/AFP",
        "Smoke rises over the town. | Photo Credit: PTI", "Representational image",
        "Courtesy of the ministry", "The market in Tarsk, file photo.",
    ],
}  # fmt: skip

PROSE = [
    "Read more books, the minister told pupils.",
    "Police shared photos of the men on Facebook.",
    "Follow the money, the prosecutor said.",
    "Subscribers to the paper were told on Monday.",
    "Related attacks killed four people in May.",
    "Watch towers were set on fire along the border.",
    "Video shows soldiers firing on the crowd, the group said.",
    "A photo by the agency showed smoke over the town.",
    "Support for the government fell.",
    "Comments by the minister angered the union.",
    "More from the region is expected, the agency said.",
    "Search teams found four bodies.",
    "Close allies of the president were arrested.",
    "Stay indoors, police told residents.",
    "For more than a week, roads to the town have been closed.",
    "Updated figures from the ministry show 23 dead.",
    "Correction officers were held hostage.",
    "Support fell to 38%, according to a Reuters/Ipsos poll.",
    "Two men (pictured) were shot.",
    "At 10:15 the bomb went off.",
    "May 3 was the day of the attack.",
    "Email records seen by the paper show it.",
    "This story was told by four survivors.",
    "Credits of 4 billion were agreed.",
]


@pytest.mark.parametrize(
    ("line", "kind"), [(line, kind) for kind, lines in FURNITURE.items() for line in lines]
)
def test_tells_furniture_by_its_words(line, kind):
    assert kind_of_line(line) == kind


@pytest.mark.parametrize("line", PROSE)
def test_takes_prose_for_no_furniture(line):
    assert kind_of_line(line) is None


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("Smoke rose (Photo: Ana Lu/AFP) over the port.", ["(Photo: Ana Lu/AFP)"]),
        ("They fled. (Ana Lu / The Bulletin) They came back.", ["(Ana Lu / The Bulletin)"]),
        ("The mayor (file photo) said so.", ["(file photo)"]),
        (
            "He left. The mayor at a fair in May, file photo. He died.",
            ["The mayor at a fair in May, file photo."],
        ),
        ("The men (the photo shows two) fled.", []),
        ("The army (see also the list below) fled.", []),
    ],
)
def test_marks_only_the_bracket_or_the_sentence_inside_prose(text, furniture):
    assert [f.span.text for f in find(text).facts] == furniture


def test_marks_headings_between_punctuated_paragraphs():
    prose = "Two men died in the town on Friday after a fire, the mayor said."
    text = f"\n\n{prose}\n\n".join(["", "A night of fear in the hills", "Ana Lu", "Ana Lu, 52", ""])
    assert [(f.value, f.span.text) for f in find(text).facts] == [
        ("heading", "A night of fear in the hills")
    ]


def test_marks_no_heading_where_lines_are_broken_at_a_width():
    text = (
        "Two men died in the town on Friday night after a fire in\nthe market, the mayor said.\n"
        "The men had come from the south to sell the flour that\nFather Brandt had\n"
        "Given them in May when the roads to the hills had been\nclosed for a week by the snow."
    )
    assert find(text).facts == ()


def test_marks_the_line_that_repeats_the_title():
    found = find("Two die in Tarsk.\n\nThe mayor said so.", title="Two die  in Tarsk")
    assert [(f.value, f.span.text) for f in found.facts] == [("title", "Two die in Tarsk.")]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("They fled at dawn. A NIGHT OF FEAR The mayor said so.", ["A NIGHT OF FEAR"]),
        (
            "They fled.\n\nWHO WILL COUNT THE DEAD?\n\nThe mayor said so.",
            ["WHO WILL COUNT THE DEAD?"],
        ),
        ("NATO AND UN officials fled. The EU and US said so.", []),
        ("THIS is the town. NATO said so.", []),
        ("He wrote: “They fled. STAY AWAY FROM HERE! We know.”", []),
        ("TWO MEN DIED IN TARSK. THE MAYOR SAID SO", []),
    ],
)
def test_marks_headings_in_capitals(text, headings):
    assert [f.span.text for f in find(text).facts] == headings
