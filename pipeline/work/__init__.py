"""One document's reading, done apart: what the worker does, and what the parent does for it."""
