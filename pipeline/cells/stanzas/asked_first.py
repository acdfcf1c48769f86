"""A label in front of two that answer, or of any, where a recommendation has no text of its own: what was asked.

"We said" over "Cabinet response": both may label an answer, and the first of two can't.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.stanzas.stanza import Stanza

ANSWER = "response"
LEAST = 2  # recommendations


def name_first_answers(run: Sequence[Stanza]) -> None:
    """Take the first of two answers for the recommendation, where all in a run have one under the same label."""
    if len(run) < LEAST or not all(map(_may_be, run)) or len({stanza.said[0].label.text for stanza in run}) > 1:
        return
    for stanza in run:
        first = stanza.said.pop(0)
        stanza.named, stanza.text = first.label.words, first.items


def _may_be(stanza: Stanza) -> bool:
    """Whether nothing stands in front of a first answer, and another one behind it."""
    answers = [said for said in stanza.said if said.label.role == ANSWER and said.items]
    return not stanza.text and not stanza.named and len(answers) > 1 and answers[0] is stanza.said[0]
