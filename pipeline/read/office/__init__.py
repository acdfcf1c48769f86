"""Files without pages (.docx, saved .html, .xlsx) → the same words and tables that the later stages take."""
