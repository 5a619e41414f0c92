import pytest

from twosource.intake.language import language_of

ENGLISH = [
    "Police said two men fled.",
    "Zelenskyy meets Macron in Kyiv",
    "Al-Shabaab attacks Mogadishu hotel; 12 dead",
    "Nwosu, Okonkwo, Adeyemi arrested in Abuja raid after protest over Bayelsa oil deal",
    "The prefect of Agadez, Ibrahim Oumarou Sani, told Le Sahel that Boko Haram had left.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_foreign_names_do_not_hide_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le président a déclaré que trois soldats sont morts dans une embuscade.", "fr"),
        ("De politie zei dat er twee mannen waren gevlucht in de stad.", "nl"),
        ("Die Polizei sagte, dass zwei Männer in der Stadt waren und fliehen wollten.", "de"),
        ("وقال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في كمين.", "ar"),
        ("Askari wawili waliuawa katika shambulio hilo, polisi walisema Jumatatu.", "sw"),
    ],
)
def test_tells_other_languages(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "2024 — 15:30", "!?"])
def test_what_has_no_letters_has_no_language(text):
    assert language_of(text) is None


def test_the_same_text_always_has_the_same_language():
    texts = [*ENGLISH, "Polisen säger att två män har flytt från staden i natt."]
    assert [language_of(t) for t in texts] == [language_of(t) for t in texts]
