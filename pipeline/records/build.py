"""Printed records → recommendations: each cell is given its place in the contract, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from pipeline.models.records import Column, Heading, Printed, Rounds, cell_in, cell_over, status_column, text_in
from pipeline.models.report import (
    Assessor,
    Blank,
    Decision,
    Flag,
    Header,
    KeyEntry,
    Progress,
    Recommendation,
    Status,
    Update,
)
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import first_holding, folded
from pipeline.records.decisions import bracketed, decision_of_column, decision_of_response
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import Numbered, is_named, number_of, numbered
from pipeline.records.status.meaning import (
    SEEN,
    drawn_in,
    entry_for,
    progress_of,
    rag_told,
    shown_in,
    state_of,
)
from pipeline.records.status.printed import Shown, by_key, is_dash, is_uncoloured, read_status
from pipeline.records.titles import Titled, titled, titled_as_others, with_own_headings
from pipeline.text import dates
from pipeline.text.join import SPELT
from pipeline.text.paragraphs import habit_of
from pipeline.trust.evidence.around import Around, around
from pipeline.trust.evidence.doubts import evidence_of, fields_of, flags_of, sources_of

LONGEST, VALUE_WORDS = counts("build", "longest value_words")
(USUAL,) = measures("build", "usual")
_FIELDS = ("update", "response", "action")


@dataclass(frozen=True, slots=True)
class Setting:
    """What all records of one table share."""

    heading: Heading
    rounds: Rounds
    key: tuple[KeyEntry, ...]
    header: Header
    profile: Profile
    background: frozenset[str]  # fills that are the table's decoration
    drawn: Column | None  # shows the status by signs beside its words, where no column is the status
    habit: str | None  # how most recommendations open: a label, a number, nothing
    around: Around
    titles_rare: bool = False  # few recommendations of the table have a title


def recommendations_of(
    records: Sequence[Printed],
    table: Table,
    heading: Heading,
    key: tuple[KeyEntry, ...],
    header: Header,
    profile: Profile,
) -> list[Recommendation]:
    """The recommendations of one table; `index` counts from 1 here and is set anew for the whole report."""
    column = heading.first("recommendation")
    texts = [t.value for r in records if (t := text_in(r, column))]
    rounds, background = rounds_of(heading, records), _background(records, heading)
    measured = around(records, table, spelt=profile.language == SPELT)
    drawn = drawn_in(heading, records, profile, keyed=bool(key))
    setting = Setting(heading, rounds, key, header, profile, background, drawn, habit_of(texts), measured)
    own = (replace(setting, rounds=rounds_in(record, rounds)) for record in records)
    each = list(zip(records, own, strict=True))
    found = [_recommendation(i, *of_one) for i, of_one in enumerate(each, start=1)]
    if 0 < sum(one.title is not None for one in found) < USUAL * len(found):
        found = [_recommendation(i, record, replace(one, titles_rare=True)) for i, (record, one) in enumerate(each, 1)]
    return with_own_headings(titled_as_others(found), profile)


def _background(records: Sequence[Printed], heading: Heading) -> frozenset[str]:
    """Fills that stand behind other columns too: banded rows, not a status."""
    status = {c.index for c in heading.of("status")}
    return frozenset(
        m.colour
        for record in records
        for x, cell in enumerate(record.cells)
        if cell is not None and x not in status
        for m in cell.marks
        if m.evidence == "fill" and m.colour
    )


def _recommendation(index: int, record: Printed, setting: Setting) -> Recommendation:
    heading, profile = setting.heading, setting.profile
    label, fields = _label(record, setting), fields_of(record, heading, setting.rounds)
    decided, rest = bracketed(label.rest, profile)
    title = _titled(record, rest, setting)
    response = text_in(record, heading.first("response"))
    column = status_column(record, heading)
    shown, entry = _meant(_shown(record, column, setting), setting)
    status, progress = _status(shown, entry, column, setting)
    target = text_in(record, heading.first("target_date"))
    return Recommendation(
        index=index,
        number=label.number,
        label=label.label,
        title=title.title if title else None,
        theme=text_in(record, heading.first("theme")) or (record.theme if shown.evidence != "section" else None),
        inquiry=_plain(text_in(record, heading.first("inquiry"))),
        recommendation=(title.body or None) if title else None,
        response=response,
        decision=_decision(record, response, setting) or decided,
        action=text_in(record, heading.first("action")),
        update=text_in(record, setting.rounds.own),
        previous_update=text_in(record, setting.rounds.previous),
        updates=_updates(record, shown, status, setting),
        rag=shown.rag,
        progress=progress,
        status=status,
        lead_officer=text_in(record, heading.first("lead_officer")),
        target_date=_target(target, profile),
        target_date_printed=target,
        extra=_extra(record, setting),
        sources=sources_of(record, fields),
        evidence=evidence_of(index - 1, record, fields, setting.around, title and title.title),
        flags=(
            *flags_of(record, fields, setting.around),
            *_doubts(record, shown, title is None or title.sure, setting),
            *_unread_decision(record, setting),
        ),
    )


def _titled(record: Printed, text: Text | None, setting: Setting) -> Titled | None:
    """Title and text of a recommendation; a column of titles leaves the text as it is."""
    own = text_in(record, setting.heading.first("title"))
    if own:
        return Titled(own, text or Text(), True)
    return titled(text, setting.profile, rare=setting.titles_rare) if text else None


def _shown(record: Printed, column: Column | None, setting: Setting) -> Shown:
    """The status as it is shown: in its own column, by signs in another, or by the section that the record is in."""
    if column is None and setting.drawn is not None:
        return shown_in(record, setting.drawn, setting.profile)
    if column is None:
        return state_of(record.theme, setting.profile)
    cell = cell_in(record.cells, column)
    shown = read_status(cell, setting.profile, setting.background)
    own = by_key(cell, frozenset(folded(e.shown) for e in setting.key)) if shown.blank else None
    mute = shown.blank or (shown.rag is None and shown.evidence in SEEN)  # an arrow tells no more than the trend
    if own is None and mute and (beside := _beside(record, column, setting)) is not None:
        return beside
    over = state_of(record.theme, setting.profile) if own is None and shown.rag is None else None
    return own or (over if over and over.rag else shown)  # "70 %" in a table of what is on track


def _beside(record: Printed, column: Column, setting: Setting) -> Shown | None:
    """The state that another column of this round says, whose colour nobody gave: "Complete" beside an empty RAG."""
    others = (c for c in setting.heading.of("status") if c != column and not (c.previous or c.months or c.dated))
    found = (read_status(cell_in(record.cells, other), setting.profile, setting.background) for other in others)
    return next((shown for shown in found if shown.rag), None)


def _label(record: Printed, setting: Setting) -> Numbered:
    """Number and label: from a column of their own, or off the front of the recommendation."""
    text = text_in(record, setting.heading.first("recommendation")) or Text()
    own = text_in(record, setting.heading.first("number"))
    inside = numbered(text, setting.profile, habit=setting.habit)
    if own is None:
        return inside
    printed = " ".join(own.value.split())
    number = number_of(printed, setting.profile)
    if inside.label and is_named(inside.label, setting.profile):  # what a column counts may be something else
        same = inside.number == number
        return Numbered(inside.number, printed if same else f"{printed} {inside.label}", inside.rest)
    return Numbered(number, printed, inside.rest if inside.number == number else text)


def _meant(shown: Shown, setting: Setting) -> tuple[Shown, KeyEntry | None]:
    """What is shown, with the colour that the report's key says, and the line of the key that explains it."""
    entry = entry_for(shown, setting.key, setting.profile)
    if (told := rag_told(shown, entry, setting.key, setting.profile)) == shown.rag:
        return shown, entry
    shown = replace(shown, rag=told)
    return shown, entry_for(shown, setting.key, setting.profile)


def _status(
    shown: Shown, entry: KeyEntry | None, column: Column | None, setting: Setting
) -> tuple[Status, Progress | None]:
    """The status as it is shown and what it means; `entry`: the line of the key that explains it."""
    nothing = shown.shown is None or (entry is None and _is_dash(shown))
    blank: Blank | None = "not_read" if shown.unread else "not_assessed" if nothing else None
    status = Status(
        shown=shown.shown,
        evidence=shown.evidence,
        colour=shown.colour,
        meaning=entry.meaning if entry else None,
        assessed_by=_assessor(column, setting.profile),
        blank=blank,
    )
    return status, progress_of(shown, entry, setting.profile)


def _is_dash(shown: Shown) -> bool:
    return shown.rag is None and is_dash(shown.shown or "")


def _assessor(column: Column | None, profile: Profile) -> Assessor:
    names: tuple[Assessor, ...] = ("committee", "cabinet", "officer")
    found = first_holding(column.heading, profile.assessors) if column else None
    return next((n for n in names if n == found), "unknown")


def _decision(record: Printed, response: Text | None, setting: Setting) -> Decision | None:
    own = text_in(record, setting.heading.first("decision"))
    if own is not None:
        return decision_of_column(own.value, setting.profile)
    return decision_of_response(response.value, setting.profile) if response else None


def _updates(record: Printed, shown: Shown, status: Status, setting: Setting) -> tuple[Update, ...]:
    rounds, found = setting.rounds, []
    for column in rounds.columns:
        own = column is rounds.own
        months = column.months or (setting.header.stage_months if own else None)
        found.append(
            Update(months, column.heading, text_in(record, column), shown.rag if own else None, status if own else None)
        )
    return tuple(found)


def _target(text: Text | None, profile: Profile) -> str | None:
    """The ISO value of a target date that needs no other day; "Ongoing" and "Within six months" have none."""
    if text is None:
        return None
    for found in dates.find(" ".join(text.value.split()), profile.language):  # "September" over "2021" is one date
        read = dates.read(found, None)
        if read.value and not read.relative:
            return read.value
    return None


def _extra(record: Printed, setting: Setting) -> tuple[tuple[str, Text], ...]:
    """Columns that have no place of their own, and further ones of a role that is taken, under their heading."""
    used = {c.index for role in _SINGLE if (c := setting.heading.first(role))}
    used -= _undecided(record, setting)
    used |= {c.index for c in setting.rounds.columns}
    status = status_column(record, setting.heading)
    found: dict[str, Text] = {}
    for column in setting.heading.columns:
        text = text_in(record, column)
        if text is not None and column.index not in used and column is not status:
            name = column.heading or f"Column {column.index + 1}"
            found[name if name not in found else f"{name} ({column.index + 1})"] = text
    return tuple(found.items())


def _undecided(record: Printed, setting: Setting) -> set[int]:
    """The column of decisions where a cell says something else, or more: its words are given as they are printed."""
    column = setting.heading.first("decision")
    own = text_in(record, column)
    if column is None or own is None:
        return set()
    understood = decision_of_column(own.value, setting.profile) and len(own.value.split()) <= VALUE_WORDS
    return set() if understood else {column.index}


def _unread_decision(record: Printed, setting: Setting) -> list[Flag]:
    """The flag of a cell for decisions that says something, and neither a decision nor a day."""
    own = text_in(record, setting.heading.first("decision"))
    said = " ".join(own.value.split()) if own else ""
    if own is None or decision_of_column(own.value, setting.profile) or not any(map(str.isalpha, said)):
        return []
    if any(dates.find(said, setting.profile.language)):
        return []
    return [Flag("DECISION_NOT_READ", "decision", f"The decision “{shorten(said, LONGEST)}” is not recognised.")]


_SINGLE = "number recommendation response decision action lead_officer target_date theme inquiry".split()


def _doubts(record: Printed, shown: Shown, sure_title: bool, setting: Setting) -> list[Flag]:
    flags = []
    if shown.unread:
        flags.append(Flag("STATUS_NOT_READ", "rag", "The status cell contains something that could not be read."))
    if shown.composite:
        flags.append(Flag("STATUS_COMPOSITE", "rag", f"“{shown.shown}” names two colours; the worse one is given."))
    if shown.differs:
        flags.append(Flag("STATUS_DIFFERS", "rag", "The colour and the word in the status cell disagree."))
    unknown = shown.evidence == "word" and shown.rag is None and shown.shown and not _is_dash(shown)
    unknown = unknown and not entry_for(shown, setting.key, setting.profile)
    if unknown and not is_uncoloured(shown.shown or "", setting.profile):
        flags.append(Flag("STATUS_UNKNOWN_WORD", "rag", f"The status “{shown.shown}” is not recognised."))
    if not sure_title:
        flags.append(Flag("TITLE_UNSURE", "title", "It is not clear where the title ends, so none is given."))
    if setting.rounds.own and len(setting.rounds.columns) > 1 and text_in(record, setting.rounds.own) is None:
        flags.append(Flag("LATEST_BLANK", "update", "The newest update column is empty here."))
    return flags


def _plain(text: Text | None) -> str | None:
    return " ".join(text.value.split()) if text else None


def rounds_of(heading: Heading, records: Sequence[Printed]) -> Rounds:
    """The contract's rule: the report's own round is the last update column with any text in the table.

    Columns that name their months, or their days, are put in that order (some papers print the latest first); else
    those of earlier reports come first.
    """
    columns = heading.of("update")
    said = {c for c in columns if any(text_in(r, c) for r in records)} or {*columns}
    if all(c.months is not None for c in said):
        columns = tuple(sorted(columns, key=lambda c: c.months or 0))
    elif all(c.dated for c in said):
        columns = tuple(sorted(columns, key=lambda c: c.dated or ""))
    else:
        columns = tuple(sorted(columns, key=lambda c: not c.previous))
    filled = [c for c in columns if c in said]
    own = filled[-1] if filled else None
    before = columns[: columns.index(own)] if own else ()
    return Rounds(columns, own, before[-1] if before else None)


def rounds_in(record: Printed, rounds: Rounds) -> Rounds:
    """The rounds of one record: its own is the last one that it has a cell for, where rounds are rows in the paper."""
    there = tuple(c for c in rounds.columns if cell_over(record.cells, c.index) is not None)
    if rounds.own is None or rounds.own in there or not there:
        return rounds
    filled = [c for c in there if text_in(record, c)]
    own = filled[-1] if filled else there[-1]
    before = there[: there.index(own)]
    return Rounds(rounds.columns, own, before[-1] if before else None)


def with_references(recommendations: Sequence[Recommendation], profile: Profile) -> tuple[Recommendation, ...]:
    """Records whose update, response or action is nothing but "as above" point to the last that says more."""
    said: dict[str, int] = {}
    out = []
    for record in recommendations:
        found: tuple[int, str] | None = None
        for field in _FIELDS:
            text = getattr(record, field)
            if isinstance(text, Text) and 0 < len(text) <= LONGEST and folded(text.value) in profile.ditto:
                found = found or ((said[field], field) if field in said else None)
            elif text:
                said[field] = record.index
        if found:
            flag = Flag("RESOLVED_FROM", found[1], f"This refers to the recommendation at position {found[0]}.")
            record = replace(record, resolved_from=found[0], flags=(*record.flags, flag))  # noqa: PLW2901
        out.append(record)
    return tuple(out)
