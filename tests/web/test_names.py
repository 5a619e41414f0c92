"""Other names of a source: told on its page, and found without holding the page up."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import twosource as ts
from samples import make_report
from twosource.web import DeskSettings, create_app
from twosource.web.names import Names

FULL = "Police commander Peter Lokiru said that nine people were killed in Moyale, Kenya."
SHORT = (
    "Police commander Peter Lokiru said that six people were killed in Moyale, Kenya. "
    "Mr Lokiru denied that the police were warned of the raid."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names") / "names.db"
    with ts.open(path) as book:
        book.read(make_report(FULL, "full", outlet="Horn Wire", published="2026-05-13"))
        book.read(make_report(SHORT, "short", outlet="Abay Evening", published="2026-05-14"))
    return path


def test_the_page_of_a_source_has_its_other_names(ledger: Path) -> None:
    with TestClient(create_app(DeskSettings(ledger)), base_url="http://127.0.0.1") as desk:
        page = desk.get("/sources/Peter%20Lokiru").text
    assert "Names in reports" in page
    assert 'href="/reports?text=%22Lokiru%22"' in page
    assert "Taken for one" in page


def test_a_name_that_only_one_is_called_by_is_not_told_of(ledger: Path) -> None:
    names = Names(DeskSettings(ledger))
    with ts.open(ledger) as book:
        (known,) = names.of(book.view, 0, "LOKIRU")
        assert dict(known.spellings) == {"Peter Lokiru": 2, "Lokiru": 1}
        assert known.reports == 2
        assert names.of(book.view, 0, "Halima Duba") == ()


def test_names_are_compared_anew_when_a_report_comes_in(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    with ts.open(path) as book:
        book.read(make_report(FULL, "full", outlet="Horn Wire", published="2026-05-13"))
        names = Names(DeskSettings(path))
        assert names.of(book.view, 0, "Peter Lokiru") == ()
        book.read(make_report(SHORT, "short", outlet="Abay Evening", published="2026-05-14"))
        assert len(names.of(book.view, 0, "Peter Lokiru")) == 1
