"""What stands below the last recommendation and is said of none: told by what no other has below it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.recurring.claims import Claim
from pipeline.cells.recurring.labels import role_in
from pipeline.cells.recurring.pieces import WIDE
from pipeline.profiles import Profile
from pipeline.text.lines import Line

BRIEF_WORDS = 8
BRIEF = frozenset({"status", "decision", "target_date", "lead_officer"})  # roles of a few words
EDGE = 3.0  # points

Records = Sequence[Sequence[Claim]]  # of each recommendation its own words, and what is said of it under its labels


def leave_what_follows(records: Records, profile: Profile) -> None:
    """Take from the last recommendation the lines below what is said briefly of it, those left of all its labels, and
    those from a heading in the margin of its labels on.
    """
    *others, (own, *said) = records
    if not any(_outdented(claims) for claims in others):
        aside = set(map(id, _outdented(records[-1])))
        own.lines = [line for line in own.lines if id(line) not in aside]
    for claim in said:
        alike = [c for claims in others for c in claims[1:] if c.wording == claim.wording and c.lines]
        lines = [c.lines for c in alike]
        if (at := _margin_heading(claim, alike)) is not None:
            del claim.lines[at:]
        brief = role_in(claim.wording, profile) in BRIEF or all(len(own) == 1 for own in lines)
        if lines and brief and max(sum(map(len, own)) for own in lines) <= BRIEF_WORDS:
            del claim.lines[max(map(len, lines)) :]


def _outdented(claims: Sequence[Claim]) -> list[Line]:
    """The lines that are a recommendation's own because they stand left of its labels, below the last of them."""
    own, *said = claims
    last = max(((c.words[-1].page, c.words[-1].box.bottom) for c in said if c.words), default=None)
    return [line for line in own.lines if last and (line[0].page, line[0].box.top) > last]


def _margin_heading(claim: Claim, alike: Sequence[Claim]) -> int | None:
    """The first line of what is said that begins below its label, where all stands in a column right of the labels."""
    columns = [left for one in (claim, *alike) if (left := _column(one)) is not None]
    if len(columns) <= len(alike) or max(columns) - min(columns) > EDGE:
        return None
    return _below_label(claim) if all(_below_label(one) is None for one in alike) else None


def _column(claim: Claim) -> float | None:
    """Where the column begins in which a value stands well to the right of its label; None where it does not."""
    if not claim.words or not claim.lines:
        return None
    label, value = claim.words[-1].box, claim.lines[0][0].box
    white = value.x0 - label.x1
    return value.x0 if value.level(label) and white > WIDE * min(label.height, value.height) else None


def _below_label(claim: Claim) -> int | None:
    left = claim.words[0].box.x0 + EDGE
    return next((at for at, line in enumerate(claim.lines) if line[0].box.x0 <= left), None)
