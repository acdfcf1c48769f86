"""Pages → rows of cells and paragraphs in reading order: where things are and what belongs together."""
