"""Comparing: rounds of one inquiry side by side, what really changed, what was promised and what is said of it.

`compare` takes two reports, `alone` one; `rounds_of` judges whether reports are rounds of one inquiry and orders them;
`timeline` follows every recommendation through all rounds; `with_commitments` marks the dates that are promised.
"""

from pipeline.compare.compare import alone, compare
from pipeline.compare.pairing.order import in_order, order_known
from pipeline.compare.pairing.rounds import rounds_of, rounds_questions, verdict
from pipeline.compare.promises.promises import with_commitments
from pipeline.compare.timeline import timeline

__all__ = [
    "alone", "compare", "in_order", "order_known", "rounds_of", "rounds_questions", "timeline", "verdict",
    "with_commitments",
]  # fmt: skip
