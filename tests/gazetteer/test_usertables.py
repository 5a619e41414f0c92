from pathlib import Path

import pytest

from twosource.claims import reader_version
from twosource.gazetteer.usertables import user_tables


def test_no_table_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWOSOURCE_PLACES", raising=False)
    monkeypatch.delenv("TWOSOURCE_ACTORS", raising=False)
    assert user_tables() == ()


def test_a_changed_table_is_another_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    monkeypatch.setenv("TWOSOURCE_PLACES", str(table))
    table.write_text("name,lat,lon\n", encoding="utf-8")
    before = reader_version()
    table.write_text("name,lat,lon\nHill 12,3.1,4.1\n", encoding="utf-8")
    assert reader_version() != before
