"""What people say of a dataset: corrections (the tool misread), assessments (the committee decided), checks.

Both kinds are keyed by the document's hash and the place on paper, never by the order of rows, so that they still fit
when a later version reads the file anew.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.models.published import Place

CorrectionKind = Literal["accept", "text", "status", "join", "split", "heading", "withdraw"]
How = Literal["accepted", "corrected", "joined", "split"]
ROW = "row"  # stands for a field where the whole row is meant
HEADING = "heading/"  # before a column's printed heading


@dataclass(frozen=True, slots=True)
class Target:
    """Which cell is meant. `number` and `index` only tell two rows apart that stand at one place."""

    document: str  # sha256 of the file
    file: str | None = dataclasses.field(default=None, kw_only=True)  # for people
    place: Place
    field: str  # a field of the contract, `extra/<heading>`, `header/<key>`, `heading/<printed>`, or `row`
    number: str | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of one person. `before` is what the tool read, `after` what is right.

    | kind | before, after |
    |---|---|
    | accept | the value as read, the value that was found right; for a whole row {field: value} |
    | text | the text (or number, date, decision) before and after; None: nothing stands there |
    | status | {"rag", "progress"} before and after; `after` may also hold "shown" |
    | join | None, the targets' places of the rows that belong to this one: [{"place", "number", "index"}, …] |
    | split | None, one {field: text} for each of the rows that this one is |
    | heading | role before and after; `extra`: a column without a place of its own |
    | withdraw | None, the id of the correction that is taken back |
    """

    id: str
    who: str
    when: str  # UTC, ISO, to the second
    kind: CorrectionKind
    target: Target
    before: Any = None
    after: Any = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a committee decided about a recommendation whose status the paper leaves blank."""

    id: str
    who: str  # who set it down
    when: str
    target: Target
    rag: str | None = None
    progress: str | None = None
    meeting: str | None = None
    date: str | None = None  # of the decision
    reason: str = ""
