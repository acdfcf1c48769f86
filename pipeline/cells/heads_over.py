"""The line over a table as the theme of its records: not an address, "Table 2", or the report's own title again.

Where several tables stand below headings that are printed alike, so does one with a sentence between it and its table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from pipeline.cells.header.labels import labelled_lines
from pipeline.cells.status.headed import state_of
from pipeline.cells.themes import LARGER, LONGEST, alike, print_of_line, theme_of_lines
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.letterheads import is_letterhead
from pipeline.text.printed import height_of

SMALLER = 0.85  # times the print of the records: a heading is not smaller than what it heads
MOST_BETWEEN = 3  # paragraphs between a heading and its table
_ENDS = (".", "!", "?", ":")


def theme_over(
    above: Sequence[Text], table: Table, before: Iterable[Text], titles: Iterable[Text], profile: Profile
) -> Text | None:
    """The theme of a table, from the lines above it.

    `before`: the headings over the tables before it; `titles`: what the report is called.
    """
    head = heading_over(above, profile)
    if head is None or head is above[-1] or not any(alike(head, other) for other in before):
        head = theme_of_lines(above, profile)
    if head is None or (state_of(head, profile).blank and is_plain(head, profile)):
        return None
    named = folded(head.value) in {folded(title.value) for title in titles}
    return None if named or is_letterhead(head.value) or _is_smaller(head, table) else head


def heading_over(above: Sequence[Text], profile: Profile) -> Text | None:
    """The heading nearest to a table: its last line, or above a few sentences the one that is printed unlike them."""
    for at, text in reversed([*enumerate(above)][-MOST_BETWEEN - 1 :]):
        below = above[at + 1 :]
        if _may_head(text, profile) and all(_heads(text, other) for other in below):
            return text
        if not (text.value.endswith(_ENDS) or is_plain(text, profile)) or not state_of(text, profile).blank:
            return None
    return None


def is_plain(text: Text, profile: Profile) -> bool:
    """Whether a heading only says what stands below every table: "Appendix A: Recommendations"."""
    return len(text.value.split()) <= LONGEST and profile.plain_heads.fullmatch(text.value) is not None


def _may_head(text: Text, profile: Profile) -> bool:
    brief = len(text.value.split()) <= LONGEST and not text.value.endswith(_ENDS)
    if not brief or print_of_line(text) is None or is_plain(text, profile) or profile.key_lead.match(text.value):
        return False
    return not any(True for _ in labelled_lines([text], profile))


def _heads(text: Text, below: Text) -> bool:
    """Whether a line is printed in bold over plain print, or larger than what stands below it."""
    bold = _is_bold(text) and not any(word.style.bold for word in below.words()[:1])
    return bold or height_of(text) > LARGER * height_of(below)


def _is_smaller(text: Text, table: Table) -> bool:
    """Whether a line is in smaller print than the table below it, and not in bold."""
    heights = [word.box.height for row in table.rows for cell in row.cells if cell for word in cell.text.words()]
    return bool(heights) and not _is_bold(text) and 0 < height_of(text) < SMALLER * median(heights)


def _is_bold(text: Text) -> bool:
    return all(word.style.bold for word in text.words())
