"""Archives aren't read: neither what they would unpack to, nor where."""

import gzip
import io
import time
import tracemalloc
import zipfile

import pytest

from twosource.intake import IntakeOptions, Refusal, from_bytes, load

LIMITS = IntakeOptions(max_bytes=5_000_000)


def bomb() -> bytes:
    """A few hundred kilobytes that would unpack to hundreds of megabytes, outside of its folder."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"../../escaped-{number}.txt", b"0" * 50_000_000)
    return held.getvalue()


BOMB = bomb()


@pytest.mark.parametrize(
    "name", ["reports.zip", "reports.txt", "reports", "a.html", "a.pdf", "a.jsonl", "a.tar.gz"]
)
@pytest.mark.parametrize("data", [BOMB, gzip.compress(b"0" * 50_000_000)], ids=["zip", "gzip"])
def test_an_archive_is_refused_whatever_it_is_called(name: str, data: bytes) -> None:
    began = time.monotonic()
    tracemalloc.start()
    found = list(from_bytes(data, name, LIMITS))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found
    assert all(isinstance(one, Refusal) and str(one.error) for one in found)
    assert most < 20_000_000
    assert time.monotonic() - began < 10


def test_nothing_is_unpacked_beside_it(tmp_path) -> None:
    inside = tmp_path / "inbox" / "deep"
    inside.mkdir(parents=True)
    (inside / "reports.zip").write_bytes(BOMB)
    (refusal,) = load(inside / "reports.zip", LIMITS)
    assert "there is no reader for .zip files" in str(refusal.error)
    assert {p.name for p in tmp_path.rglob("*")} == {"inbox", "deep", "reports.zip"}


def test_a_folder_with_an_archive_is_read_without_it(tmp_path) -> None:
    (tmp_path / "reports.zip").write_bytes(BOMB)
    (tmp_path / "a.txt").write_text("Police in the town of Tarsk said that nine men fled.")
    found = list(load(tmp_path, LIMITS))
    assert [type(one).__name__ for one in found] == ["Report"]
