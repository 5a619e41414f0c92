"""What pages and briefs draw alike: the same data always gives the same picture."""
