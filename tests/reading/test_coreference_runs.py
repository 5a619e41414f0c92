"""Descriptions that are repeated very often, as in a log or a page glued together."""

import sys

from twosource.model import Report
from twosource.reading import read
from twosource.reading.coreference import coreference


def test_a_description_repeated_more_often_than_calls_may_nest() -> None:
    count = sys.getrecursionlimit() + 200
    reading = read(Report("r", "The mayor left. " * count, ""))
    mayors = [t for t in reading.tokens if t.text == "mayor"]
    found = coreference(reading, mayors).resolve(mayors[-1])
    assert found is not None
    assert found.head == mayors[0]
