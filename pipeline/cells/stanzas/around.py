"""What stands around the recommendations of a report and is part of none: the section they stand in, a last line, what
side headings tell below the last one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.cells.labelled_values import EDGE, MOST_LABEL, label_beside
from pipeline.cells.stanzas.belief import ANSWERED
from pipeline.cells.stanzas.flow import Item, printed_alike
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, spoken

FEWEST = 3  # recommendations: in fewer nothing tells what all have from what the last has
BRIEF = frozenset({"lead_officer", "target_date"})  # said in one paragraph
_NUMBERED = re.compile(r"(?:[A-Z]|\d{1,2}|[IVX]{1,4})[.)]\s")


def leave_around(run: Sequence[Stanza]) -> None:
    """Take from a run of recommendations what stands around it."""
    _leave_contact(run)
    _leave_last_lines(run)
    _leave_side_headings(run)
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


def _leave_side_headings(run: Sequence[Stanza]) -> None:
    """Take what stands below the last recommendation from a heading in the margin on that is no label of any, or from
    a paragraph as wide as the page, which no other has.

    Only where the labels of most stand in that margin as well, beside what is said.
    """
    told = [said for stanza in run for said in stanza.said if said.label.words]
    sided = [said.label.words for said in told if _is_beside(said)]
    if len(run) < FEWEST or not sided or len(sided) < ANSWERED * len(told):
        return
    known = {folded(spoken(words)) for words in sided}
    last = run[-1].said
    below = [item for stanza in run[:-1] for said in stanza.said for item in said.items[1:]]
    plain = not any(_is_across(item, sided[-1]) for item in below)
    for at, said in enumerate(last):
        ends = (_is_side_heading(i, sided[-1], known) or (plain and _is_across(i, sided[-1])) for i in said.items)
        first = next((number for number, is_end in enumerate(ends) if is_end), None)
        if first is not None and not any(_is_beside(other) for other in last[at + 1 :]):
            del said.items[first:], last[at + 1 :]
            return


def _is_beside(said: Said) -> bool:
    """Whether a label stands to the left of what it labels."""
    return said.whole is not None and label_beside(said.whole.block.lines[0]) == len(said.label.words)


def _is_side_heading(item: Item, label: Line, known: Collection[str]) -> bool:
    """Whether a paragraph begins with a heading printed like a label and below it, which is none of those `known`."""
    first = item.block.lines[0] if item.table is None else ()
    count = label_beside(first) if first else 0
    below = count and abs(first[0].box.x0 - label[0].box.x0) <= EDGE and printed_alike(first[0], label[0])
    return bool(below) and folded(spoken(first[:count])) not in known


def _is_across(item: Item, label: Line) -> bool:
    """Whether a paragraph begins in the margin that a label stands in, and runs on as text."""
    first = item.block.lines[0] if item.table is None and not item.block.level else ()
    plain = bool(first) and not label_beside(first) and len(first) > MOST_LABEL and not first[0].style.bold
    return plain and abs(first[0].box.x0 - label[0].box.x0) <= EDGE


def _leave_section(run: Sequence[Stanza]) -> None:
    """Take the numbered heading of a section over all recommendations for no theme of theirs: "B. What we found"."""
    themes = {id(stanza.theme) for stanza in run if stanza.theme is not None}
    first = run[0].theme
    if len(themes) == 1 and first is not None and all(s.theme is first for s in run) and _NUMBERED.match(first.text):
        for stanza in run:
            stanza.theme = None
