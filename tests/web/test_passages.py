from hypothesis import given
from hypothesis import strategies as st

from samples import make_report, toy_extract
from twosource.model import Claim, Report
from twosource.web.hues import hues_of_claims
from twosource.web.passages import Paragraph, paragraphs, window

_SENTENCES = st.lists(
    st.sampled_from(
        [
            "Police said 3 men fled.",
            "A nurse said at least 12 women died.",
            "The army denied reportedly.",
            "It rained.",
            "\n",
            "  ",
            "\r\n\u2028",
        ]
    ),
    max_size=8,
)


def read(text: str) -> tuple[Report, tuple[Claim, ...], tuple[Paragraph, ...]]:
    report = make_report(text)
    claims = toy_extract(report).claims
    return report, claims, paragraphs(report, claims, hues_of_claims(claims))


@given(_SENTENCES)
def test_the_whole_text_is_shown_and_nothing_else(sentences: list[str]) -> None:
    report, _, shown = read(" ".join(sentences))
    pieces = "".join(piece.text for paragraph in shown for piece in paragraph.pieces)
    assert "".join(pieces.split()) == "".join(report.text.split())


@given(_SENTENCES)
def test_each_claim_begins_once_and_is_noted_once(sentences: list[str]) -> None:
    _, claims, shown = read(" ".join(sentences))
    begun = [id for p in shown for piece in p.pieces for id in piece.starts]
    noted = [claim.id for p in shown for claim in p.claims]
    assert sorted(begun) == sorted(noted) == sorted({c.id for c in claims})


@given(_SENTENCES)
def test_what_is_washed_is_what_is_claimed(sentences: list[str]) -> None:
    _, claims, shown = read(" ".join(sentences))
    by_id = {c.id: c.content.text for c in claims}
    for paragraph in shown:
        for piece in paragraph.pieces:
            if piece.claim:
                assert piece.text in by_id[piece.claim]


def test_one_word_has_one_hue_and_the_report_none() -> None:
    _, _, shown = read("Police said 3 men fled. It rained. Police said 4 men came.")
    (paragraph,) = shown
    hues = [p.hue.tag if p.hue else None for p in paragraph.pieces if p.claim]
    assert hues == ["A", None, "A"]


def test_a_window_holds_the_passage_and_little_else() -> None:
    text = "It rained. " * 200 + "Police said 3 men fled. " + "It rained. " * 200
    report = make_report(text)
    claim = next(c for c in toy_extract(report).claims if c.chain)
    shown = "".join(p.text for part in window(report, claim, {}) for p in part.pieces)
    assert "Police said 3 men fled" in shown
    assert len(shown) < 800
