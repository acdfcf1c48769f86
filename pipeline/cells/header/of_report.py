"""The header of one report, from its top, its running head, and what stands in front of it in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.cells.header.claims import Claim, Told, best, doubts
from pipeline.cells.header.covering import of_pages, pages_covering
from pipeline.cells.header.fields import claims_of, merged
from pipeline.cells.header.forms import boxed, further, labelled_forms, panelled
from pipeline.cells.header.front import NEAR, Running, in_front, of_front
from pipeline.cells.header.in_prose import further_pairs, sentences
from pipeline.cells.header.labels import Labelled, labelled_lines
from pipeline.cells.header.lines import short_lines
from pipeline.cells.header.of_itself import with_own_council, without_council_in_front
from pipeline.cells.header.sheet_cells import labelled_below, labelled_in, sheet_cells, telling
from pipeline.cells.header.title_rows import labelled_rows, over_labels, title_rows
from pipeline.cells.header.top import of_running
from pipeline.cells.outside import between
from pipeline.cells.sections import Records, Section
from pipeline.models.report import Header, Issue, labelled_once
from pipeline.models.table import Row
from pipeline.models.text import Text
from pipeline.profiles import Profile

Paragraphs = Mapping[int, Sequence[Text]]


def header_of_report(
    section: Section, above: Sequence[Text], paragraphs: Paragraphs, running: Running, profile: Profile
) -> tuple[Header, tuple[Issue, ...]]:
    """The header, and what in it is not told plainly.

    `above`: what stands above the table and is no part of a key; `running`: heads and feet by page.
    """
    first = section.records[0]
    titles = first.table.rows[: max(0, first.heading.rows - 1)]
    beside = sheet_cells(_above_columns(first))
    pairs = (*section.pairs, *labelled_rows(titles, profile), *_labelled_cells(titles, beside, profile))
    tops = telling(beside, profile) if beside else title_rows(titles, profile)
    texts = [*over_labels(section.headers, profile), *above, *tops]
    claims = list(claims_of(pairs, texts, profile))
    claims += of_running([*running.get(section.first_page, ()), *_foot(section, paragraphs, profile)], profile)
    pairs = (*pairs, *(own := list(labelled_forms(section.forms, profile))))
    lines = [*section.beyond, *boxed(section.forms, profile)]
    beyond = list(labelled_lines(section.beyond, profile))
    claims += list(further([*own, *beyond], lines, claims, profile))
    start = first.table.pages[0]
    covering = range(0)
    if section.leads and start <= NEAR:
        named = {str(claim.value) for claim in claims if claim.field == "inquiry"}
        panels = panelled(section.panels, page=1)
        claims += in_front(start, section.in_front, paragraphs, profile, named, panels)
    else:
        covering = pages_covering(start, section.after, section.in_front, paragraphs, profile)
        claims += of_pages(covering, section.in_front, paragraphs, profile)
    if start > 1 and not all(best(claims, body) for body in ("council", "committee")):
        claims += of_front(paragraphs, running, profile)
    claims += _of_columns(section)
    afar = [*beyond, *(section.in_front if section.leads or covering else ())]
    header = merged(claims, (*pairs, *further_pairs(afar, claims, profile)))
    header = with_own_council(without_council_in_front(header, profile), profile)
    told = sentences(claims, [*texts, *lines], header.printed, profile)
    return replace(header, printed=labelled_once((*header.printed, *told))), tuple(doubts(claims, section.first_page))


def _above_columns(records: Records) -> Sequence[Row]:
    """The rows above the heading, which may itself take two: one of groups of columns."""
    end = records.heading.rows - 1
    if end < 0:
        return ()
    head = records.table.rows[end]
    printed = zip(records.heading.columns, head.cells, strict=False)
    grouped = any(c is not None and c.text and " ".join(c.text.value.split()) != own.heading for own, c in printed)
    return records.table.rows[: max(0, end - grouped)]


def _labelled_cells(titles: Sequence[Row], cells: Sequence[Text], profile: Profile) -> list[Labelled]:
    """Labels and values that stand side by side with other cells, or over one another."""
    return [*labelled_in(cells, profile), *labelled_below(titles, profile)] if cells else []


def _of_columns(section: Section) -> Iterator[Claim]:
    """The latest day that a column of updates is headed with: "Progress to 26 February 2019"."""
    days = [c.dated for record in section.records for c in record.heading.of("update") if c.dated]
    if days:
        yield Claim("update_date", max(days), Told.FAR)


def _foot(section: Section, paragraphs: Paragraphs, profile: Profile) -> Iterator[str]:
    """The short lines below a report's first table on its page: in a paper of one page its foot is among them."""
    last = section.records[0].table.boxes[0]
    return short_lines(between(paragraphs, (last.page, last.box.bottom), (last.page + 1, 0.0)), profile)
