"""Text -> numbers: numerals, their units, ranges and qualifiers, and what they count."""
