"""Tables and the text around them → the reports of a document, by whatever form their recommendations have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

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
from pipeline.cells.key_below import without_key_below
from pipeline.cells.labels_apart import with_labels_apart
from pipeline.cells.notes import without_notes
from pipeline.cells.one_report import ReadReport, look_over, read_report, said_words, told
from pipeline.cells.outside import Paragraphs, last_before, taken_by
from pipeline.cells.prompts import without_prompts
from pipeline.cells.recurring.read import recurring
from pipeline.cells.said_count import more_said
from pipeline.cells.sections import sections_of
from pipeline.cells.stanzas.blocks import with_stanzas
from pipeline.cells.stanzas.card_frames import Frames, frames_of
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.framed import cards_of
from pipeline.cells.stanzas.hanging import with_hanging
from pipeline.cells.stanzas.inner_tables import with_inner_tables
from pipeline.cells.stanzas.sidebar import is_sidebar
from pipeline.cells.stanzas.stacked import with_stacked
from pipeline.cells.stanzas.two_columns import with_columns
from pipeline.cells.stanzas.within import with_leads
from pipeline.cells.status.bars import is_bar
from pipeline.cells.status.fronted import with_fronted
from pipeline.cells.text_boxes import without_boxes, without_torn
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.report import Flag, Recommendation
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.text.lexicon import Lexicon

MOST = 0.65  # share of the words on a report's pages: where recommendations tell fewer, another reading may tell more
MORE = (1.03, 0.85, 0.7)  # times as many words it must tell, by how many more things it tells of each recommendation
ALIKE = 1.2  # times as many where it tells no more of them
FEW = 3  # things that are said of a recommendation: where it is fewer, it may be a piece of one


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
    frames = frames_of(pages)
    found = _known(pages, tables, furniture, frames, profile, words)
    if said_words(found) >= MOST * _printed_words(found, pages, furniture) > 0 and _is_sure(found):
        return found
    other = _unknown(pages, tables, furniture, frames, profile, words)
    return other if _tells_more(other, found) else found


def _tells_more(some: Sequence[ReadReport], others: Sequence[ReadReport]) -> bool:
    """Whether some reports tell of more recommendations than others; of as many in more words, or one more thing of
    each; or far more of each, where others are pieces of them.
    """
    count, other = _count(some), _count(others)
    if not count or told(some) < told(others):
        return False
    whole = count >= other or (told(others) < FEW * other and told(some) * other >= 2 * told(others) * count)
    gained = round((told(some) - told(others)) / count) if count == other else 1
    more = MORE[min(gained, len(MORE) - 1)] if told(some) > told(others) else ALIKE
    # without the last ones as well: what stands below these may be taken for a part of them
    return whole and all(said_words(some, less) > more * said_words(others, less) for less in (0, 1))


def _is_sure(reports: Sequence[ReadReport]) -> bool:
    """Whether lines or tags told the tables, and recommendations have numbers: else another reading may tell more."""
    numbered = any(recommendation.number for report in reports for recommendation in report.recommendations)
    return numbered and any(table.by != "alignment" for report in reports for table in report.tables)


def _printed_words(reports: Sequence[ReadReport], pages: Sequence[Page], furniture: Places) -> int:
    """How many words stand on the pages of some reports, but for what comes again on each page."""
    own = {p.number for r in reports for p in pages if r.first_page <= p.number <= r.last_page}
    return sum(len(furniture.without(p.words)) for p in pages if p.number in own)


def _known(
    pages: Sequence[Page],
    tables: Sequence[Table],
    furniture: Places,
    frames: Frames,
    profile: Profile,
    words: Lexicon,
) -> tuple[ReadReport, ...]:
    """The reports by the forms that are known."""
    found = _reports(pages, tables, furniture, frames, profile, words)
    others = without_boxes(tables)
    if _count(found) < len(tables) - len(others):
        opened = _reports(pages, others, furniture, frames, profile, words)
        found, tables = (opened, others) if _count(opened) > _count(found) else (found, tables)
    cards = cards_of(frames, pages, furniture, profile)
    count = sum(map(len, cards.values()))
    whole = without_torn(without_boxes(tables), pages, cards, furniture) if count != _count(found) else tables
    if not cards or len(whole) == len(tables):
        return found
    framed = _reports(pages, whole, furniture, frames, profile, words)
    return framed if abs(_count(framed) - count) < abs(_count(found) - count) else found


def _count(reports: Sequence[ReadReport]) -> int:
    return sum(len(report.recommendations) for report in reports)


def _reports(
    pages: Sequence[Page],
    tables: Sequence[Table],
    furniture: Places,
    frames: Frames,
    profile: Profile,
    words: Lexicon,
) -> tuple[ReadReport, ...]:
    """The reports that the tables and the text around them hold; a table's words are no text."""
    tables = with_own_heads([without_prompts(table, profile) for table in tables], profile)
    tables = [t for t in tables if not (is_sidebar(t, profile) or is_bar(t, profile) or is_seam(t, profile))]
    tables = [without_key_below(t, profile) for t in tables]
    shaped = [_shaped(t, profile, words) for t in with_inner_tables(tables, profile)]
    taken = taken_by(shaped) | furniture
    outside = Paragraphs(pages, taken, words)
    shaped = with_stacked(shaped, profile, partial(last_before, outside))
    beside = with_columns(pages, shaped, furniture, profile, words)
    whole = with_cards(with_hanging(pages, beside, taken, profile, words), profile, partial(last_before, outside))
    tables = [t for t in whole if t.by != "alignment" or _may_be_records(t, profile)]
    paragraphs = outside if _same(tables, shaped) else Paragraphs(pages, taken_by(tables) | furniture, words)
    own = with_stanzas(pages, tables, paragraphs, frames, profile, words)
    if not _same(own, tables):
        tables = own
        paragraphs = Paragraphs(pages, taken_by(tables) | furniture, words)
    return _read(pages, tables, paragraphs, furniture, profile)


def _unknown(
    pages: Sequence[Page],
    tables: Sequence[Table],
    furniture: Places,
    frames: Frames,
    profile: Profile,
    words: Lexicon,
) -> tuple[ReadReport, ...]:
    """The reports whose form nobody knows; a table that they take no part of may still hold their key."""
    made = recurring(pages, furniture, frames, profile, words)
    held = taken_by(made)
    others = [t for t in tables if made and not held.shared(taken_by([t]))]
    whole = sorted([*others, *made], key=lambda table: (table.boxes[0].page, table.boxes[0].box.top))
    found = _read(pages, whole, Paragraphs(pages, taken_by(whole) | furniture, words), furniture, profile)
    return tuple(replace(report, recommendations=tuple(map(_unsure, report.recommendations))) for report in found)


def _unsure(recommendation: Recommendation) -> Recommendation:
    """A recommendation that says that its form was not known."""
    flag = Flag("FORM_UNKNOWN", None, "What belongs to it was told by labels that come again.")
    return replace(recommendation, flags=(*recommendation.flags, flag))


def _read(
    pages: Sequence[Page], tables: Sequence[Table], paragraphs: Paragraphs, furniture: Places, profile: Profile
) -> tuple[ReadReport, ...]:
    """The reports of tables whose columns are told, with what stands around them."""
    tables = [with_answers_below(with_values_apart(without_prompts(t, profile), profile), profile) for t in tables]
    running = {p.number: furniture.among(p.words) for p in pages if furniture.on(p.number)}
    sections = sections_of(tables, paragraphs, profile)
    for section in sections:
        look_over(section, profile)
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
    own = with_labels_apart(with_own_columns(table))
    banded = with_bands(without_notes(turned(own, profile), profile), profile)
    whole = with_heads_apart(with_rows_below(banded, profile), profile)
    titled = with_rounds_apart(with_titled_rows(whole, profile), profile)
    lettered = with_letters(with_look_alikes(with_ticked(titled, profile), profile), profile)
    return with_fronted(with_leads(lettered, profile, words), profile)


def _may_be_records(table: Table, profile: Profile) -> bool:
    """What the paper speaks of is asked later, when its paragraphs are known."""
    return named_or_guessed(table, profile, lambda: True) is not None
