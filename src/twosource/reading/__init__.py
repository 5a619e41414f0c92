"""Report -> Reading: sentences, tokens, syntax, entities, coreference. Only here is spaCy used."""

from twosource.reading.pipeline import read, read_all, reader_version
from twosource.reading.reading import Entity, Reading, Token

__all__ = ["Entity", "Reading", "Token", "read", "read_all", "reader_version"]
