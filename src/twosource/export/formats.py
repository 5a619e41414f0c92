"""The formats that a whole ledger can be exported in."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from twosource.export.profiles import Profile

if TYPE_CHECKING:
    from twosource.brief.material import Material
    from twosource.export.profiles import Veil
    from twosource.ledger import View, Writer

__all__ = ["ExportFormat", "export_lines"]


class ExportFormat(StrEnum):
    """Their names."""

    jsonl = "jsonl"
    csv = "csv"
    geojson = "geojson"
    ftm = "ftm"
    prov = "prov"
    webannotation = "webannotation"
    gexf = "gexf"


def export_lines(
    view: "View", format: ExportFormat, profile: Profile, writer: "Writer | None" = None
) -> Iterator[str]:
    """The lines of an export. JSON Lines is the output contract: it hides nothing."""
    if format == ExportFormat.jsonl:
        from twosource.export.jsonl import ledger_lines

        return ledger_lines(view, writer)
    from twosource.brief.material import gather
    from twosource.export.profiles import veil_for

    material = gather(view, writer=writer)
    return _writers()[format](material, veil_for(profile, material))


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
