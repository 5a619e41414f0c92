"""Actors in a report: listed ones, names of its own, and people known by their role."""
