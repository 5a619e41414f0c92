"""The formats that a ledger can be exported in."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from twosource.export.profiles import Profile

if TYPE_CHECKING:
    from twosource.brief.material import Material
    from twosource.engine.graded import Practice
    from twosource.export.profiles import Veil
    from twosource.ledger import ClaimFilter, View, Writer

__all__ = ["BINARY", "MEDIA_TYPES", "WHOLE", "ExportFormat", "export_files", "export_lines"]


class ExportFormat(StrEnum):
    """Their names."""

    jsonl = "jsonl"
    csv = "csv"
    geojson = "geojson"
    ftm = "ftm"
    prov = "prov"
    webannotation = "webannotation"
    gexf = "gexf"
    parquet = "parquet"
    training = "training"


WHOLE = frozenset({ExportFormat.jsonl, ExportFormat.training})
"""Those that hold the texts of reports whole: they hide nothing, and nothing is filtered."""
BINARY = frozenset({ExportFormat.parquet})
"""Those that aren't lines of text."""

MEDIA_TYPES: Mapping[ExportFormat, tuple[str, str]] = {
    ExportFormat.jsonl: ("application/jsonl", "ledger.jsonl"),
    ExportFormat.csv: ("text/csv; charset=utf-8", "events.csv"),
    ExportFormat.geojson: ("application/geo+json", "events.geojson"),
    ExportFormat.ftm: ("application/jsonl", "entities.ftm.json"),
    ExportFormat.prov: ("application/ld+json", "ledger.prov.jsonld"),
    ExportFormat.webannotation: ("application/ld+json", "claims.jsonld"),
    ExportFormat.gexf: ("application/xml", "graph.gexf"),
    ExportFormat.parquet: ("application/zip", "ledger.parquet.zip"),
    ExportFormat.training: ("application/jsonl", "reviewed.jsonl"),
}
"""Media type and usual file name of each."""


def export_lines(
    view: "View",
    format: ExportFormat,
    profile: Profile,
    writer: "Writer | None" = None,
    where: "ClaimFilter | None" = None,
    by: "Practice | None" = None,
) -> Iterator[str]:
    """The lines of an export in a format of text. JSON Lines is the output contract: it is the
    whole ledger and hides nothing, its events graded and summed up ``by`` what was chosen. Training
    data is all that was reviewed. Others hold the events that meet ``where``.
    """
    if format == ExportFormat.jsonl:
        from twosource.export.jsonl import ledger_lines

        return ledger_lines(view, writer, by)
    if format == ExportFormat.training:
        from twosource.export.training import training_lines

        return training_lines(view)
    material, veil = _shown(view, profile, writer, where)
    return _writers()[format](material, veil)


def export_files(
    view: "View",
    profile: Profile,
    writer: "Writer | None" = None,
    where: "ClaimFilter | None" = None,
) -> Iterator[tuple[str, bytes, int]]:
    """Name, content and number of rows of each Parquet file.

    Raises ``MissingExtra`` where Parquet can't be written.
    """
    from twosource.export.parquet import check_extra, parquet_files

    check_extra()
    material, veil = _shown(view, profile, writer, where)
    return parquet_files(material, veil, whole_texts=profile == Profile.sealed)


def _shown(
    view: "View", profile: Profile, writer: "Writer | None", where: "ClaimFilter | None"
) -> tuple["Material", "Veil"]:
    """What is exported, and the veil over it: pseudonyms are those of the whole ledger."""
    from twosource.brief.material import gather, narrowed
    from twosource.export.profiles import veil_for

    material = gather(view, where, writer)
    return material if where is None else narrowed(material), veil_for(profile, material)


def _writers() -> dict[ExportFormat, "Callable[[Material, Veil], Iterator[str]]"]:
    from twosource.export.acled_csv import acled_csv
    from twosource.export.ftm import ftm
    from twosource.export.geojson import geojson
    from twosource.export.gexf import gexf
    from twosource.export.prov import prov
    from twosource.export.web_annotation import web_annotation

    return {
        ExportFormat.csv: acled_csv,
        ExportFormat.geojson: geojson,
        ExportFormat.ftm: ftm,
        ExportFormat.prov: prov,
        ExportFormat.webannotation: web_annotation,
        ExportFormat.gexf: gexf,
    }
