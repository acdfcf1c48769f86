"""Recommendations told by what comes again: the last way to read a report, where every other one found nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import PAIRED, date_in, is_date
from pipeline.cells.recurring.claims import Claim, claims_of
from pipeline.cells.recurring.labels import labels_of, role_in, wrapped_in
from pipeline.cells.recurring.openings import Opening, may_open, openings_of
from pipeline.cells.recurring.pieces import Piece, pieces_of
from pipeline.cells.recurring.regions import regions_of
from pipeline.cells.stanzas.belief import ANSWERED, believed
from pipeline.cells.stanzas.flow import NOTHING, item_of_line, items_of
from pipeline.cells.stanzas.labels import Label, opens
from pipeline.cells.stanzas.paint import look_for_paint
from pipeline.cells.stanzas.signs import look_for_signs
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.tables import STATUS, table_of
from pipeline.cells.status.headed import is_brief_state
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, spoken

EDGE = 3.0  # points
NEXT = 1.8  # heights of print from one line to the next


def recurring(pages: Sequence[Page], taken: Places, profile: Profile, words: Lexicon) -> list[Table]:
    """The table of the recommendations of a paper; none where no numbers count on between labels that come again."""
    if not may_open(pages, taken, profile):
        return []
    pieces = [piece for page in pages for piece in pieces_of(page, taken)]
    drawn = {p.number: p for p in pages}
    best: list[Stanza] = []
    for openings in openings_of(pieces, profile):
        stanzas = _stanzas(openings, pieces, profile)
        look_for_signs([stanzas], drawn)
        look_for_paint([stanzas], drawn)
        if _is_report(stanzas, profile) and _weight(stanzas) > _weight(best):
            best = stanzas
    return [table_of(best, profile, words)] if best else []


def _is_report(stanzas: Sequence[Stanza], profile: Profile) -> bool:
    """Whether most are answered, under labels that name what they are: recommendations, by their number or a label
    that names nobody who spoke, and what came of them.
    """
    named = [s for s in stanzas if opens(s.opener, profile) or folded(spoken(s.named)) not in {"", *profile.voices}]
    roles = {said.label.role for stanza in stanzas for said in stanza.said if said.label.words} & PAIRED
    told = "update" in roles and len(roles) + any(stanza.named for stanza in stanzas) > 1
    return told and len(named) >= ANSWERED * len(stanzas) and believed(stanzas, [stanzas], profile)


def _weight(stanzas: Sequence[Stanza]) -> int:
    return sum(len(s.said) for s in stanzas)


def _stanzas(openings: Sequence[Opening], pieces: Sequence[Piece], profile: Profile) -> list[Stanza]:
    regions = regions_of(openings, pieces)
    labels = labels_of(regions, profile)
    wrapped = wrapped_in(regions, labels, profile)
    return [
        _stanza(opening, claims_of(region, opening.piece, labels, wrapped, profile), profile)
        for opening, region in zip(openings, regions, strict=True)
    ]


def _stanza(opening: Opening, claims: Sequence[Claim], profile: Profile) -> Stanza:
    own, *said = claims
    first = opening.piece.lines
    state = next((line for line in own.lines if is_brief_state(spoken(line), profile)), None)
    if any(role_in(claim.wording, profile) == "status" for claim in said):
        state = None
    beside = (line for line in own.lines if line is not state and _is_title(line, first, own.lines))
    head = [*first, *beside]
    opener = item_of_line(tuple(word for line in head for word in line))
    rest = [line for line in own.lines if line is not state and not any(line is other for other in head)]
    stanza = Stanza(opener, None, list(items_of(rest)))
    if state is not None:
        stanza.said.append(Said(Label(STATUS, "status", (), NOTHING), [item_of_line(state)], closed=True, heads=True))
    for claim in said:
        items = list(items_of(claim.lines))
        if role_in(claim.wording, profile) == "recommendation":
            stanza.named = (*stanza.named, *claim.words)
            stanza.text += items
        else:
            stanza.said.append(Said(_label(claim, profile), items))
    return stanza


def _is_title(line: Line, first: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a line stands beside the opening, and does not go on below."""
    one, other = line[0].box, first[0][0].box
    if any(line is own for own in first) or line[0].page != first[0][0].page or not one.level(other):
        return False
    return one.x0 > other.x0 and not any(_goes_on(line, below) for below in lines)


def _goes_on(line: Line, below: Line) -> bool:
    one, other = line[0], below[0]
    near = one.page == other.page and 0 < other.box.top - one.box.top < NEXT * one.box.height
    return near and abs(one.box.x0 - other.box.x0) <= EDGE and one.style.bold == other.style.bold


def _label(claim: Claim, profile: Profile) -> Label:
    text = spoken(claim.words).rstrip(" .:–—-")
    role = role_in(claim.wording, profile)
    dated = is_date(text, profile)
    own = role if role in PAIRED and not dated else None
    return Label(text, own, claim.words, NOTHING, dated, date_in(text, profile) if dated else None)
