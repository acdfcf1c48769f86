"""The header of a report: who reports to whom, on what, and when."""
