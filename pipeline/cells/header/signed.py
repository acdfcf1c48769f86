"""Who signs a paper: a name on a line of its own over the post that goes with it.

Rufus Penfold
Director of Environment
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cells.header.asked import PEOPLE
from pipeline.cells.header.claims import Claim, Told
from pipeline.cells.header.lines import Said
from pipeline.cells.header.named import is_councillor, is_post
from pipeline.cells.header.pieces import cased
from pipeline.models.report import Person
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.naming import begins_with_person
from pipeline.text.people import people


def signatures(lines: Sequence[Said], profile: Profile) -> Iterator[Claim]:
    """Officers and Cabinet Members who sign; told no plainer than by prose, since others may sign for them."""
    for name, post in pairwise(lines):
        if name.short and post.short and (signed := _signed(name.text, post.text, profile)):
            yield signed


def _signed(name: str, post: str, profile: Profile) -> Claim | None:
    found = _alone(cased(name, profile) or name, profile)
    if found is None or not is_post(post):
        return None
    plain = folded(post)
    member = profile.label_words[PEOPLE[1]].search(plain)
    other = profile.label_words["other_people"].search(plain)
    if other or (not member and is_councillor(name, found, profile)):
        return None
    return Claim(PEOPLE[1 if member else 0], (replace(found, role=post),), Told.PROSE)


def _alone(line: str, profile: Profile) -> Person | None:
    """The one person whom a line names, where it says nothing else."""
    named = people(line, profile.joiners, profile.behalf) if begins_with_person(line) else ()
    return named[0] if len(named) == 1 and line.endswith(named[0].name) else None
