"""Sentences that point back without a name: "The order was granted", where no order was spoken of before.

A "the" in front of what the papers have not named means that the writer takes it as known: for all that can be seen, it
is what was promised, in another word.
"""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.folding import folding, stem
from pipeline.compare.language.kin import Spheres, spheres

_DEFINITE = re.compile(
    r"^(?:(?i:but|and|so|since|now|although) )?(?i:the|both|these|those|all (?:of the )?(?:\w+ )?|its|their) "
    r"((?:[\w'’-]+ ){0,3}?)([a-z][a-z'’-]+)"
    r"(?= (?:is|are|was|were|has|have|had|will|can|could|did|does|do|now|also|which|came|went|met|[a-z]{3,}ed)\b)"
)
_OWNER_ALONE = re.compile(r"^[A-Z][\w-]*['’]s? (?:is|was|has|had|will|went|came)\b")
_WORD = re.compile(r"[a-z]+")


def points_back(clause: Clause, before: str, promised: Spheres) -> bool:
    """Whether a clause is about something taken as known that nothing in `before`, or in front of it, names.

    `promised`: the spheres of what was promised; what plainly belongs to others is something else.
    """
    if _OWNER_ALONE.match(clause.text):
        return True  # "Aston's is still in its crate."
    found = _DEFINITE.match(clause.text)
    if found is None or any(word[:1].isupper() for word in found[1].split()):
        return False
    said = f"{before} {str(getattr(clause.row, clause.field))[: clause.start]}"
    noun = found[2].partition("'")[0].partition("’")[0]
    its = spheres(noun)
    if its and promised and not its & promised:
        return False
    return not (stem(noun) in stems_of(said) | folding().around or its & spheres(said))


@functools.lru_cache(maxsize=1024)
def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))
