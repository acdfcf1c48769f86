"""A working group named beside a committee: what it looked into is the inquiry, and the committee is the other body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.cells.header.bodies import has_own_word
from pipeline.cells.header.claims import Claim, Told
from pipeline.profiles import Profile

FIELD = "committee"
MOST = 4  # words that say that a body looks into one thing: "task and finish group"


def groups_apart(claims: Sequence[Claim], profile: Profile) -> Iterator[Claim]:
    """The same claims; a group that stands beside a committee told as plainly names an inquiry in its place."""
    bodies = {str(c.value): c.told for c in claims if c.field == FIELD}
    subjects = {name: subject for name in bodies if (subject := _looked_into(name, profile))}
    committees = [told for name, told in bodies.items() if name not in subjects]
    for claim in claims:
        subject = subjects.get(str(claim.value)) if claim.field == FIELD else None
        if subject is None or claim.told > max(committees, default=Told.FAR):
            yield claim
        elif claim.told >= Told.HEADING:
            yield replace(claim, field="inquiry", value=subject, told=Told.HEADING)


def _looked_into(name: str, profile: Profile) -> str | None:
    """What a group is named after: "Home Care Scrutiny Working Group"; None for a committee, and for a group of all."""
    words = name.split()
    tails = (n for n in range(MOST, 1, -1) if profile.report_words.review.fullmatch(" ".join(words[-n:])))
    if not (tail := next(tails, 0)):
        return None
    del words[-tail:]
    while words and profile.report_words.review.fullmatch(words[-1]):
        words.pop()
    return " ".join(words) if words and has_own_word(" ".join(words), profile) else None
