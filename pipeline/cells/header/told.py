"""What labels, lines and sentences at the top of a report have in common: bodies, rounds and people as claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.cells.header.bodies import KINDS, bodies_in, has_own_word, speaks_of_one
from pipeline.cells.header.claims import Claim, Told
from pipeline.cells.header.months import rounds_in
from pipeline.cells.header.pieces import body_kind, cased, pieces
from pipeline.models.report import Person
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

DATES = ("update_date", "response_date", "completion_date")
GENERAL, SCRUTINY = 1.0, 2.0  # how plainly a line without a subject names a committee, and prose on scrutiny
LONGEST_NAME = 12  # words of a body's name, small ones left aside


def months_told(text: str, profile: Profile) -> Claim:
    return Claim("stage_months", rounds_in(text, profile) or 0, Told.PROSE)


def of_stage(text: str, told: Told, profile: Profile) -> Iterator[Claim]:
    """Interim or final, unless a text says both (a choice of its template that nobody made); and how many months."""
    said = [name for name in ("interim", "final") if profile.lines[name].search(text)]
    if len(said) == 1:
        yield Claim("stage", said[0], told)
    yield Claim("stage_months", rounds_in(text, profile) or 0, told)


def bodies_of_line(line: str, profile: Profile) -> Iterator[Claim]:
    post = profile.lines["post"]
    named = list(bodies_in(line, profile))
    bodies = [body for body in named if not post.search(line[: body.start])]
    found = [Claim(body.kind, body.name, Told.LINE) for body in bodies]
    seen = {body.kind for body in named}
    for part in pieces(line, profile):
        kind = body_kind(part, profile) if may_be_name(part, profile) else None
        if kind is None and profile.lines["other_council"].match(part):
            yield Claim(KINDS[0], cased(part, profile) or part, Told.RUNNING, weight=-1.0)
        unnamed = speaks_of_one(part, profile) or folded(part).endswith(profile.partners)
        if kind and kind not in seen and not unnamed and not profile.report_words.strong.search(part):
            found.append(Claim(kind, cased(part, profile) or part, Told.LINE))
    for claim in found:
        own = has_own_word(str(claim.value), profile)
        yield claim if own else _of_no_subject(claim, line)


def _of_no_subject(claim: Claim, line: str) -> Claim:
    """ "Overview and Scrutiny Committee": a line of its own names who gets the report, if nothing names one plainer."""
    whole = claim.field == KINDS[1] and line.strip(" .:") == claim.value
    return replace(claim, told=Told.PROSE, weight=GENERAL) if whole else replace(claim, told=Told.RUNNING, weight=-1.0)


def may_be_name(text: str, profile: Profile) -> bool:
    """Whether a part of a line can name a body: no words of a sentence in it ("Mrs Reed told the Council")."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if folded(word) not in profile.small_words]
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def named_as(field: str, named: tuple[Person, ...], told: Told) -> Iterator[Claim]:
    if named:
        yield Claim(field, named, told)
