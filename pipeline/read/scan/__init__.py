"""Scanned pages: a picture becomes the same `Page` that a text layer would have given."""
