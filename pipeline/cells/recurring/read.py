"""Recommendations told by what comes again: the last way to read a report, where every other one found nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress

from pipeline.cells.columns.guessed import named_or_guessed
from pipeline.cells.columns.headings import Heading, cell_in, role_of
from pipeline.cells.columns.settle import settled
from pipeline.cells.decisions import decision_of_column
from pipeline.cells.recurring.labels import front_of, labels_of
from pipeline.cells.recurring.openings import FEWEST, Opening, may_open, openings_of
from pipeline.cells.recurring.paint import look_for_paint_below
from pipeline.cells.recurring.pieces import Piece, pieces_of
from pipeline.cells.recurring.records import stanzas_of
from pipeline.cells.recurring.regions import in_frames, less_below_frames, less_slides_behind, regions_of
from pipeline.cells.stanzas.around import leave_around
from pipeline.cells.stanzas.belief import ANSWERED
from pipeline.cells.stanzas.card_frames import Card, Frames
from pipeline.cells.stanzas.labels import opens
from pipeline.cells.stanzas.last_key import leave_key
from pipeline.cells.stanzas.paint import look_for_paint
from pipeline.cells.stanzas.signs import look_for_lamps, look_for_signs
from pipeline.cells.stanzas.stanza import Stanza
from pipeline.cells.stanzas.tables import table_of
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import spoken

FEWEST_ROLES = 2
SLIDE = 1.6  # times as wide as high
HEAD = 2.5  # heights of print from the top of a frame to the number in it
MORE = 1.1  # times as many things must be said for a less likely way to be taken
NEWS = ("update", "status")
OWN = frozenset({"number", "recommendation", "title", "theme", "inquiry"})  # roles that tell nothing of what came of it

Way = tuple[Sequence[Opening], Sequence[Sequence[Piece]]]  # what opens recommendations, and what stands in each


def recurring(pages: Sequence[Page], taken: Places, frames: Frames, profile: Profile, words: Lexicon) -> list[Table]:
    """The table of the recommendations of a paper; none where no labels come again between numbers or in frames."""
    if not may_open(pages, taken, profile):
        return []
    slides = all(page.width > SLIDE * page.height for page in pages)
    pieces = [piece for page in pages for piece in pieces_of(page, taken)]
    drawn = {p.number: p for p in pages}
    best, made = 0, list[Table]()
    for openings, regions in _ways(pieces, frames, profile):
        own = less_slides_behind(openings, regions, profile) if slides else regions
        stanzas = stanzas_of(openings, own, pieces, profile)
        leave_key(stanzas, profile)
        leave_around(stanzas)
        look_for_signs([stanzas], drawn)
        look_for_paint_below(stanzas, drawn)
        look_for_paint([stanzas], drawn)
        look_for_lamps(stanzas, drawn)
        said = sum(len(stanza.said) for stanza in stanzas)
        if said > MORE * best and _is_report(stanzas, table := table_of(stanzas, profile, words), profile):
            best, made = said, [table]
    return made


def _ways(pieces: Sequence[Piece], frames: Frames, profile: Profile) -> Iterator[Way]:
    for openings in openings_of(pieces, profile):
        framed = [replace(o, card=_card(o, frames)) for o in openings]
        yield framed, less_below_frames(framed, regions_of(openings, pieces), frames)
    for cards in frames:
        openings, regions = in_frames(cards, pieces) if len(cards) >= FEWEST else ([], [])
        labels = labels_of(regions, profile)
        told = [sum(front_of(p, labels, profile) is not None for p in region) >= FEWEST_ROLES for region in regions]
        if sum(told) >= FEWEST:
            yield list(compress(openings, told)), list(compress(regions, told))


def _card(opening: Opening, frames: Frames) -> Card | None:
    """The frame that begins with an opening."""
    words = opening.piece.words
    held = (card for cards in frames for card in cards if len(cards) >= FEWEST and card.holds(words[0]))
    return next((c for c in held if words[0].box.top - c.box.top < HEAD * words[0].box.height), None)


def _is_report(stanzas: Sequence[Stanza], table: Table, profile: Profile) -> bool:
    """Whether news or a status of most is told, and something else, below labels that name it or by what they hold.

    Recommendations are told by their name, or by a label that does not name who spoke; or what was decided of most
    has a label.
    """
    heading = named_or_guessed(table, profile, lambda: True)
    if heading is None:
        return False
    whole = settled(heading, table, profile)
    if len({column.role for column in whole.columns} - {None, *OWN}) < FEWEST_ROLES or not _has_news(table, whole):
        return False
    if any(folded(column.heading) in profile.lookalikes for column in whole.columns):
        return False
    named = [s for s in stanzas if opens(s.opener, profile) or _is_asked(spoken(s.named), profile)]
    return max(len(named), _decided(table, whole, profile)) >= ANSWERED * len(stanzas)


def _is_asked(label: str, profile: Profile) -> bool:
    """Whether a label names recommendations, not only who spoke."""
    return role_of(label.rstrip(" :."), profile) == "recommendation" and folded(label) not in profile.voices


def _has_news(table: Table, heading: Heading) -> bool:
    """Whether most records tell news, or a status."""
    columns = [column for role in NEWS for column in heading.of(role)]
    rows = [row for row in table.rows[heading.rows :] if row.cells[0] is None or row.cells[0].columns == 1]
    told = sum(any((cell := cell_in(row.cells, c)) and cell.says for c in columns) for row in rows)
    return told >= ANSWERED * len(rows)


def _decided(table: Table, heading: Heading, profile: Profile) -> int:
    """Of how many records a decision is told, or opens the answer."""
    columns = [column for role in ("decision", "response") for column in heading.of(role)]
    cells = ([cell for c in columns if (cell := cell_in(row.cells, c))] for row in table.rows[heading.rows :])
    return sum(any(decision_of_column(cell.text.value, profile) for cell in own) for own in cells)
