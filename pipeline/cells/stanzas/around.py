"""What stands around the recommendations of a report and is part of none: the section they stand in, a last line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cells.stanzas.stanza import Stanza

FEWEST = 3  # recommendations: in fewer nothing tells what all have from what the last has
BRIEF = frozenset({"lead_officer", "target_date"})  # said in one paragraph
_NUMBERED = re.compile(r"(?:[A-Z]|\d{1,2}|[IVX]{1,4})[.)]\s")


def leave_around(run: Sequence[Stanza]) -> None:
    """Take from a run of recommendations what stands around it."""
    _leave_contact(run)
    _leave_last_lines(run)
    _leave_section(run)


def _leave_contact(run: Sequence[Stanza]) -> None:
    """Take whom to ask about the report, below the last recommendation, from what is said of it."""
    last = run[-1].said[-1:]
    told = {said.label.role for stanza in run[:-1] for said in stanza.said}
    if len(run) >= FEWEST and last and last[0].label.role == "lead_officer" and "lead_officer" not in told:
        run[-1].said.pop()


def _leave_last_lines(run: Sequence[Stanza]) -> None:
    """Take what stands below the officer or day of the last recommendation, where no other has a second paragraph."""
    last = run[-1].said[-1] if run[-1].said else None
    if len(run) < FEWEST or last is None or last.label.role not in BRIEF:
        return
    alike = [said for stanza in run[:-1] for said in stanza.said if said.label.role == last.label.role]
    if alike and all(len(said.items) <= 1 for said in alike):
        del last.items[1:]


def _leave_section(run: Sequence[Stanza]) -> None:
    """Take the numbered heading of a section over all recommendations for no theme of theirs: "B. What we found"."""
    themes = {id(stanza.theme) for stanza in run if stanza.theme is not None}
    first = run[0].theme
    if len(themes) == 1 and first is not None and all(s.theme is first for s in run) and _NUMBERED.match(first.text):
        for stanza in run:
            stanza.theme = None
