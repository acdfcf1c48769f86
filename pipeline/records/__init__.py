"""Rows of a laid-out document → the records of its reports: openings, claims, roles and one reading score."""
