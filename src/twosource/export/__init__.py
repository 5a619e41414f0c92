"""The ledger in the formats of others."""
