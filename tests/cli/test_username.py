import getpass

import pytest

from twosource.cli.username import user_name


def test_the_user_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    assert user_name() == "ana"


@pytest.mark.parametrize("error", [KeyError, ImportError, OSError])
def test_where_the_system_knows_no_name_there_is_none(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def unknown() -> str:
        raise error("uid not found")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert user_name() == "unknown"
