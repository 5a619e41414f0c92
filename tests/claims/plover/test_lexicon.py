"""The lexicon's shape: known types, known classes, nothing twice."""

from collections import Counter

import pytest

from twosource.claims.plover.lexicon import DATA, frames, senses, types

PARTS = ("verbs", "nouns", "adjectives")


@pytest.mark.parametrize("part", PARTS)
def test_every_row_is_read(part: str) -> None:
    found = senses(part)  # type: ignore[arg-type]
    assert all(lemma == lemma.lower() and lemma for lemma in found)
    assert len(found) > 10


@pytest.mark.parametrize("part", PARTS)
def test_no_lemma_has_a_frame_twice(part: str) -> None:
    """A second row with the same frame could never be reached."""
    frames_of: Counter[tuple[str, str]] = Counter()
    for text in (DATA / f"{part}.tsv").read_text(encoding="utf-8").splitlines():
        if text and text[0] != "#":
            lemmas, frame, _, _ = text.split("\t")
            frames_of.update((lemma.strip(), frame) for lemma in lemmas.split(","))
    assert [pair for pair, n in frames_of.items() if n > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_nothing_stands_after_a_row_that_fits_always(part: str) -> None:
    found = senses(part)  # type: ignore[arg-type]
    late = [lemma for lemma, rows in found.items() if any(not row.frame for row in rows[:-1])]
    assert late == []


def test_there_are_sixteen_types_and_all_are_used() -> None:
    used = {row.type for part in PARTS for rows in senses(part).values() for row in rows}  # type: ignore[arg-type]
    assert len(types()) == 16
    assert set(types()) <= used


@pytest.mark.parametrize("part", PARTS)
def test_modes_are_those_of_the_codebook(part: str) -> None:
    rows = {row for found in senses(part).values() for row in found}  # type: ignore[arg-type]
    strange = {
        (row.type, row.mode)
        for row in rows
        if row.mode and row.type in types() and row.mode not in types()[row.type].modes
    }
    assert strange == set()


def test_what_becomes_of_complements_is_a_type() -> None:
    made = frames()
    for table in (made.stopped, made.cancelled, made.prevented):
        assert set(table) | set(table.values()) <= set(types())
