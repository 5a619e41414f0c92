"""bytes -> Report: text, HTML, PDF, JSON Lines; fetching."""
