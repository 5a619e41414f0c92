"""Names found in running text."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.gazetteer.nametrie import Name, NameTrie, Words


def trie(*names: str) -> NameTrie[str]:
    made: NameTrie[str] = NameTrie()
    for name in names:
        made.add(Name.of(name, name))
    return made


def found(made: NameTrie[str], text: str) -> list[str]:
    words = Words.of(text.split())
    return [" ".join(words.texts[m.first : m.last]) for m in made.find(words)]


def test_the_longest_name_wins() -> None:
    made = trie("Plateau Guard", "Plateau Guard of Kara")
    assert found(made, "the Plateau Guard of Kara and the Plateau Guard") == [
        "Plateau Guard of Kara",
        "Plateau Guard",
    ]


def test_no_name_runs_over_a_mark() -> None:
    assert found(trie("Plateau Guard of Kara"), "Plateau Guard , of Kara") == []


def test_marks_and_articles_are_one_spelling() -> None:
    assert found(trie("Ansar al-Din"), "Ansar el - Din fled") == ["Ansar el - Din"]


def test_case_matters_for_acronyms_and_names() -> None:
    made = trie("ADF", "Dawn")
    assert found(made, "adf at dawn") == []
    assert found(made, "ADF in Dawn") == ["ADF", "Dawn"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Plateau", "Guard", "of", "Kara", ",", "the"]), max_size=12))
def test_finds_are_in_order_and_apart(words: list[str]) -> None:
    matches = list(trie("Plateau Guard", "Guard of Kara", "Kara").find(Words.of(words)))
    assert all(a.last <= b.first for a, b in itertools.pairwise(matches))
    assert all(0 <= m.first < m.last <= len(words) for m in matches)
