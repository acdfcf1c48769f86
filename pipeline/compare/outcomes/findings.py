"""What a rule finds of a promise, and what it is read from."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.compare.language.clauses import Clause, Place
from pipeline.compare.outcomes.mentions import Mention, is_told_done
from pipeline.compare.promises.promises import Promise
from pipeline.models.comparison import Basis, CommitmentOutcome, Span
from pipeline.models.report import Recommendation

Standing = Literal["done", "on_track", "behind", "off", "unknown"]
_PROGRESS: dict[str | None, Standing] = {
    "delivered": "done", "closed": "done", "on_track": "on_track", "concern": "behind", "not_started": "behind",
    "not_delivered": "off",
}  # fmt: skip
_COLOUR: dict[str | None, Standing] = {
    "complete": "done", "green": "on_track", "amber": "behind", "red": "off",
}  # fmt: skip


def standing(rows: Iterable[Recommendation]) -> Standing:
    """That of a recommendation's rows in the later report, where they have one in common."""
    said = {_PROGRESS.get(row.progress) or _COLOUR.get(row.rag) or "unknown" for row in rows}
    return said.pop() if len(said) == 1 else "unknown"


How = Literal[
    "told", "told_otherwise", "told_elsewhere", "counted", "nothing_but_done", "shown", "shown_in_time", "named",
    "likely", "new_day", "not_yet", "denied", "still_open", "in_part", "printed_again", "given_up",
    "silent", "silent_beside",
]  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLEAR = 0.4  # likeness from which a claim is read, not concluded
AMOUNT = re.compile(
    r"\b(?:reach|doubl|halv|reduc|increas|cut|rais|rate|target|number of|proportion|share of|wait"
    r"|below|at least|fewer than|more than|less than|no more|up to)|%|per cent",
    re.IGNORECASE,
)


class NewDay(NamedTuple):
    """A clause that puts something on a later day, ISO as printed, None where that has no value ("before Christmas");
    `named`: its words say that the day is new, or it points back at what the sentence in front says was held up.
    """

    clause: Clause
    day: str | None
    named: bool
    behind: bool = True  # something of the text in front was held up

    @property
    def at(self) -> tuple[Place, int]:
        return self.clause.place, self.clause.start


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome, what it rests on, and how it was read. `strength`: how alike promise and evidence are, or how plain
    the reading is, from 0 to 1; `likely`: how likely the outcome is, all signs taken together.
    """

    outcome: CommitmentOutcome
    evidence: tuple[Mention, ...]
    basis: Basis
    how: How
    strength: float
    late: bool = False
    new_date: str | None = None
    likely: float = 0.0


@dataclass(frozen=True, slots=True)
class Later:
    """What was written after a promise.

    `updates`: the texts that should speak of it, `cells` where they stand; `blank`: the later round lists the
    recommendation without any; `stale`: the promise is printed again;
    `renewed`: the clause that gives it a new day; `of_others`: place and start of those that give one to others;
    `namesakes`: clauses of its recommendation that tell of another thing of its name, for all that can be seen;
    `agreed`: its own day is
    promised in the answer too; `told_beside`: of another promise in the same text it is told; `standing`: how the later
    report assesses the recommendation; `made_last`: the promise is made in the last report; `set_aside`: what tells of
    other promises and is in `mentions` no more.
    """

    mentions: Sequence[Mention]
    promises: Mapping[tuple[tuple[str, int, str, int], int], Promise]
    updates: Sequence[str]
    stale: Sequence[Mention]
    as_at: str | None
    blank: bool = False
    cells: Sequence[Span] = ()
    renewed: NewDay | None = None
    standing: Standing = "unknown"
    of_others: frozenset[tuple[Place, int]] = frozenset()
    agreed: bool = False
    told_beside: bool = False
    namesakes: Sequence[Clause] = ()
    made_last: bool = False
    set_aside: Sequence[Mention] = ()


def day_done(one: Mention) -> str | None:
    """The day that a clause names for what is done."""
    if not one.clause.dates or not is_told_done(one.clause):
        return None
    days = [date.value for date in one.clause.dates if isinstance(date.value, str)]
    return days[0] if days else _about(one.clause)


def _about(clause: Clause) -> str | None:
    """The month of a day that has no value ("the first half of September"): the last one before its report."""
    for date in clause.dates:
        month = next((number for number, name in enumerate(month_name) if name and name in date.text), None)
        if month and clause.written:
            year = int(clause.written[:4]) - (f"{month:02}" > clause.written[5:7])
            return f"{year}-{month:02}" if not _YEAR.search(date.text) else None
    return None


def basis(one: Mention) -> Basis:
    return "stated" if one.likeness >= CLEAR and one.same_row else "inferred"


def sure(one: Mention) -> float:
    return round(min(0.95, 0.55 + 0.4 * one.likeness), 2)


def how_told(one: Mention) -> How:
    if not one.same_row:
        return "told_elsewhere"
    return "told" if basis(one) == "stated" else "told_otherwise"
