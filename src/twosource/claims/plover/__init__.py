"""PLOVER events in text: a lexicon of verbs and nouns, and what their frames make of them."""
