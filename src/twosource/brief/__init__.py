"""The cited situation report, and the check that every sentence of one is backed."""
