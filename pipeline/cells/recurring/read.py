"""Recommendations told by what comes again: the last way to read a report, where every other one found nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import PAIRED
from pipeline.cells.decisions import decision_of_column
from pipeline.cells.recurring.openings import may_open, openings_of
from pipeline.cells.recurring.pieces import pieces_of
from pipeline.cells.recurring.records import stanzas_of
from pipeline.cells.stanzas.around import leave_around
from pipeline.cells.stanzas.belief import ANSWERED, believed
from pipeline.cells.stanzas.labels import opens
from pipeline.cells.stanzas.last_key import leave_key
from pipeline.cells.stanzas.paint import look_for_paint
from pipeline.cells.stanzas.signs import look_for_signs
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.tables import table_of
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import spoken

FEWEST_LABELS = 2


def recurring(pages: Sequence[Page], taken: Places, profile: Profile, words: Lexicon) -> list[Table]:
    """The table of the recommendations of a paper; none where no numbers count on between labels that come again."""
    if not may_open(pages, taken, profile):
        return []
    pieces = [piece for page in pages for piece in pieces_of(page, taken)]
    drawn = {p.number: p for p in pages}
    best: list[Stanza] = []
    for openings in openings_of(pieces, profile):
        stanzas = stanzas_of(openings, pieces, profile)
        leave_key(stanzas, profile)
        leave_around(stanzas)
        look_for_signs([stanzas], drawn)
        look_for_paint([stanzas], drawn)
        if _is_report(stanzas, profile) and _weight(stanzas) > _weight(best):
            best = stanzas
    return [table_of(best, profile, words)] if best else []


def _is_report(stanzas: Sequence[Stanza], profile: Profile) -> bool:
    """Whether most are answered, under labels that name what they are.

    Recommendations are told by their name, or by a label that does not name who spoke; or what was decided and what
    came of it both have labels.
    """
    named = [s for s in stanzas if opens(s.opener, profile) or folded(spoken(s.named)) not in {"", *profile.voices}]
    roles = {said.label.role for stanza in stanzas for said in stanza.said if said.label.words} & PAIRED
    if "update" not in roles or len(roles) + any(stanza.named for stanza in stanzas) < FEWEST_LABELS:
        return False
    decided = sum(_is_decided(stanza, profile) for stanza in stanzas)
    sure = max(len(named), decided) >= ANSWERED * len(stanzas)
    return sure and believed(stanzas, [stanzas], profile)


def _is_decided(stanza: Stanza, profile: Profile) -> bool:
    """Whether a decision is labelled as one, or opens an answer."""
    answers = (said for said in stanza.said if said.label.role in ("decision", "response") and said.items)
    return any(decision_of_column(_text(said), profile) is not None for said in answers)


def _text(said: Said) -> str:
    return " ".join(spoken(line) for line in said.items[0].block.lines)


def _weight(stanzas: Sequence[Stanza]) -> int:
    return sum(len(s.said) for s in stanzas)
