import pytest

from twosource.intake.facts import find

DATELINES = [
    ("BAMAKO — The army said so.", "BAMAKO —", "BAMAKO", ()),
    ("GAZA CITY, March 3 (Reuters) - Two men died.",
     "GAZA CITY, March 3 (Reuters) -", "GAZA CITY", ("Reuters",)),
    ("CAIRO (AP) — Two men died.", "CAIRO (AP) —", "CAIRO", ("AP",)),
    ("TEHRAN, Iran (AP) -- Two men died.", "TEHRAN, Iran (AP) --", "TEHRAN, Iran", ("AP",)),
    ("RENO, Nev. (AP) — Two men died.", "RENO, Nev. (AP) —", "RENO, Nev.", ("AP",)),
    ("BUTA, DR Congo, Nov 21 (AFP) - Two men died.",
     "BUTA, DR Congo, Nov 21 (AFP) -", "BUTA, DR Congo", ("AFP",)),
    ("Kyiv, 12 May – Two men died.", "Kyiv, 12 May –", "Kyiv", ()),
    ("London: A judge said so.", "London:", "London", ()),
    ("MIAN CHANNU: The toll rose.", "MIAN CHANNU:", "MIAN CHANNU", ()),
    ("(TARSK) — Police said so.", "(TARSK) —", "TARSK", ()),
    ("MOSCOW, October 8. /TASS/. Two men died.", "MOSCOW, October 8. /TASS/.", "MOSCOW", ("TASS",)),
    ("KYIV (Norpress). Two men died.", "KYIV (Norpress).", "KYIV", ("Norpress",)),
    ("Lima, Mar. 19 (EFE). – The minister said so.", "Lima, Mar. 19 (EFE). –", "Lima", ("EFE",)),
    ("New Delhi, Mar 3 (PTI) The government said so.",
     "New Delhi, Mar 3 (PTI)", "New Delhi", ("PTI",)),
    ("Washington (CNN)The president said so.", "Washington (CNN)", "Washington", ("CNN",)),
    ("MEXICO CITY/WASHINGTON (Reuters) - A deal was made.",
     "MEXICO CITY/WASHINGTON (Reuters) -", "MEXICO CITY/WASHINGTON", ("Reuters",)),
    ("TARSK _ Two men died.", "TARSK _", "TARSK", ()),
    ("NAIROBI, Kenya (AP) _\n\nTwo men died.", "NAIROBI, Kenya (AP) _", "NAIROBI, Kenya", ("AP",)),
    ("N'DJAMENA, Chad – Two men died.", "N'DJAMENA, Chad –", "N'DJAMENA, Chad", ()),
]  # fmt: skip

NO_DATELINES = [
    "London: a city of fear, its mayor said.",
    "Police: Two men died.",
    "POLICE: Two men died.",
    "BREAKING — Two men died.",
    "WHO — The agency that counts the sick — was told.",
    "Mr. Brandt – The man who knew – is dead.",
    "Rep. Ana Lu (R-Ohio) - The first to speak.",
    "NATO (North Atlantic Treaty Organization) said so.",
    "The United States (US) – Its troops left in May.",
    "Two men died, Reuters said. (Reuters) reported it.",
    "AP: Two men died.",
    "Peace — that was the word he used.",
    "He was there — Lima was dark.",
]


@pytest.mark.parametrize(("text", "span", "place", "agencies"), DATELINES)
def test_finds_a_dateline(text, span, place, agencies):
    found = find(text)
    [fact] = found.facts
    assert (fact.kind, fact.span.text, fact.value) == ("dateline", span, place)
    assert found.credit == agencies


@pytest.mark.parametrize("text", NO_DATELINES)
def test_takes_prose_for_no_dateline(text):
    assert [f for f in find(text).facts if f.kind == "dateline"] == []


def test_an_agency_alone_is_a_credit():
    found = find("(Reuters) - Two men died.")
    assert [(f.kind, f.span.text) for f in found.facts] == [("credit", "(Reuters) -")]
    assert found.credit == ("Reuters",)


def test_looks_past_headline_byline_and_caption():
    text = (
        "Two die in Tarsk\n\nBy Ana Lu\n\nFILE PHOTO: The market. REUTERS/Ana Lu\n\n"
        "TARSK, May 3 (Reuters) - Two men died."
    )
    kinds = [(f.kind, f.value) for f in find(text).facts]
    assert kinds == [("byline", "Ana Lu"), ("caption", "caption"), ("dateline", "TARSK")]


def test_finds_a_dateline_after_a_headline_on_the_same_line():
    text = "Two die in market, others. TARSK — The mayor said so."
    assert [f.span.text for f in find(text).facts] == ["TARSK —"]


def test_later_paragraphs_need_an_agency_or_a_date():
    prose = "Two men died in the town on Friday, the mayor said. " * 5
    text = (
        f"{prose}\n\nCOURTS: A judge was named.\n\n"
        "PELL, May 3 (AFP) - A ferry sank.\n\nOSMER — Snow fell."
    )
    assert [f.span.text for f in find(text).facts] == ["PELL, May 3 (AFP) -"]
