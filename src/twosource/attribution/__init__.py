"""Reading -> Attribution: who is the source of which words, through every link of the chain."""

from twosource.attribution.attribute import Statement, attribute, version
from twosource.attribution.merge import Thresholds

__all__ = ["Statement", "Thresholds", "attribute", "version"]
