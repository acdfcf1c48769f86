"""Tables with lines between their rows alone: where their columns, headings and last rows are."""
