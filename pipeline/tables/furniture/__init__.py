"""What is printed on every page and belongs to no table: running lines, page numbers, watermarks."""
