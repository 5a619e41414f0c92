"""Values inside a stretch, by bisection, are those that a look at every value would give."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.claims.inside import inside, starting_in
from twosource.model import Actor, Span

TEXT = "x" * 60
OFFSETS = st.tuples(st.integers(0, 59), st.integers(1, 12)).map(lambda s: (s[0], sum(s)))
FOUND = st.lists(OFFSETS, max_size=12).map(
    lambda found: [Actor(Span.of(TEXT, at), "", None) for at in sorted(found)]
)
PIECES = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(
    lambda edges: list(zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False))
)


@given(FOUND, st.integers(0, 60), st.integers(0, 60))
def test_bisection_finds_what_starts_in_a_range(found: list[Actor], start: int, end: int) -> None:
    expected = [actor for actor in found if start <= actor.span.start < end]
    assert list(starting_in(found, start, end)) == expected


@given(FOUND, PIECES)
def test_bisection_finds_what_a_content_in_pieces_holds(
    found: list[Actor], pieces: list[tuple[int, int]]
) -> None:
    expected = [a for a in found if any(x <= a.span.start and a.span.end <= y for x, y in pieces)]
    assert inside(Span.of(TEXT, *pieces), found) == expected
