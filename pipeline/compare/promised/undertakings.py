"""What is to be done and has no date: an open list, so that it is not forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.compare.language.clauses import Clause
from pipeline.compare.promised.others import is_somebody_elses
from pipeline.compare.promised.promises import Promise
from pipeline.models.comparison import Undertaking

_WILL = re.compile(
    r"\b(?:will|shall|plans? to|planning (?:to|an?|the)|intends? to|aims? to|is to be|are to be)\s+"
    r"(?:now |also |then |again |therefore |be (?=kept\b|retained\b))*(?P<next>\w+)",
    re.IGNORECASE,
)
# Said of what goes on anyway, or of no deed at all.
_NO_DEED = frozenset(
    "continue remain keep kept retained ensure be need have always not help allow enable include cover mean depend "
    "always only become form no never give look".split()
)
_OPEN = re.compile(r"\b(?:if|unless|subject to|might|could)\b", re.IGNORECASE)


def undertakings(clauses: Iterable[Clause], dated: Iterable[Promise]) -> Iterator[Undertaking]:
    """One entry per sentence of a response, action or update that undertakes something, in reading order."""
    seen = {promise.clause.place for promise in dated}
    for clause in clauses:
        sentence = clause.sentence
        if clause.field == "recommendation" or clause.place in seen or not _undertakes(clause):
            continue
        seen.add(clause.place)
        yield Undertaking(
            clause.row.index, clause.report.report_id, clause.field, sentence.text, sentence.start, sentence.end
        )


def _undertakes(clause: Clause) -> bool:
    found = _WILL.search(clause.text)
    if found is None or found["next"].lower() in _NO_DEED or _OPEN.search(clause.sentence.text):
        return False
    return not is_somebody_elses(clause)
