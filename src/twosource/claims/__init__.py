"""Attribution -> Claim: who, what, where, when, how many, how sure; one file a slot."""

from twosource.claims.extract import Extraction, can_read, extract, reader_version

__all__ = ["Extraction", "can_read", "extract", "reader_version"]
