"""Mentions -> features of every pair of them, by name: one square matrix for each feature.

Each feature is a number from 0 to 1 that a reader can check against the two claims. All of them are
symmetric.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from twosource.events.pairs_mentions import BESIDE, FORCE, Mention, Scene
from twosource.events.pairs_times import Days, apart
from twosource.events.pairs_words import weight
from twosource.gazetteer.distance import distance_km

Matrix = npt.NDArray[np.float64]

NEAR_KM = 5.0
"""Points nearer than this may be one place under two names."""
_COOPERATION = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT"])
"""PLOVER's types of both sorts of cooperation (Open Event Data Alliance 2021)."""
_TELLING = 8.0
"""Weight of shared words from which more of them add nothing."""

FEATURES = {
    "likeness": "how much their words are alike",
    "triggers": "how much the words that tell the happening are alike",
    "names": "names that both hold",
    "figures": "both give the same number of the same measure",
    "source": "words that the names of their sources share",
    "title": "how much the titles of their reports are alike",
    "title_words": "words of the one in the title of the other's report",
    "reports": "how much the words of their reports are alike",
    "both_main": "neither report has turned to something else before them",
    "main_alike": "how much their reports are alike, where neither has turned to something else",
    "other_phase": "one tells of a truce, a release or a verdict, the other of what went before",
    "same_day_called": "both call the happening by the same day",
    "other_day_called": "they call the happening by different days",
    "same_type": "both tell the same type of happening",
    "other_type": "they tell different types of happenings",
    "other_kind": "one tells of an agreement or of help, the other of force",
    "no_type": "one or both tell no type of happening",
    "same_place": "both name the same place",
    "other_place": "they name different places",
    "same_scene": "both surely stand at the same scene",
    "same_scene_perhaps": "both stand at the same scene, one of them perhaps",
    "other_scene": "they surely stand at different scenes",
    "other_scene_perhaps": "they stand at different scenes, one of them perhaps",
    "no_scene": "for one of them no scene is known",
    "same_days": "both name the same days",
    "other_days": "they name different days",
    "same_scene_days": "the days of their scenes are the same",
    "other_scene_days": "the days of their scenes are different",
    "one_old": "just one tells of a time well before its report",
    "both_old": "both tell of a time well before their reports",
    "same_report": "they stand in one report",
    "near": "how near they are to each other in one passage of a report",
    "same_paragraph": "they stand in one paragraph",
    "turn_between": "their report turns to something else between them",
    "both_lead": "both open their reports",
    "unsure": "whether one of them, or both, may have left the scene",
    "late": "how far down its report the later of them stands",
}
"""What each feature says, in the order of the weights."""


def measures(mentions: Sequence[Mention]) -> dict[str, Callable[[], Matrix]]:
    """What works out each feature for each pair of ``mentions``: one matrix is held at a time."""
    same_report = _equal(m.report for m in mentions)
    passage = same_report * _equal(m.thread for m in mentions)
    other_report = 1 - same_report
    place, scene = scenes([m.own for m in mentions]), scenes([m.focus for m in mentions])
    day, scene_day = _days([m.own.days for m in mentions]), _days([m.focus.days for m in mentions])
    sure = column(float(m.sure) for m in mentions)
    both_sure = sure * sure.T
    typed = column(float(bool(m.types)) for m in mentions)
    shared_type = same_types(mentions)
    helping, forcing = kinds(mentions)
    old = column(float(m.old) for m in mentions)
    lead = column(float(m.ordinal < 2) for m in mentions)
    late = column(m.late for m in mentions)
    titles = [m.title for m in mentions]
    reports = _between_reports([m.whole for m in mentions]) * other_report
    main = column(float(not (m.thread or m.old)) for m in mentions)
    both_main = main * main.T * other_report
    phases = _equal(m.phase for m in mentions)
    called = _days([m.day for m in mentions])
    in_title = _cosine(titles, [m.words for m in mentions])
    return {
        "likeness": lambda: _cosine([m.words for m in mentions]),
        "triggers": lambda: _cosine([m.triggers for m in mentions]),
        "names": lambda: _telling([m.names for m in mentions]),
        "figures": lambda: (_shared([m.figures for m in mentions], lambda _: 1.0) > 0).astype(
            float
        ),
        "source": lambda: _telling([m.source for m in mentions]),
        "title": lambda: _cosine(titles) * other_report,
        "title_words": lambda: (in_title + in_title.T) / 2 * other_report,
        "reports": lambda: reports,
        "both_main": lambda: both_main,
        "main_alike": lambda: reports * both_main,
        "other_phase": lambda: 1 - phases,
        "same_day_called": lambda: (called > 0).astype(float),
        "other_day_called": lambda: (called < 0).astype(float),
        "same_type": lambda: shared_type,
        "other_type": lambda: typed * typed.T * (1 - shared_type),
        "other_kind": lambda: helping * forcing.T + forcing * helping.T,
        "no_type": lambda: 1 - (typed + typed.T) / 2,
        "same_place": lambda: (place > 0).astype(float),
        "other_place": lambda: (place < 0).astype(float),
        "same_scene": lambda: (scene > 0) * both_sure,
        "same_scene_perhaps": lambda: (scene > 0) * (1 - both_sure),
        "other_scene": lambda: (scene < 0) * both_sure,
        "other_scene_perhaps": lambda: (scene < 0) * (1 - both_sure),
        "no_scene": lambda: (scene == 0).astype(float),
        "same_days": lambda: (day > 0).astype(float),
        "other_days": lambda: (day < 0).astype(float),
        "same_scene_days": lambda: (scene_day > 0).astype(float),
        "other_scene_days": lambda: (scene_day < 0).astype(float),
        "one_old": lambda: np.abs(old - old.T),
        "both_old": lambda: old * old.T,
        "same_report": lambda: same_report,
        "near": lambda: passage * _nearness([m.ordinal for m in mentions]),
        "same_paragraph": lambda: passage * _equal(m.paragraph for m in mentions),
        "turn_between": lambda: same_report - passage,
        "both_lead": lambda: lead * lead.T * other_report,
        "unsure": lambda: 1 - (sure + sure.T) / 2,
        "late": lambda: np.maximum(late, late.T),
    }


def kinds(mentions: Sequence[Mention]) -> tuple[Matrix, Matrix]:
    """Columns: whether each tells of cooperation, and whether of force, by its type."""
    helping = column(float(bool(m.types & _COOPERATION)) for m in mentions)
    return helping, column(float(bool(m.types & FORCE)) for m in mentions)


def same_types(mentions: Sequence[Mention]) -> Matrix:
    """1 where both tell the same type of happening."""
    return (_shared([m.types for m in mentions], lambda _: 1.0) > 0).astype(float)


def features(mentions: Sequence[Mention]) -> dict[str, Matrix]:
    """The value of each feature for each pair of ``mentions``."""
    return {name: measure() for name, measure in measures(mentions).items()}


def compare_scenes(one: Scene, two: Scene) -> int:
    """1 if two scenes are one place, -1 if they are two, 0 if it isn't known.

    >>> bay, cape = Scene(frozenset(["bay"])), Scene(frozenset(["cape"]))
    >>> compare_scenes(bay, bay), compare_scenes(bay, cape), compare_scenes(bay, Scene())
    (1, -1, 0)
    """
    if not one.names or not two.names:
        return 0
    if one.names & two.names:
        return 1
    names = one.names | two.names
    if any(n.startswith(BESIDE) for n in names):
        return -1 if any(f"{BESIDE}{n}" in names for n in names) else 0
    if one.loose or two.loose:
        return 0
    km = [distance_km(*a, *b) for a in one.spots for b in two.spots]
    return 1 if km and min(km) < NEAR_KM else -1


def scenes(scenes: Sequence[Scene]) -> Matrix:
    """``compare_scenes`` of every pair; each different scene is compared once."""
    places = {_place(s): s for s in scenes}
    kinds = {place: i for i, place in enumerate(places)}
    table = np.array(
        [[compare_scenes(a, b) for b in places.values()] for a in places.values()], dtype=float
    )
    at = [kinds[_place(s)] for s in scenes]
    out: Matrix = table[np.ix_(at, at)]
    return out


def _place(scene: Scene) -> tuple[object, ...]:
    return scene.names, scene.spots, scene.loose


def _days(days: Sequence[Days | None]) -> Matrix:
    """1 where two intervals meet, -1 where they don't, 0 where one isn't known."""
    between = days_between(days)
    return np.where(np.isnan(between), 0.0, np.where(between > 0, -1.0, 1.0))


def days_between(days: Sequence[Days | None]) -> Matrix:
    """Days between two intervals, for every pair; not a number where one isn't known."""
    kinds = {d: i for i, d in enumerate(dict.fromkeys(days))}

    def between(one: Days | None, two: Days | None) -> float:
        return float("nan") if one is None or two is None else float(apart(one, two))

    table = np.array([[between(a, b) for b in kinds] for a in kinds], dtype=float)
    at = [kinds[d] for d in days]
    square: Matrix = table[np.ix_(at, at)]
    return square


def column(values: Iterable[float]) -> Matrix:
    """Values as a matrix of one column, to be set against its own transpose."""
    return np.array([*values], dtype=float)[:, None]


def _equal(values: Iterable[object]) -> Matrix:
    numbers: dict[object, int] = {}
    column = np.array([numbers.setdefault(v, len(numbers)) for v in values])
    equal: Matrix = (column[:, None] == column[None, :]).astype(float)
    return equal


def _nearness(ordinals: Sequence[int]) -> Matrix:
    column = np.array(ordinals, dtype=float)
    steps = np.abs(column[:, None] - column[None, :])
    near: Matrix = 1 / np.maximum(steps, 1)
    return near


def _incidence(sets: Sequence[frozenset[object]], order: dict[object, int]) -> Matrix:
    out = np.zeros((len(sets), len(order)))
    for row, items in enumerate(sets):
        out[row, [order[i] for i in items if i in order]] = 1.0
    return out


def _vocabulary(*many: Sequence[frozenset[object]]) -> dict[object, int]:
    items = {i for sets in many for s in sets for i in s}
    return {item: n for n, item in enumerate(sorted(items, key=repr))}


def _shared(sets: Sequence[frozenset[object]], value: Callable[[object], float]) -> Matrix:
    """What the items that two sets share are worth together."""
    order = _vocabulary(sets)
    if not order:
        return np.zeros((len(sets), len(sets)))
    table = _incidence(sets, order)
    worth = np.array([value(item) for item in order])
    shared: Matrix = (table * worth) @ table.T
    return shared


def _telling(sets: Sequence[frozenset[str]]) -> Matrix:
    items: Sequence[frozenset[object]] = [frozenset[object](s) for s in sets]
    return np.minimum(1.0, _shared(items, lambda w: weight(str(w))) / _TELLING)


def _between_reports(whole: Sequence[frozenset[str]]) -> Matrix:
    """Cosine of the reports that mentions stand in; each pair of reports is compared once."""
    reports = list(dict.fromkeys(whole))
    at = {words: i for i, words in enumerate(reports)}
    places = [at[words] for words in whole]
    found: Matrix = _cosine(reports)[np.ix_(places, places)]
    return found


def _cosine(one: Sequence[frozenset[str]], two: Sequence[frozenset[str]] | None = None) -> Matrix:
    """Cosine of sets of stems under their weights."""
    left: Sequence[frozenset[object]] = [frozenset[object](s) for s in one]
    right = left if two is None else [frozenset[object](s) for s in two]
    order = _vocabulary(left, right)
    if not order:
        return np.zeros((len(left), len(right)))
    square = np.array([weight(str(w)) ** 2 for w in order])
    a, b = _incidence(left, order), _incidence(right, order)
    norms = np.sqrt(np.outer(a @ square, b @ square))
    cosine: Matrix = (a * square) @ b.T / np.where(norms > 0, norms, 1.0)
    return cosine
