"""Places of a report: names spotted, weighed, resolved; areas described by them; their parts in it."""
