"""Events are at hand as soon as a desk opens, and follow the ledger."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event as ThreadEvent

import pytest

import twosource as ts
from story import extractor, reports
from twosource.engine import across
from twosource.web import keeper as keeping
from twosource.web.happenings import EventConditions, Happenings
from twosource.web.keeper import Keeper
from twosource.web.settings import DeskSettings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    with ts.open(path, extractor=extractor) as ledger:
        ledger.read(*reports()[:3])
        across(ledger.view, ledger.writer)
    return path


def soon(ask: Callable[[], Happenings | None]) -> Happenings:
    """What ``ask`` gives as soon as it gives anything."""
    for _ in range(200):
        if (found := ask()) is not None:
            return found
        time.sleep(0.05)
    raise AssertionError("nothing in ten seconds")


def test_what_was_grouped_before_is_shown_while_the_new_is_grouped(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ts.open(path, extractor=extractor) as ledger:
        before = {e.id for e in across(ledger.view, ledger.writer).events}
        ledger.read(*reports())
    go = ThreadEvent()

    def slowly(*ledger: object) -> object:
        go.wait(20)
        return across(*ledger)

    monkeypatch.setattr(keeping, "across", slowly)
    keeper = Keeper(DeskSettings(path))
    assert set(soon(lambda: keeper.current(patience=0)).by_id) == before
    go.set()
    now = keeper.current(patience=20)
    assert now is not None
    with ts.open(path) as ledger:
        assert {*now.by_id.values()} == {*across(ledger.view, ledger.writer).events}


def test_what_an_older_version_has_grouped_is_not_shown(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ts.open(path) as ledger, ledger.writer.blocks.transaction():
        ledger.writer.blocks.remember("software", "s1-older")
    go = ThreadEvent()
    monkeypatch.setattr(keeping, "across", lambda *ledger: go.wait(20) and across(*ledger))
    keeper = Keeper(DeskSettings(path))
    assert keeper.current(patience=0.5) is None
    go.set()
    assert keeper.current(patience=20) is not None


def test_lines_say_what_their_events_say(path: Path) -> None:
    found = Keeper(DeskSettings(path)).current(patience=20)
    assert found is not None
    lines = found.chosen(EventConditions(), "spread")
    assert lines
    for line, event in zip(lines, found.whole(lines), strict=True):
        assert (line.id, line.label, line.where, line.when) == (
            event.id,
            event.label,
            event.where,
            event.when,
        )
        assert (line.claims, line.denied_by) == (len(event.claims), event.denied_by)
        assert line.support.most == event.support.most
        assert {found.by_claim[claim].id for claim in event.claims} == {event.id}
        assert found.of_claims(event.claims) == [event]


def test_nothing_read_is_nothing_grouped_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(DeskSettings(path))
    first = keeper.current(patience=20)
    path.with_name(path.name + "-wal").touch()
    assert keeper.current(patience=20) is first
