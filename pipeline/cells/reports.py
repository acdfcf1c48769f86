"""Tables and the text around them → the reports of a document, by whatever form their recommendations have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from pipeline.cells.bars_over import with_bars_over
from pipeline.cells.captioned import with_captions_apart
from pipeline.cells.card_seams import is_seam
from pipeline.cells.columns.answers_below import with_answers_below
from pipeline.cells.columns.banded import with_bands
from pipeline.cells.columns.guessed import named_or_guessed
from pipeline.cells.columns.heads_alone import with_own_heads
from pipeline.cells.columns.heads_apart import with_heads_apart
from pipeline.cells.columns.lettered import with_letters
from pipeline.cells.columns.look_alikes import with_look_alikes
from pipeline.cells.columns.rounds_below import with_rounds_apart
from pipeline.cells.columns.shifting import with_own_columns
from pipeline.cells.columns.ticked import with_ticked
from pipeline.cells.columns.titled_rows import with_titled_rows
from pipeline.cells.columns.turned import turned
from pipeline.cells.columns.two_rows import with_rows_below
from pipeline.cells.columns.values_apart import with_values_apart
from pipeline.cells.far_headers import take_far_headers
from pipeline.cells.header.front import FRONT
from pipeline.cells.key_below import with_key_apart
from pipeline.cells.key_beside import with_meanings_beside
from pipeline.cells.labels_apart import with_labels_apart
from pipeline.cells.notes import without_notes
from pipeline.cells.one_report import look_over, read_report
from pipeline.cells.outside import Kept, Paragraphs, last_before, taken_by, words_in
from pipeline.cells.prompts import without_prompts
from pipeline.cells.recurring.read import recurring
from pipeline.cells.said_count import more_said
from pipeline.cells.sections import sections_of
from pipeline.cells.stanzas.blocks import with_stanzas
from pipeline.cells.stanzas.card_frames import Frames, frames_of
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.cards_cut import cut_heads
from pipeline.cells.stanzas.framed import by_page, cards_of, may_be_cards
from pipeline.cells.stanzas.hanging import with_hanging
from pipeline.cells.stanzas.inner_forms import with_inner_forms
from pipeline.cells.stanzas.inner_tables import with_inner_tables
from pipeline.cells.stanzas.sidebar import is_sidebar
from pipeline.cells.stanzas.stacked import with_stacked
from pipeline.cells.stanzas.two_columns import with_columns
from pipeline.cells.stanzas.within import with_leads
from pipeline.cells.status.bars import is_bar
from pipeline.cells.status.fronted import with_fronted
from pipeline.cells.tells_more import count_of, is_enough, may_tell_more, tells_more
from pipeline.cells.text_boxes import without_boxes, without_margins, without_torn
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.records import ReadReport
from pipeline.models.report import Flag, Recommendation
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.steps import Step, active, count_firing, register
from pipeline.text.lexicon import Lexicon


class _Paper(NamedTuple):
    """What every reading of a document is given beside its tables."""

    pages: Sequence[Page]
    furniture: Places
    frames: Frames
    profile: Profile
    words: Lexicon
    kept: Kept

    def outside(self, taken: Places) -> Paragraphs:
        """The paragraphs of what is not taken."""
        return Paragraphs(self.pages, taken, self.words, self.kept)


def read_reports(
    pages: Sequence[Page], tables: Sequence[Table], furniture: Places, profile: Profile, words: Lexicon
) -> tuple[ReadReport, ...]:
    """All progress reports of a document.

    A table told by white alone counts only where its headings are those of a report: much that stands in
    columns is no table. Where fewer recommendations are found than there are boxes, which lines draw around text,
    these are opened; and where there are not as many as cards, pieces of cards are none. Where nothing is found, what
    comes again and again between numbers that count on is taken for a form that nobody knows; and where little of the
    paper is told, if that tells more.
    """
    paper = _Paper(pages, furniture, frames_of(pages), profile, words, {})
    found = _known(tables, paper)
    if is_enough(found, pages, furniture):
        return found
    other = _unknown(tables, found, paper)
    return other if tells_more(other, found) else found


def _known(tables: Sequence[Table], paper: _Paper) -> tuple[ReadReport, ...]:
    """The reports by the forms that are known."""
    pages, furniture, frames, profile, *_ = paper
    found = _reports(tables, paper)
    others = without_boxes(tables, profile)
    if count_of(found) < len(tables) - len(others):
        found, tables = _more_of(found, tables, others, paper)
    others = without_margins(tables, pages, profile)
    if len(others) < len(tables):
        found, tables = _more_of(found, tables, others, paper)
    boxed, likely = without_boxes(tables, profile), by_page(chain.from_iterable(may_be_cards(frames)))
    if len(without_torn(boxed, pages, likely, furniture)) == len(tables):
        return found  # not even all frames, be they cards or not, would take one away
    cards = cards_of(frames, pages, furniture, profile)
    count = sum(map(len, cards.values()))
    whole = without_torn(boxed, pages, cards, furniture) if count != count_of(found) else tables
    if not cards or len(whole) == len(tables):
        return found
    framed = _reports(whole, paper)
    return framed if abs(count_of(framed) - count) < abs(count_of(found) - count) else found


def _more_of(
    found: tuple[ReadReport, ...], tables: Sequence[Table], others: Sequence[Table], paper: _Paper
) -> tuple[tuple[ReadReport, ...], Sequence[Table]]:
    """What was found in some tables, or what others tell where that is more recommendations; and the tables taken."""
    opened = _reports(others, paper)
    return (opened, others) if count_of(opened) > count_of(found) else (found, tables)


def _reports(tables: Sequence[Table], paper: _Paper) -> tuple[ReadReport, ...]:
    """The reports that the tables and the text around them hold; a table's words are no text."""
    pages, furniture, frames, profile, words, _ = paper
    tables = with_own_heads([without_prompts(table, profile) for table in with_bars_over(tables)], profile)
    own = cut_heads(tables, profile)
    tables = [
        t for t in tables if t in own or not (is_sidebar(t, profile) or is_bar(t, profile) or is_seam(t, profile))
    ]
    tables = [part for t in tables for part in with_key_apart(t, profile)]
    tables = with_meanings_beside(tables, pages, furniture, profile)
    tables = with_inner_forms(with_inner_tables(tables, profile), profile, words)
    apart = with_captions_apart(tables, profile)
    shaped = [_shaped(t, profile, words) if t in tables else t for t in apart]
    taken = taken_by(shaped) | furniture
    outside = paper.outside(taken)
    shaped = with_stacked(shaped, profile, partial(last_before, outside))
    beside = with_columns(pages, shaped, furniture, profile, words)
    whole = with_cards(with_hanging(pages, beside, taken, profile, words), profile, partial(last_before, outside))
    tables = [t for t in whole if t.by != "alignment" or _may_be_records(t, profile)]
    paragraphs = outside if _same(tables, shaped) else paper.outside(taken_by(tables) | furniture)
    own = with_stanzas(pages, tables, paragraphs, frames, profile, words)
    if not _same(own, tables):
        tables = own
        paragraphs = paper.outside(taken_by(tables) | furniture)
    return _read(tables, paragraphs, paper)


def _unknown(tables: Sequence[Table], known: Sequence[ReadReport], paper: _Paper) -> tuple[ReadReport, ...]:
    """The reports whose form nobody knows; a table that they take no part of may still hold their key.

    None where what is `known` of the paper is surely told as well by the forms that are known.
    """
    pages, furniture, frames, profile, words, _ = paper
    made = recurring(pages, furniture, frames, profile, words)
    if not made:
        return ()
    held = taken_by(made)
    others = [table for table in tables if not held.among(words_in(table))]
    if not others and not all(may_tell_more(table, known) for table in made):
        return ()
    whole = sorted([*others, *made], key=lambda table: (table.boxes[0].page, table.boxes[0].box.top))
    found = _read(whole, paper.outside(taken_by(whole) | furniture), paper)
    return tuple(replace(report, recommendations=tuple(map(_unsure, report.recommendations))) for report in found)


def _unsure(recommendation: Recommendation) -> Recommendation:
    """A recommendation that says that its form was not known."""
    flag = Flag("FORM_UNKNOWN", None, "What belongs to it was told by labels that come again.")
    return replace(recommendation, flags=(*recommendation.flags, flag))


def _read(tables: Sequence[Table], paragraphs: Paragraphs, paper: _Paper) -> tuple[ReadReport, ...]:
    """The reports of tables whose columns are told, with what stands around them."""
    pages, furniture, _, profile, *_ = paper
    tables = [with_answers_below(with_values_apart(without_prompts(t, profile), profile), profile) for t in tables]
    sections = sections_of(tables, paragraphs, profile)
    take_far_headers(sections, tables, paragraphs, profile)
    for section in sections:
        look_over(section, profile)
    behind = any(section.records[0].table.pages[0] > 1 for section in sections)  # else no page in front is asked
    heads = {*(FRONT if behind else ()), *(section.first_page for section in sections)}
    running = {p.number: furniture.among(p.words) for p in pages if p.number in heads and furniture.on(p.number)}
    ends = [*(section.start for section in sections[1:]), (len(pages) + 1, 0.0)]
    found: list[ReadReport] = []
    begins = [(1, 0.0), *((section.last_page + 1, 0.0) for section in sections)]
    for section, begin, end in zip(sections, begins, ends, strict=False):
        report = read_report(section, begin, end, tables, paragraphs, running, profile)
        if count := len(report.recommendations):
            more = more_said(sections, section, end, paragraphs, count, profile)
            found.append(replace(report, issues=(*report.issues, *more)))
    return tuple(found)


def _same(some: Sequence[Table], others: Sequence[Table]) -> bool:
    """Whether these are the very same tables."""
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def _shaped(table: Table, profile: Profile, words: Lexicon) -> Table:
    """A table as most papers print it: upright, without notes, a column for every field."""
    for step in active(SHAPERS):
        made = step.run(table, profile, words)
        if made is not table:
            count_firing(step.name)
        table = made
    return table


SHAPERS = register(
    Step("own columns", lambda table, *_: with_own_columns(table), "columns that no row has a cell in"),
    Step("labels in rows", lambda table, *_: with_labels_apart(table), "two columns with a row for each label"),
    Step("turned tables", lambda table, profile, _: turned(table, profile), "headings in the first column"),
    Step("notes around", lambda table, profile, _: without_notes(table, profile), "rows before and behind the records"),
    Step("bands", lambda table, profile, _: with_bands(table, profile), "rows that are bands over others"),
    Step("rounds below", lambda table, profile, _: with_rounds_apart(table, profile), "a row for each round"),
    Step("rows below", lambda table, profile, _: with_rows_below(table, profile), "records of two rows"),
    Step("titles in front", lambda table, profile, _: with_heads_apart(table, profile), "rows that are made two"),
    Step("titled rows", lambda table, profile, _: with_titled_rows(table, profile), "rows that are titles"),
    Step("ticked columns", lambda table, profile, _: with_ticked(table, profile), "a tick under one of several values"),
    Step("look-alike signs", lambda table, profile, _: with_look_alikes(table, profile), "numbers misread on a scan"),
    Step("letters apart", lambda table, profile, _: with_letters(table, profile), "letters beside their number"),
    Step("labels inside", with_leads, "labels inside a cell"),
    Step("status in front", lambda table, profile, _: with_fronted(table, profile), "a status before the update"),
)


def _may_be_records(table: Table, profile: Profile) -> bool:
    """What the paper speaks of is asked later, when its paragraphs are known."""
    return named_or_guessed(table, profile, lambda: True) is not None
