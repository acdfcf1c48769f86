"""Lines inside what is said that only look like labels: "What has not happened:" in one update of seven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.cells.stanzas.flow import item_of_line
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.profiles.profile import folded

LEAST = 3  # recommendations: in fewer nothing tells a label that comes once from one of a form


def join_subheads(run: Sequence[Stanza]) -> None:
    """Put what stands behind a label that no other recommendation has to what the label before says, of the same role.

    That one comes again and again, as the labels of a form do.
    """
    counts = Counter(folded(said.label.text) for stanza in run for said in stanza.said)
    for stanza in run if len(run) >= LEAST else ():
        kept: list[Said] = []
        for said in stanza.said:
            before = kept[-1] if kept else None
            if before and _is_within(said, before, counts, len(run)):
                before.items += [item_of_line(said.label.words), *said.items]
            else:
                kept.append(said)
        stanza.said = kept


def _is_within(said: Said, before: Said, counts: Counter[str], recommendations: int) -> bool:
    label, other = said.label, before.label
    told = bool(label.words) and label.words[-1].text.endswith(":") and not said.marks and not before.marks
    again = 2 * counts[folded(other.text)] > recommendations
    return told and label.role == other.role == "update" and counts[folded(label.text)] == 1 and again
