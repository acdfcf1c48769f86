"""Rows become recommendations: headings, numbering, titles, decisions, status, key, and the top of the report."""
