"""Which mentions a pronoun agrees with."""

import tomllib
from importlib import resources

import pytest

from twosource.model import Report
from twosource.reading import read
from twosource.reading.coreference import coreference


def given_names() -> dict[str, list[str]]:
    file = resources.files("twosource.reading").joinpath("data", "given_names.toml")
    return {k: v.split() for k, v in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def antecedent(text: str, pronoun: str) -> str | None:
    """What the last ``pronoun`` of ``text`` stands for, as somebody who speaks."""
    reading = read(Report("r", text, ""))
    head = [t for t in reading.tokens if t.text == pronoun][-1]
    found = coreference(reading, [head]).resolve(head)
    return None if found is None else found.text


def test_given_names_are_of_one_gender_and_in_lower_case() -> None:
    names = given_names()
    assert not set(names["male"]) & set(names["female"])
    assert all(n == n.lower() for listed in names.values() for n in listed)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Omar Dirie met Rosa Pell on Monday. She said it rained.", "She", "Rosa Pell"),
        ("Rosa Pell met Omar Dirie on Monday. He said it rained.", "He", "Omar Dirie"),
        ("The bishop read out a letter. “We wait,” he said.", "he", "The bishop"),
        ("Rosa Pell wept. Her son showed no grief. He told police it was dark.", "He", "Her son"),
    ],
)
def test_pronouns_go_by_gender_and_role(text: str, pronoun: str, name: str) -> None:
    assert antecedent(text, pronoun) == name


def test_nobody_speaks_of_himself_by_a_noun_in_his_own_words() -> None:
    text = "Ana Ruiz leads the patrol. The driver of the truck fled, she said."
    assert antecedent(text, "she") == "Ana Ruiz"


def test_a_possessor_is_not_named_by_what_he_possesses() -> None:
    reading = read(Report("r", "Ruiz’s lawyer, Karl Holm, left. Ruiz said it rained.", ""))
    head = [t for t in reading.tokens if t.text == "Ruiz"][-1]
    found = coreference(reading, [head]).resolve(head)
    assert found is None or "Holm" not in found.text
