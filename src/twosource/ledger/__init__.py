"""What is kept: reports, claims, judgements; search."""
