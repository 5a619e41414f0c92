import pytest


@pytest.fixture(autouse=True)
def no_width_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn must not depend on the window that the tests were started from."""
    monkeypatch.delenv("COLUMNS", raising=False)
