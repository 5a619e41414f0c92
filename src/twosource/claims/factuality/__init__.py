"""How sure a text is of what it tells: hedges, modality, polarity, embedding predicates."""
