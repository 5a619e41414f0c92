import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.attribution.decode import find_candidates, home_ranges, plan_windows
from twosource.attribution.pieces import N_SHAPES, PARAGRAPH, split_pieces
from twosource.attribution.tagger import TaggedAttribution, load_tagger, read_tagger
from twosource.errors import ModelError

MODEL = Path(__file__).parents[2] / "src" / "twosource" / "attribution" / "model"

REPORT = (
    "BELVAR — Heavy rain flooded the lower town on Sunday.\n\n"
    "“We carried the old people out on doors,” said Milena Horak, a nurse at the clinic. "
    "The mayor told Radio Belvar that nine bridges had collapsed.\n\n"
    "According to the rescue service, forty families are still waiting on roofs."
)
WORDS = [
    "He said",
    "the army",
    "according to",
    "“",
    "”",
    '"',
    "\n\n",
    "\r\n",
    "é",
    "İ",
    "ﬁ",
    "😀",
    "\u200b",
    "told",
    "x" * 130,
    "3,000",
    " ",
    "\t",
    "\u2028",
    "漢字",
    "e\u0301",
]
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
)


def said(text: str, a: TaggedAttribution, role: str) -> str:
    return " … ".join(text[s:e] for s, e in getattr(a, role))


@pytest.fixture(scope="module")
def tagged() -> tuple[TaggedAttribution, ...]:
    return load_tagger().tag(REPORT)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Milena Horak", "said", "We carried the old people out on doors"),
        ("The mayor", "told", "nine bridges had collapsed"),
        ("the rescue service", "According", "forty families are still waiting on roofs"),
    ],
)
def test_finds_source_cue_and_content(tagged, source, cue, content):
    hits = [a for a in tagged if content in said(REPORT, a, "content")]
    assert len(hits) == 1
    assert source in said(REPORT, hits[0], "source")
    assert cue in said(REPORT, hits[0], "cue")
    assert hits[0].confidence > 0.5


def test_own_voice_is_not_attributed(tagged):
    assert not any("flooded" in said(REPORT, a, "content") for a in tagged)


def test_nested_attributions_come_out_at_every_level():
    text = "The Belvar Gazette quoted a police officer as saying that the bridge had been mined."
    rows = {
        (said(text, a, "source"), said(text, a, "cue").split()[-1]) for a in load_tagger().tag(text)
    }
    assert ("The Belvar Gazette", "quoted") in rows
    assert ("a police officer", "saying") in rows


@settings(max_examples=60, deadline=None)
@given(texts)
def test_spans_lie_in_the_text_in_order(text):
    for a in load_tagger().tag(text, threshold=0.05):
        assert a.cue
        assert a.content
        assert 0 <= a.confidence <= 1
        for spans in (a.source, a.cue, a.content):
            flat = [i for span in spans for i in span]
            assert flat == sorted(flat)
            assert all(0 <= s < e <= len(text) and text[s:e].strip() for s, e in spans)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_pieces_map_back_to_characters(text):
    pieces = split_pieces(text, load_tagger()._tokenizer)
    assert (pieces.start < pieces.end).all()
    assert (pieces.start[1:] >= pieces.start[:-1]).all()
    assert len(pieces) == 0 or pieces.end.max() <= len(text)
    assert ((pieces.shape >= 0) & (pieces.shape < N_SHAPES)).all()
    breaks = [
        text[a:b]
        for a, b, i in zip(pieces.start, pieces.end, pieces.ids, strict=True)
        if i == PARAGRAPH
    ]
    assert all(not b.strip() for b in breaks)


def test_same_text_gives_same_attributions(tagged):
    assert load_tagger().tag(REPORT) == tagged


def test_higher_threshold_keeps_fewer():
    tagger = load_tagger()
    counts = [len(tagger.tag(REPORT, threshold=t)) for t in (0.01, 0.5, 0.999, 1.1)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0


def test_long_text_has_no_duplicates_and_loses_nothing():
    sentence = "Milena Horak said that nine bridges had collapsed.\n\n"
    found = load_tagger().tag(sentence * 120)
    starts = [a.cue[0][0] for a in found]
    assert starts == [i * len(sentence) + sentence.index("said") for i in range(120)]
    assert all(len(a.content) == 1 for a in found)


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "😀" * 400, "a" * 1_000_000, "\u200b\ufeff\x00", "“" * 3000]
)
def test_odd_input_gives_nothing(text):
    assert load_tagger().tag(text) == ()


class Fake:
    """A network that finds a one-piece cue at each piece of one id."""

    def encode(self, ids, shape):
        cue = (ids == 7).astype(np.float32)
        return np.zeros((*ids.shape, 4), np.float32), np.stack([1 - cue, cue, 0 * cue], -1)

    def roles(self, hidden, window, start, end):
        return np.full((len(window), hidden.shape[1], 2), 0.5, np.float32)


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(1, 300), st.data())
def test_windows_cover_and_overlap(n, size, data):
    overlap = data.draw(st.integers(0, size - 1))
    windows = plan_windows(n, size, overlap)
    homes = home_ranges(windows)
    assert [i for a, b in homes for i in range(a, b)] == list(range(n))
    assert all(
        a <= low and high <= b and b - a <= size
        for (a, b), (low, high) in zip(windows, homes, strict=True)
    )
    assert all(b - a >= overlap for (_, b), (a, _) in pairwise(windows))


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, 2500), max_size=80))
def test_every_cue_is_found_once_across_windows(places):
    pieces = split_pieces("a " * 2501, load_tagger()._tokenizer)
    pieces.ids[:] = 5
    pieces.ids[list(places)] = 7
    assert [c.start for c in find_candidates(pieces, Fake(), 0.5)] == sorted(places)


def test_altered_or_missing_file_is_refused(tmp_path):
    with pytest.raises(ModelError, match="reinstall"):
        read_tagger(tmp_path)
    folder = shutil.copytree(MODEL, tmp_path / "model")
    with (folder / "role.onnx").open("r+b") as file:
        file.write(b"?")
    with pytest.raises(ModelError, match=r"role\.onnx"):
        read_tagger(folder)
