"""Every store: what the tests here say holds of each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import twosource as ts
from samples import toy
from twosource.ledger import Extractor

NewLedger = Callable[..., ts.Ledger]


@pytest.fixture(params=["file", "memory"])
def new_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewLedger]:
    """Makes as many empty ledgers as a test wants."""
    made: list[ts.Ledger] = []

    def make(extractor: Extractor = toy()) -> ts.Ledger:  # noqa: B008 - frozen
        path = ":memory:" if request.param == "memory" else tmp_path / f"{len(made)}.db"
        made.append(ts.open(path, extractor=lambda: extractor))
        return made[-1]

    yield make
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(new_ledger: NewLedger) -> ts.Ledger:
    return new_ledger()
