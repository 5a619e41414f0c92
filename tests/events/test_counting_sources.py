"""The page on counting sources is true: its example is run."""

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "counting-sources.md"


def test_the_worked_example() -> None:
    example = doctest.DocTestParser().get_doctest(
        PAGE.read_text("utf-8"), {}, PAGE.name, str(PAGE), 0
    )
    assert len(example.examples) >= 8
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0
