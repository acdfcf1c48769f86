"""What stands between two openings: one recommendation, with what is said of it under the labels that come again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from pipeline.cells.columns.heading_days import date_in, is_date
from pipeline.cells.columns.headings import PAIRED
from pipeline.cells.decisions import decision_of_column
from pipeline.cells.labelled_values import look_of
from pipeline.cells.recurring.below_last import BRIEF_WORDS, leave_what_follows
from pipeline.cells.recurring.claims import Claim, claims_of
from pipeline.cells.recurring.labels import labels_of, role_in, wrapped_in
from pipeline.cells.recurring.openings import Opening
from pipeline.cells.recurring.pieces import Piece
from pipeline.cells.recurring.run_in import SIGNS, with_labels_apart, with_signs_apart
from pipeline.cells.recurring.themes import themes_of
from pipeline.cells.stanzas.before_names import less_front
from pipeline.cells.stanzas.belief import ANSWERED
from pipeline.cells.stanzas.continued import opens_again
from pipeline.cells.stanzas.flow import NOTHING, Item, item_of_line, items_of
from pipeline.cells.stanzas.labels import Label
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.tables import STATUS
from pipeline.cells.status.headed import is_brief_state
from pipeline.profiles import Profile
from pipeline.text.lines import Line, spoken

EDGE = 3.0  # points
TITLE_WORDS = 14  # with the number
NEXT = 1.8  # heights of print from one line to the next
SHARE = re.compile(r"\d{1,3}\s?%(?:\s\w+)?")  # "80% complete"
NAMES_BESIDE = {"status": STATUS, "decision": "Decision"}  # of what has no label

Part = tuple[Opening, Sequence[Claim]]  # a recommendation: what opens it, its own words and what is said of it


class Beside(NamedTuple):
    """What stands apart at the end of an opening's line."""

    role: str
    lines: list[Line]


def stanzas_of(
    openings: Sequence[Opening], regions: Sequence[Sequence[Piece]], pieces: Sequence[Piece], profile: Profile
) -> list[Stanza]:
    """The recommendations that some openings begin, each with what is said of it under its labels."""
    openings, regions = with_labels_apart(*with_signs_apart(openings, regions), profile)
    labels = labels_of(regions, profile)
    themes, regions = themes_of(openings, pieces, regions, labels, profile)
    parts = _parts(openings, regions, labels, profile)
    if values := _values_alike(parts, profile):
        parts = _parts(openings, regions, labels - values, profile)
    while len(parts) > 1 and len(parts[-1][1]) == 1:  # nothing is said of it: a number in what follows
        parts.pop()
    leave_what_follows([claims for _, claims in parts], profile)
    news = _news_in(parts, profile)
    beside, asked = _told_beside(parts, news, profile), _asked_first(parts, profile)
    return [
        _stanza(opening, claims, beside.get(at), theme, asked, news, profile)
        for at, ((opening, claims), theme) in enumerate(zip(parts, themes, strict=False))
    ]


def _parts(
    openings: Sequence[Opening], regions: Sequence[Sequence[Piece]], labels: frozenset[str], profile: Profile
) -> list[Part]:
    wrapped = wrapped_in(regions, labels, profile)
    return [
        (opening, claims_of(region, opening.piece if opening.number else None, labels, wrapped, profile))
        for opening, region in zip(openings, regions, strict=True)
    ]


def _values_alike(parts: Sequence[Part], profile: Profile) -> frozenset[str]:
    """Wordings that nobody knows, with nothing below or beside them and printed as no known label is: one officer's
    name in every record.
    """
    claims = [claim for _, own in parts for claim in own[1:]]
    known = {look_of(c.words[0]) for c in claims if role_in(c.wording, profile)}
    said = {claim.wording for claim in claims if claim.lines}
    return frozenset(c.wording for c in claims if c.wording not in said and look_of(c.words[0]) not in known)


def _news_in(parts: Sequence[Part], profile: Profile) -> frozenset[str]:
    """Labels of a status below which prose stands, or what was decided: "State of play", "Verdict".

    What they head is told with the whole table.
    """
    said: dict[str, list[str]] = {}
    for claim in (claim for _, claims in parts for claim in claims[1:] if claim.lines):
        if role_in(claim.wording, profile) == "status":
            said.setdefault(claim.wording, []).append(" ".join(map(spoken, claim.lines)))
    return frozenset(wording for wording, own in said.items() if _is_prose(own) or _decides(own, profile))


def _is_prose(texts: Sequence[str]) -> bool:
    return median(len(text.split()) for text in texts) > BRIEF_WORDS


def _decides(texts: Sequence[str], profile: Profile) -> bool:
    return sum(decision_of_column(text, profile) is not None for text in texts) >= ANSWERED * len(texts)


def _asked_first(parts: Sequence[Part], profile: Profile) -> str | None:
    """The label of the recommendations' own words, where nobody knows it: the first one, behind a number or a title.

    It is that of most, none stands in front of it, and no other label names them.
    """
    roles = {role_in(claim.wording, profile) for _, claims in parts for claim in claims}
    brief = sum(sum(map(len, claims[0].lines)) <= TITLE_WORDS for _, claims in parts)
    if "recommendation" in roles or brief < ANSWERED * len(parts):
        return None
    first = Counter(claims[1].wording for _, claims in parts if len(claims) > 1 and claims[1].lines)
    wording, times = first.most_common(1)[0] if first else ("", 0)
    return wording if times >= ANSWERED * len(parts) and role_in(wording, profile) is None else None


def _told_beside(parts: Sequence[Part], news: frozenset[str], profile: Profile) -> dict[int, Beside]:
    """What stands apart at the end of an opening's line, where that is a state or a decision for most: by position."""
    labelled = {role_in(c.wording, profile) for _, claims in parts for c in claims if c.wording not in news}
    found: dict[int, list[Line]] = {}
    for at, (opening, claims) in enumerate(parts):
        beside = [line for line in claims[0].lines if _is_beside(line, opening.piece.lines)]
        if beside:
            left = max(line[0].box.x0 for line in beside)
            found[at] = [line for line in beside if line[0].box.x0 >= left - EDGE]
    for told in (found, _below_numbers(parts)):
        texts = {at: " ".join(map(spoken, lines)) for at, lines in told.items()}
        for role, is_told in (("status", _is_state), ("decision", decision_of_column)):
            known = sum(bool(is_told(text, profile)) for text in texts.values())
            if role not in labelled and known >= ANSWERED * len(parts):
                return {at: Beside(role, lines) for at, lines in told.items()}
    return {} if "status" in labelled else _signs(found)


def _below_numbers(parts: Sequence[Part]) -> dict[int, list[Line]]:
    """What stands below a number that has a column of its own, left of the text: by position."""
    found: dict[int, list[Line]] = {}
    for at, (opening, claims) in enumerate(parts):
        first = opening.piece.lines
        text = [line[0].box.x0 for line in claims[0].lines if _is_beside(line, first)]
        foot, page = first[-1][0].box.centre[1], opening.piece.page
        below = [line for line in claims[0].lines if line[0].page == page and line[0].box.top > foot]
        if own := [line for line in below if text and line[-1].box.x1 < min(text)]:
            found[at] = own
    return found


def _is_state(text: str, profile: Profile) -> bool:
    return is_brief_state(text, profile) or SHARE.fullmatch(text) is not None


def _signs(beside: Mapping[int, list[Line]]) -> dict[int, Beside]:
    """Signs that stand right of all titles: a tick behind what is done, and nothing behind the rest."""
    signs = {at: lines for at, lines in beside.items() if all(spoken(line) in SIGNS for line in lines)}
    titles = [line[-1].box.x1 for at, lines in beside.items() if at not in signs for line in lines]
    apart = all(line[0].box.x0 > max(titles, default=0.0) for lines in signs.values() for line in lines)
    return {at: Beside("status", lines) for at, lines in signs.items()} if len(signs) > 1 and apart else {}


def _stanza(
    opening: Opening,
    claims: Sequence[Claim],
    told: Beside | None,
    theme: Item | None,
    asked: str | None,
    news: frozenset[str],
    profile: Profile,
) -> Stanza:
    own, *said = claims
    first = opening.piece.lines
    aside = (*first, *(told.lines if told else ()))
    free = [line for line in own.lines if not _is_among(line, aside)]
    beside = [line for line in free if _is_beside(line, first)]
    foot = min((line[0].box.bottom for line in beside), default=0.0)  # a large number is as high as several lines
    level = [line for line in beside if line[0].box.centre[1] < foot]
    head = [*first, *(line for line in level if not any(_goes_on(line, o) for o in free))]
    opener = less_front(item_of_line(tuple(word for line in head for word in line)), profile)
    stanza = Stanza(replace(opener, card=opening.card), theme, named=own.words, bare=opening.bare)
    stanza.text = list(
        items_of(_without_repeats([line for line in free if not _is_among(line, head)], stanza, profile))
    )
    if told is not None:
        label = Label(NAMES_BESIDE[told.role], told.role, (), NOTHING)
        stanza.said.append(Said(label, list(items_of(told.lines)), closed=True, heads=True))
    for claim in said:
        items = list(items_of(_without_repeats(claim.lines, stanza, profile)))
        if role_in(claim.wording, profile) == "recommendation" or claim.wording == asked:
            stanza.named = (*stanza.named, *claim.words)
            stanza.text += items
        else:
            stanza.said.append(Said(_label(claim, news, profile), items))
    return stanza


def _without_repeats(lines: Sequence[Line], stanza: Stanza, profile: Profile) -> list[Line]:
    """The lines but for a heading that is printed again overleaf."""
    return [
        line
        for line in lines
        if not (profile.goes_on.search(spoken(line)) and opens_again(stanza, item_of_line(line), profile))
    ]


def _is_among(line: Line, lines: Sequence[Line]) -> bool:
    return any(line is other for other in lines)


def _is_beside(line: Line, first: Sequence[Line]) -> bool:
    """Whether a line stands beside the opening, to the right of it."""
    one, other = line[0].box, first[0][0].box
    return not _is_among(line, first) and line[0].page == first[0][0].page and one.level(other) and one.x0 > other.x0


def _goes_on(line: Line, below: Line) -> bool:
    one, other = line[0], below[0]
    near = one.page == other.page and 0 < other.box.top - one.box.top < NEXT * one.box.height
    return near and abs(one.box.x0 - other.box.x0) <= EDGE and one.style.bold == other.style.bold


def _label(claim: Claim, news: frozenset[str], profile: Profile) -> Label:
    text = spoken(claim.words).rstrip(" .:–—-")
    role = None if claim.wording in news else role_in(claim.wording, profile)
    dated = is_date(text, profile)
    own = role if role in PAIRED and not dated else None
    return Label(text, own, claim.words, NOTHING, dated, date_in(text, profile) if dated else None)
