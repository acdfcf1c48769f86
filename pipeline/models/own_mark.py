"""How what this tool makes for people is marked, so that it is never read as a council's report."""

from __future__ import annotations

TOOL = "scrutiny-pipeline"  # the author that Office files name
HTML_MARK = f'<meta name="generator" content="{TOOL}">'
LINE = f"Made by {TOOL}, not by the council."  # on the first page and on each sheet; page.css has it on each page
END = f"End of what was made by {TOOL}."
