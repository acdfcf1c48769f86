"""Words and characters: normalising, hyphens, numbers, dates and names; no file is opened here but our own tables."""
