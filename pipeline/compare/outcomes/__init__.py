"""What became of each promise, and what may be said of it."""
