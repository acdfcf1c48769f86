"""A label in front of a recommendation's own text that no heading of a report is: "We said", "Text".

The first of two answers is none where the recommendation has no text of its own; and a label with which the texts of
all recommendations begin is no part of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.stanzas.flow import without
from pipeline.cells.stanzas.stanza import Stanza
from pipeline.models.page import Word
from pipeline.text.lines import ended_at, spoken

ANSWER = "response"
LEAST = 2  # recommendations
LONGEST = 3  # words of a label


def name_first_answers(run: Sequence[Stanza]) -> None:
    """Take the first of two answers for the recommendation, where all in a run have one under the same label."""
    if len(run) < LEAST or not all(map(_may_be, run)) or len({stanza.said[0].label.text for stanza in run}) > 1:
        return
    for stanza in run:
        first = stanza.said.pop(0)
        stanza.named, stanza.text = first.label.words, first.items


def leave_shared_labels(run: Sequence[Stanza]) -> None:
    """Take from the texts of recommendations the label with which all of them begin: "Text: That …"."""
    labels = [_label(stanza) for stanza in run]
    if len(run) < LEAST or not all(labels) or len({spoken(label) for label in labels}) > 1:
        return
    for stanza, label in zip(run, labels, strict=True):
        first = stanza.text[0]
        stanza.named, stanza.text[0] = label, replace(first, block=without(first.block, len(label)))


def _label(stanza: Stanza) -> tuple[Word, ...]:
    """The words of a recommendation's text up to a colon, in front of more; none where it has another label."""
    words = stanza.text[0].words if stanza.text and not stanza.named and stanza.text[0].table is None else []
    end = ended_at(words[:LONGEST])
    return tuple(words[:end]) if len(words) > end else ()


def _may_be(stanza: Stanza) -> bool:
    """Whether nothing stands in front of a first answer, and another one behind it."""
    answers = [said for said in stanza.said if said.label.role == ANSWER and said.items]
    return not stanza.text and not stanza.named and len(answers) > 1 and answers[0] is stanza.said[0]
