"""Every format is what its specification says, whatever the reports hold."""

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import pytest

from newsroom import later, newsroom, open_story, read_story, reports
from samples import make_report
from twosource.export.acled_csv import COLUMNS
from twosource.export.formats import BINARY, ExportFormat, export_lines
from twosource.export.profiles import Profile
from twosource.ledger import View, open_ledger
from twosource.model import Report

GEXF = "{http://gexf.net/1.3}"
HOSTILE = make_report(
    "=cmd()|A1 said 4 men\u2028 were killed in a raid on Tolva <b>&amp;\x0b.",
    "bad",
    outlet='=HYPERLINK("x")',
    published="2026-03-03",
    title="@SUM(1)\x00",
    url="https://post.example/a?b=1&c=2",
)


@pytest.fixture(scope="module")
def view() -> View:
    return open_story(":memory:", later(), HOSTILE).view


def written(view: View, format: str, profile: Profile = Profile.sealed) -> str:
    return "\n".join(export_lines(view, ExportFormat(format), profile))


def rows(view: View) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(view, "csv"))))


def test_csv_has_a_row_an_event_in_acled_columns(view: View) -> None:
    found = rows(view)
    assert tuple(found[0]) == COLUMNS
    (row,) = [r for r in found if r["location"] == "Kesra"]
    assert row["event_date"] == "2026-01-20"
    assert (row["year"], row["time_precision"], row["geo_precision"]) == ("2026", "1", "1")
    assert (row["iso"], row["country"]) == ("SS", "South Sudan")
    assert (row["latitude"], row["longitude"]) == ("8.75", "31.25")
    assert (row["fatalities_min"], row["fatalities_best"], row["fatalities_max"]) == ("3",) * 3
    assert (row["origins_min"], row["origins_max"], row["source"]) == ("1", "1", "Northerner")
    assert row["notes"].startswith("Doctors said 3 children were killed")


def test_denials_and_conflicts_are_marked(view: View) -> None:
    (row,) = [r for r in rows(view) if r["denied"] == "yes"]
    assert row["fatalities_conflict"] == "yes"


def test_an_open_end_has_no_maximum() -> None:
    told = make_report("Police said at least 9 men were killed in a raid on Tolva.", "only")
    (row,) = rows(only(told))
    assert (row["fatalities_min"], row["fatalities_max"]) == ("9", "")


def only(report: Report) -> View:
    book = open_ledger(":memory:", extractor=newsroom)
    book.read(report)
    return book.view


def test_no_cell_is_a_formula() -> None:
    (row,) = rows(only(HOSTILE))
    assert row["source"] == '\'=HYPERLINK("x")'
    assert not [cell for cell in row.values() if re.match(r"[=+@\t\r-]", cell)]


def test_geojson_follows_the_rfc(view: View) -> None:
    held = json.loads(written(view, "geojson"))
    assert held["type"] == "FeatureCollection"
    assert held["features"]
    for feature in held["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    kesra = next(f for f in held["features"] if f["properties"]["place"] == "Kesra")
    assert kesra["geometry"] == {"type": "Point", "coordinates": [31.25, 8.75]}


PROPERTIES = {
    "Article": {"title", "publisher", "publishedAt", "sourceUrl"},
    "Person": {"name"},
    "Organization": {"name"},
    "Mention": {"document", "name", "resolved", "detectedSchema"},
    "Event": {
        *("name", "summary", "startDate", "endDate", "location", "country", "notes"),
        *("proof", "involved"),
    },
}


def test_ftm_entities_are_as_documented(view: View) -> None:
    entities = [json.loads(line) for line in written(view, "ftm").split("\n")]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    assert {entity["schema"] for entity in entities} >= {"Article", "Person", "Event", "Mention"}
    for entity in entities:
        properties = entity["properties"]
        assert set(properties) <= PROPERTIES[entity["schema"]]
        assert all(isinstance(v, str) for values in properties.values() for v in values)
        for name in ("proof", "involved", "document", "resolved"):
            for other in properties.get(name, []):
                assert by_id[other]["schema"] in {"Article", "Person", "Organization"}


def test_ftm_statements_say_which_outlet_gives_a_value(view: View) -> None:
    entities = [json.loads(line) for line in written(view, "ftm").split("\n")]
    for entity in entities:
        given = {(s["prop"], s["value"]) for s in entity["statements"]}
        assert given == {(p, v) for p, vs in entity["properties"].items() for v in vs}
        ids = [statement["id"] for statement in entity["statements"]]
        assert len(ids) == len(set(ids))
        for statement in entity["statements"]:
            assert statement["entity_id"] == entity["id"]
            assert re.fullmatch("[a-z0-9_]+", statement["dataset"])
    mayor = next(e for e in entities if e["properties"].get("name") == ["the mayor"])
    named = {s["dataset"]: s for s in mayor["statements"] if s["prop"] == "name"}
    assert set(named) == {"coast_wire", "evening_star", "hill_post"}
    post = named["hill_post"]
    assert (post["first_seen"], post["last_seen"]) == ("2026-03-05", "2026-03-08")
    assert named["coast_wire"]["origin"] == "wire"


def test_ftm_is_read_by_its_own_library(view: View) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney import model
    from followthemoney.dataset import Dataset
    from followthemoney.proxy import EntityProxy
    from followthemoney.statement import Statement, StatementEntity

    for profile in Profile:
        for line in written(view, "ftm", profile).split("\n"):
            held = json.loads(line)
            statements = held.pop("statements")
            proxy = EntityProxy.from_dict(json.loads(line), cleaned=False)
            assert proxy.schema == model.get(held["schema"])
            # Cleaning drops every value that the type of its property doesn't allow.
            assert {k: set(v) for k, v in proxy.properties.items()} == {
                k: set(v) for k, v in held["properties"].items()
            }
            made = [Statement.from_dict(s) for s in statements]
            assert [s.generate_key() for s in made] == [s["id"] for s in statements]
            data = {"id": held["id"], "schema": held["schema"], "statements": statements}
            whole = StatementEntity(Dataset.make({"name": "twosource", "title": "x"}), data)
            assert whole.datasets == {s["dataset"] for s in statements}
            assert set(whole.properties) == set(held["properties"])


def test_prov_refers_only_to_what_is_in_it(view: View) -> None:
    held = json.loads(written(view, "prov"))
    ids = [node["@id"] for node in held["@graph"]]
    assert len(ids) == len(set(ids))
    assert referred(held["@graph"]) <= set(ids)
    assert "http" not in str([v for v in held["@context"] if not isinstance(v, str)])
    claim = next(n for n in held["@graph"] if n.get("prov:value", "").startswith("12 men"))
    agents = {n["@id"]: n for n in held["@graph"] if "prov:Agent" in n["@type"]}
    assert agents[claim["prov:wasAttributedTo"][0]["@id"]]["rdfs:label"] == "Police"
    assert claim["ts:spans"] == ["12-49"]
    copy = next(n for n in held["@graph"] if n["@id"] == "ts:report:copy")
    assert copy["prov:wasDerivedFrom"] == [{"@id": "ts:report:wire"}]


def referred(nodes: list[dict[str, object]]) -> set[str]:
    found = set()
    for node in nodes:
        for value in node.values():
            value = value.get("@list", []) if isinstance(value, dict) else value
            if isinstance(value, list):
                found |= {v["@id"] for v in value if isinstance(v, dict)}
    return found


def test_annotations_select_what_they_quote(view: View) -> None:
    page = json.loads(written(view, "webannotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    held = [report for report, _ in view.everything()]
    texts = {r.url or f"urn:twosource:report:{r.id}": r.text for r in held}
    fields = set()
    for annotation in page["items"]:
        targets = annotation["target"]
        for target in targets if isinstance(targets, list) else [targets]:
            quote, position = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
        fields.add(annotation["body"][0]["value"])
    assert fields >= {"content", "cue", "source", "event", "where", "when", "how_many", "hedge"}
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(ids) == len(set(ids))


def test_gexf_is_a_graph(view: View) -> None:
    root = ET.fromstring(written(view, "gexf"))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    nodes = [node.get("id") for node in root.iter(f"{GEXF}node")]
    edges = list(root.iter(f"{GEXF}edge"))
    assert len(nodes) == len(set(nodes))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    declared = {a.get("id") for a in root.iter(f"{GEXF}attribute")}
    assert {v.get("for") for v in root.iter(f"{GEXF}attvalue")} <= declared
    labels = {node.get("label") for node in root.iter(f"{GEXF}node")}
    assert {"police", "a nurse (unnamed, to Coast Wire)"} <= labels
    assert not [edge for edge in edges if edge.get("type")], "networkx reads no mixed graph"
    copies = [e for e in edges if e.find(".//*[@value='copy']") is not None]
    assert [(e.get("source"), e.get("target")) for e in copies] == [("report:copy", "report:wire")]


@pytest.mark.parametrize("format", sorted(set(ExportFormat) - BINARY))
def test_the_order_of_reading_makes_no_difference(format: ExportFormat) -> None:
    other = open_ledger(":memory:", extractor=newsroom)
    read_story(other, *reversed(reports()))
    assert written(open_story().view, format) == written(other.view, format)


@pytest.mark.parametrize("format", ["geojson", "prov", "webannotation", "gexf", "csv", "ftm"])
def test_an_empty_ledger_gives_an_empty_whole(format: str) -> None:
    text = written(open_ledger(":memory:", extractor=newsroom).view, format)
    if format == "gexf":
        assert list(ET.fromstring(text).iter(f"{GEXF}node")) == []
    elif format == "csv":
        assert len(text.splitlines()) == 1
    elif format == "ftm":
        assert text == ""
    else:
        assert [v for v in json.loads(text).values() if isinstance(v, list)] == [[]]
