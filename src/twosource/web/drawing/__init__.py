"""Pictures laid out here and drawn by the templates: always the same for the same data."""

from twosource.web.drawing.figures import FigureTable, figure_table
from twosource.web.drawing.graph import Drawing, attribution_graph
from twosource.web.drawing.mapview import MapPicture, map_picture
from twosource.web.drawing.timelineview import Range, Timeline, Told, timeline

__all__ = [
    "Drawing",
    "FigureTable",
    "MapPicture",
    "Range",
    "Timeline",
    "Told",
    "attribution_graph",
    "figure_table",
    "map_picture",
    "timeline",
]
