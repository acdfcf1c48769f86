"""The reading score: one number for how well records explain what is printed. It chooses between readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.records.counting import counts_on
from pipeline.records.limits import counts, measures, weights

LEAST, MOST, TELLS = counts("reading", "least most tells")
ALONE, AGAIN, ANSWERED = measures("reading", "alone again answered")
ASKED, UNSAID, COUNTED_ON, BROKEN = measures("reading", "asked unsaid counted_on broken")
WEIGHTS = weights("reading", "weights")


Said = Mapping[str, str]  # role → text of one record; a status that is shown without words says "*"


class Score(NamedTuple):
    """What makes up the reading score of some records; higher is better.

    `complete`: the sum of what each record says; `counting`: whether their numbers count on, one after the other;
    `likeness`: how much they are alike in what they say, from 0 to 1; `opening`: how plainly they say where they begin;
    `likely`: how likely they are the recommendations of a report at all, from 0 to 1.
    """

    complete: float
    counting: float
    likeness: float
    opening: float = 0.0
    likely: float = 1.0

    @property
    def total(self) -> float:
        """The reading score itself."""
        return self.likely * ((self.complete + self.counting) * (1 + self.likeness) / 2 + self.opening)


def score_records(records: Sequence[Said], numbers: Sequence[str | None]) -> Score:
    """Return how well records explain the document: complete, numbered on and alike."""
    steps = (COUNTED_ON if counts_on(before, after) else -BROKEN for before, after in pairwise(numbers))
    return Score(sum(map(_worth, records)) - AGAIN * _repeats(records, numbers), sum(steps), likeness(records))


def _repeats(records: Sequence[Said], numbers: Sequence[str | None]) -> int:
    """Return how many records ask what another of the same number asks: a summary tells them twice."""
    texts = (" ".join(said.get("recommendation", "").split()) for said in records)
    asked = Counter(pair for pair in zip(numbers, texts, strict=True) if len(pair[1]) >= LEAST)
    return sum(count - 1 for count in asked.values())


def likeness(records: Sequence[Said]) -> float:
    """Return how much records are alike in which roles they fill: 1 where each fills the usual ones."""
    counts = Counter(role for said in records for role, text in said.items() if text)
    usual = {role for role, count in counts.items() if 2 * count >= len(records)}
    shares = []
    for said in records:
        own = {role for role, text in said.items() if text}
        shares.append(len(own & usual) / len(own | usual) if own | usual else 0.0)
    return sum(shares) / len(shares) if shares else 0.0


def _worth(said: Said) -> float:
    length = len(said.get("recommendation", ""))
    if length < LEAST:
        return -UNSAID
    answered = said.get("response") or said.get("action") or said.get("decision")
    worth = ASKED + (WEIGHTS["response"] if answered else 0.0)
    worth += WEIGHTS["update"] if len(said.get("update", "")) > TELLS else 0.0
    worth += sum(WEIGHTS[role] for role in ("status", "lead_officer", "target_date") if said.get(role))
    worth -= 1.0 if length > MOST else 0.0
    return worth if worth >= ANSWERED else ALONE


def answered_share(records: Sequence[Said]) -> float:
    """Return the share of records with an answer, an update or a status."""
    told = sum(any(said.get(role) for role in ("response", "update", "status", "decision")) for said in records)
    return told / len(records) if records else 0.0


def questions_share(records: Sequence[Said]) -> float:
    """Return the share of records that ask a question and recommend nothing."""
    asked = [f"{said.get('title', '')} {said.get('recommendation', '')}" for said in records]
    return sum("?" in text for text in asked) / len(asked) if asked else 0.0
