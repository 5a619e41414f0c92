"""The benchmarks' own arithmetic: what has a floor must be able to fall below it."""

from benchmarks.calibration import error
from benchmarks.errors import marked, page, stratum
from benchmarks.gate import check


def test_a_figure_under_its_floor_fails() -> None:
    rows = check({"F1": 80.0, "noise": 2.0}, {"at_least": {"F1": 81}, "at_most": {"noise": 1}})
    assert [holds for *_, holds in rows] == [False, False]


def test_calibration_error_is_weighted_by_number() -> None:
    assert error([(0.5, 0.5, 90), (0.9, 0.4, 10)]) == 0.05


def test_misses_are_marked_and_escaped() -> None:
    text = 'He said "<b>" loudly'
    roles = {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 13]]}
    shown = marked(text, roles, (0, len(text)))
    assert "<mark class=source>He</mark>" in shown
    assert "<b>" not in shown
    assert stratum(roles, text) == "direct · said · source named"
    assert "<h2>direct</h2>" in page({"direct": [("r", shown, "")]})
