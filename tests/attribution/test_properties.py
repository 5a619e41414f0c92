"""What holds for any text: spans slice back, ids are stable, chains end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.attribution import attribute
from twosource.model import Report, Span
from twosource.reading import read

_WORDS = st.sampled_from(
    [
        "The minister", "said", "that", "“", "”", ",", ".", "according to", "officials", "told",
        "Radio Kasai", "quoted", "as saying", "denied", "the claim", "by rebels", "and", "but",
        "it rained", "two men died", "who", "citing", "a memo", "\n\n", "\n", "he", "they", "not",
        "\u2028", "é😀", ";", "“We ran", "said so”",
    ]
)  # fmt: skip
_TEXTS = st.lists(_WORDS, min_size=0, max_size=40).map(" ".join)


def _spans(text: str) -> list[Span]:
    attributions, statements = attribute(read(Report("r", text, "")))
    found = [s for a in attributions for s in (a.source, a.cue, a.content) if s is not None]
    for statement in statements:
        found.append(statement.content)
        if statement.attribution is not None:
            links = (*statement.attribution.chain, *statement.attribution.joint)
            found += [k.mention for k in links if k.mention is not None]
    return found


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_spans_slice_back_to_their_text(text: str) -> None:
    for span in _spans(text):
        assert span.text == "".join(text[a:b] for a, b in span.spans)
        assert span.spans
        assert all(0 <= a < b <= len(text) for a, b in span.spans)
        assert all(one[1] <= two[0] for one, two in zip(span.spans, span.spans[1:], strict=False))


@given(_TEXTS)
@settings(max_examples=20, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    report = Report("r", text, "")
    assert attribute(read(report)) == attribute(read(report))


@given(_TEXTS)
@settings(max_examples=30, deadline=None)
def test_insides_form_a_forest(text: str) -> None:
    attributions, _ = attribute(read(Report("r", text, "")))
    outer = {a.id: a.inside for a in attributions}
    for start in outer:
        seen: set[str] = set()
        at: str | None = start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = outer[at]
