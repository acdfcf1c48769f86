"""What became of each promise: the clauses that speak of it, what they show, and what may be said of it."""
