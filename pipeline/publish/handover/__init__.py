"""A dataset handed to somebody else: one zip with everything, and what comes back from it."""
