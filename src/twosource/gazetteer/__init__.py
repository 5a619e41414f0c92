"""Embedded knowledge: places, actors, outlets; and the look-up of them."""
