"""The values that flow through Twosource: frozen, typed, and free of any other module of ours.

::

    Report -> Reading -> Attribution -> Claim

Offsets are Python string indices into ``Report.text``, half-open. Unknown is ``None``.
Every value that was derived carries a ``Why``: the rule or model that made it.
"""

from twosource.model.claim import Attribution, Claim, Link, Quote, SourceKind
from twosource.model.event import (
    Copy,
    Event,
    Figure,
    FigurePair,
    FigureRelation,
    FigureValue,
    Grade,
    Origin,
    OriginEdge,
    Relation,
    Support,
)
from twosource.model.ids import claim_id, content_id
from twosource.model.judgement import Judgement, Verdict
from twosource.model.report import Fact, Report, Span, Why
from twosource.model.slots import (
    EVENT_TYPES,
    MEASURES,
    STANCES,
    Actor,
    Alternative,
    Certainty,
    EventMention,
    Modality,
    Place,
    Polarity,
    Quantity,
    Stance,
    When,
)

__all__ = [
    "EVENT_TYPES",
    "MEASURES",
    "STANCES",
    "Actor",
    "Alternative",
    "Attribution",
    "Certainty",
    "Claim",
    "Copy",
    "Event",
    "EventMention",
    "Fact",
    "Figure",
    "FigurePair",
    "FigureRelation",
    "FigureValue",
    "Grade",
    "Judgement",
    "Link",
    "Modality",
    "Origin",
    "OriginEdge",
    "Place",
    "Polarity",
    "Quantity",
    "Quote",
    "Relation",
    "Report",
    "SourceKind",
    "Span",
    "Stance",
    "Support",
    "Verdict",
    "When",
    "Why",
    "claim_id",
    "content_id",
]
