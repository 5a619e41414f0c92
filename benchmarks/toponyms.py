"""Readers of geoparsing corpora: LGL and its kin (``gaztag``), GeoVirus (``locations``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from twosource.model import Report


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """An annotated toponym; without coordinates if the annotators found no place for it."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class GoldReport:
    report: Report
    toponyms: tuple[GoldToponym, ...]


def read_corpus(path: Path) -> Iterator[GoldReport]:
    """The articles of an XML file, or of every XML file below a folder, in order."""
    files = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
    for file in files:
        for number, article in enumerate(ElementTree.parse(file).iter("article")):
            yield _article(article, f"{file.stem}-{number}")


def _article(article: ElementTree.Element, name: str) -> GoldReport:
    text = article.findtext("text") or ""
    nodes = [*article.iter("toponym"), *article.iter("location")]
    gold = [g for node in nodes if (g := _toponym(node, text)) is not None]
    report = Report(
        id=article.get("docid") or name,
        text=text,
        sha256="",
        title=article.findtext("title"),
        outlet=article.findtext("domain") or urlsplit(article.findtext("url") or "").hostname,
        published=(article.findtext("dltime") or "")[:10] or None,
        url=article.findtext("url") or article.findtext("source"),
    )
    return GoldReport(report, tuple(sorted(gold, key=lambda g: g.start)))


def _toponym(node: ElementTree.Element, text: str) -> GoldToponym | None:
    start, end = int(node.findtext("start") or -1), int(node.findtext("end") or -1)
    name = node.findtext("phrase") or node.findtext("name") or text[start:end]
    if text[start:end] != name and text[start - 1 : end - 1] == name:
        start, end = start - 1, end - 1
    place = node.find("gaztag") if node.find("gaztag") is not None else node
    lat, lon = place.findtext("lat"), place.findtext("lon")
    number = place.get("geonameid")
    return GoldToponym(
        start,
        end,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(number) if number else None,
    )
