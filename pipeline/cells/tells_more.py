"""Which of two readings of a document tells more: the one by known forms, or the one by labels that come again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.records import ReadReport
from pipeline.models.report import Recommendation
from pipeline.models.table import Table
from pipeline.models.text import Text

MOST = 0.65  # share of the words on a report's pages: where recommendations tell fewer, another reading may tell more
MORE = (1.03, 0.85, 0.7)  # times as many words it must tell, by how many more things it tells of each recommendation
ALIKE = 1.2  # times as many where it tells no more of them
HEADED = 5  # columns of a table that is understood
FEW = 3  # things that are said of a recommendation: where it is fewer, it may be a piece of one


def is_enough(reports: Sequence[ReadReport], pages: Sequence[Page], furniture: Places) -> bool:
    """Whether no other reading needs to be tried: most of what stands on the reports' pages is told, by tables that
    lines or tags show, and recommendations have numbers or many columns are headed as known.
    """
    return _is_sure(reports) and _said_words(reports) >= MOST * _printed_words(reports, pages, furniture) > 0


def tells_more(some: Sequence[ReadReport], others: Sequence[ReadReport]) -> bool:
    """Whether some reports tell of more recommendations than others; of as many in more words, or one more thing of
    each; or far more of each, where others are pieces of them. Drawn tables whose columns are headed as known give way
    to more recommendations alone.
    """
    count, other = count_of(some), count_of(others)
    mine, theirs = _told(some), _told(others)
    if not count or mine < theirs or (count <= other and _is_drawn(others) and _is_headed(others)):
        return False
    whole = count >= other or (_may_be_pieces(others) and mine * other >= 2 * theirs * count)
    gained = round((mine - theirs) / count) if count == other else 1
    more = MORE[min(gained, len(MORE) - 1)] if mine > theirs else ALIKE
    # without the last ones as well: what stands below these may be taken for a part of them
    return whole and all(_said_words(some, less) > more * _said_words(others, less) for less in (0, 1))


def may_tell_more(table: Table, others: Sequence[ReadReport]) -> bool:
    """Whether the records of a table, if it is all that is read, may tell more than some reports: cheap to ask.

    Not where it says in the same cells what their only table says; nor where it has no more rows than there are
    recommendations, and those are told by drawn tables whose columns are headed as known; nor where it has fewer, and
    those are no pieces of others.
    """
    own = [other for report in others for other in report.tables]
    if len(own) == 1 and _says_the_same(table, own[0]):
        return False
    count, other = len(table.rows) - 1, count_of(others)
    if count < other and not _may_be_pieces(others):
        return False
    return count > other or not (_is_drawn(others) and _is_headed(others))


def _says_the_same(table: Table, other: Table) -> bool:
    """Whether two tables print the same words, and show the same marks, cell by cell."""
    one, two = ([[cell and (cell.text, cell.marks) for cell in row.cells] for row in t.rows] for t in (table, other))
    return one == two


def says_more(some: Sequence[ReadReport], others: Sequence[ReadReport]) -> bool:
    """Whether some reports say more things of as many recommendations."""
    return count_of(some) == count_of(others) and _told(some) > _told(others)


def count_of(reports: Sequence[ReadReport]) -> int:
    """How many recommendations there are in all."""
    return sum(len(report.recommendations) for report in reports)


def _is_sure(reports: Sequence[ReadReport]) -> bool:
    """Whether the tables tell by themselves that they are understood: else another reading may tell more."""
    numbered = any(recommendation.number for report in reports for recommendation in report.recommendations)
    return _is_drawn(reports) and (numbered or _is_headed(reports))


def _is_drawn(reports: Sequence[ReadReport]) -> bool:
    """Whether lines or tags told a table: the columns of cards that print alone tells may be headed by chance."""
    return any(table.by != "alignment" for report in reports for table in report.tables)


def _is_headed(reports: Sequence[ReadReport]) -> bool:
    """Whether each recommendation has its text, and many columns are headed as known."""
    known = [{c.role for c in report.columns if c.role and c.heading and not c.guessed} for report in reports]
    told = all(recommendation.recommendation for report in reports for recommendation in report.recommendations)
    return told and any(len(roles) >= HEADED for roles in known)


def _printed_words(reports: Sequence[ReadReport], pages: Sequence[Page], furniture: Places) -> int:
    """How many words stand on the pages of some reports, but for what comes again on each page."""
    own = {p.number for r in reports for p in pages if r.first_page <= p.number <= r.last_page}
    return sum(len(furniture.without(p.words)) for p in pages if p.number in own)


def _may_be_pieces(reports: Sequence[ReadReport]) -> bool:
    """Whether so little is said of each recommendation that it may be a piece of one."""
    return _told(reports) < FEW * count_of(reports)


def _told(reports: Sequence[ReadReport]) -> int:
    """How many things are said of recommendations; titles that are all alike are a label."""
    every = [r for report in reports for r in report.recommendations]
    said = ((r.number, *_prose(r)[1:], r.status.shown, r.lead_officer, r.target_date_printed) for r in every)
    titles = [r.title.value for r in every if r.title]
    count = len(titles) if len({*titles}) > 1 else 0
    return count + sum(value is not None for values in said for value in values)


def _said_words(reports: Sequence[ReadReport], less: int = 0) -> int:
    """How many words of prose recommendations, and what is said of them, are long, less the last of each report."""
    every = (r for report in reports for r in report.recommendations[: len(report.recommendations) - less])
    return sum(len(text.value.split()) for r in every for text in _prose(r) if text is not None)


def _prose(found: Recommendation) -> tuple[Text | None, ...]:
    return found.title, found.recommendation, found.response, found.action, found.update, found.previous_update
