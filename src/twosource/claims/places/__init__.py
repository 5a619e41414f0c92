"""Places of a report: names spotted, weighed and resolved; areas; what happened where."""
