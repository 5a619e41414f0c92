"""Pictures laid out here and drawn by the templates: always the same for the same data."""

from twosource.web.drawing.figures import FigureTable, figure_table
from twosource.web.drawing.graph import Drawing, attribution_graph

__all__ = ["Drawing", "FigureTable", "attribution_graph", "figure_table"]
