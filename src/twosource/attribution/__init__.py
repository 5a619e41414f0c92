"""Reading -> Attribution: who is the source of which words, through every link of the chain."""

from twosource.attribution.attribute import Statement, attribute

__all__ = ["Statement", "attribute"]
