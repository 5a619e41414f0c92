"""Where work across reports runs: here, in this process; the place for a cluster later."""

from twosource.engine.across import Across, across
from twosource.engine.agreement import Agreement, FieldAgreement, agreement
from twosource.engine.explain import Explanation, explain
from twosource.engine.judge import judge, review, undo
from twosource.engine.judged import deciding
from twosource.engine.listed import Listed, in_conflict
from twosource.engine.local import Local
from twosource.engine.processes import Processes

__all__ = [
    "Across",
    "Agreement",
    "Explanation",
    "FieldAgreement",
    "Listed",
    "Local",
    "Processes",
    "across",
    "agreement",
    "deciding",
    "explain",
    "in_conflict",
    "judge",
    "review",
    "undo",
]
