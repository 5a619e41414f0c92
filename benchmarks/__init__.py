"""Quality and speed, measured on corpora; never imported by the package."""
