"""Twosource reads news reports into a ledger of attributed claims."""
