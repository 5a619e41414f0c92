"""The whole interface under requests that its description allows, and many that it doesn't."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsroom import later, newsroom, read_story, reports
from twosource.ledger import open_ledger
from twosource.web import DeskSettings, create_app

schemathesis = pytest.importorskip("schemathesis")

SEED, EXAMPLES = 7, 10
LEAST_REQUESTS = 400
NAMES = frozenset({"127.0.0.1", "localhost", "testserver"})


def problems(events: Iterator[Any]) -> Iterator[str]:
    """What is found, a line each; and if it made too few requests to mean anything."""
    from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

    requests = 0
    for event in events:
        if isinstance(event, FatalError | NonFatalError):
            yield str(vars(event))
        if isinstance(event, ScenarioFinished):
            held = event.recorder
            requests += len(held.cases)
            for id, checks in held.checks.items():
                for check in (c for c in checks if c.failure_info is not None):
                    said = check.failure_info.failure
                    yield f"{check.name}: {held.cases[id].value.as_curl_command()}: {said.message}"
    if requests < LEAST_REQUESTS:
        yield f"only {requests} requests were made"


def test_nothing_is_found(tmp_path: Path) -> None:
    from schemathesis.config import SchemathesisConfig
    from schemathesis.engine import from_schema

    path = tmp_path / "story.db"
    with open_ledger(path, extractor=newsroom) as book:
        read_story(book, *reports(), later())
    how = {"max-examples": EXAMPLES, "database": "none", "deterministic": True}
    schema = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json",
        create_app(DeskSettings(path, names=NAMES, extractor=newsroom, patience=60.0)),
        config=SchemathesisConfig.from_dict({"seed": SEED, "generation": how}),
    )
    assert list(problems(from_schema(schema).execute())) == []
