"""Recommendations without a common table: headed blocks with labels, and cards of one small table each."""
