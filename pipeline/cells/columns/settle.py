"""Headings checked against what stands below them: a "decision" that is prose is a response, and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.cells.columns.answered_apart import answered_apart, prose_behind, prose_between, unnamed
from pipeline.cells.columns.choices import of_choices
from pipeline.cells.columns.days import dated, of_rounds
from pipeline.cells.columns.grouped import grouped, scattered
from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import (
    answers,
    below,
    decides,
    is_prose,
    mostly,
    says_when,
    says_who,
    shows,
    states,
)
from pipeline.cells.columns.outcomes import answered_first
from pipeline.cells.columns.remarks import with_news
from pipeline.cells.columns.shares import SHARE, STATE, measured, of_a_hundred
from pipeline.cells.columns.states import of_several_states
from pipeline.cells.decisions import decision_of_column
from pipeline.cells.numbering import is_number
from pipeline.cells.status.boxes import ticked
from pipeline.cells.status.meaning import progress_of_words
from pipeline.cells.status.printed import rags_in, read_status
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

YES_OR_NO = 3  # letters: as short as "Yes", which may answer any question
DECIDED = 3  # words: a longer cell says more than what was decided ("Agreed in part")
MOST_SIGNS = 6  # different letters or figures of a status
LEAST_COUNTED = 3  # different numbers under a heading that nobody knows
LONG_STATE = 10  # words, of a state and what is added to it
NUMBER = "No."
_PART = re.compile(r" [–—-] |[,;:(]| (?:for|by|until|since|subject|but|pending) ")

_LOOKS: tuple[tuple[str, Callable[[Cell, Profile], bool]], ...] = (
    ("response", answers),
    ("status", shows),
    ("lead_officer", says_who),
    ("target_date", says_when),
)


def settled(heading: Heading, table: Table, profile: Profile) -> Heading:
    """The heading with roles that its columns can't have put right.

    A column headed "Executive decision" often holds the whole response; one headed "Status" or "Position" may
    hold the update. Only where no other column has that role. What has no heading that is known is guessed
    from its cells, and says so.
    """
    columns = list(heading.columns)
    of_several_states(columns, heading, table, profile)
    for role, other in (("decision", "response"), ("status", "update")):
        own = [c for c in columns if c.role == role]
        if len(own) != 1 or any(c.role == other for c in columns):
            continue
        answers_all = role == "decision" and _is_answer(own[0], columns, heading, table, profile)
        if answers_all or is_prose(_below(own[0], heading, table)):
            columns[own[0].index] = replace(own[0], role=other)
    _numbers_first(columns, heading, table, profile)
    _ticked_off(columns, heading, table, profile)
    with_news(columns, heading, table, profile)
    answered_first(columns, heading, table, profile)
    _acted(columns, profile)
    of_rounds(columns, heading, table, profile)
    dated(columns, profile)
    _counted(columns, heading, table, profile)
    grouped(columns, heading, table, profile)
    _shown(columns, heading, table, profile)
    measured(columns, heading, table)
    of_a_hundred(columns, heading, table)
    _decided(columns, heading, table, profile)
    _signed(columns, heading, table, profile)
    of_choices(columns, heading, table, profile)
    answered_apart(columns, heading, table, profile)
    for role, fits in _LOOKS:
        if not any(c.role == role for c in columns):
            _guess(columns, heading, table, role, fits, profile)
    if not any(c.role == "update" for c in columns):
        _left(columns, heading, table, profile)
    elif not {"response", "action"} & {c.role for c in columns}:
        _between(columns, heading, table, profile)
    scattered(columns, heading, table, profile)
    return replace(heading, columns=tuple(columns))


def _is_answer(column: Column, columns: Sequence[Column], heading: Heading, table: Table, profile: Profile) -> bool:
    """Whether a column of decisions is all that was answered: with more than the decision in a cell, which would stand
    nowhere else ("Agreed. It is paid for until 2031"). A column of prose beside it is the answer.
    """
    if prose_between(columns, heading, table, profile):
        return False
    return any(len(cell.text.value.split()) > DECIDED for cell in _below(column, heading, table) if cell.text)


def _numbers_first(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Of two columns under "Recommendation" the first may hold the numbers alone; or that of prose has another name."""
    asked = [c for c in columns if c.role == "recommendation"]
    if not asked or any(c.role == "number" for c in columns):
        return
    first = asked[0]
    prose = prose_behind(first.index, columns, heading, table, profile)
    if not asked[1:] and len(prose) != 1:
        return
    if mostly(_below(first, heading, table), lambda cell: is_number(cell.text.value, profile)):
        columns[first.index] = replace(first, role="number", heading=NUMBER)
        if not asked[1:]:
            columns[prose[0].index] = replace(prose[0], role="recommendation", guessed=True)


def _ticked_off(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """A column of answers that says yes, no or "in part" and nothing else holds decisions: "Executive agreed?"."""
    own = [c for c in columns if c.role == "response"]
    if len(own) != 1 or any(c.role == "decision" for c in columns):
        return
    said = [cell.text.value for cell in _below(own[0], heading, table) if cell.text]
    brief = all(len(text.strip(" .")) < len("agreed") or " " in text.strip() for text in said)  # "Agreed" is an answer
    if said and brief and all(len(t.split()) < DECIDED and decision_of_column(t, profile) for t in said):
        columns[own[0].index] = replace(own[0], role="decision")


def _acted(columns: list[Column], profile: Profile) -> None:
    """What was done ("Action taken") in front of what has come of it ("Latest position") is the action, not news."""
    news = [c for c in columns if c.role == "update"]
    if len(news) != 2 or any(c.role == "action" for c in columns) or any(c.months or c.dated for c in news):
        return
    done = [folded(c.heading) in profile.deeds for c in news]
    if done == [True, False]:
        columns[news[0].index] = replace(news[0], role="action")


def _counted(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """A first column of numbers or letters alone numbers the recommendations, without a heading.

    Under a heading that nobody knows ("Para.") no two of them may be the same.
    """
    first = columns[0]
    unknown = bool(first.heading) and first in unnamed(columns, profile)
    if ((first.heading or first.role) and not unknown) or any(c.role == "number" for c in columns):
        return
    cells = [c.text.value for c in _below(first, heading, table) if c.text and c.columns == 1]  # no theme rows
    if (unknown and len(set(cells)) < max(len(cells), LEAST_COUNTED)) or _are_signs(cells):
        return
    if cells and all(is_number(c, profile) for c in cells):
        columns[0] = replace(first, role="number", heading=first.heading if unknown else NUMBER)


def _are_signs(said: Sequence[str]) -> bool:
    """Whether single letters or figures stand for a few states: some come again, as numbers do not."""
    plain = [text.strip(" .") for text in said]
    return len(plain) > LEAST_COUNTED and len({*plain}) <= min(MOST_SIGNS, len(plain) - 2) and all(map(_is_sign, plain))


def _is_sign(text: str) -> bool:
    return len(text) == 1 and (text.isupper() or text.isdigit())


def _signed(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """A column without a heading whose letters or figures a key may explain shows the status."""
    if any(c.role == "status" for c in columns):
        return
    for column in reversed([c for c in unnamed(columns, profile) if not c.heading]):
        if _are_signs([c.text.value for c in _below(column, heading, table) if c.text]):
            columns[column.index] = replace(column, role="status", guessed=True)
            return


def _shown(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Of columns of news the last one without a day may hold nothing but states: "Position" beside "Where we are now".

    Words as short as states are states too where another column is prose; nobody knows them, and it is said.
    """
    news = [c for c in columns if c.role == "update"]
    plain = [c for c in news if not (c.months or c.dated)][-1:]
    if len(news) < 2 or not plain or any(c.role == "status" for c in columns):
        return
    others = [c for c in news if c is not plain[0]]
    cells = [c for c in _below(plain[0], heading, table) if c.text and not SHARE.match(c.text.value)]
    prose = any(is_prose(_below(column, heading, table)) for column in others)
    brief = prose and all(len(c.text.value.split()) <= STATE for c in cells)
    if cells and (brief or all(_is_state(c, profile) for c in cells)):
        columns[plain[0].index] = replace(plain[0], role="status")


def _is_state(cell: Cell, profile: Profile) -> bool:
    """ "On track", and with a word or two behind it: "At risk – depends on next year's budget"."""
    text, shown = ticked(cell.text.value) or cell.text.value, read_status(cell, profile)
    opens = next(iter(_PART.split(text, maxsplit=1)), "")
    if shown.rag and len(text.split()) <= LONG_STATE and len(opens) < len(text):
        return bool(rags_in(opens, profile)) and len(opens.split()) <= STATE
    known = shown.rag or progress_of_words(text, profile)
    return known is not None and shown.evidence == "word" and len(text.split()) <= STATE


def _below(column: Column, heading: Heading, table: Table) -> list[Cell]:
    """The cells of a column below its heading that hold anything."""
    return below(table, heading.rows, column.index)


def _guess(
    columns: list[Column],
    heading: Heading,
    table: Table,
    role: str,
    fits: Callable[[Cell, Profile], bool],
    profile: Profile,
) -> None:
    """Give a role to the last column without one whose cells mostly look like it."""
    asked = next((c.index for c in columns if c.role == "recommendation"), len(columns))
    for column in reversed(unnamed(columns, profile)):
        words = set(folded(column.heading).split())
        other = profile.plain_dates & words or (words and column.index < asked)  # "Date of visit"; in front "Year"
        dated = role == "target_date" and other
        cells = _below(column, heading, table)
        alike = mostly(cells, lambda cell: fits(cell, profile)) or (role == "status" and states(cells, profile))
        if not dated and alike:
            columns[column.index] = replace(column, role=role, guessed=True)
            return


def _decided(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """A column of decisions alone holds them; where some of them go on, it holds the answers.

    Beside answers of its own, "Yes" and "No" may tell something else.
    """
    if any(c.role == "decision" for c in columns):
        return
    answered = any(c.role == "response" for c in columns)
    for column in unnamed(columns, profile):
        cells = [cell for cell in _below(column, heading, table) if cell.text]
        if len(cells) > 1 and all(decides(cell, profile) for cell in cells):
            longer = any(len(cell.text.value.split()) > DECIDED for cell in cells)
            if answered and (longer or any(len(cell.text.value) <= YES_OR_NO for cell in cells)):
                continue
            columns[column.index] = replace(column, role="response" if longer else "decision", guessed=True)
            return


def _left(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """The one column of prose that is left behind the recommendation holds the news: "How far we have got".

    Two that are left where nothing is headed as the answer are the answer and the news.
    """
    told = [c.index for c in columns if c.role in ("recommendation", "response", "decision")]
    prose = prose_behind(max(told, default=len(columns)), columns, heading, table, profile)
    roles = {c.role for c in columns}
    if len(prose) == 1:
        columns[prose[0].index] = replace(prose[0], role="update", guessed=True)
    elif len(prose) == 2 and not roles & {"response", "decision"}:
        for column, role in zip(prose, ("response", "update"), strict=True):
            columns[column.index] = replace(column, role=role, guessed=True)


def _between(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """The one column of prose between the recommendation and the news is the answer: "First thoughts"."""
    prose = prose_between(columns, heading, table, profile)
    if len(prose) == 1:
        columns[prose[0].index] = replace(prose[0], role="response", guessed=True)
