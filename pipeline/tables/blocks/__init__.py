"""Small tables, one for each recommendation, below headings that are printed again and again."""
