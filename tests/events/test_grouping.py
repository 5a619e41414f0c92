"""Groups are the same whatever the order, and hard facts and judgements are never overruled."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story import extract, reports
from twosource.events.grouping import Judged, group, happenings, why_apart
from twosource.events.pairs import reasons, scores, weights
from twosource.events.pairs_focus import mentions, placed, scenes_of
from twosource.events.pairs_matrix import FEATURES, features
from twosource.events.pairs_mentions import BESIDE, Mention, Scene, Told, told

STORY: tuple[Mention, ...] = tuple(
    m for report in reports() for m in mentions(report, extract(report).claims)
)


def groups(found: list[tuple[Mention, ...]]) -> set[frozenset[str]]:
    return {frozenset(m.claim for m in members) for members in found}


def by_words(*words: str) -> Mention:
    return next(m for m in STORY if set(words) <= m.words)


def home(found: list[tuple[Mention, ...]], mention: Mention) -> frozenset[str]:
    return next(g for g in groups(found) if mention.claim in g)


@given(st.permutations(STORY))
def test_order_makes_no_difference(ordered: list[Mention]) -> None:
    assert group(ordered) == group(STORY)


@given(st.sets(st.sampled_from(STORY)))
def test_every_claim_is_in_one_group(some: set[Mention]) -> None:
    found = [m for members in group(some) for m in members]
    assert sorted(m.claim for m in found) == sorted(m.claim for m in some if m.states)


def test_other_places_stay_apart_however_alike_the_words() -> None:
    here = by_words("warehous", "burn")
    there = replace(here, claim="there", own=Scene(), seat=Scene(frozenset(["cape"])))
    assert why_apart(here, there) is not None
    assert home(group([*STORY, there]), there).isdisjoint(home(group([*STORY, there]), here))


def test_a_week_apart_is_another_happening() -> None:
    here = by_words("warehous", "burn")
    days = here.own.days
    assert days is not None
    later = replace(here, claim="later", own=replace(here.own, days=(days[0] + 7, days[1] + 7)))
    assert "week" in (why_apart(here, later) or "")


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(STORY), st.sampled_from(STORY)), max_size=4))
def test_judged_pairs_are_obeyed(pairs: list[tuple[Mention, Mention]]) -> None:
    named = tuple((a.claim, b.claim) for a, b in pairs if a is not b)
    apart = group(STORY, Judged(different=named))
    assert all(not {a, b} <= g for g in groups(apart) for a, b in named)
    joined = group(STORY, Judged(same=named))
    assert all(any({a, b} <= g for g in groups(joined)) for a, b in named)


def test_what_is_wrong_is_left_out() -> None:
    wrong = STORY[0].claim
    found = group(STORY, Judged(wrong=frozenset([wrong])))
    assert all(wrong not in g for g in groups(found))


def test_scores_are_symmetric_probabilities() -> None:
    found = scores(STORY)
    assert np.array_equal(found, found.T)
    assert ((found >= 0) & (found <= 1)).all()


def test_every_feature_is_named_weighed_and_between_0_and_1() -> None:
    values = features(STORY)
    assert set(values) == set(FEATURES) == set(weights().features)
    for matrix in values.values():
        assert np.allclose(matrix, matrix.T)
        assert matrix.min() >= 0
        assert matrix.max() <= 1 + 1e-9


@given(st.sampled_from(STORY), st.sampled_from(STORY))
def test_reasons_add_up_to_the_score(one: Mention, two: Mention) -> None:
    odds = weights().intercept + sum(r.added for r in reasons(one, two))
    expected = 1 / (1 + np.exp(-odds))
    assert scores([one, two])[0, 1] == pytest.approx(1.0 if one is two else expected, abs=0.01) or (
        one is two
    )


def test_the_focus_goes_on_and_turns() -> None:
    wire = [m for m in STORY if m.report == "r-wire"]
    assert [sorted(m.focus.names) for m in wire] == [
        ["karsha old"],
        ["karsha old"],
        ["karsha old"],
        ["mazra"],
        ["mazra"],
    ]
    assert [m.thread for m in wire] == [0, 0, 0, 1, 1]
    assert [m.sure for m in wire] == [True, True, False, True, True]


def test_near_a_place_is_not_at_it() -> None:
    report = replace(
        reports()[3], text="Troops seized a village near Mazra on Tuesday, the mayor said.\n"
    )
    (mention,) = mentions(report, extract(report).claims)
    assert mention.own.names == {f"{BESIDE}mazra"}


def test_claims_that_fit_badly_are_doubtful() -> None:
    found = happenings(STORY)
    assert sorted(m.claim for h in found for m in h.members) == sorted(
        m.claim for m in STORY if m.states
    )
    for happening in found:
        assert happening.doubtful <= {m.claim for m in happening.members}
        if len(happening.members) == 1:
            assert not happening.doubtful
    pair = (by_words("warehous", "burn"), by_words("ferr", "capsiz"))
    judged = happenings(pair, Judged(same=((pair[0].claim, pair[1].claim),)))
    assert [len(h.members) for h in judged] == [2]
    assert not judged[0].doubtful


def test_a_scene_that_several_reports_name_is_known_to_all() -> None:
    bare = [told(report, extract(report).claims) for report in reports()]
    known = scenes_of(bare)
    assert any("mazra" in scene.names for scene in known)
    assert scenes_of(bare[::-1]) == known
    silent = replace(bare[0].report, id="silent", title="Mazra counts its losses")
    (first, *_) = placed(Told(silent, (replace(bare[0].bare[2], own=Scene()),), frozenset()), known)
    assert "mazra" in first.focus.names


def test_a_truce_is_another_happening_than_the_fighting() -> None:
    here = by_words("warehous", "burn")
    there = replace(here, claim="there", phase="agreement")
    names = {r.feature for r in reasons(here, there)}
    assert "other_phase" in names
    assert scores([here, there])[0, 1] < scores([here, replace(here, claim="there")])[0, 1]


def test_a_report_that_turns_to_another_place_tells_of_something_else() -> None:
    wire = [m for m in STORY if m.report == "r-wire"]
    here, there = replace(wire[0], focus=Scene(), seat=Scene()), replace(wire[3], opens=True)
    assert why_apart(here, there) == why_apart(there, here)
    assert "turns to another place" in (why_apart(here, there) or "")
    assert len(group([here, there])) == 2
    assert why_apart(here, replace(there, opens=False)) is None
    assert why_apart(here, replace(there, report="r-other")) is None
