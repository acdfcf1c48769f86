"""Comparing: rounds of one inquiry side by side, what really changed, what was promised and what is said of it.

`compare` takes two reports, `alone` one; `rounds_of` judges whether reports are rounds of one inquiry and orders them;
`follow_open_promises` looks for what the next round left open in those after it;
`timeline` follows every recommendation through all rounds; `with_commitments` marks the dates that are promised.
"""

from pipeline.compare.compare import alone, compare
from pipeline.compare.pairing.rounds import in_order, order_known, rounds_of, rounds_questions, verdict
from pipeline.compare.promises.promises import with_commitments
from pipeline.compare.timeline import follow_open_promises, timeline, with_open_promises

__all__ = [
    "alone", "compare", "follow_open_promises", "in_order", "order_known", "rounds_of", "rounds_questions", "timeline",
    "verdict", "with_commitments", "with_open_promises",
]  # fmt: skip
