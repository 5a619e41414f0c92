"""Ledger -> events: copies, grouping, independent origins, figures, timeline."""
