"""Tables in Parquet: they hold what the ledger holds, and in public nothing that is hidden."""

import io
import zipfile

import pytest

from newsroom import HIDDEN, MORE, later, newsroom, open_story, read_story, reports
from samples import make_report
from twosource.export.formats import export_files
from twosource.export.parquet import zipped
from twosource.export.profiles import Profile
from twosource.export.tables import COLUMNS
from twosource.ledger import ClaimFilter, Ledger, open_ledger

parquet = pytest.importorskip("pyarrow.parquet")


def tables(
    book: Ledger, profile: Profile = Profile.sealed, where: ClaimFilter | None = None
) -> dict[str, list[dict[str, object]]]:
    files = export_files(book.view, profile, where=where)
    read = {
        name.removesuffix(".parquet"): parquet.read_table(io.BytesIO(content)).to_pylist()
        for name, content, _ in files
    }
    assert list(read) == list(COLUMNS)
    return read


def test_tables_hold_what_the_ledger_holds() -> None:
    book = open_story(":memory:", later())
    held = tables(book)
    claims = {claim.id: claim for claim in book.claims()}
    assert {row["id"] for row in held["claims"]} == set(claims)
    for row in held["claims"]:
        claim = claims[row["id"]]
        report = book.report(claim.report)
        assert report.text[row["start"] : row["end"]] == row["content"]
        assert row["stance"] == claim.certainty.stance
    assert {row["id"] for row in held["reports"]} == {r.id for r in book.reports()}
    assert all(row["text"] for row in held["reports"])
    (copy,) = [row for row in held["reports"] if row["copy_of"]]
    assert (copy["id"], copy["copy_of"]) == ("copy", "wire")
    quantities = [q for claim in claims.values() for q in claim.how_many]
    assert sorted((r["low"], r["text"]) for r in held["quantities"]) == sorted(
        (q.low, q.span.text) for q in quantities
    )


def test_keys_lead_from_table_to_table() -> None:
    held = tables(open_story(":memory:", later()))
    claims = {row["id"] for row in held["claims"]}
    events = {row["id"] for row in held["events"]}
    origins = {(row["event"], row["number"]) for row in held["origins"]}
    for table in ("links", "quantities", "places", "actors", "figures"):
        assert held[table], table
        assert {row["claim"] for row in held[table]} <= claims
    assert {row["event"] for row in held["figures"]} <= events
    assert {row["event"] for row in held["claims"]} - {None} <= events
    assert {(r["event"], r["origin"]) for r in held["figures"] if r["origin"]} <= origins
    for edge in held["edges"]:
        assert {(edge["event"], edge["one"]), (edge["event"], edge["two"])} <= origins


def test_public_tables_hold_no_hidden_name() -> None:
    book = open_story(":memory:", later(), MORE)
    held = tables(book, Profile.public)
    assert HIDDEN.findall(str(held)) == []
    assert "Person 1" in str(held)
    assert {row["text"] for row in held["reports"]} == {None}
    assert HIDDEN.search(str(tables(book)))
    for _, content, _ in export_files(book.view, Profile.public):
        # Statistics and dictionaries in the file are written as they are, too.
        assert not HIDDEN.search(content.decode("latin-1"))


def test_a_filter_leaves_out_the_rest() -> None:
    held = tables(open_story(), where=ClaimFilter(text="Kesra"))
    assert {row["place"] for row in held["events"]} == {"Kesra"}
    assert {row["id"] for row in held["reports"]} == {"north"}
    assert {row["report"] for row in held["claims"]} == {"north"}


def test_the_same_ledger_gives_the_same_file() -> None:
    other = open_ledger(":memory:", extractor=newsroom)
    read_story(other, *reversed(reports()))
    one, two = (zipped(export_files(b.view, Profile.public)) for b in (open_story(), other))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one[0])) as archive:
        assert archive.namelist() == [f"{name}.parquet" for name in COLUMNS]
        assert archive.testzip() is None


def test_half_a_character_is_replaced() -> None:
    book = open_ledger(":memory:", extractor=newsroom)
    book.read(make_report("Police said 4 men\u2028 were killed in a raid on Tolva \x0b.", "odd"))
    assert len(tables(book)["claims"]) == 1


def test_an_empty_ledger_gives_empty_tables() -> None:
    assert not any(tables(open_ledger(":memory:", extractor=newsroom)).values())
